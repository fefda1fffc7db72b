"""Pictures of every page, in both themes and at two widths: `python -m tests.browser.screenshots [FOLDER]`.

Serves the store named by STANCE_DB (by default `stance.duckdb`, as `make run` leaves it); docs/screenshots unless
another folder is given. Each picture is the top of the page (of its part on
accuracy for the method), in at most 256 colours, and under LARGEST bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image  # comes with Streamlit
from playwright.sync_api import Browser, Page, sync_playwright

from stance.settings import Settings
from tests.browser.serving import PHONE, ROOT, find_chromium, served, settle

PAGES = {"vue-d-ensemble": "", "acteurs": "acteurs", "medias": "medias", "enonces": "enonces", "analyser": "analyser",
         "relecture": "relecture", "importer": "importer", "methode": "methode"}  # fmt: skip
WIDTHS = {1440: None, 390: PHONE}
EXAMPLE = ROOT / "data" / "demo" / "articles" / "061-munich-vance-et-le-vide.txt"
SAMPLES = ROOT / "tests" / "sources" / "samples"
DROPPED = ("articles.csv", "europresse.html")
ACCURACY = "Justesse du modèle"
TALLEST = 1600  # pixels: a longer page is cut
LARGEST = 300_000


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium was found: install it (Debian: apt install chromium).", file=sys.stderr)
        return 1
    store = Settings.from_environment().db.absolute()
    if not store.exists():
        print(f"There is no store at {store}: make it first (python -m stance demo).", file=sys.stderr)
        return 1
    with served(store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width, agent in WIDTHS.items():
            for theme in ("light", "dark"):
                picture(browser, address, folder, width, theme, agent)
        browser.close()
    print(folder)
    return 0


def picture(browser: Browser, address: str, folder: Path, width: int, theme: str, agent: str | None) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, user_agent=agent)
    page = context.new_page()
    for name, path in PAGES.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}/{path}")
        settle(page)
        prepare(page, name)
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(int(height) + 20, TALLEST)})
        page.wait_for_timeout(1200)  # charts redraw after the resize
        if name == "methode":
            page.get_by_role("heading", name=ACCURACY).evaluate("node => node.closest('.sx-section').scrollIntoView()")
            page.wait_for_timeout(300)
        file = folder / f"{name}-{width}-{theme}.png"
        page.screenshot(path=file)
        shrink(file)
    context.close()


def prepare(page: Page, name: str) -> None:
    """What a visitor would do first on a page that waits for something."""
    if name == "enonces" and page.locator(".sx-row").count():
        page.locator("[class*='_row_'] button").first.click()
        page.locator(".sx-panel").wait_for()
    if name == "relecture":
        annotator = page.locator(".st-key-review_annotator input")
        annotator.fill("Marie")
        annotator.press("Enter")
        page.locator("form.review[aria-busy=false]").wait_for()
        settle(page)
    if name == "analyser":
        page.locator(".st-key-analyse_text textarea").fill(EXAMPLE.read_text(encoding="utf-8"))
        page.get_by_role("button", name="Analyser", exact=True).click()
        page.locator(".sx-found, .sx-warning").first.wait_for(timeout=120_000)
        settle(page)
    if name == "importer":
        page.locator(".stFileUploader input[type=file]").set_input_files([str(SAMPLES / file) for file in DROPPED])
        page.get_by_role("button", name="Lire les documents").click()
        page.locator(".st-key-import_preview").wait_for(timeout=120_000)
        settle(page)
        page.get_by_test_id("stMain").evaluate("node => node.scrollTo(0, 0)")


def shrink(file: Path) -> None:
    """Fewer colours, which flat pages hardly show."""
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(file, optimize=True)
    if file.stat().st_size >= LARGEST:
        raise RuntimeError(f"{file} has {file.stat().st_size} bytes, more than {LARGEST}: show less of the page")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
