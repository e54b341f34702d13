"""The one question asked about every upload: whether it may be stored, and as what."""

import hashlib
from collections.abc import Collection

import msgspec

from talentsphere.services.files.rules.doc import inspect_doc
from talentsphere.services.files.rules.docx import inspect_docx
from talentsphere.services.files.rules.images import inspect_image
from talentsphere.services.files.rules.kinds import EXTENSIONS, MEDIA_TYPES, Kind, describe, listed, sniff
from talentsphere.services.files.rules.names import safe_name
from talentsphere.services.files.rules.pdf import inspect_pdf
from talentsphere.services.files.rules.refused import RefusalCode, Refused
from talentsphere.services.files.rules.signatures import MalwareScan, contains_pdf_start


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """What an accepted upload is, by its content.

    `extension` has no dot and is that of `safe_name`; `sha256` is in hexadecimal; `size` in bytes. `pages` is known
    for PDF; `width` and `height` in pixels for pictures.
    """

    kind: Kind
    media_type: str
    extension: str
    safe_name: str
    sha256: str
    size: int
    pages: int | None = None
    width: int | None = None
    height: int | None = None


def inspect(data: bytes, *, declared_name: str, allowed: Collection[str], max_bytes: int) -> Inspected:
    """What `data` is, when it is whole, harmless as far as can be told, and of an allowed kind; else `Refused`.

    `allowed` holds values of `Kind`, such as `DOCUMENTS` or `{"png"}`; anything else in it raises ValueError.
    """
    kinds = {Kind(kind) for kind in allowed}
    if not data:
        raise Refused(RefusalCode.EMPTY, "This file is empty. Check that you chose the right one.")
    if len(data) > max_bytes:
        raise Refused(
            RefusalCode.TOO_LARGE,
            f"This file has {_megabytes(len(data))}; {_megabytes(max_bytes)} are allowed. Make its pictures smaller "
            "and save it again.",
        )
    MalwareScan().feed(data)
    kind = _allowed_kind(data, kinds)
    pages = width = height = None
    if kind is Kind.PDF:
        pages = inspect_pdf(data)
    elif kind is Kind.DOCX:
        inspect_docx(data)
    elif kind is Kind.DOC:
        inspect_doc(data)
    else:
        width, height = inspect_image(data, kind)
    return Inspected(
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        extension=EXTENSIONS[kind],
        safe_name=safe_name(declared_name, extension=EXTENSIONS[kind]),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        width=width,
        height=height,
    )


def _allowed_kind(data: bytes, allowed: set[Kind]) -> Kind:
    kind = sniff(data)
    if kind is not None and kind in allowed:
        return kind
    if kind is None and contains_pdf_start(data):
        raise Refused(
            RefusalCode.POLYGLOT,
            "Other data stands before the start of this PDF. Print it to PDF again and upload that.",
        )
    raise Refused(
        RefusalCode.TYPE_NOT_ALLOWED,
        f"By its content this file is {describe(data)}, whatever its name says. Upload {listed(allowed)}.",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_048_576:.1f} MB"
