"""Publishing a view: cited, printed, taken away; corrected figures where people checked a random draw."""

import io
import json
import random
import subprocess
import sys
import zipfile
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from stance.corrections.acts import Draw, Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.evaluation.synthetic import make_store
from stance.records import STANCE_LABELS, TARGETS
from stance.store.filters import Filters
from stance.store.store import Store
from tests.browser.serving import served, settle
from tests.checks import keys_of

pytestmark = pytest.mark.browser
CHECKED = 60
MADE_MS = 120_000  # a report or a bundle, on a busy machine
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def checked(browser, tmp_path_factory):
    """A store of which people checked a random draw of the speech, in a third of the cases against the model."""
    path = make_store(tmp_path_factory.mktemp("checked") / "store.duckdb", 120)
    store, chance, acts = Store(path), random.Random(0), []
    asked = store.query("queue_random", Filters().parameters() | {"seed": 1, "size": CHECKED})["statement_id"]
    for statement, key in zip(asked, keys_of(store, asked), strict=True):
        scores = store.query("statement_scores", {"statement_id": statement})
        model = dict(zip(scores["target"], scores["label"], strict=True))
        said = {t: model[t] if chance.random() < 0.66 else chance.choice(STANCE_LABELS) for t in TARGETS}
        draw = Draw("random", seed=1, probability=0.1)
        acts.append(new_act("check", "Marie", key, judgement=Judgement(said, is_statement=True), draw=draw))
    Log(log_path(path)).extend(acts)
    with served(path) as address:
        yield address


def open_page(page, address, path="", **query):
    page.goto(f"{address}/{path}?{urlencode(query, doseq=True)}")
    settle(page)


def taken(page, key):
    page.get_by_role("button", name="Publier").click()
    with page.expect_download(timeout=MADE_MS) as waiting:
        page.locator(f".st-key-{key} button").click()
    return waiting.value.path().read_bytes()


def test_a_view_is_cited_with_a_link_that_gives_it_again(page, address):
    open_page(page, address, "acteurs", acteur="Acteur fictif 02", du="2022-01-01")
    page.get_by_role("button", name="Publier").click()
    cited = page.get_by_test_id("stCode")
    expect(cited.nth(0)).to_contain_text("Acteur fictif 02")
    expect(cited.nth(1)).to_contain_text("@misc{stance_")
    link = cited.nth(2).inner_text().strip()
    query = parse_qs(urlsplit(link).query)
    assert link.startswith(f"{address}/acteurs?") and query["du"] == ["2022-01-01"] and query["au"]
    page.goto(link)
    settle(page)
    expect(page.get_by_role("button", name="Acteur : Acteur fictif 02")).to_be_visible()
    expect(page.locator(".sx-warning", has_text="autres données")).to_have_count(0)


def test_a_link_made_on_other_data_says_so(page, address):
    open_page(page, address, donnees="0123456789abcdef")
    expect(page.locator(".sx-warning", has_text="autres données")).to_be_visible()


def test_the_bundle_of_a_view_redoes_its_numbers_elsewhere(page, address, tmp_path):
    open_page(page, address, cible="russia", du="2022-02-24")
    with zipfile.ZipFile(io.BytesIO(taken(page, "publish_bundle"))) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "stance"
    done = subprocess.run([sys.executable, "refaire.py"], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["positions"]
    assert [row["cible"] for row in found] == ["russia"]
    mean = f"{found[0]['moyenne']:+.2f}".replace("-", "−").replace(".", ",")
    expect(page.locator(".sx-card .sx-number")).to_contain_text(mean)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_report_of_a_view_is_a_page_that_prints(page, address, tmp_path, language):
    open_page(page, address, acteur="Acteur fictif 01", langue=language)
    page.get_by_role("button", name="Publier" if language == "fr" else "Publish").click()
    with page.expect_download(timeout=MADE_MS) as waiting:
        page.locator(".st-key-publish_report button").click()
    file = tmp_path / "rapport.html"
    file.write_bytes(waiting.value.path().read_bytes())
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator("figure svg")).to_have_count(4)
    expect(page.locator("header")).to_contain_text("Acteur fictif 01")
    assert page.evaluate("document.documentElement.lang") == language and len(asked) == 1
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_where_nothing_was_checked_the_overview_asks_for_checks(page, address):
    open_page(page, address)
    expect(page.get_by_text("Ces chiffres n’incluent pas les erreurs du modèle")).to_be_visible()
    page.get_by_role("link", name="Relire un tirage au sort de cette vue").click()
    expect(page.get_by_role("heading", name="Relecture", level=1)).to_be_visible()


def test_corrected_figures_stand_beside_the_raw_ones(page, checked):
    open_page(page, checked)
    table = page.get_by_role("region", name="Corrigé des erreurs du modèle")
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(table).to_contain_text(str(CHECKED))
    expect(page.get_by_text(f"D’après {CHECKED}\u00a0énoncés tirés au sort")).to_be_visible()
    expect(
        page.get_by_text("Pour un intervalle deux fois plus étroit").or_(page.get_by_text("Aucun nombre de"))
    ).to_be_visible()


def test_a_view_of_which_too_little_was_checked_says_how_much_is_missing(page, checked):
    open_page(page, checked, acteur="Acteur fictif 00")
    expect(page.get_by_text("il en faut au moins 50")).to_be_visible()
    open_page(page, checked, voix="all")
    expect(page.get_by_text("ne forment pas un tirage au sort de la vue entière")).to_be_visible()


def test_a_filter_on_positions_is_refused(page, checked):
    open_page(page, checked, position="against")
    expect(page.get_by_text("Pas de chiffres corrigés ici")).to_be_visible()


def test_the_method_page_measures_the_model_on_this_corpus(page, checked):
    open_page(page, checked, "methode")
    table = page.get_by_role("region", name="Par cible")
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(page.get_by_role("heading", name="Par média, toutes cibles")).to_be_visible()
    expect(page.get_by_role("heading", name="Votre corpus ressemble-t-il à ce que le modèle connaît")).to_be_visible()
    # The scores of the synthetic store are drawn at random, which the measure of doubt sees.
    expect(page.locator(".sx-warning", has_text="le modèle doute")).to_be_visible()
    expect(page.get_by_role("heading", name="Corrigé des erreurs du modèle")).to_be_visible()


def test_on_a_phone_nothing_is_cut_off(phone, checked):
    for path in ("", "methode"):
        open_page(phone, checked, path)
        assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
