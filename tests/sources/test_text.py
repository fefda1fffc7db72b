import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import SourceError
from stance.settings import Settings
from stance.sources.encodings import repaired
from stance.sources.inputs import from_bytes
from stance.sources.text import decode, read, split_front_matter

SENTENCE = "Le Kremlin a salué « l'été », dit-il à cœur ouvert…"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode("utf-8"), "utf-8-sig"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("cp1252"), "cp1252"),
    ],
)
def test_every_encoding_of_the_rule_gives_the_same_text(data, encoding):
    assert decode(data) == (SENTENCE, encoding)


def test_latin_1_keeps_its_accents_and_is_noted():
    (document,) = read(from_bytes("a.txt", "Le président a réagi à Genève.".encode("latin-1")), Settings())
    assert document.text == "Le président a réagi à Genève."
    assert document.metadata == {"encoding": "cp1252"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 \xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "an archive"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Texte", "an HTML page"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary data"),
        (SENTENCE.encode("utf-8") + b"\x00\x01", "binary data"),
    ],
)
def test_what_is_not_text_is_refused_by_name(data, what):
    with pytest.raises(SourceError, match=what):
        list(read(from_bytes("a.txt", data), Settings()))


def test_line_ends_read_as_python_reads_them():
    assert decode(b"un\r\ndeux\rtrois\n")[0] == "un\ndeux\ntrois\n"


def test_front_matter_becomes_metadata_in_french_or_english():
    head = '---\ntitre: "Kiev : le point"\njournal: La Gazette fictive\nDate: 2024-03-14\nurl: https://example.org/a:b\n---\n'
    metadata, _ = split_front_matter(head + "Texte.")
    assert metadata == {
        "title": "Kiev : le point",
        "outlet": "La Gazette fictive",
        "date": "2024-03-14",
        "url": "https://example.org/a:b",
    }


@given(st.text(alphabet="aé:\n- '\"", max_size=60), st.text(max_size=40))
def test_an_offset_into_the_text_is_an_offset_into_the_file(head, body):
    original = f"---\n{head}\n---\n{body}"
    _, text = split_front_matter(original)
    assert len(text) == len(original)
    assert text.endswith(body)
    assert all(kept in (" ", now) for kept, now in zip(text, original, strict=True))


@pytest.mark.parametrize(
    "text", ["--- \nPas de fin de bloc", "---\nun dialogue\n---\n", "Texte\n---\na: b\n---\n", "----\n"]
)
def test_dashes_that_are_no_front_matter_stay_text(text):
    assert split_front_matter(text) == ({}, text)


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_older_encodings_are_known_by_their_accents(encoding):
    sentence = "La présidente a déclaré à Genève que la paix dépendait d'un cessez-le-feu réel."
    (document,) = read(from_bytes("a.txt", sentence.encode(encoding)), Settings())
    assert (document.text, document.metadata) == (sentence, {"encoding": encoding})


@given(st.text(alphabet="abcd éèàçêœ’«»…–€", min_size=0, max_size=80))
def test_windows_1252_is_never_taken_for_an_older_encoding(text):
    data = f"é {text}".encode("cp1252")
    assert decode(data) == (f"é {text}", "cp1252")


@given(st.text(max_size=60))
def test_only_what_was_read_with_the_wrong_encoding_is_set_right(text):
    assert repaired(f"é{text}") == f"é{text}"
    assert repaired("dÃ©clarÃ© Ã\xa0 l’Ã©tÃ©") == "dÃ©clarÃ© Ã\xa0 l’Ã©tÃ©"  # half of it was right
    assert repaired("dÃ©clarÃ© Ã\xa0 lâ€™Ã©tÃ©") == "déclaré à l’été"
