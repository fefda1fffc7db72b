"""Colours of both themes. Positions run from orange (hostile) to blue (favourable): read by the colour-blind, ordered
in grey printing, and always with a sign or a word. Targets have their own hues, far from the scale and from any flag.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    dark: bool
    paper: str
    panel: str
    ink: str
    muted: str
    rule: str
    against: str
    favor: str
    neutral: str
    none: str
    middle: str
    mark: str
    russia: str
    us_nato: str
    ukraine: str

    def target(self, name: str) -> str:
        return {"russia": self.russia, "us_nato": self.us_nato, "ukraine": self.ukraine}[name]

    def label(self, name: str) -> str:
        return {"favor": self.favor, "against": self.against, "neutral": self.neutral, "none": self.none}[name]

    def position(self, score: float) -> str:
        """Colour of a mean position; symmetric around 0, full at ±0.8."""
        end = self.favor if score > 0 else self.against
        return mix(self.middle, end, min(abs(score) / 0.8, 1.0))

    def text_on(self, background: str) -> str:
        """Black or white, whichever contrasts more with the background."""
        light = luminance(background)
        return "#10141A" if (light + 0.05) / 0.055 > 1.05 / (light + 0.05) else "#FFFFFF"


LIGHT = Palette(
    dark=False, paper="#FCFBF8", panel="#F1EEE7", ink="#1D2229", muted="#5F6368", rule="#DAD5CA",
    against="#C25E0C", favor="#1F66A8", neutral="#A3A099", none="#D9D5CB", middle="#F0EDE6", mark="#FBE9B7",
    russia="#8A3B76", us_nato="#14796D", ukraine="#4A5263",
)  # fmt: skip
DARK = Palette(
    dark=True, paper="#14181D", panel="#1E242B", ink="#E6E3DC", muted="#A3A7AD", rule="#363D46",
    against="#EE9145", favor="#6AAEE6", neutral="#868B93", none="#3D444D", middle="#2A3037", mark="#5A4A1C",
    russia="#D389BF", us_nato="#4FBFAF", ukraine="#B4BCCB",
)  # fmt: skip


def channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(start: str, end: str, share: float) -> str:
    pairs = zip(channels(start), channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(color))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def transparent(color: str, alpha: float) -> str:
    return "rgba({},{},{},{})".format(*channels(color), alpha)
