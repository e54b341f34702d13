"""When a PDF is accepted: whole, a PDF and nothing else, readable without a password, and only paper."""

import re

from talentsphere.services.files.rules.pdf_objects import PdfObject
from talentsphere.services.files.rules.pdf_streams import all_objects
from talentsphere.services.files.rules.refused import RefusalCode, Refused
from talentsphere.services.files.rules.signatures import refuse_second_format

_HEADER = re.compile(rb"%PDF-[12]\.\d[\x00\s%]")
# The end of every PDF: where the last cross-reference table is, and the end mark (ISO 32000-1, 7.5.5).
_END = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
_UPDATE = re.compile(rb"[\x00\s]*\d+\s+\d+\s+obj\b")
_TABLE = re.compile(rb"[\x00\s]{0,8}(?:xref\b|\d+\s+\d+\s+obj\b)")
# Scripts, started programs and players (ISO 32000-1, 12.6.4 and 13). A name alone says nothing: browsers name
# the target of a link after its heading, which may be "JavaScript".
_ACTIVE = frozenset({(b"S", b"JavaScript"), (b"S", b"Launch"), (b"Subtype", b"RichMedia")})


def inspect_pdf(data: bytes) -> int:
    """The number of pages. Raises `Refused` for anything but a complete, open, passive PDF."""
    refuse_second_format(data, what="PDF")
    _refuse_incomplete(data)
    for found in all_objects(data):
        if {b"Encrypt", b"Root"} <= found.names:
            raise Refused(RefusalCode.ENCRYPTED, _ENCRYPTED)
        if _is_active(found):
            raise Refused(RefusalCode.ACTIVE_CONTENT, _ACTIVE_CONTENT)
    return _pages(data)


def _is_active(found: PdfObject) -> bool:
    # The script itself is a string or an object of its own; a form that is a program is one or several.
    script = b"JS" in found.texts or b"JS" in found.numbers
    form = b"XFA" in found.names and b"Fields" in found.names
    return script or form or not _ACTIVE.isdisjoint(found.pairs)


def _refuse_incomplete(data: bytes) -> None:
    if not _HEADER.match(data):
        raise Refused(RefusalCode.DAMAGED, _DAMAGED)
    ends = list(_END.finditer(data))
    # What follows the last end may be an update to the PDF, of which the rest is missing.
    if not ends or _UPDATE.match(data, ends[-1].end()):
        raise Refused(RefusalCode.DAMAGED, _CUT_OFF)
    if data[ends[-1].end() :].strip(b"\x00\t\n\f\r "):
        raise Refused(RefusalCode.POLYGLOT, _TRAILING)
    if not _TABLE.match(data, int(ends[-1][1])):
        raise Refused(RefusalCode.DAMAGED, _DAMAGED)


def _pages(data: bytes) -> int:
    # PDFium takes 3 MiB, in every process of the platform; few processes ever look into a file.
    from talentsphere.services.files.rules.pdfium import pdf_facts  # noqa: PLC0415

    facts = pdf_facts(data)
    if facts.encrypted:
        raise Refused(RefusalCode.ENCRYPTED, _ENCRYPTED)
    if not facts.opens:
        raise Refused(RefusalCode.DAMAGED, _DAMAGED)
    if facts.scripts:
        raise Refused(RefusalCode.ACTIVE_CONTENT, _ACTIVE_CONTENT)
    return facts.pages


_ENCRYPTED = "This PDF is protected. Save it without a password or restrictions and upload it again."
_ACTIVE_CONTENT = "This PDF contains a script, a program or a player. Print it to PDF again and upload that."
_CUT_OFF = "This PDF is cut off. Save or download it again and check that it opens, then upload it."
_DAMAGED = "This PDF is damaged and can't be opened. Save or export it again from its source and upload that."
_TRAILING = "This PDF has other data behind its end. Print it to PDF again and upload that."
