"""When a DOCX is accepted: a Word document by its own account, without macros, other files or remote parts."""

from talentsphere.services.files.rules.archive import read_directory
from talentsphere.services.files.rules.docx_contents import CONTENT_TYPES, MACRO_WORDS, Contents
from talentsphere.services.files.rules.docx_parts import examine
from talentsphere.services.files.rules.refused import RefusalCode, Refused


def inspect_docx(data: bytes) -> None:
    """Raises `Refused` for anything but a passive Word document. Unpacks each part once, 64 MiB together at most."""
    members = read_directory(data)
    names = {member.name.lower() for member in members}
    if CONTENT_TYPES not in names:
        raise Refused(RefusalCode.TYPE_NOT_ALLOWED, _ARCHIVE)
    if any(word in name for name in names for word in MACRO_WORDS):
        raise Refused(RefusalCode.ACTIVE_CONTENT, _MACROS)
    contents = Contents()
    for member in members:
        examine(data, member, on_element=contents.reader(member.name.lower()))
    if contents.has_macros():
        raise Refused(RefusalCode.ACTIVE_CONTENT, _MACROS)
    if not contents.main_parts() & names:
        raise Refused(RefusalCode.TYPE_NOT_ALLOWED, _OTHER)


_ARCHIVE = "This is a ZIP archive and no Word document. Unpack it and upload the document itself."
_MACROS = (
    "This document contains macros. Save it as a document without macros (.docx), or as PDF, and upload that."
)
_OTHER = "This is an Office file, but no Word document. Save it as PDF and upload that."
