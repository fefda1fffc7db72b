"""Shares and means corrected for the model's errors, beside the raw ones, with what they rest on or why there are none.

The arithmetic is that of `stance.estimates`. The view asked for is the one of the filters, with the model's labels:
labels that people corrected must not decide which statements are asked about.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from stance.errors import CorrectionError
from stance.estimates.checked import LEAST_CASES, Refusal, Sample, refuse
from stance.estimates.corrected import QUANTITIES, Corrected, estimate
from stance.estimates.frames import population_of, raw_of, sample_of
from stance.estimates.unlearnt import Learnt, moved, unlearnt
from stance.records import STANCE_LABELS
from stance.store.filters import Filters, to_query
from stance.views.fragments import notice, section, show_table
from stance.views.i18n import Texts
from stance.views.view import View

SHARES = ("against", "favor", "neutral", "none")


@dataclass(frozen=True)
class Found:
    """One target of the view: the model's own figures, and the corrected ones or why there are none. A share without
    an entry in `values` has too few cases in the sample."""

    target: str
    statements: int
    raw: Mapping[str, float | None]
    sample: Sample
    values: Mapping[str, Corrected]
    refusal: Refusal | None


def find(view: View) -> list[Found]:
    """The targets of the view that hold statements."""
    filters = asked(view.filters)
    moments = view.reader.frame("moments", filters, shown=view.targets)
    stated = view.reader.frame("drawn", filters, shown=view.targets)
    drawn = unlearnt(stated, learnt(view))
    found = []
    for target in view.targets:
        population, sample = population_of(moments, target), sample_of(drawn, target)
        if population is None:
            continue
        population = moved(population, stated, drawn, target)
        reason = refuse(sample)
        values = (
            {} if reason else {name: estimate(population, sample, name) for name in QUANTITIES if _enough(sample, name)}
        )
        found.append(Found(target, population.statements, raw_of(moments, target), sample, values, reason))
    return found


def learnt(view: View) -> Learnt:
    """The statements that the revision shown learnt from; none for most revisions."""
    return learnt_by_revision(view).get(view.reader.info().model_revision or "", {})


def learnt_by_revision(view: View) -> Mapping[str, Learnt]:
    """What each revision learnt from, with republished copies."""
    rows, found = view.reader.frame("learnt"), {}
    for revision, text in zip(rows["model_revision"], rows["statements"], strict=True):
        own = json.loads(text)
        copies = view.reader.frame("copies", ids=tuple(own))
        pairs = zip(copies["copy_id"], copies["statement_id"], strict=True)
        found[revision] = {copy: own[original] for copy, original in pairs} | own
    return found


def asked(filters: Filters) -> Filters:
    """The view as the estimates see it."""
    return replace(filters, label_source="model")


def drawn_at_all(view: View) -> bool:
    """Whether anybody checked statements drawn at random; quick, before anything is counted."""
    try:
        return bool(view.reader.log_generation) and view.reader.corrections().tables["checked_draws"].num_rows > 0
    except CorrectionError:
        return False  # the frame has said that the log cannot be read


def _enough(sample: Sample, quantity: str) -> bool:
    if quantity not in STANCE_LABELS:
        return True
    cases = int((sample.truth == STANCE_LABELS.index(quantity)).sum())
    return LEAST_CASES <= cases <= len(sample) - LEAST_CASES


def brief(view: View) -> None:
    """For the overview: a line where nothing was checked, else the corrected means and shares of each target."""
    t = view.t
    if not drawn_at_all(view):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="estimates_invite"):
            notice(t("estimate.invite"), "small")
            _link(view)
        return
    section(t("estimate.title"), t("estimate.note"))
    body(view)


def body(view: View) -> None:
    t = view.t
    if view.filters.labels or view.filters.min_probability:
        notice(t("estimate.refused_labels"))
        return
    found = find(view)
    show_table([row for one in found if one.values for row in [means(one, t)]], t("estimate.title"))
    for text in [*told(found, t), *refusals(found, t)]:
        notice(text, "small")
    if any(one.refusal for one in found):
        _link(view)


def full(view: View) -> None:
    """For the method page: every share, and how to read it."""
    t = view.t
    body(view)
    if view.filters.labels or view.filters.min_probability:
        return
    for one in find(view):
        if one.values:
            section(t(f"target.{one.target}"), level=3)
            show_table(shares(one, t), t("estimate.shares_caption", target=t(f"target.{one.target}")))


def means(one: Found, t: Texts) -> dict[str, str]:
    value = one.values["mean"]
    row = {
        t("column.target"): t(f"target.{one.target}"),
        t("estimate.raw"): _score(one.raw["mean"], t),
        t("estimate.corrected"): t.score(value.value),
        t("column.interval"): t.interval(value.low, value.high),
    }
    for label in ("against", "favor"):
        row[t(f"estimate.share_{label}")] = _pair(one, label, t)
    return row | {t("estimate.checked"): t.number(value.checked), t("estimate.more"): _more(value, t)}


def shares(one: Found, t: Texts) -> list[dict[str, str]]:
    rows = []
    for label in SHARES:
        value = one.values.get(label)
        rows.append({
            t("estimate.share"): t(f"estimate.of_{label}"), t("estimate.raw"): _percent(one.raw[label], t),
            t("estimate.corrected"): t("estimate.rare", n=LEAST_CASES) if value is None else t.percent(value.value),
            t("column.interval"): "–" if value is None else span(value, t),
            t("estimate.more"): "–" if value is None else _more(value, t),
        })  # fmt: skip
    return rows


def told(found: list[Found], t: Texts) -> list[str]:
    """What the figures rest on and how much more work would narrow them, in plain sentences."""
    given = [one for one in found if one.values]
    if not given:
        return []
    checked = max(len(one.sample) for one in given)
    lines = [t("estimate.meaning", checked=t.count("statement", checked),
               all=t.count("statement", max(one.statements for one in given)))]  # fmt: skip
    best = min((one for one in given), key=lambda one: one.values["mean"].more or 10**9)
    value, name = best.values["mean"], t(f"target.{best.target}")
    if value.more is None:
        lines.append(t("estimate.narrowest", width=t.number(value.narrowest, 2)))
    else:
        lines.append(
            t("estimate.halve", target=name, more=t.number(value.more), all=t.number(value.more + value.checked))
        )
    return lines


def refusals(found: list[Found], t: Texts) -> list[str]:
    """Why targets have no estimate; the same reason is said once."""
    reasons: dict[str, list[str]] = {}
    for one in found:
        if one.refusal:
            words = {name: t.number(value) for name, value in one.refusal.values.items()}
            reasons.setdefault(t(f"estimate.refused_{one.refusal.reason}", **words), []).append(
                t(f"target.{one.target}")
            )
    return [f"{', '.join(names)}{t('format.colon')}{text}" for text, names in reasons.items()]


def span(value: Corrected, t: Texts) -> str:
    return f"{t.percent(value.low)} {t('format.to')} {t.percent(value.high)}"


def _pair(one: Found, label: str, t: Texts) -> str:
    value = one.values.get(label)
    raw = _percent(one.raw[label], t)
    return f"{raw} → {t('estimate.few') if value is None else f'{t.percent(value.value)} ({span(value, t)})'}"


def _more(value: Corrected, t: Texts) -> str:
    return t("estimate.never") if value.more is None else "+" + t.number(value.more)


def _score(value: float | None, t: Texts) -> str:
    return "–" if value is None else t.score(value)


def _percent(value: float | None, t: Texts) -> str:
    return "–" if value is None else t.percent(value)


def _link(view: View) -> None:
    """To the queue of checks, drawn from this very view."""
    if view.settings.read_only:
        return
    st.page_link(
        st.session_state["review_page"], label=view.t("estimate.check"), icon=":material/rate_review:",
        query_params={**to_query(view.filters, *view.reader.bounds()), "langue": [view.t.language]},
    )  # fmt: skip
