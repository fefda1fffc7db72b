"""A browser and a served synthetic store; skipped with the reason where there is no browser, failing in CI."""

import os
from contextlib import contextmanager

import pytest

from stance.evaluation.synthetic import make_store
from tests.browser.hostile import add_hostile_article
from tests.browser.serving import PHONE, find_chromium, served


@pytest.fixture(scope="session")
def browser():
    path = find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("No Chromium was found; in CI the browser tests must run.")
        pytest.skip("No Chromium was found: install it (Debian: apt install chromium) to run the browser tests.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(browser, tmp_path_factory):
    path = make_store(tmp_path_factory.mktemp("dashboard") / "store.duckdb", 300, demo=True)
    add_hostile_article(path)
    with served(path) as address:
        yield address


@pytest.fixture(scope="session")
def desk(browser):
    """What all pages of a wide screen share: the browser fetches and compiles Streamlit's program once."""
    return browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)


@pytest.fixture(scope="session")
def pocket(browser):
    """What all pages of a phone share."""
    return browser.new_context(viewport={"width": 390, "height": 844}, user_agent=PHONE)


@pytest.fixture
def page(desk):
    with fresh_page(desk) as page:
        yield page


@pytest.fixture
def phone(pocket):
    with fresh_page(pocket) as page:
        yield page


@contextmanager
def fresh_page(context):
    """A page as a visitor sees it who never came before, but for the program that the browser has kept."""
    page = context.new_page()
    yield page
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    context.clear_cookies()
    for one in context.pages:
        one.close()
