"""What a PDF keeps compressed: looked at for signatures and hidden objects, without letting it grow too large."""

import zlib
from collections.abc import Iterator

from talentsphere.services.files.rules.inflating import ZLIB, inflated
from talentsphere.services.files.rules.pdf_objects import PdfObject, objects, packed_objects
from talentsphere.services.files.rules.refused import RefusalCode, Refused
from talentsphere.services.files.rules.signatures import MalwareScan

# Eight A4 pages scanned in colour at 300 dpi, unpacked.
MAX_UNPACKED = 200 * 1024 * 1024
# An object stream holds some hundred small dictionaries.
MAX_OBJECT_STREAM = 8 * 1024 * 1024
_FLATE = frozenset({b"FlateDecode", b"Fl"})


def all_objects(data: bytes) -> Iterator[PdfObject]:
    """The objects of a PDF, those within object streams too.

    Raises `Refused` for streams that unpack to more than 200 MiB together or carry a virus signature, for twice
    compressed streams, and for object streams that are packed in a way no PDF program uses.
    """
    view = memoryview(data)
    room = MAX_UNPACKED
    for found in objects(data):
        yield found
        if found.stream is None:
            continue
        packed = view[slice(*found.stream)]
        if b"ObjStm" in found.names:
            body = _object_stream(found, packed)
            room -= len(body)
            yield from packed_objects(
                body, count=found.numbers.get(b"N", 0), first=found.numbers.get(b"First", 0)
            )
        else:
            room -= _examined(found, packed, room)
        if room < 0:
            raise Refused(RefusalCode.BOMB, _TOO_MUCH)


def _object_stream(found: PdfObject, packed: memoryview) -> bytes:
    # A cipher, a predictor or a text encoding on top would hide names from us, and no producer uses one here.
    plain = b"Filter" not in found.names
    deflated = (
        len(found.filters) == 1 and found.filters[0] in _FLATE and found.numbers.get(b"Predictor", 1) == 1
    )
    if not plain and not deflated:
        raise Refused(RefusalCode.DAMAGED, _UNUSUAL)
    if plain:
        return bytes(packed[:MAX_OBJECT_STREAM])
    body = bytearray()
    for piece in _tolerant(packed):
        body += piece
        if len(body) > MAX_OBJECT_STREAM:
            raise Refused(RefusalCode.BOMB, _TOO_MUCH)
    return bytes(body)


def _examined(found: PdfObject, packed: memoryview, room: int) -> int:
    """How many bytes the stream unpacks to, counted until there is no room for more."""
    if sum(name in _FLATE for name in found.filters) > 1:
        raise Refused(RefusalCode.BOMB, _TOO_MUCH)
    size, scan = 0, MalwareScan()
    if found.filters and found.filters[0] in _FLATE:
        for piece in _tolerant(packed):
            scan.feed(piece)
            size += len(piece)
            if size > room:
                break
    return size


def _tolerant(packed: memoryview) -> Iterator[bytes]:
    """What can be unpacked; readers show a page whose stream has a bad end, so that is no ground to refuse."""
    try:
        yield from inflated(packed, wbits=ZLIB)
    except zlib.error:
        return


_TOO_MUCH = "This PDF unpacks to far more than it seems to hold. Print it to PDF again and upload that."
_UNUSUAL = "This PDF is built in a way that can't be checked. Print it to PDF again and upload that."
