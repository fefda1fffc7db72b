"""The fact tables in data/: no duplicate alias, every country coded, dates that parse."""

import csv
import datetime
import re
import unicodedata
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
SPECIAL_COUNTRIES = {"EU", "UN", "NATO", "INT", "XX"}
BLOCS = {
    "russia",
    "us_nato",
    "ukraine",
    "eu",
    "france",
    "china",
    "belarus",
    "global_south",
    "middle_east",
    "neutral_europe",
    "post_soviet",
    "asia_pacific_allies",
    "opposition",
    "international",
    "other",
}
ACTOR_TYPES = {"person", "government", "institution", "organisation", "media"}
OUTLET_TYPES = {
    "agency",
    "aggregator",
    "daily",
    "weekly",
    "monthly",
    "magazine",
    "tv",
    "radio",
    "web",
    "blog",
    "institution",
}
TARGETS = {"russia", "us_nato", "ukraine"}
HEADERS = {
    "actors": ["id", "name", "type", "aliases", "gender", "country", "bloc", "roles"],
    "nationalities": [
        "country",
        "name",
        "adj_m",
        "adj_f",
        "adj_mp",
        "adj_fp",
        "demonym",
        "capital",
        "government_actor",
    ],
    "outlets": ["id", "name", "aliases", "domains", "country", "type", "owner_state", "language"],
    "first_names": ["name", "gender"],
    "furniture": ["word", "weight"],
    "events": ["date", "date_end", "label_fr", "label_en", "targets", "importance"],
}
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def rows(table):
    with open(DATA / f"{table}.csv", encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def split(cell):
    return cell.split("|") if cell else []


def fold(text):
    """Casefolded, without accents, with one kind of apostrophe and single spaces."""
    text = text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE").casefold()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.split())


def span(date):
    """First and last day that a partial ISO date can mean."""
    assert PARTIAL_DATE.fullmatch(date), date
    parts = [int(p) for p in date.split("-")]
    if len(parts) == 3:
        day = datetime.date(*parts)
        return day, day
    if len(parts) == 2:
        year, month = parts
        nxt = datetime.date(year + month // 12, month % 12 + 1, 1)
        return datetime.date(year, month, 1), nxt - datetime.timedelta(days=1)
    return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)


def countries():
    return {r["country"] for r in rows("nationalities")} | SPECIAL_COUNTRIES


@pytest.mark.parametrize("table", HEADERS)
def test_header_width_and_clean_cells(table):
    with open(DATA / f"{table}.csv", encoding="utf-8", newline="") as handle:
        lines = list(csv.reader(handle))
    assert lines[0] == HEADERS[table]
    for number, line in enumerate(lines[1:], 2):
        assert len(line) == len(lines[0]), f"{table}.csv line {number}"
        assert all(cell == cell.strip() for cell in line), f"{table}.csv line {number}"
        assert all(cell == unicodedata.normalize("NFC", cell) for cell in line), number


@pytest.mark.parametrize(
    "table,least",
    [
        ("actors", 400),
        ("outlets", 250),
        ("events", 120),
        ("nationalities", 90),
    ],
)
def test_counts(table, least):
    assert len(rows(table)) >= least


@pytest.mark.parametrize("table", ["actors", "outlets"])
def test_aliases_are_unique(table):
    """No alias means two rows; inside one row only the capital of the first letter may differ."""
    owner, clashes = {}, []
    for row in rows(table):
        own = [row["name"], *split(row["aliases"])]
        assert len(own) == len(set(own)), row["id"]
        for alias in own:
            key = fold(alias)
            assert key, f"empty alias: {row['id']}"
            if owner.setdefault(key, row["id"]) != row["id"]:
                clashes.append(f"{alias!r}: {owner[key]} and {row['id']}")
        spelt = {}
        for alias in own:
            spelt.setdefault(fold(alias), []).append(alias)
        for same in spelt.values():
            assert len(same) == 1 or (len(same) == 2 and len({a[1:] for a in same}) == 1), (row["id"], same)
    assert not clashes, clashes


def test_bare_last_name_has_one_bearer():
    """A one-word alias of a person that is the last word of somebody else's name is ambiguous."""
    people = [r for r in rows("actors") if r["type"] == "person"]
    bearers = {}
    for row in people:
        for alias in [row["name"], *split(row["aliases"])]:
            if " " in alias:
                bearers.setdefault(fold(alias).split(" ")[-1], set()).add(row["id"])
    wrong = [
        (alias, sorted(bearers[fold(alias)]))
        for row in people
        for alias in split(row["aliases"])
        if " " not in alias and bearers.get(fold(alias), {row["id"]}) != {row["id"]}
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("table", ["actors", "outlets"])
def test_ids_are_unique_slugs(table):
    ids = [r["id"] for r in rows(table)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)


def test_actor_codes():
    known = countries()
    for row in rows("actors"):
        assert row["type"] in ACTOR_TYPES, row
        assert row["gender"] in {"m", "f", "n", "pl"}, row
        assert row["bloc"] in BLOCS, row
        assert row["country"] in known, row


def test_roles_parse_and_run_forward():
    for row in rows("actors"):
        for role in filter(None, row["roles"].split(";")):
            parts = role.split("|")
            assert len(parts) == 3, (row["id"], role)
            title, start, end = parts
            assert title, (row["id"], role)
            first = span(start)[0] if start else None
            last = span(end)[1] if end else None
            if first and last:
                assert first <= last, (row["id"], role)


def test_nationalities():
    table = rows("nationalities")
    codes = [r["country"] for r in table]
    assert len(codes) == len(set(codes))
    governments = {r["id"]: r for r in rows("actors") if r["type"] == "government"}
    for row in table:
        assert re.fullmatch(r"[A-Z]{2}", row["country"]), row
        assert row["government_actor"] in governments, row
        assert governments[row["government_actor"]]["country"] == row["country"], row
        assert all(row[c] for c in HEADERS["nationalities"]), row
        assert all(d[0].isupper() for d in split(row["demonym"])), row


def test_outlet_codes_and_domains():
    known, owner = countries(), {}
    for row in rows("outlets"):
        assert row["country"] in known, row
        assert row["type"] in OUTLET_TYPES, row
        assert row["owner_state"] in {"yes", "no"}, row
        assert re.fullmatch(r"[a-z]{2}", row["language"]), row
        for domain in split(row["domains"]):
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain), (row["id"], domain)
            assert domain not in owner, (domain, owner.get(domain), row["id"])
            owner[domain] = row["id"]


def test_events():
    table = rows("events")
    dates = [r["date"] for r in table]
    assert dates == sorted(dates)
    labels = [(r["date"], r["label_fr"]) for r in table]
    assert len(labels) == len(set(labels))
    for row in table:
        start = datetime.date.fromisoformat(row["date"])
        end = datetime.date.fromisoformat(row["date_end"] or row["date"])
        assert datetime.date(2014, 1, 1) <= start <= end <= datetime.date(2026, 12, 31), row
        assert row["label_fr"] and row["label_en"] and len(row["label_fr"]) <= 60, row
        targets = split(row["targets"])
        assert targets and set(targets) <= TARGETS and len(targets) == len(set(targets)), row
        assert row["importance"] in {"1", "2", "3"}, row


@pytest.mark.parametrize(
    "alias,actor",
    [
        ("Putin", "Vladimir Poutine"),
        ("Poutin", "Vladimir Poutine"),
        ("Xi", "Xi Jinping"),
        ("Blinken", "Antony Blinken"),
        ("Chine", "Chine (gouvernement)"),
        ("Moscou", "Russie (gouvernement)"),
        ("Kyiv", "Ukraine (gouvernement)"),
        ("Washington", "États-Unis (gouvernement)"),
        ("Quai d'Orsay", "Ministère français des Affaires étrangères"),
        ("département d’État", "Département d'État américain"),
        ("Youri Ouchakov", "Youri Ouchakov"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Bankova", "Présidence ukrainienne"),
        ("Chine nouvelle", "Xinhua"),
        ("télévision centrale de Chine", "CCTV"),
    ],
)
def test_well_known_aliases_resolve(alias, actor):
    index = {fold(a): r["name"] for r in rows("actors") for a in [r["name"], *split(r["aliases"])]}
    assert index[fold(alias)] == actor
