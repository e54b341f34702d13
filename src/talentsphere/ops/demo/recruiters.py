"""The people of the first companies: an admin each, and colleagues."""

from random import Random

from talentsphere.ops.demo.model import Company, Recruiter
from talentsphere.ops.demo.names import DOMAIN, Names

STAFFED_COMPANIES = 25
NAMED_EMAIL, NAMED_NAME = f"recruiter@{DOMAIN}", "Ailsa Thornbury"

_SMALL = 150
_ADMIN_TITLES = ("Head of People", "Recruitment Lead", "HR Manager", "People Partner")
_SMALL_ADMIN_TITLES = ("Managing Director", "Office Manager", "Co-founder")
_COLLEAGUE_TITLES = ("Recruiter", "HR Adviser", "Hiring Coordinator", "Team Leader", "Head of Department")
# How many colleagues an admin has, one after the other: 35 in 25 companies.
_COLLEAGUES = (2, 1, 2, 1, 1)


def make_recruiters(*, seed: int, companies: tuple[Company, ...], names: Names) -> tuple[Recruiter, ...]:
    """The named recruiter first, as admin of the first company."""
    rng = Random(f"{seed}:recruiters")
    people: list[Recruiter] = []
    for at, company in enumerate(companies[:STAFFED_COMPANIES]):
        people.append(_admin(rng, company, names) if people else _named(company))
        for _ in range(_COLLEAGUES[at % len(_COLLEAGUES)]):
            name = names.draw(company.headquarters.country)
            people.append(
                Recruiter(
                    email=names.email(name),
                    name=name,
                    company_key=company.key,
                    role="recruiter",
                    job_title=rng.choice(_COLLEAGUE_TITLES),
                )
            )
    return tuple(people)


def _named(company: Company) -> Recruiter:
    return Recruiter(
        email=NAMED_EMAIL,
        name=NAMED_NAME,
        company_key=company.key,
        role="admin",
        job_title="Head of People",
    )


def _admin(rng: Random, company: Company, names: Names) -> Recruiter:
    name = names.draw(company.headquarters.country)
    titles = _SMALL_ADMIN_TITLES if company.employees < _SMALL else _ADMIN_TITLES
    return Recruiter(
        email=names.email(name),
        name=name,
        company_key=company.key,
        role="admin",
        job_title=rng.choice(titles),
    )
