"""What a posting must be like to be stored, and to be published."""

import re
from collections.abc import Iterator
from datetime import date
from math import isfinite

from talentsphere.kernel.errors import FieldProblem
from talentsphere.services.jobs.contract import Pay
from talentsphere.services.jobs.rules.countries import NAMES
from talentsphere.services.jobs.rules.currencies import CURRENCIES
from talentsphere.services.jobs.rules.fields import PostingFields
from talentsphere.services.jobs.rules.questions import question_problems

MIN_TITLE, MAX_TITLE = 3, 200
MAX_DESCRIPTION_BYTES = 100_000
MAX_SHORT_TEXT = 200
MAX_LIST = 50
MAX_PAY = 1e12

# PostgreSQL stores no NUL, and no page shows the others.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def problems(
    posting: PostingFields, *, today: date, publishing: bool = False, imported: bool = False
) -> tuple[FieldProblem, ...]:
    """Everything wrong with `posting`, each with its dotted field; empty when it may be stored.

    `publishing` adds what an open posting needs: a closing date that is not past and, unless the work is
    remote or the posting `imported` (boards leave it out), a location.
    """
    return (
        *_text_problems(posting),
        *_place_problems(posting),
        *(() if posting.pay is None else pay_problems(posting.pay)),
        *question_problems(posting.questions),
        *(_publishing_problems(posting, today=today, imported=imported) if publishing else ()),
    )


def pay_problems(pay: Pay) -> Iterator[FieldProblem]:
    if pay.currency not in CURRENCIES:
        yield FieldProblem(
            "pay.currency", f"“{pay.currency[:10]}” is no ISO 4217 currency; write one such as EUR."
        )
    if pay.min is None and pay.max is None:
        yield FieldProblem("pay", "Give the least pay, the greatest, or both.")
    for name, amount in (("pay.min", pay.min), ("pay.max", pay.max)):
        if amount is not None and not (isfinite(amount) and 0 <= amount <= MAX_PAY):
            yield FieldProblem(name, "Pay is an amount of zero or more.")
    if pay.min is not None and pay.max is not None and pay.min > pay.max:
        yield FieldProblem("pay.min", "The least pay is greater than the greatest; swap the two.")


def _text_problems(posting: PostingFields) -> Iterator[FieldProblem]:
    if not MIN_TITLE <= len(posting.title.strip()) <= MAX_TITLE:
        yield FieldProblem("title", f"Write a title of {MIN_TITLE} to {MAX_TITLE} characters.")
    if len(posting.description_html.encode(errors="replace")) > MAX_DESCRIPTION_BYTES:
        yield FieldProblem(
            "description_html", f"Shorten the description to {MAX_DESCRIPTION_BYTES // 1000} kB."
        )
    elif _CONTROL.search(posting.description_html):
        yield FieldProblem("description_html", "Remove the control characters from the description.")
    shorts = (
        ("title", posting.title),
        ("department", posting.department),
        ("requisition_id", posting.requisition_id),
    )
    for name, text in shorts:
        if text is not None and _breaks_line(text):
            yield FieldProblem(name, "Write this on one line, without control characters.")
        if text is not None and name != "title" and len(text) > MAX_SHORT_TEXT:
            yield FieldProblem(name, f"Shorten this to {MAX_SHORT_TEXT} characters.")
    if len(posting.skills) > MAX_LIST:
        yield FieldProblem("skills", f"Name at most {MAX_LIST} skills.")
    for at, skill in enumerate(posting.skills):
        if not 1 <= len(skill.strip()) <= MAX_SHORT_TEXT or _breaks_line(skill):
            yield FieldProblem(
                f"skills.{at}", f"Write a skill as 1 to {MAX_SHORT_TEXT} characters on one line."
            )
    if not _LANGUAGE.fullmatch(posting.language):
        yield FieldProblem("language", "Give the language as a BCP 47 tag such as en or pt-BR.")


def _place_problems(posting: PostingFields) -> Iterator[FieldProblem]:
    if len(posting.locations) > MAX_LIST:
        yield FieldProblem("locations", f"Name at most {MAX_LIST} locations.")
    for at, place in enumerate(posting.locations):
        parts = [part for part in (place.city, place.region, place.country) if part is not None]
        if not any(part.strip() for part in parts):
            yield FieldProblem(f"locations.{at}", "Give the city, the region or the country.")
        if any(len(part) > MAX_SHORT_TEXT or _breaks_line(part) for part in parts):
            yield FieldProblem(
                f"locations.{at}", f"Write each part as up to {MAX_SHORT_TEXT} characters on one line."
            )
    for at, country in enumerate(posting.applicant_countries):
        if country not in NAMES:
            yield FieldProblem(f"applicant_countries.{at}", "Give countries as ISO 3166-1 codes such as DE.")


def _publishing_problems(posting: PostingFields, *, today: date, imported: bool) -> Iterator[FieldProblem]:
    if posting.valid_through is not None and posting.valid_through < today:
        yield FieldProblem("valid_through", "The closing date is past; choose today or later.")
    if not imported and posting.workplace != "remote" and not posting.locations:
        yield FieldProblem("locations", "Say where the work is done, or mark the job as remote.")


def _breaks_line(text: str) -> bool:
    return not text.isprintable() and (_CONTROL.search(text) is not None or "\n" in text or "\r" in text)
