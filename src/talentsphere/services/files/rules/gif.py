"""The blocks of a GIF, walked without decoding a pixel (GIF89a specification, appendix A and B)."""

from talentsphere.services.files.rules.refused import RefusalCode, Refused

_HEADER_BYTES = 13
_DESCRIPTOR_BYTES = 10
_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_HAS_TABLE, _TABLE_SIZE = 0x80, 0x07


def count_frames(data: bytes) -> int:
    """The number of frames. Raises `Refused` for a GIF without frames, cut off, or with data behind its end."""
    frames = 0
    try:
        position = _HEADER_BYTES + _table_bytes(data[10])
        while data[position] != _END:
            if data[position] == _IMAGE:
                frames += 1
                position += _DESCRIPTOR_BYTES + _table_bytes(data[position + 9])
                position = _after_blocks(data, position + 1)
            elif data[position] == _EXTENSION:
                position = _after_blocks(data, position + 2)
            else:
                raise Refused(RefusalCode.DAMAGED, _DAMAGED)
    except IndexError as error:
        raise Refused(RefusalCode.DAMAGED, _DAMAGED) from error
    if data[position + 1 :].strip(b"\x00"):
        raise Refused(
            RefusalCode.POLYGLOT, "This picture has other data behind its end. Save it again and upload it."
        )
    if not frames:
        raise Refused(RefusalCode.DAMAGED, _DAMAGED)
    return frames


def _table_bytes(flags: int) -> int:
    return 3 << ((flags & _TABLE_SIZE) + 1) if flags & _HAS_TABLE else 0


def _after_blocks(data: bytes, position: int) -> int:
    while length := data[position]:
        position += 1 + length
    return position + 1


_DAMAGED = (
    "This picture is damaged and can't be opened. Save it again and check that it opens, then upload it."
)
