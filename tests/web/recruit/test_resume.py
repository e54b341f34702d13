from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from talentsphere.web.recruit.resume import contacts, sections, summary
from web.hiring.troupe import RESUME

KEYS = st.sampled_from([
    "basics", "work", "education", "skills", "languages", "projects", "interests", "name", "position", "keywords",
    "highlights", "startDate", "endDate", "url", "location", "profiles", "city", "summary", "network",
])  # fmt: skip
ANYTHING: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["https://[", "javascript:x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


def by_title(resume):
    return {section.title: section for section in sections(resume)}


def test_work_is_read_with_what_was_done():
    first, second = by_title(RESUME)["Work"].entries
    assert (first.title, first.line, first.dates) == (
        "Staff engineer",
        "Analytical Engines, London",
        "2021-04 –",
    )
    assert first.points == ("Cut the 95th percentile from 400 to 80 ms.", "Led five people.")
    assert (second.dates, second.text) == ("2016 – 2021-03", "Indexing of punched cards.")


def test_skills_and_languages_are_words():
    found = by_title(RESUME)
    assert found["Skills"].words == ("Lucene", "Tantivy", "Python · expert")
    assert found["Languages"].words == ("English · native", "Portuguese")


def test_a_section_of_the_wrong_shape_is_left_out():
    assert set(by_title(RESUME)) == {"Skills", "Work", "Education", "Languages"}
    assert sections({}) == []


def test_a_school_names_itself_when_there_is_no_degree():
    (entry,) = by_title({"education": [{"institution": "Eton", "endDate": "1999"}]})["Education"].entries
    assert (entry.title, entry.line, entry.dates) == ("Eton", "", "1999")


def test_contacts_link_only_to_the_web():
    found = dict(contacts(RESUME))
    assert found["GitHub"] == "https://github.example/ada"
    assert found["ada.example.org"] == "https://ada.example.org/"
    assert found["Lisbon, PT"] is None
    assert not [url for url in found.values() if url and not url.startswith("https://")]


@given(st.dictionaries(KEYS, ANYTHING, max_size=6))
def test_no_shape_of_a_cv_breaks_the_page(resume):
    for section in sections(resume):
        assert section.entries or section.words
        assert all(
            entry.url is None or entry.url.startswith(("http://", "https://")) for entry in section.entries
        )
    assert all(words for words, _ in contacts(resume))
    assert isinstance(summary(resume), str)
