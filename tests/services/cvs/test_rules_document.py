import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.errors import Invalid
from talentsphere.services.cvs.rules.document import MAX_BYTES, MAX_ITEMS, checked, fitted
from talentsphere.services.cvs.rules.titles import normal_title, title_of_file
from talentsphere.services.cvs.rules.values import MAX_TEXT

SAMPLES = ["sample.resume.json", "senior-engineer.resume.json", "career-changer.resume.json"]
KEYS = st.sampled_from(
    [
        "basics",
        "work",
        "name",
        "url",
        "email",
        "startDate",
        "highlights",
        "location",
        "profiles",
        "skills",
        "x",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=20,
)


def paths(value, at=""):
    if isinstance(value, dict):
        return {at} | {path for key, item in value.items() for path in paths(item, f"{at}.{key}")}
    if isinstance(value, list):
        return {at} | {path for index, item in enumerate(value) for path in paths(item, f"{at}.{index}")}
    return {at}


def refused(document):
    with pytest.raises(Invalid) as found:
        checked(document)
    return [problem.field for problem in found.value.fields]


def put(path, value):
    """A document with the value at a dotted path; numbers stand for the first entry of a list."""
    for key in reversed(path.split(".")):
        value = [value] if key.isdigit() else {key: value}
    return value


@pytest.mark.parametrize("name", SAMPLES)
def test_real_documents_come_back_whole(shared_data, name):
    document = json.loads((shared_data / "resumes" / name).read_text())
    result = checked(document)
    assert paths(result) == paths(document)
    assert checked(result) == result == fitted(document)


@pytest.mark.parametrize(
    ("path", "value", "kept"),
    [
        ("work.0.startDate", "2020", "2020"),
        ("work.0.startDate", " 2020-06 ", "2020-06"),
        ("projects.0.endDate", "2020-02-29", "2020-02-29"),
        ("awards.0.date", "2014-11-01T00:00:00.000Z", "2014-11-01"),
        ("work.0.endDate", None, ""),
        ("work.0.endDate", "", ""),
        ("certificates.0.date", 2020, "2020"),
        ("education.0.score", 4.0, "4.0"),
        ("work.0.highlights", "One", ["One"]),
        ("work.0.highlights", None, []),
        ("basics.url", "www.example.com/me", "https://www.example.com/me"),
        ("basics.url", "example.com:8080/me", "https://example.com:8080/me"),
        ("basics.url", "http://bücher.example/ö", "http://bücher.example/ö"),
        ("basics.email", " o'neil+cv@mail.example.co.uk ", "o'neil+cv@mail.example.co.uk"),
        ("basics.summary", "One\r\nTwo\x00\ud800", "One\nTwo"),
        ("basics.location.city", " Köln ", "Köln"),
        ("basics.profiles.0.url", "", ""),
    ],
)
def test_known_fields_are_written_alike(path, value, kept):
    assert checked(put(path, value)) == put(path, kept)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("work.0.startDate", "soon"),
        ("work.0.startDate", "2020-13"),
        ("work.0.startDate", "2020-6"),
        ("education.0.endDate", "2021-02-29"),
        ("publications.0.releaseDate", "0000"),
        ("basics.email", "nobody"),
        ("basics.email", "a@b@c"),
        ("basics.email", "a b@c.example"),
        ("basics.url", "javascript:alert(1)"),
        ("basics.url", "JaVaScRiPt:alert(1)"),
        ("basics.url", "java\tscript:alert(1)"),
        ("basics.image", "data:text/html;base64,PHNjcmlwdD4="),
        ("basics.url", "https://"),
        ("basics.url", "https://[x"),
        ("basics.url", "https://a.example/ b"),
        ("basics.url", "https://a.example/" + "b" * 2_000),
        ("basics.profiles.0.url", "file:///etc/passwd"),
        ("basics.name", ["Ada"]),
        ("basics.name", True),
        ("basics.location", "Köln"),
        ("basics.summary", "a" * (MAX_TEXT + 1)),
        ("basics", []),
        ("work", {"name": "Engine"}),
        ("work.0", "Engine"),
        ("work.0.highlights", {"a": 1}),
        ("work.0.highlights.0", {"a": 1}),
        ("skills.0.keywords", 3),
        ("x.y", object()),
        ("x.y", "a" * (MAX_TEXT + 1)),
    ],
)
def test_what_is_wrong_is_named_by_its_path(path, value):
    assert refused(put(path, value)) == [f"resume.{path}"]


def test_every_wrong_field_is_named_at_once():
    document = {"work": [{"startDate": "x"}, {"name": "ok"}, {"url": "x y"}], "basics": {"email": "x"}}
    assert refused(document) == ["resume.work.0.startDate", "resume.work.2.url", "resume.basics.email"]


def test_sizes_are_limited():
    assert refused({"skills": [{"name": "x"}] * (MAX_ITEMS + 1)}) == ["resume.skills"]
    assert refused({f"key{index}": 1 for index in range(101)}) == ["resume"]
    assert refused({"x": {"k" * 201: 1}, "": 1}) == ["resume.x", "resume"]
    big = {"work": [{"summary": "a" * MAX_TEXT}] * (MAX_BYTES // MAX_TEXT + 1)}
    assert refused(big) == ["resume"]
    assert fitted(big | {"basics": {"name": "Ada"}}) == {}
    assert fitted({"basics": {"name": "Ada"}} | big) == {"basics": {"name": "Ada"}}


def test_deep_nesting_is_refused():
    deep: dict = {}
    for _ in range(500):
        deep = {"a": [deep]}
    (field,) = refused({"x": deep})
    assert field.startswith("resume.x.a.0")


def test_unknown_keys_stay_where_they_were():
    document = {
        "x-theme": {"colours": ["red", None, 1.5, True]},
        "basics": {"name": "Ada", "pronouns": "she", "location": {"planet": "Earth"}},
        "work": [{"name": "Engine", "team": {"size": 3}, "startDate": "1843"}],
        "customSections": [{"name": "Talks", "items": ["One"]}],
    }
    assert checked(document) == document


def test_what_a_machine_read_is_cut_to_what_can_stay():
    document = {
        "basics": {"name": "Ada", "email": "nobody", "summary": "a" * (MAX_TEXT + 5)},
        "work": [{"name": "Engine", "startDate": "2019-02-31"}, "noise"],
        "skills": [{"name": str(index)} for index in range(MAX_ITEMS + 5)],
    }
    result = fitted(document)
    assert result["basics"] == {"name": "Ada", "summary": "a" * MAX_TEXT}
    assert result["work"] == [{"name": "Engine"}]
    assert len(result["skills"]) == MAX_ITEMS


@given(st.dictionaries(KEYS, JSON, max_size=5))
def test_any_document_is_either_kept_for_good_or_refused(document):
    result = fitted(document)
    assert checked(result) == result
    json.dumps(result).encode()
    try:
        assert checked(document) == result
    except Invalid as refusal:
        fields = [problem.field for problem in refusal.fields]
    else:
        return
    assert fields
    assert all(field.startswith("resume") for field in fields)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("My CV.pdf", "My CV"),
        ("cv.final.docx", "cv.final"),
        (".pdf", ".pdf"),
        ("\x00.pdf", "CV"),
        ("a" * 300, "a" * 200),
    ],
)
def test_a_title_comes_from_the_files_name(name, title):
    assert title_of_file(name) == title
    assert normal_title(title) == title


@pytest.mark.parametrize("title", ["", "  ", "\x00", "a" * 201])
def test_a_title_has_1_to_200_characters(title):
    with pytest.raises(Invalid):
        normal_title(title)
