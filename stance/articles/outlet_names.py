"""Names and addresses of outlets, looked up in the table: canonical name and country.

Limits: a name is known with or without its article; a host by its domain or the one above it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from stance.reading.view import plain
from stance.tables import Outlet, Tables, words_of

Named = tuple[str, str | None]

_LONGEST = 120  # no outlet's name and no host is longer


def known_outlet(name: str, tables: Tables) -> Named | None:
    """Canonical name and country when the table knows this name, with or without its article."""
    if len(name) > _LONGEST:
        return None
    tokens = words_of(undoubled(name))
    for words in (tokens, tokens[1:] if tokens[:1] and tokens[0] in ("le", "la", "les", "l'", "the") else tokens):
        if words and (found := tables.outlet_names.get(" ".join(words))):
            return _named(tables.outlets[found])
    if "." in name and (found := by_domain(name, tables)):
        return found
    if part := _PROGRAMME.search(name):
        return _on_air(name[: part.start()], tables)
    bare = _AROUND.sub("", name) if _MARKED.search(name) else name
    return known_outlet(bare, tables) if bare and bare != name else _run_together(name, tables)


def _run_together(name: str, tables: Tables) -> Named | None:
    """`RadioCimes` for `Radio Cimes`: capitals inside one word tell that it was several."""
    if not name.isalnum() or name.islower() or name.isupper() or name[1:].islower():
        return None
    return by_account(name, tables)


def by_account(name: str, tables: Tables) -> Named | None:
    """`radiocimes`, as a platform calls the account of `Radio Cimes`: one outlet only of that name."""
    keys = squashed_names(tables).get(squashed(name), ())
    return _named(tables.outlets[keys[0]]) if len(keys) == 1 else None


@lru_cache(maxsize=2)
def squashed_names(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Name of outlets without spaces, accents and country → their keys."""
    found: dict[str, set[str]] = {}
    for key, outlet in tables.outlets.items():
        found.setdefault(squashed(outlet.name.split(" (")[0]), set()).add(key)
    for name, key in tables.outlet_names.items():
        found.setdefault(squashed(name), set()).add(key)
    return {short: tuple(sorted(keys)) for short, keys in found.items() if len(short) >= _SHORTEST}


_SHORTEST = 6  # letters: shorter names run together are anybody's
_NO_LETTER = re.compile(r"[\W_]+")


def squashed(name: str) -> str:
    return _NO_LETTER.sub("", plain(name))


_AROUND = re.compile(
    r"^(?:Sources? |Journal |ICI |[Vv]ia |\((?=[^()]*\)$))|(?<=\()\)$"
    r"|(?: Suivre|, (?:p\.|pp\.|page|no\.?|n°) ?\d[\d -]{0,8}| \((?:France|Paris|site|en ligne|print)\)|(?<=\w)\))$"
)
_MARKED = re.compile(r"^(?:S|J|ICI |[Vv]ia |\()|[)\de]$")  # without one of these nothing is set around a name
_PROGRAMME = re.compile(r" (?:Soir|Matin|Midi|Week-[Ee]nd|Bonsoir|Live|Vidéo|Video|VIDEO)$")


def _on_air(name: str, tables: Tables) -> Named | None:
    """`Radio Cimes Matin`, a programme of `Radio Cimes`; the film of an agency."""
    key = tables.outlet_names.get(" ".join(words_of(name)))
    return _named(tables.outlets[key]) if key and tables.outlets[key].type in ("radio", "tv", "agency") else None


def name_outlet(name: str, tables: Tables) -> Named:
    """Canonical if known, else as written."""
    return known_outlet(name, tables) or (name, None)


def by_domain(address: str, tables: Tables) -> Named | None:
    if len(address) > 2000:
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    parts = host.lower().split(".")[-6:]
    for first in range(len(parts) - 1):
        if found := tables.outlet_domains.get(".".join(parts[first:])):
            return _named(tables.outlets[found])
    return None


def _named(outlet: Outlet) -> Named:
    return outlet.name, outlet.country or None


def undoubled(name: str) -> str:
    """`Les Crises Les Crises` (a logo and its caption) → `Les Crises`."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def is_agency(found: Named, tables: Tables) -> bool:
    """An agency beside a date is whose copy a page prints, not the page."""
    key = tables.outlet_names.get(" ".join(words_of(found[0])))
    return key is not None and tables.outlets[key].type == "agency"


def is_aggregator(found: Named, tables: Tables) -> bool:
    """A site that prints what others wrote: the outlet of its pages is another."""
    key = tables.outlet_names.get(" ".join(words_of(found[0])))
    return key is not None and tables.outlets[key].type == "aggregator"


def is_place(name: str, tables: Tables) -> bool:
    words = words_of(name)
    return any(a.tokens == words for a in tables.places.get(words[0], ())) if words else False


_PLATFORMS = re.compile(
    r"(?:apple|google|youtube|facebook|twitter|instagram|spotify|deezer|whatsapp|telegram|tiktok|linkedin|dailymotion"
    r"|amazon|itunes|outbrain|taboola|wordpress|blogger|disqus|getty ?images|shutterstock|istock|unsplash|pixabay"
    r"|flickr|wikimedia|depositphotos|alamy|freepik|x$)",
    re.IGNORECASE,
)


def is_platform(name: str) -> bool:
    """`Apple Podcasts`, `Facebook`, `Gettyimages.ru`: where pages and pictures are shared, not who makes them."""
    return _PLATFORMS.match(name) is not None


_PREFIX = re.compile(r"^(?:www|m|amp|mobile|fr|france|francais|french|infos?|actu|news|video|tv)\.")
# Hosts that carry everybody's pages: their name says nothing about who published one.
_CARRIERS = frozenset(
    "facebook.com twitter.com x.com t.me telegram.me youtube.com youtu.be dailymotion.com instagram.com tiktok.com "
    "linkedin.com vk.com reddit.com archive.org archive.ph archive.today archive.is google.com googleusercontent.com "
    "bing.com yahoo.com msn.com workers.dev github.io drive.google.com localhost docslib.org doczz.fr doczz.net "
    "pdfslide.fr pdfslide.net pdfslide.tips fdocuments.fr fdocuments.net docplayer.fr studylibfr.com vdocuments.mx "
    "calameo.com issuu.com scribd.com yumpu.com readkong.com slideshare.net rssing.com feedly.com flipboard.com "
    "cloudfront.net php.net w3.org wordpress.org joomla.org drupal.org spip.net akismet.com gravatar.com t.co bit.ly "
    "mozilla.org".split()
)


def site_of(address: str) -> str | None:
    """The host of an address, without `www.`; None for a host that carries everybody's pages."""
    try:
        host = (urlsplit(address if "//" in address else f"//{address}").hostname or "").lower()
    except ValueError:
        return None
    while match := _PREFIX.match(host):
        if host.count(".") < 2:
            break
        host = host[match.end() :]
    parts = host.split(".")
    carried = any(".".join(parts[first:]) in _CARRIERS for first in range(len(parts)))
    return None if carried or len(parts) < 2 or parts[-1].isdigit() or len(host) > _LONGEST else host
