"""Subjects behind their verb (`a déclaré le ministre`), and phrases joined by `et` read from the first one on.

Limits: the subject is the first phrase behind the verb that is no complement of place or time, and is looked for only
where an incise can stand.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.appositions import with_apposition
from stance.statements.clause import QUOTE, Clause
from stance.statements.loose import loose_object
from stance.statements.main_subject import main_subject, past_only_relative
from stance.statements.names import first_name
from stance.statements.reports import Report
from stance.statements.subjects import LAST_NAMED, PEOPLE, Subject, ends_at, starts_at
from stance.statements.words import AVOIR, DETERMINERS, ETRE, ONE_OF_THEM, PLACE_OR_TIME, SOME_OF_THEM
from stance.tables import Tables

_INVERSION_REACH = 18
_SOME_OPENING = frozenset(phrase.partition(" ")[0] for phrase in (*SOME_OF_THEM, *ONE_OF_THEM))


def subject_after(clause: Clause, mentions: list[Mention], report: Report) -> Subject | None:
    """The subject of an inverted incise: `a déclaré mardi à la presse le ministre…`."""
    low = clause.low
    here = report.last + 1
    commas = 0
    while here < clause.size and here - report.last <= _INVERSION_REACH:
        word = low[here]
        if word in (";", ".", ":", QUOTE, "que", "qu'", "qui", "!", "?"):
            return None
        if word in ("ce", "cette", "ces") and low[here + 1 : here + 2] and low[here + 1] in LAST_NAMED:
            return Subject(pronoun=low[here + 1], first=here)
        if word in ("celui", "celle") and low[here + 1 : here + 2] == ["qui"]:
            return Subject(pronoun="il" if word == "celui" else "elle", first=here)
        if word in _SOME_OPENING and here - report.last <= 4 and (some := _said_of_some(low, here)):
            return Subject(pronoun=some, first=here)
        if low[here - 1] in ("de", "d'") and word.endswith(("er", "ir", "re")) and QUOTE not in low[: report.first]:
            return None  # `Les élus, réunis mardi, ont décidé d'exclure les joueurs`
        mention = starts_at(mentions, here)
        if mention is not None and mention.kind == "media" and ends_at(mentions, here - 1) is not None:
            here = mention.last + 1  # `dans un entretien au quotidien russe Izvestia`
            continue
        if mention is not None and low[here - 1] == "entre":
            joined = coordinated_after(clause, mentions, mention).mention
            here = (joined or mention).last + 1  # `a poursuivi les échanges entre Oslo et Riga`
            continue
        if word == ",":
            commas += 1
            if commas > 2:
                return None
            if commas == 1 and "comme" in low[max(0, report.first - 2) : report.first] and "," not in low[here + 1 :]:
                return None  # `Comme le veut la tradition, le maire a parlé`
        elif mention is not None and low[here - 1] not in PLACE_OR_TIME and not _opens_complement(low, mention):
            return coordinated_after(clause, mentions, mention)
        if mention is not None:
            here = mention.last
            beyond = starts_at(mentions, here + 1) if mention.kind == "media" else None
            if beyond is not None and beyond.kind == "entity" and clause.starts[here + 1] == clause.ends[here] + 1:
                here = beyond.last  # `à Radio Plateau Afrique`
        here += 1
    return None


def _said_of_some(low: list[str], at: int) -> str:
    """The pronoun that begins at `at` right behind its verb and ends its incise, else nothing."""
    for size in (5, 4, 2, 1):
        words = " ".join(low[at : at + size])
        closed = at + size >= len(low) or low[at + size] in (",", ".", ":", "!", "?", "–", "(", QUOTE)
        if closed and (words in ONE_OF_THEM or words in SOME_OF_THEM):
            return ONE_OF_THEM.get(words, words)
    return ""


def _opens_complement(low: list[str], mention: Mention) -> bool:
    return low[mention.first] in ("au", "aux", "du")


def coordinated_after(clause: Clause, mentions: list[Mention], mention: Mention) -> Subject:
    if mention.kind != "role" and "et" not in clause.low:
        return Subject(mention, first=mention.first)
    members = [mention]
    index = mentions.index(mention)
    if mention.kind == "role":
        for other in mentions[index + 1 : index + 3]:
            office = other.kind == "person" and other.function and clause.low[other.first] in ("le", "la", "l'")
            if office and clause.low[other.first - 1] == "," and other.first - mention.last < 6:
                return Subject(other, first=mention.first)  # `l'envoyé pour le Sahel, le vice-ministre X`
    while index + 1 < len(mentions):
        following = mentions[index + 1]
        link = clause.low[members[-1].last + 1 : following.first]
        bare = following.kind == "person" and clause.plain[following.first] not in DETERMINERS and following.function
        if link == ["et"] and mention.kind == "role" and bare and not members[1:]:
            return Subject(following, first=mention.first)  # `l'ex-maire et actuel député X`
        if mention.kind == "person" and following.kind == "role" and _is_bare_office(clause, following):
            break  # `X, politologue et directrice du port`: one person with two trades
        if link not in (["et"], [","], ["ainsi", "que"]) or (mention.kind == "role" and following.kind == "entity"):
            break  # `l'envoyé pour l'Asie et l'Afrique, X`
        members.append(following)
        index += 1
    if len(members) > 1 and "et" in clause.low[mention.first : members[-1].first]:
        return Subject(
            Mention(mention.first, members[-1].last, "group", plural=True, members=tuple(members)), first=mention.first
        )
    return Subject(mention, first=mention.first)


def _is_bare_office(clause: Clause, mention: Mention) -> bool:
    """An office without an article, as they stand behind the name of their holder."""
    return not mention.plural and not mention.definite and clause.plain[mention.first] not in DETERMINERS


def clause_subject(clause: Clause, mentions: list[Mention], before: int) -> Mention | None:
    """`La ville est calme et le général a visité le camp où il a dit`: the subject of the clause last begun."""
    low = clause.low
    for mention in reversed(mentions):
        at, after = mention.first, mention.last + 1
        if mention.kind in ("person", "role") and after < before and at and not mention.plural:
            if low[at - 1] in ("et", "mais", ",") and (low[after] in AVOIR or low[after] in ETRE):
                return mention
    return None


def plural_subject(clause: Clause, mentions: list[Mention], before: int) -> Mention | None:
    """Whom `ils` means in the sentence itself: its subject in the plural, or several joined by `et`."""
    head = main_subject(clause, mentions, before)
    if head is None:
        return None
    whole = coordinated_after(clause, mentions, head).mention
    return whole if whole is not None and whole.plural and whole.last < before and whole.kind in PEOPLE else None


def where_said(low: list[str], mention: Mention) -> bool:
    """`C'est grave, a reconnu le maire lors d'une visite`: what follows tells where it was said, not what was done."""
    behind = low[mention.last + 1]
    if behind == "qui":  # `…, a reconnu Karl Brandt qui arrivait`; `a salué le maire qui partait` has an object
        return mention.kind == "person"
    if any(low[i] in ("de", "d'") and low[i + 1] in _REPROACHED for i in range(mention.last + 2, len(low) - 1)):
        return False  # `La foule a hué Olga Lind, a accusé le maire devant la presse d'avoir menti`
    if behind in ("lors", "devant") or behind.endswith("di"):  # `mardi`
        return True
    return behind in ("dans", "sur", "à") and not _WHERE_SAID.isdisjoint(low[mention.last + 2 : mention.last + 4])


_REPROACHED = frozenset("avoir être mentir vouloir chercher tenter préparer soutenir".split())
_WHERE_SAID = frozenset(
    "entretien interview communiqué tribune message lettre discours allocution tweet réseaux twitter facebook telegram "
    "micro antenne presse journalistes".split()
)


def inverted_subject(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> Subject | None:
    """The subject after its verb, where an incise can stand: after a quotation, a comma, a dash, `comme`."""
    before = clause.low[report.first - 1] if report.first else ""
    if clause.low[report.first] == "ayant":
        return None  # `Ayant prévu un comité, il part`
    apart = before == "," and report.verb.lemma not in SAID_OF_FACTS
    if apart and past_only_relative(clause, report.first, report.last, tables.verbs.finite):
        return None
    relative = report.first > 1 and clause.low[report.first - 2] in ("ce", "comme", "ainsi", "c'")
    relative = relative or (clause.low[0] in ("un", "une") and 2 < report.first < 7)  # `Une version que dément Oslo.`
    if before not in _BEFORE_INCISE and not (before in ("que", "qu'") and relative):
        return None
    inverted = _first_named(clause, mentions, report, tables) or subject_after(clause, mentions, report)
    if inverted is not None and before == "," and not _is_incise(clause, report, inverted, tables):
        return None
    if inverted is not None and before == "," and _is_object(clause, report, inverted):
        return None
    if inverted is not None and before == "," and _of_main_clause(clause, inverted):
        return None
    mention = inverted.mention if inverted else None
    object_of_que = before == "" and mention is not None and report.que is not None and mention.last < report.que
    if inverted is not None and not object_of_que:
        return inverted
    if before in (QUOTE, ",") and report.reports_speech and (before == QUOTE or report.que is None):
        return loose_object(clause, report, tables)
    return None


def _of_main_clause(clause: Clause, subject: Subject) -> bool:
    """`Alors que Riga, toujours là, a demandé un vote, le maire a dit non`: behind the comma that closes the first."""
    low, mention = clause.low, subject.mention
    opens = low[1] in ("que", "qu'") or low[0] in ("si", "quand", "lorsque", "lorsqu'")
    return opens and mention is not None and low[mention.first - 1] == ","


def _first_named(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> Subject | None:
    """`regrette Pavel, étudiant`: a first name alone right after the verb."""
    at = report.last + 1
    if clause.low[at : at + 2] == ["à", "peine"]:
        at += 2
    if at >= clause.size or not clause.capital[at] or starts_at(mentions, at) or not report.reports_speech:
        return None
    named = first_name(clause, at, tables)
    return Subject(with_apposition(clause, named, tables), first=at) if named else None


def _is_object(clause: Clause, report: Report, subject: Subject) -> bool:
    """`Le maire, qui revenait d'Oslo, a accusé Riga de mentir`: whom the verb is done to, when more follows."""
    if "act" not in report.verb.classes or report.verb.reflexive or subject.mention is None:
        return False
    if QUOTE in clause.low[: report.first]:
        return False
    last = subject.mention.last
    if clause.low[1] in ("que", "qu'") or clause.low[0] in ("si", "quand", "lorsque"):
        return True  # `Alors qu'Oslo se tait, menace Riga, la Suède…`: no incise before the main clause
    ends = last + 1 >= clause.size or clause.low[last] == "," or clause.low[last + 1] in (",", ".", "!", "?", ")", "–")
    return subject.mention.first == report.last + 1 and not ends and not where_said(clause.low, subject.mention)


def _is_incise(clause: Clause, report: Report, subject: Subject, tables: Tables) -> bool:
    """Between commas: after a clause, or closed by a comma. `Son mari, resté là, soutient Untel` is none."""
    before = clause.low[: report.first]
    verbal = any(w in tables.verbs.finite or w in AVOIR or w in ETRE for w in before)
    if QUOTE in before or verbal or before[:1] in (["je"], ["j'"], ["nous"]):
        return True
    named = subject.mention is not None and subject.mention.kind in ("person", "entity", "institution")
    if named and report.compound and report.verb.lemma in SAID_OF_FACTS and _is_next(report, subject):
        return True  # `Cela s'applique à tous, a déclaré Olga Lind à la presse`
    last = subject.mention.last if subject.mention else report.last
    return last + 1 >= clause.size or clause.low[last] == "," or clause.low[last + 1] in _AFTER_INCISE


def _is_next(report: Report, subject: Subject) -> bool:
    return subject.mention is not None and subject.mention.first == report.last + 1


_AFTER_INCISE = frozenset(",.!?:)(")
# Verbs whose object is never somebody, so that whoever stands behind them says it.
SAID_OF_FACTS = frozenset(
    "affirmer ajouter annoncer conclure déclarer dire estimer expliquer indiquer insister préciser rapporter souligner "
    "poursuivre commenter révéler".split()
)
_BEFORE_INCISE = frozenset({QUOTE, ",", "–", "—", "-", "", "(", "comme", "ainsi", "…", "!", "?"})
