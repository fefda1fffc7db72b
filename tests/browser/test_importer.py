"""From a table with headers of its own to statements on screen, and what other visitors see meanwhile."""

import re

import pytest
from playwright.sync_api import expect

from stance import jobs
from stance.evaluation.synthetic import make_store
from stance.settings import Settings
from stance.sources import File
from tests.browser.serving import ROOT, served, settle
from tests.browser.test_accessibility import grave_violations

pytestmark = pytest.mark.browser
TEXT = "Le Kremlin a dénoncé une escalade. « L'Ukraine tiendra », a déclaré la ministre Odile Varnel. Réunion {n}."
CHOICES = {"text": "Contenu maison", "title": "Champ A", "outlet": "Provenance", "date": "Paru"}
LONG_MS = 90_000  # milliseconds, for what reads or scores on a busy machine
SAMPLES = ROOT / "tests" / "sources" / "samples"


def table(folder, rows: int, name: str = "fonds.csv"):
    lines = [f"Titre {n};Le Quotidien fictif;{n % 27 + 1:02}/03/2024;{TEXT.format(n=n)}" for n in range(rows)]
    path = folder / name
    path.write_text("\n".join(["Champ A;Provenance;Paru;Contenu maison", *lines]), encoding="utf-8")
    return path


def drop(page, *paths):
    page.locator(".stFileUploader input[type=file]").set_input_files([str(path) for path in paths])
    for path in paths:
        expect(page.locator(".st-key-import_entries")).to_contain_text(path.name)
    settle(page)


def choose(page, role: str, column: str):
    box = page.locator(f"[class*='st-key-import_column_'][class*='_{role}']").get_by_role("combobox")
    box.fill(column)
    expect(page.get_by_role("option", name=column)).to_be_visible()
    box.press("Enter")
    expect(box).to_have_value(column)
    settle(page)


@pytest.fixture
def tall(browser):
    """A window without scrolling: lists that open need no room to be made."""
    context = browser.new_context(viewport={"width": 1440, "height": 2400}, accept_downloads=True)
    yield context.new_page()
    context.close()


def test_a_table_with_headers_of_its_own_becomes_statements(tall, tmp_path):
    """On a machine without a store: the first import makes it."""
    page, path = tall, table(tmp_path, 30)
    with path.open("a", encoding="utf-8") as file:
        file.write("\nSans texte;=cmd();01/03/2024;\n")
    with served(tmp_path / "store.duckdb") as address:
        page.goto(f"{address}/importer")
        settle(page)
        drop(page, path)
        expect(page.locator("[class*='st-key-import_head_']")).to_contain_text("Contenu maison")
        expect(page.locator(".sx-warning").filter(has_text="colonne qui contient le texte")).to_be_visible()
        for role, column in CHOICES.items():
            choose(page, role, column)
        page.get_by_role("button", name="Lire les documents").click()
        preview = page.locator(".st-key-import_preview")
        expect(preview.locator("tbody tr")).to_have_count(30, timeout=LONG_MS)
        row = re.compile("Titre 1 *Le Quotidien fictif *2 mars 2024 *français")
        expect(preview.locator("tbody tr").nth(1)).to_contain_text(row)
        expect(page.locator(".st-key-import_refusals")).to_contain_text("La ligne n’a pas de texte")
        page.get_by_role("button", name="Importer", exact=True).click()
        expect(page.get_by_role("heading", name="Import terminé")).to_be_visible(timeout=LONG_MS)
        expect(page.locator(".sx-figures-row > div").first).to_have_text(re.compile("documents ajoutés *30"))
        with page.expect_download() as saved:
            page.get_by_role("button", name=re.compile("en CSV")).click()
        assert "fonds.csv#32" in saved.value.path().read_text(encoding="utf-8-sig")
        page.get_by_role("link", name="Lire les énoncés").click()
        page.wait_for_url("**/enonces?**")
        expect(page.locator(".sx-row").first).to_be_visible(timeout=LONG_MS)
        expect(page.locator("[class*='_row_']").first).to_contain_text("Le Quotidien fictif")


def test_an_open_page_takes_up_an_import_without_a_blank_or_an_error(page, tmp_path):
    store = make_store(tmp_path / "store.duckdb", 40)
    folder = tmp_path / "job"
    (folder / jobs.FILES).mkdir(parents=True)
    with served(store) as address:
        page.goto(address)
        settle(page)
        figure = page.locator(".sx-figures-row dd").first
        before = figure.inner_text()
        page.evaluate(
            """() => { window.stanceFaults = []; setInterval(() => {
                const shown = document.querySelector('.sx-figures-row dd')?.textContent;
                const fault = document.querySelector('.sx-warning, [data-testid=stException]')?.textContent;
                if (!shown || fault) window.stanceFaults.push(fault || 'blank');
            }, 20); }"""
        )
        columns = {"text": "Contenu maison", "outlet": "Provenance"}
        file = File(table(folder / jobs.FILES, 60), "fonds.csv", columns)
        job = jobs.start([file], Settings(db=store), folder)
        assert job.process.wait(timeout=LONG_MS / 1000) == 0
        expect(figure).not_to_have_text(before, timeout=15_000)
        settle(page)
        assert page.evaluate("window.stanceFaults") == []


def test_an_import_can_be_stopped_and_any_visitor_sees_it(browser, tall, tmp_path):
    page, store = tall, make_store(tmp_path / "store.duckdb", 10)
    path = tmp_path / "long.csv"
    path.write_text("titre;texte\n" + "".join(f"T{n};{TEXT.format(n=n)}\n" for n in range(30_000)), encoding="utf-8")
    with served(store) as address:
        page.goto(f"{address}/importer")
        settle(page)
        drop(page, path)
        page.get_by_role("button", name="Lire les documents").click()
        expect(page.get_by_text("Parmi les premiers : 200")).to_be_visible(timeout=LONG_MS)
        page.get_by_role("button", name="Importer", exact=True).click()
        expect(page.get_by_text(re.compile("Documents lus : .* par seconde, encore"))).to_be_visible(timeout=LONG_MS)
        other = browser.new_page()
        other.goto(f"{address}/importer")
        expect(other.get_by_role("heading", name="Import en cours")).to_be_visible(timeout=LONG_MS)
        page.get_by_role("button", name="Interrompre").click()
        expect(page.get_by_role("heading", name="Import interrompu")).to_be_visible(timeout=LONG_MS)
        expect(other.get_by_role("heading", name="Import interrompu")).to_be_visible(timeout=LONG_MS)
        page.get_by_role("button", name="Reprendre").click()
        expect(page.get_by_text(re.compile("Documents lus : .* par seconde, encore"))).to_be_visible(timeout=LONG_MS)
        page.get_by_role("button", name="Interrompre").click()
        page.get_by_role("button", name="Y renoncer").click(timeout=LONG_MS)
        expect(page.locator(".stFileUploader")).to_be_visible()
        other.close()


def test_files_can_be_taken_back_and_paths_given(tall, address, tmp_path):
    page = tall
    page.goto(f"{address}/importer")
    settle(page)
    drop(page, table(tmp_path, 2), table(tmp_path, 2, "autre.csv"))
    page.locator(".st-key-import_entry_0").get_by_role("button", name="Retirer").click()
    expect(page.locator(".st-key-import_entries")).not_to_contain_text("fonds.csv")
    expect(page.locator(".st-key-import_entries")).to_contain_text("autre.csv")
    box = page.get_by_label("Ou un chemin sur cette machine")
    refused = {str(tmp_path / "absent"): "pas de fichier ni de dossier", "https://a.example": "stance ingest ADRESSE"}
    for given, said in refused.items():
        box.fill(given)
        page.get_by_role("button", name="Ajouter").click()
        expect(page.locator(".sx-warning").filter(has_text=said)).to_be_visible()
        settle(page)
    box.fill(str(tmp_path))
    page.get_by_role("button", name="Ajouter").click()
    expect(page.locator(".st-key-import_entries")).to_contain_text(f"{tmp_path.name} · 2 fichiers")


def test_a_name_that_is_markup_stays_text(tall, address, tmp_path):
    page = tall
    page.goto(f"{address}/importer")
    settle(page)
    path = tmp_path / "**gras** [x](javascript:1) <img src=x onerror=window.pwned=1>.csv"
    path.write_text("<b>A</b>;=1+1\n<img src=x onerror=window.pwned=1>;:red[x]\n", encoding="utf-8")
    drop(page, path)
    expect(page.locator(".st-key-import_entries")).to_contain_text("**gras** [x](javascript:1)")
    expect(page.locator("[class*='st-key-import_head_']")).to_contain_text("<img src=x onerror=window.pwned=1>")
    assert page.evaluate("window.pwned") is None
    assert grave_violations(page) == []


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Les imports sont désactivés"), ("en", "Imports are switched off")]
)
def test_a_read_only_dashboard_says_that_imports_are_off(page, tmp_path, monkeypatch, language, said):
    monkeypatch.setenv("STANCE_READ_ONLY", "1")
    with served(make_store(tmp_path / "store.duckdb", 10)) as address:
        page.goto(f"{address}/importer?langue={language}")
        expect(page.locator(".sx-warning")).to_contain_text(said)
        expect(page.locator(".stFileUploader")).to_have_count(0)


def test_the_page_holds_on_a_phone(phone, address):
    page = phone
    page.goto(f"{address}/importer")
    settle(page)
    drop(page, SAMPLES / "articles.csv", SAMPLES / "europresse.html")
    page.get_by_role("button", name="Lire les documents").click()
    expect(page.locator(".st-key-import_preview tbody tr").first).to_be_visible(timeout=LONG_MS)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert grave_violations(page) == []


def test_streamlit_s_own_words_follow_the_language_of_the_page(tall, address):
    """In a browser that speaks English."""
    page = tall
    page.goto(f"{address}/importer?langue=fr")
    uploader = page.locator(".stFileUploader")
    expect(uploader).to_contain_text("Choisir des fichiers")
    expect(uploader).to_contain_text("200 Mo par fichier")
    settle(page)
    page.get_by_text("EN", exact=True).click()
    expect(uploader).to_contain_text("200MB per file")
    page.goto(f"{address}/?langue=fr")
    settle(page)
    page.get_by_test_id("stPopover").filter(has_text="Dates").get_by_role("button").first.click()
    page.get_by_role("button", name="Choisir une date").first.click()
    calendar = page.get_by_test_id("stDateInputCalendar")
    expect(calendar).to_contain_text("janvier")
    expect(calendar.get_by_role("button", name="Mois précédent")).to_be_visible()
