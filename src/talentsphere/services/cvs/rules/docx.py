"""Text of a DOCX document in the order people read it."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from talentsphere.services.cvs.rules.characters import clean_text
from talentsphere.services.cvs.rules.docx_archive import check_archive
from talentsphere.services.cvs.rules.links import safe_uri, with_target
from talentsphere.services.cvs.rules.unreadable import UnreadableDocument

MAX_CHARACTERS = 100_000
_MAX_DEPTH = 40
_TEXT = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# Fallbacks repeat a text box for old programs; deletions and moved text are no longer part of the document.
_LEFT_OUT = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:txbxContent"),
}  # fmt: skip


def docx_text(data: bytes, *, max_characters: int = MAX_CHARACTERS) -> str:
    """The text of a DOCX: headers, then paragraphs, tables, text boxes and content controls in order, then footers.

    List items start with a bullet, cells of a row are apart by tabs. Raises UnreadableDocument
    (`wrong_kind`, `too_large`, `encrypted`, `broken`, `no_text`).
    """
    check_archive(data)
    try:
        document = Document(io.BytesIO(data))
        lines = list(_document_lines(document))
    except UnreadableDocument:
        raise
    except Exception as error:  # python-docx lets the errors of zipfile, lxml and its own look-ups through
        message = "This document is damaged or no Word document. Save it again as .docx."
        raise UnreadableDocument("broken", message) from error
    text = clean_text("\n".join(lines)).strip()
    if not any(character.isalnum() for character in text):
        message = "This document holds no text, perhaps only pictures of it. Send one with text in it."
        raise UnreadableDocument("no_text", message)
    return text[:max_characters]


def _document_lines(document: Any) -> Iterator[str]:
    ends = [end for section in document.sections for end in (section.header, section.footer)]
    own = [end for end in ends if not end.is_linked_to_previous]
    for header in own:
        if header._element.tag == qn("w:hdr"):  # noqa: SLF001 - python-docx gives no other way to its XML
            yield from _blocks(header._element, header.part, 0)  # noqa: SLF001 - as above
            yield ""
    yield from _blocks(document.element.body, document.part, 0)
    for footer in own:
        if footer._element.tag == qn("w:ftr"):  # noqa: SLF001 - as above
            yield ""
            yield from _blocks(footer._element, footer.part, 0)  # noqa: SLF001 - as above


def _blocks(parent: Any, part: Any, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        raise UnreadableDocument(
            "broken", "This document nests its tables too deeply. Save it again as .docx."
        )
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(element, part, depth)
        elif element.tag == qn("w:tbl"):
            for row in element.iter(qn("w:tr")):
                if next(row.iterancestors(qn("w:tbl"))) is element:
                    yield from _row(row, part, depth)
        elif element.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")}:
            yield from _blocks(element, part, depth + 1)


def _paragraph(paragraph: Any, part: Any, depth: int) -> Iterator[str]:
    text = "".join(_texts(paragraph, part)).strip(" ")
    style = _style_name(paragraph, part)
    if style.startswith(("heading", "title")):
        yield ""
    if text and (style.startswith("list") or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None):
        text = f"• {text}"
    yield from text.split("\n")
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(ancestor.tag in _LEFT_OUT for ancestor in box.iterancestors()):
            yield from _blocks(box, part, depth + 1)


def _row(row: Any, part: Any, depth: int) -> Iterator[str]:
    """One line when no more than one cell has several, as with a date beside its entry; else cell after cell."""
    found = (next(cell.iterancestors(qn("w:tr"))) is row and cell for cell in row.iter(qn("w:tc")))
    cells = [_trimmed(list(_blocks(cell, part, depth + 1))) for cell in found if cell is not False]
    cells = [cell for cell in cells if cell]
    if sum(1 for cell in cells if len(cell) > 1) > 1:
        for cell in cells:
            yield from [*cell, ""]
        return
    yield "\t".join(cell[0] for cell in cells)
    yield from (line for cell in cells for line in cell[1:])


def _trimmed(lines: list[str]) -> list[str]:
    kept = [index for index, line in enumerate(lines) if line.strip()]
    return lines[kept[0] : kept[-1] + 1] if kept else []


def _style_name(paragraph: Any, part: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is None:
        return ""
    identifier = style.get(qn("w:val")) or ""
    found = part.document.styles.element.get_by_id(identifier) if hasattr(part, "document") else None
    return (getattr(found, "name_val", None) or identifier).lower()


def _texts(element: Any, part: Any) -> Iterator[str]:
    """Visible text inside a paragraph. XML of the checked archive is at most 256 deep, as libxml2 allows."""
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        elif child.tag == qn("w:hyperlink"):
            yield _hyperlink(child, part)
        elif child.tag != qn("w:r") or child.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is None:
            yield from _texts(child, part)


def _hyperlink(link: Any, part: Any) -> str:
    text = "".join(_texts(link, part))
    relation = part.rels.get(link.get(qn("r:id")))
    target = safe_uri(relation.target_ref) if relation is not None and relation.is_external else None
    return with_target(text, target) if target else text
