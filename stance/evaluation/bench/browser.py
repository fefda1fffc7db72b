"""A served dashboard and what Chromium sees of it: time until a page is settled, and the part of the server in it.

Settled is when the script has ended, nothing on the page is left over from an earlier run, no placeholder stands in
for an element, and the page has not changed for QUIET_S; the time is that of the last change. The server's part lies
between the first message the page sends and the last it receives, by the clock of the browser's network process. Limit:
browser and server share the cores of this machine.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from stance.settings import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE_S = 120
QUIET_S = 0.5
# Notes when a visitor acts and when the page last changed.
WATCH = """
window.bench = {start: 0, last: 0, ran: true};
new MutationObserver(changes => {
    const b = window.bench;
    b.last = performance.now();
    const app = document.querySelector('[data-testid=stApp]');
    if (app && app.dataset.testScriptState !== 'notRunning') b.ran = true;
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true,
                      attributeFilter: ['data-stale', 'data-test-script-state']});
const acted = () => { window.bench.start = window.bench.last = performance.now(); window.bench.ran = false; };
addEventListener('keydown', event => { if (event.key === 'Enter') acted(); }, true);
addEventListener('pointerup', acted, true);
"""
SETTLED = """quiet => {
    const app = document.querySelector('[data-testid=stApp]');
    const b = window.bench;
    return app && b && b.ran && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('.sx-foot')
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        && [...document.querySelectorAll('.js-plotly-plot')].every(chart => chart.querySelector('.main-svg'))
        && performance.now() - b.last > quiet;
}"""


@dataclass(frozen=True, slots=True)
class Server:
    """A dashboard that serves one store; `started_s`: from the command to the first answer of the health address."""

    address: str
    pid: int
    started_s: float

    def memory_mb(self, key: str = "VmHWM") -> float:
        """Memory of the server's process: VmHWM the most it held, VmRSS what it holds now."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith(key):
                return int(line.split()[1]) / 1024
        raise RuntimeError(f"The system does not tell {key} of a process")


@contextmanager
def serve(db: Path, output: IO[str] | int = subprocess.DEVNULL) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "stance", "serve", "--db", str(db), "--port", str(port)], cwd=ROOT,
        stdout=output, stderr=output, env=dict(os.environ),
    )  # fmt: skip
    try:
        _wait(f"http://localhost:{port}/_stcore/health", process)
        yield Server(f"http://localhost:{port}", process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(health: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            return urllib.request.urlopen(health, timeout=2).close()
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError(f"The dashboard did not answer within {PATIENCE_S} s")


@contextmanager
def chromium() -> Iterator:
    """A browser; RuntimeError, saying what to install, where there is none."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("No Chromium was found (Debian: apt install chromium), so no page was measured")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """One browser window on the dashboard."""

    def __init__(self, browser) -> None:
        self.context = browser.new_context(viewport={"width": 1440, "height": 1000})
        self.page = self.context.new_page()
        self.page.add_init_script(WATCH)
        self.sent: list[float] = []
        self.received: list[float] = []
        session = self.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameSent", lambda event: self.sent.append(event["timestamp"]))
        session.on("Network.webSocketFrameReceived", lambda event: self.received.append(event["timestamp"]))

    def open(self, address: str) -> float:
        """Seconds until the page is settled, from the request on."""
        self.page.goto(address)
        return self.settle()

    def settle(self) -> float:
        """Seconds from the last act (or from the request) to the last change of the page."""
        self.page.wait_for_function(SETTLED, arg=1000 * QUIET_S, timeout=1000 * PATIENCE_S)
        return self.page.evaluate("(window.bench.last - window.bench.start) / 1000")

    def change(self, act: Callable[[], None]) -> tuple[float, float]:
        """Seconds until the page is settled after an act, and the server's part of them."""
        self.sent.clear()
        self.received.clear()
        act()
        whole = self.settle()
        if not self.sent or not self.received:
            raise RuntimeError("The act sent nothing to the server")
        return whole, self.received[-1] - self.sent[0]

    def close(self) -> None:
        self.context.close()
