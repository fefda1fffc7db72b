"""Lines in which a page speaks of itself: `Vous devez bénéficier d'un abonnement pour lire l'article.`, lists of tags.

Told by their vocabulary (`data/furniture.csv`), so that a habit no pattern of `lines` knows is met too: most content
words of the line belong to sites, not to news. Counters, addresses and codes are told by their shape. Limits: whole
lines only, short ones; a sentence in the third person needs more evidence than a label.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stance.articles.lines import is_section
from stance.reading.view import plain
from stance.tables import Tables

_LONGEST = 170
_WORD = re.compile(r"[^\W\d_]+(?:'(?=[^\W\d_]))?")
_EMPTY = frozenset(
    "le la les l' un une des du de d' et ou a au aux en dans par pour sur avec que qu' qui ce cet cette ces son sa ses "
    "leur leurs il elle ils elles on nous je j' ne n' pas se s' est sont etre y c' m' the to of and your you for in "
    "is not this an be our actuellement aucun aucune concernant tous toute toutes sous".split()
)
_SHARE = 0.6  # of the content words, below which a line is news; set on the development articles, by eye on others
_CODE = re.compile(
    r"\d{1,3} ?/ ?\d{1,3}$|[\w.:@=\[\]'#&%?+~-]*(?:[/\\_]{1,2}[\w.:@=\[\]'#&%?+~-]+){2,}/?(?: [\w./\\:@=\[\]'#_-]*)*$"
)
_JOINS_CODE = re.compile(r"[/\\_]")
_ORNAMENT = re.compile(r"^[\s|•·▪■●◦‣*>»›–—-]+|[\s|•·]+$|(?<=[^\W\d]) [–—]$")
_DECORS = "|•·▪■●◦‣*>»›–—- \t"
# What a site asks of its readers, whatever else the line says.
_ASKED = re.compile(
    r"(?<![\w-])(?<!vous )(?<!\bne )(?:cliquez|inscrivez"
    r"|abonnez|connectez|téléchargez|partagez|likez|tweetez|retrouvez|rejoignez|suivez"
    r"|découvrez|consultez|débloquez|visionnez|recevez|désabonnez)(?![\w])(?!-(?:le|la|les) dans)",
    re.IGNORECASE,
)
# `Suivez mon regard, a lancé le député.`: somebody said it.
_REPORTED = re.compile(
    r", ?(?:a|ont|avait|dit|lance|répond|répète|insiste|assure|prévient)(?:-(?:t-)?(?:il|elle))?(?!\w)"
)
_TWEET = re.compile(r"[-–—] .{2,60} \(@\w{2,20}\)(?: .{4,24})?$")
_CLOCKED = re.compile(r"\d{1,2}[:h]\d{2} ?([A-ZÀ-Ý][a-zà-ÿ]{2,14}) ?[-–|:]")


_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Ý])")
_LABEL = re.compile(r"[A-ZÀ-Ý][\w.' -]{1,40} ?: ")  # what somebody says in a transcript


def undecorated(text: str) -> str:
    """The line without the bullet or dash of its list."""
    return _ORNAMENT.sub("", text) if text[:1] in _DECORS or text[-1:] in _DECORS else text


@lru_cache(maxsize=512)
def is_furniture(text: str, tables: Tables) -> bool:
    """Does the line speak of the page, not of the news?"""
    if not text or len(text) > _LONGEST:
        return False
    if (_JOINS_CODE.search(text) and _CODE.match(text)) or _TWEET.match(text):
        return True
    clocked = _CLOCKED.match(text)
    if clocked and is_section(clocked.group(1)):
        return True
    if any(mark in text for mark in '«»“”"'):
        return False
    said = text[-1] in ".!?…" and _SPOKEN.search(text) is not None
    parts = _SENTENCE.split(text)
    asked = _ASKED.search(text) if not said and "ez" in text.lower() else None
    if asked and (_LABEL.match(text) or _REPORTED.search(text)):
        asked = None
    if asked and (text[-1] not in ".!…" or (len(parts) == 1 and _is_of_sites(text, asked.start(), tables))):
        return True
    if len(parts) > 1:
        return all(is_furniture(part, tables) or tables.boilerplate.reason_of(part) for part in parts)
    weights = _weights(text, tables)
    if not weights:
        return False
    strong, addressed = weights.count("strong"), weights.count("you")
    share = (len(weights) - weights.count("")) / len(weights)
    if said or (text[-1] in ".!?…" and strong == 0):
        return False  # `Vous ne partagez pas nos idées.`: words of a debate
    if text[-1] in ".!…" and strong < 2 and _TELLING.match(text):
        return False
    if share < _SHARE or strong + addressed == 0:
        order = text.split()[0].endswith(("er", "ir"))  # `Fermer ce champ de recherche.`
        return share == 1.0 and len(weights) > 1 and (order or text[-1] not in ".!?")
    if text[-1] in ".!?" and not addressed and _tells(text, tables):
        return strong > 1 and share >= 0.75
    return True


# Somebody speaks, to people in the room: `Je vous remercie, monsieur le ministre.`
_SPOKEN = re.compile(
    r"(?<![\w'-])(?:je|j'|moi|mon|ma|mes|me|m'|monsieur|madame|mesdames|messieurs|collègues?|m\.|mme)(?![\w-])(?!')"
    r"|(?<![\w'-])[jm]'|\bl'article (?:\d|[A-Z]\b|premier)",
    re.IGNORECASE,
)


# A sentence with its subject: `Elles s'inscriront dans la durée.`
_TELLING = re.compile(
    r"(?:(?:et|mais|avec|dans|pour|enfin|alors|ici|là|aussi|donc|ainsi)\b[^,]{0,40},? )?"
    r"(?:nous|vous|ils?|elles?|on|c'est|ce n'est|ça|cela|ce sont)\b"
    r"(?! (?:êtes|pouvez|recevrez|recevez|devez|avez la possib))",
    re.IGNORECASE,
)


def _is_of_sites(text: str, asked: int, tables: Tables) -> bool:
    """Whether what a sentence asks, from the character `asked` on, is of a page: behind other words a weak word of
    pages is too little (`Pour savoir qui paie, suivez la carte.`)."""
    weights = _weights(_ASKED.sub(" ", text), tables)
    return "strong" in weights or ("weak" in weights and (asked == 0 or "you" in weights))


@lru_cache(maxsize=512)
def _weights(text: str, tables: Tables) -> list[str]:
    """What each content word of a line weighs."""
    return [tables.furniture[word] for word in _WORD.findall(plain(text)) if len(word) > 1 and word not in _EMPTY]


def _tells(text: str, tables: Tables) -> bool:
    return any(word.lower() in tables.verbs.finite for word in _WORD.findall(text))


_SLOGAN = re.compile(
    r"(?:[Tt]oute l'(?:actualité|info\w*)|[Tt]oute? l[ea]|[Ll]'(?:actualité|info\w*)|[Ll]'essentiel de|[Vv]otre"
    r"|[Ll]e (?:journal|quotidien|site|média|magazine|portail|mensuel) (?:de|des|du|d'|qui|en)"
    r"|[Uu]ne? (?:autre )?(?:regard|voix|tribune libre|média|site|journal|espace|magazine)"
    r"|[Ll]a voix d|[Ff]ondé en|[Dd]epuis \d{4})\b"
)


def is_slogan(text: str, tables: Tables) -> bool:
    """`Toute l'actualité du Sahel` below a masthead: what the outlet says of itself, without a verb."""
    return 0 < len(text) < 70 and text[-1] not in ".!?:»" and bool(_SLOGAN.match(text)) and not _tells(text, tables)


# A word of `furniture.csv` that addresses readers, found fast.
_ADDRESSED = re.compile(r"[vtVT](?<!\w[vtVT])(?i:ous|otre|os|euillez|u|on|a|es|oi|')(?!\w(?<!'\w))")


def is_spoken_furniture(text: str, tables: Tables) -> bool:
    """The same for one sentence of a paragraph, where less is sure: it addresses the reader or is all of the site."""
    if len(text) > _LONGEST or ('"' in text and "newsletter" not in text):
        return False
    if text[-1] in ".!?" and (not _ADDRESSED.search(text) or _SPOKEN.search(text)):
        return False
    weights = _weights(text, tables)
    strong, addressed = weights.count("strong"), weights.count("you")
    share = (len(weights) - weights.count("")) / len(weights) if weights else 0.0
    return (strong > 1 or (strong and addressed > 1)) and (
        (addressed > 0 and share >= _SHARE) or (share >= 0.75 and text[-1] not in ".!?")
    )


def label_runs(texts: list[str], tables: Tables) -> set[int]:
    """Indices of lines in runs of four or more labels (tags, a menu): one to four words, no verb, no full stop."""
    found: set[int] = set()
    run: list[int] = []
    for index, text in enumerate([*texts, "."]):
        if _is_label(text, tables):
            run.append(index)
            continue
        if len(run) >= 4:
            found.update(run)
        run = []
    return found


_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d ?[h:] ?\d\d|\d [^\W\d]{3,9}\.? (?:19|20)\d\d")


def _is_label(text: str, tables: Tables) -> bool:
    words = text.split()
    return (
        0 < len(words) <= 4
        and text[-1] not in ".!?…:;,»”\"'"
        and text[0] not in '«“"-–—•'
        and not _DAY.search(text)
        and not (len(words) > 2 and _tells(text, tables))
    )
