"""One part of a DOCX while it is unpacked: its declared size, checksum and content are checked piece by piece."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from talentsphere.services.files.rules.archive import Member
from talentsphere.services.files.rules.inflating import RAW, inflated
from talentsphere.services.files.rules.refused import RefusalCode, Refused
from talentsphere.services.files.rules.signatures import MalwareScan

OnElement = Callable[[str, Mapping[str, str]], None]
"""Called with an element's local name and its attributes."""

# A CV's text is some hundred kilobytes of XML; readers need about ten times that in memory.
MAX_XML = 16 * 1024 * 1024
_XML_NAMES = (".xml", ".rels", ".vml")
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_EMBEDDED_STARTS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"MZ",
    b"\x7fELF",
    b"%PDF-",
)


def examine(data: bytes, member: Member, *, on_element: OnElement | None) -> None:
    """Unpacks the member once, and never more than it declares.

    Raises `Refused` for a member that is not what its header says, holds a virus signature or another file, or is
    XML that is broken or brings its own entities.
    """
    size, crc, scan, parser = 0, 0, MalwareScan(), None
    try:
        for piece in _unpacked(data, member):
            if size == 0:
                _refuse_embedded(piece)
                parser = _parser(on_element) if _is_xml(member, piece) else None
            size += len(piece)
            if size > member.size or (parser and size > MAX_XML):
                raise Refused(RefusalCode.BOMB, _BOMB)
            crc = zlib.crc32(piece, crc)
            scan.feed(piece)
            if parser:
                parser.Parse(piece, False)
        if parser:
            parser.Parse(b"", True)
    except (zlib.error, expat.ExpatError, LookupError, ValueError) as error:
        # The last two are how expat says that it can't read the encoding a part names.
        raise Refused(RefusalCode.DAMAGED, _DAMAGED) from error
    empty_xml = size == 0 and member.name.lower().endswith(_XML_NAMES)
    if empty_xml or size != member.size or crc != member.crc:
        raise Refused(RefusalCode.DAMAGED, _DAMAGED)


def _unpacked(data: bytes, member: Member) -> Iterator[bytes]:
    packed = memoryview(data)[member.start : member.end]
    if member.deflated:
        yield from inflated(packed, wbits=RAW)
    elif packed:
        # It lies in memory as it is, so one piece costs no more than its own copy.
        yield bytes(packed)


def _is_xml(member: Member, first: bytes) -> bool:
    return member.name.lower().endswith(_XML_NAMES) or first.lstrip().startswith(_XML_STARTS)


def _refuse_embedded(first: bytes) -> None:
    if first.startswith(_EMBEDDED_STARTS):
        raise Refused(RefusalCode.EMBEDDED_FILE, _EMBEDDED)


def _parser(on_element: OnElement | None) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if on_element:
        parser.StartElementHandler = lambda name, attributes: on_element(name.rpartition(" ")[2], attributes)
    return parser


def _refuse_doctype(*_: object) -> None:
    # Entities are declared in a document type, and Office documents must not have one (ECMA-376-2, 6.2.5).
    raise Refused(
        RefusalCode.XML_ENTITIES,
        "This document defines its own XML entities, which word processors never do. Save it again, or as PDF, and "
        "upload that.",
    )


_BOMB = "This document unpacks to far more than it seems to hold. Save it again, or as PDF, and upload that."
_DAMAGED = (
    "This document is damaged and can't be opened. Save it again and check that it opens, then upload it."
)
_EMBEDDED = "This document contains another file. Remove it, or save the document as PDF, and upload that."
