"""A view as one HTML page to print, keep or send: figures, tables, sentences, method, citation, and nothing to fetch.

Figures are drawn as SVG by `drawing` (a page weighs some 60 kB; with Plotly inlined it would weigh 5 MB). Words of
articles are escaped, and a policy in the page forbids scripts and addresses altogether.
"""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from stance import __version__
from stance.views import estimates
from stance.views.fragments import clip, safe_link
from stance.views.fragments import escape as tame
from stance.views.publication import drawing
from stance.views.publication.citation import Citation, cite, filters_in_words
from stance.views.publication.redraw import LABELS
from stance.views.publication.snapshot import Snapshot, take
from stance.views.statement_list import voice
from stance.views.view import View

STYLE = Path(__file__).with_name("report.css")
SENTENCES = 5  # per target and side
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def report(view: View, page: str | None, today: date) -> str:
    with view.reader.session():  # made on a click, outside the page's own session
        return _report(view, page, today)


def _report(view: View, page: str | None, today: date) -> str:
    t, snapshot = view.t, take(view)
    citation = cite(view, page, today)
    parts = [_head(view, snapshot, today), _figures(view, snapshot), _corrected(view), _sentences(view), _method(view),
             _citation(view, citation)]  # fmt: skip
    style = STYLE.read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{t.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{tame(t('report.title'))} – {tame(clip(filters_in_words(view), 80))}</title>"
        f"<style>{style}</style></head><body><main>{''.join(parts)}</main></body></html>\n"
    )


def _head(view: View, snapshot: Snapshot, today: date) -> str:
    t, numbers = view.t, snapshot.numbers
    counted = t("report.counted", statements=t.count("statement", numbers["enonces"]),
                articles=t.count("article", numbers["articles"]))  # fmt: skip
    demo = f'<p class="warn">{tame(t("notice.demo"))}</p>' if view.reader.info().demo else ""
    made = t("report.made", version=__version__, day=t.day(today))
    return (
        f"<header><p class='kicker'>{tame(made)}</p><h1>{tame(t('report.title'))}</h1>"
        f"<p class='scope'>{tame(filters_in_words(view))}</p><p>{tame(counted)}</p>{demo}</header>"
    )


def _figures(view: View, snapshot: Snapshot) -> str:
    t, numbers = view.t, snapshot.numbers
    if not numbers["positions"]:
        return f"<p>{tame(t('empty.title'))}</p>"
    drawn = drawing.figures(numbers, snapshot.view["mots"])
    parts = []
    for file, svg in drawn.items():
        name = file.removesuffix(".svg")
        table = _table(_rows(view, numbers["positions"]), t("report.figure_positions")) if name == "positions" else ""
        parts.append(f"<section class='figure'><h2>{tame(t(f'report.figure_{name}'))}</h2><figure>{svg}<figcaption>"
                     f"{tame(t(f'report.read_{name}'))}</figcaption></figure>{table}</section>")  # fmt: skip
    return "".join(parts)


def _rows(view: View, positions: list[dict[str, Any]]) -> list[dict[str, str]]:
    t = view.t
    return [
        {
            t("column.target"): t(f"target.{row['cible']}"), t("column.position"): t.score(row["moyenne"]),
            t("column.interval"): t.interval(row["bas"], row["haut"]),
            **{t(f"label.{label}"): t.number(row[word]) for label, word in LABELS.items()},
            t("column.statements"): t.number(row["enonces"]), t("column.articles"): t.number(row["articles"]),
        }
        for row in positions
    ]  # fmt: skip


def _corrected(view: View) -> str:
    t = view.t
    if view.filters.labels or view.filters.min_probability or not estimates.drawn_at_all(view):
        return f"<section><h2>{tame(t('estimate.title'))}</h2><p>{tame(t('report.uncorrected'))}</p></section>"
    found = estimates.find(view)
    table = _table([estimates.means(one, t) for one in found if one.values], t("estimate.title"))
    told = "".join(f"<p>{tame(text)}</p>" for text in [*estimates.told(found, t), *estimates.refusals(found, t)])
    return f"<section><h2>{tame(t('estimate.title'))}</h2>{table}{told}</section>"


def _sentences(view: View) -> str:
    """The furthest from zero on both sides: what the extremes of the view rest on, not a sample of it."""
    t, parts = view.t, []
    for target in view.targets:
        columns = []
        for side in ("against", "favor"):
            rows = view.reader.frame("statements", view.filters, order=f"{target}_{side}", limit=SENTENCES, offset=0)
            kept = [row for row in rows.to_dict("records") if row[f"{target}_label"] == side]
            quotes = "".join(_quote(view, row, target) for row in kept) or f"<p>{tame(t('empty.short'))}</p>"
            columns.append(f"<div><h4>{tame(t(f'actors.most_{side}'))}</h4>{quotes}</div>")
        parts.append(f"<h3>{tame(t(f'target.{target}'))}</h3><div class='sides'>{''.join(columns)}</div>")
    head = f"<h2>{tame(t('report.sentences'))}</h2><p>{tame(t('report.sentences_note'))}</p>"
    return f"<section>{head}{''.join(parts)}</section>"


def _quote(view: View, row: dict[str, Any], target: str) -> str:
    t = view.t
    place = ", ".join([clip(voice(row, t), 60), row["outlet"] or t("unknown.outlet"), t.day(row["date"])])
    link = safe_link(row.get("url"))
    source = f'<br><span class="url">{tame(link)}</span>' if link else ""
    said = f"<cite>{tame(place)} · {t.score(row[target])}{source}</cite>"
    return f"<blockquote><p>{tame(clip(row['text'], 500))}</p>{said}</blockquote>"


def _method(view: View) -> str:
    t, info = view.t, view.reader.info()
    facts = [{t("status.name"): name, t("status.value"): value} for name, value in (
        (t("report.model"), f"{Path(info.model or '–').name} · {info.model_revision or '–'}"),
        (t("report.data"), info.data_hash), (t("report.program"), f"Stance {__version__}"),
    )]  # fmt: skip
    words = f"{t('method.position')}<h2>{tame(t('method.numbers'))}</h2>{t('method.numbers_text')}"
    return f"<section class='method'>{words}{_table(facts, t('method.versions'))}</section>"


def _citation(view: View, citation: Citation) -> str:
    return (f"<section><h2>{tame(view.t('publish.cite'))}</h2><p>{tame(citation.text)}</p>"
            f"<pre>{escape(citation.bibtex)}</pre></section>")  # fmt: skip


def _table(rows: list[dict[str, str]], caption: str) -> str:
    if not rows:
        return ""
    head = "".join(f"<th scope='col'>{tame(name)}</th>" for name in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{tame(value)}</td>" for value in row.values()) + "</tr>" for row in rows)
    return f"<table><caption>{tame(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
