"""The objects of a PDF as any reader could find them: by their `1 0 obj`, wherever that stands.

Readers jump to objects by offsets or, in broken files, by searching. So every place where an object could start is
read from there on, whatever the text before it claims (ISO 32000-1, 7.2–7.3).
"""

import re
from collections.abc import Iterator

import msgspec

from talentsphere.services.files.rules.refused import RefusalCode, Refused

_START = re.compile(rb"[0-9][\x00\s]+[0-9]{1,5}[\x00\s]+obj\b|\btrailer\b")
# What matters within an object; numbers, brackets and other words are passed over.
_TOKEN = re.compile(
    rb"(?P<string>\(|<[0-9A-Fa-f\x00\s]*>)|%[^\r\n]*|(?P<name>/[^\x00\s()<>\[\]{}/%]*)"
    rb"|(?P<end>\b(?:endobj|startxref|stream)\b)"
)
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_LINE_END = re.compile(rb"\r?\n|\r")
_NAME = re.compile(rb"/[^\x00\s()<>\[\]{}/%]*")
_NAMES = re.compile(rb"[\x00\s]*(?:\[[^\]]*\]|/[^\x00\s()<>\[\]{}/%]*)")
_WHOLE_NUMBER = re.compile(rb"[\x00\s]*(\d{1,10})")

_WHITESPACE = b"\x00\t\n\f\r "
_MAX_OFFSETS = 256 * 1024


class PdfObject(msgspec.Struct, frozen=True, kw_only=True):
    """What one object says.

    Its names, without their slash; `pairs` of names in a row, as in `/S /Launch`; `texts`, the names that a string
    follows; the whole number that follows a name; the filters of its stream in order, and the stream's extent,
    where there is one.
    """

    names: set[bytes]
    pairs: set[tuple[bytes, bytes]]
    texts: set[bytes]
    numbers: dict[bytes, int]
    filters: tuple[bytes, ...]
    stream: tuple[int, int] | None


def objects(data: bytes) -> Iterator[PdfObject]:
    """Every object and trailer in `data`.

    Raises `Refused` for a stream without its end, and for objects that overlap so often that reading them would
    take long.
    """
    budget = 2 * len(data) + 65_536
    for start in _START.finditer(data):
        found, end = _read(data, start.end(), len(data))
        budget -= end - start.start()
        if budget < 0:
            raise Refused(RefusalCode.DAMAGED, _TANGLED)
        yield found


def packed_objects(body: bytes, *, count: int, first: int) -> Iterator[PdfObject]:
    """The objects within an unpacked object stream (ISO 32000-1, 7.5.7).

    It holds `count` pairs of number and offset, then from `first` on the objects.
    """
    if first > _MAX_OFFSETS:
        raise Refused(RefusalCode.DAMAGED, _TANGLED)
    numbers = [int(word) for word in re.findall(rb"\d{1,10}", body[:first])[: 2 * count]]
    starts = sorted({min(first + offset, len(body)) for offset in [0, *numbers[1::2]]})
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        yield _read(body, start, end)[0]


def _read(data: bytes, position: int, limit: int) -> tuple[PdfObject, int]:
    names: set[bytes] = set()
    pairs: set[tuple[bytes, bytes]] = set()
    texts: set[bytes] = set()
    numbers: dict[bytes, int] = {}
    filters: tuple[bytes, ...] = ()
    stream = last_name = None
    while token := _TOKEN.search(data, position, limit):
        if last_name is not None and data[position : token.start()].strip(_WHITESPACE):
            last_name = None
        position = token.end()
        if token["name"]:
            name = _unescaped(token["name"])
            names.add(name)
            if last_name is not None:
                pairs.add((last_name, name))
            last_name = name
            if number := _WHOLE_NUMBER.match(data, position, limit):
                numbers[name] = int(number[1])
            elif name == b"Filter" and (value := _NAMES.match(data, position, limit)):
                filters = tuple(_unescaped(filter_name) for filter_name in _NAME.findall(value[0]))
        elif token["string"]:
            if last_name is not None:
                texts.add(last_name)
            last_name = None
            position = _after_string(data, position, limit) if token["string"] == b"(" else position
        elif token["end"]:
            stream = _stream(data, position) if token["end"] == b"stream" else None
            position = stream[1] if stream else position
            break
    found = PdfObject(names=names, pairs=pairs, texts=texts, numbers=numbers, filters=filters, stream=stream)
    return found, position


def _unescaped(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda pair: bytes([int(pair[1], 16)]), name[1:])


def _after_string(data: bytes, position: int, limit: int) -> int:
    depth = 1
    for mark in _PARENTHESIS.finditer(data, position, limit):
        depth += {b"(": 1, b")": -1}.get(mark[0], 0)
        if depth == 0:
            return mark.end()
    return limit


def _stream(data: bytes, position: int) -> tuple[int, int]:
    line_end = _LINE_END.match(data, position)
    start = line_end.end() if line_end else position
    end = data.find(b"endstream", start)
    if end < 0:
        raise Refused(RefusalCode.DAMAGED, _CUT_OFF)
    return start, end


_CUT_OFF = "This PDF is cut off. Save or download it again and check that it opens, then upload it."
_TANGLED = "This PDF is built in a way that can't be checked. Print it to PDF again and upload that."
