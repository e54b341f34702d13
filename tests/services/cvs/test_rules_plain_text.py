import json

from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.cvs.rules.plain_text import as_plain_text, headline


def test_a_document_reads_like_a_cv():
    document = {
        "basics": {
            "name": "Ada Lovelace", "label": "Analyst", "email": "ada@example.com", "phone": "+44 1",
            "location": {"city": "London", "countryCode": "GB"},
            "profiles": [{"network": "GitHub", "username": "ada"}],
        },
        "work": [
            {"name": "Engine", "position": "Programmer", "startDate": "1842", "endDate": "1843", "highlights": ["Note G"]}
        ],
        "skills": [{"name": "Maths", "level": "Expert", "keywords": ["Bernoulli", "Series"]}],
        "customSections": [{"name": "Talks", "items": ["On engines"]}],
    }  # fmt: skip
    assert as_plain_text(document).split("\n") == [
            "Ada Lovelace", "Analyst", "London, GB", "ada@example.com · +44 1", "GitHub ada", "",
            "Work", "Programmer, Engine (1842 – 1843)", "• Note G", "",
            "Skills", "Maths, Expert", "Bernoulli, Series", "",
            "Talks", "On engines",
    ]  # fmt: skip


def test_an_empty_document_is_no_text():
    assert as_plain_text({}) == ""
    assert as_plain_text({"basics": {"name": ""}, "work": [{}], "customSections": [{}]}) == ""


def test_every_text_of_the_schemas_own_sample_is_there(shared_data):
    document = json.loads((shared_data / "resumes" / "sample.resume.json").read_text())
    text = as_plain_text(document)
    for section in ("work", "volunteer", "education", "awards", "publications", "projects", "references"):
        for entry in document[section]:
            for value in entry.values():
                wanted = value if isinstance(value, list) else [value]
                assert all(item in text for item in wanted if item not in {"application", "Smoogle"}), value


def test_the_headline_is_the_label_else_the_first_job():
    job = {"position": "Programmer", "name": "Engine"}
    assert headline({"basics": {"label": " Analyst "}, "work": [job]}) == "Analyst"
    assert headline({"basics": {"label": ""}, "work": [{}, job]}) == "Programmer, Engine"
    assert headline({}) == ""


@given(st.dictionaries(st.sampled_from(["basics", "work", "skills", "customSections"]), st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "items", "location", "profiles", "highlights"]), inner, max_size=3),
    max_leaves=10,
)))  # fmt: skip
def test_any_document_has_a_text(document):
    assert isinstance(as_plain_text(document), str)
    assert isinstance(headline(document), str)
