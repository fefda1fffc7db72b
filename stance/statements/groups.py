"""The verb group around a form: its auxiliary or modal, its clitics, the adverbs inside it, the words that complete it.

Works on items of a clause, gives item indices. Limits: at most six items lie between auxiliary and participle.
"""

from __future__ import annotations

from stance.reading.verbs import VerbLexicon
from stance.statements.clause import QUOTE, Clause
from stance.statements.words import ADVERBS, AVOIR, CLITICS, ETRE, MODALS, NOMINAL

_ADVERBIAL = tuple(
    tuple(phrase.split())
    for phrase in (
        "en effet|en fait|de fait|au contraire|à l' inverse|sans surprise|sans détour|en substance|en vain|"
        "au passage|dans la foulée|de surcroît|par avance|de la sorte|à mots couverts|à demi-mot|du reste|"
        "une nouvelle fois|une fois de plus|à l' époque|de leur part|pour l' instant|entre-temps|elle aussi|"
        "lui aussi|eux aussi|de nouveau|à nouveau|par ailleurs|pour sa part|en outre|de plus|de son côté|"
        "de leur côté|pour leur part|à son tour|quant à lui|quant à elle|entre autres|en revanche|d' ailleurs|"
        "par conséquent|par la suite|en conséquence|dans le même temps|à cette occasion|à juste titre|sans ambages|"
        "sans ambiguïté|avec force|avec fermeté|en privé|en public|en personne|tour à tour|dès lors|à cet égard|"
        "jusqu' à présent|jusqu' ici|jusqu' alors|jusqu' à maintenant|plus d' une fois|à maintes reprises|à nouveau|"
        "à plusieurs reprises|d' abord|u|d' ores et déjà|d' emblée|sans attendre|d' entrée de jeu|au préalable|"
        "d' une seule voix|d' une même voix|cette fois|cette fois-ci|hier soir|"
        "en retour|en réponse|en réaction|en parallèle|en même temps|encore une fois|tout d' abord|la veille|"
        "le même jour|ce matin|ce soir|hier matin|dans la matinée|dans la soirée|dans la nuit|"
        "dans un premier temps|dans un second temps|tous les deux|toutes les deux|tous deux|toutes deux"
    ).split("|")
)


_ASIDE = 13  # items between commas inside a verb group: `a, selon le service de presse du Kremlin, assuré`


def clitic_before(clause: Clause, at: int) -> bool:
    """`le dit`, `l'accuse`: a clitic pronoun, when a subject stands before it."""
    return (
        at >= 2
        and clause.low[at - 1] in ("le", "la", "les", "l'")
        and (
            clause.low[at - 2] in ("ne", "n'", "il", "elle", "ils", "elles", "qui", "on", "se", "comme")
            or clause.capital[at - 2]
            or clause.low[at] in _SAID_SO
        )
    )


_SAID_SO = frozenset(
    "dit redit répète assure affirme reconnaît admet confirme concède promet jure avoue martèle "
    "disent assurent affirment reconnaissent admettent confirment promettent rappellent précisent précise".split()
)  # `la ministre l'assure : …`


def find_auxiliary(clause: Clause, at: int) -> tuple[tuple[int, str] | None, int]:
    """The auxiliary before a participle (index, which verb), and where the group begins with its clitics."""
    low = clause.low
    here = _skip_back(low, at - 1, at - 7)
    if here >= 0 and at - here <= _ASIDE + 3:
        word = low[here]
        base = word.split("-")[0] if "-" in word else word
        if word in AVOIR or base in AVOIR:
            return (here, "avoir"), _group_start(clause, here)
        if word in ETRE or base in ETRE:
            start = here
            if word == "été" and here and low[here - 1] in AVOIR:
                start = here - 1
            return (here, "être"), _group_start(clause, start)
    return None, _group_start(clause, at)


_BY_LAST_WORD = {p[-1]: [q for q in _ADVERBIAL if q[-1] == p[-1]] for p in _ADVERBIAL}
_INSIDE = ADVERBS | _BY_LAST_WORD.keys() | {"lui", "elle", "eux", "elles", ","}  # what may stand in a group, or end so


def _skip_back(low: list[str], here: int, limit: int) -> int:
    """Leftwards over adverbs, adverbial phrases and stray letters."""
    while here >= 0 and here >= limit and (low[here] in _INSIDE or low[here].endswith("ment")):
        ending = _BY_LAST_WORD.get(low[here], ())
        phrase = ending and next(
            (p for p in ending if here + 1 >= len(p) and tuple(low[here - len(p) + 1 : here + 1]) == p), None
        )
        if phrase:
            here -= len(phrase)
        elif here and low[here] in ("lui", "elle", "eux", "elles") and low[here - 1] in AVOIR:
            here -= 1  # `a lui qualifié`
        elif (low[here] in ADVERBS and low[here] != "a") or low[here].endswith("ment"):
            here -= 1
        elif (
            low[here] == ","
            and (opened := next((i for i in range(here - 1, max(-1, here - _ASIDE), -1) if low[i] == ","), 0))
            and (low[opened - 1] in AVOIR or low[opened - 1] in ETRE)
        ):
            here = opened - 1
        else:
            break
    return here


def _group_start(clause: Clause, at: int) -> int:
    if at < 1 or clause.low[at - 1] not in _BEFORE_GROUP:
        return at
    if at > 1 and clause.low[at - 1] == "en" and clause.low[at] in _NOUNS_TOO:
        return at
    while (
        at > 0
        and (clause.low[at] in AVOIR or clause.low[at] in ETRE)
        and clause.low[at - 1] in ("le", "la", "les", "l'", "m'", "t'", "nous", "vous")
    ):
        at -= 1
    while (
        at > 0
        and clause.low[at - 1] in CLITICS
        and (
            clause.low[at - 1] in _OBJECTS
            or clause.low[at] in _SAID_SO
            or _after_subject(clause, at - 1)
            or (clause.low[at - 1] == "nous" and clause.low[at - 2 : at - 1] == [","] and clause.low[at][-1] == "e")
        )
    ):
        at -= 1
    while at > 0 and clause.low[at - 1] in AVOIR and clause.low[at] in AVOIR:
        at -= 1
    return at


_BEFORE_GROUP = CLITICS | AVOIR
_NOUNS_TOO = frozenset("poste réserve demande juge réponse avance pointe".split())


_OBJECTS = frozenset("ne n' se s' y en lui me m' te t'".split())
_SUBJECTS = frozenset("ne n' comme il elle ils elles qui on nous vous".split())


def _after_subject(clause: Clause, at: int) -> bool:
    return at > 0 and clause.low[at - 1] in _SUBJECTS


def in_infinitive_group(low: list[str], at: int) -> bool:
    """`peut-elle être exclue`: a participle, though its form is also that of a finite verb."""
    here = at - 1
    while here > 0 and (low[here] in ADVERBS or low[here].endswith("ment")):
        here -= 1
    return here >= 0 and low[here] in ("être", "avoir")


def is_denied(low: list[str], at: int) -> bool:
    """`n'ont pas été revendiquées par Kiev`: no position was taken; `n'est reconnue que par Oslo` is one."""
    group = low[max(0, at - _NEGATION) : at]
    begins = max((i for i, word in enumerate(group) if word in (",", QUOTE)), default=-1)
    denied = {"ne", "n'"}.intersection(group[begins + 1 :])
    return bool(denied) and "que" not in low[at : at + 3]


_NEGATION = 6  # items from `ne` to a participle: `n'ont encore jamais été revendiquées`


def is_reflexive(clause: Clause, first: int) -> bool:
    return any(clause.low[i] in ("se", "s'") for i in range(first, min(first + 3, clause.size)))


def find_modal(clause: Clause, at: int) -> int | None:
    """`vient de déclarer`, `a tenu à rappeler`, `Et d'ajouter`: the first item of the governing verb."""
    low = clause.low
    goes_on = low[0] in ("et", "puis", "mais") or (
        low[0] == "avant" and (":" in low or (QUOTE in low and "," not in low))
    )
    between = low[1 : at - 1]
    if low[at - 1] in ("de", "d'") and goes_on and all(w in ADVERBS or w.endswith("ment") for w in between):
        return 0
    if (told := _told(low, at)) is not None:
        return told
    if low[0] in ("et", "puis") and low[at - 1] in ("de", "d'") and _goes_on(low, at):
        return at - 1
    before = low[at - 2 : at] if at > 1 else []
    if before in (["avant", "de"], ["avant", "d'"]) and _is_told(low, at) and _has_acted(low[: at - 2]):
        return at - 2
    if at > 3 and low[at - 1] in ("de", "d'") and low[at - 2] in _VIRTUES:
        return next((i for i in range(at - 3, max(-1, at - 8), -1) if low[i] in AVOIR), None)
    here = at - 1
    if here >= 0 and low[here] == "pour" and low[at] in _PURPOSES:
        return here
    while (
        here >= 0 and at - here <= 3 and (low[here] in _BEFORE_MODAL or (here < at - 1 and low[here] in _PLAIN_ADVERBS))
    ):
        here -= 1
    if here < 0 or low[here].split("-")[0] not in MODALS:
        return None
    while here > 0 and (
        low[here - 1] in AVOIR
        or low[here - 1] in ADVERBS
        or low[here - 1] in ("n'", "ne", "s'", "se")
        or (here > 1 and low[here - 1] in ("lui", "elle", "eux", "elles") and low[here - 2] in AVOIR)  # `a lui aussi`
    ):
        here -= 1
    return here


_VIRTUES = frozenset("honnêteté mérite courage franchise élégance lucidité".split())  # `a l'honnêteté d'admettre`
_PLAIN_ADVERBS = ADVERBS - AVOIR
_BEFORE_MODAL = frozenset("de d' à se s' par l' le la les pas y en lui leur".split())


def _told(low: list[str], at: int) -> int | None:
    """`« … », de s'indigner le député`: the infinitive of narration right behind a quotation."""
    of = at - 2 if low[at - 1] in ("se", "s'") else at - 1
    before = of - 2 if of > 1 and low[of - 1] == "," else of - 1
    return of if before >= 0 and low[of] in ("de", "d'") and low[before] == QUOTE else None


def _goes_on(low: list[str], at: int) -> bool:
    """`Et le ministre de conclure que`: the infinitive of narration behind its subject, before what is told."""
    return (
        _is_told(low, at)
        and at < _LONGEST_SUBJECT
        and not any(w in AVOIR or w in ETRE or w in (",", QUOTE) for w in low[1:at])
    )


def _is_told(low: list[str], at: int) -> bool:
    behind = low[at + 1 : at + 3]
    return behind[:1] in (["que"], ["qu'"], [QUOTE]) or behind in ([":", QUOTE], [",", QUOTE])


def _has_acted(low: list[str]) -> bool:
    """`Le maire a visité le port avant d'affirmer que`; whoever `attend avant d'affirmer que` says nothing."""
    compound = any(a in AVOIR or a in ETRE for a in low)
    return compound and "ne" not in low and "n'" not in low


_LONGEST_SUBJECT = 12
_PURPOSES = frozenset("protester dénoncer réclamer exiger rappeler".split())


FARTHEST_TAIL = 5  # items from a verb to where its tail begins


def tail_end(clause: Clause, at: int, tail: tuple[str, ...]) -> int | None:
    """Where the words that complete the verb at `at` end; none: they do not follow it."""
    low, head = clause.low, tail[0]
    for start in range(at + 1, min(at + FARTHEST_TAIL, clause.size)):
        word = low[start]
        if word == head and tuple(low[start : start + len(tail)]) == tail:
            return start + len(tail) - 1
        if word in (",", ";", ":", QUOTE) or (head == "contre" and word in ("pour", "de", "du", "d'")):
            return None
        if low[at] in _BEING and word not in _BETWEEN and not word.endswith("ment"):
            return None  # `avait été utilisé contre`: of another verb
    return None


_BEING = ETRE | {"être"}
_BETWEEN = ADVERBS | frozenset("à de en d' fait aussi lui elle eux elles par principe longue date".split())
_FARTHEST = 34
_ASIDE_OPENERS = frozenset("lors dans devant à au sur en après avant".split())


def far_que(low: list[str], first: int) -> int | None:
    """`a déclaré lors d'une conférence avec son homologue, X, à Oslo, que`: past asides between commas."""
    first += low[first : first + 1] == [","]
    if first >= len(low) or low[first] not in _ASIDE_OPENERS:
        return None
    for at in range(first + 1, min(first + _FARTHEST, len(low) - 1)):
        if low[at] in ("que", "qu'") and low[at - 1] == ",":
            return at
        if low[at] in ("qui", ";", ":", QUOTE) or low[at] in AVOIR or low[at] in ETRE:
            return None
    return None


def is_infinitive(word: str, verbs: VerbLexicon) -> bool:
    looks = word in verbs.infinitives or (word.endswith("er") and len(word) > 4)
    return looks and word not in ("hier", "entre", "contre", "premier", "dernier")


def is_clause_verb(clause: Clause, at: int, verbs: VerbLexicon) -> bool:
    """A finite verb of another clause stands here, so that a later `que` is not ours."""
    word = clause.low[at]
    if (word in AVOIR and word != "a") or word in ETRE:
        return True
    return (
        word in verbs.finite
        and word not in verbs.infinitives
        and clause.low[at - 1] not in NOMINAL
        and (clause.low[at - 1] in ("et", "ne", "n'", "se", "s'") or word.endswith(("ait", "aient", "èrent")))
    )


def has_no_verb(clause: Clause, at: int, verbs: VerbLexicon) -> bool:
    """`Une décision dénoncée par les syndicats.`: a sentence of nouns, which tells what those think of another."""
    low = clause.low
    if low[0] not in ("un", "une") or at > _LONGEST_HEAD or "par" not in low[at : at + 6] or "," in low[:at]:
        return False
    end = next((i for i in range(at, clause.size) if low[i] in (",", ".", "qui")), clause.size)
    open_end = end + 1 < clause.size and low[end] == "," and low[end + 1] not in ("qui", "dont")
    others = (i for i in range(1, end) if i != at and low[i - 1] not in NOMINAL)
    return not open_end and not any(low[i] in AVOIR or low[i] in ETRE or low[i] in verbs.finite for i in others)


_LONGEST_HEAD = 6  # items before the participle
