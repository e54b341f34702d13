"""The markup of an open posting is what Google asks for; any other posting has none."""

import json
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.boards import encoded, open_job
from talentsphere.services.jobs.contract import EMPLOYMENT_TYPES, WORKPLACES, Job, Location, Pay
from talentsphere.services.jobs.rules.google import google_advice, google_problems
from talentsphere.services.jobs.rules.importing.board import parse
from talentsphere.services.jobs.rules.job_posting import (
    is_open,
    job_posting_json_ld,
    missing_for_markup,
    script_text,
)

TODAY = date(2030, 3, 1)
BASE = "https://jobs.example"


def markup(**changes):
    return job_posting_json_ld(open_job(**changes), base_url=BASE, today=TODAY)


class TestMarkup:
    def test_says_all_that_is_known(self):
        assert markup() == {
            "@context": "https://schema.org/",
            "@type": "JobPosting",
            "title": "Welder",
            "description": "<p>You join <strong>steel</strong>.</p>",
            "datePosted": "2030-01-02",
            "validThrough": "2030-06-30T23:59:59Z",
            "employmentType": "FULL_TIME",
            "hiringOrganization": {
                "@type": "Organization",
                "name": "Acme & Sons",
                "sameAs": "https://acme.example",
                "logo": "https://acme.example/logo.png",
            },
            "identifier": {"@type": "PropertyValue", "name": "Acme & Sons", "value": "R-7"},
            "jobLocation": {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Berlin",
                    "addressRegion": "Berlin",
                    "addressCountry": "DE",
                },
            },
            "baseSalary": {
                "@type": "MonetaryAmount",
                "currency": "EUR",
                "value": {
                    "@type": "QuantitativeValue",
                    "minValue": 40000,
                    "maxValue": 50000,
                    "unitText": "YEAR",
                },
            },
            "url": "https://jobs.example/jobs/welder-acme-2b1f0c94e27b",
            "directApply": True,
            "skills": "MIG, TIG",
        }
        assert google_advice(markup()) == []

    def test_leaves_out_what_is_not_known(self):
        ld = markup(
            company_website=None,
            company_logo_url="",
            pay=None,
            valid_through=None,
            skills=(),
            requisition_id=None,
        )
        assert ld.keys().isdisjoint({"baseSalary", "validThrough", "skills"})
        assert ld["hiringOrganization"] == {"@type": "Organization", "name": "Acme & Sons"}
        assert ld["identifier"]["value"] == "0192f0c1-7a3e-7b5c-8d4e-2b1f0c94e27b"
        assert google_problems(ld) == []

    def test_names_countries_of_applicants_for_remote_work(self):
        ld = markup(workplace="remote", locations=(), applicant_countries=("DE", "FR"))
        assert ld["jobLocationType"] == "TELECOMMUTE"
        assert ld["applicantLocationRequirements"] == [
            {"@type": "Country", "name": "DE"},
            {"@type": "Country", "name": "FR"},
        ]
        assert "jobLocation" not in ld

    def test_takes_the_country_of_a_remote_job_from_its_place(self):
        ld = markup(workplace="remote", locations=(Location(country="United States"),))
        assert ld["applicantLocationRequirements"] == {"@type": "Country", "name": "US"}

    def test_lists_every_place_that_is_whole(self):
        places = (
            Location(city="Berlin", country="DE"),
            Location(city="Paris", country="France"),
            Location(city="Nowhere"),
        )
        addresses = [
            place["address"] for place in markup(locations=places, workplace="hybrid")["jobLocation"]
        ]
        assert [(a["addressLocality"], a["addressCountry"]) for a in addresses] == [
            ("Berlin", "DE"),
            ("Paris", "FR"),
        ]

    def test_gives_one_amount_as_a_value_and_no_open_range(self):
        assert markup(pay=Pay(min=20, max=20, interval="hour"))["baseSalary"]["value"] == {
            "@type": "QuantitativeValue",
            "value": 20,
            "unitText": "HOUR",
        }
        for pay in (Pay(min=20), Pay(max=20), Pay(min=0, max=0)):
            assert "baseSalary" not in markup(pay=pay)

    def test_puts_a_bare_description_into_a_paragraph(self):
        assert markup(description_html="You join steel.")["description"] == "<p>You join steel.</p>"

    @pytest.mark.parametrize(
        "changes",
        [
            {"status": "draft"},
            {"status": "closed"},
            {"valid_through": date(2030, 2, 28)},
            {"published_at": None},
            {"description_html": "", "description_text": ""},
            {"description_html": "<p>Welder</p>", "description_text": "Welder"},
            {"locations": ()},
            {"locations": (Location(city="Berlin"),)},
            {"locations": (Location(country="DE"),)},
            {"locations": (Location(city="Berlin", country="Narnia"),)},
            {"workplace": "remote", "locations": ()},
            {"company_name": " "},
        ],
    )
    def test_is_absent_when_google_would_refuse_it(self, changes):
        assert markup(**changes) is None

    def test_ends_with_the_last_day(self):
        assert markup(valid_through=TODAY) is not None
        assert is_open(open_job(valid_through=TODAY), today=TODAY)


class TestMissing:
    @pytest.mark.parametrize(
        ("changes", "fields"),
        [
            ({}, []),
            ({"status": "draft", "published_at": None}, []),
            (
                {"description_html": "", "description_text": "", "locations": ()},
                ["description_html", "locations"],
            ),
            ({"workplace": "remote", "locations": ()}, ["applicant_countries"]),
        ],
    )
    def test_names_the_fields_to_fill(self, changes, fields):
        assert missing_for_markup(open_job(**changes)) == fields


def test_a_script_can_not_be_left_by_any_text():
    ld = {"title": "</script><script>alert('&')</script>\u2028"}
    written = script_text(ld)
    assert "<" not in written
    assert json.loads(written) == ld


TEXT = st.text(max_size=30)
PLACES = st.builds(
    Location,
    city=TEXT | st.none(),
    region=TEXT | st.none(),
    country=st.sampled_from(["DE", "USA", "Narnia", "", None]),
)
AMOUNTS = st.none() | st.floats(0, 1e6)
JOBS = st.builds(
    open_job,
    title=TEXT.map(lambda text: f"Job {text}"),
    description_html=TEXT.map(lambda text: f"<p>{text}</p>"),
    description_text=TEXT,
    company_name=st.sampled_from(["Acme", ""]),
    company_website=st.sampled_from([None, "https://a.example"]),
    locations=st.lists(PLACES, max_size=3).map(tuple),
    workplace=st.sampled_from(WORKPLACES),
    employment_type=st.sampled_from(EMPLOYMENT_TYPES),
    pay=st.none()
    | st.tuples(AMOUNTS, AMOUNTS).map(
        lambda ends: Pay(min=ends[0], max=max(ends) if None not in ends else ends[1])
    ),
    skills=st.sampled_from([(), ("MIG",)]),
    applicant_countries=st.sampled_from([(), ("DE", "IN")]),
    valid_through=st.none() | st.dates(date(2030, 2, 1), date(2031, 1, 1)),
)


@given(JOBS)
def test_every_markup_passes_the_independent_check(job: Job):
    ld = job_posting_json_ld(job, base_url=BASE, today=TODAY)
    if ld is not None:
        assert [p for p in google_problems(ld) if not p.startswith(("title:", "description: its"))] == []
        assert missing_for_markup(job) == []


def test_our_own_markup_can_be_imported_again():
    job = open_job(published_at=datetime(2030, 1, 2, tzinfo=UTC))
    (posting,) = parse(encoded(job_posting_json_ld(job, base_url=BASE, today=TODAY))).postings
    kept = (
        "title",
        "description_html",
        "locations",
        "workplace",
        "employment_type",
        "pay",
        "skills",
        "language",
    )
    assert {name: getattr(posting, name) for name in kept} == {name: getattr(job, name) for name in kept}
    assert (posting.reference, posting.company_name) == (job.requisition_id, job.company_name)
    assert (posting.published_at, posting.valid_through) == (job.published_at, job.valid_through)
    assert msgspec.json.encode(posting.source)
