"""axe-core on every page, in both themes and on a phone: no serious or critical violation, ours or Streamlit's."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from stance.views.palette import DARK
from tests.browser.serving import settle
from tests.browser.test_dashboard import PAGES, open_page

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}


def grave_violations(page):
    """One line per element at fault."""
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))} {node['html'][:200]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def darken(page):
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        f"() => getComputedStyle(document.documentElement).getPropertyValue('--sx-paper').trim() === '{DARK.paper}'",
        timeout=30_000,
    )
    settle(page)


@pytest.mark.parametrize("path", PAGES)
def test_no_grave_violation_on_a_wide_screen(page, address, path):
    page.emulate_media(color_scheme="light")
    open_page(page, address, path)
    assert grave_violations(page) == []
    darken(page)
    assert grave_violations(page) == [], "in the dark theme"


@pytest.mark.parametrize("path", PAGES)
def test_no_grave_violation_on_a_phone(phone, address, path):
    open_page(phone, address, path)
    assert grave_violations(phone) == []


def test_no_grave_violation_with_a_statement_open(page, address):
    open_page(page, address, "enonces")
    page.locator("[class*='_row_'] button").first.click()
    page.locator(".sx-panel").wait_for()
    assert grave_violations(page) == []
