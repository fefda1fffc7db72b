"""Tables of articles for the cluster's tests."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

SENTENCES = (
    "Le ministre hongrois refuse de condamner Moscou.",
    "« Kiev doit recevoir des armes », a déclaré la présidente du parlement.",
    "Selon un diplomate, l'Otan a menti sur ses intentions.",
    "La Russie a lancé une nouvelle offensive dans l'est du pays.",
)
NUMBERED = "Le communiqué porte le numéro {}."


@pytest.fixture
def article_table(tmp_path: Path):
    """`article_table(n)` writes a Parquet of n different articles and gives its path."""

    def write(number: int, name: str = "in.parquet", **columns: list) -> str:
        texts = [f"{SENTENCES[n % 4]} {NUMBERED.format(n)} {SENTENCES[(n + 1) % 4]}" for n in range(number)]
        table = {"texte": texts, "journal": ["Le Jour"] * number, "date": ["2024-05-02"] * number} | columns
        pq.write_table(pa.table(table), tmp_path / name, row_group_size=10)
        return str(tmp_path / name)

    return write


@pytest.fixture
def damaged_table(tmp_path: Path) -> str:
    """A Parquet of two row groups of ten articles, the second of which cannot be read."""
    file = tmp_path / "damaged.parquet"
    table = pa.table({"texte": [f"{SENTENCES[n % 4]} {NUMBERED.format(n)}" for n in range(20)]})
    pq.write_table(table, file, row_group_size=10, compression="none", use_dictionary=False)
    start = pq.read_metadata(file).row_group(1).column(0).data_page_offset
    content = bytearray(file.read_bytes())
    content[start : start + 40] = b"\xff" * 40
    file.write_bytes(content)
    return str(file)
