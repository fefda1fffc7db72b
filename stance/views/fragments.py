"""Small pieces of HTML and text made safe. The only module that writes markup from the words of an article.

Everything that comes from a corpus passes `escape` before it enters HTML, `plain` before it becomes a Streamlit label
(labels read Markdown) and `plot_text` before it becomes a Plotly text (which reads a few tags).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape as escape_html
from urllib.parse import urlsplit

import streamlit as st

DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&^=])")
LONGEST_WORD = re.compile(r"\S{60,}")


def tame(text: str) -> str:
    """Without marks that turn the reading direction: they could make a sentence read as another."""
    return DIRECTION_MARKS.sub("", text)


def escape(text: object) -> str:
    return escape_html(tame(str(text)), quote=True)


def plain(text: object) -> str:
    """Text shown as it is in a label that reads Markdown."""
    return MARKDOWN.sub(r"\\\1", tame(str(text)).replace("\n", " "))


def plot_text(text: object, longest: int = 34) -> str:
    return escape_html(clip(str(text), longest), quote=False)


def clip(text: str, longest: int) -> str:
    text = " ".join(tame(text).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def safe_link(url: object) -> str | None:
    """The address when it is an ordinary web one; a script or a file is never made into a link."""
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def show_html(markup: str) -> None:
    st.html(markup)


def notice(text: str, kind: str = "info") -> None:
    """A plain sentence with a rule at its side; `kind` is info, warning or small."""
    st.html(f'<p class="sx-notice sx-{kind}" role="status">{escape(text)}</p>')


def standfirst(text: str) -> None:
    st.html(f'<p class="sx-standfirst">{escape(text)}</p>')


def section(title: str, note: str = "", level: int = 2) -> None:
    under = f'<p class="sx-note">{escape(note)}</p>' if note else ""
    st.html(f'<div class="sx-section"><h{level}>{escape(title)}</h{level}>{under}</div>')


def show_table(rows: Sequence[Mapping[str, object]], caption: str) -> None:
    """A short table as real HTML: read by screen readers, scrolled sideways on a phone, also by keyboard. Cells are
    escaped."""
    if not rows:
        return
    columns = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    lines = ("".join(f"<td>{escape(row.get(name, '–'))}</td>" for name in columns) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    head = f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
    st.html(f'<div class="sx-table" {scrolled(caption)}><table>{head}'
            f"<tbody>{body}</tbody></table></div>")  # fmt: skip


def scrolled(name: str) -> str:
    """Attributes of a part that may scroll sideways: the keyboard reaches it, a screen reader names it."""
    return f'role="region" tabindex="0" aria-label="{escape(name)}"'
