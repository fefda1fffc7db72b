"""Shared use: several servers on one store, backups by copying, nothing to change where it is read-only, and documents
whose commands and settings exist."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
import threading
import time
import tomllib
from collections.abc import Mapping
from contextlib import ExitStack, closing
from itertools import count

import pytest
from streamlit import config

from stance.cli import build_parser
from stance.corrections.acts import StatementKey, new_act
from stance.corrections.log import Log, log_path
from stance.evaluation import synthetic
from stance.evaluation.bench.browser import serve
from stance.evaluation.bench.visitors import Visitor
from stance.settings import ROOT
from stance.store.store import Store

DOCS = ROOT / "docs" / "deployment"
TEXT = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
FILES = {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()}
PATIENCE_S = 60


class Reader(Visitor):
    """A visitor who remembers what the pages say and are made of."""

    def __init__(self, address: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(address, headers)
        self.foot, self.kinds, self.said, self.here = "", set(), {}, ""

    def look(self, page: str) -> set[str]:
        """What a page is made of: kinds of elements, and keys of those that have one."""
        self.here, self.kinds = page, set()
        self.said[page] = ""
        self.open(page)
        return self.kinds

    def _note_element(self, element) -> None:
        super()._note_element(element)
        kind = element.WhichOneof("type")
        self.kinds |= {kind, getattr(getattr(element, kind), "id", "").rsplit("-", 1)[-1]}
        if kind == "html":
            self.said[self.here] = self.said.get(self.here, "") + element.html.body
            if '<footer class="sx-foot">' in element.html.body:
                self.foot = element.html.body


@pytest.mark.skipif(sys.platform == "win32", reason="the servers are stopped by signals")
def test_two_servers_on_one_store_both_show_a_new_import(make_store):
    path = make_store(5)
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(path)) for _ in range(2)]
        readers = [stack.enter_context(closing(Reader(server.address))) for server in servers]
        for reader in readers:
            reader.open()
        before = Store(path).info().data_hash[:12]
        assert all(before in reader.foot for reader in readers)
        after = Store(make_store(8)).info().data_hash[:12]
        assert after != before
        for reader in readers:  # nobody clicks: the open page takes the new data up
            for _ in range(PATIENCE_S):
                if after in reader.foot:
                    break
                reader.think(1)
            assert after in reader.foot


def test_a_copy_made_while_imports_go_on_is_a_whole_store(make_store, tmp_path):
    path, over = make_store(3), threading.Event()

    def imports() -> None:
        number = 3
        while not over.is_set():
            number = 3 + (number - 2) % 5
            synthetic.make_store(path, number)

    writer = threading.Thread(target=imports)
    writer.start()
    try:
        seen, end = set(), time.monotonic() + PATIENCE_S
        for turn in count():
            if len(seen) > 2 or time.monotonic() > end:
                break
            shutil.copyfile(path, tmp_path / f"copy-{turn}.duckdb")
            info = Store(tmp_path / f"copy-{turn}.duckdb").info()
            assert info.statements == 10 * info.articles
            seen.add(info.data_hash)
    finally:
        over.set()
        writer.join()
    assert len(seen) > 2, "no import fell between two copies"


def test_a_copy_of_store_and_log_holds_everything(make_store, tmp_path):
    path, copy = make_store(3), tmp_path / "backup" / "store.duckdb"
    Log(log_path(path)).append(new_act("check", "Ada", StatementKey("a:0-2", "a" * 64, 0, 2, "Il")))
    copy.parent.mkdir()
    for source, target in ((path, copy), (log_path(path), log_path(copy))):
        shutil.copyfile(source, target)
    assert Store(copy).info().data_hash == Store(path).info().data_hash
    assert Log(log_path(copy)).read().acts == Log(log_path(path)).read().acts != ()


@pytest.mark.skipif(sys.platform == "win32", reason="the server is stopped by a signal")
@pytest.mark.parametrize("read_only", [True, False])
def test_a_read_only_server_has_no_way_to_change_anything_and_says_so(make_store, monkeypatch, read_only):
    path = make_store(8)
    monkeypatch.setenv("STANCE_READ_ONLY", "1" if read_only else "")
    with serve(path) as server, closing(Reader(server.address)) as reader:
        reader.open()
        found = {page: reader.look(page) for page in reader.pages}
        with closing(Reader(server.address, {"X-Forwarded-For": "192.0.2.7"})) as stranger:
            from_afar = stranger.look("importer")
    ways = {page: kinds & {"file_uploader", "review_annotator", "import_path"} for page, kinds in found.items()}
    whole = {"importer": {"file_uploader", "import_path"}, "relecture": {"review_annotator"}}
    known = {"analyser": {"file_uploader"}}  # a document that is read and not kept
    assert {page: kinds for page, kinds in ways.items() if kinds} == known | ({} if read_only else whole)
    off = {page for page, said in reader.said.items() if "désactivé" in said}
    assert off == ({"importer", "relecture"} if read_only else set())
    assert "import_path" not in from_afar
    if read_only:
        assert {found.name for found in path.parent.iterdir()} <= {path.name, f"{path.name}.lock"}


@pytest.mark.parametrize("command", re.findall(r"^(?:sudo -u stance )?\S*python -m stance (.+)$", TEXT, re.MULTILINE))
def test_every_command_of_the_document_parses(command):
    words = shlex.split(command.split("  #")[0].split(" && ")[0])
    assert build_parser().parse_args(words).run


def test_the_health_address_is_the_same_everywhere():
    assert "/_stcore/health" in FILES["Containerfile"] and "/_stcore/health" in TEXT


def test_the_container_copies_what_the_program_needs_and_is_not_root():
    text = FILES["Containerfile"]
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    assert all((ROOT / one).exists() for line in copied for one in line.split())
    assert {"stance/", "data/", "app.py", ".streamlit/config.toml"} <= {one for line in copied for one in line.split()}
    assert re.search(r"^USER stance$", text, re.MULTILINE) and re.search(r"^VOLUME /store$", text, re.MULTILINE)


def test_settings_named_for_streamlit_exist():
    named = set(re.findall(r"STREAMLIT_([A-Z]+_[A-Z_]+)", TEXT + "".join(FILES.values())))
    known = {name.replace(".", "_").upper() for name in config.get_config_options()}
    known = {re.sub(r"[^A-Z]", "", name) for name in known}
    assert named and {name.replace("_", "") for name in named} <= known


def test_settings_named_for_stance_exist():
    text = (ROOT / "stance" / "settings.py").read_text(encoding="utf-8")
    assert all(name in text for name in set(re.findall(r"STANCE_[A-Z_]+", TEXT + "".join(FILES.values()))))


def test_the_example_of_secrets_has_what_a_login_needs():
    auth = tomllib.loads(FILES["secrets.toml"])["auth"]
    assert set(auth) == {"redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"}
    assert auth["redirect_uri"].endswith("/oauth2callback")
