"""JobPostings are read from JSON-LD as employers write it."""

from datetime import UTC, date, datetime

import pytest

from factories.boards import encoded, json_ld_page, json_ld_posting, real_rows
from talentsphere.services.jobs.contract import Location, Pay
from talentsphere.services.jobs.rules.importing.board import parse


def one(**changes):
    ld = json_ld_posting(real_rows(2)[1], 1) | changes
    (posting,) = parse(encoded({name: value for name, value in ld.items() if value is not None})).postings
    return posting


def test_a_posting_is_read():
    posting = one()
    assert posting.reference == "774918900"
    assert posting.title == "Budget Analyst"
    assert posting.company_name == "Other Agencies and Independent Organizations"
    assert posting.locations == (Location(city="San Francisco", region="CA", country="US"),)
    assert posting.pay == Pay(min=40.5, max=60, currency="USD", interval="hour")
    assert posting.published_at == datetime(2024, 2, 6, tzinfo=UTC)
    assert posting.valid_through == date(2024, 2, 27)
    assert posting.source_url == "https://www.usajobs.gov/job/774918900"


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"identifier": "X-1"}, "reference", "X-1"),
        ({"identifier": None}, "reference", "https://www.usajobs.gov/job/774918900"),
        ({"identifier": None, "url": None, "@id": "#1"}, "reference", "#1"),
        ({"title": None, "name": "R&amp;D Lead"}, "title", "R&D Lead"),
        ({"hiringOrganization": "Acme"}, "company_name", "Acme"),
        ({"employmentType": "PART_TIME"}, "employment_type", "part_time"),
        ({"employmentType": ["CONTRACTOR"]}, "employment_type", "contract"),
        ({"employmentType": "Full-time"}, "employment_type", "full_time"),
        ({"employmentType": "Forever"}, "employment_type", "other"),
        ({"employmentType": None}, "employment_type", "full_time"),
        ({"jobLocationType": "TELECOMMUTE"}, "workplace", "remote"),
        ({"applicantLocationRequirements": [{"@type": "Country", "name": "USA"}, {"@type": "Country", "name": "Canada"}]}, "applicant_countries", ("US", "CA")),
        ({"jobLocation": {"@type": "Place", "address": "Bonn, Germany"}}, "locations", (Location(city="Bonn", country="DE"),)),
        ({"jobLocation": [{"address": {"addressLocality": "Bonn", "addressCountry": {"@type": "Country", "name": "Germany"}}}]}, "locations", (Location(city="Bonn", country="DE"),)),
        ({"jobLocation": None}, "locations", ()),
        ({"baseSalary": {"currency": "EUR", "value": {"value": 50000, "unitText": "YEAR"}}}, "pay", Pay(min=50000, max=50000, currency="EUR")),
        ({"baseSalary": {"currency": "EUR", "value": 4000, "unitText": "MONTH"}}, "pay", Pay(min=4000, max=4000, currency="EUR", interval="month")),
        ({"baseSalary": "$50,000 a year"}, "pay", Pay(min=50000, max=50000)),
        ({"baseSalary": 70000, "salaryCurrency": "GBP"}, "pay", Pay(min=70000, max=70000, currency="GBP")),
        ({"baseSalary": None}, "pay", None),
        ({"skills": ["MIG", "TIG"]}, "skills", ("MIG", "TIG")),
        ({"skills": "MIG, " + "a very long sentence " * 10}, "skills", ("MIG",)),
        ({"description": "&lt;p&gt;Weld&lt;/p&gt;"}, "description_html", "<p>Weld</p>"),
        ({"inLanguage": "de_DE"}, "language", "de-DE"),
    ],
)  # fmt: skip
def test_the_forms_of_a_property_are_read(changes, field, value):
    assert getattr(one(**changes), field) == value


def test_every_source_field_survives():
    rows = real_rows(300)
    board = [json_ld_posting(row, at) for at, row in enumerate(rows)]
    parsed = parse(json_ld_page(board).encode())
    assert (len(parsed.postings), parsed.errors) == (300, ())
    taken = {"@type": None, "title": "title", "description": "description_html", "url": "source_url"}
    for raw, posting in zip(board, parsed.postings, strict=True):
        for name, value in raw.items():
            if name in posting.source:
                assert posting.source[name] == value
            elif name == "datePosted":
                assert posting.published_at.date().isoformat() == value
            elif taken[name]:
                assert getattr(posting, taken[name]) == value


PAGE_POSTING = '{"@context":"https://schema.org","@type":"JobPosting","identifier":"1","title":"Welder"}'


@pytest.mark.parametrize(
    "script",
    [
        f'<script type="application/ld+json">{PAGE_POSTING}</script>',
        f"<SCRIPT TYPE='application/ld+json'>{PAGE_POSTING}</SCRIPT>",
        f'<script id=a type="application/ld+json"><!-- {PAGE_POSTING} --></script>',
        f'<script type="application/ld+json">//<![CDATA[\n{PAGE_POSTING}\n//]]></script>',
        f'<script type="application/ld+json">{PAGE_POSTING.replace("Welder", "Wel" + chr(10) + "der").replace("Wel" + chr(10), "Wel")}</script>',
        f'<script type="application/ld+json">{PAGE_POSTING.replace(chr(34), "&quot;")}</script>',
        f'<script type="application/ld+json">[{{"@type":"WebSite"}},{PAGE_POSTING}]</script>',
        f'<script type="application/ld+json">{{"@type":"WebPage","mainEntity":{PAGE_POSTING}}}</script>',
        f'<script type="application/ld+json">{{"@type":"ItemList","itemListElement":[{{"@type":"ListItem","item":{PAGE_POSTING}}}]}}</script>',
        f'<script type="application/ld+json">{PAGE_POSTING.replace("JobPosting", "https://schema.org/JobPosting")}</script>',
        f'<script type="application/ld+json">{PAGE_POSTING.replace(chr(34) + "JobPosting" + chr(34), "[" + chr(34) + "JobPosting" + chr(34) + "]")}</script>',
    ],
)
def test_scripts_are_read_as_pages_have_them(script):
    (posting,) = parse(f"<!doctype html><html>{script}<p>x</p>".encode()).postings
    assert (posting.reference, posting.title) == ("1", "Welder")


def test_line_breaks_inside_a_text_are_forgiven():
    (posting,) = parse(
        b'<script type="application/ld+json">{"@type":"JobPosting","title":"Night\nwelder"}</script>'
    ).postings
    assert posting.title == "Night welder"


def test_a_posting_without_a_title_is_named():
    parsed = parse(encoded({"@type": "JobPosting", "identifier": {"value": 7}}))
    assert [(error.row, error.reference, error.field) for error in parsed.errors] == [(1, "7", "title")]
