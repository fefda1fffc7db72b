"""Addresses in a form that can be compared: two spellings of one address give the same key.

Scheme, "www.", anchor, trailing slash and tracking parameters do not count. Limit: mobile and AMP twins of a page keep
keys of their own.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING = ("utm_", "fbclid", "gclid", "xtor", "mc_cid", "mc_eid", "at_medium", "at_campaign")


def comparable(url: str) -> str:
    """The key of an address; empty for what is none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(TRACKING)]
    host = (parts.netloc or "").lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' + urlencode(sorted(query)) if query else ''}" if host else ""
