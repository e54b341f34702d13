"""Bytes as text: gzip within a bound, then the encoding."""

import codecs
import zlib

from talentsphere.services.jobs.rules.importing.errors import MalformedImport

_GZIP = b"\x1f\x8b"
# How files begin that are no text; read as a table they would become rows of noise.
_OTHER_FILES = (
    (b"PK\x03\x04", "a sheet or another Office document, or a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "a sheet or another document of an old Office"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF89a", "a picture"),
    (b"Rar!\x1a", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"MZ\x90\x00", "a program"),
    (b"\x7fELF", "a program"),
)
_GZIP_WINDOW = 31
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def unpack(data: bytes, *, max_bytes: int) -> bytes:
    """`data`, unpacked when it is gzip. Raises MalformedImport: damaged, no text, larger than `max_bytes`."""
    if data.startswith(_GZIP):
        data = _gunzip(data, max_bytes=max_bytes)
    if len(data) > max_bytes:
        raise _too_large(max_bytes)
    other = next((kind for start, kind in _OTHER_FILES if data.startswith(start)), None)
    if other is not None:
        raise MalformedImport(f"This is {other}. Save the postings as CSV or JSON and import that.")
    return data


def decode(data: bytes) -> str:
    """`data` as text by its byte-order mark, else as UTF-8, else as the Windows encoding of Western Europe."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _gunzip(data: bytes, *, max_bytes: int) -> bytes:
    """All members of a gzip file."""
    parts: list[bytes] = []
    room = max_bytes
    while data.startswith(_GZIP):
        unpacker = zlib.decompressobj(_GZIP_WINDOW)
        try:
            part = unpacker.decompress(data, room + 1)
        except zlib.error:
            raise MalformedImport("The gzip file is damaged; pack it again.") from None
        room -= len(part)
        if room < 0:
            raise _too_large(max_bytes)
        if not unpacker.eof:
            raise MalformedImport("The gzip file ends too early; send it again.")
        parts.append(part)
        data = unpacker.unused_data
    return b"".join(parts)


def _too_large(max_bytes: int) -> MalformedImport:
    return MalformedImport(f"The board is larger than {max_bytes // 2**20} MiB; import it in parts.")
