import pytest

from talentsphere.web.shell import texts
from talentsphere.web.shell.markup import Markup, safe

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "Save {name}"
msgstr "Zapisz {name}"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} dzień"
msgstr[1] "{n} dni"
msgstr[2] "{n} dni"

#, fuzzy
msgid "Close"
msgstr "Blisko"
"""


@pytest.fixture
def catalogue(tmp_path):
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(PO, encoding="utf-8")
    return texts.load(tmp_path)


def test_english_is_the_message_itself(catalogue):
    english = catalogue["en"]
    assert english.gettext("Save {name}", name="Ada") == "Save Ada"
    assert [english.ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_a_po_file_adds_a_language(catalogue):
    polish = catalogue["pl"]
    assert polish.gettext("Save {name}", name="Ada") == "Zapisz Ada"
    assert [polish.ngettext("{n} day", "{n} days", n) for n in (1, 3, 5)] == ["1 dzień", "3 dni", "5 dni"]


def test_what_is_not_translated_or_doubtful_stays_english(catalogue):
    assert catalogue["pl"].gettext("Open") == "Open"
    assert catalogue["pl"].gettext("Close") == "Close"


def test_the_pseudo_language_keeps_placeholders(catalogue):
    assert catalogue["en-XA"].gettext("Save {name}", name="Ada") == "[Šáàvéè Ada]"


def test_without_values_braces_stay(catalogue):
    assert catalogue["en"].gettext("{card} moved") == "{card} moved"


def test_values_are_escaped_when_one_is_markup(catalogue):
    filled = catalogue["en"].gettext("{a} & {b}", a=safe("<b>x</b>"), b="<i>")
    assert isinstance(filled, Markup)
    assert filled == "<b>x</b> &amp; &lt;i&gt;"


def test_the_shipped_catalogues_load():
    assert {"en", "en-XA"} <= set(texts.load())
