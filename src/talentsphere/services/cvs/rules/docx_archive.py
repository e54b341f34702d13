"""Checks of a DOCX file as an archive, before anything in it is parsed."""

import io
import zipfile
import zlib
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from talentsphere.services.cvs.rules.unreadable import UnreadableDocument

MAX_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED = 64 * 1024 * 1024
MAX_XML_PART = 8 * 1024 * 1024  # A tree of lxml takes ten and more times the bytes of its XML.
_ZIP_START = b"PK\x03\x04"
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1
_XML_LEAD = b"\x00\t\n\r \xef\xbb\xbf\xfe\xff"


def check_archive(data: bytes) -> None:
    """Raises UnreadableDocument unless the bytes are a ZIP of bounded size whose XML declares no entities.

    zipfile never unpacks more of an entry than its declared size, so the declared sizes bound the memory.
    """
    if data.startswith(_OLE_START):
        message = "This is an old .doc or a protected document. Save it as .docx without a password."
        raise UnreadableDocument("encrypted", message)
    if not data.startswith(_ZIP_START):
        message = "This is not a DOCX document, whatever its name says. Send a PDF or DOCX file."
        raise UnreadableDocument("wrong_kind", message)
    if len(data) > MAX_BYTES:
        raise UnreadableDocument("too_large", f"This document is larger than {MAX_BYTES // 2**20} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        message = "This document is damaged or cut off. Save it again in the program it was written in."
        raise UnreadableDocument("broken", message) from error


def _check_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        limit = MAX_UNPACKED // 2**20
        raise UnreadableDocument(
            "too_large", f"This document unpacks to more than {limit} MB. Remove its pictures."
        )
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise UnreadableDocument(
            "encrypted", "This document is protected by a password. Save it without one."
        )
    if "[Content_Types].xml" not in archive.namelist():
        raise UnreadableDocument(
            "wrong_kind", "This is a ZIP file and no DOCX document. Send a PDF or DOCX file."
        )
    for entry in entries:
        _check_entry(archive.read(entry))


def _check_entry(content: bytes) -> None:
    """Every entry that starts like XML is checked, since a package may call its XML by any name."""
    if not content[:16].lstrip(_XML_LEAD).startswith(b"<"):
        return
    if len(content) > MAX_XML_PART:
        raise UnreadableDocument(
            "too_large", f"This document holds more than {MAX_XML_PART // 2**20} MB of text."
        )
    try:
        defusedxml.sax.parseString(content, ContentHandler(), forbid_dtd=True)  # type: ignore[no-untyped-call]
    except DefusedXmlException as error:
        message = (
            "This document declares XML entities, which no word processor writes. Save it again as .docx."
        )
        raise UnreadableDocument("broken", message) from error
    except Exception as error:  # xml.sax raises its own, expat's and codecs' errors
        raise UnreadableDocument("broken", "This document is damaged. Save it again as .docx.") from error
