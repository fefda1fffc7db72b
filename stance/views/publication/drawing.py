"""Figures of a view as SVG, from its numbers (see `redraw`), without any library: for reports, and for bundles, where
this file is `dessins.py`.

Few colours, a word beside each, names escaped; the same numbers give the same bytes.
"""

from __future__ import annotations

from datetime import date
from html import escape

COLORS = {"against": "#C25E0C", "favor": "#1F66A8", "neutral": "#A3A099", "ink": "#1D2229", "muted": "#5F6368",
          "rule": "#DAD5CA", "russia": "#8A3B76", "us_nato": "#14796D", "ukraine": "#4A5263"}  # fmt: skip
ORDER = (("against", "hostile"), ("neutral", "neutre"), ("favor", "favorable"))
WIDTH = 720
FONT = "font-family=\"'Source Sans 3','Source Sans Pro',Helvetica,Arial,sans-serif\""


def figures(found, words):
    """{file name: SVG}; `words` are those of vue.json."""
    drawn = {"positions.svg": positions(found, words), "parts.svg": shares(found, words)}
    drawn["temps.svg"] = time(found, words)
    if found["noms"]:
        drawn["noms.svg"] = names(found, words)
    return drawn


def svg(height, title, body):
    space = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}"'
    return f'<svg {space} role="img" {FONT} font-size="13"><title>{escape(title)}</title>{body}</svg>\n'


def text(x, y, content, anchor="start", color="ink", extra=""):
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{COLORS[color]}"'
    return f"<text {place} {extra}>{escape(content)}</text>"


def line(x1, y1, x2, y2, color="rule", extra=""):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{COLORS[color]}" {extra}/>'


def written(value, words, digits=2, sign=True):
    shown = f"{abs(value):.{digits}f}"
    mark = "−" if value < 0 and float(shown) else "+" if sign and float(shown) else ""
    return mark + (shown.replace(".", ",") if words["virgule"] else shown)


def cut(name, longest):
    return name if len(name) <= longest else name[: longest - 1] + "…"


def scale(left, right):
    return lambda value: left + (value + 1) / 2 * (right - left)


def axis(x, top, bottom, words):
    """From hostile to favourable, zero marked."""
    body = "".join(line(x(v), top, x(v), bottom, "muted" if v == 0 else "rule") for v in (-1, -0.5, 0, 0.5, 1))
    ends = {-1: words["hostile"], 0: "0", 1: words["favorable"]}
    return body + "".join(
        text(x(v), bottom + 17, ends.get(v, written(v, words)), "middle", "muted") for v in (-1, -0.5, 0, 0.5, 1)
    )


def dot(x, y, row, color):
    low, high = (row[k] if row[k] is not None else row["moyenne"] for k in ("bas", "haut"))
    return (line(x(low), y, x(high), y, color, 'stroke-width="5" stroke-opacity="0.4" stroke-linecap="round"')
            + f'<circle cx="{x(row["moyenne"]):.1f}" cy="{y:.1f}" r="5" fill="{COLORS[color]}"/>')  # fmt: skip


def positions(found, words):
    x, body = scale(190, WIDTH - 130), ""
    for place, row in enumerate(found["positions"]):
        y = 24 + 40 * place
        body += text(0, y + 4, words[row["cible"]]) + dot(x, y, row, row["cible"])
        body += text(WIDTH, y + 4, f"{written(row['moyenne'], words)}  (n {row['enonces']})", "end")
    bottom = 40 * len(found["positions"]) + 6
    return svg(bottom + 30, words["titre_positions"], axis(x, 4, bottom, words) + body)


def shares(found, words):
    body, left, right = "", 190, WIDTH - 70
    for place, row in enumerate(found["positions"]):
        y, at = 30 + 40 * place, left
        total = sum(row[word] for _, word in ORDER)
        body += text(0, y + 16, words[row["cible"]]) + text(WIDTH, y + 16, f"n {total}", "end", "muted")
        for label, word in ORDER:
            share, wide = row[word] / total, row[word] / total * (right - left)
            body += f'<rect x="{at:.1f}" y="{y}" width="{wide:.1f}" height="24" fill="{COLORS[label]}"/>'
            if share > 0.07:
                white = 'style="fill:#fff"' if label != "neutral" else ""
                body += text(
                    at + wide / 2,
                    y + 16,
                    f"{100 * share:.0f}" + (" %" if words["virgule"] else "%"),
                    "middle",
                    extra=white,
                )
            at += wide
    head = "".join(
        f'<rect x="{left + 130 * i}" y="4" width="11" height="11" fill="{COLORS[label]}"/>'
        + text(left + 16 + 130 * i, 14, words[word], color="muted")
        for i, (label, word) in enumerate(ORDER)
    )
    return svg(36 + 40 * len(found["positions"]), words["titre_parts"], head + body)


def time(found, words):
    """One panel per target."""
    starts = sorted({row["debut"] for row in found["temps"]})
    if not starts:
        return svg(30, words["titre_temps"], text(0, 18, words["sans_date"], color="muted"))
    first, last = date.fromisoformat(starts[0]), date.fromisoformat(starts[-1])
    step = (WIDTH - 100) / max(1, (last - first).days)
    body, top = "", 20
    for target in dict.fromkeys(row["cible"] for row in found["temps"]):
        body += text(0, top, words[target], extra='font-weight="600"')
        for value, word in ((1, words["favorable"]), (0, "0"), (-1, words["hostile"])):
            body += text(66, height(value, top) + 4, word, "end", "muted")
            body += line(72, height(value, top), WIDTH, height(value, top), "muted" if value == 0 else "rule")
        for row in (row for row in found["temps"] if row["cible"] == target):
            body += point(84 + (date.fromisoformat(row["debut"]) - first).days * step, top, row, target)
        top += 165
    for year in range(first.year, last.year + 1):
        at = 84 + max(0, (date(year, 1, 1) - first).days) * step
        body += text(at, top - 16, str(year), color="muted") + line(at, top - 38, at, top - 28, "muted")
    return svg(top, words["titre_temps"], body)


def height(value, top):
    return top + 15 + (1 - value) / 2 * 100


def point(at, top, row, target):
    """Mean and interval of one period; of few statements, a pale dot."""
    y = height(row["moyenne"], top)
    if is_small(row):
        return f'<circle cx="{at:.1f}" cy="{y:.1f}" r="2" fill="{COLORS["neutral"]}"/>'
    low, high = (row[k] if row[k] is not None else row["moyenne"] for k in ("bas", "haut"))
    reach = line(at, height(low, top), at, height(high, top), target, 'stroke-width="3" stroke-opacity="0.35"')
    return reach + f'<circle cx="{at:.1f}" cy="{y:.1f}" r="3.5" fill="{COLORS[target]}"/>'


def is_small(row):
    return row["enonces"] < 10 or row["articles"] < 3


def names(found, words):
    """Names by rows, targets by hue: mean and interval."""
    shown = list(dict.fromkeys(row["nom"] for row in found["noms"]))
    targets = list(dict.fromkeys(row["cible"] for row in found["noms"]))
    x, body = scale(190, WIDTH - 42), ""
    for place, name in enumerate(shown):
        body += text(0, 44 + 44 * place, cut(name, 26)) + line(0, 62 + 44 * place, WIDTH, 62 + 44 * place)
        for row in (row for row in found["noms"] if row["nom"] == name):
            y = 32 + 44 * place + 12 * targets.index(row["cible"])
            at, color = x(row["moyenne"]), COLORS[row["cible"]]
            ring = f'<circle cx="{at:.1f}" cy="{y}" r="3.5" fill="none" stroke="{color}"/>'
            body += ring if is_small(row) else dot(x, y, row, row["cible"])
    head = "".join(
        f'<circle cx="{196 + 150 * i}" cy="10" r="5" fill="{COLORS[target]}"/>'
        + text(206 + 150 * i, 14, words[target], color="muted")
        for i, target in enumerate(targets)
    )
    bottom = 24 + 44 * len(shown)
    return svg(bottom + 30, words["titre_noms"], head + axis(x, 22, bottom, words) + body)
