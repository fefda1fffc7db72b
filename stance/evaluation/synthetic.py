"""A store of invented articles, for benchmarks and for tests of queries and pages: same arguments, same content.

The sentences mean nothing and the scores are drawn at random around a leaning per actor: good for speed, layout and
arithmetic, never for judging the model. Actors and outlets are invented and say so.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from stance.records import KINDS, TARGETS, TONE_LABELS, Article, Attribution, Score, Statement, TargetStance, Tone
from stance.store.writer import open_writer

REVISION = "synthetic-1"
CAMPS = (("FR", "UE"), ("RU", "Russie"), ("US", "OTAN"), ("UA", "Ukraine"), ("CN", None))
ACTORS = tuple((f"Acteur fictif {n:02}", f"fictif-{n:02}", *CAMPS[n % 5]) for n in range(40))
OUTLETS = tuple((f"Journal fictif {n:02}", ("FR", "BE", "CH", "SN", "CA")[n % 5]) for n in range(12))
FIRST_DAY = date(2021, 1, 1)
BATCH = 500


def make_store(path: Path, n_articles: int, size: int = 10, seed: int = 0, demo: bool = False) -> Path:
    """Write a store of `n_articles` with `size` statements each at `path`, replacing what was there."""
    generator = random.Random(seed)
    with open_writer(path, "synthetic", rebuild=True) as writer:
        writer.set_meta(demo="true" if demo else "false")
        for start in range(0, n_articles, BATCH):
            numbers = range(start, min(start + BATCH, n_articles))
            pairs = [_article(n, size, generator) for n in numbers]
            writer.add_articles(pairs)
            texts = {statement.text: statement for _, statements in pairs for statement in statements}
            writer.add_scores(list(texts), [_score(s, generator) for s in texts.values()], "synthetic")
        writer.use_revision(REVISION)
        writer.set_groups(dict(_wire_copies(n_articles)))
        writer.publish()
    return path


def article_id(number: int) -> str:
    return hashlib.sha256(f"synthetic {number}".encode()).hexdigest()


def _article(number: int, size: int, generator: random.Random) -> tuple[Article, tuple[Statement, ...]]:
    outlet, country = OUTLETS[number % len(OUTLETS)]
    sentences = [f"Phrase inventée {position} de l'article {number} sur l'Ukraine." for position in range(size)]
    statements, start = [], 0
    for sentence in sentences:
        statements.append(_statement(article_id(number), start, sentence, generator))
        start += len(sentence) + 1
    undated = number % 25 == 24
    article = Article(
        id=article_id(number), source=f"synthetic/{number}.txt", text=" ".join(sentences),
        title=f"Titre inventé {number}",
        outlet=None if number % 40 == 39 else outlet, outlet_country=None if number % 40 == 39 else country,
        date=None if undated else FIRST_DAY + timedelta(days=number * 7 % 1800),
        date_precision=None if undated else "day", url=f"https://example.org/{number}",
        machine_translated=number % 20 == 19,
    )  # fmt: skip
    return article, tuple(statements)


def _statement(article: str, start: int, text: str, generator: random.Random) -> Statement:
    kind = KINDS[min(int(generator.expovariate(0.6)), 3)]
    span = {"article_id": article, "start": start, "end": start + len(text), "text": text, "kind": kind}
    if kind == "narration":
        return Statement(**span)
    name, key, country, bloc = ACTORS[min(int(generator.expovariate(0.12)), len(ACTORS) - 1)]
    return Statement(
        **span, quotes=(text[:15],) if kind != "indirect" else (), actor=name, actor_id=key, actor_country=country,
        actor_bloc=bloc, via="Agence fictive" if generator.random() < 0.1 else None, cue="affirme",
        attribution=Attribution(surface=name, rule="synthetic", confidence=round(generator.uniform(0.5, 1), 2)),
    )  # fmt: skip


def _score(statement: Statement, generator: random.Random) -> Score:
    leaning = (sum(map(ord, statement.actor or "")) % 7 - 3) / 3
    stance = {}
    for place, target in enumerate(TARGETS):
        sign = leaning if place == 0 else -leaning
        favor, against = generator.random() * (1.2 + sign), generator.random() * (1.2 - sign)
        stance[target] = _target(favor, against, generator.random(), generator.random() * 2)
    parts = [generator.random() for _ in TONE_LABELS]
    probabilities = tuple(part / sum(parts) for part in parts)
    return Score(REVISION, stance, Tone(TONE_LABELS[probabilities.index(max(probabilities))], probabilities))


def _target(favor: float, against: float, neutral: float, none: float) -> TargetStance:
    parts = (max(favor, 0.01), max(against, 0.01), neutral, none)
    probabilities = tuple(part / sum(parts) for part in parts)
    best = probabilities.index(max(probabilities))
    return TargetStance(("favor", "against", "neutral", "none")[best], probabilities)


def _wire_copies(n_articles: int) -> Iterator[tuple[str, str]]:
    """Every 15th article is a copy of the one before it."""
    for number in range(15, n_articles, 15):
        yield article_id(number), article_id(number - 1)
        yield article_id(number - 1), article_id(number - 1)
