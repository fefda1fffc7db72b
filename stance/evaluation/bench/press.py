"""A generated press corpus of any size, as a Parquet or CSV table: wire copy, reprints and background, as in reality.

Dispatches are made of sentences of our own (a speaker, what they say, a number, a place), so that what is new in one is
hardly anywhere else, and of background that the agencies repeat. Each row is one outlet's article: a new dispatch, or a
reprint of one of the last thousand under another outlet, day and address, one in five without its last paragraph; or
the very row of an article that came before, as where two exports overlap. `Kind` says how much of each there is. The
same arguments give the same rows. Limit: the grammar is small; it shows load, never quality.
"""

from __future__ import annotations

import csv
import html
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

SPEAKERS = (
    "Emmanuel Macron", "Volodymyr Zelensky", "Vladimir Poutine", "Dmitri Peskov", "Sergueï Lavrov", "Joe Biden",
    "Olaf Scholz", "Jens Stoltenberg", "Josep Borrell", "Ursula von der Leyen", "Maria Zakharova", "Antony Blinken",
    "Dmytro Kouleba", "Catherine Colonna", "Viktor Orban", "Recep Tayyip Erdogan", "Charles Michel", "Andrzej Duda",
)  # fmt: skip
SAID = ("a déclaré", "a affirmé", "a estimé", "a prévenu", "a assuré", "a répété", "a souligné", "a lancé")
CLAIMS = (
    "la Russie devra répondre de {n} frappes contre la région de {place}",
    "l'OTAN ne cherche pas la guerre, malgré {n} exercices près de {place}",
    "l'Ukraine a besoin de {n} systèmes de défense pour protéger {place}",
    "les {n} sanctions adoptées contre Moscou n'ont pas changé la situation à {place}",
    "Washington livrera {n} véhicules blindés, dont une partie passera par {place}",
    "Kiev a refusé {n} propositions de cessez-le-feu autour de {place}",
    "l'armée russe a perdu {n} hommes en une semaine dans le secteur de {place}",
    "les Occidentaux ont envoyé {n} conseillers, ce que Moscou juge inacceptable à {place}",
    "l'agression russe a chassé {n} familles de la ville de {place}",
    "l'Alliance tiendra ses {n} engagements envers les habitants de {place}",
)
NARRATION = (
    "Au moins {n} personnes ont été blessées dans la nuit à {place}, selon les autorités ukrainiennes.",
    "Les forces russes ont tiré {n} missiles en direction de {place}, où les alertes se sont succédé.",
    "Une délégation américaine de {n} membres était attendue à {place} dans la journée.",
    "Le front s'est déplacé de {n} kilomètres autour de {place}, d'après des images prises par satellite.",
    "Près de {n} camions d'aide sont arrivés à {place}, où l'électricité manque depuis une semaine.",
)
BACKGROUND = (
    "La Russie a lancé le 24 février 2022 une offensive de grande ampleur contre l'Ukraine.",
    "Moscou avait annexé la Crimée en mars 2014, une annexion que l'immense majorité des États ne reconnaît pas.",
    "L'OTAN compte trente-deux membres depuis l'adhésion de la Suède.",
    "Les États-Unis sont le premier fournisseur d'aide militaire à l'Ukraine depuis le début du conflit.",
    "Le Kremlin présente ce conflit comme une opération militaire spéciale.",
    "Les accords de Minsk, signés en 2015, n'ont jamais été appliqués entièrement.",
    "L'Union européenne a adopté plusieurs trains de sanctions contre la Russie.",
    "Aucune de ces déclarations n'a pu être vérifiée de source indépendante.",
)
PLACES = (
    "Kharkiv", "Odessa", "Zaporijjia", "Kherson", "Bakhmout", "Marioupol", "Dnipro", "Lviv", "Soumy", "Tchernihiv",
    "Kramatorsk", "Mykolaïv", "Izioum", "Melitopol", "Vilnius", "Varsovie", "Ramstein", "Genève", "Bucarest", "Riga",
)  # fmt: skip
OUTLETS = tuple(f"Journal généré {n:02}" for n in range(60))
COLUMNS = ("titre", "journal", "date de parution", "url", "texte", "page d'origine")
RECENT = 1000  # dispatches that are still reprinted, and rows that may come again
CUT = 0.2  # of the reprints lose their last paragraph
FIRST_DAY, DAYS = date(2021, 1, 1), 1800
ROWS_PER_GROUP = 5000


@dataclass(frozen=True, slots=True)
class Kind:
    """What a corpus is like: paragraphs of a dispatch, sentences of each, the share of these that is background; the
    share of the articles that is a dispatch never seen before, that of the rows that came before, and how many bytes of
    web page stand beside each text."""

    paragraphs: tuple[int, int]
    sentences: tuple[int, int]
    background: float
    new: float
    again: float = 0.0
    page_bytes: int = 0


# Briefs of some seventy words, each dispatch in some sixteen outlets.
BRIEFS = Kind((2, 3), (2, 2), background=0.45, new=0.06)
# Articles of some seven hundred words beside their page, each dispatch in fifty outlets, every second row twice.
LONG = Kind((8, 12), (3, 5), background=0.3, new=0.02, again=0.5, page_bytes=5500)
Row = tuple[str, str, date, str, str, str]


def rows(kind: Kind, number: int) -> Iterator[Row]:
    """In the order of COLUMNS. The address of each article ends with its number, counted from 1."""
    draw = random.Random(number)
    dispatches: deque[tuple[str, list[str]]] = deque(maxlen=RECENT)
    before: deque[Row] = deque(maxlen=RECENT)
    articles = 0
    for _ in range(number):
        if before and draw.random() < kind.again:
            yield draw.choice(before)
            continue
        articles += 1
        before.append(_article(kind, articles, dispatches, draw))
        yield before[-1]


def _article(kind: Kind, number: int, dispatches: deque[tuple[str, list[str]]], draw: random.Random) -> Row:
    if not dispatches or draw.random() < kind.new:
        dispatches.append(_dispatch(kind, draw))
        title, paragraphs = dispatches[-1]
    else:
        title, paragraphs = draw.choice(dispatches)
        paragraphs = paragraphs[: len(paragraphs) - (draw.random() < CUT)]
    outlet, day = draw.randrange(len(OUTLETS)), FIRST_DAY + timedelta(draw.randrange(DAYS))
    url = f"https://journal-{outlet:02}.example/{day:%Y/%m}/article-{number}"
    return title, OUTLETS[outlet], day, url, "\n\n".join(paragraphs), _page(title, paragraphs, kind.page_bytes)


def write_parquet(path: Path, kind: Kind, number: int) -> None:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    made = rows(kind, number)
    schema = pa.schema([(name, pa.date32() if name.startswith("date") else pa.string()) for name in COLUMNS])
    with ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(made, ROWS_PER_GROUP)):
            writer.write_table(pa.table([list(column) for column in zip(*group, strict=True)], schema=schema))


def write_csv(path: Path, kind: Kind, number: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(rows(kind, number))


def _page(title: str, paragraphs: list[str], size: int) -> str:
    """The article as its web page had it, cut or filled up to `size` bytes."""
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article><nav>"
    return (page + '<a href="/rubrique">Une autre rubrique</a>' * (size // 40))[:size]


def _dispatch(kind: Kind, draw: random.Random) -> tuple[str, list[str]]:
    paragraphs = [
        " ".join(_sentence(kind, draw) for _ in range(draw.randint(*kind.sentences)))
        for _ in range(draw.randint(*kind.paragraphs))
    ]
    place = draw.choice(PLACES)
    return f"{draw.choice(SPEAKERS)} évoque la situation à {place}", paragraphs


def _sentence(kind: Kind, draw: random.Random) -> str:
    if draw.random() < kind.background:
        return draw.choice(BACKGROUND)
    slots = {"n": f"{draw.randint(2, 99_999):,}".replace(",", " "), "place": draw.choice(PLACES)}
    claim, speaker, said = draw.choice(CLAIMS).format(**slots), draw.choice(SPEAKERS), draw.choice(SAID)
    match draw.randrange(4):
        case 0:
            return f"{speaker} {said} que {claim}."
        case 1:
            return f"« {claim[0].upper()}{claim[1:]} », {said} {speaker}."
        case 2:
            return f"Selon {speaker}, {claim}."
        case _:
            return draw.choice(NARRATION).format(**slots)
