"""The schema.org JobPosting of an open posting, as Google reads it.

https://developers.google.com/search/docs/appearance/structured-data/job-posting
"""

import re
from datetime import date
from typing import Any
from urllib.parse import urljoin

import msgspec

from talentsphere.services.jobs.contract import EmploymentType, Interval, Job, Location, Pay
from talentsphere.services.jobs.rules.countries import NAMES, country_code
from talentsphere.services.jobs.rules.descriptions import plain_text
from talentsphere.services.jobs.rules.slugs import address

EMPLOYMENT_TYPES: dict[EmploymentType, str] = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "volunteer": "VOLUNTEER",
    "per_diem": "PER_DIEM",
    "other": "OTHER",
}
_BLOCK = re.compile(r"<(?:p|br|ul|ol|div|h[2-6])\b")
UNITS: dict[Interval, str] = {"year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY", "hour": "HOUR"}


def is_open(job: Job, *, today: date) -> bool:
    """Whether `job` is published and its closing date, if any, is not past."""
    return job.status == "published" and (job.valid_through is None or job.valid_through >= today)


def missing_for_markup(job: Job) -> list[str]:
    """The fields of `job` without which search engines refuse its markup; empty when it has all."""
    text = job.description_text or plain_text(job.description_html)
    known = {
        "title": bool(job.title.strip()),
        # Google refuses a description that says no more than the title.
        "description_html": bool(text.strip()) and text.strip() != job.title.strip(),
        "company_name": bool(job.company_name.strip()),
        "applicant_countries": job.workplace != "remote" or bool(_applicant_countries(job)),
        "locations": job.workplace == "remote" or bool(_places(job)),
    }
    return [name for name, is_known in known.items() if not is_known]


def job_posting_json_ld(job: Job, *, base_url: str, today: date) -> dict[str, Any] | None:
    """The JobPosting of `job` for its page, or None unless it is open and has all that Google requires.

    Properties that are not known are left out, never empty.
    """
    if not is_open(job, today=today) or job.published_at is None or missing_for_markup(job):
        return None
    ld: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": job.title,
        "description": _paragraphs(job.description_html),
        "datePosted": job.published_at.date().isoformat(),
        "hiringOrganization": _organization(job, base_url),
        "identifier": {
            "@type": "PropertyValue",
            "name": job.company_name,
            "value": job.requisition_id or str(job.id),
        },
        "url": address(base_url, job.slug),
        "employmentType": EMPLOYMENT_TYPES[job.employment_type],
        "directApply": True,
        **_where(job),
    }
    if job.valid_through is not None:
        # A date alone would end at its first minute; applications are welcome until its last.
        ld["validThrough"] = f"{job.valid_through.isoformat()}T23:59:59Z"
    if job.pay is not None and (salary := _salary(job.pay)):
        ld["baseSalary"] = salary
    if job.skills:
        ld["skills"] = ", ".join(job.skills)
    return ld


def script_text(ld: dict[str, Any]) -> str:
    """`ld` as JSON that is safe inside a script element, whatever its texts say."""
    text = msgspec.json.encode(ld).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _paragraphs(html: str) -> str:
    """`html` with at least one block: Google reads no description without paragraphs."""
    return html if _BLOCK.search(html) else f"<p>{html}</p>"


def _organization(job: Job, base_url: str) -> dict[str, str]:
    known = {
        "@type": "Organization",
        "name": job.company_name,
        "sameAs": job.company_website,
        "logo": urljoin(f"{base_url}/", job.company_logo_url) if job.company_logo_url else None,
    }
    return {name: value for name, value in known.items() if value}


def _where(job: Job) -> dict[str, Any]:
    if job.workplace == "remote":
        countries = [{"@type": "Country", "name": code} for code in _applicant_countries(job)]
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": _one_or_list(countries)}
    return {"jobLocation": _one_or_list([_place(location, code) for location, code in _places(job)])}


def _place(location: Location, country: str) -> dict[str, Any]:
    known = {
        "@type": "PostalAddress",
        "addressLocality": (location.city or "").strip(),
        "addressRegion": (location.region or "").strip(),
        "addressCountry": country,
    }
    return {"@type": "Place", "address": {name: value for name, value in known.items() if value}}


def _places(job: Job) -> list[tuple[Location, str]]:
    """The locations that name both a city and a country that is known, with its code."""
    named = (place for place in job.locations if place.city and place.city.strip() and place.country)
    coded = ((place, country_code(place.country or "")) for place in named)
    return [(place, code) for place, code in coded if code]


def _applicant_countries(job: Job) -> list[str]:
    """Where applicants for remote work may live: as stated, else the countries of the locations."""
    stated = [code for code in job.applicant_countries if code in NAMES]
    from_places = (country_code(place.country) for place in job.locations if place.country)
    return stated or list(dict.fromkeys(code for code in from_places if code))


def _salary(pay: Pay) -> dict[str, Any] | None:
    """Google reads one amount or a closed range; an open end can be said in neither."""
    if pay.min is None or pay.max is None or pay.max <= 0:
        return None
    amounts = {"value": pay.min} if pay.min == pay.max else {"minValue": pay.min, "maxValue": pay.max}
    value = {"@type": "QuantitativeValue", **amounts, "unitText": UNITS[pay.interval]}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _one_or_list(values: list[dict[str, Any]]) -> dict[str, Any] | list[dict[str, Any]]:
    return values[0] if len(values) == 1 else values
