"""People's labels in figures, lists and exports, and how the log finds its statements again."""

import json
from dataclasses import replace

import pyarrow as pa
import pytest

from stance.corrections.acts import Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.evaluation.synthetic import article_id
from stance.records import Article, Attribution, Score, Statement, TargetStance, Tone
from stance.store.corrections import key_of, read_corrections
from stance.store.exports import export_bytes
from stance.store.filters import Filters
from stance.store.store import Store
from stance.store.writer import open_writer

EVERYTHING = Filters(voice="all", copies="all")
CORRECTED = replace(EVERYTHING, label_source="corrected")
TEXT = "Selon elle, Kiev tient. Moscou accuse l'Otan."


@pytest.fixture
def store(make_store) -> Store:
    return Store(make_store(30))


def query(store, name, filters, **params):
    tables = read_corrections(store).tables if filters.label_source == "corrected" else None
    return store.query(name, filters.parameters() | params, tables)


def rows(store, filters=EVERYTHING):
    return query(store, "statements", filters, order="newest", limit=10_000, offset=0).set_index("statement_id")


def correct(store, statement_id, annotator="Marie", **judgement):
    row = store.query("statement", {"statement_id": statement_id}).iloc[0].to_dict()
    act = new_act("check", annotator, key_of(row), judgement=Judgement(**{"is_statement": True} | judgement))
    Log(log_path(store.path)).append(act)
    return act


def first_where(store, **values):
    found = rows(store)
    for column, value in values.items():
        found = found[found[column] == value]
    return found.index[0]


def counts(store, filters=CORRECTED):
    found = store.query("checked_counts", filters.parameters(), read_corrections(store).tables)
    return tuple(int(found[name].iloc[0]) for name in ("checked", "changed", "contested"))


def shares(store, filters):
    found = query(store, "shares", filters, by="outlet", names=[f"Journal fictif {n:02}" for n in range(12)])
    return found.groupby(["target", "label"])["n"].sum().to_dict()


def test_a_corrected_label_is_shown_where_it_is_asked_for_and_only_there(store):
    statement = first_where(store, russia_label="against")
    correct(store, statement, stance={"russia": "favor"})
    model, people = rows(store).loc[statement], rows(store, CORRECTED).loc[statement]
    assert (model["russia_label"], bool(model["checked"])) == ("against", False)
    assert (people["russia_label"], people["russia"], people["russia_p"]) == ("favor", 1, 1) and people["checked"]
    assert people["ukraine"] == model["ukraine"]


def test_every_figure_follows(store):
    statement = first_where(store, russia_label="against")
    correct(store, statement, stance={"russia": "none"}, tone="positive")
    before, after = shares(store, EVERYTHING), shares(store, CORRECTED)
    assert after["russia", "none"] == before["russia", "none"] + 1
    assert after["russia", "against"] == before["russia", "against"] - 1
    means = [
        query(
            store, "positions", filters, by="all", bin="none", names=None, listed=200, first=None, last=None
        ).set_index("target")
        for filters in (EVERYTHING, CORRECTED)
    ]
    assert means[1].loc["russia", "n"] == means[0].loc["russia", "n"] - 1
    assert means[1].loc["ukraine", "s"] == pytest.approx(means[0].loc["ukraine", "s"])
    hostile = replace(CORRECTED, targets=("russia",), labels=("against",))
    assert statement not in rows(store, hostile).index
    assert rows(store, CORRECTED).loc[statement, "tone"] == "positive"


def test_nothing_changes_without_corrections(store):
    assert shares(store, CORRECTED) == shares(store, EVERYTHING)
    assert rows(store, CORRECTED).equals(rows(store))
    assert counts(store) == (0, 0, 0)


def test_what_is_no_statement_leaves_the_corrected_view(store):
    statement = rows(store).index[0]
    correct(store, statement, is_statement=False)
    assert statement in rows(store).index and statement not in rows(store, CORRECTED).index
    assert query(store, "totals", CORRECTED)["statements"].iloc[0] == 299
    assert counts(store, EVERYTHING) == (1, 1, 0)


def test_a_corrected_speaker_is_filtered_and_grouped_by(store):
    statement = first_where(store, kind="narration")
    correct(store, statement, voice="speech", actor="Acteur fictif 03")
    row = rows(store, replace(CORRECTED, voice="speech", actors=("Acteur fictif 03",))).loc[statement]
    assert (row["kind"], row["actor"], row["actor_country"]) == ("indirect", "Acteur fictif 03", "UA")
    assert row["confidence"] == 1, "a person said who speaks"
    before, after = (
        query(store, "facets", filters).set_index(["facet", "value"])["statements"]
        for filters in (Filters(), CORRECTED)
    )
    assert after["actors", "Acteur fictif 03"] == before["actors", "Acteur fictif 03"] + 1


def test_the_voice_of_the_outlet_can_be_given_back_to_it(store):
    statement = first_where(store, actor="Acteur fictif 00")
    correct(store, statement, voice="narration")
    assert statement in rows(store, replace(CORRECTED, voice="narration")).index
    assert statement not in rows(store, replace(CORRECTED, actors=("Acteur fictif 00",))).index


def test_counts_tell_checked_changed_and_contested(store):
    same, other, open_ = rows(store).index[:3]
    correct(store, same, stance={"russia": rows(store).loc[same, "russia_label"]})
    label = next(name for name in ("favor", "against") if name != rows(store).loc[other, "russia_label"])
    correct(store, other, stance={"russia": label})
    correct(store, open_, "A", stance={"russia": "favor"})
    correct(store, open_, "B", stance={"russia": "against"})
    checked, changed, contested = counts(store)
    assert (checked, contested) == (3, 1) and changed in (1, 2)


def test_corrected_labels_without_the_log_are_refused_not_guessed(store):
    with pytest.raises(ValueError, match="without the tables"):
        store.query("totals", CORRECTED.parameters())


def test_exports_tell_the_label_of_the_model_that_of_people_and_whose(store):
    statement = first_where(store, russia_label="against")
    correct(store, statement, stance={"russia": "favor"}, tone="neutral")
    dropped = rows(store).index[-1]
    correct(store, dropped, "Paul", is_statement=False)
    for filters, shown in ((EVERYTHING, "hostile"), (CORRECTED, "favorable")):
        lines = [json.loads(line) for line in export_bytes(store, filters, "jsonl").splitlines()]
        row = next(line for line in lines if line["id_enonce"] == statement)
        assert (row["russie"], row["russie_modele"], row["russie_relue"]) == (shown, "hostile", "favorable")
        assert (row["tonalite_relue"], row["relu_par"], row["desaccord"]) == ("neutre", "Marie", False)
        assert lines[0]["citation"]["filtres"]["etiquettes"] == [filters.label_source]
        assert lines[0]["citation"]["relectures"] | {"empreinte": ""} == {"actes": 2, "enonces": 2, "empreinte": ""}
        unchecked = next(line for line in lines if line["id_enonce"] not in (statement, dropped))
        assert unchecked["russie_relue"] is None and unchecked["relu_par"] is None
        assert (dropped in [line["id_enonce"] for line in lines]) == (filters is EVERYTHING)
    assert row["russie_score"] == 1


def article(name: str, text: str = TEXT, shift: int = 0, **facts):
    """An article of two statements, `shift` characters further in its text."""
    whole = " " * shift + text
    cut = whole.index(" Moscou")
    spans = ((shift, cut), (cut + 1, len(whole)))
    one = Article(id=name * 64, source=f"{name}.txt", text=whole, title="Titre", **facts)
    return one, [
        Statement(one.id, start, end, whole[start:end], "indirect", actor="Elle", attribution=Attribution(confidence=1))
        for start, end in spans
    ]


def write(path, *articles, revision="r1", rebuild=True, groups=None):
    stance = {target: TargetStance("none", (0.1, 0.1, 0.1, 0.7)) for target in ("russia", "us_nato", "ukraine")}
    with open_writer(path, "test", rebuild=rebuild) as writer:
        writer.add_articles(list(articles))
        texts = sorted({statement.text for _, statements in articles for statement in statements})
        writer.add_scores(texts, [Score(revision, stance, Tone("neutral", (0.2, 0.6, 0.2))) for _ in texts], "test")
        writer.use_revision(revision)
        if groups:
            names = list(groups.values())
            writer.set_groups(pa.array(list(groups)), [names.index(name) for name in names])
        writer.publish()
    return Store(path)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param((article("a", url="https://example.org/1"), "r1"), id="same file again"),
        pytest.param((article("a", url="https://example.org/1"), "r2"), id="another model"),
        pytest.param((article("b", url="https://example.org/1"), "r1"), id="another file of the same address"),
        pytest.param((article("b", shift=40, url="https://example.org/1"), "r2"), id="other offsets"),
        pytest.param((article("a", shift=7), "r1"), id="cut anew"),
    ],
)
def test_corrections_survive(tmp_path, again):
    path = tmp_path / "store.duckdb"
    store = write(path, article("a", url="https://example.org/1"))
    corrected = rows(store)[rows(store)["text"].str.startswith("Moscou")].index[0]
    correct(store, corrected, stance={"us_nato": "against"})
    path.unlink()
    second, revision = again
    store = write(path, second, revision=revision)
    labels = rows(store, CORRECTED).set_index("text")["us_nato_label"].to_dict()
    assert labels == {"Selon elle, Kiev tient.": "none", "Moscou accuse l'Otan.": "against"}
    assert read_corrections(store).missing == 0


def test_a_statement_whose_words_changed_is_not_found_and_is_counted(tmp_path):
    path = tmp_path / "store.duckdb"
    store = write(path, article("a"))
    correct(store, rows(store).index[0], stance={"us_nato": "against"})
    path.unlink()
    store = write(path, article("a", "Autrement dit, Kiev tient. Moscou accuse Kiev."))
    assert read_corrections(store).missing == 1 and set(rows(store, CORRECTED)["us_nato_label"]) == {"none"}


def test_of_two_equal_sentences_the_nearest_is_meant(tmp_path):
    path = tmp_path / "store.duckdb"
    text = "Il nie."
    body = f"{text} {text} {text}"
    spans = [(n * 8, n * 8 + 7) for n in range(3)]

    def same(name):
        one = Article(id=name * 64, source="a.txt", text=body, url="https://example.org/1")
        return one, [Statement(one.id, *span, text, "indirect", actor="Il") for span in spans]

    store = write(path, same("a"))
    correct(store, f"{'a' * 16}:8-15", stance={"russia": "favor"})
    path.unlink()
    labels = rows(write(path, same("b")), CORRECTED)["russia_label"]
    assert labels[labels == "favor"].index.tolist() == [f"{'b' * 16}:8-15"]


def test_a_correction_holds_for_republished_copies(tmp_path):
    first, copy, other = article("a"), article("b"), article("c")
    store = write(tmp_path / "store.duckdb", first, copy, other, groups={"a" * 64: "g", "b" * 64: "g"})
    correct(store, first[1][0].id, stance={"ukraine": "favor"})
    found = rows(store, CORRECTED)["ukraine_label"]
    assert found[first[1][0].id] == found[copy[1][0].id] == "favor" and found[other[1][0].id] == "none"
    correct(store, copy[1][0].id, stance={"ukraine": "against"})
    found = rows(store, CORRECTED)["ukraine_label"]
    assert (found[first[1][0].id], found[copy[1][0].id]) == ("favor", "against")


def test_a_person_may_judge_what_the_model_has_not_scored(tmp_path):
    path = tmp_path / "store.duckdb"
    with open_writer(path, "test") as writer:
        writer.add_articles([article("a")])
        writer.publish()
    store = Store(path)
    correct(store, article("a")[1][0].id, stance={"ukraine": "favor"})
    assert rows(store, CORRECTED)["ukraine_label"].dropna().tolist() == ["favor"]


def test_the_writer_and_the_log_do_not_meet(make_store):
    """An import swaps the store; the log beside it stays as it was."""
    store = Store(make_store(10))
    act = correct(store, f"{article_id(0)[:16]}:0-{len('Phrase inventée 0 de l article 0 sur l Ukraine.')}",
                  stance={"russia": "favor"})  # fmt: skip
    make_store(20)
    assert Log(log_path(store.path)).read().acts == (act,)
    assert counts(store)[0] == 1
