"""Deflated data unpacked piece by piece, so that whoever reads can stop before a bomb goes off."""

import zlib
from collections.abc import Iterator

_PIECE = 64 * 1024
ZLIB = zlib.MAX_WBITS
RAW = -zlib.MAX_WBITS


def inflated(packed: memoryview, *, wbits: int) -> Iterator[bytes]:
    """The unpacked bytes in pieces of at most 64 KiB, with no more than that in memory at once.

    `wbits` is `ZLIB` or `RAW`. Ends with the stream or with the input, whichever comes first; raises `zlib.error`
    where the data is no deflate stream.
    """
    engine = zlib.decompressobj(wbits)
    for start in range(0, len(packed), _PIECE):
        waiting: bytes | memoryview = packed[start : start + _PIECE]
        while waiting and not engine.eof:
            if piece := engine.decompress(waiting, _PIECE):
                yield piece
            waiting = engine.unconsumed_tail
        if engine.eof:
            return
    # Input is used up, yet a full last piece may have left output in the engine.
    while not engine.eof and (piece := engine.decompress(b"", _PIECE)):
        yield piece
