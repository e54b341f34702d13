"""A posting as its page shows it."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from talentsphere.services.applications.contract import Application, ApplicationStatus
from talentsphere.services.jobs.contract import Job, JobCard, QuestionKind
from talentsphere.web.shell.markup import safe
from talentsphere.web.shell.texts import N_, Texts

State = Literal["open", "draft", "closed"]

STATUS: dict[ApplicationStatus, str] = {
    "submitted": N_("Sent"),
    "in_review": N_("In review"),
    "interview": N_("Interview"),
    "offer": N_("Offer"),
    "hired": N_("Hired"),
    "rejected": N_("Not chosen"),
    "withdrawn": N_("Withdrawn"),
}
ANSWERS: dict[QuestionKind, str] = {
    "text": N_("a short answer"),
    "textarea": N_("a longer answer"),
    "yes_no": N_("yes or no"),
    "number": N_("a number"),
    "select": N_("one choice"),
    "multi_select": N_("any of several choices"),
}
_ASIDE = re.compile(r"\s*(?:[(\[{|;:,–—/]|\s-\s).*", re.DOTALL)
_WORD = re.compile(r"[\w+#.]+")
_MOST_WORDS = 8
_SNIPPET = 155
_SPACE = re.compile(r"\s+")


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What the templates get besides the job's own fields. `body` is HTML that jobs has sanitised."""

    state: State
    body: str
    answers: tuple[str, ...]
    ended: date | datetime | None
    similar_href: str
    source_host: str | None
    company_host: str | None


def state_of(job: Job, *, today: date) -> State:
    if job.status == "draft":
        return "draft"
    past = job.valid_through is not None and job.valid_through < today
    return "closed" if job.status == "closed" or past else "open"


def shown(job: Job, *, today: date, similar_href: str, texts: Texts) -> Shown:
    state = state_of(job, today=today)
    return Shown(
        state=state,
        # A wide table scrolls, so it has to be reachable with keys. Sanitised tables carry no attributes.
        body=safe(job.description_html.replace("<table>", '<table tabindex="0">')),
        answers=tuple(texts.gettext(ANSWERS[question.kind]) for question in job.questions),
        ended=(job.closed_at or job.valid_through) if state == "closed" else None,
        similar_href=similar_href,
        source_host=_host(job.source_url),
        company_host=_host(job.company_website),
    )


def _host(address: str | None) -> str | None:
    return (urlsplit(address).hostname or "").removeprefix("www.") or None if address else None


def lean(job: Job) -> Job:
    """The posting without its long texts, which reach the template as markup or not at all."""
    return msgspec.structs.replace(job, description_html="", description_text="", source=None)


def alike(title: str) -> str:
    """The words to look for similar postings with: the title's first part, without what a search reads as signs."""
    head = _ASIDE.sub("", title).strip()
    words = _WORD.findall(head if " " in head else title)
    return " ".join(words[:_MOST_WORDS])


def others(cards: Sequence[JobCard], job: Job, *, most: int) -> tuple[JobCard, ...]:
    """The first few that are not the posting itself."""
    return tuple(card for card in cards if card.id != job.id)[:most]


def summary(job: Job, *, texts: Texts) -> str:
    """The line for search engines and for links that are shared."""
    start = texts.gettext("{title} at {company}.", title=job.title, company=job.company_name)
    text = _SPACE.sub(" ", job.description_text[: 2 * _SNIPPET]).strip()
    room = _SNIPPET - len(start)
    if not text or room < _SNIPPET // 4:
        return start
    if len(text) > room:
        text = f"{text[:room].rpartition(' ')[0]} …"
    return f"{start} {text}"


def applied(application: Application | None, *, texts: Texts) -> dict[str, Any] | None:
    """The reader's own application: where it is, how it stands, since when."""
    if application is None:
        return None
    return {
        "href": f"/applications/{application.id}",
        "status": texts.gettext(STATUS[application.status]),
        "at": application.submitted_at,
    }
