"""The checker names each rule of Google's that markup breaks."""

from datetime import date

import pytest

from factories.boards import json_ld_posting, open_job, real_rows
from talentsphere.services.jobs.rules.google import google_advice, google_problems
from talentsphere.services.jobs.rules.job_posting import job_posting_json_ld

GOOD = job_posting_json_ld(open_job(), base_url="https://jobs.example", today=date(2030, 3, 1))
REMOTE = {
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": {"@type": "Country", "name": "DE"},
}


def broken(path, value):
    """GOOD with the property at a dotted path set, or removed when the value is None."""
    *parents, name = path.split(".")
    ld = dict(GOOD)
    inner = ld
    for parent in parents:
        inner[parent] = dict(inner[parent])
        inner = inner[parent]
    if value is None:
        del inner[name]
    else:
        inner[name] = value
    return ld


def test_good_markup_has_no_problems():
    assert google_problems(GOOD) == []


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("@context", "https://example.org", "@context"),
        ("@type", "Job", "@type"),
        ("title", None, "title: it is required"),
        ("title", "", "title: it is empty"),
        ("title", "<b>Welder</b>", "title: it is not plain text"),
        ("description", None, "description: it is required"),
        ("description", "Welder", "description: it repeats the title"),
        ("description", "All on one line", "description: it is not HTML"),
        ("description", "&lt;p&gt;a&lt;/p&gt;", "description: its markup is escaped"),
        ("datePosted", None, "datePosted: it is required"),
        ("datePosted", "2 January 2030", "datePosted: it is no ISO"),
        ("datePosted", "2030-02-30", "datePosted: it is no ISO"),
        ("validThrough", "2029-12-31", "validThrough: it is before"),
        ("validThrough", "30.06.2030", "validThrough: it is no ISO"),
        ("hiringOrganization", None, "hiringOrganization: it is required"),
        ("hiringOrganization.name", None, "hiringOrganization.name"),
        ("hiringOrganization.@type", "Person", "hiringOrganization: it is no"),
        ("hiringOrganization.sameAs", "acme", "hiringOrganization.sameAs"),
        ("hiringOrganization.logo", "/logo.png", "hiringOrganization.logo"),
        ("jobLocation", None, "jobLocation: it is required"),
        ("jobLocation.@type", "Spot", "jobLocation: it is no Place"),
        ("jobLocation.address", "Berlin", "jobLocation: it is no Place"),
        ("jobLocation.address.addressCountry", "Germany", "jobLocation.address.addressCountry"),
        ("jobLocation.address.addressRegion", "", "jobLocation.address.addressRegion: it is empty"),
        ("jobLocation.address", {"@type": "PostalAddress", "addressCountry": "DE"}, "jobLocation.address: it names"),
        ("jobLocationType", "REMOTE", "jobLocationType"),
        ("applicantLocationRequirements", {"@type": "Country"}, "applicantLocationRequirements.name"),
        ("applicantLocationRequirements", "DE", "applicantLocationRequirements: it is no area"),
        ("baseSalary", 5, "baseSalary: it is no"),
        ("baseSalary.currency", "€", "baseSalary.currency"),
        ("baseSalary.value", 5, "baseSalary.value: it is no"),
        ("baseSalary.value.unitText", "ANNUAL", "baseSalary.value.unitText"),
        ("baseSalary.value.minValue", "40k", "baseSalary.value: an amount"),
        ("baseSalary.value.minValue", 60000, "baseSalary.value: minValue"),
        ("baseSalary.value.maxValue", None, "baseSalary.value: it needs"),
        ("employmentType", "full_time", "employmentType"),
        ("employmentType", ["FULL_TIME", "FOREVER"], "employmentType"),
        ("directApply", "true", "directApply"),
        ("url", "jobs/1", "url"),
        ("identifier", {"@type": "PropertyValue", "value": "1"}, "identifier"),
        ("skills", [], "skills: it is empty"),
    ],
)  # fmt: skip
def test_each_broken_rule_is_named(path, value, problem):
    found = google_problems(broken(path, value))
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_remote_work_needs_a_place_or_the_countries_of_applicants():
    ld = {name: value for name, value in GOOD.items() if name != "jobLocation"}
    assert google_problems(ld | REMOTE) == []
    assert google_problems(ld | {"jobLocationType": "TELECOMMUTE"}) == [
        "applicantLocationRequirements: it is required where there is no jobLocation"
    ]
    assert google_problems(GOOD | {"jobLocationType": "TELECOMMUTE"}) == []


def test_recommended_properties_are_advice():
    ld = {name: value for name, value in GOOD.items() if name not in {"baseSalary", "directApply"}}
    assert google_problems(ld) == []
    assert google_advice(ld) == ["baseSalary", "directApply"]


def test_what_employers_publish_passes():
    assert [google_problems(json_ld_posting(row, at)) for at, row in enumerate(real_rows(50))] == [[]] * 50


@pytest.mark.parametrize(
    "ld",
    [{}, {"jobLocation": [None, 1, "x"]}, {"baseSalary": []}, {"hiringOrganization": 1, "identifier": []}],
)
def test_any_object_can_be_checked(ld):
    assert google_problems(ld)
