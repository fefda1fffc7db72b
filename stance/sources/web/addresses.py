"""Which hosts may be reached: a name is resolved once, every address it has is checked, and those are connected to.

A page or a redirect can name a machine of one's own network (the router, a database, a cloud's metadata service), and a
name can change its address between a check and a connection. So only global addresses pass, whatever they are wrapped
in, and the connection goes to an address that was checked. Limit: resolving takes as long as the system lets it.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from stance.errors import SourceError

Address = IPv4Address | IPv6Address
Allowed = Callable[[Address], bool]
NAT64 = IPv6Network("64:ff9b::/96")
CONNECT_S = 10.0


class Unreachable(SourceError):
    """Nothing came now; the same request may succeed later."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, also when it carries an IPv4 address inside."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def anywhere(address: Address) -> bool:
    """The check of someone who reads from servers of their own (option --allow-private)."""
    return True


def connect(host: str, port: int, allowed: Allowed) -> socket.socket:
    """A connection to one of the addresses of `host`, all of which `allowed` passes."""
    failure: OSError | None = None
    for family, kind, protocol, place in _places(host, port, allowed):
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(CONNECT_S)
            connection.connect(place)
            return connection
        except OSError as error:
            connection.close()
            failure = error
    raise Unreachable(f"{host} does not answer ({failure}). Try again later, or give the saved page.") from failure


def _places(host: str, port: int, allowed: Allowed) -> list[tuple]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = f"{host} is not found: the name is misspelt, or there is no network. Nothing was fetched."
        raise Unreachable(f"{reason} Try again later, or give the saved page.") from error
    for *_, place in found:
        address = ip_address(place[0])
        if not allowed(address):
            raise SourceError(
                f"{host} is at {address}, which is no public address: it was not contacted. If it is a server of your "
                "own, use --allow-private."
            )
    return [(family, kind, protocol, place) for family, kind, protocol, _, place in found]
