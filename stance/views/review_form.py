"""The form of one statement to check, and what it sends. The form itself (`review_form.js`) answers each key at once in
the browser; the server hears of it when the annotator saves, skips or undoes.

What comes back is checked here like anything that comes from outside: unknown labels and over-long texts are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import streamlit as st

from stance.corrections.acts import LONGEST, LONGEST_NOTE, Judgement, Voice, choice
from stance.errors import CorrectionError
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS
from stance.views.fragments import tame
from stance.views.i18n import Texts

HERE = Path(__file__).parent
ORDER = ("against", "neutral", "favor", "none")
# Letters that lie at the same place on French, Belgian, Swiss and American keyboards, one row per target.
KEYS = {"russia": "ERTY", "us_nato": "SDFG", "ukraine": "XCVB", "tone": "UIO"}
_form = st.components.v2.component(
    "stance_review_form", html='<form class="review" autocomplete="off"></form>',
    css=(HERE / "review_form.css").read_text(encoding="utf-8"),
    js=(HERE / "review_form.js").read_text(encoding="utf-8"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form shows: a statement, what to fill in beforehand, and where the annotator stands."""

    statement_id: str
    sentence: str
    place: str
    judgement: Judgement
    speaker: str
    known_actors: tuple[str, ...]
    can_undo: bool
    said: str
    nonce: str


def show(asked: Asked, t: Texts, on: Callable[[str, Mapping[str, Any]], None]) -> None:
    """Draw the form; `on(name, value)` is called with save, skip or undo before the page is drawn again."""
    key = "review_form"

    def heard(name: str) -> Callable[[], None]:
        return lambda: on(name, st.session_state[key][name])

    _form(
        key=key, data=_data(asked, t), on_save_change=heard("save"), on_skip_change=heard("skip"),
        on_undo_change=heard("undo"),
    )  # fmt: skip


def _data(asked: Asked, t: Texts) -> dict[str, Any]:
    given = asked.judgement
    groups = [
        _group(target, t(f"target.{target}"), ORDER, "label", given.stance.get(target), t) for target in TARGETS
    ] + [_group("tone", t("review.tone"), TONE_LABELS, "tone", given.tone, t)]
    words = ("save", "skip", "undo", "rest", "note", "not_statement", "keys", "missing", "lost")
    return {
        "statement": asked.statement_id, "nonce": asked.nonce, "place": asked.place, "said": asked.said,
        "sentence": tame(asked.sentence), "targets": list(TARGETS), "groups": groups, "undo": asked.can_undo,
        "note": given.note, "not_statement": given.is_statement is False,
        "speaker": _speaker(asked, t), "words": {word: t(f"review.{word}") for word in words},
    }  # fmt: skip


def _group(name: str, legend: str, values: tuple[str, ...], kind: str, value: str | None, t: Texts) -> dict[str, Any]:
    options = [
        {"value": one, "label": t(f"{kind}.{one}"), "key": key} for one, key in zip(values, KEYS[name], strict=True)
    ]
    return {"name": name, "legend": legend, "options": options, "value": value}


def _speaker(asked: Asked, t: Texts) -> dict[str, Any]:
    voices = ("", "narration", "speech")
    return {
        "legend": t("review.speaker", speaker=tame(asked.speaker)), "named": t("review.speaker_named"),
        "options": [{"value": voice, "label": t(f"review.voice_{voice or 'kept'}")} for voice in voices],
        "value": asked.judgement.voice or "", "actor": asked.judgement.actor,
        "known": [tame(name) for name in asked.known_actors],
    }  # fmt: skip


def judgement_of(sent: Mapping[str, Any]) -> Judgement:
    """The judgement that the browser sent. Raises CorrectionError when it is not one."""
    stance = sent.get("stance")
    if not isinstance(stance, Mapping) or not set(stance) <= set(TARGETS):
        raise CorrectionError("The form sent something else than labels. Nothing was saved; reload the page.")
    is_statement = choice(sent.get("is_statement"), (True, False), "answer")
    if is_statement and set(stance) != set(TARGETS):
        raise CorrectionError("A target has no label. Nothing was saved; give each a label.")
    voice = choice(sent.get("voice"), (*get_args(Voice), None), "voice")
    return Judgement(
        stance={target: choice(label, STANCE_LABELS, "stance") for target, label in stance.items()},
        tone=choice(sent.get("tone"), (*TONE_LABELS, None), "tone"), voice=voice,
        actor=_text(sent.get("actor"), LONGEST["actor"]) if voice == "speech" else None,
        is_statement=is_statement, note=_text(sent.get("note"), LONGEST_NOTE) or "",
    )  # fmt: skip


def _text(value: Any, longest: int) -> str | None:
    """A text of the form as it can be written in the log; half characters of a broken paste are replaced."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value.strip()[:longest].encode("utf-8", "replace").decode()
