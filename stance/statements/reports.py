"""Finds the reporting clauses of a sentence: which verb (or `selon`), where it stands, what follows it.

A report is a verb group with its layout: `declarative` (X dit que), `inverted` (« … », dit X), `pronoun` (dit-il),
`gerund` (ajoutant que), `headless` (a ajouté que, subject lost), `relative` (X, qui affirme), `passive` (condamné par X)
or `source` (selon X). Who speaks is found by `subjects`. Limits: a form that is both noun and verb is read by the word
before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stance.reading.conjugation import FINITE, GERUND, INFINITIVE, PARTICIPLE
from stance.reading.verbs import Verb, VerbLexicon
from stance.statements.clause import QUOTE, Clause

Layout = Literal["declarative", "inverted", "pronoun", "gerund", "headless", "relative", "passive", "source"]

AVOIR = frozenset("a ont avait avaient aura auront aurait auraient ait aient ayant eut eurent".split())
ETRE = frozenset("est sont était étaient sera seront serait seraient soit soient étant fut furent été".split())
CLITICS = frozenset("ne n' se s' lui leur le la les l' en y nous vous me m' te t'".split())
ADVERBS = frozenset(
    "pas plus jamais aussi également encore déjà toujours ensuite enfin pourtant cependant toutefois notamment ainsi "
    "même "
    "bien mal tout alors néanmoins souvent parfois rarement hier aujourd'hui vite d'ailleurs surtout aussitôt "
    "désormais "
    "auparavant naguère jadis autrefois plutôt certes hélas bientôt soudain presque davantage mieux sitôt maintenant "
    "ailleurs "
    "longtemps rien point guère donc tôt tard peu très trop a lundi mardi mercredi jeudi vendredi samedi "
    "dimanche".split()
)
_ADVERBIAL = (
    ("de", "nouveau"),
    ("à", "nouveau"),
    ("par", "ailleurs"),
    ("pour", "sa", "part"),
    ("en", "outre"),
    ("de", "plus"),
    ("de", "son", "côté"),
    ("de", "leur", "côté"),
    ("pour", "leur", "part"),
    ("à", "son", "tour"),
    ("quant", "à", "lui"),
    ("quant", "à", "elle"),
    ("entre", "autres"),
    ("en", "revanche"),
    ("d'", "ailleurs"),
    ("à", "plusieurs", "reprises"),
    ("d'", "abord"),
    ("u",),
    ("d'", "ores", "et", "déjà"),
)
_NOMINAL = frozenset(
    "le la les l' un une des du de d' à au aux ce cet cette ces son sa ses leur leurs sans par en pour sur quelle quel "
    "notre nos votre tout toute chaque aucun aucune".split()
)
_QUESTION = frozenset("si s' pourquoi comment quand où combien quel quelle quels quelles ce".split())
_NEVER_VERBS = frozenset("maintenant suivant concernant pendant durant cependant notamment".split())
_REACH = 16
_MODALS = frozenset(
    "vient viennent venait venaient continue continuent continuait tient tiennent tenait veut veulent voulait peut "
    "peuvent "
    "pouvait doit doivent devait va vont allait tenu venu cesse cessent cessé finit fini commencé commence tenait "
    "souhaite souhaité tenté tente pu dû voulu continué refuse refusé hésite hésité préféré".split()
)


@dataclass(frozen=True, slots=True)
class Report:
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
        return bool(self.verb.classes & {"say", "state", "think", "cite"})


def find_reports(clause: Clause, verbs: VerbLexicon) -> list[Report]:
    """All readings of the sentence's verbs as reports, in order; one per verb group."""
    found: list[Report] = []
    for at, word in enumerate(clause.low):
        pronoun = ""
        if ("-" in word and not clause.capital[at]) or word.endswith(("-il", "-elle", "-ils", "-elles", "-on")):
            base, _, rest = word.partition("-")
            if rest.split("-")[-1] in ("il", "elle", "ils", "elles", "on"):
                pronoun, word = rest.split("-")[-1], base
        readings = verbs.reporting.get(word)
        if readings is None or word in _NEVER_VERBS or (found and at <= found[-1].last):
            continue
        report = _read_group(clause, at, pronoun, readings, verbs)
        if report is not None:
            found.append(report)
    return found


def _read_group(clause: Clause, at: int, pronoun: str, readings: tuple[Verb, ...], verbs: VerbLexicon) -> Report | None:
    """The verb group around `at` when it is a verb there at all."""
    auxiliary, first = _auxiliary(clause, at)
    tags = 0
    for verb in readings:
        tags |= verb.tags
    passive = False
    if auxiliary and tags & PARTICIPLE:
        use = PARTICIPLE
        if "-" in clause.low[auxiliary[0]]:
            pronoun = clause.low[auxiliary[0]].rsplit("-", 1)[1]
        passive = auxiliary[1] == "être" and not _reflexive(clause, first)
    elif tags & FINITE and not (
        first > 0 and first == at and clause.low[at - 1] in _NOMINAL and not pronoun and not _clitic_before(clause, at)
    ):
        use = FINITE
    elif tags & GERUND:
        use = GERUND
    elif tags & INFINITIVE and (modal := _modal(clause, at)) is not None:
        use, first = INFINITIVE, modal
        pronoun = clause.low[modal].rsplit("-", 1)[1] if clause.low[modal].endswith(("-on", "-il", "-elle")) else ""
    else:
        return None
    verb, last = _choose(clause, at, first, use, readings, passive)
    if verb is None:
        return None
    if passive and "être" not in verb.lemma:
        return _agentive(clause, at, readings)
    negated = any(w in ("ne", "n'") for w in clause.low[max(0, first - 1) : at])
    layout: Layout = "gerund" if use == GERUND else "pronoun" if pronoun else "declarative"
    return _with_content(
        clause, Report(first, last, verb, layout, negated=negated, pronoun=pronoun, compound=use == PARTICIPLE), verbs
    )


def _clitic_before(clause: Clause, at: int) -> bool:
    """`le dit`, `l'accuse`: a clitic pronoun, when a subject stands before it."""
    return (
        at >= 2
        and clause.low[at - 1] in ("le", "la", "les", "l'")
        and (
            clause.low[at - 2] in ("ne", "n'", "il", "elle", "ils", "elles", "qui", "on", "se", "comme")
            or clause.capital[at - 2]
        )
    )


def _auxiliary(clause: Clause, at: int) -> tuple[tuple[int, str] | None, int]:
    """The auxiliary before a participle (index, which verb), and where the group begins with its clitics."""
    low = clause.low
    here = _skip_back(low, at - 1, at - 7)
    if here >= 0 and at - here <= 7:
        word = low[here]
        base = word.split("-")[0]
        if word in AVOIR or (base in AVOIR and "-" in word):
            return (here, "avoir"), _group_start(clause, here)
        if word in ETRE or (base in ETRE and "-" in word):
            start = here
            if word == "été" and here and low[here - 1] in AVOIR:
                start = here - 1
            return (here, "être"), _group_start(clause, start)
    return None, _group_start(clause, at)


def _skip_back(low: list[str], here: int, limit: int) -> int:
    """Leftwards over adverbs, adverbial phrases and stray letters."""
    while here >= 0 and here >= limit:
        phrase = next(
            (p for p in _ADVERBIAL if here + 1 >= len(p) and tuple(low[here - len(p) + 1 : here + 1]) == p), None
        )
        if phrase:
            here -= len(phrase)
        elif (low[here] in ADVERBS and low[here] != "a") or low[here].endswith("ment"):
            here -= 1
        elif (
            low[here] == ","
            and (opened := next((i for i in range(here - 1, max(-1, here - 8), -1) if low[i] == ","), 0))
            and low[opened - 1] in AVOIR
        ):
            here = opened - 1
        else:
            break
    return here


def _group_start(clause: Clause, at: int) -> int:
    while (
        at > 0
        and clause.low[at] in AVOIR | ETRE
        and clause.low[at - 1] in ("le", "la", "les", "l'", "m'", "t'", "nous", "vous")
    ):
        at -= 1
    while (
        at > 0
        and clause.low[at - 1] in CLITICS
        and (clause.low[at - 1] in ("ne", "n'", "se", "s'", "y", "en", "lui") or _after_subject(clause, at - 1))
    ):
        at -= 1
    while at > 0 and clause.low[at - 1] in AVOIR and clause.low[at] in AVOIR:
        at -= 1
    return at


def _after_subject(clause: Clause, at: int) -> bool:
    return at > 0 and clause.low[at - 1] in (
        "ne",
        "n'",
        "comme",
        "il",
        "elle",
        "ils",
        "elles",
        "qui",
        "on",
        "nous",
        "vous",
    )


def _reflexive(clause: Clause, first: int) -> bool:
    return any(clause.low[i] in ("se", "s'") for i in range(first, min(first + 3, len(clause))))


def _modal(clause: Clause, at: int) -> int | None:
    """`vient de déclarer`, `a tenu à rappeler`, `Et d'ajouter`: the first item of the governing verb."""
    low = clause.low
    if at <= 2 and low[at - 1 : at] in (["de"], ["d'"]) and low[0] in ("et", "puis"):
        return 0
    here = at - 1
    while (
        here >= 0
        and at - here <= 3
        and low[here] in ("de", "d'", "à", "se", "s'", "par", "l'", "le", "la", "les", "pas")
    ):
        here -= 1
    if here < 0 or low[here].split("-")[0] not in _MODALS:
        return None
    while here > 0 and (
        low[here - 1] in AVOIR or low[here - 1] in ADVERBS or low[here - 1] in ("n'", "ne", "s'", "se")
    ):
        here -= 1
    return here


def _choose(
    clause: Clause, at: int, first: int, use: int, readings: tuple[Verb, ...], passive: bool
) -> tuple[Verb | None, int]:
    """The reading whose tail and reflexive pronoun are there; and the last item of the group."""
    reflexive = any(clause.low[i] in ("se", "s'") for i in range(first, at))
    plain: Verb | None = None
    for verb in readings:
        if not verb.tags & use:
            continue
        if verb.tail:
            stop = _tail_end(clause, at, verb.tail)
            if stop is not None and (not verb.reflexive or reflexive):
                return verb, stop
        elif verb.reflexive == reflexive:
            return verb, at
        elif not verb.reflexive and reflexive and plain is None and passive is False and use == FINITE:
            plain = None
    return plain, at


def _tail_end(clause: Clause, at: int, tail: tuple[str, ...]) -> int | None:
    for start in range(at + 1, min(at + 5, len(clause))):
        if tuple(clause.low[start : start + len(tail)]) == tail:
            return start + len(tail) - 1
        if clause.low[start] in (",", ";", ":", QUOTE):
            return None
    return None


def _agentive(clause: Clause, at: int, readings: tuple[Verb, ...]) -> Report | None:
    """`condamné par Paris`, `a été accusé par Kiev de…`: the agent is the one who takes a position."""
    for verb in readings:
        if verb.tags & PARTICIPLE and not verb.tail and not verb.reflexive and verb.classes & {"act", "state"}:
            for here in range(at + 1, min(at + 6, len(clause) - 1)):
                if clause.low[here] == "par":
                    return Report(at, here, verb, "passive", noun=True)
                if clause.low[here] in (",", ";", ".", QUOTE):
                    break
    return None


def _with_content(clause: Clause, report: Report, verbs: VerbLexicon) -> Report:
    """Looks right of the verb group for `que`, a quotation, an infinitive or an object."""
    low = clause.low
    que = quote = None
    infinitive = noun = False
    here = report.last + 1
    while here < len(clause) and here - report.last <= _REACH:
        word = low[here]
        if word in ("que", "qu'") and not (
            here
            and low[here - 1]
            in (
                "plus",
                "moins",
                "autant",
                "alors",
                "tandis",
                "après",
                "avant",
                "ainsi",
                "depuis",
                "pendant",
                "dès",
                "afin",
                "bien",
                "sans",
                "pour",
            )
        ):
            que = here
            break
        if word == QUOTE or (word == ":" and QUOTE in low[here : here + 3]):
            quote = here if word == QUOTE else low.index(QUOTE, here)
            break
        if word in (";", ".", "!", "?", "qui", "dont") or _is_clause_verb(clause, here, verbs):
            break
        if here - report.last <= 3 and word in _QUESTION and low[here - 1] not in ("à", "de", "en"):
            que = here
            break
        if (
            (word in verbs.infinitives or (word.endswith("er") and len(word) > 4))
            and (
                here == report.last + 1 or low[here - 1] in ("de", "d'", "à", "se", "s'", "ne", "pas", "le", "l'", "y")
            )
            and word not in ("hier", "entre", "contre", "premier", "dernier")
        ):
            infinitive = True
            if here - report.last <= 2:
                que = None
                break
        here += 1
    noun = report.last + 1 < len(clause) and low[report.last + 1] not in (
        ",",
        ".",
        ";",
        ":",
        ")",
        QUOTE,
        "et",
        "!",
        "?",
    )
    return Report(
        report.first,
        report.last,
        report.verb,
        report.layout,
        que,
        quote,
        infinitive,
        noun,
        report.negated,
        report.compound,
        report.pronoun,
    )


def find_relative_sources(clause: Clause) -> list[int]:
    """`…, pour qui`, `…, selon lequel`: the item where the preposition stands."""
    low = clause.low
    return [
        at
        for at in range(1, len(low) - 1)
        if (low[at] in ("pour", "selon") and low[at + 1] in ("qui", "lequel", "laquelle", "lesquels"))
        or low[at : at + 3] == ["d'", "après", "qui"]
    ]


def _is_clause_verb(clause: Clause, at: int, verbs: VerbLexicon) -> bool:
    """A finite verb of another clause stands here, so that a later `que` is not ours."""
    word = clause.low[at]
    if (word in AVOIR and word != "a") or word in ETRE:
        return True
    return (
        word in verbs.finite
        and word not in verbs.infinitives
        and clause.low[at - 1] not in _NOMINAL
        and (clause.low[at - 1] in ("et", "ne", "n'", "se", "s'") or word.endswith(("ait", "aient", "èrent")))
    )


def find_sources(clause: Clause) -> list[tuple[int, int]]:
    """`selon`, `d'après`, `pour` at the start, `à en croire`, `aux yeux de`: (first item, item where the phrase "
    "begins)."""
    found = []
    low = clause.low
    for at, word in enumerate(low):
        follow = tuple(low[at + 1 : at + 4])
        if follow[:1] in (("qui",), ("lequel",), ("laquelle",), ("lesquels",)) or follow[:2] == ("après", "qui"):
            continue
        if word in ("selon", "dixit"):
            found.append((at, at + 1))
        elif (word == "d'" and follow[:1] == ("après",)) or word == "d'après":
            found.append((at, at + (2 if word == "d'" else 1)))
        elif (word == "pour" and at == 0) or (
            word == "pour" and at and (low[at - 1] == ":" or (at < 3 and low[at - 1] in (",", "mais", "et")))
        ):
            found.append((at, at + 1))
        elif word in ("à", "a") and follow[:2] == ("en", "croire"):
            found.append((at, at + 3))
        elif (word in ("aux", "de", "au", "dans") and follow[:1] in (("yeux",), ("dires",))) or (
            word == "de" and follow[:2] == ("l'", "avis")
        ):
            skip = at + (3 if follow[0] == "l'" else 2)
            found.append((at, skip + (1 if skip < len(low) and low[skip] in ("de", "d'", "du", "des") else 0)))
        elif word == "aux" and follow[:1] == ("termes",):
            continue
        elif word == "citant":
            found.append((at, at + 1))
    return found
