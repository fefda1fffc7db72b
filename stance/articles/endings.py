"""What stands below the article on its page: lists of links, comments, signatures, teasers of other articles.

Works on lines that no pattern of `lines` has recognised, by the head above them, their place and their shape. Limits:
a teaser that ends like a sentence is taken for text, unless it stands among comments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from stance.articles.lines import is_section
from stance.articles.mastheads import below_text
from stance.articles.outlet_names import known_outlet
from stance.articles.pull_quotes import is_signature
from stance.articles.remarks import are_signed, drop_remarks
from stance.reading.sentences import Span
from stance.tables import Tables

_LIST_HEAD = re.compile(
    r"(?:(?:à |a )?(?:lire|voir|découvrir) (?:aussi|également|la suite(?= ?:))"
    r"|(?:à|a) (?:lire|voir|écouter) et (?:à )?(?:lire|voir|écouter)|sur le même (?:sujet|thème)"
    r"|pour (?:aller plus loin|approfondir)|dans la même rubrique|actualités (?:liées|récentes)"
    r"|articles? (?:liés|similaires|connexes|associés)"
    r"|(?:derniers |vos |les )?commentaires?(?: (?:r[ée]cents|des lecteurs))?"
    r"|réactions?|l'aut(?:eure?|rice)|les auteurs|revoir aussi|invitée?s?|à noter|agenda|pratique|en pratique"
    r"|informations pratiques|contacts? presse|renseignements"
    r"|(?:les|nos articles les) (?:\+|plus) (?:lus|vus|populaires|commentés|partagés|consultés|récents)"
    r"|(?:autres|nos autres|les autres) (?:sujets|articles|vidéos|titres|actualités)(?: (?:abordés|traités|du jour))?"
    r"|(?:(?:les|nos|ses) )?(?:derniers articles|dernières publications)(?: (?:par|de|du) .{2,40})?(?: \(.{2,20}\))?"
    r"|(?:à|a) propos .{2,40}"
    r"|nos abonnés ont.{0,40}|illustrations?(?:\(s\))?"
    r"|\d{1,4} (?:réflexions?|commentaires?|réponses?|réactions?)\b.{0,120}"
    r"|\d{1,4} (?:opinions?|contributions?|avis|messages?)"
    r"|à propos de l'auteur|notes|newsletter|nos newsletters?|related)"
    r"[ :.…(\d)]{0,8}$",
    re.IGNORECASE,
)


# The same, where a sentence of the article stands above: on top of the page they are its rubrics.
_LIST_BELOW = re.compile(
    r"(?:(?:sur|dans) l[ea] même (?:thématique|dossier|catégorie)|dans (?:l'actualité|ce dossier|notre dossier)"
    r"|(?:(?:ces articles|ceci|cela|ça) )?(?:peu(?:ven)?t|pourrai(?:en)?t) (?:aussi |également )?vous intéresser"
    r"|vous (?:aimerez|pourriez) (?:aussi|également)(?: (?:aimer|lire))?|(?:recommandé|sélectionné)s? pour vous"
    r"|(?:sujets|contenus|thèmes|dossiers) (?:liés|similaires|connexes|associés|recommandés)"
    r"|(?:le|les|notre|nos|la) (?:choix|sélections?)(?: de la rédaction| du jour)?|articles? recommandés?"
    r"|(?:(?:les|nos) )?derni(?:ers|ères) (?:actualités|infos|nouvelles|dépêches|vidéos|actus)|toute l'actu(?:alité)?"
    r"|(?:le |notre )?fil (?:info|actu|d'actualités?|de l'actualité)|ailleurs sur le web|en ce moment"
    r"|(?:à|a) suivre aussi"
    r"|(?:contenus?|liens|articles) (?:sponsorisés?|partenaires?|commerciaux)|(?:à voir )?sur (?:d'autres sites|le web)"
    r"|(?:à ne pas|ne) (?:manquer|manquez pas)|(?:à|a) la une|(?:les )?plus (?:lus|vus|d'articles.{0,30}|sur ce sujet)"
    r"|related (?:posts|articles)|you (?:may|might) also like|recent (?:posts|articles)|read also)"
    r"[ :.…]{0,4}$",
    re.IGNORECASE,
)


def is_list_head(text: str) -> bool:
    """`À lire aussi`, `Commentaires (12)`: what follows is not of the article."""
    return len(text) < _TEASER and text[-1] not in ".!?»" and _LIST_HEAD.match(text) is not None


_CLOSING = re.compile(
    r"(?:(?:derniers |vos |les )?commentaires?|réactions?|\d{1,4} (?:réflexions?|commentaires?|réponses?|réactions?)"
    r"|\d{1,4} (?:opinions?|contributions?|avis|messages?)"
    r"|(?:à|a) propos (?:de|d')"
    r"|l'aut(?:eure?|rice)$|les auteurs$|notes)",
    re.IGNORECASE,
)
_REPLIES = re.compile(r".*(?:commentaire|réaction|réflexion|réponse|opinion|contribution|avis|message)", re.IGNORECASE)
_BOX = 280
_TOLD = 90  # characters of a sentence of the article
_NOTE = re.compile(r"(?:\d{1,2}|\[\d{1,2}\]|\*)[.)]? [A-ZÀ-Ý]")
_SITE = frozenset({"navigation", "share", "form", "cookies", "copyright"})
_TEASER = 160  # no teaser is longer
_QUESTION = 90  # a question up to this length may be a teaser


def below_article(
    view: str, lines: list[Span], texts: list[str], dropped: Mapping[int, str], found: dict[int, str], tables: Tables
) -> None:
    """Adds to `found` the lines that belong to the site, not to the article; `dropped` are those already known."""
    _lists(view, lines, texts, dropped, found)
    _dated_titles(texts, dropped, found)
    _with_buttons(texts, {**dropped, **found}, found)
    _with_pictures(texts, dropped, found)
    _behind_paywall(texts, dropped, found)
    _more_of_outlet(texts, dropped, found, tables)
    _strewn(texts, {**dropped, **found}, found)
    drop_remarks(texts, dropped, found)
    _tail(texts, dropped, found, tables)


def _ends_sentence(text: str) -> bool:
    noted = text[0] in "[(" and text[-1] in ")]"
    return noted or text[-1] in '.!…»”":' or (text[-1] == "?" and len(text) > _QUESTION) or len(text) > _TEASER


def _lists(view: str, lines: list[Span], texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """`LIRE AUSSI :` and what it announces; comments and the author's note run to the end of the page."""
    told = False
    for index, text in enumerate(texts):
        told = told or (len(text) > _TOLD and text[-1] in '.!?»”"')
        sure = len(text) < _TEASER and _LIST_HEAD.match(text)
        if not sure and not (told and len(text) < _TEASER and _LIST_BELOW.match(text)):
            continue
        if index < _SECOND and _CLOSING.match(text):
            continue  # `Commentaire` above the headline is a rubric
        if index not in dropped:
            found[index] = "navigation"
        signed = _CLOSING.match(text) and are_signed(texts[index + 1 :])
        comments = signed or (_CLOSING.match(text) and lines[index][0] > 0.45 * len(view))
        if comments and not _REPLIES.match(text):  # a box inside the text: long paragraphs follow it
            comments = not any(len(t) > _BOX and t[-1] in '.!?»”"' for t in texts[index + 4 :])
        last = not any(_ends_sentence(t) for i, t in enumerate(texts[index + 1 :], index + 1) if i not in dropped)
        for below in range(index + 1, len(texts)):
            line = texts[below]
            if below in dropped:
                continue
            if signed:
                found[below] = "form"
                continue
            item = last or (sure and line[:1] in "•▶►→-–*·1234567890") or texts[below - 1][-1] == ";"
            if len(line) > 200 or (not comments and not item and line[-1] in '.!?…»”"' and not _is_link(texts, below)):
                break
            found[below] = "form" if comments else "navigation"


_LINK = re.compile(r'[^«»“”".!?…]{8,120}[«“"][^«»“”".!?…]{4,120}[»”"]$')


def _is_link(texts: list[str], index: int) -> bool:
    """`Le maire accuse le préfet de « jouer la montre »` between `Lire aussi` and a paragraph: a headline."""
    below = texts[index + 1] if index + 1 < len(texts) else ""
    return len(below) > _BOX / 2 and _is_see_also(texts[index - 1]) and _LINK.match(texts[index]) is not None


def _is_see_also(text: str) -> bool:
    return text.lower().strip(" :→>") in _SEE_ALSO


_SEE_ALSO = ("lire aussi", "à lire aussi", "a lire aussi", "voir aussi", "à lire également")


def _dated_titles(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """Titles of other articles, each above its day, three or more in a row."""
    run: list[int] = []
    index = 0
    while index < len(texts):
        paired = index + 1 < len(texts) and dropped.get(index + 1) == "date_line"
        if paired and index not in dropped and len(texts[index]) < _TEASER and texts[index][-1] not in ".!…":
            run.append(index)
            index += 2
            continue
        if len(run) > 2:
            found.update(dict.fromkeys(run, "navigation"))
        if index not in dropped:
            run = []
        index += 1
    if len(run) > 2:
        found.update(dict.fromkeys(run, "navigation"))


_BUTTON = re.compile(r"(?:lire|voir|en savoir|read) (?:plus|la suite|l'article|more)[ .…>»→]{0,4}$", re.IGNORECASE)


def _with_buttons(texts: list[str], reasons: Mapping[int, str], found: dict[int, str]) -> None:
    """Teasers in whole sentences, each above its button, that end the page below the head of their list."""
    buttons = [i for i, text in enumerate(texts) if len(text) < _TEASER and _BUTTON.match(text)]
    heads = [i for i, text in enumerate(texts) if i > 1 and is_list_head(text)] if len(buttons) >= _BUTTONS else []
    if not heads or heads[0] > buttons[-_BUTTONS]:
        return
    if all(i in reasons for i in range(buttons[-1] + 1, len(texts))):
        found.update({i: "navigation" for i in range(heads[0], buttons[-1]) if i not in reasons})


_BUTTONS = 2


def _with_pictures(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """Teasers that end the page below the head of their list, each title printed twice: by its picture and as such."""
    head = next((i for i, text in enumerate(texts) if i > 2 and is_list_head(text)), None)
    if head is None:
        return
    below = range(head + 1, len(texts))
    titles = Counter(texts[i] for i in below if _PICTURED < len(texts[i]) < _TEASER)
    twice = sum(count > 1 for count in titles.values())
    told = sum(1 for i in below if i not in dropped and titles[texts[i]] < 2 and _ends_sentence(texts[i]))
    if twice > 1 and told <= twice + 1:
        found.update({i: "navigation" for i in (head, *below) if i not in dropped})


_PICTURED = 12  # characters of a title; shorter ones are rubrics


def _behind_paywall(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """`Envie de lire la suite ?` and what the site says to sell it, which ends the page."""
    head = next((i for i, text in enumerate(texts) if i and "suite" in text and _UNPAID.match(text)), None)
    if head is None:
        return
    below = [i for i in range(head, len(texts)) if i not in dropped]
    if all(i == head or (_SELLS.search(texts[i]) and not _QUOTED.search(texts[i])) for i in below):
        found.update(dict.fromkeys(below, "navigation"))


_UNPAID = re.compile(
    r"(?:envie de lire|pour (?:lire|découvrir|consulter)|vous (?:voulez|souhaitez) lire|lisez|débloquez|accédez à)"
    r" (?:toute )?la suite\b.{0,80}$",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"abonn|s'inscri|connect|compte\b|offre|souten|gratuit|journalis|lecteur|illimité|€|par mois|identifi",
    re.IGNORECASE,
)


def _more_of_outlet(texts: list[str], dropped: Mapping[int, str], found: dict[int, str], tables: Tables) -> None:
    """`Plus de La Gazette`, below which a portal prints other articles of the outlet to the end of the page."""
    for index in range(2, len(texts)):
        more = _MORE_OF.match(texts[index])
        if more and known_outlet(more[1], tables):
            found.update({i: "navigation" for i in range(index, len(texts)) if i not in dropped})
            return


_MORE_OF = re.compile(r"Plus (?:de|d'articles de|d'infos de) ([A-ZÀ-Ý][\w' -]{2,40})$")


def _strewn(texts: list[str], reasons: Mapping[int, str], found: dict[int, str]) -> None:
    """Teasers among durations, buttons and rubrics (`01:54`, `Monde`), from the first of these to the end."""
    own = [i for i, text in enumerate(texts) if i not in reasons and _ends_sentence(text)]
    if not own:
        return
    site = [i for i in range(own[-1] + 1, len(texts)) if reasons.get(i) in _SITE or is_section(texts[i])]
    if len(site) > 1:
        found.update({i: "navigation" for i in range(site[0] + 1, len(texts)) if i not in reasons})


def _tail(texts: list[str], dropped: Mapping[int, str], found: dict[int, str], tables: Tables) -> None:
    """Short lines without full stop after the last sentence: signatures, links, notes."""
    first_sentence = next((i for i, t in enumerate(texts) if t[-1:] in '.!?…»”"'), len(texts))
    for index in range(len(texts) - 1, 1, -1):
        text = texts[index]
        if index in dropped or index in found:
            continue
        linked = below_text([text], tables) is not None
        if index == _SECOND and not linked:
            return
        if len(text) < 160 and _READER.search(text) and not _QUOTED.search(text) and index > first_sentence:
            found[index] = "navigation"
            continue
        if _LABELLED.match(text) and text[-1] in ".!?…)":
            return
        if is_signature(text, texts[index - 1], tables):
            return
        short = len(text) < 90 and text[-1] not in '.!?…»”":' and text[:1] not in '«“"-–—'
        short = short or _is_tags(text, tables)
        if not ((short and not _has_verb(text, tables)) or linked or (_NOTE.match(text) and len(text) < 160)):
            return
        if index <= first_sentence:
            return
        found[index] = "navigation"


_SECOND = 2  # below a headline and one paragraph only a link tells itself


def _is_tags(text: str, tables: Tables) -> bool:
    """`Awa Diop Port du Sud Actualités Conflit 3 mai 2022`: tags on one line, most in capitals, no verb, no mark."""
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(text) < _TEASER
        and text[-1].isalnum()
        and 2 * capitals > len(words)
        and not any(mark in text for mark in ",;:.!?«»\"“”()'")
        and not any(word in tables.verbs.finite for word in text.lower().split())
    )


_READER = re.compile(
    r"(?<![-\w])(?:vous|votre|vos)(?!\w).{0,120}(?:abonn|inscri|commentaire|e-?mail|article|site|appli|contact"
    r"|lire|lettre"
    r"|lect|erreur|soutien|soutenir|don\b|info|page|chaîne|journal|rédaction|données|partag)"
    r"|(?:abonnez|inscrivez|cliquez|signalez|partagez|soutenez|téléchargez|rejoignez|suivez|retrouvez)(?:[- ]|$)"
    r"|\bnewsletter|nos (?:lecteurs|lectrices|abonnés)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[A-ZÀ-Ý][\w.' -]{0,40} ?: ")
_QUOTED = re.compile(r"[«“\"”»]")


def _has_verb(text: str, tables: Tables) -> bool:
    words = text.lower().replace("'", "' ").split()
    return len(words) > 5 and any(w in tables.verbs.finite for w in words)
