"""Bytes as text: gzip within a bound, then the encoding."""

import codecs
import zlib

from talentsphere.services.jobs.rules.importing.errors import MalformedImport

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def unpack(data: bytes, *, max_bytes: int) -> bytes:
    """`data`, unpacked when it is gzip. Raises MalformedImport when it is damaged or larger than `max_bytes`."""
    if data.startswith(_GZIP):
        data = _gunzip(data, max_bytes=max_bytes)
    if len(data) > max_bytes:
        raise _too_large(max_bytes)
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
