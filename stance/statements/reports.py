"""Finds the reporting clauses of a sentence: which verb (or `selon`), where it stands, what follows it.

A report is a verb group with its layout: `declarative` (X dit que), `inverted` (« … », dit X), `pronoun` (dit-il),
`gerund` (ajoutant que), `headless` (a ajouté que, subject lost), `relative` (X, qui affirme) or `passive` (condamné
par X). Who speaks is found by `subjects`. Limits: a form that is both noun and verb is read by the word
before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from stance.reading.conjugation import FINITE, GERUND, INFINITIVE, PARTICIPLE
from stance.reading.verbs import Verb, VerbLexicon
from stance.reading.view import reading_view
from stance.statements.clause import QUOTE, Clause, is_set_in
from stance.statements.groups import (
    FARTHEST_TAIL,
    clitic_before,
    far_que,
    find_auxiliary,
    find_modal,
    has_no_verb,
    in_infinitive_group,
    is_clause_verb,
    is_denied,
    is_infinitive,
    is_reflexive,
    tail_end,
)
from stance.statements.heads import appraises
from stance.statements.words import (
    ADVERBS,
    AVOIR,
    BEFORE_INFINITIVE,
    BEFORE_QUE,
    COMPLEMENT,
    DETERMINERS,
    ETRE,
    NEVER_VERBS,
    NOMINAL,
    QUESTION,
)

Layout = Literal["declarative", "inverted", "pronoun", "gerund", "headless", "relative", "passive", "source"]

_REACH = 16
_SPEECH = frozenset({"say", "state", "think", "cite"})


class Report(NamedTuple):
    """Verb group over items [first, last]; `que`, `quote`, `infinitive`, `noun` say what follows it."""

    first: int
    last: int
    verb: Verb
    layout: Layout
    que: int | None = None
    quote: int | None = None
    infinitive: bool = False
    noun: bool = False
    negated: bool = False
    compound: bool = False
    pronoun: str = ""

    @property
    def reports_speech(self) -> bool:
        return not _SPEECH.isdisjoint(self.verb.classes)


def find_reports(clause: Clause, verbs: VerbLexicon) -> list[Report]:
    """All readings of the sentence's verbs as reports, in order; one per verb group."""
    found: list[Report] = []
    reporting = verbs.reporting
    quoted = [at for at, word in enumerate(clause.low) if word == QUOTE] if clause.quotes else []
    # where any verb can speak: `« … », a félicité Kiev`
    behind = {at + step for at in quoted for step in range(4) if at + step < clause.size}
    verbal = [at for at, word in enumerate(clause.low) if word in reporting or "-" in word]
    for at in sorted(behind.union(verbal)) if behind else verbal:
        word = clause.low[at]
        pronoun = ""
        if "-" in word and (not clause.capital[at] or word.endswith(_INVERTED)):
            base, _, rest = word.partition("-")
            if rest.split("-")[-1] in ("il", "elle", "ils", "elles", "on"):
                pronoun, word = rest.split("-")[-1], base
        if word == QUOTE and (report := _inside_marks(clause, at, verbs)):
            found.append(report)
        needed = verbs.needing.get(word)
        idle = needed is not None and needed.isdisjoint(clause.low[at + 1 : at + FARTHEST_TAIL])
        if idle and not quoted:
            continue
        readings = reporting.get(word)
        if readings is None and quoted and at:
            readings = _any_incise(clause, at, word, verbs)
        before = clause.low[at - 1]
        if (before == "il" and word == "convient") or (before == "en" and word[:7] == "témoign"):
            continue  # `en témoignent les accords signés`, `il convient de noter`
        if word == "dit" and clause.low[at + 1 : at + 2] == [QUOTE] and at > 2 and clause.low[at - 2] in ("un", "le"):
            if any(w in AVOIR for w in clause.low[1 : at - 2]):
                continue  # `a publié un texte dit « Appel du 3 mai »`
        if appraises(clause, at):
            continue
        if readings is None or word in NEVER_VERBS or (found and at <= found[-1].last):
            continue
        inside_name = clause.capital[at] and at and before[-1].isalnum() and before not in AVOIR
        if inside_name and not clause.text(at, at).isupper():
            continue  # `La Presse canadienne`
        report = None if idle else _read_group(clause, at, pronoun, readings, verbs)
        if report is None and quoted and at and (readings := _any_incise(clause, at, word, verbs)):
            report = _read_group(clause, at, pronoun, readings, verbs)
        if report is not None:
            found.append(report)
    return found


def _inside_marks(clause: Clause, at: int, verbs: VerbLexicon) -> Report | None:
    """`L'association a aussitôt « condamné le coup de force »`, `elle « refuse de céder »`: a verb opens the marks."""
    auxiliary = at - 1
    while auxiliary > 0 and (clause.low[auxiliary] in _ADVERBS or clause.low[auxiliary].endswith("ment")):
        auxiliary -= 1
    compound = auxiliary > 0 and clause.low[auxiliary] in AVOIR
    if auxiliary < 0 or (not compound and auxiliary < at - 1):
        return None
    quote = clause.quotes[clause.low[:at].count(QUOTE)]
    words = reading_view(clause.raw[quote.inner_start : min(quote.inner_end, quote.inner_start + 60)]).split()
    negated = len(words) > 2 and words[0] in ("ne", "n'")
    alone = (
        len(words) == 1 and clause.low[at + 1 : at + 2] and clause.low[at + 1] in DETERMINERS
    )  # `Oslo « condamne » le`
    if not words or not (compound or negated or words[3:] or alone):
        return None
    opening = words[1 if negated else 0].strip("[]").lower()
    for verb in verbs.reporting.get(opening, ()):
        fits = verb.tags & (PARTICIPLE if compound else FINITE)
        if fits and not verb.tail and not verb.reflexive and verb.classes != {"cite"}:
            return Report(auxiliary if compound else at, at - 1, verb, "declarative", quote=at, compound=compound)
    return None


_ADVERBS = ADVERBS - {"a"}
_INVERTED = ("-il", "-elle", "-ils", "-elles", "-on")


def _any_incise(clause: Clause, at: int, word: str, verbs: VerbLexicon) -> tuple[Verb, ...] | None:
    """Right after a quotation and its comma, any finite verb speaks: `« C'est faux », évacue un élu`."""
    low = clause.low
    direct = low[at - 1] == QUOTE and at + 2 < len(low) and clause.capital[at + 1] and clause.capital[at + 2]
    if direct and word in verbs.finite and word not in AVOIR and word not in ETRE and word not in COMPLEMENT:
        return (Verb(word, frozenset({"cite"}), FINITE),)  # `« … » livre Olga Lind`
    if low[at - 1] != ",":
        return _compound_incise(clause, at, word)
    if low[at - 2] != QUOTE or low[0] == "," or at + 1 >= len(low) or is_set_in(low, at - 2):
        return None
    if word not in verbs.finite or word in AVOIR or word in ETRE:
        return None
    return (Verb(word, frozenset({"cite"}), FINITE),)


def _compound_incise(clause: Clause, at: int, word: str) -> tuple[Verb, ...] | None:
    """`« … », a félicité la ministre`, `« … », a-t-il argumenté`: the same with an auxiliary."""
    low = clause.low
    if at < 3 or low[at - 3] != QUOTE or low[at - 2] != "," or low[at - 1].split("-")[0] not in AVOIR:
        return None
    participle = len(word) > 3 and word[-1] in "éist" and word not in ADVERBS and not word.endswith("ment")
    return (Verb(word, frozenset({"cite"}), PARTICIPLE),) if participle and not is_set_in(low, at - 3) else None


def _read_group(clause: Clause, at: int, pronoun: str, readings: tuple[Verb, ...], verbs: VerbLexicon) -> Report | None:
    """The verb group around `at` when it is a verb there at all."""
    auxiliary, first = find_auxiliary(clause, at)
    tags = 0
    for verb in readings:
        tags |= verb.tags
    passive = False
    if auxiliary and tags & PARTICIPLE:
        use = PARTICIPLE
        if "-" in clause.low[auxiliary[0]]:
            pronoun = clause.low[auxiliary[0]].rsplit("-", 1)[1]
        passive = auxiliary[1] == "être" and not is_reflexive(clause, first)
    elif tags & PARTICIPLE and in_infinitive_group(clause.low, at):
        return None
    elif tags & FINITE and not (
        first > 0 and first == at and clause.low[at - 1] in NOMINAL and not pronoun and not clitic_before(clause, at)
    ):
        use = FINITE
    elif tags & GERUND and clause.low[at - 1] not in _DEGREES:
        use = GERUND
    elif tags & INFINITIVE and (modal := find_modal(clause, at)) is not None:
        use, first = INFINITIVE, modal
        pronoun = clause.low[modal].rsplit("-", 1)[1] if clause.low[modal].endswith(("-on", "-il", "-elle")) else ""
    else:
        return _agentive(clause, at, readings) if tags & PARTICIPLE and has_no_verb(clause, at, verbs) else None
    verb, last = _choose(clause, at, first, use, readings)
    if verb is None:
        return None
    if first > 1 and clause.low[first - 1] == "," and clause.low[first - 2] == QUOTE and not passive:
        verb = replace(verb, classes=verb.classes | {"cite"})  # `« … », a félicité la ministre`
    if passive and "être" not in verb.lemma and verb.lemma not in _WITH_ETRE:
        return None if is_denied(clause.low, at) else _agentive(clause, at, readings)
    group = clause.low[max(0, first - 1) : at]
    negated = "ne" in group or "n'" in group
    layout: Layout = "gerund" if use == GERUND else "pronoun" if pronoun else "declarative"
    compound = use == PARTICIPLE
    content = _content(clause, last, compound and "say" in verb.classes, verbs)
    return Report(first, last, verb, layout, *content, negated, compound, pronoun)


_DEGREES = frozenset("assez très trop peu si plus moins".split())  # `peu reconnaissant envers Oslo`: an adjective
_WITH_ETRE = frozenset({"intervenir", "convenir", "revenir"})  # `est intervenu` is active


def _choose(clause: Clause, at: int, first: int, use: int, readings: tuple[Verb, ...]) -> tuple[Verb | None, int]:
    """The reading whose tail and reflexive pronoun are there; and the last item of the group."""
    begin = at - 1 if use == INFINITIVE else first  # `se borne à rappeler`: the modal's own pronoun
    group, ahead = clause.low[begin:at], clause.low[at + 1 : at + FARTHEST_TAIL]
    reflexive = "se" in group or "s'" in group
    for verb in readings:
        if not verb.tags & use:
            continue
        if verb.tail:
            stop = tail_end(clause, at, verb.tail) if verb.tail[0] in ahead else None
            if stop is not None and (not verb.reflexive or reflexive):
                return verb, stop
        elif verb.reflexive == reflexive:
            return verb, at
    return None, at


def _agentive(clause: Clause, at: int, readings: tuple[Verb, ...]) -> Report | None:
    """`condamné par Paris`, `a été accusé par Kiev de…`: the agent is the one who takes a position."""
    for verb in readings:
        sides = verb.classes & {"act", "state"} or sees_as(clause, at, verb)
        if verb.tags & PARTICIPLE and not verb.tail and not verb.reflexive and sides:
            for here in range(at + 1, min(at + 6, clause.size - 1)):
                if clause.low[here] == "par":
                    return Report(at, here, verb, "passive", noun=True)
                judged = clause.low[here] == QUOTE and here - at < 4  # `jugée « injuste » par`, `qualifié de « … » par`
                if clause.low[here] in (",", ";", ".") or (clause.low[here] == QUOTE and not judged):
                    break
    return None


_VIEWS = frozenset("voir percevoir présenter interpréter considérer décrire dépeindre".split())
_FARTHEST_VIEW = 16  # items from the verb to its `comme`
_NO_VIEW = frozenset("prévu convenu prévue convenue toujours chaque tous d' le la les l' en à ici".split())


def sees_as(clause: Clause, at: int, verb: Verb) -> bool:
    """`est perçu par Oslo comme une menace`, `voit ce vote comme un piège`, `vu d'un mauvais œil par Riga`."""
    if verb.lemma not in _VIEWS or verb.tail or verb.reflexive:
        return False
    for here in range(at + 1, min(at + _FARTHEST_VIEW, clause.size - 1)):
        word = clause.low[here]
        if word in (",", ";", ":", ".", QUOTE, "qui", "que", "qu'"):
            return False
        if word in ("œil", "oeil") or (word == "comme" and clause.low[here + 1] not in _NO_VIEW):
            return True
    return False


def _content(clause: Clause, last: int, said: bool, verbs: VerbLexicon) -> tuple[int | None, int | None, bool, bool]:
    """What stands right of the verb group that ends at `last`: `que`, a quotation, an infinitive or an object; `said`:
    a verb of speech in a compound tense, which asides may part from its `que`."""
    low = clause.low
    first = last + 1
    que = quote = None
    infinitive = False
    for here in range(first, min(clause.size, last + _REACH + 1)):
        word = low[here]
        if word in ("que", "qu'") and low[here - 1] not in BEFORE_QUE:
            que = here
            break
        if word == QUOTE or (word == ":" and QUOTE in low[here : here + 3]):
            quote = low.index(QUOTE, here)
            break
        if word in QUESTION and here - last <= 3 and _asks(low, here):
            que = here
            break
        if word in _CLOSING and not _is_title_dot(clause, here):
            break
        if (word in verbs.finite or word in _AUXILIARIES) and is_clause_verb(clause, here, verbs):
            break
        before = low[here - 1]
        after_date = word in ("avoir", "être") and before not in NOMINAL and before not in _NO_OBJECT
        if (here == first or after_date or before in BEFORE_INFINITIVE) and is_infinitive(word, verbs):
            infinitive = True
            if here - last <= 2:
                break
    if que is None and quote is None and not infinitive and said:
        que = far_que(low, first)
    noun = first < clause.size and (low[first] not in _NO_OBJECT or _object_after_aside(low, first))
    if noun and low[first].endswith("ment") and low[first + 1 : first + 2] and low[first + 1] in _AFTER_ADVERB:
        noun = False  # `les vues qu'il exprime ouvertement dans son émission`
    return que, quote, infinitive, noun


def _is_title_dot(clause: Clause, at: int) -> bool:
    """`a déclaré à M. X que`: the point belongs to the title or the initial."""
    return clause.low[at] == "." and clause.capital[at - 1] and len(clause.low[at - 1]) < 4 and at + 2 < clause.size


_LONGEST_ASIDE = 12


def _object_after_aside(low: list[str], comma: int) -> bool:
    """`condamne, comme elle l'a toujours fait, les frappes`."""
    if low[comma] != "," or comma + 1 >= len(low) or low[comma + 1] in DETERMINERS:
        return False
    closing = next((i for i in range(comma + 2, min(comma + _LONGEST_ASIDE, len(low) - 1)) if low[i] == ","), 0)
    return bool(closing) and low[closing + 1] in _OBJECT_OPENERS


_OBJECT_OPENERS = frozenset("le la les l' un une des ce cet cette ces son sa ses leur leurs toute tout".split())


def _asks(low: list[str], at: int) -> bool:
    """`demande pourquoi`, `dit ce que`, not `qualifie ce vote`."""
    if low[at] not in QUESTION or low[at - 1] in ("à", "de", "en"):
        return False
    return low[at] != "ce" or low[at + 1 : at + 2] in (["que"], ["qu'"], ["qui"], ["dont"], ["à"], ["en"])


_CLOSING = frozenset({";", ".", "!", "?", "qui", "dont"})
_AFTER_ADVERB = frozenset({",", ".", "dans", "en", "lors", "sur", "depuis", "devant", "à"})
_NO_OBJECT = frozenset({",", ".", ";", ":", ")", QUOTE, "et", "!", "?"})
_AUXILIARIES = (AVOIR - {"a"}) | ETRE
