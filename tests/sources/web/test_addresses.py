"""Names and numbers that lead into one's own network are refused before anything is sent."""

import socket
from ipaddress import ip_address

import pytest

from stance.errors import SourceError
from stance.settings import Settings
from stance.sources import Refusal, read_documents
from stance.sources.web.addresses import Unreachable, connect, is_public
from stance.sources.web.fetch import Web, split
from tests.sources.web.server import Answer


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%2", "fc00::1", "fec0::1",
        "ff02::1",
        # An IPv4 address inside an IPv6 one: mapped, 6to4, NAT64.
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2002:c0a8:101::", "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_addresses_of_one_s_own_network(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]"])
def test_this_machine_is_refused_however_it_is_spelt(site, host):
    port = site.url.rpartition(":")[2]
    with pytest.raises(SourceError, match="no public address"):
        Web(limit=1000).get(f"http://{host}:{port}/secret")
    assert site.asked == []


def test_one_private_address_among_public_ones_refuses_the_name(monkeypatch):
    places = [("93.184.216.34", 80), ("10.0.0.7", 80)]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(SourceError, match=r"10\.0\.0\.7"):
        connect("deux.example", 80, is_public)


def test_a_name_is_resolved_once_so_that_it_cannot_change_its_address_after_the_check(monkeypatch):
    """The second answer of a rebinding server would be this machine."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected = []

    def resolve(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", lambda self, place: connected.append(place))
    connect("change.example", 80, is_public).close()
    assert connected == [("93.184.216.34", 80)]


def test_a_redirect_into_one_s_own_network_is_refused(site, web, monkeypatch):
    real = socket.getaddrinfo

    def resolve(host, *rest, **more):
        return real("127.0.0.1" if host == "public.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    port = site.url.rpartition(":")[2]
    site.pages["/"] = Answer(status=302, headers={"Location": f"http://127.0.0.2:{port}/secret"})
    with pytest.raises(SourceError, match=r"127\.0\.0\.2, which is no public address"):
        web(allowed=lambda address: str(address) == "127.0.0.1").get(f"http://public.example:{port}/")
    assert site.paths == ["/"]


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/a", "gopher://example.org", "FILE://localhost/etc/passwd", "data://x"],
)
def test_only_the_web_is_fetched(url):
    (refusal,) = read_documents([url], Settings())
    assert isinstance(refusal, Refusal) and "Only http and https" in refusal.reason


@pytest.mark.parametrize("url", ["http://", "http://a b/", "http://example.org:port/", "http://" + "a" * 70 + ".org/"])
def test_what_is_no_address_is_said(url):
    with pytest.raises(SourceError, match="no address of a page"):
        split(url)


def test_an_address_with_a_password_is_refused():
    with pytest.raises(SourceError, match="name and a password"):
        split("https://user:secret@example.org/")


def test_no_network_is_said_in_one_line(monkeypatch):
    def fail(*_, **__):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    (refusal,) = read_documents(["https://gazette.example/aide"], Settings())
    assert refusal.source == "https://gazette.example/aide" and "there is no network" in refusal.reason
    with pytest.raises(Unreachable):
        connect("gazette.example", 443, is_public)


def test_a_server_of_one_s_own_can_be_allowed(site, samples):
    site.pages["/aide"] = (samples / "page.html").read_bytes()
    (refusal,) = read_documents([f"{site.url}/aide"], Settings())
    assert "--allow-private" in refusal.reason
    (document,) = read_documents([f"{site.url}/aide"], Settings(allow_private=True))
    assert document.metadata["outlet"] == "La Gazette fictive"
