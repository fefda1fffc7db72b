"""Get one page or feed over HTTP(S): bounded in time, size and redirects, polite, and public addresses only.

Each redirect is a request of its own and passes every check again. One request at a time; between two to the same site
at least a second, or what its robots.txt asks. A site that says "too many requests" is left alone until the next round.
Limits: no proxy, no cookies, no login; certificates are checked against those the system trusts.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from stance import __version__
from stance.errors import SourceError
from stance.sources.packed import ENCODINGS, inflated
from stance.sources.web.addresses import Allowed, Unreachable, connect, is_public
from stance.sources.web.robots import NAME, Robots

SECONDS = 30.0
PAUSE_S = 1.0
REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
KEPT = "!#$%&'()*+,/:;=?@[]~"  # characters of an address that are not quoted (again)
HEADERS = {
    "User-Agent": f"{NAME}/{__version__} (reader of French press)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Language": "fr, *;q=0.3",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from `url`, where the redirects ended; `unchanged` says that there is nothing new to read."""

    url: str
    data: bytes = b""
    kind: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


class Web:
    """The requests of one import or round."""

    def __init__(self, limit: int, allowed: Allowed = is_public, seconds: float = SECONDS, pause: float = PAUSE_S):
        self.limit, self.allowed, self.seconds, self.pause = limit, allowed, seconds, pause
        self.robots = Robots(self._robots_of)
        self.asked: dict[str, float] = {}
        self.closed: dict[str, str] = {}

    def get(self, url: str, etag: str = "", modified: str = "") -> Fetched:
        """The page at `url`, unless it is the one that `etag` and `modified` name; SourceError says why not."""
        conditions = {
            name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value
        }
        for _ in range(REDIRECTS + 1):
            parts = split(url)
            site = f"{parts.scheme}://{parts.netloc}"
            if not self.robots.allow(site, url):
                raise SourceError(f"{parts.netloc} asks programs to leave this page alone. Save it and give the file.")
            answer = self._request(parts, site, conditions)
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
        raise SourceError(f"{parts.netloc} sends from one address to the next without end. Save the page yourself.")

    def _robots_of(self, url: str) -> tuple[int, bytes]:
        """Status and body; redirects of a robots.txt are followed as those of a page."""
        for _ in range(REDIRECTS + 1):
            parts = split(url)
            with self._answer(parts, f"{parts.scheme}://{parts.netloc}", {}) as response:
                target = response.headers.get("Location")
                if 300 <= response.status < 400 and target:
                    url = urljoin(url, target)
                    continue
                return response.status, _body(response, self.limit) if response.status == 200 else b""
        return 404, b""

    def _request(self, parts: SplitResult, site: str, conditions: Mapping[str, str]) -> Fetched | str:
        """What came, or where the site sends."""
        with self._answer(parts, site, conditions) as response:
            status, headers = response.status, response.headers
            if status == 304 and conditions:
                return Fetched(parts.geturl(), unchanged=True)
            if 300 <= status < 400 and headers.get("Location"):
                return headers["Location"]
            if status != 200:
                raise self._refused(status, response.reason, parts, site)
            return Fetched(
                parts.geturl(), _body(response, self.limit), headers.get_content_type(),
                headers.get_content_charset() or "", headers.get("ETag", "")[:500],
                headers.get("Last-Modified", "")[:100],
            )  # fmt: skip

    def _refused(self, status: int, reason: str, parts: SplitResult, site: str) -> SourceError:
        said = f"{parts.netloc} answers {status} {' '.join(reason.split())[:60]}".rstrip()
        if status in (429, 503):
            self.closed[site] = f"{said}: it wants no more requests for now. Try again later."
            return Unreachable(self.closed[site])
        if status >= 500:
            return Unreachable(f"{said}. Try again later.")
        return SourceError(f"{said}. Check the address; a page behind a login has to be saved and given as a file.")

    @contextmanager
    def _answer(
        self, parts: SplitResult, site: str, conditions: Mapping[str, str]
    ) -> Iterator[http.client.HTTPResponse]:
        """The answer to one request, until the block ends or time is up."""
        if site in self.closed:
            raise Unreachable(self.closed[site])
        self._wait(site)
        host = parts.hostname or ""
        place = f"{quote(parts.path or '/', safe=KEPT)}{'?' + quote(parts.query, safe=KEPT) if parts.query else ''}"
        with _Deadline(self.seconds) as deadline:
            try:
                with self._connected(parts, site, deadline) as opened:
                    connection = http.client.HTTPConnection(host, PORTS["http"])
                    connection.sock = opened
                    connection.request("GET", place, headers={"Host": parts.netloc, **HEADERS, **conditions})
                    with connection.getresponse() as response:
                        yield response
                    deadline.check(host)
            except ssl.SSLCertVerificationError as error:
                reason = f"The certificate of {host} is not valid ({error.verify_message}). Nothing was read from it."
                raise SourceError(reason) from error
            except (OSError, http.client.HTTPException) as error:
                deadline.check(host)
                reason = " ".join(str(error).split())[:80] or type(error).__name__
                raise Unreachable(f"The connection to {host} broke ({reason}). Try again later.") from error
            finally:
                self.asked[site] = time.monotonic()

    def _connected(self, parts: SplitResult, site: str, deadline: _Deadline) -> socket.socket:
        host = parts.hostname or ""
        try:
            plain = connect(host, parts.port or PORTS[parts.scheme], self.allowed)
        except Unreachable as error:
            self.closed[site] = str(error)  # its other pages would wait as long for nothing
            raise
        plain.settimeout(self.seconds)
        deadline.watch(plain)
        return self._tls.wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    def _wait(self, site: str) -> None:
        """Requests go one at a time; this keeps those to one site apart."""
        since = time.monotonic() - self.asked.get(site, float("-inf"))
        time.sleep(max(0.0, max(self.pause, self.robots.wait(site)) - since))


class _Deadline:
    """Ends a connection that takes too long as a whole, however busy it keeps with a byte now and then."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.passed = seconds, False
        self.guard: socket.socket | None = None
        self.timer = threading.Timer(seconds, self._end)

    def watch(self, connection: socket.socket) -> None:
        self.guard = connection.dup()  # stays usable when TLS takes the connection over

    def check(self, host: str) -> None:
        if self.passed:
            raise Unreachable(f"{host} took more than {self.seconds:.0f} s. Try again later, or save the page.")

    def _end(self) -> None:
        self.passed = True
        if self.guard is not None:
            try:
                self.guard.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it ended by itself meanwhile

    def __enter__(self) -> _Deadline:
        self.timer.daemon = True
        self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        if self.guard is not None:
            self.guard.close()


def split(url: str) -> SplitResult:
    """The parts of an address that may be fetched; SourceError when it may not."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
        port = parts.port
    except (ValueError, UnicodeError) as error:
        raise SourceError(f"This is no address of a page ({url[:80]!r}). Check its spelling.") from error
    if parts.scheme not in PORTS:
        raise SourceError(f"Only http and https addresses are fetched, not {parts.scheme}:. Give files by their path.")
    if not host or any(character in host for character in " \t\r\n/\\"):
        raise SourceError(f"This is no address of a page ({url[:80]!r}). Check its spelling.")
    if "@" in parts.netloc:
        raise SourceError("An address with a name and a password is not fetched. Save the page and give the file.")
    shown = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=shown if port in (None, PORTS[parts.scheme]) else f"{shown}:{port}", fragment="")


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    """The body, unpacked, if it has at most `limit` bytes."""
    data = response.read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"The page has more than {limit / 1e6:.0f} MB. Save it, or raise STANCE_MAX_BYTES.")
    if response.length:
        raise Unreachable(f"The page came cut, {response.length:,} bytes short. Try again later.")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in ENCODINGS:
        return inflated(data, limit)
    if encoding not in ("", "identity"):
        raise SourceError(f"The page is compressed by {encoding[:20]}, which is not read. Save it in a browser.")
    return data
