"""Files made to harm: nested without end, unfolding without end, reaching for other files.

Each is read as text or refused with a reason, within seconds, and nothing outside it is opened.
"""

import gzip
import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Refusal, formats, limits
from stance.sources.inputs import from_bytes

TEXT = "Le Kremlin a dénoncé une escalade dangereuse, et la ministre a salué l'aide annoncée."
DEEP = 5_000
SECRET = "contenu-secret-du-fichier"


def answers(name: str, data: bytes | str) -> list[RawDocument | Refusal]:
    """What comes of a file: at least one document or refusal, none of them a failure of the reader, in time."""
    started = time.monotonic()
    found = list(formats.read_input(from_bytes(name, data.encode() if isinstance(data, str) else data), Settings()))
    assert found and time.monotonic() - started < 20
    reasons = [item.reason for item in found if isinstance(item, Refusal)]
    assert all("failed inside Stance" not in reason and "\n" not in reason for reason in reasons)
    assert all(SECRET not in str(item) for item in found)
    return found


def multiparts(depth: int) -> str:
    inner = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n{inner}"


PRESS = '<html><body><article><span class="DocPublicationName">X</span><div class="DocText">'
NESTED = {
    "a.html": "<html><body><article>" + "<div><b>" * DEEP + TEXT,
    "ld.html": '<html><script type="application/ld+json">'
    + '{"@graph":[' * DEEP
    + f"</script><p>{TEXT * 9}</p></html>",
    "tables.html": "<html>" + "<table><tr><td>" * DEEP + TEXT,
    "a.json": "[" * DEEP,
    "b.json": '{"a":' * DEEP + "1" + "}" * DEEP,
    "a.jsonl": '{"texte":' * DEEP,
    "entry.rss": '<rss version="2.0"><channel><item><title>t</title><description>' + "<div>" * DEEP + TEXT,
    "channel.rss": '<rss version="2.0"><channel>' + "<a>" * DEEP,
    "a.atom": '<feed xmlns="http://www.w3.org/2005/Atom">' + "<entry>" * DEEP,
    "factiva.xml": "<r><article><leadParagraph>" + "<paragraph>" * DEEP + TEXT,
    "europresse.html": '<html><body><article><span class="DocPublicationName">X</span><div class="DocText">'
    + "<p><i>" * DEEP,
    "factiva.html": "<html><body>" + '<div class="article frArticle">' * 1000 + TEXT,
    "a.rtf": "{\\rtf1" + "{\\b" * DEEP,
    "a.mhtml": multiparts(1500),
    "a.txt": "---\n" + "titre: " * DEEP,
    "a.csv": "texte;" * DEEP + "\n",
}


@pytest.mark.parametrize("name", NESTED)
def test_nesting_without_end(name):
    answers(name, NESTED[name])


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def warc(size: int) -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % size


BOMBS = {
    "a.zip": packed({"a.txt": b"0" * 30_000_000}),
    "plusieurs.zip": packed({f"{n}.txt": b"0" * 2_000_000 for n in range(20)}),
    "a.xlsx": packed({"xl/workbook.xml": b" " * 30_000_000}),
    "corps.warc.gz": gzip.compress(warc(30_000_000) + b"0" * 30_000_000),
    "annonce.warc.gz": gzip.compress(warc(7_000_000_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_unfolding_without_end(name):
    assert len(BOMBS[name]) < 100_000
    (refusal,) = answers(name, BOMBS[name])
    assert "as a zip bomb does" in refusal.reason


def test_empty_lines_without_end():
    (refusal,) = answers("lignes.warc.gz", gzip.compress(warc(0) + b"\r\n" * 15_000_000))
    assert "damaged" in refusal.reason


def test_a_ratio_that_pages_have_is_no_bomb():
    limits.check_unpacked(1_000_000_000, 20_000_000)


def workbook(change) -> bytes:
    """A workbook whose sheet is rewritten by hand."""
    book = openpyxl.Workbook()
    book.active.append(["titre", "texte"])
    book.active.append(["Titre", TEXT])
    book.save(buffer := io.BytesIO())
    with zipfile.ZipFile(buffer) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    members[name] = change(members[name].decode()).encode()
    return packed(members)


@pytest.fixture
def secret(tmp_path) -> str:
    path = Path(tmp_path, "secret.txt")
    path.write_text(SECRET, encoding="utf-8")
    return path.as_uri()


LAUGHS = '<!ENTITY a "rire">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghx", strict=True)
)
DECLARED = {"file": '<!ENTITY x SYSTEM "{secret}">', "laughs": LAUGHS, "dtd": '<!ENTITY % p SYSTEM "{secret}"> %p;'}


@pytest.mark.parametrize("entities", DECLARED)
@pytest.mark.parametrize("name", ["a.xlsx", "a.rss", "a.html", "factiva.xml", "page.mhtml"])
def test_entities_that_reach_for_files_or_multiply(name, entities, secret):
    declared = DECLARED[entities].replace("{secret}", secret)
    article = f"<article><headline>T</headline><leadParagraph>{TEXT} &x;</leadParagraph></article>"
    page = f"<!DOCTYPE html [{declared}]><html><body><article><p>{TEXT * 5} &x;</p></article></body></html>"
    files = {
        "a.rss": f"<!DOCTYPE r [{declared}]><rss version='2.0'><channel><item><title>&x;</title><description>{TEXT}"
        "</description></item></channel></rss>",
        "a.html": page,
        "factiva.xml": f"<!DOCTYPE r [{declared}]><r>{article}</r>",
        "page.mhtml": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        f"Content-Type: text/html\n\n{page}\n--x--",
        "a.xlsx": workbook(lambda xml: f"<!DOCTYPE worksheet [{declared}]>{xml.replace('>Titre<', '>&x;<')}")
        if name == "a.xlsx" else "",
    }  # fmt: skip
    found = answers(name, files[name])
    assert all(len(item.text) < 10_000 for item in found if isinstance(item, RawDocument))


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet", "a.jsonl"])
def test_formulas_stay_text(name, tmp_path):
    import pandas as pd

    formula = '=HYPERLINK("http://piege.example";"La ministre a salué l\'aide annoncée à l\'Ukraine.")'
    frame = pd.DataFrame([{"titre": "@SUM(1)", "texte": formula}])
    path = tmp_path / name
    {"a.csv": lambda: frame.to_csv(path, index=False), "a.xlsx": lambda: frame.to_excel(path, index=False),
     "a.parquet": lambda: frame.to_parquet(path),
     "a.jsonl": lambda: frame.to_json(path, orient="records", lines=True)}[name]()  # fmt: skip
    found = answers(name, path.read_bytes())
    assert [item.text.partition("\n\n")[2] for item in found if isinstance(item, RawDocument)] in ([formula], [])


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.rtf", "a.csv", "a.jsonl", "a.rss", "factiva.xml"])
def test_lines_of_ten_megabytes(name):
    line = "mot " * 2_500_000
    files = {
        "a.txt": line, "a.html": f"<html><body><p>{line}</p></body></html>", "a.rtf": "{\\rtf1 " + line + "}",
        "a.csv": f"texte\n{line}\n", "a.jsonl": f'{{"texte": "{line}"}}\n',
        "a.rss": f"<rss version='2.0'><channel><item><description>{line}</description></item></channel></rss>",
        "factiva.xml": f"<r><article><leadParagraph>{line}</leadParagraph></article></r>",
    }  # fmt: skip
    answers(name, files[name])


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", "titre;texte\n"), ("a.csv", "titre;texte\n;\n"), ("a.zip", packed({"__MACOSX/a.txt": b"x"})),
     ("a.warc", warc(0) + b"\r\n\r\n"), ("a.json", '{"articles": []}')],
)  # fmt: skip
def test_a_file_without_document_is_not_passed_over_in_silence(name, data):
    assert isinstance(answers(name, data)[0], Refusal)


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet", "a.warc", "a.rss", "a.mhtml", "a.zip"])
def test_what_is_not_what_its_name_says_is_refused_rather_than_read_as_text(name):
    (refusal,) = answers(name, f"<{TEXT}")
    assert "though its name says so" in refusal.reason
