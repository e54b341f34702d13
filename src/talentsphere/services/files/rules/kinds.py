"""The kinds of file there are, told by their first bytes."""

from collections.abc import Collection
from enum import StrEnum


class Kind(StrEnum):
    """A kind of file that can be accepted. A caller allows some of them."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"


DOCUMENTS: frozenset[Kind] = frozenset({Kind.PDF, Kind.DOCX, Kind.DOC})
IMAGES: frozenset[Kind] = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.GIF})

# https://www.iana.org/assignments/media-types
MEDIA_TYPES: dict[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.DOC: "application/msword",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.WEBP: "image/webp",
    Kind.GIF: "image/gif",
}
EXTENSIONS: dict[Kind, str] = {kind: "jpg" if kind is Kind.JPEG else kind.value for kind in Kind}

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind.PDF),
    (b"PK\x03\x04", Kind.DOCX),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOC),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
)
# Their first bytes don't tell these from others of their family.
_CONTAINERS: dict[Kind, str] = {
    Kind.DOCX: "a ZIP archive or an Office document",
    Kind.DOC: "an old Office document",
}
_OTHER_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "an RTF document"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"#!", "a program"),
    (b"PK", "a ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
)
_HEAD = 4096


def sniff(data: bytes) -> Kind | None:
    """The kind the first bytes promise, to be checked further: any ZIP says DOCX and any OLE file says DOC."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.WEBP
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def describe(data: bytes) -> str:
    """What a file looks like by its content, in words such as "a web page (HTML)"."""
    kind = sniff(data)
    if kind:
        return _CONTAINERS.get(kind, f"a {kind.upper()} file")
    for magic, words in _OTHER_MAGIC:
        if data.startswith(magic):
            return words
    # Byte order marks and zero bytes go, so that UTF-16 text reads like ASCII.
    start = data[:_HEAD].lower().lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"")
    if start.startswith(b"<"):
        if b"<svg" in start:
            return "an SVG picture"
        if any(tag in start for tag in (b"<html", b"<!doctype html", b"<script", b"<body")):
            return "a web page (HTML)"
        return "XML or HTML text"
    if data[4:8] == b"ftyp":
        return "a video or an HEIC/AVIF picture"
    return "of no kind we know"


def kinds_of(media_types: Collection[str]) -> frozenset[Kind]:
    """The kinds with these media types, as settings list them, such as `application/pdf` or `image/*`.

    Raises ValueError for one that can't be checked.
    """
    found: set[Kind] = set()
    for wanted in media_types:
        family = wanted.removesuffix("*") if wanted.endswith("/*") else None
        kinds = {
            kind
            for kind, media_type in MEDIA_TYPES.items()
            if media_type == wanted or (family and media_type.startswith(family))
        }
        if not kinds:
            raise ValueError(
                f"uploads of {wanted} can't be checked; use some of {', '.join(MEDIA_TYPES.values())}"
            )
        found |= kinds
    return frozenset(found)


def listed(kinds: Collection[Kind]) -> str:
    """The kinds as people name them: "PDF, DOCX or DOC"."""
    names = [kind.upper() for kind in Kind if kind in kinds]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)
