"""The public door of alerts."""

from datetime import datetime
from typing import Annotated, Literal, Protocol
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import Conflict, NotFound
from talentsphere.kernel.events import Event
from talentsphere.services.jobs.contract import EmploymentType, Level, Workplace

# How often somebody hears of new jobs; `off` keeps the search without telling.
Frequency = Literal["instant", "daily", "weekly", "off"]
FREQUENCIES: tuple[Frequency, ...] = ("instant", "daily", "weekly", "off")
MOST_SEARCHES = 50


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for, by the names of the job list: words and filters, without order and pages."""

    q: str = ""
    place: str = ""
    workplace: tuple[Workplace, ...] = ()
    employment_type: tuple[EmploymentType, ...] = ()
    level: tuple[Level, ...] = ()
    department: str | None = None
    company: tuple[str, ...] = ()
    country: str | None = None
    pay_min: Annotated[int, msgspec.Meta(ge=0, le=10**12)] | None = None
    posted_within: Annotated[int, msgspec.Meta(ge=1, le=3650)] | None = None


class SavedSearch(msgspec.Struct, frozen=True, kw_only=True):
    """A question somebody keeps, and how often they hear of new jobs that answer it."""

    id: UUID
    name: str
    question: Question
    frequency: Frequency
    created_at: datetime
    last_mailed_at: datetime | None


class SearchNotFound(NotFound):
    code = "saved_search_not_found"
    title = "There is no such saved search"


class TooManySearches(Conflict):
    code = "too_many_saved_searches"
    title = f"You can keep {MOST_SEARCHES} searches; remove one you no longer need"


class JobsFound(Event, frozen=True, kw_only=True, tag="alerts.jobs_found"):
    """A saved search found jobs its owner was not told of yet."""

    digest_id: UUID


class Alerts(Protocol):
    """Use cases. A person sees and changes their own searches alone; a token of a mail stands for one search."""

    async def save(self, actor: Actor, *, name: str, question: Question, frequency: Frequency) -> SavedSearch:
        """Keeps a search; the same question again changes the one that is there.

        Raises Invalid, TooManySearches and what search refuses.
        """

    async def mine(self, actor: Actor) -> list[SavedSearch]:
        """The actor's searches, newest first, at most MOST_SEARCHES."""

    async def change(
        self, actor: Actor, *, search_id: UUID, name: str | None = None, frequency: Frequency | None = None
    ) -> SavedSearch:
        """Renames a search or changes how often it tells. Raises SearchNotFound, Invalid."""

    async def remove(self, actor: Actor, *, search_id: UUID) -> None:
        """Forgets a search. Raises SearchNotFound."""

    async def of_token(self, *, token: str) -> SavedSearch:
        """The search a mail was about. Raises SearchNotFound."""

    async def change_by_token(self, *, token: str, frequency: Frequency) -> SavedSearch:
        """Changes how often a search tells, `off` being the unsubscription. Raises SearchNotFound."""
