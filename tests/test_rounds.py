"""Rounds bring what is new into the store, once, and only what is whole."""

import os
from dataclasses import replace

import pytest

from stance import rounds
from stance.errors import SourceError
from stance.pipeline import ingest
from stance.settings import Settings
from stance.sources import folder as watched
from stance.sources.web.addresses import anywhere
from stance.sources.web.fetch import Web
from stance.sources.web.online import open_web
from stance.store.store import Store
from tests.sources.web.server import Answer, serving

TEXT = "Le Kremlin a dénoncé une escalade. « L'Ukraine tiendra », a déclaré la ministre Odile Varnel. Numéro {n}."


@pytest.fixture
def settings(tmp_path, model) -> Settings:
    return Settings(db=tmp_path / "store.duckdb", threads=1, allow_private=True)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Without pauses: they are tested where they are made."""
    monkeypatch.setattr(watched, "STILL_S", 0.0)
    monkeypatch.setattr(rounds, "open_web", lambda settings: Web(100_000, anywhere, pause=0.0))


def item(n: int, link: str = "") -> str:
    text = f"<content:encoded>{TEXT.format(n=n)}</content:encoded>"
    return f"<item><title>Titre {n}</title><link>{link}</link>{text}</item>"


def feed(*items: str) -> Answer:
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"'
    body = f"<rss {names}><channel><title>La Gazette fictive</title>{''.join(items)}</channel></rss>".encode()
    return Answer(body, headers={"Content-Type": "application/rss+xml"})


def imports(settings):
    """`ingest` as the command hands it on, and the sizes of what it was given."""
    given = []

    def run(found):
        found = list(found)
        given.append(len(found))
        return ingest(found, settings)

    return run, given


def test_a_second_round_of_feeds_brings_only_what_is_new(settings):
    with serving() as site:
        site.pages["/rss"] = feed(item(1), item(2))
        run, _ = imports(settings)
        first = rounds.feed_round([f"{site.url}/rss"], settings, run)
        site.pages["/rss"] = feed(item(3), item(2), item(1))
        second = rounds.feed_round([f"{site.url}/rss"], settings, run)
    assert (first.looked, first.news, first.kept) == (1, 1, 2)
    assert (second.news, second.kept, second.unchanged) == (1, 1, 0)
    assert Store(settings.db).info().articles == 3


def test_a_round_without_news_writes_nothing(settings):
    with serving() as site:
        site.pages["/rss"] = feed(item(1))
        run, given = imports(settings)
        rounds.feed_round([f"{site.url}/rss"], settings, run)
        before = Store(settings.db).generation
        done = rounds.feed_round([f"{site.url}/rss"], settings, run)
    assert (done.news, done.kept, given) == (0, 0, [1]) and Store(settings.db).generation == before


def test_a_feed_that_fails_is_told_and_the_others_go_on(settings):
    with serving() as site:
        site.pages["/rss"] = feed(item(1))
        run, _ = imports(settings)
        done = rounds.feed_round([f"{site.url}/absent", f"{site.url}/rss"], settings, run)
    assert done.kept == 1 and "404" in done.refused[0].reason


def test_private_addresses_stay_refused_in_rounds(settings, monkeypatch):
    monkeypatch.setattr(rounds, "open_web", open_web)
    with serving() as site:
        site.pages["/rss"] = feed(item(1))
        run, given = imports(settings)
        done = rounds.feed_round([f"{site.url}/rss"], replace(settings, allow_private=False), run)
    assert not given and "no public address" in done.refused[0].reason and not site.asked


def test_feeds_are_stored_as_they_come_not_all_at_the_end(settings, monkeypatch):
    monkeypatch.setattr(rounds, "ENOUGH", 2)
    with serving() as site:
        site.pages |= {"/1": feed(item(1), item(2)), "/2": feed(item(3)), "/3": feed(item(4))}
        run, given = imports(settings)
        rounds.feed_round([f"{site.url}/{n}" for n in (1, 2, 3)], settings, run)
    assert len(given) == 2 and Store(settings.db).info().articles == 4


def test_what_could_not_be_stored_comes_again(settings):
    with serving() as site:
        site.pages["/rss"] = feed(item(1))
        with pytest.raises(ZeroDivisionError):
            rounds.feed_round([f"{site.url}/rss"], settings, lambda found: 1 / 0)
        run, _ = imports(settings)
        assert rounds.feed_round([f"{site.url}/rss"], settings, run).kept == 1


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "depot"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format(n=1), encoding="utf-8")
    return folder


def test_files_of_a_folder_come_once_and_again_when_they_change(settings, folder):
    run, given = imports(settings)
    assert rounds.folder_round(folder, settings, run).kept == 1
    assert rounds.folder_round(folder, settings, run).looked == 0
    (folder / "sous").mkdir()
    (folder / "sous" / "b.txt").write_text(TEXT.format(n=2), encoding="utf-8")
    (folder / "a.txt").write_text(TEXT.format(n=12), encoding="utf-8")
    assert rounds.folder_round(folder, settings, run).kept == 2
    assert given == [1, 2]


def test_a_file_still_being_written_waits(settings, folder):
    (folder / "b.txt").write_text(TEXT.format(n=2), encoding="utf-8")

    def grow(_: float) -> None:
        with (folder / "b.txt").open("a", encoding="utf-8") as file:
            file.write(" La suite arrive.")

    found = watched.arrived(folder, {}, settings, grow)
    assert [os.path.basename(name) for name in found] == ["a.txt"]
    assert {os.path.basename(name) for name in watched.arrived(folder, {}, settings)} == {"a.txt", "b.txt"}


def test_a_file_that_appears_or_goes_during_the_look_waits(settings, folder):
    (folder / "c.txt").write_text(TEXT.format(n=3), encoding="utf-8")

    def change(_: float) -> None:
        (folder / "b.txt").write_text(TEXT.format(n=2), encoding="utf-8")
        (folder / "c.txt").unlink()

    found = watched.arrived(folder, {}, settings, change)
    assert [os.path.basename(name) for name in found] == ["a.txt"]


def test_empty_hidden_and_unfinished_files_are_left_alone(settings, folder):
    for name in ("vide.txt", ".cache.txt", "b.txt.part", "c.crdownload"):
        (folder / name).write_text("" if name == "vide.txt" else TEXT.format(n=4), encoding="utf-8")
    assert [os.path.basename(name) for name in watched.arrived(folder, {}, settings)] == ["a.txt"]


def test_a_folder_that_is_not_there_is_said(settings, tmp_path):
    with pytest.raises(SourceError, match="no folder"):
        rounds.folder_round(tmp_path / "absent", settings, lambda found: None)
