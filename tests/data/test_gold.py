"""The invented gold articles of data/gold are well formed (what each field means: data/gold/README.md)."""

import json
from datetime import date
from pathlib import Path

import pytest

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold"
FILES = sorted(GOLD.glob("*/*.gold.json"))
KINDS = {"direct", "indirect", "mixed", "narration"}
STANCES = {"favor", "against", "neutral", "none"}
LOOSE = {"", "et", "mais", "tandis que", "alors que", "quand", "là où", "pendant que", "et que", "puis"}


def load(path):
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")
    return text, json.loads(path.read_text(encoding="utf-8"))


def test_parts_are_large_enough_and_paired():
    assert len(list((GOLD / "dev").glob("*.gold.json"))) >= 16
    assert len(list((GOLD / "test").glob("*.gold.json"))) >= 8
    texts = {f"{p.parent.name}/{p.stem}" for p in GOLD.glob("*/*.txt")}
    assert texts == {f"{p.parent.name}/{p.name.removesuffix('.gold.json')}" for p in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.parent.name + "/" + p.name.split(".")[0])
def test_article(path):
    text, gold = load(path)
    spans = []
    for number, s in enumerate(gold["statements"], 1):
        assert s["n"] == number
        assert text[s["start"] : s["end"]] == s["text"] == s["text"].strip() != ""
        spans.append((s["start"], s["end"]))
        assert s["kind"] in KINDS
        assert s.get("kind_alt") in {None} | KINDS - {s["kind"]}
        quotes = s.get("quotes", [s["quote"]] if s["quote"] else [])
        assert not quotes or s["quote"] == quotes[0]
        assert all(q in s["text"] and q == q.strip() for q in quotes)
        assert bool(quotes) or s["kind"] in {"indirect", "narration"}
        assert not quotes or s["kind"] != "indirect"
        for field in ("actor_surface", "via_surface", "cue"):
            assert s.get(field) is None or s[field] in s["text"]
        assert not s.get("via_surface") or s["via"]
        assert all(c in s["text"] for c in s.get("cues", []))
        if s["kind"] == "narration":
            assert s["actor"] is None and "via" not in s and "actors" not in s
        else:
            assert s["actor"]
            assert s["actor_surface"] or s.get("carried_from") or "surface" in s["note"].lower()
        assert s.get("carried_from", 0) < number
        assert set(s["stance"]) == {"russia", "us_nato", "ukraine"} and set(s["stance"].values()) <= STANCES
        assert s["tone"] in {"negative", "neutral", "positive"}
        if "when" in s:
            assert s["when"]["surface"] in s["text"]
    for kind in ("boilerplate", "duplicate"):
        listed = gold["boilerplate" if kind == "boilerplate" else "duplicates"]
        marked = gold[kind + "_spans"]
        assert [text[a:b] for a, b in marked] == listed
        spans += [tuple(m) for m in marked]
    assert set(gold["debris"]) <= set(gold["boilerplate"])
    assert len(gold["duplicate_of"]) == len(gold["duplicates"])
    assert all(1 <= n <= len(gold["statements"]) for n in gold["duplicate_of"])
    position = 0
    for start, end in sorted(spans):
        assert start >= position, text[start:position]
        assert text[position:start].strip(" \n\t\u00a0.,;:") in LOOSE
        position = end
    assert text[position:].strip() == ""
    assert 8 <= len(gold["statements"]) <= 25
    assert (gold["title"] is None) != (gold["title_fallback"] is None)
    assert (gold["title"] or gold["title_fallback"]) in text
    if gold["date"] is None:
        assert gold["date_precision"] is None
    else:
        day = date.fromisoformat(gold["date"])
        assert gold["date_precision"] in {"day", "month", "year"}
        assert gold["date_precision"] == "day" or day.day == 1
        assert gold["date_precision"] != "year" or day.month == 1
