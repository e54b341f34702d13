"""The results as the page shows them: each with its address and why it is there, and what the list is called."""

import msgspec

from talentsphere.services.jobs.contract import JobCard
from talentsphere.services.search.contract import Fragment, JobResult, JobResults, Reason, ReasonKind
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.shell.texts import N_, Texts

# Words of the title are marked where they stand, and those of the description in the piece that is shown of it.
_REASONS: dict[ReasonKind, str] = {
    "skills": N_("Skills: {words}"),
    "company": N_("Company: {words}"),
    "place": N_("Place: {words}"),
    "synonym": N_("Means the same: {words}"),
    "corrected": N_("Spelled {words}"),
}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A job of the list. `pane_url` is the list's address with this job open beside it."""

    job: JobCard
    title: tuple[Fragment, ...]
    snippet: tuple[Fragment, ...]
    why: str
    pane_url: str


def results(found: JobResults, asked: Asked, *, texts: Texts) -> tuple[Result, ...]:
    # Whatever page of the list it is on, its address leads back to the first.
    first = asked.but()
    return tuple(
        Result(
            job=item.job,
            title=item.title or ((item.job.title, False),),
            # What is shown of a description without a mark in it says nothing about why it was found.
            snippet=item.snippet if any(marked for _, marked in item.snippet) else (),
            why=why(item, texts=texts),
            pane_url=first.address(job=item.job.slug),
        )
        for item in found.items
    )


def why(item: JobResult, *, texts: Texts) -> str:
    """What made a job match beyond what is marked in it, in one line; empty when that is all."""
    return " · ".join(_reason(reason, texts) for reason in item.why if reason.kind in _REASONS)


def _reason(reason: Reason, texts: Texts) -> str:
    return texts.gettext(_REASONS[reason.kind], words=", ".join(reason.words))


def name_of(asked: Asked, *, texts: Texts) -> str:
    """What the list is called, for the title of its page."""
    if asked.q and asked.place:
        return texts.gettext("{q} jobs in {place}", q=asked.q, place=asked.place)
    if asked.q:
        return texts.gettext("{q} jobs", q=asked.q)
    if asked.place:
        return texts.gettext("Jobs in {place}", place=asked.place)
    return texts.gettext("Find a job")


def heading(found: JobResults, asked: Asked, *, count: str, texts: Texts) -> str:
    """How many there are of what: `1,234 jobs for nurse in Leeds`. `count` is the number as it is written."""
    number = found.total.value
    jobs = (
        texts.gettext("No jobs")
        if not number
        else (
            texts.ngettext("At least {n} job", "At least {n} jobs", number, n=count)
            if found.total.at_least
            else texts.ngettext("{n} job", "{n} jobs", number, n=count)
        )
    )
    q = _read(found, asked)
    if q and asked.place:
        return texts.gettext("{jobs} for {q} in {place}", jobs=jobs, q=q, place=asked.place)
    if q:
        return texts.gettext("{jobs} for {q}", jobs=jobs, q=q)
    if asked.place:
        return texts.gettext("{jobs} in {place}", jobs=jobs, place=asked.place)
    return jobs


def _read(found: JobResults, asked: Asked) -> str:
    """The words as they were looked for: a misspelled one in its right form."""
    used = {correction.typed.casefold(): correction.used for correction in found.corrections}
    return " ".join(used.get(word.casefold(), word) for word in asked.q.split())


def uncorrected(found: JobResults, asked: Asked) -> str | None:
    """The address that looks for exactly what was typed, where words were taken for misspellings."""
    if found.matched != "corrected" or '"' in asked.q:
        return None
    typed = {correction.typed.casefold() for correction in found.corrections}
    words = (f'"{word}"' if word.casefold() in typed else word for word in asked.q.split())
    return asked.but(q=" ".join(words)).address()
