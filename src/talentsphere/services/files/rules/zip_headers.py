"""The fixed-size records of a ZIP file, after APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16."""

import struct
from typing import NamedTuple

STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800


class Local(NamedTuple):
    """What stands before the data of a member."""

    signature: bytes
    version: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int


class Central(NamedTuple):
    """The entry of a member in the directory."""

    signature: bytes
    made_by: int
    version: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int
    comment_length: int
    disk: int
    internal: int
    external: int
    offset: int


class End(NamedTuple):
    """The last record: where the directory is."""

    signature: bytes
    disk: int
    directory_disk: int
    count_here: int
    total: int
    size: int
    offset: int
    comment_length: int


_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
LOCAL_BYTES, CENTRAL_BYTES, END_BYTES = _LOCAL.size, _CENTRAL.size, _END.size


def local_header(data: bytes, offset: int) -> Local | None:
    """The local header at `offset`, or None when there is none."""
    if offset + LOCAL_BYTES > len(data) or not data.startswith(b"PK\x03\x04", offset):
        return None
    return Local._make(_LOCAL.unpack_from(data, offset))


def central_header(data: bytes, offset: int) -> Central | None:
    """The directory entry at `offset`, or None when there is none."""
    if offset + CENTRAL_BYTES > len(data) or not data.startswith(b"PK\x01\x02", offset):
        return None
    return Central._make(_CENTRAL.unpack_from(data, offset))


def end_record(data: bytes) -> End | None:
    """The end record when it is the very last thing in `data`, without a comment; else None."""
    offset = len(data) - END_BYTES
    if offset < 0 or not data.startswith(b"PK\x05\x06", offset):
        return None
    end = End._make(_END.unpack_from(data, offset))
    return None if end.comment_length else end
