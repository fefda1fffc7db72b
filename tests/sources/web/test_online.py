"""An address is read as if its page or feed had been saved and given as a file."""

import json

import pytest

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Refusal, find_files, write_rejects
from stance.sources.web import online
from stance.sources.web.memory import Feed, Memory, recall
from stance.sources.web.online import Online
from tests.sources.web.server import Answer

RSS = {"Content-Type": "application/rss+xml", "ETag": '"1"'}
FULL = "<p>Le Kremlin a dénoncé une escalade, et la ministre Odile Varnel a salué l'aide annoncée à l'Ukraine.</p>"


def item(
    link: str, summary: str = "La ministre a salué l'aide à l'Ukraine…", title: str = "Varnel salue l'aide"
) -> str:
    return f"<item><title>{title}</title><link>{link}</link><description><![CDATA[{summary}]]></description></item>"


def feed(*items: str, **headers: str) -> Answer:
    text = f'<rss version="2.0"><channel><title>La Gazette fictive</title>{"".join(items)}</channel></rss>'
    return Answer(text.encode(), headers=RSS | headers)


def page(text: str, head: str = "") -> bytes:
    return f"<html><head><title>t</title>{head}</head><body><article>{text * 5}</article></body></html>".encode()


def split(found) -> tuple[list[RawDocument], list[Refusal]]:
    found = list(found)
    return [d for d in found if isinstance(d, RawDocument)], [r for r in found if isinstance(r, Refusal)]


def test_a_page_is_read_like_its_saved_file(site, web, samples, read, tmp_path):
    site.pages["/aide"] = (samples / "page.html").read_bytes()
    (document,), _ = split(Online(f"{site.url}/aide", web()).documents(Settings()))
    (saved,), _ = read(samples / "page.html")
    assert (document.text, document.metadata, document.format) == (saved.text, saved.metadata, "html")
    assert document.source == f"{site.url}/aide"


def test_a_page_that_does_not_say_where_it_is_gets_its_address(site, web):
    site.pages |= {"/a": Answer(status=301, headers={"Location": "/b"}), "/b": page(FULL)}
    (document,), _ = split(Online(f"{site.url}/a", web()).documents(Settings()))
    assert document.metadata["url"] == f"{site.url}/b"


def test_a_page_that_differs_in_its_bytes_only_is_the_same_document(site, web):
    site.pages["/a"] = page(FULL, '<meta name="nonce" content="1">')
    (one,), _ = split(Online(f"{site.url}/a", web()).documents(Settings()))
    site.pages["/a"] = page(FULL, '<meta name="nonce" content="2">')
    (other,), _ = split(Online(f"{site.url}/a", web()).documents(Settings()))
    assert one.id == other.id


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "iso-8859-15", "utf-8", "no-such-charset"])
def test_a_page_whose_server_alone_tells_its_encoding(site, web, charset):
    encoded = page(FULL).decode().encode("utf-8" if charset == "utf-8" else "cp1252")
    site.pages["/a"] = Answer(encoded, headers={"Content-Type": f"text/html; charset={charset}"})
    (document,), _ = split(Online(f"{site.url}/a", web()).documents(Settings()))
    assert "dénoncé" in document.text


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "This is a PDF"),
        (b"", "text/html", "empty"),
        (b"<html><body><p>The ministry said on Monday that the aid would be sent in spring.</p></body></html>" * 9,
         "text/html", "not French"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_by_its_address(site, web, body, kind, reason):
    site.pages["/a"] = Answer(body, headers={"Content-Type": kind})
    _, (refusal,) = split(Online(f"{site.url}/a", web()).documents(Settings()))
    assert refusal.source == f"{site.url}/a" and reason in refusal.reason


def test_entries_with_a_summary_only_get_their_page(site, web):
    site.pages |= {
        "/rss": feed(item(f"{site.url}/a"), item(f"{site.url}/absent", "L'OTAN a dénoncé les frappes russes…", "OTAN")),
        "/a": page(FULL),
    }  # fmt: skip
    (whole, partial), refused = split(Online(f"{site.url}/rss", web()).documents(Settings()))
    assert "escalade" in whole.text and "partial" not in whole.metadata
    assert whole.metadata["outlet"] == "La Gazette fictive" and whole.source == whole.metadata["url"] == f"{site.url}/a"
    assert partial.metadata["partial"] == "true" and "OTAN" in partial.text and not refused


def test_an_entry_is_named_by_its_address_not_by_its_place(site, web):
    first, second = item("", "L'OTAN a dénoncé les frappes russes.", "a"), item(f"{site.url}/b", title="b")
    names = []
    for order in ((first, second), (second, first)):
        site.pages["/rss"] = feed(*order)
        names.append({document.source for document in split(Online(f"{site.url}/rss", web()).documents(Settings()))[0]})
    assert names[0] == names[1] and f"{site.url}/b" in names[0]


def test_entries_with_their_whole_text_are_not_looked_up(site, web):
    whole = item(f"{site.url}/a").replace("description>", "content:encoded>").replace("…", "")
    rss = feed(whole).body.replace(b"<rss", b'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"')
    site.pages["/rss"] = Answer(rss, headers=RSS)
    (document,), _ = split(Online(f"{site.url}/rss", web()).documents(Settings()))
    assert site.paths == ["/rss"] and "partial" not in document.metadata


def test_an_entry_cannot_send_into_one_s_own_network(site, web):
    site.pages["/rss"] = feed(item("http://169.254.169.254/latest/meta-data/"), item("file:///etc/passwd", title="b"))
    only_here = web(allowed=lambda address: str(address) == "127.0.0.1")
    found, _ = split(Online(f"{site.url}/rss", only_here).documents(Settings()))
    assert len(found) == 2 and all(document.metadata["partial"] for document in found)


@pytest.fixture
def memory(tmp_path):
    (tmp_path / "s.duckdb").write_bytes(b"")
    return recall(tmp_path / "s.duckdb")


def test_with_a_memory_only_new_entries_come(site, web, memory):
    def documents():
        return split(Online(f"{site.url}/rss", web(), memory).documents(Settings()))

    old, new = item(f"{site.url}/a"), item(f"{site.url}/b", "L'OTAN a dénoncé les frappes russes…", "OTAN")
    site.pages |= {"/rss": feed(old), "/a": page(FULL), "/b": page(FULL.replace("Kremlin", "ministre"))}
    assert len(documents()[0]) == 1
    assert documents() == ([], [])
    site.pages["/rss"] = feed(new, old, ETag='"2"')
    assert [document.source for document in documents()[0]] == [f"{site.url}/b"]
    assert site.paths == ["/rss", "/a", "/rss", "/rss", "/b"]


def test_with_a_memory_an_unchanged_feed_is_not_sent(site, web, memory):
    def versioned(handler):
        handler.send_response(304 if handler.headers.get("If-None-Match") else 200)
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Type", "application/rss+xml")
        handler.end_headers()
        if not handler.headers.get("If-None-Match"):
            handler.wfile.write(feed(item(f"{site.url}/absent")).body)

    site.pages["/rss"] = versioned
    first = split(Online(f"{site.url}/rss", web(), memory).documents(Settings()))
    again = split(Online(f"{site.url}/rss", web(), memory).documents(Settings()))
    assert (len(first[0]), again) == (1, ([], []))


def test_with_a_memory_an_entry_whose_page_does_not_answer_waits(site, web, memory):
    site.pages |= {"/rss": feed(item(f"{site.url}/a")), "/a": Answer(status=500)}
    kept, (refusal,) = split(Online(f"{site.url}/rss", web(), memory).documents(Settings()))
    assert not kept and "Try again later" in refusal.reason and memory.feeds[f"{site.url}/rss"] == Feed()
    site.pages["/a"] = page(FULL)
    (document,), _ = split(Online(f"{site.url}/rss", web(), memory).documents(Settings()))
    assert "escalade" in document.text


@pytest.mark.parametrize(("remembering", "first", "second"), [(True, 2, 1), (False, 3, 3)])
def test_pages_per_feed_are_bounded_and_none_is_lost(site, web, memory, monkeypatch, remembering, first, second):
    monkeypatch.setattr(online, "PAGES", 2)
    names = ("a", "b", "c")
    site.pages["/rss"] = feed(*(item(f"{site.url}/{n}", f"L'OTAN a dénoncé les frappes russes {n}…", n) for n in names))
    site.pages |= {f"/{n}": page(FULL.replace("Kremlin", f"ministre {n}")) for n in names}
    reading = Online(f"{site.url}/rss", web(), memory if remembering else None)
    assert [len(split(reading.documents(Settings()))[0]) for _ in range(2)] == [first, second]


def test_a_memory_outlives_the_program(memory, tmp_path):
    memory.feeds["https://gazette.example/rss"] = Feed('"1"', "hier", frozenset({"b", "a"}))
    memory.files["a.txt"] = (12, 34)
    memory.save()
    assert recall(tmp_path / "s.duckdb") == memory


def test_without_its_store_a_memory_is_void(memory, tmp_path):
    memory.files["a.txt"] = (12, 34)
    memory.save()
    (tmp_path / "s.duckdb").unlink()
    assert recall(tmp_path / "s.duckdb") == Memory(memory.path)


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1}', '{"feeds": {"a": 1}, "files": {}}', "\udcff"])
def test_a_damaged_memory_says_what_to_do(memory, tmp_path, content):
    memory.path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(SourceError, match="Delete it"):
        recall(tmp_path / "s.duckdb")


def test_refused_addresses_can_be_fed_back(tmp_path):
    refused = [Refusal("https://gazette.example/rss#3", "why"), Refusal("https://gazette.example/rss#4", "why")]
    write_rejects(tmp_path / "r.jsonl", refused)
    (found,) = find_files([tmp_path / "r.jsonl"], Settings())
    assert isinstance(found, Online) and found.url == "https://gazette.example/rss"
    write_rejects(tmp_path / "r.jsonl", refused[:1], add=True)
    assert len(list(map(json.loads, (tmp_path / "r.jsonl").read_text().splitlines()))) == 3
