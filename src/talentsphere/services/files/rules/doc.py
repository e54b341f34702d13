"""When an old Word document (.doc) is accepted: Word by its content, without macros, packages or a password."""

import struct

from talentsphere.services.files.rules.ole import CompoundFile
from talentsphere.services.files.rules.refused import RefusalCode, Refused
from talentsphere.services.files.rules.signatures import refuse_second_format

_TEXT = "WordDocument"
# FIB identifiers: Word 97 and later; Word 6 and 95 (MS-DOC 2.5.2).
_IDENTIFIERS = frozenset({0xA5EC, 0xA5DC})
_ENCRYPTED_FLAG = 0x0100
_ENCRYPTED_PACKAGE = frozenset({"encryptedpackage", "encryptioninfo"})
_MACROS = frozenset({"macros", "vba", "_vba_project", "_vba_project_cur"})
_EMBEDDED = frozenset({"\x01ole10native", "package"})


def inspect_doc(data: bytes) -> None:
    """Raises `Refused` for anything but a passive Word 6 to 2003 document."""
    # Word keeps its theme as a ZIP within the document, so archives and markup count only behind its end.
    refuse_second_format(data, what="document", archives=False, markup=False)
    file = CompoundFile(data)
    refuse_second_format(b"\x00" + data[file.used_bytes() :], what="document")
    # Names in a compound file don't tell cases apart (MS-CFB 2.6.4).
    names = {entry.name.lower() for entry in file.entries}
    if names & _ENCRYPTED_PACKAGE:
        raise Refused(RefusalCode.ENCRYPTED, _PROTECTED)
    text = next((entry for entry in file.entries if entry.name == _TEXT and entry.is_stream), None)
    if text is None:
        raise Refused(RefusalCode.TYPE_NOT_ALLOWED, _OTHER)
    head = file.sector(text.start)
    identifier, flags = struct.unpack_from("<H8xH", head) if len(head) >= struct.calcsize("<H8xH") else (0, 0)
    if identifier not in _IDENTIFIERS:
        raise Refused(RefusalCode.DAMAGED, _DAMAGED)
    if flags & _ENCRYPTED_FLAG:
        raise Refused(RefusalCode.ENCRYPTED, _PROTECTED)
    if names & _MACROS:
        raise Refused(RefusalCode.ACTIVE_CONTENT, _WITH_MACROS)
    if names & _EMBEDDED:
        raise Refused(RefusalCode.EMBEDDED_FILE, _WITH_FILES)


_DAMAGED = "This document is damaged and can't be opened. Save it again, or as PDF, and upload that."
_OTHER = "This is an Office file, but no Word document. Save it as PDF and upload that."
_PROTECTED = "This document is protected. Save it without a password and upload it again."
_WITH_FILES = "This document contains another file. Remove it, or save the document as PDF, and upload that."
_WITH_MACROS = "This document contains macros. Save it without macros, or as PDF, and upload that."
