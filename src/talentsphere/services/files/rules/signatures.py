"""Byte patterns that have no place in an accepted file: a virus signature, or a second format inside the first."""

import re

from talentsphere.services.files.rules.refused import RefusalCode, Refused

# The distinctive middle of the EICAR test file (https://www.eicar.org): the whole of it here would make virus
# scanners remove this source.
_EICAR = b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"

# A tag counts with what must follow it, because compressed data holds any four bytes by chance.
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|\?php)[\s/>]|<svg[\s/>][\t\n\r -~]{5}", re.IGNORECASE
)
# PDF readers look for the header this far (ISO 32000-1, annex H.3.4.1).
_PDF_WINDOW = 1024
_ZIP_END = re.compile(
    # End of central directory: disk numbers 0, or -1 where ZIP64 takes over (APPNOTE.TXT 4.3.16).
    rb"PK\x05\x06(?:\x00\x00\x00\x00|\xff\xff\xff\xff)"
)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_AT_OFFSET = ((257, b"ustar"), (32_769, b"CD001"))


class MalwareScan:
    """Looks for known signatures in data that comes in pieces. Raises `Refused` on the piece that completes one."""

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, chunk: bytes) -> None:
        if _EICAR in chunk or _EICAR in self._tail + chunk[: len(_EICAR)]:
            raise Refused(
                RefusalCode.MALWARE,
                "This file carries a virus signature and was not stored. Scan your computer, then make the file "
                "again from its source.",
            )
        self._tail = (
            (self._tail + chunk)[-len(_EICAR) :] if len(chunk) < len(_EICAR) else chunk[-len(_EICAR) :]
        )


def refuse_second_format(data: bytes, *, what: str, archives: bool = True, markup: bool = True) -> None:
    """Raises `Refused` when a PDF, and by choice an archive, a disk image or HTML, hides in `data`.

    `what` names the format that `data` has by its start, for the message.
    """
    found = _second_format(data, archives=archives, markup=markup)
    if found:
        raise Refused(
            RefusalCode.POLYGLOT,
            f"This {what} also contains {found}, which is how harmful files are hidden. Make the {what} again from "
            "its source and upload that.",
        )


def contains_pdf_start(data: bytes) -> bool:
    """Whether a PDF reader would find a PDF that does not start with the file."""
    return data.find(b"%PDF-", 0, _PDF_WINDOW + len(b"%PDF-")) > 0


def _second_format(data: bytes, *, archives: bool, markup: bool) -> str | None:
    if contains_pdf_start(data):
        return "a PDF"
    if archives:
        if _ZIP_END.search(data):
            return "a ZIP archive"
        if any(magic in data for magic in _ARCHIVES):
            return "an archive"
        if any(data.startswith(magic, offset) for offset, magic in _AT_OFFSET):
            return "a disk image or an archive"
    if markup and _MARKUP.search(data):
        return "a web page (HTML)"
    return None
