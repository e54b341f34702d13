"""Rebuilding the index beside the one that serves. Whoever asks waits; the indexer does it."""

import asyncio
import contextlib
from collections.abc import Callable
from uuid import UUID

from talentsphere.kernel import events
from talentsphere.kernel.actor import SYSTEM, Actor
from talentsphere.kernel.errors import Unavailable
from talentsphere.kernel.ids import new_id
from talentsphere.services.search import store
from talentsphere.services.search.contract import IndexStatus, RebuildRequested
from talentsphere.services.search.service.finding import Finding
from talentsphere.services.search.service.indexing import document_of

_BATCH = 2000
_PATIENCE = 15.0
_LOOK_EVERY = 0.2


class IndexerAway(Unavailable):
    code = "indexer_away"
    title = "The indexer does not answer; start the platform and look at its log"


class Rebuilding(Finding):
    async def rebuild(
        self, actor: Actor, *, progress: Callable[[int, int], None] | None = None
    ) -> IndexStatus:
        actor.require_operator()
        rebuild_id = new_id()
        async with self._database.transaction() as connection:
            await store.request_rebuild(connection, rebuild_id)
            await events.emit(connection, RebuildRequested(rebuild_id=rebuild_id))
        waited = 0.0
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            waited += _LOOK_EVERY
            async with self._database.reading() as connection:
                state = await store.rebuild_progress(connection, rebuild_id)
            if state is None or (state.started_at is None and waited > _PATIENCE):
                raise IndexerAway
            if progress and state.started_at:
                progress(state.done, state.total)
            if state.finished_at:
                if state.error:
                    raise Unavailable(f"The rebuild failed: {state.error}")
                return await self.status(SYSTEM)

    async def ensure_index(self) -> None:
        """Builds the index when there is none. For the indexer, at its start."""
        if not self._writer().has_index:
            await self._build(None)

    async def carry_out(self, *, rebuild_id: UUID) -> None:
        """Does a requested rebuild. For the indexer alone; one that was interrupted starts anew."""
        try:
            await self._build(rebuild_id)
        except Exception as error:
            await self._note(rebuild_id, done=0, total=0, over=True, error=str(error)[:500])
            raise

    async def _build(self, rebuild_id: UUID | None) -> None:
        async with self._database.reading() as connection:
            total = await store.count_open(connection)
        rebuild = self._writer().rebuild()
        done, after = 0, None
        with contextlib.ExitStack() as stack:
            stack.enter_context(rebuild)
            while True:
                async with self._database.reading() as connection:
                    rows = await store.searchable_after(connection, after, limit=_BATCH)
                if not rows:
                    break
                await asyncio.to_thread(rebuild.add, [document_of(row) for row in rows])
                done, after = done + len(rows), rows[-1].id
                await self._note(rebuild_id, done=done, total=max(total, done))
            # Leaving the block commits and swaps, which takes a while with many postings.
            await asyncio.to_thread(stack.pop_all().close)
        await self._note(rebuild_id, done=done, total=max(total, done), over=True)

    async def _note(
        self, rebuild_id: UUID | None, *, done: int, total: int, over: bool = False, error: str = ""
    ) -> None:
        if rebuild_id is not None:
            async with self._database.transaction() as connection:
                await store.note_rebuild(
                    connection, rebuild_id, done=done, total=total, over=over, error=error
                )
