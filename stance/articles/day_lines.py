"""Lines that are a day of publication: nothing but a date, an imprint, or a heading that tells of what it is the day.

Captions, laws and events have days too: a heading counts by its words (`Émission du …`, `Diffusé le …`) or by holding
next to nothing but the day. Limits: whole lines; a caption worded like an imprint is taken for one.
"""

from __future__ import annotations

import re

from stance.articles.days import parse_date
from stance.articles.imprints import dated_name
from stance.articles.stamps import MONTH, WEEKDAY

TOWN = (
    r"(?!(?:Archives?|Photos?|Image|Illustration)\b)[A-ZÀ-Ý][\w'-]{1,20}"
    r"(?:[ -](?:(?:de|du|des|sur|la|le|les|en|sous) )?[A-ZÀ-Ý][\w'-]{0,20}){0,2}"
)
_CUT_DAY = r"(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\.?"
_DATE_LINE = re.compile(
    rf"^(?:(?:[-–—]|\.{{3}}|…) ?)?(?:fait (?:à|au|aux|en) )?(?:à )?(?:\d{{1,2}}[h:]\d{{2}},? )?"
    rf"(?:le |publié le |séance du |billet de blog |(?:[AÀ] )?(?-i:{TOWN})(?: \([A-ZÀ-Ý][\w' -]{{2,20}}\))?, (?:le "
    rf")?)?(?:(?:jour|date)(?: de (?:publication|parution|mise en ligne))? ?: ?)?"
    rf"(?:(?:{WEEKDAY}|{_CUT_DAY}),? )?(?:le )?"
    rf"(?:\d{{1,2}}(?:er)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}}, \d{{4}}|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)(?=$| ?[|,à–-]? ?\d{1,2} ?[h:])"
    r"|20\d{6}|20\d{2}[/.]\d{2}[/.]\d{2}|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}[\d:.Z+-]{0,12}| \d[\d,.]{0,9}(?![\d:h]))?)"
    r"(?:[ ,à|–-]{1,4}\d{1,2} ?[h:] ?\d{0,2}(?::\d{2})?(?: \w{2,6})?)?"
    r"(?: \((?:mise? à jour|modifié|màj)[^()]{4,40}\)?| \[[^\]]{2,24}\])?"
    r"(?:, (?:p\.|pp\.|page) ?[\w-]{1,9})?[ .|]{0,2}$",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"{MONTH} \d{{1,2}}, 20\d\d(?: (?:par |by )?[A-ZÀ-Ý][\w'. -]{{2,40}})?$", re.IGNORECASE)
_TIMED = re.compile(r"\d{4} (?:à |- |, )?\d{1,2} ?[:h] ?\d{2}")
_LED = re.compile(
    rf"(?:(?:(?:article |texte |billet )?(?:écrit|rédigé) le |(?:posté |publié |émission |séance |édition "
    rf"|mis en ligne )?(?:le |du |de ce )?)(?:{WEEKDAY} )?\d{{1,2}}(?:er)? {MONTH} \d{{4}})"
    r"(?: ?[|/(–—-]| (?=prix\b|n°|numéro )"
    r"| ?,(?! (?:l[ea]s?|des?|du|une?|plus|deux|trois|son|sa|ses|au|aux|en|ce|cette|il|elle|nous) | [ld]')| par |$)",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\d{{1,2}}(?:er)?[ .]{MONTH}[ .]?\d{{4}}|\d[/.-]\d{{1,2}}[/.-]\d{{4}}"
    r"|\d/\d{1,2}/\d{2}\b|\b\d{1,2}\.\d{2}\.\d{2}\b",
    re.IGNORECASE,
)
# A caption: `…, le 3 mai 2023. AFP`, `…, le 3 mai 2023. - Inès Kolb`, `…, le 3 mai 2023 (Inès Kolb)`.
_CAPTIONED = re.compile(r"\d{4}(?:\.(?: [-–—])?| ?[(©/]) ?[\w(©]")
_NO_PUBLICATION = re.compile(
    r"\b(?:photo|archives?|crédit|illustration|source|couverture|thèse|depuis|après|avant|jusqu'|anniversaire|lors d)",
    re.IGNORECASE,
)
# What a heading with a day must say of itself.
_SAYING = re.compile(
    r"publi|diffus|édition|émission|séance|session|audience|\bn°|numéro|\bdates?\b|direct|communiqué|entretien|interview"
    r"|discours|allocution|déclaration|conférence de presse|point (?:de )?presse|audition|compte[- ]rendu|procès-verbal"
    r"|\blettre\b|message|bulletin|chronique|lecture|\bmin\b|abonnés|rédac|rédig|écrit|\bpar\b|en ligne|paru|posté|créé"
    r"|ajouté|soumis|transcription|semaine du|revue de presse|podcast|épisode|\bJT\b|journal|commentaires|vues|partages"
    r"|catégorie|rubrique|\bbillet\b|\d ?h(?: ?\d\d)? du "
    r"|^\W{0,3}\d{1,2} ?[h:] ?\d{2}",
    re.IGNORECASE,
)
# Laws, events to come, the day on which a reader joined.
_OTHERS = re.compile(
    r"\b(?:lois?|décret|arrêté|ordonnance|résolution|traité|accords?|convention|règlement|directive|inscrit|inscrivez"
    r"|inscriptions?|membre|visite|prochaine?|prévue?|à venir|jusqu|capture|écran|satellite|bilan au|confidentialité"
    r"|conditions générales|mentions légales)\b|^(?:du|depuis) \d",
    re.IGNORECASE,
)
_BARE = re.compile(r"[A-ZÀ-Ý][\w'.-]*(?:[ ,]{1,2}[A-ZÀ-Ý][\w'.-]*){0,2}[ ,/]{0,3}$|^(?:[Pp]ar |[Ll]e )?$")
_DAY_OF = re.compile(
    rf"(?:(?:{WEEKDAY}),? )?(?:le )?(?:\d{{1,2}}(?:er)?[ .]{MONTH}[ .]?\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}})"
    r"(?:[ ,à-]{1,4}\d{1,2} ?[h:] ?\d{0,2})?",
    re.IGNORECASE,
)


_SPAN = re.compile(r".{0,30}20\d\d ?[–—-] ?(?:le )?\d{1,2}(?:er)? .{3,12}20\d\d", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:commentaire |réponse )|[^.!?«»]{2,40}? (?:dit|a dit|a écrit|says?|répond) ?:|[A-ZÀ-Ý][\w-]+ le \d", re.I
)


def is_remark(line: str) -> bool:
    """`Awa dit : 3 mai 2023 à 10:12`, `Awa le 3 mai 2023`: what heads a reader's comment; or the terms of the site."""
    return bool(_REMARK.match(line) or _OTHERS.search(line))


def told_day(line: str) -> bool:
    """A heading of the page that holds its day: `Émission du lundi 14 novembre 2022`, `Inès Kolb 14/11/2022`."""
    if not _DIGIT.search(line) or not _HELD.search(line) or "©" in line:
        return False
    if _CAPTIONED.search(line) or _NO_PUBLICATION.search(line) or _OTHERS.search(line):
        return False
    return _SAYING.search(line) is not None or _BARE.match(_DAY_OF.sub("", line).strip()) is not None


_DIGIT = re.compile(r"\d")


def is_date_line(text: str) -> bool:
    """A line that holds a date and nothing to read: `Paris, vendredi 30 septembre 2022`, `Belga - 29-05-2024`."""
    if not _DIGIT.search(text):
        return False
    if len(text) < 90 and (_DATE_LINE.match(text) or _OPENING.match(text) or dated_name(text)):
        return True
    return (
        len(text) < 110
        and text[-1] not in ".!?»"
        and not any(mark in text for mark in '«“"')
        and bool(_TIMED.search(text) or (_LED.match(text) and not _SPAN.match(text)))
        and parse_date(text) is not None
    )


_ISSUE_LINE = re.compile(rf"[^.!?«»]{{3,60}}[|,·–—-] ?{MONTH} 20\d\d(?: ?[|,·–—-] .{{1,12}})?$", re.IGNORECASE)


def is_issue_line(text: str) -> bool:
    """`Bulletin paroissial – Avril 2022`, `MENSUEL INDÉPENDANT — JUIN 2023 — 7,90 €`."""
    return len(text) < 90 and _ISSUE_LINE.match(text) is not None
