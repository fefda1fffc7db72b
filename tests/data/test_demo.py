"""The demo corpus keeps its promises: parseable, dated, sourced, fictional outlets."""

import csv
import difflib
import re
from datetime import date
from pathlib import Path

import pytest

from stance.extraction import extract
from stance.settings import Settings

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
ARTICLES = sorted((DEMO / "articles").glob("*.txt"))


def read_article(path: Path) -> tuple[dict[str, str], str]:
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return dict(line.split(": ", 1) for line in header.splitlines()), body.strip()


def read_table(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_is_well_formed(path: Path) -> None:
    head, body = read_article(path)
    assert re.fullmatch(r"\d{3}-[a-z0-9-]+", path.stem)
    assert set(head) - {"author"} == {"title", "outlet", "date", "url"}
    assert 2021 <= date.fromisoformat(head["date"]).year <= 2025
    outlets = {row["name"]: row["domains"] for row in read_table("outlets.csv")}
    assert head["url"].startswith(f"https://{outlets[head['outlet']]}/")
    assert body.count("«") == body.count("»")
    assert 150 <= len(body.split()) <= 350


def test_corpus_is_large_and_varied() -> None:
    heads = [read_article(path)[0] for path in ARTICLES]
    assert len(ARTICLES) >= 60
    assert len({head["outlet"] for head in heads}) >= 10
    assert {head["date"][:4] for head in heads} == {"2021", "2022", "2023", "2024", "2025"}
    assert len({head["url"] for head in heads}) == len(heads)


def test_outlets_are_plainly_fictional() -> None:
    for row in read_table("outlets.csv"):
        assert "(fictif)" in row["name"] or "(fictive)" in row["name"]
        assert row["domains"].endswith(".example")


def test_every_position_has_a_source() -> None:
    rows = read_table("sources.csv")
    dates = {path.name: read_article(path)[0]["date"] for path in ARTICLES}
    assert {row["article"] for row in rows} == set(dates), "every article has sources, every source an article"
    assert len({row["actor"] for row in rows}) >= 30
    for row in rows:
        assert all(row.values()), row
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", row["date"]), row
        date.fromisoformat(row["date"] if len(row["date"]) == 10 else row["date"] + "-01")
        assert row["date"] <= dates[row["article"]], f"{row} is later than its article"


def test_named_actors_appear_in_their_article() -> None:
    texts = {path.name: path.read_text(encoding="utf-8").lower() for path in ARTICLES}
    for row in read_table("sources.csv"):
        stems = [word[:4] for word in re.findall(r"[\w-]{3,}", row["actor"].lower())]  # Cuba is in "cubain"
        assert any(re.search(rf"\b{stem}", texts[row["article"]]) for stem in stems), row


@pytest.mark.parametrize(("first", "second"), [("007", "008"), ("035", "036")])
def test_wire_copies_are_near_duplicates(first: str, second: str) -> None:
    one, two = (next(read_article(path)[1] for path in ARTICLES if path.name.startswith(n)) for n in (first, second))
    ratio = difflib.SequenceMatcher(None, one.split(), two.split()).ratio()
    assert 0.85 < ratio < 1


def test_no_quotation_is_attributed_to_a_real_actor():
    """Quoted speakers of the demo are invented; the program must not hand their words to a public figure."""
    settings = Settings(threads=1)
    with (settings.data / "actors.csv").open(encoding="utf-8", newline="") as handle:
        real = {row["name"] for row in csv.DictReader(handle)}
    found = [item for item in extract([settings.data / "demo" / "articles"], settings) if isinstance(item, tuple)]
    assert len(found) >= 60
    wrong = [(s.actor, s.text) for _, statements in found for s in statements if s.quotes and s.actor in real]
    assert wrong == []
