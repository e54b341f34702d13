"""What a posting still lacks for search engines, said gently: a job is published without it all the same."""

from typing import Literal

import msgspec

from talentsphere.services.jobs.contract import Job
from talentsphere.web.hiring import countries
from talentsphere.web.shell.texts import N_

_SHORT = 300

# `needed`: Google shows no job without it. `better`: people decide by it.
Weight = Literal["needed", "better"]


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """`field` is the name of the form's field that helps; `text` is a message id."""

    field: str
    weight: Weight
    text: str


def hints(job: Job) -> list[Hint]:
    """What would help this posting to be found, the needed first."""
    return [hint for is_known, hint in (*_needed(job), *_better(job)) if not is_known]


def _needed(job: Job) -> list[tuple[bool, Hint]]:
    text = job.description_text.strip()
    remote = job.workplace == "remote"
    coded = [place for place in job.locations if countries.is_code(countries.code_of(place.country or ""))]
    return [
        (
            bool(text) and text != job.title.strip(),
            _hint("description_html", "needed", N_("Describe the work: without it search engines leave the job out.")),
        ),
        (
            remote or any(place.city for place in coded),
            _hint("locations.0.city", "needed", N_("Name the city and the country of one location at least.")),
        ),
        (
            not remote or bool(job.applicant_countries or coded),
            _hint("applicant_countries", "needed", N_("Say in which countries applicants may live.")),
        ),
    ]  # fmt: skip


def _better(job: Job) -> list[tuple[bool, Hint]]:
    pay = job.pay
    return [
        (
            pay is not None and pay.min is not None and pay.max is not None,
            _hint("pay.min", "better", N_("Give a range of pay: jobs with pay get more and better applications.")),
        ),
        (
            not 0 < len(job.description_text.strip()) < _SHORT,
            _hint("description_html", "better", N_("The description is short. Say what the days are like.")),
        ),
        (
            job.valid_through is not None,
            _hint("valid_through", "better", N_("Set a closing date, so that the job closes by itself.")),
        ),
        (bool(job.skills), _hint("skills", "better", N_("Name a few skills: people search for them."))),
    ]  # fmt: skip


def _hint(field: str, weight: Weight, text: str) -> Hint:
    return Hint(field=field, weight=weight, text=text)
