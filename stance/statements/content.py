"""Does a verb report something here? Decided from its class and from what stands beside it. Limits: no argument
structure beyond `que`, a quotation, an infinitive and a following noun.
"""

from __future__ import annotations

from stance.reading.verbs import VerbLexicon
from stance.statements.clause import QUOTE, Clause, behind_colon
from stance.statements.reports import Report, find_reports, sees_as
from stance.statements.subjects import Subject
from stance.statements.words import AVOIR, ETRE
from stance.tables import Tables


def is_named(layout: str, subject: Subject | None) -> bool:
    """Is there a subject? A relative clause needs a person or a paper before it, else it only describes."""
    if subject is None:
        return layout in ("gerund", "headless")
    mention = subject.mention
    paper = mention is not None and mention.kind == "media" and bool(mention.name)
    return layout != "relative" or paper or (mention is not None and mention.kind == "person")


def has_content(
    report: Report, layout: str, named: bool, clause: Clause, nouns: frozenset[str], subject_first: int = 0
) -> bool:
    """Does the verb report something here, given its class and what stands beside it?"""
    classes = report.verb.classes
    if _says_nothing(report, clause):
        return False
    if named and layout in ("declarative", "relative") and _says_by_itself(report, clause):
        return True
    if named and layout == "declarative" and _says_with_a_subject(report, clause, subject_first):
        return True
    if report.verb.lemma == "lire":
        return report.pronoun == "on"
    if layout in ("inverted", "pronoun"):
        return bool(classes & {"say", "state", "think", "cite"}) or ("topic" in classes and report.quote is not None)
    if layout == "passive":
        return True
    if layout == "headless":
        quoted = report.quote is not None and bool(classes & {"cite", "topic"})
        return quoted or (bool(classes & {"say", "state"}) and (report.que is not None or report.quote is not None))
    clause_follows = report.que is not None or report.quote is not None
    if report.verb.lemma == "protester" and report.infinitive:
        return True
    if "say" in classes and (
        clause_follows or report.infinitive or report.verb.reflexive or _reported_noun(report, clause, nouns)
    ):
        return True
    if "state" in classes and (clause_follows or (named and (report.infinitive or report.noun))):
        return True
    if "cite" in classes and named and report.que == report.last + 1 and layout in ("gerund", "declarative"):
        return True  # `glissant que`
    if layout == "gerund" and not classes & {"say", "state"}:
        return report.quote is not None and bool(classes & {"cite", "topic"})
    if layout == "relative" and not classes & {"say", "state", "act"} and (not named or report.negated):
        return False
    if classes & {"think", "cite"} and clause_follows and (report.quote is not None or "think" in classes):
        return True
    if "topic" in classes and report.quote is not None:
        return True
    if clause.low[report.first] in _MAY:
        return False  # `L'opposition peut convoquer le conseil`: what it has a right to
    return layout != "gerund" and named and "act" in classes and _has_object(report)


def _says_with_a_subject(report: Report, clause: Clause, subject_first: int) -> bool:
    """What somebody who stands before the verb says with it, whatever comes behind."""
    if report.verb.lemma == "évoquer" and _counts(clause.low, report.last + 1):
        return True
    if sees_as(clause, report.last, report.verb):
        return True
    told = report.compound and clause.low[report.first] == "l'"  # `Le maire l'a déclaré mardi`: the sentence before
    return "say" in report.verb.classes and (told or _quoted_before(clause, report, subject_first))


_MAY = frozenset(
    "peut peuvent pouvait pouvaient pourra pourront pourrait pourraient doit doivent devait devaient devra devront "
    "devrait devraient".split()
)


def is_mere_act(report: Report, layout: str, subject: Subject | None, clause: Clause) -> bool:
    """`C'est Riga qui menace la paix`, which others say of Riga; `Les troupes attaquent le village`, which they do."""
    told = report.que is not None or report.quote is not None or report.infinitive
    if subject is None or told or layout not in ("declarative", "passive"):
        return False
    mention, classes = subject.mention, report.verb.classes
    words = clause.plain[mention.first : mention.last + 1] if mention is not None else []
    if layout == "declarative" and not _CROWDS.isdisjoint(words):
        return True  # `150 personnes ont salué les marins`
    fights = report.verb.lemma in _COMBAT
    if subject.relative and layout == "declarative":
        return fights or classes <= {"act"}
    return fights and not _TROOPS.isdisjoint(words)


_COMBAT = frozenset("affronter attaquer céder combattre défendre menacer repousser résister".split())
_CROWDS = frozenset("personne personnes foule gens".split())
_TROOPS = frozenset("armee armees forces troupes soldats brigade bataillon regiment unites marine aviation".split())


def _says_nothing(report: Report, clause: Clause) -> bool:
    """`n'a rien promis`, `n'a pas précisé la date`, `relève de la fantaisie`."""
    lemma, after = report.verb.lemma, clause.low[report.last + 1 : report.last + 2]
    if _is_event(report, clause) or not _EACH_OTHER.isdisjoint(clause.low[report.first : report.last + 3]):
        return True  # `Oslo et Riga s'accusent mutuellement d'avoir tiré`: each says it of the other
    if lemma in ("promettre", "dire", "annoncer") and "rien" in clause.low[report.first : report.last + 2]:
        if after in ([], [","], ["."], [";"]):
            return True
    if lemma == "célébrer" and _FEASTS.intersection(clause.low[report.last + 1 : report.last + 6]):
        return True  # `célèbrent leur fête nationale`
    if lemma == "prendre position" and _is_posted(clause.low, report.last + 1):
        return True
    if lemma == "observer" and report.que is None and report.noun and report.layout == "declarative":
        return True  # `ont observé une minute de silence « en hommage »`
    return (report.negated and _withheld(report)) or (lemma == "relever" and after in (["de"], ["du"], ["d'"]))


_EACH_OTHER = frozenset("mutuellement réciproquement".split())
_BEHIND = 14


def _is_event(report: Report, clause: Clause) -> bool:
    """`accepte d'accueillir un navire`, `soutient les ménages par des aides`, `bloque la route`: what somebody does."""
    lemma = report.verb.lemma
    if QUOTE in clause.low or report.que is not None:
        return lemma == "s'attendre" and QUOTE not in clause.low
    if lemma in _ONLY_OF:
        return _ONLY_OF[lemma].isdisjoint(_behind(clause, report))
    if lemma not in _NEVER_OF:
        return False
    behind = _behind(clause, report)
    return "faire" not in behind and not _NEVER_OF[lemma].isdisjoint(behind)


def _behind(clause: Clause, report: Report) -> list[str]:
    """The plain words behind the verb, up to a comma or a relative."""
    words: list[str] = []
    for here in range(report.last + 1, min(report.last + 1 + _BEHIND, clause.size)):
        if clause.low[here] in _EDGES:
            break
        words.append(clause.plain[here])
    return words


_EDGES = frozenset({",", ";", ":", ".", QUOTE, "qui", "que", "qu'", "dont", "où"})
_TEXTS = frozenset(
    "resolution resolutions declaration texte communique motion amendement proposition conclusions accord sanctions "
    "negociations adhesion candidature elargissement aide versement initiative vote vetos projet traite appel "
    "tribune petition plan compromis".split()
)
_ONLY_OF = {
    "s'attendre": frozenset[str](),
    "bloquer": _TEXTS,
    "coparrainer": _TEXTS,
    "déposer": frozenset("motion amendement amendements proposition resolution".split()),
}
_NEVER_OF = {
    "adopter": frozenset("decret decrets loi budget reglement ordonnance".split()),
    "accepter": frozenset("envoyer livrer fournir accueillir heberger vendre preter expedier".split()),
    "répondre": frozenset("appel convocation".split()),
    "s'opposer": frozenset("finale demi-finale quarts".split()),
    "soutenir": frozenset("agriculteurs filiere menages entreprises croissance economie subventions".split()),
    "menacer": frozenset("effondrer ceder sombrer basculer crouler".split()),
}


_FEASTS = frozenset("jour journée fête fêtes anniversaire noël pâques messe mariage nouvel ramadan carnaval".split())


def _is_posted(low: list[str], at: int) -> bool:
    """`ont pris position dans la ville`, `autour du port`: soldiers, or a crowd, and not `dans le débat`."""
    place = low[at : at + 1] in ([word] for word in _PLACED) or low[at : at + 2] in (["le", "long"], ["non", "loin"])
    return place and not _DISPUTES.intersection(low[at : at + 5]) and not _SIDES.intersection(low[at : at + 8])


_PLACED = ("dans", "autour", "à", "au", "aux", "près", "devant", "derrière", "entre", "là", "ici", "vers")
_SIDES = frozenset({"contre", "faveur"})
_DISPUTES = frozenset(
    "débat débats conflit querelle dossier affaire crise guerre discussion campagne sujet propos égard encontre "
    "nouveau côtés".split()
)


def _counts(low: list[str], at: int) -> bool:
    """`évoque au moins trente morts`: a figure is reported."""
    return low[at : at + 2] in (["au", "moins"], ["plus", "de"], ["près", "de"]) or low[at : at + 1] == ["environ"]


def _has_object(report: Report) -> bool:
    verb = report.verb
    return report.noun or report.infinitive or report.quote is not None or bool(verb.tail) or verb.reflexive


def _quoted_before(clause: Clause, report: Report, subject: int) -> bool:
    """`« … », Karl Brandt a déclaré`: word order of translations."""
    return subject > 1 and clause.low[subject - 2 : subject] == [QUOTE, ","] and report.que is None


def _withheld(report: Report) -> bool:
    """`n'a pas précisé la date`, `n'a pas évoqué les craintes`."""
    if report.verb.lemma in ("évoquer", "mentionner", "aborder"):
        return True
    return report.verb.lemma in _WITHHELD and report.que is None and report.quote is None


_WITHHELD = frozenset(
    "préciser détailler indiquer révéler dévoiler mentionner commenter signaler expliquer divulguer communiquer".split()
)
BARE = frozenset(
    "démentir nier protester refuser approuver acquiescer opiner s'abstenir contester s'indigner s'insurger "
    "s'offusquer applaudir désapprouver s'alarmer s'inquiéter temporiser".split()
)


def _says_by_itself(report: Report, clause: Clause) -> bool:
    """`Les syndicats démentent.`, `y voit un ultimatum`, `parle d'une paix dictée`, `tranche : plus rien`."""
    low, last = clause.low, report.last
    after = low[last + 1 : last + 2]
    if report.verb.lemma in BARE:
        return not after or after[0] in (".", ",", ";", "!", "…") or report.verb.lemma == "s'abstenir"
    if report.verb.lemma == "voir" and any(w in ("y", "en") for w in low[max(0, report.first - 1) : last]):
        return True
    if report.verb.lemma == "parler" and low[last + 1 : last + 3] in (["d'", "un"], ["d'", "une"]):
        return True
    if low[report.first] in _MAY:
        return False  # `Karl Brandt peut jubiler : le port est vendu`
    return ":" in low[last + 1 : last + 6] and bool(report.verb.classes & {"say", "cite"})


def _reported_noun(report: Report, clause: Clause, nouns: frozenset[str]) -> bool:
    """`a redit son opposition`, `a déclaré à Xi la nécessité de`: the object is itself a position."""
    for here in range(report.last + 1, min(report.last + 7, clause.size)):
        if clause.low[here] in (",", ".", ";", QUOTE):
            return False
        if clause.low[here] in nouns:
            assured = report.verb.lemma == "assurer" and clause.low[here - 1] == "du"
            return assured or clause.low[here - 1] in _BEFORE_POSITION
    return False


_BEFORE_POSITION = frozenset("son sa leur ses leurs la le l' un une les plein ferme vive".split())


def asks(clause: Clause, report: Report) -> bool:
    """`Les alliés peuvent-ils encore refuser ?`: the author asks; `…, demande-t-il ?` is an incise."""
    before = clause.low[report.first - 1] if report.first else ""
    group = clause.low[report.first : report.last + 1]
    return before not in (",", "–", "—") and any(w.endswith(_INVERTED) for w in group)


_INVERTED = ("-il", "-ils", "-elle", "-elles", "-on")


def by_somebody(clause: Clause) -> bool:
    """`Et un autre d'ajouter : « … »`, `L'un d'eux écrit : « … »`: said by one whom nothing names."""
    low, at = clause.low, behind_colon(clause)
    return 2 < at < 12 and at == len(low) - 1 and any(tuple(low[i : i + 2]) in _SOMEBODY for i in range(min(3, at)))


def signs_by_pronoun(clause: Clause, verbs: VerbLexicon) -> bool:
    """`« On part, dit-elle. On verra. »`: when nobody fits the pronoun, nobody who spoke before said it either."""
    if not any(word.endswith(("-il", "-elle")) for word in clause.low):
        return False
    said = (r for r in find_reports(clause, verbs) if r.layout == "pronoun" and r.reports_speech and r.first)
    return any(r.pronoun in ("il", "elle") and clause.low[r.first - 1] in (",", "!", "?") for r in said)


def says_much(clause: Clause, tables: Tables) -> bool:
    """A sentence between the marks, or words that go on after a name: no nickname, no title (`« Le grand roman »`)."""
    quote = clause.quotes[0]
    words = clause.raw[quote.inner_start : quote.inner_end].split()
    verbal = any(word.lower() in tables.verbs.finite or word.lower() in _AUXILIARIES for word in words)
    return len(words) > _NICKNAME and (verbal or words[0].lower() not in _ARTICLES)


_NICKNAME = 4  # words
_AUXILIARIES = AVOIR | ETRE
_ARTICLES = frozenset("le la les un une des".split())


def about_things(clause: Clause) -> bool:
    """`La fatigue se lit partout : « … »`: no word of whoever says it, nor of what is written, sung or shouted."""
    if clause.low[-2:] != [":", QUOTE] or by_somebody(clause):
        return False
    return _OTHERS_WORDS.isdisjoint(clause.low) and AVOIR.isdisjoint(clause.low)


_OTHERS_WORDS = frozenset(
    "on quelqu'un quelqu' quelques-uns certains certaines chacun chacune personne nul tous beaucoup plusieurs ceux "
    "celui celle autre lire entendre slogan slogans devise affiche affiches affichette pancarte pancartes panneau "
    "panneaux banderole banderoles inscription inscriptions graffiti tag mur murs façade titre titres livre film "
    "chanson refrain chant hymne prière proverbe dicton adage maxime citation épitaphe plaque loi article texte traité "
    "constitution résolution charte serment message messages tract lettre mot mots réponse réplique rumeur cri cris "
    "voix clameur foule rue écran radio haut-parleur haut-parleurs".split()
)
_SOMEBODY = frozenset({("un", "autre"), ("une", "autre"), ("l'", "un"), ("l'", "une"), ("un", "troisième")})
