"""What the checks of people say of the whole: shares and means corrected for the model's errors, its accuracy on this
corpus, and how far the corpus lies from what the model was evaluated on. Arithmetic only: no query, no page."""
