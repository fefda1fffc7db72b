"""Whatever the bytes, a reader answers with documents or refusals: never with an error, never with silence."""

import gzip
import io
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import formats
from stance.sources.inputs import from_bytes
from tests.effort import NIGHTLY, effort
from tests.sources.saved import mhtml, response

SAMPLES = Path(__file__).parent / "samples"
PAGE = (SAMPLES / "page.html").read_bytes()
WARC = response(PAGE) + response(gzip.compress(PAGE), "Content-Encoding: gzip") + response(PAGE, "X: y", "request")
MHTML = mhtml(PAGE)
KINDS = (
    "articles.csv", "articles.jsonl", "page.html", "europresse.html", "europresse_ancien.html", "factiva.html",
    "factiva.rtf", "factiva.xml", "feed.xml", "feed.atom", "table.xlsx", "table.parquet", "archive.zip",
    "pages.warc", "pages.warc.gz", "page.mhtml",
)  # fmt: skip
EXAMPLES = settings(
    max_examples=effort(25, nightly=150),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not NIGHTLY,
)
ROWS = [{"titre": f"Titre {n}", "texte": f"Le Kremlin a réagi à la déclaration numéro {n}."} for n in range(3)]


@cache
def sample(name: str) -> bytes:
    buffer = io.BytesIO()
    if name == "table.xlsx":
        book = openpyxl.Workbook()
        for row in (list(ROWS[0]), *(list(row.values()) for row in ROWS)):
            book.active.append(row)
        book.save(buffer)
    elif name == "table.parquet":
        pd.DataFrame(ROWS).to_parquet(buffer)
    elif name == "archive.zip":
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", ROWS[0]["texte"])
            archive.writestr("b.csv", sample("articles.csv"))
    elif name.startswith("pages.warc"):
        return gzip.compress(WARC) if name.endswith(".gz") else WARC
    elif name == "page.mhtml":
        return MHTML
    else:
        return (SAMPLES / name).read_bytes()
    return buffer.getvalue()


def damaged(data: bytes) -> st.SearchStrategy[bytes]:
    """Truncated, concatenated with itself or noise, with bytes changed or put in, in another encoding."""
    place = st.integers(0, len(data))
    noise = st.binary(max_size=60) | st.sampled_from(
        [b"\0" * 40, b"<", b'"', b"\\", b"{", b"<article>", b"&#0;", b"]]>"]
    )
    return st.one_of(
        place.map(lambda at: data[:at]),
        place.map(lambda at: data[at:]),
        st.tuples(place, noise).map(lambda change: data[: change[0]] + change[1] + data[change[0] :]),
        st.tuples(place, noise).map(lambda change: data[: change[0]] + change[1] + data[change[0] + len(change[1]) :]),
        st.tuples(place, place).map(lambda cut: data[: cut[0]] + data[cut[1] :]),
        noise.map(lambda more: data + more + data),
        st.sampled_from(["utf-16", "utf-8-sig", "utf-16-be"]).map(lambda e: data.decode("latin-1").encode(e)),
    )


def answers(data: bytes, name: str) -> None:
    found = list(formats.read_input(from_bytes(name, data), Settings()))
    assert found
    assert all("failed inside Stance" not in getattr(item, "reason", "") for item in found), found
    for item in found:
        if isinstance(item, RawDocument):
            assert item.text and "\0" not in item.text and len(item.id) == 64
            item.text.encode("utf-8")
        else:
            assert item.reason and "\n" not in item.reason


@pytest.mark.parametrize("name", KINDS)
def test_a_damaged_file_is_read_or_refused(name):
    @EXAMPLES
    @given(damaged(sample(name)).filter(bool))
    def check(data: bytes) -> None:
        answers(data, name)

    check()


@pytest.mark.parametrize("reader", formats.READERS, ids=lambda reader: reader.__name__.rpartition(".")[2])
def test_random_bytes_under_any_name_are_read_or_refused(reader):
    @EXAMPLES
    @given(
        st.binary(min_size=1, max_size=300)
        | st.text(min_size=1, max_size=200).map(lambda t: t.encode("utf-8", "replace"))
    )
    def check(data: bytes) -> None:
        for suffix in reader.SUFFIXES[:1] or (".html",):
            answers(data, f"a{suffix}")

    check()
