"""The figures of `drawing` as PNG, without a browser and without a network: Pillow draws what these SVG files hold.

They hold lines, rectangles, circles and one-line texts, and nothing else is drawn here: this is no SVG renderer. The
letters are those of Source Sans 3, which Streamlit ships; where that file cannot be found there is no PNG, and the
bundle says so.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import streamlit
from PIL import Image, ImageColor, ImageDraw, ImageFont, ImageOps

SCALE = 2  # pixels per unit of the drawing
FINER = 2  # drawn so many times larger, then reduced, since Pillow does not smooth edges
MARGIN = 16  # units around the drawing, whose own edges touch its words
BACKGROUND = "#FFFFFF"
FONTS = Path(streamlit.__file__).parent / "static" / "static" / "media"
FONT = "SourceSansVF-Upright*.woff2"
Color = tuple[int, ...]


def png(svg: str) -> bytes | None:
    """The drawing as a PNG file; None where its font is missing."""
    if font_path() is None:
        return None
    root = ElementTree.fromstring(svg)
    width, height = (float(side) for side in root.attrib["viewBox"].split()[2:])
    zoom = SCALE * FINER
    large = Image.new("RGB", (round(width * zoom), round(height * zoom)), BACKGROUND)
    canvas = ImageDraw.Draw(large)
    for element in root:
        _DRAWN[element.tag.rpartition("}")[2]](canvas, element, zoom, float(root.attrib["font-size"]))
    small = large.resize((round(width * SCALE), round(height * SCALE)), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    ImageOps.expand(small, MARGIN * SCALE, BACKGROUND).save(written, "PNG", optimize=True, dpi=(192, 192))
    return written.getvalue()


@cache
def font_path() -> Path | None:
    return next(iter(sorted(FONTS.glob(FONT))), None)


@cache
def _font(size: int, weight: str) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(font_path(), size)
    font.set_variation_by_name("Semibold" if weight == "600" else "Regular")
    return font


def _color(element: ElementTree.Element, name: str) -> Color:
    """The colour over the background, as opaque as the element says."""
    style = dict(part.split(":") for part in element.get("style", "").split(";") if part)
    ink = ImageColor.getrgb(style.get(name) or element.attrib[name])
    share = float(element.get(f"{name}-opacity", 1))
    return tuple(round(share * one + (1 - share) * 255) for one in ink)


def _numbers(element: ElementTree.Element, zoom: int, *names: str) -> list[float]:
    return [float(element.attrib[name]) * zoom for name in names]


def _line(canvas: ImageDraw.ImageDraw, element: ElementTree.Element, zoom: int, size: float) -> None:
    x1, y1, x2, y2 = _numbers(element, zoom, "x1", "y1", "x2", "y2")
    wide, color = float(element.get("stroke-width", 1)) * zoom, _color(element, "stroke")
    canvas.line((x1, y1, x2, y2), color, round(wide))
    if element.get("stroke-linecap") == "round":
        for x, y in ((x1, y1), (x2, y2)):
            canvas.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), color)


def _rect(canvas: ImageDraw.ImageDraw, element: ElementTree.Element, zoom: int, size: float) -> None:
    x, y, width, height = _numbers(element, zoom, "x", "y", "width", "height")
    if width >= 1:
        canvas.rectangle((x, y, x + width - 1, y + height - 1), _color(element, "fill"))


def _circle(canvas: ImageDraw.ImageDraw, element: ElementTree.Element, zoom: int, size: float) -> None:
    x, y, radius = _numbers(element, zoom, "cx", "cy", "r")
    box = (x - radius, y - radius, x + radius, y + radius)
    if element.get("fill") == "none":
        canvas.ellipse(box, outline=_color(element, "stroke"), width=zoom)
    else:
        canvas.ellipse(box, _color(element, "fill"))


def _text(canvas: ImageDraw.ImageDraw, element: ElementTree.Element, zoom: int, size: float) -> None:
    place = tuple(_numbers(element, zoom, "x", "y"))
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[element.get("text-anchor", "start")]
    font = _font(round(size * zoom), element.get("font-weight", ""))
    canvas.text(place, element.text or "", _color(element, "fill"), font, anchor)


def _title(canvas: ImageDraw.ImageDraw, element: ElementTree.Element, zoom: int, size: float) -> None:
    """A title is read aloud, not drawn."""


_DRAWN = {"line": _line, "rect": _rect, "circle": _circle, "text": _text, "title": _title}
