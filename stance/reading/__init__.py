"""How a raw French text is read, below all stages: same-length view, tokens, quotations, sentences, verb forms.

Nothing here changes the text or knows of actors, outlets or dates; every result is a character offset into the
original. Imports nothing of ours outside this folder.
"""
