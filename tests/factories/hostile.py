"""Files that are not what they claim, and the harmless ones they are made from."""

import hashlib
import io
import struct
import zipfile
import zlib

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>"
TEXT = b"BT /F1 12 Tf (Ten years of Python) Tj ET"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>Ten years of Python &lt;!DOCTYPE html&gt;</w:t></w:r></w:p></w:body></w:document>"
)


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), entries, body)


def deflated(body: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(body), b"/Filter /FlateDecode " + entries)


def pdf(*more: bytes, catalog: bytes = b"", trailer: bytes = b"", first: bytes = b"") -> bytes:
    """A one-page PDF; `more` are objects from number 5 on."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE,
        stream(TEXT),
        *more,
    )
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + first), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encrypted_pdf(*, user: bytes, owner: bytes) -> bytes:
    """Protected by the standard handler, revision 2 (ISO 32000-1, 7.6.3.3 and 7.6.3.4)."""
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    padded_user, padded_owner = (user + padding)[:32], (owner + padding)[:32]
    owner_entry = rc4(hashlib.md5(padded_owner).digest()[:5], padded_user)
    permissions, document_id = -64, bytes(16)
    key = hashlib.md5(padded_user + owner_entry + struct.pack("<l", permissions) + document_id).digest()[:5]
    entry = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % (
        owner_entry.hex().encode(),
        rc4(key, padding).hex().encode(),
        permissions,
    )
    identity = b"<%s>" % document_id.hex().encode()
    return pdf(entry, trailer=b"/Encrypt 5 0 R /ID [%s %s]" % (identity, identity))


def zip_file(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def content_types(main: str = MAIN, *, more: str = "") -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>'
    )


def relationships(*entries: tuple[str, str, str]) -> str:
    """`entries` are kind, target and mode."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for n, (kind, target, mode) in enumerate(entries)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def package(more: dict[str, str | bytes] | None = None, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A minimal Word document; `more` adds members or replaces the usual ones."""
    members = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml", "Internal")),
        "word/document.xml": DOCUMENT,
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def zeros(size: int) -> bytes:
    """A Word document with a picture that unpacks to `size` zero bytes."""
    out = io.BytesIO(package())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/media/image1.bmp", "w") as member,
    ):
        for _ in range(size >> 20):
            member.write(bytes(1 << 20))
    return out.getvalue()


def understated(data: bytes, size: int) -> bytes:
    """The same archive, whose last member claims to unpack to `size` bytes in both of its headers."""
    out, central = bytearray(data), data.rindex(b"PK\x01\x02")
    local = struct.unpack_from("<L", data, central + 42)[0]
    struct.pack_into("<L", out, central + 24, size)
    struct.pack_into("<L", out, local + 22, size)
    return bytes(out)
