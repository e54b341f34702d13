import struct

import pytest

from talentsphere.services.files.rules import DOCUMENTS, Kind, RefusalCode, Refused, inspect

FREE, END_OF_CHAIN, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


def entry(name: str, kind: int, start: int = END_OF_CHAIN, size: int = 0) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\x00") + struct.pack("<HBB3L", len(raw) + 2, kind, 1, FREE, FREE, FREE)
    return head.ljust(116, b"\x00") + struct.pack("<LQ", start, size)


def doc(
    *more: tuple[str, int], text: str = "WordDocument", identifier: int = 0xA5EC, flags: int = 0
) -> bytes:
    """A compound file with a text stream; `more` are names and kinds (1 storage, 2 stream) of further entries."""
    entries = [
        entry("Root Entry", 5),
        entry(text, 2, 1, 8 * SECTOR),
        *(entry(name, kind) for name, kind in more),
    ]
    entries += [bytes(128)] * (-len(entries) % 4)
    directory = b"".join(entries)
    sectors = len(directory) // SECTOR
    # Sector 0 is the table, 1 to 8 the text, 9 and on the directory.
    chain = [TABLE, *range(2, 9), END_OF_CHAIN, *range(10, 9 + sectors), END_OF_CHAIN]
    table = struct.pack(f"<{len(chain)}L", *chain).ljust(SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9L", 0, 1, 9, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    header += struct.pack("<L", 0).ljust(436, b"\xff")
    body = struct.pack("<H8xH", identifier, flags) + b"Ten years of Python and <script>"
    return header + table + body.ljust(8 * SECTOR, b"\x00") + directory


def accepted(data: bytes):
    return inspect(data, declared_name="cv.doc", allowed=DOCUMENTS, max_bytes=1 << 20)


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        accepted(data)
    return refused.value


class TestDoc:
    def test_is_accepted_when_it_is_a_word_document(self):
        found = accepted(doc(("1Table", 2), ("\x05SummaryInformation", 2), ("ObjectPool", 1)))
        assert (found.kind, found.media_type, found.extension) == (Kind.DOC, "application/msword", "doc")
        assert accepted(doc(identifier=0xA5DC)).kind is Kind.DOC

    def test_may_keep_its_theme_as_an_archive_inside(self):
        data = doc()
        theme = b"PK\x03\x04 theme PK\x05\x06" + bytes(18)
        assert accepted(data[:2000] + theme + data[2000 + len(theme) :])

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (doc(("Macros", 1), ("VBA", 1)), RefusalCode.ACTIVE_CONTENT),
            (doc(("_vba_project", 2)), RefusalCode.ACTIVE_CONTENT),
            (doc(("ObjectPool", 1), ("\x01Ole10Native", 2)), RefusalCode.EMBEDDED_FILE),
            (doc(flags=0x0100), RefusalCode.ENCRYPTED),
            (doc(("EncryptedPackage", 2), ("EncryptionInfo", 2), text="x"), RefusalCode.ENCRYPTED),
            (doc(text="Workbook"), RefusalCode.TYPE_NOT_ALLOWED),
            (doc(text="PowerPoint Document"), RefusalCode.TYPE_NOT_ALLOWED),
            (doc(identifier=0), RefusalCode.DAMAGED),
            (doc() + b"<html><script>alert(1)</script></html>", RefusalCode.POLYGLOT),
            (doc() + b"PK\x05\x06" + bytes(18), RefusalCode.POLYGLOT),
            (doc()[:600] + b"%PDF-1.7" + doc()[608:], RefusalCode.POLYGLOT),
        ],
    )
    def test_is_refused_for_what_it_is(self, data, code):
        assert refusal(data).code == code

    @pytest.mark.parametrize("length", [8, 100, 511, 512, 1000, 1100, 5000])
    def test_is_refused_when_it_is_cut_off(self, length):
        assert refusal(doc()[:length]).code == RefusalCode.DAMAGED

    @pytest.mark.parametrize(
        ("offset", "value"),
        [
            (30, 0),
            (30, 15),
            (44, 0),
            (44, 2),
            (44, 0xFFFFFFFF),
            (48, 0),
            (48, 99),
            (48, FREE),
            (76, 99),
            (548, 9),
            (548, 77),
        ],
    )
    def test_is_refused_when_its_tables_lead_astray(self, offset, value):
        data = bytearray(doc())
        struct.pack_into("<H" if offset == 30 else "<L", data, offset, value)
        assert refusal(bytes(data)).code in {RefusalCode.DAMAGED, RefusalCode.TYPE_NOT_ALLOWED}
