"""Pieces of text of one PDF page with their places, read from PDFium's character boxes."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw

from talentsphere.services.cvs.rules.characters import BULLETS, is_icon
from talentsphere.services.cvs.rules.links import safe_uri, with_target

pdfium: Any = pypdfium2.raw  # Its functions are made when it is imported, so type checkers see none of them.

# Gaps are measured in heights of the glyphs beside them (about 1.2 em), so they hold for every font size.
WIDE_GAP = 0.75
_WORD_GAP = 0.35
_SAME_BASELINE = 0.35
_MAX_LINKS = 60
_HYPHEN = 2  # PDFium's code for a hyphen that splits a word at the end of a line


class Glyph(NamedTuple):
    """One character; lengths in points, the origin at the lower left of the page as it is shown."""

    character: str
    left: float
    right: float
    baseline: float
    height: float
    uri: str | None


class Piece(NamedTuple):
    """Characters that stand together on one baseline. `body_left` is where its text begins after a bullet."""

    text: str
    left: float
    right: float
    body_left: float
    baseline: float
    height: float


class PageText(NamedTuple):
    """`pieces` stand upright; `sideways` are lines of turned text, which have no place in the reading order."""

    pieces: list[Piece]
    sideways: list[str]


def read_page(page: Any, text_page: Any, *, limit: int) -> PageText:
    """The text of one open page, of at most its first `limit` characters. Call it with PDFium's lock held."""
    rotation = page.get_rotation()
    links = _links(page)
    upright: list[Glyph | None] = []
    turned: list[str] = []
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(min(text_page.count_chars(), limit)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in {0, 10, 13}:
            upright.append(None)
            turned.append("\n")
            continue
        if _is_sideways(pdfium.FPDFText_GetCharAngle(text_page, index), rotation):
            turned.append(chr(code))
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        uri = (
            None
            if is_icon(chr(code))
            else _uri_at(links, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
        )
        left, low, right, high = _upright_box((box.left, box.bottom, box.right, box.top), rotation)
        baseline = _upright_point(x.value, y.value, rotation)[1]
        height = max(high - low, 1.0)
        if code == _HYPHEN and upright and upright[-1]:
            height = upright[-1].height  # The loose box of this one character is tight.
        upright.append(Glyph(chr(code), left, right, baseline, height, uri))
    return PageText(list(_pieces(upright)), [line for line in "".join(turned).split("\n") if line.strip()])


def _is_sideways(angle: float, rotation: int) -> bool:
    if angle < 0:
        return False
    return math.cos(angle - math.radians(rotation)) < math.cos(math.radians(10))


def _upright_point(x: float, y: float, rotation: int) -> tuple[float, float]:
    return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(rotation, (x, y))


def _upright_box(box: tuple[float, float, float, float], rotation: int) -> tuple[float, float, float, float]:
    one, other = _upright_point(box[0], box[1], rotation), _upright_point(box[2], box[3], rotation)
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _links(page: Any) -> list[tuple[float, float, float, float, str]]:
    found: list[tuple[float, float, float, float, str]] = []
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < _MAX_LINKS and pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        buffer = ctypes.create_string_buffer(512)
        length = pdfium.FPDFAction_GetURIPath(page.pdf, action, buffer, len(buffer))
        uri = safe_uri(buffer.value.decode("utf-8", "replace")) if length <= len(buffer) else None
        if uri and pdfium.FPDFLink_GetAnnotRect(link, box):
            found.append((box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), uri))
    return found


def _uri_at(links: list[tuple[float, float, float, float, str]], x: float, y: float) -> str | None:
    for left, low, right, high, uri in links:
        if left <= x <= right and low <= y <= high:
            return uri
    return None


def _pieces(glyphs: list[Glyph | None]) -> Iterator[Piece]:
    together: list[Glyph] = []
    for glyph in glyphs:
        if glyph is not None and not (together and _is_apart(together, glyph)):
            if together and not glyph.character.isspace() and _needs_space(together[-1], glyph):
                together.append(
                    glyph._replace(character=" ", uri=None, left=together[-1].right, right=glyph.left)
                )
            together.append(glyph)
            continue
        yield from _piece(together)
        together = [glyph] if glyph is not None else []
    yield from _piece(together)


def _is_apart(together: list[Glyph], glyph: Glyph) -> bool:
    if glyph.character.isspace():
        return False
    last = next((one for one in reversed(together) if not one.character.isspace()), together[-1])
    height = min(last.height, glyph.height)
    gap = glyph.left - last.right
    return (
        abs(glyph.baseline - last.baseline) > _SAME_BASELINE * height
        or not -height <= gap <= WIDE_GAP * height
    )


def _needs_space(last: Glyph, glyph: Glyph) -> bool:
    return not last.character.isspace() and glyph.left - last.right > _WORD_GAP * min(
        last.height, glyph.height
    )


def _piece(glyphs: list[Glyph]) -> Iterator[Piece]:
    seen = [glyph for glyph in glyphs if not glyph.character.isspace()]
    if not seen:
        return
    body = next(
        (glyph for glyph in seen if glyph.character not in BULLETS and not is_icon(glyph.character)), seen[0]
    )
    yield Piece(
        _linked_text(glyphs).strip(),
        seen[0].left,
        max(glyph.right for glyph in seen),
        body.left,
        seen[0].baseline,
        max(glyph.height for glyph in seen),
    )


def _linked_text(glyphs: list[Glyph]) -> str:
    text, run, uri = "", "", None
    for glyph in glyphs:
        if glyph.uri != uri:
            text += with_target(run, uri) if uri else run
            run, uri = "", glyph.uri
        run += glyph.character
    return text + (with_target(run, uri) if uri else run)
