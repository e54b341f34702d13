"""The whole demo data set from a seed and a day."""

from datetime import date
from itertools import cycle, islice
from random import Random

from talentsphere.ops.demo.applications import make_applications
from talentsphere.ops.demo.candidates import NAMED_EMAIL as CANDIDATE_EMAIL
from talentsphere.ops.demo.candidates import NAMED_NAME as CANDIDATE_NAME
from talentsphere.ops.demo.candidates import NAMED_OCCUPATION, make_candidates
from talentsphere.ops.demo.companies import make_companies
from talentsphere.ops.demo.model import Company, DemoData
from talentsphere.ops.demo.names import Names
from talentsphere.ops.demo.postings import Opening, make_postings
from talentsphere.ops.demo.recruiters import NAMED_EMAIL as RECRUITER_EMAIL
from talentsphere.ops.demo.recruiters import NAMED_NAME as RECRUITER_NAME
from talentsphere.ops.demo.recruiters import STAFFED_COMPANIES, make_recruiters

POSTINGS = 3_000
CANDIDATES = 400
LEAST_POSTINGS = 8
# The applicants on the board of the first company.
BOARD = 40


def generate(*, seed: int = 1, today: date, postings: int = POSTINGS) -> DemoData:
    """Invented companies, people, postings and applications; the same for the same arguments.

    Everything has happened before the beginning of `today` (UTC), but for the closing dates of open postings.
    Candidates and applications grow with `postings`, up to CANDIDATES people. Raises ValueError for fewer
    postings than the first company has.
    """
    if postings < LEAST_POSTINGS:
        raise ValueError(f"Ask for {LEAST_POSTINGS} postings or more.")
    companies = make_companies(seed)
    openings = make_postings(seed=seed, today=today, companies=companies, total=postings)
    names = Names(Random(f"{seed}:names"))
    names.keep(RECRUITER_NAME, RECRUITER_EMAIL)
    names.keep(CANDIDATE_NAME, CANDIDATE_EMAIL)
    recruiters = make_recruiters(seed=seed, companies=companies, names=names)
    anchors = _anchors(Random(f"{seed}:anchors"), companies, openings, total=postings)
    applicants = make_candidates(seed=seed, today=today, anchors=anchors, names=names)
    applications = make_applications(
        seed=seed,
        today=today,
        companies=companies,
        openings=openings,
        recruiters=recruiters,
        applicants=applicants,
    )
    return DemoData(
        seed=seed,
        today=today,
        companies=companies,
        recruiters=recruiters,
        candidates=tuple(applicant.candidate for applicant in applicants),
        postings=tuple(opening.posting for opening in openings),
        applications=applications,
    )


def _anchors(
    rng: Random, companies: tuple[Company, ...], openings: tuple[Opening, ...], *, total: int
) -> tuple[Opening, ...]:
    """The posting each candidate is made for: first those of the board, the named candidate's before all."""
    staffed = {company.key for company in companies[1:STAFFED_COMPANIES]}
    board, others = [], []
    for opening in openings:
        posting = opening.posting
        if posting.status != "published" or posting.level is None:
            continue
        if posting.company_key == companies[0].key:
            board.append(opening)
        elif posting.company_key in staffed:
            others.append(opening)
    # The named candidate's posting moves to the front.
    board.sort(key=lambda opening: opening.posting.occupation != NAMED_OCCUPATION)
    count = min(CANDIDATES, total * CANDIDATES // POSTINGS) - BOARD
    more = [rng.choice(others) for _ in range(count)] if others else []
    return (*islice(cycle(board), BOARD), *more)
