import pytest
from hypothesis import given
from hypothesis import strategies as st
from tantivy import TextAnalyzerBuilder, Tokenizer

from talentsphere.services.search.rules.text import fold, squeeze, words, words_from

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "M")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zürich ÉCOLE Łódź", ("zurich", "ecole", "lodz")),
        ("Straße, smørrebrød", ("strasse", "smorrebrod")),
        ("C++/C# with ASP.NET", ("cplusplus", "csharp", "with", "asp", "dotnet")),
        (".net, node.js", ("dotnet", "node", "js")),
        ("full-time (m/f/d)", ("full", "time", "m", "f", "d")),
        ("看護師", ("看", "護", "師")),
        ("İstanbul", ("istanbul",)),
        ("a_b", ("a", "b")),
        ("", ()),
    ],
)
def test_words_are_folded(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@given(TEXT)
def test_folding_twice_changes_no_word(text: str) -> None:
    assert words(fold(text)) == words(text)


@given(TEXT)
def test_the_index_splits_folded_text_into_the_same_words(text: str) -> None:
    splitter = TextAnalyzerBuilder(Tokenizer.simple()).build()
    assert tuple(splitter.analyze(fold(text))) == words(text)


def test_squeezing_ignores_commas_and_spaces() -> None:
    assert squeeze("  New York,NY ") == squeeze("new york ny")


def test_words_as_shown_keep_their_signs_and_marks() -> None:
    text = "Senior C++ / .NET dev in Zu\u0308rich, subzero x\u0308z 3z"
    assert words_from(frozenset("scdz")).findall(text) == [
        "Senior",
        "C++",
        ".NET",
        "dev",
        "Zu\u0308rich",
        "subzero",
    ]


def test_letters_outside_ascii_may_begin_any_word() -> None:
    assert words_from(frozenset("o")).findall("Über Øl – old_oak ö1 _o") == [
        "Über",
        "Øl",
        "old",
        "oak",
        "ö1",
        "o",
    ]


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_words_as_shown_hold_every_word_of_the_text(text: str) -> None:
    initials = frozenset(word[0] for word in words(text))
    found = [word for shown in words_from(initials).findall(text) for word in words(shown)]
    assert set(words(text)) <= set(found)
