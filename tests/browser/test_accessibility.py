"""axe-core on every page, in both themes and on a phone: no serious or critical violation that is ours to fix.

Left out, because Streamlit and Plotly draw it and offer no way to change it: what lies inside their own widgets
(`THEIRS`, each with its reason). Our own markup carries the prefix sx-.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.serving import PHONE
from tests.browser.test_dashboard import PAGES, open_page

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
# (rule, part of the element) → why it is not ours.
THEIRS = {
    ("nested-interactive", "stFileUploader"): "the drop zone of Streamlit holds its own button",
    ("label", "stFileUploaderDropzoneInput"): "the hidden file input of Streamlit has no label",
    ("aria-hidden-focus", "stPopover"): "Streamlit hides what lies behind an open popover",
    ("scrollable-region-focusable", "stMain"): "the scrolled part of Streamlit's page",
    ("scrollable-region-focusable", "stDataFrame"): "the grid of Streamlit handles its own keys",
}


def grave_violations(page):
    """One line per element at fault, for those that are ours."""
    found = []
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"] if violation["impact"] in GRAVE else ():
            place = " ".join(map(str, node["target"])) + " " + node["html"]
            if not any(violation["id"] == rule and part in place for rule, part in THEIRS):
                found.append(f"{violation['id']}: {place[:300]}")
    return found


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
