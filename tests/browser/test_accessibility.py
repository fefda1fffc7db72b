"""axe-core on every page, in both themes and on a phone: no serious or critical violation, ours or Streamlit's."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.serving import PHONE
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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_grave_violation_on_a_wide_screen(page, address, path, theme):
    page.emulate_media(color_scheme=theme)
    open_page(page, address, path)
    assert grave_violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_grave_violation_on_a_phone(browser, address, path):
    context = browser.new_context(viewport={"width": 390, "height": 844}, user_agent=PHONE)
    page = context.new_page()
    open_page(page, address, path)
    assert grave_violations(page) == []
    context.close()


def test_no_grave_violation_with_a_statement_open(page, address):
    open_page(page, address, "enonces")
    page.locator("[class*='_row_'] button").first.click()
    page.locator(".sx-panel").wait_for()
    assert grave_violations(page) == []
