import pytest
from hypothesis import given
from hypothesis import strategies as st
from tantivy import TextAnalyzerBuilder, Tokenizer

from talentsphere.services.search.rules.text import fold, spans, squeeze, words

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


def test_spans_cover_signs_and_marks_of_shown_words() -> None:
    text = "Senior C++ / .NET dev in Zu\u0308rich"
    assert [text[a:b] for a, b in spans(text)] == ["Senior", "C++", ".NET", "dev", "in", "Zu\u0308rich"]
