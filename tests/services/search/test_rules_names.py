import pytest

from talentsphere.services.search.contract import Reason
from talentsphere.services.search.rules.concepts import Concept, Form, reasons, stems, understood
from talentsphere.services.search.rules.places import asked_place, place_terms, region_names, shown_places
from talentsphere.services.search.rules.suggestions import headline, terms, typed_prefix, whole_term


def test_a_place_is_found_by_any_of_its_parts_in_order() -> None:
    found = place_terms(city="Zürich", regions=("ZH",), countries=("ch", "switzerland"))
    for text in (
        "zurich",
        "Zürich, ZH",
        "Zürich, Switzerland",
        "ZH CH",
        "zurich zh switzerland",
        "SWITZERLAND",
    ):
        assert asked_place(text) in found
    assert asked_place("Switzerland, Zürich") not in found
    assert place_terms(city="", regions=(), countries=()) == frozenset()


@pytest.mark.parametrize(
    ("region", "country", "names"),
    [
        ("TX", "US", ("TX", "Texas")),
        ("new york", "US", ("new york", "NY")),
        ("TX", "", ("TX", "Texas")),
        ("MA", "MX", ("MA",)),
        ("Bavaria", "DE", ("Bavaria",)),
    ],
)
def test_states_have_two_names(region: str, country: str, names: tuple[str, ...]) -> None:
    assert region_names(region, country=country) == names


def test_places_are_suggested_from_narrow_to_wide() -> None:
    assert shown_places(city="Austin", region="TX", country="United States") == (
        "Austin, TX, United States",
        "TX, United States",
        "United States",
    )
    assert shown_places(city="Berlin", region="Berlin", country="Germany")[0] == "Berlin, Germany"
    assert shown_places(city="", region="", country="") == ()


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Software Engineer (Remote, EU)", "Software Engineer"),
        ("Human  Resources Specialist - Classification", "Human Resources Specialist"),
        ("Director, Engineering", "Director, Engineering"),
        ("Full-Stack Developer", "Full-Stack Developer"),
        ("(Senior) Nurse", "(Senior) Nurse"),
    ],
)
def test_a_title_is_suggested_without_its_asides(title: str, short: str) -> None:
    assert headline(title) == short


def test_a_suggestion_is_found_by_each_first_word() -> None:
    assert terms("title", "Java Developer") == (
        "title:java developer\x1fJava Developer",
        "title:developer\x1fJava Developer",
    )
    assert whole_term("title", "Java Developer") == terms("title", "Java Developer")[0]


@pytest.mark.parametrize(("text", "prefix"), [("J", None), (" Ja", "ja"), ("Zü", "zu"), ("-", None)])
def test_one_letter_is_not_completed(text: str, prefix: str | None) -> None:
    assert typed_prefix(text) == prefix


def test_known_names_are_kept_together_with_their_synonyms() -> None:
    human, manager = understood(("human", "resources", "manager"))
    assert [form.words for form in human.forms] == [("human", "resources"), ("hr",)]
    assert manager.word == "manager"
    assert Form(("mgr",), "synonym") in manager.forms


def test_reasons_name_the_field_or_the_stand_in() -> None:
    parts = (
        Concept((Form(("java",)),)),
        Concept((Form(("js",)), Form(("javascript",), "synonym"))),
        Concept((Form(("softwre",)), Form(("software",), "corrected"))),
        Concept((Form(("remote",)),)),
    )
    seen = {"title": frozenset({"software", "java"}), "skills": frozenset({"javascript"})}
    given = {"seen": seen, "stem": str}
    assert reasons(parts, **given, certain=True) == (
        Reason(kind="title", words=("java",)),
        Reason(kind="synonym", words=("javascript",)),
        Reason(kind="corrected", words=("software",)),
        Reason(kind="text", words=("remote",)),
    )
    assert "text" not in {reason.kind for reason in reasons(parts, **given, certain=False)}
    unseen = {"seen": {"title": frozenset()}, "stem": str}
    assert reasons(parts[2:3], **unseen, certain=True) == (Reason(kind="corrected", words=("software",)),)
    assert reasons(parts[2:3], **unseen, certain=False) == ()
    assert stems(parts, str) >= {"softwre", "software", "js"}
