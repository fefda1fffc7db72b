"""`selon`, `d'après`, `pour X,`, `à en croire`, `aux yeux de`, `pour qui`: sources without a verb. Gives items only."""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.coreference import Registry
from stance.statements.loose import by_first_name, unlisted_source
from stance.statements.naming import Resolved
from stance.statements.offices import speaks_for
from stance.statements.reports import Report
from stance.statements.subjects import Subject, starts_at
from stance.statements.words import AVOIR, ETRE
from stance.tables import Tables

_OPENERS = frozenset("( selon dixit d' d'après pour citant comme tel telle".split())
_BEFORE_WHOLE = frozenset(", : ; – — ( et mais".split())  # what stands before a quotation that is a clause of its own
_TOLD = frozenset(
    f"{stem}{ending}"
    for stem in "rappelé souligné indiqué annoncé expliqué déclaré affirmé précisé confirmé relevé noté".split()
    for ending in ("", "e", "s", "es")
)


_ACCOUNTS = frozenset(
    "analyse analyses estimation estimations avis mots expression formule propos déclaration déclarations calculs "
    "récit témoignage version lecture décompte bilan chiffres informations termes dires".split()
)


def past_account(clause: Clause, at: int) -> int | None:
    """`selon l'analyse du général`, `selon les premières estimations de l'ONU`: where the speaker's phrase begins."""
    low = clause.low
    noun = next((i for i in range(at, min(at + 3, len(low))) if low[i] in _ACCOUNTS), None)
    if noun is None:
        return None
    of = _past_of(low, noun)
    if of is not None and low[of : of + 2] == ["nos", "confrères"]:  # `les informations de nos confrères de La Gazette`
        of = _past_of(low, of + 1)
    return of


def _past_of(low: list[str], noun: int) -> int | None:
    """Where the complement of the noun begins: `un bilan de`, `un bilan provisoire communiqué par`."""
    by = next((i for i in range(noun + 1, min(noun + 4, len(low) - 1)) if low[i] == "par"), None)
    if by is not None and low[by - 1].startswith(_GIVEN):
        return by + 1
    of = next((i for i in range(noun + 1, min(noun + 3, len(low))) if low[i] in ("de", "d'", "du", "des")), None)
    return of + 1 if of is not None and of + 1 < len(low) else None


_GIVEN = ("communiqué", "donné", "fourni", "établi", "transmis", "publié", "diffusé", "livré", "dressé", "avancé")


def from_sources(clause: Clause, mentions: list[Mention], registry: Registry) -> Resolved | None:
    """`De source policière, on indique que`: who tells it, at the head of the sentence."""
    if clause.low[0] != "de" or len(clause.low) < 4 or not clause.plain[1].startswith("source"):
        return None
    source = next((m for m in mentions if m.first <= 1), None)
    return registry.resolve(source, clause) if source and source.head.startswith("source") else None


def learned_from(clause: Clause, mentions: list[Mention], report: Report, subject: Subject | None) -> Subject | None:
    """`a appris l'AFP de source policière`, `auprès de la préfecture`: who told the agency."""
    if report.verb.lemma != "apprendre" or subject is None:
        return subject
    medium = subject.mention
    if medium is None or medium.kind != "media":
        return subject if report.layout != "declarative" or _teaches(clause.low, report, subject) else None
    teller = next((m for m in mentions if m.first > medium.last), None)
    between = clause.low[medium.last + 1 : teller.first + 1] if teller else []
    told = len(between) < 7 and _FROM.intersection(between[:-1]) and "," not in between
    return Subject(teller, first=report.first) if told and teller is not None and teller.kind in _TELL else subject


def _teaches(low: list[str], report: Report, subject: Subject) -> bool:
    """`nous apprend que`, `apprend à la presse que`, not `a appris qu'il partirait`; `on apprend que` is told."""
    told = {"nous", "vous", "lui", "leur"}.intersection(low[max(0, report.first - 1) : report.last])
    return bool(told) or subject.pronoun == "on" or low[report.last + 1 : report.last + 2] in (["à"], ["aux"], ["au"])


_FROM = frozenset("de d' auprès par".split())
_TELL = ("person", "role", "group", "institution", "entity", "media", "document")


def phrase_at(clause: Clause, mentions: list[Mention], at: int, tables: Tables) -> Mention | None:
    """Who is named behind `selon`: past `l'un de`, `nos confrères de`, `l'analyse de`."""
    one_of = clause.low[at : at + 2] in (["l'", "un"], ["l'", "une"])
    mention = starts_at(mentions, at) or (starts_at(mentions, at + 1) if one_of else None)
    mention = mention or unlisted_source(clause, at, tables) or by_first_name(clause, at, tables)
    if mention is None and clause.low[at : at + 2] == ["nos", "confrères"]:
        at += 3 + (clause.low[at + 3 : at + 4] == ["la"])  # `selon nos confrères de la RTBF`
        mention = starts_at(mentions, at) or starts_at(mentions, at - 1)
    if mention is not None and mention.kind == "document" and (writer := _signing(mention, mentions)):
        return writer
    if mention is None or (mention.kind == "document" and not mention.owner):
        told_by = past_account(clause, at) or clause.size
        mention = starts_at(mentions, told_by) or unlisted_source(clause, told_by, tables) or mention
    return mention


def _signing(document: Mention, mentions: list[Mention]) -> Mention | None:
    """`un communiqué de la ministre de la Pêche Olga Lind`: the name that its last words belong to."""
    behind = starts_at(mentions, document.last + 1)
    return behind if behind is not None and behind.kind == "person" else None


def thinks(clause: Clause, mention: Mention, mentions: list[Mention], first: int, tables: Tables) -> bool:
    """`Pour Oslo, le port est perdu`: whose view it is, and not for whom or for what something is done."""
    behind = mention.last + 1
    if speaks_for(clause, mention, mentions, tables) or clause.low[behind : behind + 2] in _NO_SOURCE:
        return False  # `Pour la Russie, je réfléchis au lendemain`, `Pour Oslo, pour la paix !`
    if _stands_alone(clause, mention, first):
        return True
    if mention.kind not in ("person", "role", "entity", "institution", "group", "media") or behind >= clause.size:
        return False
    return clause.low[behind] in (",", "(", "sur") or clause.low[mention.last] == ","


_NO_SOURCE = ([",", "je"], [",", "j'"], [",", "pour"], [",", "contre"])


def _stands_alone(clause: Clause, mention: Mention, pour: int) -> bool:
    """`« Un pas de géant », pour X`; `Pour sa porte-parole citée par la presse, le plan…`: no comma right behind."""
    after = clause.low[mention.last + 1 : mention.last + _CITED]
    people = mention.kind in ("person", "role", "entity", "institution")
    if not after or after == ["."]:
        return mention.kind in ("person", "role") and pour > 0  # `« Une victoire », pour Kiev`: whose it is
    cited = after[0].rstrip("s") in ("cité", "citée", "interrogé", "interrogée") and "," in after
    return people and pour == 0 and cited


_CITED = 14  # items between a source and the comma that closes what is told of it


def in_aside(clause: Clause, first: int, last: int, finite: frozenset[str]) -> bool:
    """`L'usine, qui, selon X, était à l'arrêt, a brûlé`, `Le camp, tenu selon X par Y, est tombé`: the main clause
    goes on behind the aside and is the author's."""
    low = clause.low
    end = first - 2 if low[first - 1] == "," and low[first - 2] in _ASIDE_OPENERS else first - 1
    opened = next((at for at in range(end, max(0, end - _LONGEST_ASIDE), -1) if low[at] == ","), None)
    if opened is None or opened == first - 1:
        return False
    opener = low[opened + 1]
    if opener not in _ASIDE_OPENERS and not opener.endswith(("é", "ée", "és", "ées", "quels", "quelles", "quel")):
        return False
    closing = next((at for at in range(last + 1, clause.size - 1) if low[at] == ","), None)
    then = low[closing + 1 : closing + 3] if closing is not None else []
    if then[1:] and then[0] in ("se", "s'", "ne", "n'", "y", "en"):
        del then[0]
    return bool(then) and (then[0] in AVOIR or then[0] in ETRE or then[0] in finite)


_ASIDE_OPENERS = frozenset("qui que qu' dont où auquel à de d'".split())
_LONGEST_ASIDE = 16  # items before the source


def find_relative_sources(clause: Clause) -> list[int]:
    """`…, pour qui`, `…, selon lequel`: the item where the preposition stands."""
    low = clause.low
    if _RELATIVES.isdisjoint(low):
        return []
    return [
        at
        for at in range(1, len(low) - 1)
        if (low[at] == "selon" and low[at + 1] in _RELATIVES)
        or (low[at] == "pour" and low[at + 1] == "qui")
        or (low[at] == "d'" and low[at + 1 : at + 3] == ["après", "qui"])
    ]


_RELATIVES = frozenset({"qui", "lequel", "laquelle", "lesquels"})


_TELL_IN_BRACKETS = ("person", "role", "institution", "entity")
_LONGEST_IN_BRACKETS = 8  # items


def is_bracketed_end(clause: Clause, at: int) -> bool:
    """`La trêve tient (ministère)`: a headline, without a full stop, that ends in brackets opened at `at`."""
    return at > 2 and clause.low[-1] == ")" and 2 < clause.size - at <= _LONGEST_IN_BRACKETS and not clause.quotes


def told_in_brackets(clause: Clause, mentions: list[Mention], at: int, tables: Tables) -> Mention | None:
    """Who stands in these brackets and tells the headline: no place, no photographer, no party of somebody named."""
    mention = starts_at(mentions, at + 1)
    if mention is None or mention.last != clause.size - 2 or mention.kind not in _TELL_IN_BRACKETS:
        return None
    if not any(word in tables.verbs.finite or word in AVOIR or word in ETRE for word in clause.low[:at]):
        return None  # `Le port sous la neige (préfecture)`: whose picture it is
    actor = tables.actors[mention.actors[0]] if mention.actors else None
    before = next((m for m in mentions if m.last == at - 1), None)
    if mention.kind == "person":
        return mention if actor is not None or " " not in mention.name else None  # else it signs a picture
    if (before is not None and before.kind != "entity") or (actor is not None and actor.type == "government"):
        return None  # `Olga Lind (PS)`, `à Bergen (Norvège)`
    return mention._replace(definite=True)


def find_sources(clause: Clause) -> list[tuple[int, int]]:
    """(first item, item where the phrase begins) of each `selon`, `d'après`, opening `pour`, `aux yeux de`…"""
    low = clause.low
    found: list[tuple[int, int]] = []
    openers = _OPENERS if _FRAME_NOUNS.isdisjoint(low) else _OPENERS_OF_ANY
    if openers.isdisjoint(low):
        return []
    for at in [at for at, word in enumerate(low) if word in openers]:
        word, follow = low[at], tuple(low[at + 1 : at + 3])
        if follow[:1] in (("qui",), ("lequel",), ("laquelle",), ("lesquels",)) or follow == ("après", "qui"):
            continue
        if word in ("selon", "dixit", "citant") or (word == "(" and is_bracketed_end(clause, at)):
            found.append((at, at + 1))
        elif (word == "d'" and follow[:1] == ("après",)) or word == "d'après":
            found.append((at, at + (2 if word == "d'" else 1)))
        elif word == "pour" and _pour_opens(clause, at):
            found.append((at, at + 1))
        elif word in ("comme", "tel", "telle") and follow[:1] and follow[0] in _TOLD:
            by = next((i for i in range(at + 2, min(at + 8, len(low))) if low[i] == "par"), None)
            if by is not None and not any(low[i] in (",", QUOTE, ".") for i in range(at + 2, by)):
                found.append((at, by + 1))
        elif begins := past_frame(clause, at):
            found.append((at, begins))
    return found


def _pour_opens(clause: Clause, at: int) -> bool:
    """`Pour X,`, `Mais pour X`, `« … » : pour X`, `« Un pas de géant », pour X`."""
    low = clause.low
    if at == 0 or low[at - 1] == ":" or ((at < 3 or low[0] == "quant") and low[at - 1] in (",", "mais", "et")):
        return True
    if low[at - 1] == QUOTE and clause.capital[at + 1 : at + 2] == [True]:
        return at == 1 or low[at - 2] in _BEFORE_WHOLE  # not `décrit comme un « succès » pour Oslo, mais`
    return low[:at] == [QUOTE, ","] and clause.capital[at + 1 : at + 2] == [True]


def past_frame(clause: Clause, at: int) -> int | None:
    """`aux yeux de X`, `de l'aveu même du maire`, `si l'on en croit X`: where the speaker's phrase begins."""
    low = clause.low
    for frame in _FRAMES.get(low[at], ()):
        behind = at + len(frame)
        if tuple(low[at:behind]) != frame or (frame[-1] in _AT_AN_EDGE and at and low[at - 1] not in (",", "mais")):
            continue
        if frame[-1] == "lire":  # `« Un pas de géant », à lire dans La Gazette`, not at the head of the sentence
            return (
                behind + 1
                if at and QUOTE in low and low[behind : behind + 1] in (["chez"], ["dans"], ["sur"])
                else None
            )
        if frame == ("vu",):  # `Vu de Paris`
            return behind + 1 if at == 0 and low[behind : behind + 1] in (["de"], ["du"], ["des"], ["d'"]) else None
        while behind < clause.size and low[behind] in _STRESSED:
            behind += 1
        return behind + (low[behind : behind + 1] in (["de"], ["d'"], ["du"], ["des"]))
    return None


_STRESSED = frozenset("même général unanime quasi quasi-unanime généralement".split())
_AT_AN_EDGE = frozenset({"entendre", "écouter", "vue", "esprit"})  # also said of what can be heard or seen
_FRAMES: dict[str, list[tuple[str, ...]]] = {}
for _frame in (
    "à en croire|a en croire|si on en croit|si l' on en croit|s' il faut en croire|à entendre|à écouter|"
    "aux yeux|aux dires|au dire|au dires|de dires|de l' avis|de l' avis|de l' aveu|du propre aveu|du point de vue|"
    "dans l' esprit|à lire|vu"
).split("|"):
    _FRAMES.setdefault(_frame.split()[0], []).append(tuple(_frame.split()))
_FRAME_NOUNS = frozenset(frame[-1] for frames in _FRAMES.values() for frame in frames)
_OPENERS_OF_ANY = _OPENERS | _FRAMES.keys()
