"""Saved web pages and feeds: the article, who published it, when; nothing of the frame, nothing fetched."""

import gzip
import hashlib
import json

import pytest

from tests.sources.saved import mhtml, response

BODY = "".join(
    f"<p>Le ministre inventé a déclaré que la Russie devait retirer ses troupes d'Ukraine, point {number} du plan.</p>"
    for number in range(8)
)


def page(head: str, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head><title>Titre</title>{head}</head><body><article>{body}</article></body></html>"


def test_a_page_gives_its_article_and_what_its_json_ld_states(samples, read):
    (document,), refused = read(samples / "page.html")
    assert document.id == hashlib.sha256((samples / "page.html").read_bytes()).hexdigest() and not refused
    assert document.metadata == {
        "title": "Varnel salue l'aide annoncée",
        "outlet": "La Gazette fictive",
        "date": "2024-03-14T18:30:00+01:00",
        "author": "Lise Corvin, Marc Ardin",
        "url": "https://gazette.example/monde/2024/03/14/aide",
    }
    assert document.text.startswith("Varnel salue l'aide annoncée\n")
    assert "« Cette aide est décisive pour Kiev », a déclaré Odile Varnel" in document.text
    for frame in ("cookies", "S'abonner", "Lire aussi", "Mentions légales", "jamais lu"):
        assert frame not in document.text


def test_without_json_ld_the_meta_tags_speak(tmp_path, read):
    head = (
        '<meta property="og:title" content="Un titre de page">'
        '<meta property="og:site_name" content="La Gazette fictive">'
        '<meta property="article:published_time" content="2024-03-14T10:00:00+01:00">'
        '<script type="application/ld+json">{</script>'
    )
    (tmp_path / "a.html").write_text(page(head), encoding="utf-8")
    (document,), _ = read(tmp_path / "a.html")
    assert document.metadata["title"] == "Un titre de page" and document.metadata["outlet"] == "La Gazette fictive"
    assert document.metadata["date"] == "2024-03-14"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "iso-8859-15", "utf-16"])
def test_a_page_is_read_in_the_charset_it_declares(tmp_path, read, charset):
    text = page(f'<meta charset="{charset}">', f"<h1>L'été à Genève</h1>{BODY}")
    (tmp_path / "a.html").write_bytes(text.encode(charset))
    (document,), _ = read(tmp_path / "a.html")
    assert "L'été à Genève" in document.text


def test_a_walled_page_is_marked_partial(tmp_path, read):
    article = '{"@type": "NewsArticle", "headline": "Un titre", "isAccessibleForFree": "False"%s}'
    ld = f'<script type="application/ld+json">{article}</script>'
    (tmp_path / "short.html").write_text(page(ld % "", BODY[:700]), encoding="utf-8")
    (tmp_path / "words.html").write_text(page(ld % ',"wordCount":"900"'), encoding="utf-8")
    (tmp_path / "whole.html").write_text(page(ld % ',"wordCount":100'), encoding="utf-8")
    kept, _ = read(tmp_path)
    assert {d.source.rpartition("/")[2]: d.metadata.get("partial") for d in kept} == {
        "short.html": "true",
        "words.html": "true",
        "whole.html": None,
    }


def test_the_body_of_the_json_ld_stands_in_for_a_walled_text(tmp_path, read):
    article = json.dumps({"@type": "NewsArticle", "headline": "Un titre", "articleBody": BODY + BODY.upper()})
    (tmp_path / "a.html").write_text(
        page(f'<script type="application/ld+json">{article}</script>', BODY[:110]), encoding="utf-8"
    )
    (document,), _ = read(tmp_path / "a.html")
    assert document.text.startswith("Un titre\n\nLe ministre inventé") and document.text.count("plan.") == 8
    assert "<p>" not in document.text.lower()


def test_a_page_saved_as_one_file(tmp_path, samples, read):
    data = (samples / "page.html").read_bytes()
    (tmp_path / "a.mhtml").write_bytes(mhtml(data))
    kept, refused = read(tmp_path)
    assert [document.id for document in kept] == [read(samples / "page.html")[0][0].id] and not refused


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages(tmp_path, samples, read, packed):
    data = (samples / "page.html").read_bytes()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)
    records = [
        response(b"", kind="warcinfo"),
        response(data),
        response(gzip.compress(data), "Content-Encoding: gzip"),
        response(chunked, "Transfer-Encoding: chunked"),
        response(b"\x89PNG", "Content-Type: image/png"),
        response(gzip.compress(b"a" * 30_000_000), "Content-Encoding: gzip"),
        response(data, "Content-Encoding: br"),
    ]
    # Each record is a gzip member of its own, as crawlers write them.
    (tmp_path / "a.warc").write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    kept, refused = read(tmp_path / "a.warc")
    assert len({document.id for document in kept}) == 1 and len(kept) == 3
    assert kept[0].metadata["url"] == "https://gazette.example/monde/2024/03/14/aide"
    assert ["unpacks beyond" in refused[0].reason, "compressed by br" in refused[1].reason] == [True, True]


def test_a_cut_web_archive_keeps_its_first_pages(tmp_path, samples, read):
    data = response((samples / "page.html").read_bytes())
    (tmp_path / "a.warc").write_bytes(data + data[:-500])
    kept, (refusal,) = read(tmp_path / "a.warc")
    assert len(kept) == 1 and "damaged after 1 responses" in refusal.reason


def test_a_machine_translated_page_is_flagged(tmp_path, read):
    head = '<base href="https://journal-example.translate.goog/a?_x_tr_tl=fr">'
    (tmp_path / "a.html").write_text(page(head), encoding="utf-8")
    (document,), _ = read(tmp_path / "a.html")
    assert document.metadata["machine_translated"] == "true"


def test_the_folder_of_a_saved_page_is_no_article(tmp_path, read):
    (tmp_path / "Un article.html").write_text(page(""), encoding="utf-8")
    (tmp_path / "Un article_fichiers").mkdir()
    (tmp_path / "Un article_fichiers" / "cadre.html").write_text(page("", BODY * 2), encoding="utf-8")
    kept, refused = read(tmp_path)
    assert len(kept) == 1 and not refused


def test_pictures_inside_a_page_do_not_count_as_markup(tmp_path, read):
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 600_000}">'
    (tmp_path / "a.html").write_text(page("", picture + BODY), encoding="utf-8")
    (tmp_path / "b.html").write_text(page("", BODY * 6000), encoding="utf-8")
    (document,), (refusal,) = read(tmp_path)
    assert document.source.endswith("a.html") and "MB of markup" in refusal.reason


def test_a_page_without_article_is_refused(tmp_path, read):
    (tmp_path / "a.html").write_text("<!DOCTYPE html><html><body><script>x()</script></body></html>", encoding="utf-8")
    kept, (refusal,) = read(tmp_path / "a.html")
    assert not kept and "no article text" in refusal.reason


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + BODY,
        "<p>" + "&amp;" * 50_000,
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&x;&x;">]><html><p>&x;&y; Le Kremlin</p>',
        f'<html><img src="http://piege.example/x.png" onerror="alert(1)"><iframe src="file:///etc/hostname"></iframe>{BODY}',
        "<html>" + "<table><tr><td>" * 3000 + "Le Kremlin",
        '<html><script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
    ],
    ids=["deep", "entities", "xxe", "foreign", "tables", "json"],
)
def test_hostile_markup_is_neutral(tmp_path, read, markup):
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    kept, refused = read(tmp_path / "a.html")
    assert len(kept) + len(refused) == 1
    assert all("failed inside" not in refusal.reason for refusal in refused)
    assert all("onerror" not in document.text and "localhost" not in document.text for document in kept)


def test_rss_full_partial_and_empty_entries(samples, read):
    kept, refused = read(samples / "feed.xml")
    full, summary = kept
    assert full.text == (
        "Varnel salue l'aide annoncée\n\nLa ministre Odile Varnel a salué l'aide à l'Ukraine.\n"
        "Le Kremlin a dénoncé une escalade."
    )
    assert full.metadata == {
        "title": "Varnel salue l'aide annoncée",
        "outlet": "La Gazette fictive",
        "date": "Thu, 14 Mar 2024 18:30:00 +0100",
        "author": "Lise Corvin",
        "url": "https://gazette.example/aide",
    }
    assert summary.metadata["partial"] == "true" and "url" not in summary.metadata  # a javascript: link is no URL
    assert [refusal.source.rpartition("#")[2] for refusal in refused] == ["3"]


def test_atom(samples, read):
    (document,), refused = read(samples / "feed.atom")
    assert document.text == "Kiev hésite\n\nL'Ukraine hésite à rejoindre l'accord.\nMoscou attend." and not refused
    assert document.metadata["date"] == "2024-03-15T10:00:00Z" and document.metadata["author"] == "Marc Ardin"


def test_a_feed_with_entities_of_its_own_is_refused(tmp_path, samples, read):
    feed = (samples / "feed.xml").read_text(encoding="utf-8")
    doctype = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/hostname">]>\n<rss'
    for encoding in ("utf-8", "utf-16"):
        (tmp_path / "feed.xml").write_bytes(feed.replace("<rss", doctype).replace("actualité", "&x;").encode(encoding))
        kept, (refusal,) = read(tmp_path / "feed.xml")
        assert not kept and "declares entities" in refusal.reason
