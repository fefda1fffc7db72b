"""Exports of press databases: what comes out is what the file says, and no more."""

import pytest

CERTIFICATE = ("Certificat", "Université fictive", "Légende", "PDF", "©", "Numéro", "paru dans")


def test_europresse_since_2014(samples, read):
    kept, refused = read(samples / "europresse.html")
    first, english, bare = kept
    assert first.text == (
        "Varnel salue l'aide annoncée\n\n"
        "La ministre Odile Varnel a salué l'aide à l'Ukraine. « Cette aide est décisive », a-t-elle déclaré.\n"
        "Le Kremlin a dénoncé une escalade."
    )
    assert first.metadata == {
        "title": "Varnel salue l'aide annoncée",
        "outlet": "La Gazette fictive",
        "date": "2024-03-14",  # the header's, not the 15 of the document's number
        "author": "Lise Corvin",
        "url": "https://gazette.example/aide",
    }
    assert english.metadata["date"] == "2024-03-15" and english.metadata["author"] == "Marc Ardin"
    assert english.metadata["outlet"] == "Le Courrier inventé"
    assert bare.metadata["title"] == "Un titre sans paragraphe" and bare.metadata["date"] == "2024-03-16"
    assert not any(word in document.text for document in kept for word in CERTIFICATE)
    assert [refusal.source.rpartition("#")[2] for refusal in refused] == ["4", "5"]
    assert "not a press article (tweet)" in refused[0].reason and "no text" in refused[1].reason


def test_europresse_before_2014(samples, read):
    kept, refused = read(samples / "europresse_ancien.html")
    first, second = kept
    assert first.text == (
        "Moscou et l'Alliance s'accordent à Genève\n\n"
        "Le ministre russe fictif Piotr Vassine a salué l'accord sur les céréales.\n« Nous avançons », a-t-il déclaré."
    )
    assert first.metadata["date"] == "2011-06-04" and first.metadata["author"] == "Corvin Lise"
    assert second.metadata["outlet"] == "Le Courrier inventé" and not refused


def test_marks_around_query_hits_change_nothing(tmp_path, samples, read):
    data = (samples / "europresse.html").read_text(encoding="utf-8")
    (tmp_path / "other.html").write_text(data.replace("<mark>", "").replace("</mark>", ""), encoding="utf-8")
    assert {d.id for d in read(samples / "europresse.html")[0]} == {d.id for d in read(tmp_path / "other.html")[0]}


def test_factiva_html_in_both_forms(samples, read):
    kept, refused = read(samples / "factiva.html")
    indexed, plain = kept  # the nested and the repeated copy of the first article count once
    assert indexed.text == (
        "Varnel salue l'aide annoncée\n\nLa ministre Odile Varnel a salué l'aide à l'Ukraine.\n"
        "« Cette aide est décisive », a-t-elle déclaré.\nLe Kremlin a dénoncé une escalade."
    )
    assert indexed.metadata == {
        "title": "Varnel salue l'aide annoncée",
        "outlet": "La Gazette fictive",
        "date": "2024-03-14",
        "author": "Lise Corvin",
        "language": "fr",
    }
    assert plain.text == (
        "L'Alliance répond\n\nL'OTAN a dénoncé les frappes russes sur le port.\n"
        "Yann Brel, porte-parole inventé, a promis une réponse."
    )
    assert plain.metadata["outlet"] == "Le Courrier inventé" and plain.metadata["date"] == "2024-03-15"
    assert [refusal.source.rpartition("#")[2] for refusal in refused] == ["3"]


def test_factiva_rtf_in_both_forms(samples, read):
    kept, refused = read(samples / "factiva.rtf")
    indexed, plain = kept
    assert indexed.text == (
        "Varnel salue l’œuvre commune\n\nLa ministre Odile Varnel a salué l’aide à l’Ukraine, au cœur des échanges.\n"
        "« Cette aide est décisive », a-t-elle déclaré. Coût : 3 Md€.\nLe Kremlin a dénoncé une escalade."
    )
    assert indexed.metadata["date"] == "2024-02-14" and indexed.metadata["author"] == "Lise Corvin"
    assert plain.metadata == {
        "title": "L’Alliance répond",
        "outlet": "Le Courrier inventé",
        "date": "2024-08-15",
        "author": "Marc Ardin",
        "language": "fr",
    }
    assert plain.text.endswith("Yann Brel, porte-parole inventé, a promis une réponse.")
    assert len(refused) == 1 and "how many words" in refused[0].reason


def test_factiva_xml(samples, read):
    (document,), refused = read(samples / "factiva.xml")  # the repeated article counts once
    assert document.text == (
        "L'aide à l'Ukraine saluée\n\nLa ministre Odile Varnel a salué l'aide à l'Ukraine.\n"
        "Le Kremlin a dénoncé une décision << dangereuse >>.\nLes livraisons commenceront au printemps."
    )
    assert document.metadata == {
        "title": "L'aide à l'Ukraine saluée",
        "outlet": "La Gazette fictive",
        "date": "2024-03-14",
        "author": "Lise Corvin",
        "language": "fr",
    }
    assert [refusal.source.rpartition("#")[2] for refusal in refused] == ["3", "4"]
    assert "no text" in refused[0].reason and "English" in refused[1].reason


def test_the_same_article_is_one_document_in_every_export_of_factiva(tmp_path, samples, read):
    """Its fields in HTML and in XML say the same."""
    (document, _), _ = read(samples / "factiva.html")
    title, _, body = document.text.partition("\n\n")
    paragraphs = "".join(f"<paragraph>{line}</paragraph>" for line in body.split("\n"))
    (tmp_path / "a.xml").write_text(
        f"<r><article><headline>{title}</headline><tailParagraphs>{paragraphs}</tailParagraphs><byline>Lise Corvin"
        "</byline><sourceName>La Gazette fictive</sourceName><baseLanguage>fr</baseLanguage><publicationDate><date>"
        "14 mars 2024</date></publicationDate></article></r>", encoding="utf-8"
    )  # fmt: skip
    assert read(tmp_path / "a.xml")[0][0].id == document.id


def test_a_cut_xml_export_keeps_what_is_whole_and_says_so(tmp_path, samples, read):
    data = (samples / "factiva.xml").read_bytes()
    (tmp_path / "cut.xml").write_bytes(data[: data.index(b"<headline><paragraph>Titre seul")])
    (document,), (refusal,) = read(tmp_path / "cut.xml")
    assert document.metadata["date"] == "2024-03-14" and "cut or damaged" in refusal.reason


@pytest.mark.parametrize(
    "declared", ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xml_export_with_entities_of_its_own_is_refused(tmp_path, samples, read, declared, encoding):
    text = (samples / "factiva.xml").read_text(encoding="utf-8").partition("?>")[2]
    hostile = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE r [{declared}]>{text.replace("UNE NOTE", "&x;")}'
    (tmp_path / "a.xml").write_bytes(hostile.encode(encoding))
    kept, (refusal,) = read(tmp_path / "a.xml")
    assert not kept and "entities of its own" in refusal.reason


def test_an_external_dtd_is_not_fetched(tmp_path, samples, read):
    text = (samples / "factiva.xml").read_text(encoding="utf-8").partition("?>")[2]
    (tmp_path / "a.dtd").write_text('<!ENTITY x "lu">', encoding="utf-8")
    doctype = f'<!DOCTYPE PPSResponse SYSTEM "{(tmp_path / "a.dtd").as_uri()}">'
    (tmp_path / "a.xml").write_text(doctype + text.replace("printemps", "&x;"), encoding="utf-8")
    assert all(" lu" not in document.text for document in read(tmp_path / "a.xml")[0])


def test_another_xml_file_is_refused(tmp_path, read):
    (tmp_path / "a.xml").write_text("<sitemap><url>https://gazette.example</url></sitemap>", encoding="utf-8")
    assert not read(tmp_path / "a.xml")[0]


def test_a_cut_rtf_export_keeps_what_is_whole(tmp_path, samples, read):
    data = (samples / "factiva.rtf").read_bytes()
    end = data.index(b"Document COUINV0020240816")
    (tmp_path / "cut.rtf").write_bytes(data[:end])
    kept, refused = read(tmp_path / "cut.rtf")
    assert len(kept) == 1 and not refused
    (tmp_path / "cut.rtf").write_bytes(data[:end] + b"mots " * 100)
    assert "last article has no number" in read(tmp_path / "cut.rtf")[1][0].reason


def test_a_paragraph_that_starts_like_a_field_stays_text(tmp_path, samples, read):
    data = (
        (samples / "factiva.rtf").read_bytes().replace(b"Le Kremlin a d", b"CO PARIS a dit. IN fine, le Kremlin a d", 1)
    )
    (tmp_path / "a.rtf").write_bytes(data)
    assert "CO PARIS a dit. IN fine, le Kremlin" in read(tmp_path / "a.rtf")[0][0].text


def test_an_rtf_nested_beyond_reason_is_refused(tmp_path, read):
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1" + b"{" * 5000)
    assert "nested beyond reason" in read(tmp_path / "a.rtf")[1][0].reason


def test_another_rtf_is_refused(tmp_path, read):
    (tmp_path / "note.rtf").write_bytes(b"{\\rtf1\\ansi Une note ordinaire.\\par}")
    kept, (refusal,) = read(tmp_path / "note.rtf")
    assert not kept and "no Factiva export" in refusal.reason


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("International, jeudi 14 mars 2024 134 mots, p. 16", "2024-03-14"),
        ("Foreign, Friday, March 15, 2024 - 08:15 UTC", "2024-03-15"),
        ("1er août 2023", "2023-08-01"),
        ("Publié le 03/04/2024", "2024-04-03"),
        ("31 février 2024, repris le 2 mars 2024", "2024-03-02"),
        ("12 chars 2024", None),
    ],
)
def test_the_day_of_a_line(line, day):
    from stance.sources.days import iso_day

    assert iso_day(line) == day


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\'8cuvre \'80 \'9ctil}", "Œuvre € œtil"),
        (rb"{\rtf1\uc1 \u8217?\u339?}", "’œ"),
        (rb"{\rtf1\uc0 \u8217 x}", "’x"),
        (rb"{\rtf1\uc2 \u339\'9c\'9cuvre}", "œuvre"),
        (rb"{\rtf1\uc1 \u-10179?\u-8704?}", "\U0001f600"),
        (rb"{\rtf1{\fonttbl{\f0 Arial;}}{\*\secret non}a\b b\b0{\field{\*\fldinst HYPERLINK x}{\fldrslt c}}}", "abc"),
        (rb"{\rtf1 a\bin3 }}}b\par c\tab d\~e\{f\}}", "ab\nc\td\u00a0e{f}"),
        (b"{\\rtf1 mot\r\n coup\xe9}", "mot coupé"),
    ],
)
def test_rtf_reads_as_it_shows(rtf, text):
    from stance.sources.rtf import rtf_text

    assert rtf_text(rtf) == text


@pytest.mark.parametrize("name", ["europresse.html", "factiva.html"])
def test_the_article_in_which_an_export_breaks_off_is_marked(samples, read, tmp_path, name):
    whole = (samples / name).read_bytes()
    body = read(samples / name)[0][1].text.split("\n")[-1]
    (tmp_path / name).write_bytes(whole[: whole.index(body.encode()) + len(body.encode()) // 2])
    kept, _ = read(tmp_path / name)
    assert [document.metadata.get("partial") for document in kept] == [None, "true"]
    assert all("partial" not in document.metadata for document in read(samples / name)[0])
