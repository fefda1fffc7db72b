"""A bundle opened elsewhere gives the numbers of the dashboard again, from its data alone."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest
from PIL import Image

from stance.settings import Settings
from stance.store.filters import Filters, from_query
from stance.views.data import open_reader
from stance.views.i18n import texts
from stance.views.palette import LIGHT
from stance.views.publication import raster
from stance.views.publication.bundle import bundle
from stance.views.publication.citation import cite, tex
from stance.views.publication.redraw import bin_of, plain
from stance.views.publication.report import report
from stance.views.view import View
from tests.browser.hostile import add_hostile_article

TODAY = date(2026, 3, 1)
PAGE = "https://exemple.fr/vue-d-ensemble"
VIEWS = {
    "everything": Filters(voice="all", copies="all"),
    "one target, since a day": Filters(targets=("ukraine",), since=date(2022, 2, 24)),
    "hostile positions, sure ones": Filters(labels=("against",), min_probability=0.5),
    "narration": Filters(voice="narration"),
    "one actor": Filters(actors=("Acteur fictif 02",)),
    "nothing": Filters(actors=("Personne",)),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    from stance.evaluation.synthetic import make_store

    path = make_store(tmp_path_factory.mktemp("bundle") / "store.duckdb", 260)
    add_hostile_article(path)
    return path


def view_of(store, filters=VIEWS["everything"], language="fr"):
    return View(texts(language), filters, open_reader(store), LIGHT, Settings(db=store))


@pytest.fixture(scope="module")
def packed(store):
    """`packed(view)` gives the bundle of a view, made once."""
    return cache(lambda view="everything": bundle(view_of(store, VIEWS[view]), PAGE, TODAY))


def unpacked(content, folder):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder / "stance"


def run(folder, *options):
    return subprocess.run(
        [sys.executable, *options, "refaire.py"], cwd=folder, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("name", VIEWS)
def test_its_program_gives_the_numbers_of_the_dashboard_again(store, packed, tmp_path, name):
    view = view_of(store, VIEWS[name])
    folder = unpacked(packed(name), tmp_path)
    done = run(folder)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for row in view.positions().to_dict("records"):
        (own,) = (one for one in found["positions"] if one["cible"] == row["target"])
        assert (own["enonces"], own["articles"]) == (row["n"], row["articles"])
        assert own["moyenne"] == pytest.approx(row["s"] / row["n"], abs=1e-6)
    for picture in ("positions.svg", "parts.svg", "temps.svg"):
        assert (folder / "refait" / picture).read_text() == (folder / "figures" / picture).read_text()


def test_without_numpy_everything_but_small_intervals_is_done_again(packed, tmp_path):
    folder = unpacked(packed(), tmp_path)
    (folder / "numpy.py").write_text("raise ModuleNotFoundError('numpy')")
    assert run(folder).returncode == 0


def test_a_changed_row_is_noticed(packed, tmp_path):
    folder = unpacked(packed(), tmp_path)
    path = folder / "donnees" / "enonces.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(";hostile;", ";favorable;", 1), encoding="utf-8")
    done = run(folder)
    assert done.returncode == 1 and "hostile" in done.stderr


def test_it_holds_what_it_says(packed, tmp_path):
    folder = unpacked(packed(), tmp_path)
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        sum_, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sum_
    rows = pd.read_parquet(folder / "donnees" / "enonces.parquet")
    numbers, block = (json.loads((folder / f"{name}.json").read_text()) for name in ("chiffres", "citation"))
    assert len(rows) == numbers["enonces"] == block["lignes"]
    assert block["revision_modele"] == "synthetic-1" and block["empreinte_donnees"] and block["versions"]["duckdb"]
    assert "# " in (folder / "modele.md").read_text() and (folder / "LISEZMOI.txt").stat().st_size > 500


def test_the_permanent_link_gives_the_same_view_and_names_the_data(store):
    from urllib.parse import parse_qs, urlsplit

    filters = Filters(actors=("Acteur fictif 02",), since=date(2022, 2, 24), targets=("russia",))
    view = view_of(store, filters)
    link = cite(view, PAGE, TODAY).link
    query = parse_qs(urlsplit(link).query)
    assert link.startswith(PAGE) and from_query(query, *view.reader.bounds()) == (filters, [])
    assert query["voix"] == ["speech"] and query["au"] and view.reader.info().data_hash.startswith(query["donnees"][0])


def test_the_bibtex_entry_is_one_latex_can_read(store):
    entry = cite(view_of(store, replace(VIEWS["one actor"], search="50 % & {plus}")), PAGE, TODAY).bibtex
    assert entry.startswith("@misc{stance_") and entry.count("{") - entry.count(r"\{") == entry.count(
        "}"
    ) - entry.count(r"\}")
    assert r"50 \% \& \{plus\}" in entry and "year = {2026}" in entry
    assert tex("a_b#c") == r"a\_b\#c"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_report_is_one_page_that_fetches_nothing(store, language):
    page = report(view_of(store, language=language), PAGE, TODAY)
    assert f'<html lang="{language}">' in page and page.count("<svg") == 4 and "<table>" in page and "@misc" in page
    for fetched in ("<script", "<link", "<img", "src=", "@import", "<iframe"):
        assert fetched not in page
    assert len(page.encode()) < 300_000


def test_hostile_words_are_words_in_a_report(store):
    page = report(view_of(store, Filters(search="pwned", voice="all", copies="all")), PAGE, TODAY)
    assert "window.pwned" in page and "&lt;script&gt;window.pwned" in page


@pytest.mark.parametrize(
    ("day", "bin", "start"),
    [("2022-03-17", "day", "2022-03-17"), ("2022-03-17", "week", "2022-03-14"), ("2022-03-17", "month", "2022-03-01"),
     ("2022-12-17", "quarter", "2022-10-01"), ("", "month", "")],
)  # fmt: skip
def test_periods_begin_where_the_database_lets_them_begin(day, bin, start):
    assert bin_of(day, bin) == start


def test_a_name_gets_back_what_the_spreadsheet_took():
    assert plain("'=Acteur") == "=Acteur" and plain("'avis") == "'avis"


def test_it_is_redone_by_a_python_with_no_package_at_all(packed, tmp_path):
    folder = unpacked(packed(), tmp_path)
    done = run(folder, "-S", "-E")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", VIEWS)
def test_each_figure_is_there_as_a_picture_too(packed, tmp_path, name):
    folder = unpacked(packed(name), tmp_path) / "figures"
    assert {path.stem for path in folder.glob("*.png")} == {path.stem for path in folder.glob("*.svg")}
    for path in folder.glob("*.png"):
        with Image.open(path) as image:
            assert image.width == 1504 and image.height > 50 and len(image.getcolors(1 << 20)) > 5, path.name


def test_without_a_font_there_is_no_picture_and_the_bundle_says_so(store, tmp_path, monkeypatch):
    monkeypatch.setattr(raster, "font_path", lambda: None)
    folder = unpacked(bundle(view_of(store), PAGE, TODAY), tmp_path)
    assert not list(folder.rglob("*.png")) and "Sans PNG" in (folder / "LISEZMOI.txt").read_text(encoding="utf-8")
