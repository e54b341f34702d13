"""The applications of all candidates, and the board of the named recruiter."""

from collections import defaultdict
from datetime import UTC, date, datetime, time
from random import Random
from typing import NamedTuple

from talentsphere.ops.demo import letters, pipeline
from talentsphere.ops.demo.candidates import Applicant
from talentsphere.ops.demo.matching import Market
from talentsphere.ops.demo.model import Application, Company, Recruiter
from talentsphere.ops.demo.postings import Opening
from talentsphere.services.recruitment.contract import StageKind

# The stages of the first company's applicants, in turn, and those of the named candidate.
_BOARD: tuple[StageKind, ...] = (
    "new", "screening", "interview", "new", "rejected", "screening", "new", "offer", "interview", "new",
    "screening", "rejected", "new", "interview", "screening", "hired", "new", "rejected", "interview", "screening",
)  # fmt: skip
_NAMED_STAGES: tuple[StageKind, ...] = ("interview", "new", "rejected")


class Scene(NamedTuple):
    """Who is there, and the moment at which everything has happened."""

    companies: dict[str, Company]
    teams: dict[str, list[str]]
    board: str
    now: datetime


def make_applications(
    *,
    seed: int,
    today: date,
    companies: tuple[Company, ...],
    openings: tuple[Opening, ...],
    recruiters: tuple[Recruiter, ...],
    applicants: tuple[Applicant, ...],
) -> tuple[Application, ...]:
    """Candidate by candidate; the named one comes first, with one application at each of three stages."""
    teams: dict[str, list[str]] = defaultdict(list)
    for recruiter in recruiters:
        teams[recruiter.company_key].append(recruiter.email)
    by_key = {company.key: company for company in companies}
    scene = Scene(by_key, dict(teams), companies[0].key, datetime.combine(today, time(), UTC))
    names = {company.key: company.name for company in companies}
    market = Market(openings, names=names, staffed=frozenset(teams), reserved=scene.board)
    filled: set[str] = set()
    made: list[Application] = []
    for at, applicant in enumerate(applicants):
        rng = Random(f"{seed}:applications:{at}")
        stages = dict(enumerate(_NAMED_STAGES)) if at == 0 else {}
        for number, opening in enumerate(market.choose(rng, applicant, named=at == 0)):
            stage = stages.get(number) or _stage(rng, scene, opening, at, filled)
            if stage == "hired":
                filled.add(opening.posting.key)
            made.append(_application(rng, scene, applicant, opening, stage))
    return tuple(made)


def _stage(rng: Random, scene: Scene, opening: Opening, at: int, filled: set[str]) -> StageKind:
    posting = opening.posting
    is_filled = posting.key in filled
    if posting.company_key not in scene.teams:
        return "new"
    if posting.status == "closed":
        return "rejected" if is_filled else "hired"
    if posting.company_key == scene.board:
        return _BOARD[at % len(_BOARD)]
    assert posting.published_at is not None
    return pipeline.pick_stage(rng, open_for=scene.now - posting.published_at, filled=is_filled)


def _application(
    rng: Random, scene: Scene, applicant: Applicant, opening: Opening, stage: StageKind
) -> Application:
    posting, email = opening.posting, applicant.candidate.email
    company = scene.companies[posting.company_key]
    until = posting.closed_at or scene.now
    assert posting.published_at is not None
    submitted = pipeline.pick_submission(rng, stage=stage, opened=posting.published_at, until=until)
    course = pipeline.follow(
        rng, applicant, stage, submitted=submitted, until=until, team=scene.teams.get(company.key, [])
    )
    far = letters.is_far(applicant, opening)
    met = any(move.stage == "interview" for move in course.moves)
    return Application(
        key=f"{posting.key}/{email.split('@')[0]}",
        posting_key=posting.key,
        candidate_email=email,
        cover_letter=letters.cover_letter(rng, applicant=applicant, opening=opening, company=company),
        answers=letters.answers(rng, applicant=applicant, opening=opening),
        submitted_at=submitted,
        stage=stage,
        moves=course.moves,
        notes=course.notes,
        tags=course.tags,
        rating=course.rating,
        rejection=(
            pipeline.pick_rejection(rng, applicant=applicant, far=far, met=met)
            if stage == "rejected"
            else None
        ),
    )
