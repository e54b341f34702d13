"""Boards in the shapes of Greenhouse, Lever and schema.org, written from real postings."""

import csv
import gzip
import io
import json
from datetime import UTC, date, datetime
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest

from talentsphere.services.jobs.contract import Job, Location, Pay

REAL_POSTINGS = Path(__file__).resolve().parents[3] / "shared" / "data" / "postings" / "usajobs.jsonl.gz"

PLACES = (
    ("Austin", "TX", "US", "United States"),
    ("San Francisco", "CA", "US", "United States"),
    ("Toronto", "Ontario", "CA", "Canada"),
    ("Berlin", "Berlin", "DE", "Germany"),
    ("Bengaluru", "Karnataka", "IN", "India"),
    ("Paris", "Île-de-France", "FR", "France"),
)
COMMITMENTS = ("Full-time", "Part-time", "Contract", "Internship")
LEVER_WORKPLACES = ("on-site", "hybrid", "remote", "unspecified")


def real_bytes() -> bytes:
    """The gzip file of 16,430 real postings. Skips the test where it is not beside the checkout."""
    if not REAL_POSTINGS.exists():
        pytest.skip(f"the real postings are missing: {REAL_POSTINGS}")
    return REAL_POSTINGS.read_bytes()


def real_rows(count: int) -> list[dict[str, Any]]:
    """The first `count` real postings."""
    with gzip.open(io.BytesIO(real_bytes()), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, count)]


def description_html(row: dict[str, Any], at: int) -> str:
    """A description with what real ones have: headings, lists, links, entities."""
    duties = "".join(f"<li>{escape(series, quote=False)}</li>" for series in row["occupation_series"])
    paths = "".join(f"<li><strong>{escape(path, quote=False)}</strong></li>" for path in row["hiring_paths"])
    return (
        f"<h2>About {escape(row['agency'], quote=False)}</h2>"
        f"<p>Posting {at} of the {escape(row['department'], quote=False)} &amp; its offices.</p>"
        f"<h3>What you will do</h3><ul>{duties}</ul><h3>Who may apply</h3><ul>{paths}</ul>"
        '<p>Read <a href="https://example.org/benefits" rel="nofollow noopener">what we offer</a>.</p>'
    )


def greenhouse_job(row: dict[str, Any], at: int) -> dict[str, Any]:
    """One job as Greenhouse's job board API gives it with content, questions and pay."""
    city, region, _, country = PLACES[at % len(PLACES)]
    return {
        "id": row["control_number"],
        "internal_job_id": row["control_number"] + 1,
        "title": row["position_title"],
        "updated_at": f"{row['open_date']}T10:55:28-05:00",
        "first_published": f"{row['open_date']}T09:00:00-05:00",
        "application_deadline": f"{row['close_date']}T23:59:00-05:00" if at % 3 == 0 else None,
        "requisition_id": f"R-{at}" if at % 2 else None,
        "location": {"name": f"{city}, {region}" if at % 4 else f"Remote - {country}"},
        "absolute_url": f"https://boards.greenhouse.io/example/jobs/{row['control_number']}",
        "company_name": row["agency"],
        "language": "en",
        "metadata": [
            {"id": 1, "name": "Employment Type", "value": COMMITMENTS[at % 4], "value_type": "single_select"},
            {"id": 2, "name": "Hiring paths", "value": row["hiring_paths"], "value_type": "multi_select"},
        ],
        "content": escape(description_html(row, at), quote=True),
        "departments": [{"id": 3, "name": row["department"], "parent_id": None, "child_ids": []}],
        "offices": [
            {"id": 4, "name": city, "location": f"{city}, {region}, {country}", "parent_id": None, "child_ids": []}
        ],
        "questions": greenhouse_questions(),
        "location_questions": [
            {"label": "Latitude", "required": True, "fields": [{"name": "latitude", "type": "input_hidden", "values": []}]}
        ],
        "data_compliance": [{"type": "gdpr", "requires_consent": True, "retention_period": 365}],
        "pay_input_ranges": [
            {"min_cents": 6_000_000, "max_cents": 7_500_050, "currency_type": "USD", "title": "Annual Salary", "blurb": "<p>Pay</p>"},
            {"min_cents": 7_000_000, "max_cents": 9_000_000, "currency_type": "USD", "title": "Annual Salary", "blurb": ""},
        ],
    }  # fmt: skip


def greenhouse_questions() -> list[dict[str, Any]]:
    """Questions of every type in Greenhouse's documentation."""
    yes_no = [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}]
    colours = [{"value": 11, "label": "Red & blue"}, {"value": 12, "label": "Green"}]
    fields = (
        ("First Name", True, [{"name": "first_name", "type": "input_text", "values": []}]),
        (
            "Resume",
            True,
            [{"name": "resume", "type": "input_file"}, {"name": "resume_text", "type": "textarea"}],
        ),
        ("Your website?", False, [{"name": "question_1", "type": "input_text", "values": []}]),
        ("Why us?", True, [{"name": "question_2", "type": "textarea", "values": []}]),
        (
            "May you work here?",
            True,
            [{"name": "question_3", "type": "multi_value_single_select", "values": yes_no}],
        ),
        (
            "Which colour?",
            False,
            [{"name": "question_4", "type": "multi_value_single_select", "values": colours}],
        ),
        (
            "Which colours?",
            False,
            [{"name": "question_5[]", "type": "multi_value_multi_select", "values": colours}],
        ),
        ("Portfolio", False, [{"name": "question_6", "type": "input_file", "values": []}]),
    )
    return [
        {"label": label, "required": required, "description": None, "fields": inner}
        for label, required, inner in fields
    ]


def greenhouse_board(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"jobs": [greenhouse_job(row, at) for at, row in enumerate(rows)], "meta": {"total": len(rows)}}


def lever_posting(row: dict[str, Any], at: int) -> dict[str, Any]:
    """One posting as Lever's postings API gives it."""
    city, region, code, country = PLACES[at % len(PLACES)]
    other = PLACES[(at + 1) % len(PLACES)]
    identifier = f"5ac21346-8e0c-4494-8e7a-{row['control_number']:012d}"
    location = f"{city}, {region}, {country}"
    posting = {
        "id": identifier,
        "text": row["position_title"],
        "categories": {
            "commitment": COMMITMENTS[at % 4],
            "department": row["department"],
            "team": row["agency"],
            "level": "Senior",
            "location": location,
            "allLocations": [location, f"{other[0]}, {other[1]}, {other[3]}"],
        },
        "country": code,
        "workplaceType": LEVER_WORKPLACES[at % 4],
        "createdAt": 1_700_000_000_000 + at,
        "opening": "<div>Welcome</div>",
        "openingPlain": "Welcome",
        "description": f"<div>Welcome</div><div>Posting {at} &amp; more</div>",
        "descriptionPlain": f"Welcome\nPosting {at} & more",
        "descriptionBody": f"<div>Posting {at} &amp; more</div>",
        "descriptionBodyPlain": f"Posting {at} & more",
        "lists": [{"text": "Who may apply", "content": "".join(f"<li>{escape(path, quote=False)}</li>" for path in row["hiring_paths"])}],
        "additional": "<div>We answer everybody.</div>",
        "additionalPlain": "We answer everybody.",
        "hostedUrl": f"https://jobs.lever.co/example/{identifier}",
        "applyUrl": f"https://jobs.lever.co/example/{identifier}/apply",
        "tags": ["federal", "open"],
    }  # fmt: skip
    if at % 2:
        posting["salaryRange"] = {
            "min": 90000,
            "max": 120000,
            "currency": "EUR",
            "interval": "per-year-salary",
        }
        posting["salaryDescription"] = "<div>Plus a bonus</div>"
        posting["salaryDescriptionPlain"] = "Plus a bonus"
    return posting


def lever_board(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [lever_posting(row, at) for at, row in enumerate(rows)]


def json_ld_posting(row: dict[str, Any], at: int) -> dict[str, Any]:
    """One posting as employers put it on their pages."""
    city, region, code, _ = PLACES[at % len(PLACES)]
    address = {
        "@type": "PostalAddress",
        "addressLocality": city,
        "addressRegion": region,
        "addressCountry": code,
    }
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": row["position_title"],
        "description": description_html(row, at),
        "identifier": {"@type": "PropertyValue", "name": row["agency"], "value": str(row["control_number"])},
        "datePosted": row["open_date"],
        "validThrough": f"{row['close_date']}T23:59:59Z",
        "employmentType": ["FULL_TIME", "CONTRACTOR"],
        "hiringOrganization": {
            "@type": "Organization",
            "name": row["agency"],
            "sameAs": "https://www.usajobs.gov",
        },
        "jobLocation": {"@type": "Place", "address": address},
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"@type": "QuantitativeValue", "minValue": 40.5, "maxValue": 60, "unitText": "HOUR"},
        },
        "url": row["usajobs_url"],
        "qualifications": ", ".join(row["occupation_series"]),
    }


def json_ld_page(postings: list[dict[str, Any]]) -> str:
    """A page that carries `postings` in one graph, beside markup of other types."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Organization", "name": "Example"}, *postings],
    }
    safe = json.dumps(graph).replace("<", "\\u003c")
    return (
        "<!doctype html><html><head><title>Jobs</title>"
        '<script>var ld = "application/ld+json";</script>'
        f'<script data-x="1" type="application/ld+json">\n{safe}\n</script></head><body><p>Jobs</p></body></html>'
    )


def csv_board(rows: list[dict[str, Any]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The real postings as a spreadsheet saves them; lists joined by semicolons."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    for row in rows:
        writer.writerow({k: "; ".join(v) if isinstance(v, list) else v for k, v in row.items()})
    return out.getvalue().encode(encoding)


def encoded(board: Any) -> bytes:
    """A board as the bytes that a server would send."""
    return json.dumps(board).encode()


_OPEN_JOB = Job(
    id=UUID("0192f0c1-7a3e-7b5c-8d4e-2b1f0c94e27b"),
    company_id=UUID("0192f0c1-0000-7000-8000-000000000001"),
    company_name="Acme & Sons",
    company_slug="acme",
    company_website="https://acme.example",
    company_logo_url="https://acme.example/logo.png",
    slug="welder-acme-2b1f0c94e27b",
    status="published",
    title="Welder",
    description_html="<p>You join <strong>steel</strong>.</p>",
    description_text="You join steel.",
    locations=(Location(city="Berlin", region="Berlin", country="DE"),),
    workplace="onsite",
    employment_type="full_time",
    department="Workshop",
    level=None,
    pay=Pay(min=40000, max=50000, currency="EUR", interval="year"),
    questions=(),
    skills=("MIG", "TIG"),
    requisition_id="R-7",
    language="en",
    valid_through=date(2030, 6, 30),
    applicant_countries=(),
    source_url=None,
    source=None,
    created_at=datetime(2030, 1, 1, tzinfo=UTC),
    updated_at=datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC),
    published_at=datetime(2030, 1, 2, tzinfo=UTC),
    closed_at=None,
)


def open_job(**changes: Any) -> Job:
    """A published posting with all that search engines want, but for `changes`."""
    return msgspec.structs.replace(_OPEN_JOB, **changes)
