"""From the log to the checked sample: which checks are a random sample of which view."""

import random
from dataclasses import replace

import numpy as np
import pytest

from stance.corrections.acts import Draw, Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.estimates.checked import refuse
from stance.estimates.corrected import estimate
from stance.estimates.frames import population_of, raw_of, sample_of
from stance.records import STANCE_LABELS, TARGETS
from stance.store.corrections import read_corrections
from stance.store.filters import Filters
from stance.store.store import Store
from tests.checks import keys_of

SPEECH = Filters()


@pytest.fixture
def store(make_store) -> Store:
    return Store(make_store(60))


def queue(store, filters=SPEECH, size=10_000, seed=1):
    return list(store.query("queue_random", filters.parameters() | {"seed": seed, "size": size})["statement_id"])


def check(store, ids, seed=1, kind="random", **judgement):
    labels = random.Random(0)
    acts = []
    for key in keys_of(store, ids):
        stance = {target: labels.choice(STANCE_LABELS) for target in TARGETS}
        said = Judgement(**{"stance": stance, "is_statement": True} | judgement)
        acts.append(new_act("check", "Marie", key, judgement=said, draw=Draw(kind, seed=seed)))
    Log(log_path(store.path)).extend(acts)


def drawn(store, filters=SPEECH, target="russia"):
    tables = read_corrections(store).tables
    return sample_of(store.query("drawn", filters.parameters() | {"shown": list(TARGETS)}, tables), target)


def test_what_was_drawn_and_checked_is_the_sample(store):
    asked = queue(store)[:30]
    check(store, asked)
    sample = drawn(store)
    assert set(sample.ids) == set(asked) and (sample.missing, sample.beyond) == (0, 0)


def test_a_draw_from_everything_serves_a_narrower_view(store):
    asked = queue(store)[:60]
    check(store, asked)
    view = replace(SPEECH, actors=("Acteur fictif 00", "Acteur fictif 01"))
    inside = [key for key in queue(store, view) if key in asked]
    sample = drawn(store, view)
    assert set(sample.ids) == set(inside) and len(sample) > 5 and sample.beyond == 0


def test_a_draw_from_a_narrower_view_says_nothing_of_the_wider_one(store):
    view = replace(SPEECH, actors=("Acteur fictif 00",))
    check(store, queue(store, view)[:15])
    sample = drawn(store)
    assert len(sample) < 5 and sample.missing and refuse(sample) is not None
    assert len(drawn(store, view)) == 15


def test_one_left_out_ends_the_sample_until_it_is_checked(store):
    asked = queue(store)[:40]
    check(store, asked[:10] + asked[11:])
    sample = drawn(store)
    assert (len(sample), sample.missing, sample.beyond) == (10, 1, 29)
    check(store, asked[10:11])
    assert len(drawn(store)) == 40


def test_checks_chosen_otherwise_are_no_sample(store):
    check(store, queue(store)[20:50], kind="uncertain")
    assert len(drawn(store)) == 0


def test_two_seeds_are_one_sample(store):
    first, second = queue(store)[:20], queue(store, seed=2)[:20]
    check(store, first)
    check(store, [key for key in second if key not in first], seed=2)
    assert set(drawn(store).ids) == set(first) | set(second)


def test_each_target_has_its_own_sample(store):
    asked = queue(store)[:20]
    check(store, asked[:12])
    check(store, asked[12:], stance={"ukraine": "favor"})
    assert len(drawn(store, target="ukraine")) == 20
    russia = drawn(store, target="russia")
    assert (len(russia), russia.missing) == (12, 8)


def test_what_is_no_statement_is_in_the_sample_and_has_no_label(store):
    check(store, queue(store)[:10], is_statement=False, stance={})
    sample = drawn(store)
    assert len(sample) == 10 and set(sample.truth) == {-1}


def test_sums_and_products_are_those_of_the_rows(store):
    moments = store.query("moments", SPEECH.parameters() | {"shown": list(TARGETS)})
    population = population_of(moments, "russia")
    rows = store.query("export_rows", SPEECH.parameters())
    x = np.column_stack((np.ones(len(rows)), rows[["russie_p_favorable", "russie_p_hostile", "russie_p_neutre",
                                                   "russie_p_non_concerne"]]))  # fmt: skip
    articles = np.unique(rows["id_article"], return_inverse=True)[1]
    sums = np.zeros((articles.max() + 1, 5))
    np.add.at(sums, articles, x)
    assert population.statements == len(rows) and population.articles == len(sums)
    assert np.allclose(population.sums, sums.sum(0)) and np.allclose(population.moments, sums.T @ sums)
    raw, concerned = raw_of(moments, "russia"), rows[rows["russie"] != "non concerné"]
    assert raw["mean"] == pytest.approx(concerned["russie_score"].mean())
    assert raw["against"] == pytest.approx((concerned["russie"] == "hostile").mean())


def test_everything_checked_by_people_who_agree_with_the_model_gives_its_figures(store):
    rows = store.query("export_rows", SPEECH.parameters()).set_index("id_enonce")
    words = {"favorable": "favor", "hostile": "against", "neutre": "neutral", "non concerné": "none"}
    judged = rows.loc[queue(store), "russie"]
    for word, label in words.items():
        check(store, judged.index[judged == word], stance={"russia": label})
    moments = store.query("moments", SPEECH.parameters() | {"shown": list(TARGETS)})
    sample, raw = drawn(store), raw_of(moments, "russia")
    for quantity in ("favor", "against", "neutral", "none"):
        found = estimate(population_of(moments, "russia"), sample, quantity)
        assert found.value == pytest.approx(raw[quantity]) and found.low < raw[quantity] < found.high


def test_every_scored_revision_is_set_beside_what_people_say(store):
    asked = queue(store)[:5]
    check(store, asked)
    rows = store.query("revisions", {"ids": asked}, read_corrections(store).tables)
    assert set(rows["model_revision"]) == {"synthetic-1"} and len(rows) == 5 * len(TARGETS)
    assert set(rows["statement_id"]) == set(asked) and rows["label"].isin(STANCE_LABELS).all()


def test_what_another_queue_checked_after_the_last_drawn_one_is_no_part_of_the_sample(store):
    order = queue(store)
    check(store, order[:30])
    check(store, order[30:40], kind="uncertain")
    sample = drawn(store)
    assert set(sample.ids) == set(order[:30]) and sample.beyond == 10


def test_where_all_is_checked_all_of_it_counts_however_it_was_found(store):
    view = replace(SPEECH, actors=("Acteur fictif 00",))
    order = queue(store, view)
    check(store, order[:5])
    check(store, order[5:], kind="uncertain")
    assert set(drawn(store, view).ids) == set(order)
