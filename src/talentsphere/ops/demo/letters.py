"""Cover letters and answers to questions."""

import re
from random import Random
from typing import Any

from talentsphere.ops.demo.candidates import Applicant
from talentsphere.ops.demo.model import Company
from talentsphere.ops.demo.postings import Opening
from talentsphere.ops.demo.source_types import QuestionSource
from talentsphere.ops.demo.sources import people
from talentsphere.ops.demo.words import article, inside, say
from talentsphere.services.applications.contract import Answers

_AFTER_TITLE = re.compile(r" \(.*\)|, Newly Qualified")
_ANSWERS_OPTIONAL, _GIVES_REASON, _CLOSES = 0.8, 0.65, 0.6


def cover_letter(rng: Random, *, applicant: Applicant, opening: Opening, company: Company) -> str:
    """Two to four sentences: what for, why me, why you, how to go on."""
    letters, posting = people().letters, opening.posting
    slots = _slots(rng, opening, company)
    lines = [rng.choice(letters["openings"])]
    lines.append(_evidence(rng, applicant, slots))
    far = is_far(applicant, opening)
    if far and posting.workplace != "remote":
        lines.append(rng.choice(letters["relocation"]))
    elif posting.workplace == "remote" and applicant.candidate.years:
        lines.append(rng.choice(letters["remote"]))
    elif rng.random() < _GIVES_REASON:
        lines.append(rng.choice(_reasons(opening)))
    if rng.random() < _CLOSES:
        lines.append(rng.choice(letters["closings"]))
    return " ".join(say(rng, line, slots) for line in lines)


def answers(rng: Random, *, applicant: Applicant, opening: Opening) -> Answers:
    """An answer to each required question and to most of the others, by the question's id."""
    far = is_far(applicant, opening)
    return {
        question.id: _answer(rng, source, applicant, far=far)
        for question, source in zip(opening.posting.questions, opening.questions, strict=True)
        if question.required or rng.random() < _ANSWERS_OPTIONAL
    }


def is_far(applicant: Applicant, opening: Opening) -> bool:
    """Whether the place of work is in another country than the candidate's home."""
    return all(place.country != applicant.candidate.city.country for place in opening.posting.locations)


def _slots(rng: Random, opening: Opening, company: Company) -> dict[str, str]:
    proper = people().proper_names
    title = _AFTER_TITLE.sub("", opening.posting.title)
    lower = inside(title, proper)
    return {
        "title": title,
        "title_lower": lower,
        "article": article(lower),
        "company": company.name,
        "city": opening.posting.locations[0].city or company.headquarters.name,
        "skill_lower": inside(rng.choice(opening.posting.skills), proper),
    }


def _evidence(rng: Random, applicant: Applicant, slots: dict[str, str]) -> str:
    letters = people().letters
    told = [(job.employer, line) for job in applicant.career.jobs for line in job.highlights]
    if not told:
        return rng.choice(letters["newcomer_evidence"])
    employer, line = rng.choice(told)
    slots.update(employer=employer, did=line[0].lower() + line[1:])
    return rng.choice(letters["evidence"])


def _reasons(opening: Opening) -> list[str]:
    """What can be said of this posting."""
    posting = opening.posting
    return [
        line
        for line in people().letters["reasons"]
        if not ("{city}" in line and posting.locations[0].city is None)
        and not ("what you pay" in line and posting.pay is None)
    ]


def _answer(rng: Random, source: QuestionSource, applicant: Applicant, *, far: bool) -> Any:
    match source.kind:
        case "yes_no":
            return not far if "right to work" in source.label else rng.choice(source.answers) == "yes"
        case "number":
            return rng.randrange(16, 41, 2) if "hours" in source.label else applicant.candidate.years
        case "multi_select":
            chosen = rng.sample(source.options, rng.randint(1, len(source.options)))
            return [option for option in source.options if option in chosen]
        case "select":
            elsewhere = [option for option in source.options if option.endswith(" elsewhere")]
            return elsewhere[0] if far and elsewhere else rng.choice(source.answers)
        case _:
            return rng.choice(source.answers) if source.answers else _languages(applicant)


def _languages(applicant: Applicant) -> str:
    return ", ".join(entry["language"] for entry in applicant.candidate.resume["languages"])
