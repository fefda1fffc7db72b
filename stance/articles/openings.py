"""What stands before the words of a line: a dateline, a clock, a bullet, a label that ran into it.

Limits: looked for at the very start of a line; datelines in the first lines of the page only.
"""

from __future__ import annotations

import re

from stance.articles.stamps import MONTH, WEEKDAY
from stance.reading.sentences import Span

AGENCIES = (
    "AFP|Reuters|AP|Belga|ATS|TASS|Tass|Xinhua|ANSA|EFE|dpa|DPA|APS|MAP|TAP|La Presse canadienne|Sputnik|RIA Novosti"
    "|Agence France-Presse|Associated Press|awp|SDA"
)
_PLACE = r"[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ' -]{2,30}"
_DAY = rf"(?:{WEEKDAY} )?(?:le )?\d{{1,2}}(?:er)? (?:(?i:{MONTH})|[^\W\d]{{3,9}}\.?)(?: \d{{4}})?"
_DATELINE = re.compile(
    rf"{_PLACE} ?\((?:{AGENCIES})\) ?[–-] ?(?:\d{{1,2}}[h:]\d{{2}} ?[–-] ?)?"
    r"\d{1,2}/\d{1,2}/\d{2,4} {0,4}[-–]? ?"
    rf"|\((?:Actualisé|Répétition|Mise à jour|Complète|Ajoute|Avec|Correction)[^()\n]{{2,90}}\)"
    rf"(?:(?: {_PLACE},)? {_DAY} \((?:{AGENCIES})\) ?[-–—] ?)?|{_DAY} \((?:{AGENCIES})\) ?[-–—] ?"
    rf"|{_PLACE}, {_DAY}\.? ?/[A-Z][\w-]{{2,14}}/\.? ?"
    rf"|{_PLACE}, \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}} ?(?:\([^()\n]{{2,30}}\) ?)?[-–—] "
    rf"|\[[A-ZÀ-Ý][\w' -]{{2,24}}\] ?[-–—:]? ?(?=[A-ZÀ-Ý«\"])"
    rf"|{_PLACE}(?:, {_DAY})? ?\((?:{AGENCIES})[^)\n]{{0,30}}\) ?[-–—:]{{0,2}} ?"
    rf"|{_PLACE} ?\([A-Z]{{2,6}}\) ?[-–—] |{_PLACE}, {_DAY}\.? ?(?:\([^()\n]{{2,30}}\) ?)?[-–—] "
    rf"|\[{_PLACE}, [^\]\n]{{2,40}}\] ?[-–—:]? ?|[A-ZÀ-Ý]{{3}}[A-ZÀ-Ý' -]{{0,25}}(?:, {_DAY})? ?[-–—] "
    rf"|{_DAY}(?:,| -| –| à)* \d{{1,2}} ?[h:] ?\d{{2}} (?=[A-ZÀ-Ý«“\"])"
    rf"|[(\[](?:[A-ZÀ-Ý][\w' -]{{1,30}}, ?)?(?:{_DAY}(?<=\d\d\d\d)|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})[)\]]"
    rf" ?[-–—:]? ?|{_DAY}(?<=\d\d\d\d) ?[—–-] (?=[A-ZÀ-Ý«])"
    rf"|{_PLACE} ?\((?:ats|awp|afp|dpa|sda|belga|aps|map|tap|ansa|efe)\b[^()\n]{{0,20}}\) ?[-–—:]{{0,2}} ?"
    rf"(?=[A-ZÀ-Ý«\"])"
    rf"|\((?:Agence )?[A-ZÀ-Ý][\w-]{{2,14}}\) ?[-–—] (?=[A-ZÀ-Ý«\"])"
    rf"|\([A-ZÀ-Ý][\w'-]{{2,20}}(?: "
    rf"[A-ZÀ-Ý][\w'-]{{1,20}}){{0,2}}\) (?=[A-ZÀ-Ý«“\"])"
)
CLOCK = re.compile(
    r"\d{1,2} ?[h:] ?\d{2}(?:\.|(?: ?[-–—:|]))? (?:[^\w\s«“\"(—–'…-]{1,3} )?|\d{1,2}:\d{2}(?::\d{2})?(?=[^\W\d])"
)
TOWN = re.compile(
    r"([A-ZÀ-Ý][\w'-]{2,24})(?: [-–—] |(?<=[A-ZÀ-Ý]{2}) ?: )(?=[A-ZÀ-Ý«\"])"
)  # a dateline, where it is a town
_BULLET = re.compile(r"[^\w\s!-/:-@\[-`{-~«»“”„‘’…–—€°§©•·●■▪¿¡]{1,3} ")
_MARKER = re.compile(r"\[/?ad_\d{1,2}\] ?")  # what a plug-in leaves around a copied text
_PIPED = re.compile(r"\d{1,2} ?h ?\d{2} ?[|] ")  # one is enough
_GLUED = re.compile(
    r"(?:Abonnée?s?|Réservé aux abonnés|Premium|Exclusif|Gratuit) ?(?=[A-ZÀ-Ý]{3})"
)  # a label run into it
_FED = re.compile(  # what a feed runs into the first sentence
    r"(?:Publicité )?Lire la suite (?:Avec (?:notre|nos) (?:correspondante?s?|envoyée?s?)(?: spéciale?s?)? "
    r"(?:à|au|en|aux) [\w' -]{2,25}, [A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý][a-zà-ÿ'-]+)?(?=[A-ZÀ-Ý«])"
)
_ENLARGED = re.compile(r"(?:Chargement de l'image )?Agrandir l'image {1,2}(?:\(Nouvelle fenêtre\))? {0,2}(?=[A-ZÀ-Ý«])")
_STAMPED = re.compile(r"\(\d{1,2}[/.]\d{1,2}(?:[/.](?:20)?\d{2})?\) (?=[A-ZÀ-Ý«“\"])")
_FIELD = re.compile(r"(?:Objet|Sujet|Subject|Titre) ?: ")


def runs_on(text: str) -> bool:
    """A feed's button and byline run into the first sentence of the text."""
    return (
        text.startswith(("Lire la suite ", "Publicité Lire"))
        and (match := _FED.match(text)) is not None
        and (len(text) - match.end() > _SENTENCE)
    )


_SENTENCE = 40


def opening_of(view: str, index: int, span: Span, clocks: bool, headline: bool) -> re.Match[str] | None:
    """What stands before the words of a line: a clock, a plug-in's mark, a bullet, a dateline, a field's name."""
    start, end = span
    if view[start].isalpha():
        patterns = [(_GLUED, 24), (_FED, 140), (_ENLARGED, 70)]
    else:
        patterns = [(CLOCK if clocks else _PIPED, 12), (_MARKER, 12), (_BULLET, 5), (_STAMPED, 16)]
    if index < 8:
        patterns += [(_FIELD, 12)] if headline else [(_DATELINE, 90), (_FIELD, 12)]
    for pattern, reach in patterns:
        if match := pattern.match(view, start, min(end, start + reach)):
            return match
    return None
