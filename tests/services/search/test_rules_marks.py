from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.search.engine.schema import stem, stem_as_shown
from talentsphere.services.search.rules.marks import Marker

MARKER = Marker(stems=frozenset({stem("engineer"), stem("cplusplus"), stem("zurich")}), stem=stem_as_shown)
LONG = (
    ("Lorem ipsum dolor sit amet. " * 30) + "We want an engineer who knows C++ well. " + ("More words. " * 60)
)


def test_every_form_of_a_word_is_marked() -> None:
    assert MARKER.mark("Engineering C++ in Zürich") == (
        ("Engineering", True),
        (" ", False),
        ("C++", True),
        (" in ", False),
        ("Zürich", True),
    )


def test_markup_stays_text() -> None:
    assert MARKER.mark("<b>engineer</b>") == (("<b>", False), ("engineer", True), ("</b>", False))


@given(st.text())
def test_fragments_join_to_the_text(text: str) -> None:
    assert "".join(fragment for fragment, _ in MARKER.mark(text)) == text


def test_a_snippet_shows_the_richest_place() -> None:
    snippet = MARKER.snippet(LONG, width=120)
    assert [text for text, marked in snippet if marked] == ["engineer", "C++"]
    assert snippet[0] == ("… ", False)
    assert snippet[-1] == (" …", False)
    assert len("".join(text for text, _ in snippet)) < 130


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    assert MARKER.snippet("Only a few words.") == (("Only a few words.", False),)
    assert Marker(stems=frozenset(), stem=stem_as_shown).snippet(LONG)[0][0].startswith("Lorem ipsum")


@given(st.text(max_size=600), st.integers(20, 300))
def test_a_snippet_is_a_stretch_of_the_text(text: str, width: int) -> None:
    shown = (
        "".join(piece for piece, _ in MARKER.snippet(text, width=width)).removeprefix("… ").removesuffix(" …")
    )
    assert shown in " ".join(text.split()) + "… …"
    assert len(shown) <= width
