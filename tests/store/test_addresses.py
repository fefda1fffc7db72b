"""Addresses keep what opens a file, and hide it from people and results."""

import os

import pytest

from stance.errors import SourceError
from stance.store.addresses import beside, filesystem, public, shown

MINIO = "s3://KEY:SECRET@bucket/in/*.parquet?endpoint_override=localhost:9000&scheme=http"


@pytest.mark.parametrize(
    ("address", "path", "other", "expected"),
    [
        ("/in/*.parquet", "/in/*.parquet", "/in/a.parquet", "/in/a.parquet"),
        ("file:///a%20b/*", "/a b/*", "/a b/ç.parquet", "file:///a%20b/%C3%A7.parquet"),
        ("s3://bucket/in/", "bucket/in", "bucket/in/a.parquet", "s3://bucket/in/a.parquet"),
        ("hdfs://host:8020/in", "/in", "/in/a.parquet", "hdfs://host:8020/in/a.parquet"),
        (
            "abfs://box@account.dfs.core.windows.net/in", "box/in", "box/in/a.parquet",
            "abfs://box@account.dfs.core.windows.net/in/a.parquet",
        ),
        (MINIO, "bucket/in/*.parquet", "bucket/in/a.parquet", MINIO.replace("*", "a")),
    ],
)  # fmt: skip
def test_the_address_of_a_file_beside_keeps_host_account_and_query(address, path, other, expected):
    assert beside(address, path, other) == expected


def test_no_credentials_are_shown():
    assert shown(MINIO) == "s3://bucket/in/*.parquet"
    assert public(MINIO) == MINIO.replace("KEY:SECRET@", "")
    assert shown("abfs://box@account/in") == "abfs://box@account/in"
    assert shown("/what?/a@b.parquet") == "/what?/a@b.parquet"


@pytest.mark.skipif(os.name == "nt", reason="no legal name on Windows")
def test_a_backslash_is_a_legal_letter_of_a_name(tmp_path):
    assert filesystem(str(tmp_path / "a\\b"))[1].endswith("a\\b")


def test_an_address_of_an_unknown_kind_is_told():
    with pytest.raises(SourceError, match="no address that can be opened"):
        filesystem("gopher://x/y")
