"""Which column of a table says what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from talentsphere.kernel.errors import FieldProblem
from talentsphere.services.jobs.rules.importing.errors import BadMapping
from talentsphere.services.jobs.rules.importing.values import web_address

# The names of each target in the order they are preferred, as folded words.
SYNONYMS: dict[str, tuple[str, ...]] = {
    target: tuple(name.strip() for name in names.split(","))
    for target, names in {
        "reference": "reference, reference number, reference id, ref, external id, control number,"
        " usajobs control number, job id, posting id, vacancy id, vacancy number, announcement number, guid, uuid,"
        " job reference, requisition number, id",
        "title": "title, job title, position title, posting title, role title, vacancy title, position, role,"
        " job name, name, designation",
        "description": "description html, description, job description, content, body, details, summary,"
        " job summary, duties, text",
        "company": "company, company name, employer, employer name, organization, organisation,"
        " organization name, organisation name, hiring organization, hiring agency name, hiring agency, agency,"
        " agency name, business, client",
        "department": "department, department name, hiring department name, dept, team, division, business unit,"
        " function, category",
        "location": "location, locations, job location, work location, location name, place, office, duty station",
        "city": "city, town, locality, job city",
        "region": "region, state, province, county, state province, job state",
        "country": "country, country code, job country",
        "workplace": "workplace, workplace type, work mode, work model, remote, is remote, remote type, telework,"
        " work arrangement",
        "employment_type": "employment type, job type, appointment type, contract type, position type, schedule,"
        " work schedule, commitment, time type, type",
        "level": "level, seniority, seniority level, experience level, career level, job level",
        "salary": "salary, pay, compensation, salary range, pay range, wage, remuneration",
        "salary_min": "salary min, min salary, minimum salary, salary from, pay min, min pay, minimum pay,"
        " salary minimum, compensation min, pay range min, minimum range",
        "salary_max": "salary max, max salary, maximum salary, salary to, pay max, max pay, maximum pay,"
        " salary maximum, compensation max, pay range max, maximum range",
        "currency": "currency, salary currency, pay currency, currency code",
        "interval": "interval, salary interval, pay interval, salary type, pay period, salary period, pay frequency,"
        " rate interval, salary unit, pay basis",
        "skills": "skills, required skills, skill, technologies, keywords, tags",
        "requisition_id": "requisition id, requisition, req id, job requisition, job code",
        "language": "language, lang, locale",
        "published_at": "published at, published, date posted, posted, posted at, posted date, posted on,"
        " publication date, publish date, open date, opening date, position open date,"
        " first published, listed date, created at, date",
        "valid_through": "valid through, valid until, close date, closing date, position close date, closes,"
        " closes at, expiry, expiry date, expires, expires at, expiration date, deadline, application deadline,"
        " apply by",
        "url": "url, job url, posting url, apply url, application url, link, job link, permalink, absolute url,"
        " hosted url, source url, web address",
    }.items()
}
TARGETS = tuple(SYNONYMS)

_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
# Endings that say what a column is whatever stands before them, as in `usajobs_url`.
_ENDINGS = {"url": (" url", " link"), "title": (" title",), "description": (" description",)}


def guess_mapping(columns: Iterable[str], sample_rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The column of each target that one can be told for, in the order of TARGETS. A column serves one target.

    `sample_rows` keep a column of addresses from being taken for one without, and of long texts for a title.
    """
    free = {_folded(column): column for column in reversed(list(columns))}
    mapping: dict[str, str] = {}
    for target, names in SYNONYMS.items():
        name = next((name for name in names if name in free and _fits(target, free[name], sample_rows)), None)
        if name is not None:
            mapping[target] = free.pop(name)
    for target, endings in _ENDINGS.items():
        if target not in mapping:
            name = next(
                (name for name in free if name.endswith(endings) and _fits(target, free[name], sample_rows)),
                None,
            )
            if name is not None:
                mapping[target] = free.pop(name)
    return {target: mapping[target] for target in TARGETS if target in mapping}


def with_overrides(
    guessed: Mapping[str, str], overrides: Mapping[str, str], columns: Iterable[str]
) -> dict[str, str]:
    """`guessed` with what a person decided: a column for a target, or "" to leave the target out.

    Raises BadMapping for a target or a column that does not exist.
    """
    known = set(columns)
    problems = [
        FieldProblem(f"mapping.{target}", message)
        for target, column in overrides.items()
        if (message := _override_problem(target, column, known))
    ]
    if problems:
        raise BadMapping(problems[0].message, fields=tuple(problems))
    taken = set(overrides.values())
    merged = {target: column for target, column in guessed.items() if column not in taken} | dict(overrides)
    return {target: merged[target] for target in TARGETS if merged.get(target)}


def _override_problem(target: str, column: str, known: set[str]) -> str | None:
    if target not in SYNONYMS:
        return f"There is no target “{target[:40]}”; use one of {', '.join(TARGETS)}."
    if column and column not in known:
        return f"The file has no column “{column[:40]}”."
    return None


def _folded(column: str) -> str:
    return _SEPARATORS.sub(" ", _CASE.sub(" ", column).lower()).strip()


def _fits(target: str, column: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    values = [value for row in rows if (value := row.get(column)) not in (None, "")]
    if target in {"published_at", "valid_through"}:
        return not values or not all(_is_flag(value) for value in values)
    if target == "url":
        return not values or any(web_address(value) for value in values)
    if target in {"reference", "title"}:
        return not any(isinstance(value, list | dict) for value in values)
    return True


def _is_flag(value: object) -> bool:
    """Whether a value says only yes or no, as `published` may."""
    return str(value).strip().lower() in {"true", "false", "yes", "no", "0", "1"}
