"""Which statements to check, in which order, and how each came to be asked for.

A queue is drawn from the statements that pass the filters, by the labels of the model: labels that people correct must
not change which statements are asked for. Limit: when an import adds statements, a queue is drawn again from all; those
checked keep the record of the draw they came from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from stance.corrections.acts import Draw
from stance.store.filters import Filters, to_query
from stance.views.view import View

KINDS = ("random", "uncertain", "filtered")
SIZE, LARGEST = 100, 5_000


@dataclass(frozen=True, slots=True)
class Queue:
    """The statements asked for, in order, out of `population`."""

    kind: str
    seed: int
    size: int
    ids: tuple[str, ...]
    population: int
    filters: Filters

    @property
    def probability(self) -> float | None:
        """Of being asked for; known only when chance decides."""
        return min(1.0, self.size / self.population) if self.kind == "random" and self.population else None

    def draw_of(self, view: View, statement_id: str) -> Draw:
        """The record kept with a check; a statement that is not in the queue was chosen by its annotator."""
        info = view.reader.info()
        if statement_id not in self.ids:
            return Draw("chosen", data_hash=info.data_hash)
        return Draw(
            queue=self.kind, seed=self.seed if self.kind == "random" else None, probability=self.probability,
            rank=self.ids.index(statement_id) + 1, size=self.size, population=self.population,
            filters=to_query(self.filters, info.first_date, info.last_date), data_hash=info.data_hash,
        )  # fmt: skip


def choose(view: View) -> Queue:
    """The widgets of the queue, and what they ask for."""
    t = view.t
    kind = st.segmented_control(
        t("review.queue"), KINDS, required=True, key=kept("review_kind", KINDS[0]),
        format_func=lambda v: t(f"review.queue_{v}"),
    )  # fmt: skip
    size = st.number_input(t("review.size"), 1, LARGEST, step=10, key=kept("review_size", SIZE), width=110)
    seed = 1
    if kind == "random":
        seed = st.number_input(
            t("review.seed"), 0, 999_999, key=kept("review_seed", 1), help=t("help.review_seed"), width=120
        )  # fmt: skip
    return draw(view, kind, int(seed), int(size))


def kept(key: str, first: Any) -> str:
    """The key of a widget whose value must outlive a visit to another page, where Streamlit forgets it."""
    state, copy = st.session_state, f"{key}_kept"
    state.setdefault(key, state.get(copy, first))
    state[copy] = state[key]
    return key


def draw(view: View, kind: str, seed: int, size: int) -> Queue:
    filters = replace(view.filters, label_source="model")
    found = view.reader.frame(f"queue_{kind}", filters, size=size, **({"seed": seed} if kind == "random" else {}))
    population = int(found["population"].iloc[0]) if len(found) else 0
    return Queue(kind, seed, size, tuple(found["statement_id"]), population, filters)
