"""Explanations: quick, aligned with the text, and faithful: taking the heaviest words away moves the score most."""

from stance.scores.explain import explain
from tests.effort import seconds

TEXT = "Le ministre a dénoncé la lâche agression de la Russie contre le courageux peuple ukrainien, qui tient bon."


def test_weights_lie_on_words(classifier):
    explanation = explain(classifier, TEXT, "russia")
    assert explanation.label == classifier.score([TEXT])[0].stance["russia"].label
    assert all(TEXT[w.start : w.end].strip() for w in explanation.words)


def test_deleting_the_heaviest_words_lowers_the_decision_more_than_the_lightest(classifier):
    explanation = explain(classifier, TEXT, "russia")
    ranked = sorted(explanation.words, key=lambda w: w.weight)

    def score_without(words):
        text = "".join(c for i, c in enumerate(TEXT) if not any(w.start <= i < w.end for w in words))
        return classifier.score([text])[0].stance["russia"].score

    assert score_without(ranked[-3:]) > score_without(ranked[:3])


def test_it_is_fast_enough_to_show_on_click(classifier):
    assert seconds(lambda: explain(classifier, TEXT, "ukraine"), enough=1.0) < 1.0
