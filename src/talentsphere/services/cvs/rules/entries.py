"""The lines of a section as entries, such as one job or one school each.

Dates hold the entries apart. How many lines stand above the dates is learnt from the section's first entry,
since people lay all entries of a section out alike.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from talentsphere.services.cvs.rules.dates import Dated, DateSpan, is_only_dates, split_dates
from talentsphere.services.cvs.rules.places import is_place
from talentsphere.services.cvs.rules.sections import TextLine

_MAX_HEADER = 140
_MAX_LEAD = 3
_MAX_WORDS = 16
_SHORT_LINE = 50
_SENTENCE_END = re.compile(r"(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\bSt)(?<!\b[A-Z])[.!?;]$")
_DURATION_ONLY = re.compile(
    r"^(?:\d{1,2}\+?\s(?:years?|yrs?)(?:[\s,]+\d{1,2}\s(?:months?|mos?))?|\d{1,2}\s(?:months?|mos?))$",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """`heads` are the lines that name it, without its dates; `body` is what follows them.

    `apart` tells that an empty line stands before it.
    """

    heads: list[str]
    dates: DateSpan | None
    body: list[TextLine]
    apart: bool = True


def split_entries(lines: list[TextLine]) -> list[Entry]:
    """The entries in their order; [] for no lines."""
    lines = [line for line in fold_wrapped(lines) if not _DURATION_ONLY.match(line.text)]
    lines = _with_dates_above(lines)
    anchors = _anchors(lines)
    if not anchors:
        return _undated(lines)
    starts = _starts(lines, sorted(anchors))
    entries = _undated(lines[: starts[0][0]])
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    for (start, anchor), end in zip(starts, ends, strict=True):
        dated = anchors[anchor]
        lead = [line.text for line in lines[start:anchor]]
        heads = [*lead, dated.rest] if dated.rest else lead
        body, *further = _bodies(lines[anchor + 1 : end])
        entries.append(Entry(heads, dated.span, body, lines[start].apart))
        entries.extend(entry for group in further for entry in _undated(group))
    return entries


def fold_wrapped(lines: list[TextLine]) -> list[TextLine]:
    """List items that run over several lines become one line each."""
    folded: list[TextLine] = []
    for line in lines:
        last = folded[-1] if folded else None
        if last and last.bullet and not line.bullet and not line.apart and _goes_on(last.text, line.text):
            folded[-1] = last._replace(text=f"{last.text} {line.text}")
        else:
            folded.append(line)
    return folded


def paragraphs(lines: list[TextLine]) -> str:
    """Lines of prose as one text; a line feed where one paragraph ends and the next begins."""
    text = lines[0].text if lines else ""
    for last, line in pairwise(lines):
        ends = line.apart or line.bullet or (len(last.text) < _SHORT_LINE and last.text[-1] not in ",;-–")
        text += ("\n" if ends else " ") + line.text
    return text


def is_header(text: str) -> bool:
    """Whether a line may name an entry: short, no sentence, not the rest of one."""
    words = text.split()
    if not words or len(text) > _MAX_HEADER or len(words) > _MAX_WORDS:
        return False
    return not (_SENTENCE_END.search(text) or text[0].islower())


def _goes_on(upper: str, lower: str) -> bool:
    if split_dates(lower):
        return False
    if upper.count("(") > upper.count(")"):
        return True
    return lower[0].islower() or upper.endswith(
        (",", "-", " and", " of", " the", " with", " for", " in", " to", " &")
    )


def _with_dates_above(lines: list[TextLine]) -> list[TextLine]:
    """Dates in the margin beside an entry's first list item belong to the heading above it."""
    moved: list[TextLine] = []
    for line in lines:
        text, _, margin = line.text.rpartition("\t")
        above = moved[-1] if moved else None
        if (
            line.bullet
            and text
            and above
            and not above.bullet
            and is_only_dates(margin)
            and not split_dates(above.text)
        ):
            moved[-1] = above._replace(text=f"{above.text}\t{margin}")
            moved.append(line._replace(text=text))
        else:
            moved.append(line)
    return moved


def _anchors(lines: list[TextLine]) -> dict[int, Dated]:
    """Lines with dates at an edge. List items count only where nothing else has dates."""
    found = {index: dated for index, line in enumerate(lines) if (dated := _dated_header(line.text))}
    plain = {index: dated for index, dated in found.items() if not lines[index].bullet}
    return plain or found


def _dated_header(text: str) -> Dated | None:
    dated = split_dates(text)
    if dated is None or not dated.rest or is_header(dated.rest):
        return dated
    # Names such as "raft-lab" begin in lower case; a tab before the dates shows that they are no prose.
    return dated if "\t" in text and is_header(dated.rest.capitalize()) else None


def _starts(lines: list[TextLine], anchors: list[int]) -> list[tuple[int, int]]:
    """For each anchor the index of its entry's first line."""
    usual = len(_lead(lines, anchors[0], 0, _MAX_LEAD))
    starts = []
    floor = 0
    for anchor in anchors:
        starts.append((anchor - len(_lead(lines, anchor, floor, usual)), anchor))
        floor = anchor + 1
    return starts


def _lead(lines: list[TextLine], anchor: int, floor: int, limit: int) -> list[TextLine]:
    """Header lines right above the anchor. An empty line between them ends the search upwards."""
    first = anchor
    while first > floor and anchor - first < limit:
        above = lines[first - 1]
        if above.bullet or not is_header(above.text) or lines[first].apart:
            break
        if floor and first - 1 == floor and is_place(above.text):
            break  # A place right below the dates of the entry before belongs to that one.
        first -= 1
    return lines[first:anchor]


def _bodies(lines: list[TextLine]) -> list[list[TextLine]]:
    """What follows one anchor, cut where a header stands apart after list items: an entry without dates."""
    groups: list[list[TextLine]] = [[]]
    for index, line in enumerate(lines):
        after_list = index > 0 and lines[index - 1].bullet
        if after_list and line.apart and not line.bullet and is_header(line.text):
            groups.append([])
        groups[-1].append(line)
    return groups


def _undated(lines: list[TextLine]) -> list[Entry]:
    """Entries by their layout alone: a header opens one at the start, after an empty line or after list items."""
    entries: list[Entry] = []
    has_marks = any(line.bullet or line.apart for line in lines[1:])
    for index, line in enumerate(lines):
        opens = index == 0 or line.apart or lines[index - 1].bullet or not has_marks
        if not line.bullet and opens and is_header(line.text):
            entries.append(Entry([line.text], None, []))
        elif entries:
            entries[-1].body.append(line)
        elif line.bullet and is_header(line.text):
            entries.append(Entry([line.text], None, []))
        else:
            entries.append(Entry([], None, [line]))
    return entries
