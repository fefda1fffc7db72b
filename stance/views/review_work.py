"""One annotator at work on a queue: the statement in its article, the form, what is saved, where they stand.

Each act is on disk before the next statement is shown. What others say of a statement is not shown here, nor what the
model says unless the annotator asks for it; both are in the log and on the page of statements. A fragment: saving draws
this part of the page again and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from stance.corrections.acts import Act, Judgement, StatementKey, new_act
from stance.corrections.reviews import Review
from stance.errors import CorrectionError, StoreError
from stance.records import TARGETS
from stance.store.corrections import key_of
from stance.views import review_form, statement_list, statement_panel
from stance.views.data import open_reader
from stance.views.fragments import escape, notice, safe_link, show_html
from stance.views.review_form import Asked
from stance.views.review_queue import Queue
from stance.views.view import View

LOG = logging.getLogger(__name__)
KNOWN_ACTORS = 400  # suggested when a speaker is corrected
# Names of the session's state: acts of this visit that can be undone, statements put aside, one that was asked for by a
# link or comes back, what to say, a number that changes with each act so that the form knows its answer was heard, and
# the last act, whose labels are filled in again when it was undone or could not be saved.
MADE, SKIPPED, CHOSEN, SAID, TURN, REDONE = (
    f"review_{name}" for name in ("made", "skipped", "chosen", "said", "turn", "redone")
)


@st.fragment
def render(view: View, annotator: str, queue: Queue) -> None:
    try:
        _render(view, annotator, queue)
    except (StoreError, CorrectionError) as error:  # the frame sees it only when the whole page is drawn
        LOG.exception("The store or the log failed while a statement was checked")
        notice(view.t("failure.store" if isinstance(error, StoreError) else "review.no_log"), "warning")


def _render(view: View, annotator: str, queue: Queue) -> None:
    view = view.with_reader(open_reader(view.settings.db))
    state = st.session_state
    for name, blank in ((MADE, []), (SKIPPED, set()), (SAID, ("", "")), (TURN, 0), (REDONE, None)):
        state.setdefault(name, blank)
    if linked := state.pop("linked_statement", None):
        state[CHOSEN] = linked
    reviews = view.reader.reviews()
    mine = {key for key, review in reviews.items() if annotator in review.checks}
    _standing(view, queue, mine)
    kind, said = state[SAID]
    if kind == "warning":
        notice(said, "warning")
    current = _current(queue, mine)
    if current is None:
        notice(view.t("review.done" if queue.ids else "empty.short"))
        if _mine(annotator):
            st.button(view.t("review.undo"), on_click=_undo, args=(view, annotator))
        return
    _work(view, annotator, queue, current, reviews.get(current))


def _current(queue: Queue, mine: set[str]) -> str | None:
    """The statement chosen by a link, else the first of the queue that this annotator has not checked; those put aside
    come last."""
    chosen = st.session_state.get(CHOSEN)
    if chosen:
        return chosen
    left = [key for key in queue.ids if key not in mine]
    return min(left, key=lambda key: key in st.session_state[SKIPPED], default=None)


def _standing(view: View, queue: Queue, mine: set[str]) -> None:
    t = view.t
    done = sum(key in mine for key in queue.ids)
    words = t("review.progress", done=t.number(done), asked=t.count("statement", len(queue.ids)))
    how = t(
        f"review.how_{queue.kind}", population=t.count("statement", queue.population), seed=queue.seed,
        probability=t.percent(queue.probability or 0, 1),
    )  # fmt: skip
    show_html(
        f'<div class="sx-progress"><progress value="{done}" max="{max(1, len(queue.ids))}" '
        f'aria-label="{escape(words)}"></progress><p><b>{escape(words)}</b> {escape(how)}</p></div>'
    )


def _work(view: View, annotator: str, queue: Queue, current: str, review: Review | None) -> None:
    t = view.t
    found = view.reader.frame("statement", statement_id=current)
    if found.empty:
        notice(t("panel.missing", id=current), "warning")
        st.session_state.pop(CHOSEN, None)
        st.session_state[SKIPPED].add(current)
        return
    row = found.iloc[0].to_dict()
    scores = view.reader.frame("statement_scores", statement_id=current)
    left, right = st.columns(2, gap="large")
    with left:
        # The toggle stands under the statement and decides what it says, so its value is read before it is drawn.
        shown = bool(st.session_state.get("review_show_model"))
        _statement(view, row, scores if shown else None)
        st.toggle(t("review.show_model"), key="review_show_model", help=t("help.review_show_model"))
    with right:
        last = review.checks.get(annotator) if review else None
        last = st.session_state[REDONE] if _is(st.session_state[REDONE], current, annotator) else last
        before = last.judgement if last else _model(row, scores) if shown else Judgement()
        kept = {"model_revision": view.reader.info().model_revision, "model_shown": shown}
        act = partial(_act, view, annotator, key_of(row), kept | {"draw": queue.draw_of(view, current)})
        review_form.show(_asked(view, annotator, row, queue, before, shown), t, act)


def _statement(view: View, row: dict, scores) -> None:
    """The statement in its article, as on the page of statements, without what would tell the answer."""
    marks = view.reader.frame("article_statements", article_id=row["article_id"])
    told = "" if scores is None else statement_panel.model_says(row, scores, view)
    head, passage = statement_panel.head(row, view.t), statement_panel.passage(row, marks)
    show_html(f'<article class="sx-panel">{head}{passage}{told}</article>')
    link = safe_link(row["url"])
    if link:
        st.link_button(view.t("panel.source"), link, icon=":material/open_in_new:")


def _mine(annotator: str) -> list[Act]:
    """The acts of this visit by this name, which may be another than before."""
    return [act for act in st.session_state[MADE] if act.annotator == annotator]


def _is(act: Act | None, statement_id: str, annotator: str) -> bool:
    return act is not None and (act.statement.id, act.annotator) == (statement_id, annotator)


def _model(row: dict, scores) -> Judgement:
    """The model's labels, filled in beforehand for an annotator who asked to see them."""
    stance = dict(zip(scores["target"], scores["label"], strict=True))
    return Judgement({target: stance[target] for target in TARGETS if target in stance}, tone=row["tone"])


def _asked(view: View, annotator: str, row: dict, queue: Queue, before: Judgement, shown: bool) -> Asked:
    t, state = view.t, st.session_state
    ids = queue.ids
    place = (
        t("review.place", rank=ids.index(row["statement_id"]) + 1, of=len(ids)) if row["statement_id"] in ids else ""
    )
    facets = view.reader.facets()
    actors = facets[facets["facet"] == "actors"]["value"].head(KNOWN_ACTORS)
    return Asked(
        statement_id=row["statement_id"], sentence=row["text"], place=place, judgement=before,
        speaker=statement_list.voice(row, t), known_actors=tuple(actors), can_undo=bool(_mine(annotator)),
        said=state[SAID][1], nonce=f"{row['statement_id']}·{state[TURN]}·{t.language}·{annotator}·{shown}",
    )  # fmt: skip


def _act(
    view: View, annotator: str, statement: StatementKey, facts: Mapping[str, Any], name: str, sent: Mapping[str, Any]
) -> None:  # fmt: skip
    """What the form sent, for the statement that it was drawn for."""
    state = st.session_state
    state[TURN] += 1
    state[SAID] = ("", "")
    if name == "undo":
        _undo(view, annotator)
        return
    if sent.get("statement") != statement.id:
        return  # pressed twice: the first press was heard
    if name == "skip":
        state[SKIPPED].add(statement.id)
        state.pop(CHOSEN, None)
        return
    try:
        act = new_act("check", annotator, statement, judgement=review_form.judgement_of(sent), **facts)
        state[REDONE] = act  # should it not be saved, its labels stay filled in
        _told(view, view.reader.log().append(act).set_aside)
    except CorrectionError as error:
        state[SAID] = ("warning", f"{view.t('review.not_saved')} {error}")
        return
    state[MADE].append(act)
    state.pop(CHOSEN, None)
    state[SKIPPED].discard(statement.id)


def _undo(view: View, annotator: str) -> None:
    """Take back the last act of this visit: a new line, and its statement is asked for again."""
    state = st.session_state
    if not _mine(annotator):
        return
    last = _mine(annotator)[-1]
    try:
        _told(view, view.reader.log().append(new_act("undo", annotator, last.statement, undoes=last.id)).set_aside)
    except CorrectionError as error:
        state[SAID] = ("warning", f"{view.t('review.not_saved')} {error}")
        return
    state[MADE].remove(last)
    state[CHOSEN], state[REDONE] = last.statement.id, last
    state[SAID] = ("", view.t("review.undone"))


def _told(view: View, set_aside) -> None:
    """What the annotator hears of a saved act."""
    t = view.t
    said = ("", t("review.saved")) if set_aside is None else ("warning", t("review.recovered", path=set_aside.name))
    st.session_state[SAID] = said
