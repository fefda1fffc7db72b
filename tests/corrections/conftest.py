"""Statements and acts to write in a log."""

import pytest

from stance.corrections.acts import Draw, Judgement, StatementKey, new_act
from stance.corrections.log import Log


@pytest.fixture
def log(tmp_path) -> Log:
    return Log(tmp_path / "store.duckdb.corrections.jsonl")


@pytest.fixture
def statement():
    """`statement(n)`: the n-th sentence of an article of ten."""

    def make(number: int = 0) -> StatementKey:
        article = f"{number // 10:064x}"
        start = number % 10 * 100
        text = f"« Énoncé n° {number} », dit-elle."
        return StatementKey(f"{article[:16]}:{start}-{start + len(text)}", article, start, start + len(text), text)

    return make


@pytest.fixture
def check(statement):
    """`check("Marie", 3, russia="against")`: a check of the n-th statement."""

    def make(annotator: str = "Marie", number: int = 0, tone=None, is_statement=True, **stance):
        judgement = Judgement(stance, tone=tone, is_statement=is_statement)
        draw = Draw("random", seed=1, probability=0.5, rank=number + 1, size=10, population=20)
        return new_act("check", annotator, statement(number), judgement=judgement, draw=draw)

    return make
