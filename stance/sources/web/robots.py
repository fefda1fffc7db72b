"""What a site asks of programs in its robots.txt: which pages to leave alone, and how long to wait between two.

A site without that file asks nothing; one whose file cannot be had for a fault of its own is left alone, as RFC 9309
says. Limits: rules apply in their order in the file; the file is fetched once per import or round.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

NAME = "Stance"
LONGEST_WAIT = 30.0
LARGEST = 500_000

# Status and body of a robots.txt.
Answer = tuple[int, bytes]


class Robots:
    """The wishes of the sites met so far; `fetch` gets the robots.txt of a site (`https://example.org`)."""

    def __init__(self, fetch: Callable[[str], Answer]) -> None:
        self.fetch = fetch
        self.sites: dict[str, RobotFileParser] = {}

    def allow(self, site: str, url: str) -> bool:
        return self._rules(site).can_fetch(NAME, url)

    def wait(self, site: str) -> float:
        """Seconds the site wants between two requests; 0 when it does not say, or was not asked yet."""
        rules = self.sites.get(site)
        delay = rules.crawl_delay(NAME) if rules else None
        return min(float(delay or 0), LONGEST_WAIT)

    def _rules(self, site: str) -> RobotFileParser:
        if site not in self.sites:
            rules = RobotFileParser()
            status, body = self.fetch(f"{site}/robots.txt")
            if status >= 500:
                rules.disallow_all = True
            rules.parse(body[:LARGEST].decode("utf-8", "replace").splitlines() if status == 200 else [])
            self.sites[site] = rules
        return self.sites[site]
