"""Text → inputs: mentions are marked on the right tokens, windows cover long texts whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.scores.features import SPEAKER, WINDOW, collate
from stance.scores.targets import SLOTS


@pytest.fixture(scope="module")
def featurizer(classifier):
    return classifier.featurizer_for("russia")[0]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Moscou accuse Kiev", ["russia", "ukraine"]),
        ("L’Otan et les États-Unis", ["us_nato", "us_nato"]),
        ("le maître du Kremlin", ["russia"]),
        ("les Occidentaux hésitent", ["us_nato"]),
        # False positives
        ("une salade russe", []),
        ("l'Amérique latine", []),
        ("la rive occidentale du Dniepr", []),
        ("il pleut sur Nantes", []),
    ],
)
def test_mentions(featurizer, text, slots):
    assert [mention.slot for mention in featurizer.mentions(text)] == slots


def test_roles_lie_on_the_tokens_of_the_mention(featurizer):
    text = "Le ministre dit que l'Ukraine tiendra face à la Fédération de Russie."
    window = featurizer.windows([text])[0]
    marked = {SLOTS[role - 1]: "" for role in window.roles if role}
    for (start, end), role in zip(window.offsets, window.roles, strict=True):
        if role:
            marked[SLOTS[role - 1]] += text[start:end]
    assert {slot: value.strip(" '") for slot, value in marked.items()} == {
        "ukraine": "Ukraine",
        "russia": "Fédération de Russie",
    }


def test_who_only_speaks_has_a_mark_of_its_own(featurizer):
    window = featurizer.windows(["Selon Moscou, l'Ukraine recule."])[0]
    assert set(window.roles) == {0, SPEAKER + SLOTS.index("russia"), 1 + SLOTS.index("ukraine")}


def test_the_lexicon_marks_blame(featurizer):
    window = featurizer.windows(["Il condamne cette décision."])[0]
    assert (window.valence < 0).any()


def test_long_texts_are_windowed_whole(featurizer):
    text = "La Russie avance. " * 400
    windows = featurizer.windows([text, "court"])
    assert [w.text_index for w in windows][-1] == 1
    assert all(len(w.ids) <= WINDOW for w in windows)
    assert max(w.offsets[:, 1].max() for w in windows) >= len(text.rstrip()) - 1


@given(st.text(min_size=1, max_size=300))
def test_any_text_gives_aligned_inputs(featurizer, text):
    windows = featurizer.windows([text])
    assert windows
    batch = collate(windows)
    assert batch["input_ids"].shape == batch["roles"].shape == batch["valence"].shape[:2]
    assert np.isfinite(batch["valence"]).all()
