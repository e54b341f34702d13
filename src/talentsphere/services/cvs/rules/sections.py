"""A CV's text as sections: what stands under each heading."""

import re
from typing import NamedTuple

from talentsphere.services.cvs.rules.characters import BULLETS, clean_text
from talentsphere.services.cvs.rules.headings import SectionKind, heading_kind, inline_heading

MAX_CHARACTERS = 100_000
_MAX_LINE = 1_000  # Longer lines are cut into several, which keeps every pattern's work in bounds.
_MAX_LINES = 5_000
_BULLET = re.compile(rf"^\s*(?:[{re.escape(BULLETS)}]|[-–*o>](?=\s)|\(?\d{{1,2}}[.)](?=\s))\s*")
_NOISE = re.compile(
    r"^(?:(?:.{1,60}?\s?[-–—|·]\s?)?(?:page\s)?\d{1,2}\s?(?:/|of)\s?\d{1,2}|page\s\d{1,2}|"
    r"last updated.{0,40}|curriculum vitae|r[ée]sum[ée]|cv|-{3,}|_{3,}|={3,})$",
    re.IGNORECASE,
)


class TextLine(NamedTuple):
    """One line. `bullet` tells list items (`text` is without the mark), `apart` an empty line before it."""

    text: str
    bullet: bool = False
    apart: bool = False


class Section(NamedTuple):
    """The lines under one heading; `title` is the heading as written."""

    kind: SectionKind
    title: str
    lines: list[TextLine]


def text_lines(text: str) -> list[TextLine]:
    """The readable lines of a CV: characters cleaned, page numbers and rulers left out."""
    lines: list[TextLine] = []
    apart = False
    for raw in clean_text(text[:MAX_CHARACTERS]).split("\n"):
        for start in range(0, max(len(raw), 1), _MAX_LINE):
            line = raw[start : start + _MAX_LINE].strip()
            mark = _BULLET.match(line)
            body = line[mark.end() :].strip() if mark else line
            if not any(character.isalnum() for character in body) or _NOISE.match(body):
                apart = True
                continue
            if len(lines) == _MAX_LINES:
                return lines
            lines.append(TextLine(body, bool(mark), apart))
            apart = False
    return lines


def split_sections(lines: list[TextLine]) -> list[Section]:
    """Sections in their order. The first is of kind "head": what stands before any heading."""
    sections = [Section("head", "", [])]
    for index, line in enumerate(lines):
        current = sections[-1]
        kind = None if line.bullet else heading_kind(line.text)
        if kind and not (kind == "languages" and _only_grouped(current, lines[index:])):
            sections.append(Section(kind, line.text.rstrip(":").strip(), []))
        elif not line.bullet and (title := _unknown_heading(line, current, lines[index + 1 : index + 2])):
            sections.append(Section("custom", title, []))
        elif not line.bullet and current.kind != "skills" and (inline := inline_heading(line.text)):
            sections.append(Section(inline[0], line.text.split(":", 1)[0].strip(), [TextLine(inline[1])]))
        else:
            current.lines.append(line)
    return sections


def _only_grouped(section: Section, following: list[TextLine]) -> bool:
    """Whether "Languages" is a label between skills rather than a heading of its own."""
    return (
        section.kind == "skills" and not following[0].apart and len(following) > 1 and not following[1].bullet
    )


def _unknown_heading(line: TextLine, section: Section, following: list[TextLine]) -> str | None:
    """A line in capitals that stands apart opens a section too, even one of a name nobody foresaw."""
    text = line.text.rstrip(":")
    short = 3 < len(text) <= 40 and len(text.split()) <= 5  # noqa: PLR2004 - headings are short
    if not (short and line.apart and text.isupper() and following and not following[0].apart):
        return None
    if section.kind == "head" or any(character.isdigit() or character in ",.|@\t" for character in text):
        return None
    # Names of employers are often in capitals as well; only a list that has ended can be followed by a heading.
    return (
        text
        if section.kind in {"skills", "languages", "interests", "certificates", "awards", "custom"}
        else None
    )
