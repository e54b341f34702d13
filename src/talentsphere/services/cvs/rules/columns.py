"""Reading order of a page: finds columns by the empty strips between them.

A recursive X-Y cut (Nagy and Seth, 1984) over pieces of text. Two things that look like columns are none:
dates beside their entries, and labels beside their values. Those stay in one line with what they belong to.
"""

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from talentsphere.services.cvs.rules.dates import is_only_dates
from talentsphere.services.cvs.rules.glyphs import Piece

Row = list[Piece]

_SAME_BASELINE = 0.35
_EXACT = 0.12
_MAX_CANDIDATES = 40
_MAX_DEPTH = 8
_MIN_ROWS = 3
_MIN_GUTTER = 0.6  # heights of a line
_TABLE_ROWS = 8
_MIN_TEXT = 4  # characters; bullets and numbers in front of lines are shorter


class Gutter(NamedTuple):
    """An empty strip that ends at `x`, over rows `first` to `last` (exclusive); `score` is its smaller side's rows."""

    x: float
    first: int
    last: int
    score: int


def reading_order(pieces: list[Piece]) -> list[list[Row]]:
    """Blocks in reading order, each a list of rows from the top, each row its pieces from the left."""
    return [block for block in _cut(pieces, 0) if block]


def _cut(pieces: list[Piece], depth: int) -> list[list[Row]]:
    rows = rows_of(pieces)
    gutter = _best_gutter(rows) if depth < _MAX_DEPTH else None
    if gutter is None:
        return [rows]
    band = [piece for row in rows[gutter.first : gutter.last] for piece in row]
    parts = (
        [piece for row in rows[: gutter.first] for piece in row],
        [piece for piece in band if piece.left < gutter.x],
        [piece for piece in band if piece.left >= gutter.x],
        [piece for row in rows[gutter.last :] for piece in row],
    )
    return [block for part in parts for block in _cut(part, depth + 1)]


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Pieces that share a baseline together, from the top of the page down, each row from the left."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        reference = rows[-1][0] if rows else None
        if reference and reference.baseline - piece.baseline <= _SAME_BASELINE * min(
            reference.height, piece.height
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _best_gutter(rows: list[Row]) -> Gutter | None:
    found = [gutter for x in _candidates(rows) if (gutter := _gutter_at(rows, x))]
    return max(found, key=lambda gutter: (gutter.score, gutter.x), default=None)


def _candidates(rows: list[Row]) -> list[float]:
    """Left edges of text, those that many rows share first."""
    counts: dict[int, tuple[int, float]] = {}
    for row in rows:
        for piece in row:
            count, edge = counts.get(round(piece.left / 4), (0, piece.left))
            counts[round(piece.left / 4)] = (count + 1, min(edge, piece.left))
    common = sorted(counts.values(), key=lambda entry: -entry[0])[:_MAX_CANDIDATES]
    return sorted({edge - 0.5 for _, edge in common})


def _gutter_at(rows: list[Row], x: float) -> Gutter | None:
    """The longest run of rows that nothing crosses at `x`, when both sides of it are columns."""
    best: Gutter | None = None
    first = 0
    for index in range(len(rows) + 1):
        if index < len(rows) and not _crosses(rows[index], x):
            continue
        start, end = _trimmed(rows, first, index, x)
        score = _score(rows[start:end], x)
        if score and (best is None or score > best.score):
            best = Gutter(x, start, end, score)
        first = index + 1
    return best


def _trimmed(rows: list[Row], first: int, last: int, x: float) -> tuple[int, int]:
    """The run without lines at its ends that start where no column does, as titles and page numbers do.

    At the top only those right of the strip would be read too late, at the bottom those left of it too early.
    """
    run = rows[first:last]
    right = _usual_left([piece for row in run for piece in row if piece.left >= x])
    left = _usual_left([piece for row in run for piece in row if piece.left < x])
    while (
        first < last and rows[first][0].left >= x and abs(rows[first][0].left - right) > rows[first][0].height
    ):
        first += 1
    while (
        first < last
        and rows[last - 1][-1].left < x
        and abs(rows[last - 1][0].left - left) > 2 * rows[last - 1][0].height
    ):
        last -= 1
    return first, last


def _usual_left(pieces: list[Piece]) -> float:
    return Counter(round(piece.left) for piece in pieces).most_common(1)[0][0] if pieces else 0.0


def _crosses(row: Row, x: float) -> bool:
    return any(piece.left < x and piece.right > x - _MIN_GUTTER * piece.height for piece in row)


def _score(run: list[Row], x: float) -> int:
    """Rows of the smaller side when the run has two columns at `x`, else 0."""
    sides = [[[piece for piece in row if (piece.left < x) == left] for row in run] for left in (True, False)]
    counts = [sum(1 for row in side if row) for side in sides]
    if min(counts) < _MIN_ROWS:
        return 0
    if any(median(len(_text(row)) for row in side if row) < _MIN_TEXT for side in sides):
        return 0
    minor = sides[0] if counts[0] <= counts[1] else sides[1]
    return 0 if _belongs_to_rows(minor, run) else min(counts)


def _belongs_to_rows(minor: list[Row], run: list[Row]) -> bool:
    """Whether the smaller side is dates, places or labels that belong to the rows beside them."""
    filled = [row for row in minor if row]
    dated = sum(1 for row in filled if is_only_dates(_text(row))) / len(filled)
    aligned = sum(1 for own, row in zip(minor, run, strict=True) if _is_aligned(own, row)) / len(filled)
    if aligned < 0.6:  # noqa: PLR2004 - a margin's lines stand beside others nearly always, a column's by chance
        return dated > 0.8  # noqa: PLR2004 - dates set beside the middle of their entries
    if dated >= 0.4 or len(filled) < _TABLE_ROWS:  # noqa: PLR2004 - every other line is the place below its date
        return True
    following = sum(1 for one, other in pairwise(minor) if one and other)
    return following < 0.55 * len(filled)  # labels stand alone, a column's lines follow each other


def _is_aligned(own: Row, row: Row) -> bool:
    """Whether the row has pieces beside its `own` ones on exactly their baseline; chance comes near it only."""
    if not own or len(own) == len(row):
        return False
    mine = set(own)
    return any(
        abs(own[0].baseline - piece.baseline) <= _EXACT * piece.height for piece in row if piece not in mine
    )


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)
