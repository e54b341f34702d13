"""The directory of an OLE2 compound file (MS-CFB), which old Word documents are."""

import struct
from collections.abc import Iterator

import msgspec

from talentsphere.services.files.rules.refused import RefusalCode, Refused

_HEADER_BYTES = 512
_DIFAT_IN_HEADER = 109
_ENTRY_BYTES = 128
_LAST_SECTOR = 0xFFFF_FFFA
_FREE = 0xFFFF_FFFF
_SECTOR_SHIFTS = frozenset({9, 12})
_STREAM_KIND = 2
_UNUSED_KIND = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A storage (folder) or stream in the file. `start` is the first sector of a stream."""

    name: str
    is_stream: bool
    start: int


class CompoundFile:
    """Reads the allocation table and the directory once.

    Raises `Refused` where they lead out of the file, go in circles or are missing.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER_BYTES:
            raise _damaged()
        shift, table_sectors, directory, next_table, more_tables = (
            *struct.unpack_from("<H", data, 30),
            *struct.unpack_from("<LL", data, 44),
            *struct.unpack_from("<LL", data, 68),
        )
        # A table sector accounts for a quarter of its bytes in sectors; more tables than needed are no document.
        if shift not in _SECTOR_SHIFTS or table_sectors > 1 + (len(data) >> (2 * shift - 2)):
            raise _damaged()
        self._data = data
        self.sector_bytes: int = 1 << shift
        self._next = self._allocation_table(table_sectors, next_table, more_tables)
        self.entries = tuple(self._directory(directory))

    def sector(self, number: int) -> bytes:
        """The bytes of a sector; sector 0 follows the header. The last may be shorter."""
        start = (number + 1) * self.sector_bytes
        if start >= len(self._data):
            raise _damaged()
        return self._data[start : start + self.sector_bytes]

    def used_bytes(self) -> int:
        """Where the last sector in use ends; what lies behind belongs to nothing."""
        used = max((number for number, after in enumerate(self._next) if after != _FREE), default=-1)
        return self.sector_bytes * (used + 2)

    def _allocation_table(self, count: int, next_table: int, more_tables: int) -> list[int]:
        numbers = list(struct.unpack_from(f"<{_DIFAT_IN_HEADER}L", self._data, 76))
        for _ in range(min(more_tables, count)):
            if next_table >= _LAST_SECTOR:
                break
            *further, next_table = self._words(next_table)
            numbers += further
        table: list[int] = []
        for number in numbers[:count]:
            table += self._words(number)
        return table

    def _words(self, number: int) -> tuple[int, ...]:
        sector = self.sector(number)
        if len(sector) < self.sector_bytes:
            raise _damaged()
        return struct.unpack(f"<{self.sector_bytes // 4}L", sector)

    def _directory(self, number: int) -> Iterator[Entry]:
        for _ in range(len(self._next)):
            sector = self.sector(number)
            for offset in range(0, len(sector) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
                if entry := _entry(sector[offset : offset + _ENTRY_BYTES]):
                    yield entry
            number = self._next[number] if number < len(self._next) else _FREE
            if number >= _LAST_SECTOR:
                return
        raise _damaged()


def _entry(raw: bytes) -> Entry | None:
    name_bytes, kind = struct.unpack_from("<HB", raw, 64)
    if kind == _UNUSED_KIND:
        return None
    name = raw[: max(0, min(name_bytes, 64) - 2)].decode("utf-16-le", errors="replace")
    return Entry(name=name, is_stream=kind == _STREAM_KIND, start=struct.unpack_from("<L", raw, 116)[0])


def _damaged() -> Refused:
    return Refused(
        RefusalCode.DAMAGED,
        "This document is damaged and can't be opened. Save it again, or as PDF, and upload that.",
    )
