import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.files.rules import safe_name


class TestSafeName:
    @pytest.mark.parametrize(
        ("declared", "safe"),
        [
            ("cv.pdf", "cv.pdf"),
            ("Jane Doe – CV.PDF", "Jane Doe – CV.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\fakepath\\Lebenslauf Müller.pdf", "Lebenslauf Müller.pdf"),
            ("/home/jane/cv.pdf/", "cv.pdf"),
            ("..", "file.pdf"),
            ("", "file.pdf"),
            ("...", "file.pdf"),
            (".htaccess", "htaccess.pdf"),
            ("cv.html", "cv.pdf"),
            ("cv.pdf.exe", "cv.pdf"),
            ("cv.exe .pdf", "cv.pdf"),
            ("CV v1.2", "CV v1.2.pdf"),
            ("J. van Dam", "J. van Dam.pdf"),
            ("a\x00b\x1f\x7f\x85c.pdf", "ab c.pdf"),
            ("cv\r\nSet-Cookie: a=b.pdf", "cv Set-Cookie_ a=b.pdf"),
            ("cv\u202efdp.exe", "cvfdp.pdf"),
            ("\u2066a\u2069\u200e\u061c\ufeff\u2028b.pdf", "a b.pdf"),
            ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
            ('a<b>"c"|d?e*f.pdf', "a_b__c__d_e_f.pdf"),
            ("Cafe\u0301.pdf", "Caf\u00e9.pdf"),
            ("con.pdf", "_con.pdf"),
            ("LPT1.txt", "_LPT1.pdf"),
            ("履歴書.docx", "履歴書.pdf"),
            ("a\udcffb.pdf", "ab.pdf"),
            ("trailing. . .pdf", "trailing.pdf"),
        ],
    )
    def test_is_clean(self, declared, safe):
        assert safe_name(declared, extension="pdf") == safe

    @pytest.mark.parametrize("char", ["a", "é", "履", "👩", "e\u0323\u0302"])
    def test_is_short_with_its_ending(self, char):
        name = safe_name(char * 300 + ".pdf", extension="docx")
        assert name.endswith(".docx")
        assert len(name) <= 120
        assert len(name.encode()) <= 240
        assert len(name) > 50
        # No letter lost a mark, none was cut in two.
        assert set(unicodedata.normalize("NFC", char)) == set(name.removesuffix(".docx"))

    @given(st.text(max_size=300))
    def test_is_safe_whatever_was_declared(self, declared):
        name = safe_name(declared, extension="pdf")
        assert name.endswith(".pdf")
        assert 5 <= len(name) <= 120
        assert len(name.encode()) <= 240
        assert name == unicodedata.normalize("NFC", name)
        assert not name.startswith(".")
        assert not set(name) & set('/\\<>:"|?*')
        invisible = {char for char in name if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        assert invisible <= set("\u200c\u200d")
        assert safe_name(name, extension="pdf") == name
