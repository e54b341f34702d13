"""Rows of a page as lines of text: wide gaps become tabs, wrapped bullets and split words are joined."""

import re
from itertools import pairwise
from typing import NamedTuple

from talentsphere.services.cvs.rules.characters import BULLETS, is_icon
from talentsphere.services.cvs.rules.columns import Row
from talentsphere.services.cvs.rules.dates import is_only_dates
from talentsphere.services.cvs.rules.glyphs import WIDE_GAP, Piece

_TIGHT_GAP = 0.1
_PARAGRAPH_GAP = 1.45  # of the distance between lines of one paragraph
_WRAPPED_GAP = 1.75  # of the line's height
_PDFIUM_HYPHEN = "\x02"
_SEPARATORS = ("|", "·", "•", "/")
_HYPHENS = (_PDFIUM_HYPHEN, "-", "\u2010", "\u00ad")
# Words that keep their hyphen: "full-" at the end of a line and "time" on the next are "full-time".
_COMPOUND_STARTS = re.compile(
    r"(?:^|[\s(/-])(?:award|best|client|cross|customer|cutting|data|event|fast|first|five|four|front|full|hands|high|"
    r"industry|large|long|low|mid|multi|non|object|open|peer|problem|real|results?|second|self|server|short|single|"
    r"six|small|state|team|test|third|three|top|two|user|value|well|wide|world|year)[-\x02\u2010\u00ad]$",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """One line of a block; places in points."""

    text: str
    left: float
    body_left: float
    baseline: float
    height: float


def page_lines(rows: list[Row]) -> list[str]:
    """The lines of one block from the top; an empty one where the page leaves a paragraph's space."""
    lines = [_line(row) for row in rows]
    steps = [upper.baseline - lower.baseline for upper, lower in pairwise(lines)]
    # The lower quartile: pages of many short paragraphs have more gaps between them than within.
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    joined: list[Line] = []
    text: list[str] = []
    for index, line in enumerate(lines):
        if joined and _continues(joined[-1], lines[index - 1], line):
            text[-1] = join_lines(text[-1], line.text)
            continue
        if index and steps[index - 1] > _PARAGRAPH_GAP * usual:
            text.append("")
        joined.append(line)
        text.append(line.text)
    return [line.replace(_PDFIUM_HYPHEN, "-") for line in text]


def join_lines(upper: str, lower: str) -> str:
    """Two lines as one: a word split by a hyphen is whole again, compounds such as "full-time" keep theirs.

    Dates in the margin of the upper line stay at the end.
    """
    before, tab, after = upper.partition("\t")
    if tab and (before.endswith(_PDFIUM_HYPHEN) or is_only_dates(after)):
        return join_lines(before, lower) + tab + after
    if not upper.endswith(_HYPHENS) or not upper[-2:-1].isalpha():
        return f"{upper} {lower}"
    if lower[:1].islower() and not _COMPOUND_STARTS.search(upper):
        return upper[:-1] + lower
    return f"{upper[:-1]}-{lower}"


def _line(row: Row) -> Line:
    text = row[0].text
    for last, piece in pairwise(row):
        text += _between(last, piece) + piece.text
    first = row[0]
    body_left = row[1].left if _is_mark(first.text) and len(row) > 1 else first.body_left
    return Line(text, first.left, body_left, first.baseline, max(piece.height for piece in row))


def _between(last: Piece, piece: Piece) -> str:
    height = min(last.height, piece.height)
    gap = piece.left - last.right
    if _is_mark(last.text) or piece.text in _SEPARATORS or _TIGHT_GAP * height <= gap < WIDE_GAP * height:
        return " "
    return "\t" if gap >= WIDE_GAP * height else ""


def _is_mark(text: str) -> bool:
    return len(text) == 1 and (text in BULLETS or is_icon(text) or text in "-–|")


def _continues(start: Line, above: Line, line: Line) -> bool:
    """Whether the line goes on with what `start` began: the rest of a bullet, or of a word."""
    if above.baseline - line.baseline > _WRAPPED_GAP * max(above.height, line.height) or _is_mark(
        line.text[:1]
    ):
        return False
    if above.text.partition("\t")[0].endswith(_PDFIUM_HYPHEN) and line.text[:1].islower():
        return True
    is_bullet = _is_mark(start.text[:1])
    return is_bullet and line.left >= start.body_left - 0.3 * line.height and line.left > start.left
