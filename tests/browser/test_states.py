"""Themes, and states in which something is missing: each tells the visitor what to do, none shows a traceback."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from stance.evaluation.synthetic import make_store
from stance.views.palette import DARK, LIGHT
from tests.browser.serving import served, settle
from tests.browser.test_dashboard import PAGES, open_page

pytestmark = pytest.mark.browser
ARTICLE = "Vladimir Poutine a accusé l'Otan de menacer la Russie. « Nous répondrons », a-t-il averti mardi à Moscou."
# Another program that has the store open for writing; it says so, then waits to be ended.
LOCKER = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def variable(page, name):
    return page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--sx-{name}').trim()")


def test_the_page_follows_the_theme_of_the_visitor(page, address):
    page.emulate_media(color_scheme="light")
    open_page(page, address)
    assert variable(page, "paper") == LIGHT.paper
    page.emulate_media(color_scheme="dark")
    open_page(page, address)
    assert variable(page, "paper") == DARK.paper
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(20, 24, 29)"


def test_switching_the_theme_in_the_menu_recolours_charts_and_keeps_the_filters(page, address):
    page.emulate_media(color_scheme="light")
    open_page(page, address, acteur="Acteur fictif 01")
    page.get_by_test_id("stMainMenuButton").click()
    page.get_by_test_id("stMainMenuItem-theme-Dark").click()
    page.wait_for_function(
        f"() => getComputedStyle(document.documentElement).getPropertyValue('--sx-paper').trim() === '{DARK.paper}'",
        timeout=30_000,
    )
    page.keyboard.press("Escape")
    settle(page)
    assert "acteur=Acteur+fictif+01" in page.url
    ink = "rgb({}, {}, {})".format(*(int(DARK.ink[i : i + 2], 16) for i in (1, 3, 5)))
    expect(page.locator(".st-key-grid_chart .ytick text").first).to_have_css("fill", ink, timeout=30_000)


@pytest.fixture(scope="module")
def without_model(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("states")
    with served(make_store(folder / "store.duckdb", 30), model=folder / "no-model") as address:
        yield address


def test_without_a_model_everything_but_scoring_works(page, without_model):
    for path in PAGES:
        open_page(page, without_model, path)
        assert page.get_by_test_id("stException").count() == 0
    assert "evaluation.json absent" in page.locator(".sx-warning").first.inner_text()
    open_page(page, without_model, "enonces")
    assert page.locator(".sx-row").count() > 0 and page.locator(".sx-bars .sx-unsure").count() == 0


def test_without_a_model_a_text_is_still_read_and_the_gap_is_said(page, without_model):
    open_page(page, without_model, "analyser")
    page.locator(".st-key-analyse_text textarea").fill(ARTICLE)
    page.get_by_role("button", name="Analyser", exact=True).click()
    page.locator(".sx-found").first.wait_for(timeout=60_000)
    assert "Le modèle n’est pas disponible" in page.locator(".sx-warning").first.inner_text()
    assert page.get_by_test_id("stException").count() == 0


def test_a_store_locked_by_another_program_is_said_and_read_again_once_free(page, tmp_path):
    path = make_store(tmp_path / "store.duckdb", 20)
    command = [sys.executable, "-c", LOCKER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as locker:
        assert locker.stdout.readline() == "open\n"
        with served(path) as address:
            open_page(page, address)
            assert "ouverte en écriture ailleurs" in page.locator(".sx-warning").first.inner_text()
            assert page.get_by_test_id("stException").count() == 0
            locker.stdin.close()
            locker.wait(timeout=20)
            open_page(page, address)
            assert page.locator(".sx-figures-row").count() == 1
