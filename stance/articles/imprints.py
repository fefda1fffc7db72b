"""Names that a page gives itself: after its headline, beside a date, in a dateline, below a copyright sign.

Gives candidate names as written, the strongest cue first; whether the table knows them is asked by `outlets`. A
contraction gives its article back (`la rédaction du Phare` → `Le Phare`). Limits: a cue must be one of those listed; a
name is at most six capitalised words with their link words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stance.articles.press_names import DOMAIN
from stance.articles.stamps import MONTH, WEEKDAY

_WORD = r"[A-ZÀ-Ý0-9][\w'&.+-]{0,24}"
_LINK = r"(?:(?:de |du |des |la |le |les |en |et |à |d'|l'){1,2})?"
_NAME = rf"(?:(?:[Ll]e |[Ll]a |[Ll]es |[Ll]')?{_WORD}(?: {_LINK}{_WORD}){{0,5}})"
_OF = r"(?P<of>de |du |des |d'|de l')"
_COMPANY = re.compile(r",? (?:SA|S\.A\.?|SAS|SARL|S\.à r\.l\.|Inc\.?|Ltd\.?|GmbH|AG|ASBL|SCOP|SCA|LLC|Tous droits.*)$")
_DAY = (
    rf"(?i:{WEEKDAY},? )?(?:[Ll]e )?(?:\d{{1,2}}(?:er)? (?i:{MONTH}) (?:19|20)\d{{2}}"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d{2}|20\d{2}-\d{2}-\d{2})"
)
# Before a mere space all words of the name have capitals: `Relire la nuit du 02/03/2022` is no name.
_DATED = re.compile(
    rf"(?:({_NAME})(?: ?[,|·•–—-] ?| \(| )|({_WORD}(?: [\w'&.+-]{{1,24}}){{1,5}})(?: ?[,|·•–—] ?| - | \(| (?=n° ?\d)))"
    rf"(?:édition du |n° ?\d{{1,6}},? ?(?:du |\()?)?{_DAY}\)?"
    r"(?:,? ?[|·•–—-]? ?n° ?\d{1,6})?(?:, (?:p\.|pp\.|page) ?[\w-]{1,9}|(?:,| à| -)? \d{1,2} ?[h:] ?\d{2})?"
    r"(?: [-–—|·•] (?:[Ll]ecture|[Tt]emps de lecture|\d{1,2} ?min)\b.{0,24})?\.?$"
)
_AFTER_TITLE = re.compile(r"\S( (?:\||›|•|·|::) ([A-ZÀ-Ý][\w'&.-]{1,24}(?: [\w'&.-]{1,24}){0,5}))$")
_AFTER_DASH = re.compile(rf"\S( [-–—] ({_NAME}(?:\.[a-z]{{2,4}})?))$")
_BRACKET = re.compile(rf"\[(?:[A-ZÀ-Ý][\w' -]{{1,30}}, ?)?({_NAME})(?:, [^\]\n]{{1,30}})?\] ?[-–—:]?")
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][\w' -]{1,30}(?:, [^()\n]{3,30})? ?\(([A-ZÀ-Ý][\w'-]{1,20}(?: [\w'-]{1,20}){0,3})\) ?[-–—]"
)
_DAY_NEXT = re.compile(rf" ?{_DAY}")
# What a page calls itself, each pattern with words of which the page must have one before it is worth trying.
_CALLS = tuple(
    (words, re.compile(pattern))
    for words, pattern in (
        (("édaction",), rf"\b[Rr]édaction {_OF}(?P<name>{_NAME})"),
        (
            ("envoyé", "correspondant"),
            rf"\b(?:envoyée?s? spéciale?s?|correspondante?s?) {_OF}(?P<name>{_NAME}) (?:à|au|en|aux) ",
        ),
        (
            ("envoyé", "correspondant"),
            rf"\b(?:envoyée?s? spéciale?s?|correspondante?s?) (?:(?:à|au|en|aux) [\w' -]{{2,24}} )?pour "
            rf"(?P<name>{_NAME})(?=,|$)",
        ),
        (
            ("recueillis", "réalisé", "raduit"),
            rf"(?:[Pp]ropos recueillis|[Ee]ntretien réalisé|[Tt]raduit) par .{{3,60}}? pour (?P<name>{_NAME})",
        ),
        (
            ("recueillis", "réalisé"),
            rf"(?:[Pp]ropos recueillis|[Ee]ntretien réalisé) par .{{3,60}}?, "
            rf"(?P<name>(?:Le |La |Les |L')(?!\d){_NAME})$",
        ),
        (("raduit",), rf"[Tt]raduit (?:de .{{2,24}} )?pour (?P<name>{_NAME}) par "),
        (
            ("hronique", "eportage", "ntretien", "nquête", "rticle"),
            rf"[Uu]ne? (?:chronique|reportage|enquête|entretien|article) (?:de |d'|par )[^.!?«»]{{3,40}} "
            rf"pour (?P<name>{_NAME})$",
        ),
        (
            ("fourni", "proposé"),
            rf"(?:[Ii]nformation|[Cc]ontenu|[Dd]épêche|[Aa]rticle|[Vv]idéo) (?:fournie?|proposée?) par "
            rf"(?P<name>{_NAME})"
            r"(?= ?[•|·,–—-]| \d{1,2}/|\.?$)",
        ),
        (
            ("lecteurs d", "contenus d", "numéros d"),
            rf"(?:lecteurs|contenus|numéros|abonnés) {_OF}(?P<name>{_NAME})(?: en illimité| numérisés)?\.?$",
        ),
        (("assuré par",), rf"(?:[Ss]uivi|[Dd]irect) assuré par (?P<name>{_NAME})$"),
        (("modérat",), rf"(?:modérat(?:eurs|rices)|charte de modération) {_OF}(?P<name>{_NAME})"),
        (("IJL",), rf"^IJL ?[–—-] ?(?:Réseau\.Presse ?[–—-] ?)?(?P<name>{_NAME}?)(?: [–—-] [A-Z]\w{{1,3}})?$"),
        (("mission ", "iffusé"), rf"(?:[Éé]mission|[Dd]iffusée?) [^.!?«»]{{2,50}} sur (?P<name>{_NAME})$"),
        (
            (
                "l'App Store",
                "Google Play",
                " sur WhatsApp",
                " sur Facebook",
                " sur Telegram",
                " sur Google",
                " sur YouTube",
                " sur Instagram",
            ),
            rf"^(?![\w-]+ez\b)(?P<name>{_NAME}) "
            r"(?:sur (?:WhatsApp|Facebook|Telegram|Google|YouTube|Instagram)\b|dans (?:l'App Store|Google Play))",
        ),
        (
            (", quotidien", ", journal", ", hebdomadaire", ", le ", ", mensuel", " est édité"),
            rf"^(?P<name>{_NAME})(?: est éditée? par |, (?:le |un )?(?:premier )?(?:quotidien|journal|hebdomadaire"
            r"|mensuel|magazine|site|portail|média) (?:d'|de |du |des |indépendant|national|régional|fondé|en ligne))",
        ),
        (
            ("ublié", "paru", "Paru", "iffusé", "epris", "ire l", "de l'article", "apparu", "appeared"),
            rf"(?:[Pp]ubliée?|[Pp]arue?|apparue?|[Dd]iffusée?|[Rr]eprise?(?! par)"
            rf"|[Ll]ire l'(?:article|original)(?: original| complet| entier)?|[Ll]ire la suite(?: de l'article)?"
            rf"|[Ss]uite de l'article|appeared first on)"
            rf"(?: le {_DAY}(?: à \d{{1,2}}[h:]\d{{2}})?)?(?: (?:initialement |d'abord |à l'origine |en premier )?"
            rf"(?:sur le site {_OF}|(?:sur|dans|par|à partir de) )|(?<=first on) )"
            rf"(?P<name>{_NAME})",
        ),
        (
            ("bonne", "bonné", "ienvenue"),
            rf"(?:[Aa]bonnez-vous|[Jj]e m'abonne|[Ss]'abonner|[Aa]bonné(?:e|s)?|[Bb]ienvenue) (?P<of>à |au |aux |sur )"
            rf"(?P<name>{_NAME})",
        ),
        (
            ("uivez", "etrouvez", "out", "ejoignez", "élécharge", "application", "ewsletter", "info", "actualité"),
            rf"(?:[Ss]uivez|[Rr]etrouvez|[Ss]outenez|[Rr]ejoignez|[Tt]éléchargez l'appli(?:cation)?|[Ll]'application"
            rf"|[Nn]ewsletter|[Ll]ettre d'information|[Tt]oute l'actualité|[Tt]oute l'info|[Tt]out) (?:{_OF})?"
            rf"(?P<name>{_NAME})(?= sur | en direct|$|\.$| !)",
        ),
        (
            ("émission", "podcast", "programme", "article", "production"),
            rf"^(?:[Uu]ne émission|[Uu]n podcast|[Uu]n programme|[Uu]n article|[Uu]ne production) {_OF}"
            rf"(?P<name>{_NAME})",
        ),
        (
            ("nvité", "atinale", "ntenne", "lateau"),
            rf"^[^.!?«»,]{{0,24}}?(?:[Ii]nvitée? (?:de la matinale |du matin )?|[Mm]atinale |(?<!à l')[Aa]ntenne "
            rf"|(?<!sur le )[Pp]lateau )"
            rf"{_OF}(?!\d)(?P<name>{_NAME})(?=$|[ ,|·•(–—-])",
        ),
        (
            ("diteur", "irect", "édaction", "entions", "iège"),
            r"^(?P<name>[A-ZÀ-Ý][\w'&.-]{1,24}(?: [\w'&.-]{1,24}){0,5}) [-–—|·] (?:[ÉE]diteur|[Dd]irect(?:eur"
            r"|rice) de (?:la )?"
            r"publication|[Rr]édaction|[Mm]entions|[Ss]iège)",
        ),
        (
            (*(f" {way} " for way in "rue avenue boulevard bd place quai route chemin".split()), "BP", "B.P", "Tél"),
            rf"^(?P<name>{_NAME})(?:,| [-–—|·:]) ?(?:\d{{1,4}}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|bd|place"
            rf"|quai|route|chemin) |B\.? ?P\.? ?\d|Tél)",
        ),
        (
            ("ous lisez", "ommunauté", "uivez-nous"),
            rf"(?:[Vv]ous lisez|[Cc]ommunauté {_OF}|[Ss]uivez-nous sur \w+ ?:) ?(?P<name>{_NAME})",
        ),
        (
            (" est ", "vit de", "a besoin"),
            rf"^(?P<name>{_NAME}) (?:est (?:une? |le |la )?(?:site|journal|média|radio|quotidien|hebdomadaire"
            rf"|publication|revue"
            r"|blog|web|lettre|chaîne|agence|magazine|émission|service)|vit de|a besoin de (?:vous|votre))\b",
        ),
    )
)
_OWNED = re.compile(
    rf"(?:^|[ |•-])(?:©|\(c\)|[Cc]opyright)(?: ?©)? ?(?:(?:19|20)\d{{2}}(?:[ /–-]{{1,3}}\d{{4}})?)?"
    rf"[,–-]? ?(?=[A-ZÀ-Ý0-9])|^({_NAME}) ©"
    r"|^(?:[Tt]ous droits réservés|TOUS DROITS RÉSERVÉS|All rights reserved) ?[-–—|·:,.©]{1,2} ?(?=[A-ZÀ-Ý0-9])"
)
_PHOTO = re.compile(r"/|\bvia\b|\b[Pp]hotos?\b|\b[Pp]ool\b|\b(?:AFP|AP|EPA|Reuters|REUTERS|Getty|Sputnik|SIPA)\b")
_PART = re.compile(r" [-–—|·•/] |[.,;|] |[.,;|]$|,? (?:19|20)\d{2}")
_CAPTION = 28  # characters before the sign
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOST = re.compile(rf"(?:^|[ @(/)\]])(?:www\.)?((?:[a-z0-9-]{{2,40}}\.){{1,2}}(?:{DOMAIN}|example))\b")
_RESTORED = {"du ": "Le ", "des ": "Les ", "au ": "Le ", "aux ": "Les ", "de l'": "L'"}
_REST = re.compile(
    r"[.,]? (?:Tous|All|tous|all|Toute) .*$| (?:le |du )\d{1,2}$|(?<!France)(?<!Canal)(?<!Télé) \d{1,2}$"
    r"|,? \(?(?:19|20)\d\d(?:-\d{4})?\)?$"
)
_STOP = re.compile(r"(?<=\w{3})\. ")
_AGENCIES = frozenset({"avec", "photo", "archives", "vidéo"})


def dated_name(line: str) -> str | None:
    """`Le Quotidien du Léman, 12 mars 2024` → the words before the date; a place is no other than a name here."""
    match = _DATED.match(line) if len(line) < 110 else None
    name = (match.group(1) or match.group(2)) if match else ""
    if name.isdigit() or " - " in name or _PICTURED.search(name) or (line[-1:] == "." and ", le " in line):
        return None  # `5-25 mai 2023`; `Pays - Ce qui s'y passe (3 mai 2023)`; `Dockers à Gao, le 3 mai 2023`
    return _clean(name) if name else None


_PICTURED = re.compile(
    r" (?:à|au|aux|devant|lors|dans|pendant|près|durant) |^(?:archives?|photos?|illustration|image|capture)\b", re.I
)


_BEFORE_STAMP = re.compile(
    rf"({_NAME}),?(?: ?[|·•–—-])? (?:[Pp]ubliée?|[Pp]ostée?|[Mm]ise? en ligne) (?:le )?(?=[\w ]{{0,12}}\d)"
)


def stamped_name(line: str) -> str | None:
    """`Le Phare publié le 3 mai 2023 à 10h` → the words before the stamp."""
    match = _BEFORE_STAMP.match(line) if "ubli" in line or "ost" in line or "en ligne" in line else None
    return match.group(1) if match and len(line) < 90 else None


_ISSUE_OF = re.compile(
    rf"(\S.{{2,40}}) du (?:(?:{WEEKDAY}) )?(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}(?:er)? {MONTH} \d{{4}})$"
)


def issue_name(line: str) -> str | None:
    """`Le Phare du 3 mai 2023` alone on its line → what has this day's issue, a paper or a communiqué."""
    match = _ISSUE_OF.match(line) if " du " in line[:60] else None
    return match.group(1) if match else None


_TAILED = re.compile(r"(?:\.{3}|…) \d{2}\.\d{2}\.\d{4}, ([A-ZÀ-Ý][\w' -]{3,40})$")


def tailed_name(line: str) -> str | None:
    """`… et de la... 28.12.2024, Le Phare`: who signs a standfirst that is cut short."""
    match = _TAILED.search(line, max(0, len(line) - 70)) if line[-1:].isalpha() and "20" in line[-60:] else None
    return match.group(1) if match else None


def after_headline(line: str) -> tuple[int, str, bool] | None:
    """Where the last piece of `Headline | Name` (a strong cue) or `Headline - Name` (a weak one) starts; the name."""
    low = max(0, len(line) - 70)
    if match := _AFTER_TITLE.search(line, low) or _AFTER_DASH.search(line, low):
        return match.start(1), _clean(match.group(2)), match.re is _AFTER_TITLE
    return None


def dateline_name(line: str) -> str | None:
    """`[BERLIN, Agence Ostpress] …`, `BERLIN, 3 mai (OSP) - …`: who sends the dispatch."""
    match = _BRACKET.match(line[:90])
    if match is None and (match := _DATELINE.match(line[:90])) and _DAY_NEXT.match(line, match.end()):
        return None  # `Ottawa (Ontario) - 3 mai 2023`
    name = match.group(1) if match else None
    return name if name and name.split()[0].lower() not in _AGENCIES else None


def called_names(lines: list[str]) -> Iterator[str]:
    """Names in what the page says to its readers about itself."""
    together = "\n".join(lines)
    calls = [pattern for words, pattern in _CALLS if any(word in together for word in words)]
    for line in lines:
        for pattern in calls:
            if match := pattern.search(line):
                of = match.groupdict().get("of") or ""
                yield restored(of, name := _clean(match.group("name")))
                if more := _LOWER.match(line, match.end("name")):  # `Le Courrier d'Europe centrale`
                    yield restored(of, name + more.group())


_LOWER = re.compile(r" [a-zà-ÿ]{4,12}(?![\w'])")


def owner_name(line: str) -> str | None:
    """`© Le Fanal de Brest 2022`, `Copyright 2022 La Plume libre. Tous droits réservés`: what stands by the sign."""
    match = _OWNED.search(line) if len(line) < 140 else None
    if match is None or _PHOTO.search(line, match.end()):
        return None  # `© Jean Martin / AFP`, `© Jean Martin via AP`
    if match.start() > _CAPTION and not match.group(1) and not _YEAR.search(line, match.start()):
        return None  # `Des secouristes devant la gare, le 3 mai. | © HMS`
    name = _clean(_PART.split(line[match.end() :])[0] if match.group(1) is None else match.group(1))
    return name if name and len(name.split()) <= 6 else None


def host_name(line: str) -> str | None:
    """The site's own address, in a contact line or alone."""
    match = _HOST.search(line.lower() if " " not in line else line) if len(line) < 140 else None
    if match and not _DIGIT.search(line) and len(line[: match.start()].split()) > _WORDS_BEFORE:
        return None  # a link that a sentence gives
    mailed = match is not None and match.string[match.start() : match.start() + 1] == "@"
    return match.group(1) if match and not (mailed and match.group(1) in _MAIL_HOSTS) else None


_DIGIT, _WORDS_BEFORE = re.compile(r"\d"), 8
# Who carries everybody's mail: `redaction.plateau@gmail.com` names no outlet.
_MAIL_HOSTS = frozenset(
    "gmail.com orange.fr wanadoo.fr free.fr yahoo.fr yahoo.com hotmail.fr hotmail.com outlook.fr outlook.com live.fr "
    "laposte.net sfr.fr neuf.fr protonmail.com proton.me icloud.com aol.com bluewin.ch skynet.be videotron.ca".split()
)
_AGENCIES_IN_PLACE = re.compile(
    r"[A-ZÀ-Ý][\w' -]{1,30}(?:, [^()]{3,30})? ?\(([\w-]{2,12}(?:[/, ]{1,2}[\w-]{2,12}){1,3})\) ?[-–—]"
)
_INITIALS_OF = re.compile(r"\(?((?:[A-Za-z' -]{2,24}/){1,5}[A-Za-z' -]{2,24})\)?\.?$")


def agency_parts(lines: list[str]) -> Iterator[str]:
    """`Berlin (awp/ats/dpa) -`, `lo/ats/afp`: the agencies of a dateline or a signature, one by one."""
    found = [m for line in lines[:4] if (m := _AGENCIES_IN_PLACE.match(line[:90]))]
    found += [m for line in lines[-4:] if len(line) < 50 and (m := _INITIALS_OF.match(line))]
    for match in found:
        yield from (part for part in re.split(r"[/, ]+", match.group(1)) if len(part) > 2)


def restored(of: str, name: str) -> str:
    """`du Phare` → `Le Phare`."""
    return _RESTORED.get(of, "") + name


def _clean(name: str) -> str:
    name = _STOP.split(name, maxsplit=1)[0]
    return _REST.sub("", _COMPANY.sub("", name.strip(" .,|-–"))).strip(" .,|-–")
