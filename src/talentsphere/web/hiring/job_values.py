"""A stored posting as the values of the editor's form."""

from talentsphere.services.jobs.contract import Job, Location, Question
from talentsphere.web.hiring import countries, descriptions
from talentsphere.web.hiring.amounts import show_amount
from talentsphere.web.hiring.rows import Row

# New rows of the form's lists.
LOCATION: Row = {"city": "", "region": "", "country": ""}
QUESTION: Row = {"id": "", "label": "", "kind": "text", "options": "", "required": ""}

NEW_JOB = {"workplace": "onsite", "employment_type": "full_time", "language": "en", "pay.interval": "year"}


def values_of(job: Job) -> dict[str, str]:
    """Every field that is no list, by its name in the form."""
    pay = job.pay
    return {
        "title": job.title,
        "department": job.department or "",
        "requisition_id": job.requisition_id or "",
        "language": job.language,
        "description_html": descriptions.to_text(job.description_html),
        "workplace": job.workplace,
        "employment_type": job.employment_type,
        "level": job.level or "",
        "pay.min": show_amount(pay.min if pay else None),
        "pay.max": show_amount(pay.max if pay else None),
        "pay.currency": pay.currency if pay else "",
        "pay.interval": pay.interval if pay else "year",
        "skills": ", ".join(job.skills),
        "valid_through": job.valid_through.isoformat() if job.valid_through else "",
        "applicant_countries": ", ".join(map(countries.name_of, job.applicant_countries)),
    }


def location_row(place: Location) -> Row:
    return {
        "city": place.city or "",
        "region": place.region or "",
        "country": countries.name_of(place.country),
    }


def question_row(question: Question) -> Row:
    return {
        "id": question.id,
        "label": question.label,
        "kind": question.kind,
        "options": "\n".join(question.options),
        "required": "yes" if question.required else "",
    }
