"""Lines and sentences of a web page that are not its article: navigation, sharing, forms, credits, bylines.

The habits of sites are patterns in `data/boilerplate.tsv`, each with its reason; they are tried on short texts only and
from the start of the line, so that the time stays proportional to the length. Limits: an unknown habit stays in the
article as narration.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stance.articles.outlet_names import known_outlet
from stance.reading.view import plain
from stance.tables import Tables

_SHORT = 260
_PAGE = 512  # lines kept in mind: those of one page, which several rules ask about
_AGENCY = re.compile(
    r"\b(?:AFP|AP|Reuters|REUTERS|Getty|GETTY|EPA|EFE|Sputnik|Spoutnik|SPUTNIK|SPOUTNIK|Xinhua|ZUMA|Zuma|Keystone"
    r"|KEYSTONE"
    r"|Belga|BELGA|ANSA|SIPA|Sipa|Abaca|ABACA|TASS|Tass|Shutterstock|iStock|Alamy|Anadolu|AA|ATS|dpa|DPA|Maxppp|MAXPPP"
    r"|Hans Lucas|Ukrinform|UNIAN|Flickr|Wikimedia|Twitter|NurPhoto|Bloomberg|Pool|POOL|RIA Novosti|Ritzau|TT|PAP|NTB"
    r"|DR"
    r"|CC BY(?:-SA)?)\b"
)
_CREDIT_SIGN = re.compile(
    r"/|©|\bvia\b|\bphotos?\b|\bcrédits?\b|\bimages?\b|\bpress\b|\bpool\b|\bfile\b|\bfichier\b|\bdossier\b"
    r"|\barchives?\b",
    re.IGNORECASE,
)
_CREDIT_WORDS = frozenset(
    "via de du la le les d' et par for the of photo photos fichier file dossier image images piscine pool archive "
    "archives "
    "crédit credit à avec service presse handout courtesy media illustration".split()
)
_NAMES = r"[A-ZÀ-Ý][\w.'-]{0,24}(?:[ ,&]{1,2}(?:et |avec |pour |à |de |du |la |d'|l')?[A-ZÀ-Ý(][\w.'()-]{0,24}){0,8}"
_BYLINE = re.compile(
    r"(?:(?:Par|PAR|par|By|BY|De) (?:notre|nos) (?:correspondante?s?|envoyée?s?)(?: spéciale?s?)?"
    r"(?: (?:à|au|aux|en|dans) [^,:\n]{2,30})?[,:]?|Par|PAR|par|By|BY|De notre (?:correspondante?|envoyée?)"
    r"|Propos recueillis par|(?:Écrit|Rédigé|Publié|Posté|Présentée?|Animée?|Préparée?|Illustrée?) par"
    r"|Au micro de|Réalisation|Présentation|Traduction|Interview|Photo(?:graphie)?s?|Dessins?|Illustrations?"
    rf"|Auteure?|Author|Autrice|Texte|Textes|Reportage) ?:? ?{_NAMES}(?: ?\([^()]{{3,60}}\))?(?:,? (?:à"
    rf"|avec|pour) {_NAMES})?(?:,? (?:notre |nos )?(?:envoyée?s? spéciale?s?|correspondante?s?)(?: permanente?s?)?"
    r"(?: (?:à|au|aux|en|dans) [^.!?«»:]{2,40})?)?"
    r"(?: [-–—|] (?:[Ll]e )?\d{1,2}(?:er)? [^\W\d]{3,9} \d{4})?(?: [-–—|] Source ?:? [^.!?«»]{2,40})?[ .|,–-]{0,3}$"
)
_ADDRESS = re.compile(r"\((?:www\.)?[\w-]+(?:\.[\w-]+){1,2}\)\.?$")  # `(lagazette.info)`: where a sentence was found
_SECTIONS = frozenset(
    plain(word)
    for word in "monde international politique actualité actualités actu europe russie ukraine guerre france économie "
    "société "
    "opinion "
    "opinions tribune éditorial édito analyse analyses reportage entretien interview dépêche dépêches flash infos info "
    "exclusif vidéo diplomatie défense culture sport afrique asie amériques asie-pacifique conflits géopolitique une "
    "direct urgent alerte internationale nationale intérieure étrangère "
    "planète santé sciences environnement médias people météo éducation "
    "décryptage témoignage témoignages portrait grand-angle récit enquête point entretiens".split()
)
_LINKING = frozenset({"", "en", "et", "la", "le", "a", "l'international"})
_CRUMB = re.compile(r" [|>›»/•·] |[|›]| {2,}")


@lru_cache(maxsize=_PAGE)
def line_reason(text: str, tables: Tables) -> str | None:
    """Why this line or sentence is no part of the article, or None; `text` is as read, without broken encoding."""
    if not text or len(text) > _SHORT:
        return "cookies" if _SHORT < len(text) < _NOTICE and _is_consent(text) else None
    if reason := tables.boilerplate.reason_of(text):
        return reason
    if is_credit(text) or (text[0] == "(" and _ADDRESS.match(text)):
        return "credit"
    if _BYLINE.match(text):
        return "byline"
    return _reason_of_pieces(text, tables)


_NOTICE = 3000
_CONSENT = re.compile(
    r"(?:en (?:poursuivant|cliquant|continuant|naviguant|fermant|acceptant|appuyant)"
    r"|nous (?:et nos|utilisons|respectons|avons besoin)|ce site|notre site|nos (?:partenaires|sites)"
    r"|avec (?:votre|nos)|vos (?:choix|données)|votre (?:vie privée|consentement)|certaines? de (?:vos|nos)"
    r"|l[ea]s? (?:cookies|traceurs|stockage)|\W{0,3}cookies|bienvenue|pour (?:offrir|assurer|vous))\b",
    re.IGNORECASE,
)
_CONSENTING = re.compile(
    r"\bcookies?\b|\btraceurs?\b|consentement|données (?:personnelles|de navigation)|centres d'intérêts?|\bCGU\b"
    r"|adresse IP|publicités? (?:personnalisée|ciblée)|politique de confidentialité|vie privée"
    r"|(?:mesure|statistiques) d'audience",
    re.IGNORECASE,
)


def _is_consent(text: str) -> bool:
    """The notice that asks for a consent, in one long paragraph."""
    return _CONSENT.match(text) is not None and len({m[0].lower() for m in _CONSENTING.finditer(text)}) > 1


_JOINTS = re.compile(r" [|·•–—] | {2,}| - |(?<=[^\d\s]) ?/ ")
_JOINT = (" | ", " · ", " • ", " – ", " — ", "  ", " - ", "/")  # what `_JOINTS` finds, found fast
_COUNT = re.compile(
    r"\d[\d ]{0,9}\w{0,12}$|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?: à \d{1,2}[h:]\d{2})?$"
    r"|(?:\w{4,8} )?\d{1,2} [^\W\d]{3,9}(?: \d{4})?(?:,? (?:à )?\d{1,2} ?[h:] ?\d{0,2})?$"
)


def _reason_of_pieces(text: str, tables: Tables) -> str | None:
    """`Se désabonner | Transférer | Imprimer`: a row of furniture; one piece in three may be unknown."""
    if len(text) > 200 or "«" in text or not any(map(text.__contains__, _JOINT)):
        return None
    pieces = [p.strip() for p in _JOINTS.split(text) if p.strip()]
    if len(pieces) < 2:
        return None
    reasons = [line_reason(p, tables) if len(p) < 120 else None for p in pieces]
    strangers = [p for p, r in zip(pieces, reasons, strict=True) if r is None and not _COUNT.match(p)]
    if len(strangers) > len(pieces) // 3 and len(strangers) < len(pieces):
        strangers = [p for p in strangers if not known_outlet(p, tables)]
    known = next((r for r in reasons if r), None)
    short = all(len(p.split()) <= 5 and p[-1] not in ".!?" for p in strangers)
    return known if known and short and len(strangers) <= len(pieces) // 3 else None


def is_credit(text: str) -> bool:
    """`MIKHAIL METZEL / SPUTNIK / AFP via Getty Images`: an agency, a sign of credit, few words, no sentence."""
    if len(text) > 120 or text[-1:] in "!?:":
        return False
    words = text.split()
    short = len(words) <= 3 and text[0] in "(-–—"
    if len(words) > 14 or not (short or all(map(_is_credit_word, words))) or not (agency := _AGENCY.search(text)):
        return False
    if _CREDIT_SIGN.search(text):
        return all(map(_is_credit_word, words))
    return short and agency.end() >= len(text) - 2 and agency.start() > 0


def _is_credit_word(word: str) -> bool:
    return word[:1].isupper() or not word[:1].isalpha() or word.lower().strip(",.") in _CREDIT_WORDS


def is_breadcrumb(text: str) -> bool:
    """`LCI > International > Guerre en Ukraine`, `Accueil  Dossiers  Ukraine`: short pieces, no sentence."""
    if "«" in text or len(text) >= 120 or text[-1:] in ".!?…»":
        return False
    dashed = re.split(r" [–—-] ", text.strip())
    if len(dashed) > 2 and text[-1] != ":" and all(len(p.split()) <= 4 for p in dashed):
        return True
    pieces = _CRUMB.split(text.strip())
    return len(pieces) > 1 and all(len(p.split()) <= 6 for p in pieces)


def is_section(text: str) -> bool:
    """A rubric such as `MONDE` or `Guerre en Ukraine |` alone on its line."""
    words = text.split(maxsplit=3)
    return len(words) <= 3 and all(_bare(w) in _SECTIONS or _bare(w) in _LINKING for w in words)


def is_loud(text: str) -> bool:
    """No small letter; most texts tell by their first letters."""
    head = text[:_HEAD]
    return head == head.upper() and text == text.upper()


_HEAD = 12


def _bare(word: str) -> str:
    return plain(word.strip("|>/-–—:•·.🔴▶ "))
