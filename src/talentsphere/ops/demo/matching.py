"""Which postings a candidate applies for."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

from talentsphere.ops.demo.candidates import Applicant
from talentsphere.ops.demo.postings import Opening
from talentsphere.ops.demo.roles import is_beginner
from talentsphere.services.jobs.contract import LEVELS, Level

# How many postings a candidate applies for, and how often.
_APPLICATIONS = {1: 4, 2: 8, 3: 18, 4: 24, 5: 22, 6: 15, 7: 9}
_MOST_ABROAD = 3
# Companies with people signed up are preferred by this much.
_WITHOUT_PEOPLE = 0.35
_NAMED_APPLICATIONS = 3
# The rank of what fits but is in another country.
_ABROAD = 3


class Market:
    """The openings by field, for those who look for work."""

    def __init__(
        self, openings: Iterable[Opening], *, names: dict[str, str], staffed: frozenset[str], reserved: str
    ) -> None:
        """`names` are those of companies by key, of which those `staffed` have people signed up.

        The open jobs of `reserved` take no applicants besides those made for them.
        """
        self._names, self._staffed = names, staffed
        self._by_field: dict[str, list[Opening]] = defaultdict(list)
        for opening in openings:
            posting = opening.posting
            if posting.level is None or posting.published_at is None:
                continue
            if posting.company_key != reserved or posting.status == "closed":
                self._by_field[posting.field].append(opening)

    def choose(self, rng: Random, applicant: Applicant, *, named: bool) -> list[Opening]:
        """The anchor, then the nearest others: same occupation and country before the rest."""
        wanted = rng.choices(list(_APPLICATIONS), list(_APPLICATIONS.values()))[0]
        past = {job.employer for job in applicant.career.jobs}
        ranked = []
        for opening in self._by_field[applicant.role.family.field]:
            rank = _rank(applicant, opening)
            if rank is None or opening is applicant.anchor:
                continue
            # Nobody applies where they have worked, and the named candidate only where somebody answers.
            posting = opening.posting
            lively = posting.status == "published" and posting.company_key in self._staffed
            if self._names[posting.company_key] in past or (named and not lively):
                continue
            extra = 0.0 if posting.company_key in self._staffed else _WITHOUT_PEOPLE
            # To the named candidate the occupation matters more than the place.
            first = named and opening.role.occupation is not applicant.role.occupation
            ranked.append((first, rank, rng.random() + extra, opening))
        ranked.sort(key=lambda entry: entry[:3])
        chosen, abroad = [applicant.anchor], 0
        for _, rank, _, opening in ranked:
            if len(chosen) == (_NAMED_APPLICATIONS if named else wanted):
                break
            if rank == _ABROAD:
                abroad += 1
            if abroad <= _MOST_ABROAD or named:
                chosen.append(opening)
        return chosen


def _rank(applicant: Applicant, opening: Opening) -> int | None:
    """0 the same occupation, 1 the same family, 2 open to all of the field, 3 abroad; None is no match."""
    role, posting = applicant.role, opening.posting
    if not _level_fits(applicant, posting.level):
        return None
    same_occupation = role.occupation is opening.role.occupation
    same_family = role.family is opening.role.family and not role.family.narrow
    near = reachable(applicant, opening)
    if not near and posting.workplace == "remote":
        return None
    if same_occupation or same_family:
        return (0 if same_occupation else 1) if near else _ABROAD
    open_to_all = set(opening.role.occupation.levels) == {"e", "m"} and len(role.occupation.levels) > 1
    return 2 if near and open_to_all else None


def reachable(applicant: Applicant, opening: Opening) -> bool:
    """Whether the candidate can do the work without moving to another country."""
    home, posting = applicant.candidate.city.country, opening.posting
    return home in posting.applicant_countries or any(place.country == home for place in posting.locations)


def _level_fits(applicant: Applicant, level: Level | None) -> bool:
    own = applicant.role.level
    if level is None or own is None:
        return False
    if is_beginner(applicant.role) or own == "internship":
        return level == own
    step = LEVELS.index(level) - LEVELS.index(own)
    # Hardly anybody steps back to what is meant for newcomers.
    return step in {0, 1} or (step == -1 and level not in {"internship", "entry"})
