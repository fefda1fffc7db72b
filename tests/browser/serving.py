"""A served dashboard and a Chromium, for the browser tests and for the screenshots."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"


def find_chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def served(db: Path, patience_s: float = 60, model: Path | None = None) -> Iterator[str]:
    """Address of a dashboard on `db` (and on a model folder), on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | {"STANCE_DB": str(db)} | ({"STANCE_MODEL": str(model)} if model else {}),
    )  # fmt: skip
    address = f"http://localhost:{port}"
    try:
        _wait(address, process, patience_s)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen, patience_s: float) -> None:
    end = time.monotonic() + patience_s
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"The dashboard did not answer at {address} within {patience_s:.0f} s")


# True once the page has been at rest for half a second: the script has ended, nothing on the page is left over from
# an earlier run, no placeholder stands in for an element, and the nodes of the charts have stopped changing.
AT_REST = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const busy = !app || app.dataset.testScriptState !== 'notRunning'
        || document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        || [...document.querySelectorAll('.js-plotly-plot')].some(chart => !chart.querySelector('.main-svg'));
    const drawn = document.querySelectorAll('*').length;
    const now = performance.now();
    if (busy || drawn !== window.stanceDrawn) { window.stanceDrawn = drawn; window.stanceSince = now; return false; }
    return now - window.stanceSince > 500;
}"""


def settle(page) -> None:
    """Wait until the script has run and the page is drawn."""
    page.wait_for_selector(".sx-foot, .sx-warning", timeout=60_000)
    page.evaluate("delete window.stanceDrawn")
    page.wait_for_function(AT_REST, timeout=60_000)
