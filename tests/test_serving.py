import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from stance.cli import main
from stance.settings import ROOT

PATIENCE_S = 60


def answer(url: str) -> str:
    """What the server says once it is up."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read().decode()
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not sent this way on Windows")
def test_the_dashboard_is_served_on_this_machine_and_stops_when_told(make_store):
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "stance", "serve", "--port", str(port), "--db", str(make_store(3))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert answer(f"http://localhost:{port}/_stcore/health") == "ok"
        finally:
            server.send_signal(signal.SIGTERM)
            printed, _ = server.communicate(timeout=PATIENCE_S)
    assert f"http://localhost:{port}" in printed
    assert "Network URL" not in printed and "External URL" not in printed


@pytest.mark.skipif(sys.platform == "win32", reason="there the server is a child process")
@pytest.mark.parametrize("read_only", ["", "1"])
def test_strangers_can_send_little_to_a_read_only_dashboard(monkeypatch, read_only):
    started = []
    monkeypatch.setenv("STANCE_READ_ONLY", read_only)
    monkeypatch.setattr("os.execve", lambda program, command, environment: started.append(command))
    monkeypatch.setattr("os.chdir", lambda path: None)
    main(["serve"])
    assert ("--server.maxUploadSize" in started[0]) == bool(read_only)


def test_a_copy_without_its_pages_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("stance.serving.ROOT", tmp_path)
    assert main(["serve"]) == 1
    assert "complete copy" in capsys.readouterr().err
