"""Relecture, agreement: how far annotators agree, on which labels they differ, and the disagreements to settle.

Coefficients are computed in `stance.corrections.agreement`, on the last word of each annotator; settlements do not
change them. Limit: disagreements are shown some at a time, the most recent first.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from stance.corrections.acts import Judgement, new_act
from stance.corrections.agreement import RELIABLE, TENTATIVE, Agreement, Unit, alpha, confusion, kappa, pairs_of, units
from stance.corrections.reviews import IS_STATEMENT, SPEAKER, TONE, Review
from stance.errors import CorrectionError
from stance.records import TARGETS
from stance.views.evaluation import heat_table
from stance.views.fragments import clip, escape, notice, plain, section, show_html, show_table
from stance.views.i18n import Texts
from stance.views.review_words import LABELS, field_name, label_name
from stance.views.view import View

SHOWN = 20  # disagreements on one page
FEW = 30  # statements under which an interval is only a hint


def render(view: View, annotator: str | None) -> None:
    """`annotator` is who settles; None: nobody may."""
    t, reviews = view.t, view.reader.reviews()
    found = {field: units(reviews, field) for field in LABELS}
    pairs = pairs_of(unit for field in TARGETS for unit in found[field])
    section(t("agreement.title"), t("agreement.note"))
    if not pairs:
        notice(t("agreement.none"))
    else:
        pair = st.selectbox(
            t("agreement.pair"), pairs, key="agreement_pair", format_func=lambda names: " / ".join(names), width=360
        )  # fmt: skip
        _coefficients(found, pair, t)
        _confusions(found, pair, t)
    _disagreements(view, reviews, annotator)


def _coefficients(found: Mapping[str, list[Unit]], pair: tuple[str, str], t: Texts) -> None:
    rows, few = [], False
    for field, of_field in found.items():
        whole, two = alpha(of_field), kappa(of_field, *pair)
        few = few or 0 < whole.units < FEW
        rows.append({
            t("agreement.field"): field_name(field, t), t("agreement.alpha"): _words(whole, t),
            t("agreement.read"): _level(whole, t),
            t("agreement.kappa", first=pair[0], second=pair[1]): _words(two, t),
            t("column.statements"): t.number(whole.units), t("column.articles"): t.number(whole.articles),
        })  # fmt: skip
    show_table(rows, t("agreement.title"))
    notice(t("agreement.read_note", reliable=t.number(RELIABLE, 2), tentative=t.number(TENTATIVE, 2)), "small")
    if few:
        notice(t("agreement.few", n=FEW), "small")


def _words(value: Agreement, t: Texts) -> str:
    if value.value is None:
        return t("agreement.undefined") if value.units else "–"
    text = t.number(value.value, 2)
    if value.low is None or value.high is None:
        return f"{text} ({t('agreement.one_article')})"
    return f"{text} ({t.number(value.low, 2)} {t('format.to')} {t.number(value.high, 2)})".replace(" ", "\u00a0")


def _level(value: Agreement, t: Texts) -> str:
    """The customary words, for the lower end of the interval: what can be relied on."""
    if value.value is None or value.low is None:
        return "–"
    level = "reliable" if value.low >= RELIABLE else "tentative" if value.low >= TENTATIVE else "weak"
    return t(f"agreement.{level}")


def _confusions(found: Mapping[str, list[Unit]], pair: tuple[str, str], t: Texts) -> None:
    first, second = pair
    section(t("agreement.confusion"), t("agreement.confusion_note", first=first, second=second), level=3)
    tables = "".join(
        heat_table(field_name(field, t), [label_name(field, label, t) for label in labels],
                   confusion(found[field], first, second, labels), t)
        for field, labels in LABELS.items()
    )  # fmt: skip
    show_html(f'<div class="sx-heats">{tables}</div>')


def _disagreements(view: View, reviews: Mapping[str, Review], annotator: str | None) -> None:
    t = view.t
    open_ = {key: review for key, review in reviews.items() if review.contested()}
    section(t("agreement.open", n=t.count("statement", len(open_))), t("agreement.open_note"))
    if error := st.session_state.pop("agreement_error", None):
        notice(error, "warning")
    if open_ and annotator is None and not view.settings.read_only:
        notice(t("agreement.who_first"))
    latest = sorted(open_.items(), key=lambda pair: pair[1].history[-1].time, reverse=True)
    for key, review in latest[:SHOWN]:
        with st.container(border=True, key=f"disagreement_{key}"):
            _disagreement(view, key, review, annotator)
    if len(latest) > SHOWN:
        st.caption(t("agreement.more", n=len(latest) - SHOWN))


def _disagreement(view: View, key: str, review: Review, annotator: str | None) -> None:
    t = view.t
    show_html(f'<p class="sx-sentence">{escape(clip(review.statement.text, 600))}</p>')
    st.page_link(
        st.session_state["statements_page"], label=t("agreement.in_article"), icon=":material/article:",
        query_params={"enonce": key, "langue": t.language},
    )  # fmt: skip
    for field in review.contested():
        said = review.labels(field)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<p class="sx-settle"><b>{escape(field_name(field, t))}</b></p>', width=150)
            for value in sorted(set(said.values()), key=str):
                names = ", ".join(name for name, other in said.items() if other == value)
                st.button(
                    f"**{plain(clip(label_name(field, value, t), 40))}** · {plain(clip(names, 60))}",
                    key=f"settle_{key}_{field}_{value}", disabled=annotator is None, help=t("agreement.settle"),
                    on_click=_settle, args=(view, review, field, value, annotator),
                )  # fmt: skip


def _settle(view: View, review: Review, field: str, value: object, annotator: str) -> None:
    try:
        act = new_act("settle", annotator, review.statement, judgement=judgement_on(field, value),
                      model_revision=view.reader.info().model_revision)  # fmt: skip
        view.reader.log().append(act)
    except CorrectionError as error:
        st.session_state["agreement_error"] = f"{view.t('review.not_saved')} {error}"


def judgement_on(field: str, value: object) -> Judgement:
    """A judgement of one field alone."""
    if field == SPEAKER:
        voice, actor = value
        return Judgement(voice=voice, actor=actor)
    if field == IS_STATEMENT:
        return Judgement(is_statement=value)
    return Judgement(tone=value) if field == TONE else Judgement({field: value})
