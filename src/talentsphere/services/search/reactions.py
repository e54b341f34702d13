"""What search does on news, in the indexer."""

from talentsphere.kernel.events import Reaction
from talentsphere.services.jobs.contract import JobsChanged
from talentsphere.services.search.contract import RebuildRequested
from talentsphere.services.search.service import SearchService


def reactions(search: SearchService) -> tuple[Reaction, ...]:
    """On changed postings the index follows; on an operator's word it is built anew."""

    async def on_changed(event: JobsChanged) -> None:
        await search.index(job_ids=event.job_ids)

    async def on_rebuild(event: RebuildRequested) -> None:
        await search.carry_out(rebuild_id=event.rebuild_id)

    return (Reaction(JobsChanged, on_changed), Reaction(RebuildRequested, on_rebuild))


async def start(search: SearchService) -> None:
    """Before the first reaction: there is an index."""
    await search.ensure_index()
