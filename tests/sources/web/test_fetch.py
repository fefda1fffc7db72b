"""Requests are bounded and polite, and say what went wrong."""

import gzip
import time

import pytest

from stance.errors import SourceError
from stance.sources.web.addresses import Unreachable
from tests.sources.web.server import Answer


def test_a_page_comes_with_what_its_server_says_of_it(site, web):
    headers = {"Content-Type": "text/html; charset=ISO-8859-15", "ETag": '"1"', "Last-Modified": "hier"}
    site.pages["/a"] = Answer("été".encode("latin-1"), headers=headers)
    page = web().get(f"{site.url}/a#ancre")
    assert (page.data, page.kind, page.charset) == ("été".encode("latin-1"), "text/html", "iso-8859-15")
    assert (page.url, page.etag, page.modified) == (f"{site.url}/a", '"1"', "hier")
    ((_, sent),) = site.asked
    assert sent["User-Agent"].startswith("Stance/") and sent["Host"] in site.url and "If-None-Match" not in sent


def test_accents_and_spaces_of_an_address_are_quoted_once(site, web):
    site.pages["/%C3%A9t%C3%A9%20chaud?q=%C3%A9"] = b"ici"
    assert web().get(f"{site.url}/été chaud?q=%C3%A9").data == b"ici"


def test_a_page_known_by_its_version_is_not_sent_again(site, web):
    def once(handler):
        known = handler.headers.get("If-None-Match") == '"1"' and handler.headers.get("If-Modified-Since") == "hier"
        handler.send_response(304 if known else 200)
        handler.end_headers()

    site.pages["/a"] = once
    assert web().get(f"{site.url}/a", '"1"', "hier").unchanged
    assert not web().get(f"{site.url}/a").unchanged


def test_redirects_are_followed_to_an_end(site, web):
    site.pages |= {"/a": Answer(status=301, headers={"Location": "b?x=1"}), "/b?x=1": b"ici"}
    assert web().get(f"{site.url}/a").url == f"{site.url}/b?x=1"
    site.pages["/b?x=1"] = Answer(status=302, headers={"Location": "/a"})
    with pytest.raises(SourceError, match="without end"):
        web().get(f"{site.url}/a")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_refused(site, web, target):
    site.pages["/a"] = Answer(status=302, headers={"Location": target})
    with pytest.raises(SourceError, match="Only http and https"):
        web().get(f"{site.url}/a")


def test_a_page_may_be_packed_but_not_a_bomb(site, web):
    packed = {"Content-Encoding": "gzip"}
    site.pages |= {"/a": Answer(gzip.compress(b"ici" * 100), headers=packed),
                   "/bombe": Answer(gzip.compress(b"0" * 3_000_000), headers=packed),
                   "/autre": Answer(b"ici", headers={"Content-Encoding": "br"})}  # fmt: skip
    assert web().get(f"{site.url}/a").data == b"ici" * 100
    with pytest.raises(SourceError, match="unpacks beyond"):
        web().get(f"{site.url}/bombe")
    with pytest.raises(SourceError, match="compressed by br"):
        web().get(f"{site.url}/autre")


def test_a_page_beyond_the_limit_is_refused_announced_or_not(site, web):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"0" * 10_000)

    site.pages |= {"/grand": b"0" * 200_000, "/sans-fin": endless}
    for path in ("/grand", "/sans-fin"):
        with pytest.raises(SourceError, match="more than 0 MB"):
            web().get(site.url + path)


def test_a_server_that_drips_is_left_in_time(site, web):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"0")
            time.sleep(0.02)

    site.pages["/goutte"] = drip
    started = time.monotonic()
    with pytest.raises(Unreachable, match="took more than"):
        web(seconds=0.3).get(f"{site.url}/goutte")
    assert time.monotonic() - started < 5


def test_a_page_that_comes_cut_is_not_taken_for_the_whole(site, web):
    site.pages["/coupe"] = Answer(b"ici", headers={"Content-Length": "1000"})
    with pytest.raises(Unreachable, match="997 bytes short"):
        web().get(f"{site.url}/coupe")


@pytest.mark.parametrize(
    ("status", "later", "said"),
    [(404, False, "404"), (403, False, "login"), (500, True, "later"), (429, True, "no more")],
)
def test_an_answer_that_is_no_page_is_said(site, web, status, later, said):
    site.pages["/a"] = Answer(status=status)
    with pytest.raises(SourceError, match=said) as raised:
        web().get(f"{site.url}/a")
    assert isinstance(raised.value, Unreachable) == later


def test_a_site_that_wants_no_more_requests_gets_none(site, web):
    site.pages |= {"/a": Answer(status=429), "/b": b"ici"}
    one = web()
    for path in ("/a", "/b"):
        with pytest.raises(Unreachable, match="no more requests"):
            one.get(site.url + path)
    assert site.paths == ["/a"]


def test_what_is_no_web_server_is_said(site, web):
    site.pages["/a"] = lambda handler: handler.wfile.write(b"220 ftp ready\r\n" * 3)
    with pytest.raises(Unreachable, match="broke"):
        web().get(f"{site.url}/a")


def test_robots_are_obeyed(site, web):
    site.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /prive\n", "/prive/a": b"non", "/a": b"oui"}
    one = web()
    assert one.get(f"{site.url}/a").data == b"oui"
    with pytest.raises(SourceError, match="leave this page alone"):
        one.get(f"{site.url}/prive/a")
    site.pages["/a"] = Answer(status=302, headers={"Location": "/prive/a"})
    with pytest.raises(SourceError, match="leave this page alone"):
        one.get(f"{site.url}/a")
    assert "/prive/a" not in site.paths


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
def test_robots_that_cannot_be_had(site, web, status, allowed):
    """Absent is consent; a fault of the server is not."""
    site.pages |= {"/robots.txt": Answer(status=status), "/a": b"oui"}
    if allowed:
        assert web().get(f"{site.url}/a").data == b"oui"
    else:
        with pytest.raises(SourceError, match="leave this page alone"):
            web().get(f"{site.url}/a")


def test_requests_to_one_site_are_kept_apart(site, web):
    site.pages |= {"/a": b"a", "/b": b"b"}
    one = web(pause=0.15)
    started = time.monotonic()
    one.get(f"{site.url}/a"), one.get(f"{site.url}/b")
    assert time.monotonic() - started > 0.3  # robots.txt, then two pages


def test_a_site_may_ask_for_longer_pauses(site, web):
    site.pages |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 7\n", "/a": b"a"}
    one = web()
    one.robots.allow(site.url, f"{site.url}/a")
    assert one.robots.wait(site.url) == 7
