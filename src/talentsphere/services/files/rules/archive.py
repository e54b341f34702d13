"""The directory of a ZIP file, read strictly: every byte accounted for, nothing two readers could see differently.

Nothing is unpacked here, so a bomb is refused by its own account at the price of reading its directory.
"""

import re
import stat

import msgspec

from talentsphere.services.files.rules import zip_headers as zips
from talentsphere.services.files.rules.refused import RefusalCode, Refused

MAX_MEMBERS = 4000
MAX_UNPACKED = 64 * 1024 * 1024
# Word's XML shrinks to a tenth or a thirtieth. A small member may well be all the same byte.
MAX_RATIO = 100
_LARGE = 4 * 1024 * 1024
# The longest data descriptor, which may stand behind a member.
_DESCRIPTOR_BYTES = 24
# Relative and plain: no drive, backslash, control character or empty segment, no "." and no "..".
_SEGMENT = re.compile(r"(?!\.{1,2}$)[^/\\:\x00-\x1f\x7f]+")
_UNIX = 3


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One member as declared: sizes in bytes; `offset` of its header, `start` and `end` of its packed data."""

    name: str
    deflated: bool
    crc: int
    size: int
    offset: int
    start: int
    end: int


def read_directory(data: bytes) -> list[Member]:
    """The members in the order they are stored.

    Raises `Refused` for an archive that is cut off, protected, a bomb by its own account, or has unsafe names,
    overlapping members, or data outside its members.
    """
    end = zips.end_record(data)
    if end is None:
        # Before that, there is data behind it, or a comment, which no word processor writes.
        longer = b"PK\x05\x06" in data[: -zips.END_BYTES]
        raise Refused(RefusalCode.POLYGLOT, _TRAILING) if longer else Refused(RefusalCode.DAMAGED, _CUT_OFF)
    if end.disk or end.directory_disk or end.count_here != end.total or end.total > MAX_MEMBERS:
        raise Refused(RefusalCode.UNSAFE_ARCHIVE, _UNSAFE)
    directory_end = len(data) - zips.END_BYTES
    if end.offset + end.size != directory_end:
        raise Refused(RefusalCode.UNSAFE_ARCHIVE, _HIDDEN)
    members: list[Member] = []
    position = end.offset
    for _ in range(end.total):
        member, position = _member(data, position)
        members.append(member)
    if position != directory_end:
        raise Refused(RefusalCode.UNSAFE_ARCHIVE, _HIDDEN)
    members.sort(key=lambda member: member.offset)
    _refuse_gaps(members, directory=end.offset)
    _refuse_names(members)
    _refuse_bomb(members)
    return members


def _member(data: bytes, position: int) -> tuple[Member, int]:
    """The member whose directory entry is at `position`, and the position of the next entry."""
    entry = zips.central_header(data, position)
    local = zips.local_header(data, entry.offset) if entry else None
    if entry is None or local is None:
        raise Refused(RefusalCode.DAMAGED, _CUT_OFF)
    name_at, local_name_at = position + zips.CENTRAL_BYTES, entry.offset + zips.LOCAL_BYTES
    name = data[name_at : name_at + entry.name_length]
    if name != data[local_name_at : local_name_at + local.name_length] or _differ(entry, local):
        raise Refused(RefusalCode.UNSAFE_ARCHIVE, _HIDDEN)
    if (entry.flags | local.flags) & zips.ENCRYPTED:
        raise Refused(RefusalCode.ENCRYPTED, _PROTECTED)
    link = entry.made_by >> 8 == _UNIX and stat.S_ISLNK(entry.external >> 16)
    if link or entry.method not in {zips.STORED, zips.DEFLATED}:
        raise Refused(RefusalCode.UNSAFE_ARCHIVE, _UNSAFE)
    start = local_name_at + local.name_length + local.extra_length
    member = Member(
        name=name.decode("utf-8" if entry.flags & zips.UTF8 else "cp437", errors="replace"),
        deflated=entry.method == zips.DEFLATED,
        crc=entry.crc,
        size=entry.size,
        offset=entry.offset,
        start=start,
        end=start + entry.packed,
    )
    return member, name_at + entry.name_length + entry.extra_length + entry.comment_length


def _differ(entry: zips.Central, local: zips.Local) -> bool:
    """Whether directory and local header disagree. Sizes that follow the data are 0 before it, or -1 for ZIP64."""
    if entry.method != local.method:
        return True
    if local.flags & zips.DESCRIPTOR:
        return False
    return any(
        before not in {after, 0xFFFF_FFFF}
        for after, before in ((entry.crc, local.crc), (entry.packed, local.packed), (entry.size, local.size))
    )


def _refuse_gaps(members: list[Member], *, directory: int) -> None:
    ends = [0, *(member.end for member in members)]
    starts = [*(member.offset for member in members), directory]
    for index, (end, start) in enumerate(zip(ends, starts, strict=True)):
        if not 0 <= start - end <= (_DESCRIPTOR_BYTES if index else 0):
            raise Refused(RefusalCode.UNSAFE_ARCHIVE, _HIDDEN)


def _refuse_names(members: list[Member]) -> None:
    for member in members:
        if not all(_SEGMENT.fullmatch(segment) for segment in member.name.removesuffix("/").split("/")):
            raise Refused(RefusalCode.UNSAFE_ARCHIVE, _UNSAFE)
    # OPC part names don't tell cases apart (ECMA-376-2, 6.2.2.3).
    if len({member.name.casefold() for member in members}) != len(members):
        raise Refused(RefusalCode.UNSAFE_ARCHIVE, _UNSAFE)


def _refuse_bomb(members: list[Member]) -> None:
    if sum(member.size for member in members) > MAX_UNPACKED or any(
        member.size > max(_LARGE, MAX_RATIO * (member.end - member.start)) for member in members
    ):
        raise Refused(RefusalCode.BOMB, _BOMB)


_BOMB = "This document unpacks to far more than it seems to hold. Save it again, or as PDF, and upload that."
_CUT_OFF = "This document is cut off or damaged. Save it again and check that it opens, then upload it."
_HIDDEN = (
    "This document holds data that word processors don't show. Save it again, or as PDF, and upload that."
)
_PROTECTED = "This document is protected. Save it without a password and upload it again."
_TRAILING = "This document has other data behind its end. Save it again, or as PDF, and upload that."
_UNSAFE = "This document is packed in an unsafe way. Save it again, or as PDF, and upload that."
