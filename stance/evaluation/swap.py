"""Target-swap augmentation: the same sentence with the targets' names exchanged, and its labels with them.

What is hostile when said of Kiev is hostile when said of Moscow: swapped sentences teach that. Country, capital,
leader and nationality words are exchanged with their articles and elisions ("de la Russie" → "d'Ukraine" is written
"de l'Ukraine"). Agreement of adjectives and verbs is not repaired everywhere; a sentence is only used when, after
the swap, the mentions found are exactly the ones wanted. Names of other countries stand in for the slot `other`.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from stance.records import TARGETS


@dataclass(frozen=True, slots=True)
class Noun:
    """A name with what French needs to know of it: gender `m`, `f` or plural `p`; bare names take no article."""

    text: str
    gender: str = "m"
    bare: bool = False

    @property
    def elides(self) -> bool:
        return self.text[0].lower() in "aeéèêiouâîôûh"


KINDS = ("country", "capital", "palace", "leader", "adjective")
ADJECTIVES = {
    "russia": ("russe", "russe", "russes", "russes"),
    "ukraine": ("ukrainien", "ukrainienne", "ukrainiens", "ukrainiennes"),
    "us_nato": ("américain", "américaine", "américains", "américaines"),
}
NOUNS: dict[str, dict[str, tuple[Noun, ...]]] = {
    "russia": {
        "country": (Noun("Russie", "f"), Noun("Fédération de Russie", "f")),
        "capital": (Noun("Moscou", bare=True),),
        "palace": (Noun("Kremlin"),),
        "leader": (Noun("Vladimir Poutine", bare=True), Noun("Poutine", bare=True)),
    },
    "ukraine": {
        "country": (Noun("Ukraine", "f"),),
        "capital": (Noun("Kiev", bare=True), Noun("Kyiv", bare=True)),
        "palace": (Noun("présidence ukrainienne", "f"), Noun("Bankova", "f")),
        "leader": (Noun("Volodymyr Zelensky", bare=True), Noun("Zelensky", bare=True)),
    },
    "us_nato": {
        "country": (
            Noun("OTAN", "f"),
            Noun("Otan", "f"),
            Noun("Amérique", "f"),
            Noun("États-Unis", "p"),
            Noun("Alliance atlantique", "f"),
            Noun("Occident"),
            Noun("Etats-Unis", "p"),
        ),
        "capital": (Noun("Washington", bare=True),),
        "palace": (Noun("Maison Blanche", "f"), Noun("Pentagone"), Noun("Maison-Blanche", "f")),
        "leader": (
            Noun("Donald Trump", bare=True),
            Noun("Joe Biden", bare=True),
            Noun("Trump", bare=True),
            Noun("Biden", bare=True),
            Noun("Barack Obama", bare=True),
            Noun("Obama", bare=True),
        ),
    },
}
OTHERS: tuple[tuple[dict[str, tuple[Noun, ...]], tuple[str, str, str, str]], ...] = tuple(
    (
        {
            "country": (Noun(country, gender),),
            "capital": (Noun(capital, bare=True),),
            "palace": (Noun(palace, palace_gender),),
            "leader": (Noun(leader, bare=True),),
        },
        adjective,
    )
    for country, gender, capital, palace, palace_gender, leader, adjective in (
        (
            "Chine",
            "f",
            "Pékin",
            "diplomatie chinoise",
            "f",
            "Xi Jinping",
            ("chinois", "chinoise", "chinois", "chinoises"),
        ),
        (
            "Union européenne",
            "f",
            "Bruxelles",
            "Commission européenne",
            "f",
            "Josep Borrell",
            ("européen", "européenne", "européens", "européennes"),
        ),
        ("Turquie", "f", "Ankara", "présidence turque", "f", "Erdogan", ("turc", "turque", "turcs", "turques")),
        ("Iran", "m", "Téhéran", "régime iranien", "m", "Raïssi", ("iranien", "iranienne", "iraniens", "iraniennes")),
        (
            "Israël",
            "m",
            "Tel-Aviv",
            "gouvernement israélien",
            "m",
            "Netanyahou",
            ("israélien", "israélienne", "israéliens", "israéliennes"),
        ),
        ("Inde", "f", "New Delhi", "diplomatie indienne", "f", "Modi", ("indien", "indienne", "indiens", "indiennes")),
        (
            "Pologne",
            "f",
            "Varsovie",
            "présidence polonaise",
            "f",
            "Tusk",
            ("polonais", "polonaise", "polonais", "polonaises"),
        ),
    )
)

_ARTICLE = r"(?P<article>de la |de l['’]|à la |à l['’]|en |du |des |aux |au |d['’]|les |la |le |l['’])?"


def _pattern() -> re.Pattern[str]:
    groups = []
    for target in TARGETS:
        for kind in KINDS[:-1]:
            names = sorted((noun.text for noun in NOUNS[target][kind]), key=len, reverse=True)
            groups.append(f"(?P<{target}_{kind}>{'|'.join(map(re.escape, names))})")
        forms = sorted(set(ADJECTIVES[target]), key=len, reverse=True)
        groups.append(f"(?P<{target}_adjective>(?i:{'|'.join(forms)}))")
    return re.compile(rf"(?<!\w){_ARTICLE}(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


_NAMES = _pattern()
_PREPOSITION = {"de la": "de", "de l'": "de", "du": "de", "des": "de", "d'": "de"} | {
    "à la": "à",
    "à l'": "à",
    "au": "à",
    "aux": "à",
    "en": "en",
}


def noun_phrase(article: str, noun: Noun) -> str:
    """The noun after the article or contraction found before the old one, re-inflected for the new one."""
    key = article.strip().lower().replace("’", "'")
    if not key:
        return noun.text
    preposition = _PREPOSITION.get(key, "")
    if noun.bare:
        return {"": "", "de": "d'" if noun.elides else "de ", "à": "à ", "en": "à "}[preposition] + noun.text
    if noun.gender == "p":
        return {"": "les ", "de": "des ", "à": "aux ", "en": "aux "}[preposition] + noun.text
    if noun.elides:
        return {"": "l'", "de": "de l'", "à": "à l'", "en": "en "}[preposition] + noun.text
    if noun.gender == "f":
        return {"": "la ", "de": "de la ", "à": "à la ", "en": "en "}[preposition] + noun.text
    return {"": "le ", "de": "du ", "à": "au ", "en": "au "}[preposition] + noun.text


def swap_names(text: str, mapping: dict[str, str], rng: random.Random) -> str:
    """Exchange the names of targets by `mapping` (old target → new target, or `other:N` for a foreign country)."""

    def replace(match: re.Match[str]) -> str:
        target, kind = (match.lastgroup or "").rsplit("_", 1)
        new = mapping.get(target, target)
        if new == target:
            return match.group()
        article = match.group("article") or ""
        name = match.group(match.lastgroup)
        nouns, adjectives = _names_of(new)
        if kind == "adjective":
            return article + _adjective(
                name,
                target,
                adjectives,
                article + match.string[: match.start("article") if article else match.start()][-30:],
            )
        phrase = noun_phrase(article, rng.choice(nouns[kind]))
        return phrase[0].upper() + phrase[1:] if article[:1].isupper() else phrase

    return _NAMES.sub(replace, text)


def _names_of(target: str):
    if target.startswith("other:"):
        return OTHERS[int(target[6:]) % len(OTHERS)]
    return NOUNS[target], ADJECTIVES[target]


def _adjective(form: str, target: str, new: tuple[str, str, str, str], before: str) -> str:
    index = ADJECTIVES[target].index(form.lower())
    if target == "russia" and index == 0:
        words = before.split()
        index = 1 if words and re.search(r"(e|ion|té|eur)$", words[-1].lower()) else 0
    if target == "russia" and index == 2 and re.search(r"(es|ions|tés)$", (before.split() or [""])[-1].lower()):
        index = 3
    chosen = new[index]
    return chosen.capitalize() if form[0].isupper() else chosen


def permutations(rng: random.Random) -> dict[str, str]:
    """A random permutation of the three targets other than identity."""
    while True:
        shuffled = list(TARGETS)
        rng.shuffle(shuffled)
        if tuple(shuffled) != TARGETS:
            return dict(zip(TARGETS, shuffled, strict=True))
