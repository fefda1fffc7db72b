"""What the name of a newspaper, station or site looks like, when no table has it; and how it is written.

Limits: a name is told by the word it is made of (`courrier`, `radio`, `gazette`) and its capitals.
"""

from __future__ import annotations

import re

from stance.reading.tokens import DOMAINS

_SMALL_WORDS = frozenset("de du des la le les et en à au aux sur d' l'".split())


def cased_name(name: str, lines: list[str]) -> str:
    """`LA LETTRE DU DNIESTR` as the page writes it elsewhere, else with capitals where a name has them."""
    if not name.isupper() or len(name) < 6:
        return name
    for line in lines:
        at = line.lower().find(name.lower())
        if at >= 0 and not line[at : at + len(name)].isupper():
            return line[at : at + len(name)]
    words = name.lower().split()
    return " ".join(w if i and w in _SMALL_WORDS else _capitalised(w) for i, w in enumerate(words))


def _capitalised(word: str) -> str:
    """`l'observateur` → `L'Observateur`, `saint-cyr-sur-loire` → `Saint-Cyr-sur-Loire`."""
    small = _SMALL_WORDS | {"sur", "sous"}
    parts = enumerate(re.split(r"(['-])", word))
    return "".join(part if i and part in small else part[:1].upper() + part[1:] for i, part in parts)


RUBRIC_WORDS = frozenset(
    "enquête guerre ukraine russie europe afrique asie monde international politique dossier tribune libre opinion "
    "débats débat conflit crise économie société culture sports sport communiqué presse discours séance entretien "
    "édition sommet élections présidentielle législatives sanctions négociations invasion offensive attaque "
    "attentat frappes aide procès conférence visite réforme budget armée défense énergie climat santé immigration "
    "justice diplomatie nucléaire géopolitique relations coopération forum otan onu ue catastrophe accident coup "
    "manifestation manifestations spéciale direct actualité actualités document archives compte-rendu point vue une "
    "semaine intervention question questions réponse audition allocution interview déclaration "
    "commentaire regards".split()
)


_PRESS_NAME = re.compile(
    r"(?:(?:le|la|les|the) |l')?(?:[\w'-]{1,20} )?(?P<key>courrier|gazette|quotidien|journal|tribune|dépêche|échos?"
    r"|nouvelle république|nouvelles|presse|temps|monde|cahiers?|lettre(?! (?:à|aux?|ouverte)\b)|newsletter"
    r"|chroniques?|regards?"
    r"|phare|avenir|sentinelle|indépendant"
    r"|éveil|union|liberté|messager|patriote|nation|soleil|étoile|bulletin|antenne|horizon|hebdomadaire|dialogue"
    r"|revue|carnets?|blog|radio|télé(?:gramme)?|observateur|républicain|progrès|voix|matin|soir|parisien|figaro|hebdo"
    r"|magazine|post|times|press|canal|tv|fm|web|charente|provence|écho|dépêches|indépendance|vérité|réveil|flambeau"
    r"|herald|news|ledger|standard|express|zeitung|wort|chronicle|mail|agence|infos?|média"
    r"|actu|plume|fanal|vigie|boussole|globe|carrefour|peuple|combat|populaire|éclair|tocsin|clairon|mensuel|obs|podcast"
    r"|desk|agora|kiosque|reporter|minute|fil)s?(?:[ '-][\w'&.-]{1,20}){0,5}$",
    re.IGNORECASE,
)


FREQUENCY = re.compile(r" ?\d{2,3}[.,]\d{1,2}(?: ?(?:FM|MHz))?$")


# What a newspaper says of itself below its name: `MENSUEL INDÉPENDANT`.
_FREQUENT = re.compile(
    r"(?:(?:bi|tri)?mensuel(?:le)?|hebdomadaire|(?:bi|tri)mestriel(?:le)?|quotidien|journal|revue|magazine|bulletin)"
    r"(?: (?:indépendante?|régionale?|nationale?|généraliste|satirique|culturel(?:le)?|catholique|d'informations?))+$",
    re.IGNORECASE,
)
_SMALL_PRESS = frozenset("blog carnet carnets cahier cahiers lettre newsletter chronique chroniques".split())


DOMAIN = f"(?:{'|'.join(sorted(DOMAINS))})"
_SITE = re.compile(rf"(?:www\.)?[A-Za-zÀ-ÿ0-9][\w-]{{1,30}}\.{DOMAIN}$")


# `Petit blog de géographie sérieuse`, `Le magazine des gens pressés`: what the page is, without one proper noun.
_DESCRIBED = re.compile(
    r"(?:(?:Un|Une|Le|La|Mon|Notre|Votre|Petit|Petite) ){0,2}(?i:blog|journal|site|magazine|carnet|revue|lettre|podcast"
    r"|média|radio|chronique|webzine)(?: [a-zà-ÿ][\w'-]*){2,}$"
)


def is_press_name(text: str) -> bool:
    """Does this line look like the name of an outlet: `Le Courrier de la Meuse`, `Plateau.info`?"""
    if _SITE.match(text):
        return True
    if (
        _DESCRIBED.match(text)
        or any(mark in text for mark in '«»“”"')
        or len(text) >= 48
        or " pour " in text
        or not text[:1].isupper()
        or text[-1] in ".!?:"
        or " " not in text.replace("'", " ")
    ):
        return False
    match = _PRESS_NAME.match(text) if not _FREQUENT.match(text) else None
    return match is not None and (match["key"][0].isupper() or match["key"].lower() in _SMALL_PRESS)


_ARTICLED = re.compile(
    r"(?:Le |La |Les |L')(?P<rest>[A-ZÀ-Ý][\w'-]*(?: (?:(?:de |du |des |d'|de la |de l'|et )?[A-ZÀ-Ý][\w'-]*)){0,4})$"
)


def is_articled_name(text: str) -> bool:
    """`Le Fanal de Brest`, `La Plume Libre`: an article and nothing but capitals, as no rubric and no headline has."""
    return len(text) < 48 and _ARTICLED.match(text) is not None and not text.isupper()


def is_title_case(name: str) -> bool:
    """`L'essentiel` heads a list, `L'Essentiel` is a newspaper; `franceinfo` writes itself so."""
    return "'" not in name or name.split("'", 1)[1][:1].isupper()
