"""Imports: a board's postings become ours, once. What is already here and unchanged is left alone."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection
from talentsphere.services.jobs.contract import ImportFormat, ImportReport, RowError
from talentsphere.services.jobs.rules.descriptions import plain_text
from talentsphere.services.jobs.rules.importing.board import ParsedBoard, parse
from talentsphere.services.jobs.rules.importing.posting import ImportedPosting, is_expired
from talentsphere.services.jobs.rules.importing.shifting import shift_dates as shifted
from talentsphere.services.jobs.rules.slugs import slug
from talentsphere.services.jobs.service.base import Base, announce
from talentsphere.services.jobs.store import imports

BATCH = 1000
_ERRORS_SHOWN = 1000

Progress = Callable[[int, int], None]
Owned = tuple[UUID, ImportedPosting]


class Importing(Base):
    async def import_postings(
        self,
        actor: Actor,
        *,
        data: bytes,
        format: ImportFormat | None,  # noqa: A002 - the word of the API
        company_id: UUID | None,
        mapping: dict[str, str] | None = None,
        dry_run: bool = False,
        publish: bool = True,
        shift_dates: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        if company_id is None:
            actor.require_operator()
        else:
            await self._companies.require(actor, company_id=company_id, permission="recruit")
            await self._companies.get(company_id=company_id)
        # Reading a large board takes seconds; other requests go on meanwhile.
        board = await asyncio.to_thread(parse, data, format=format, mapping=mapping)
        today = self._today()
        expired = sum(is_expired(posting, today=today) for posting in board.postings)
        postings = [shifted(p, today=today) for p in board.postings] if shift_dates else list(board.postings)
        owned, errors = await self._owned(actor, postings, company_id, dry_run=dry_run)
        totals = _Totals()
        async with self._database.transaction() as connection:
            for start in range(0, len(owned), BATCH):
                batch = _Batch(owned[start : start + BATCH], today=today, publish=publish, shift=shift_dates)
                await batch.apply(connection, totals, dry_run=dry_run)
                if progress:
                    progress(min(start + BATCH, len(owned)), len(owned))
        return _report(board, errors, totals, expired=expired, dry_run=dry_run)

    async def _owned(
        self, actor: Actor, postings: list[ImportedPosting], company_id: UUID | None, *, dry_run: bool
    ) -> tuple[list[Owned], list[RowError]]:
        """Each posting with its company: the given one, or the one it names."""
        if company_id is not None:
            return [(company_id, posting) for posting in postings], []
        names = {posting.company_name for posting in postings if posting.company_name}
        known = await self._named(actor, tuple(sorted(names)), dry_run=dry_run)
        owned = [(known[p.company_name], p) for p in postings if p.company_name]
        return owned, [
            RowError(
                row=posting.row,
                reference=posting.reference,
                field="company",
                message="Name the company in a column, or say for which company the import is.",
            )
            for posting in postings
            if not posting.company_name
        ]

    async def _named(self, actor: Actor, names: tuple[str, ...], *, dry_run: bool) -> dict[str, UUID]:
        if dry_run:
            known = await self._companies.find_named(names=names)
            # A rehearsal makes no company; a made-up id finds no posting, just as a new company would.
            return {name: known.get(name) or new_id() for name in names}
        return await self._companies.ensure_named(actor, names=names)


class _Totals:
    created = 0
    updated = 0
    unchanged = 0


class _Batch:
    """Up to a thousand postings, compared with what is here in one statement and written in at most two."""

    def __init__(self, owned: Sequence[Owned], *, today: date, publish: bool, shift: bool) -> None:
        self._owned = owned
        self._today = today
        self._publish = publish
        self._shift = shift

    async def apply(self, connection: Connection, totals: _Totals, *, dry_run: bool) -> None:
        keys = [(company_id, posting.reference) for company_id, posting in self._owned]
        rows = await imports.known(connection, keys, today=self._today)
        known = {(row.company_id, row.reference): row for row in rows}
        fresh: list[imports.Row] = []
        changed: list[imports.Row] = []
        for company_id, posting in self._owned:
            before = known.get((company_id, posting.reference))
            if before is None:
                fresh.append(self._row(new_id(), company_id, posting))
            elif before.content_hash != posting.content_hash or (self._shift and before.expired):
                changed.append(self._row(before.id, company_id, posting))
        totals.created += len(fresh)
        totals.updated += len(changed)
        totals.unchanged += len(self._owned) - len(fresh) - len(changed)
        if dry_run:
            return
        await imports.insert(connection, fresh)
        await imports.update(connection, changed)
        await announce(connection, [row.id for row in (*fresh, *changed) if row.status != "draft"])

    def _row(self, job_id: UUID, company_id: UUID, posting: ImportedPosting) -> imports.Row:
        status = (
            "draft"
            if not self._publish
            else "closed"
            if is_expired(posting, today=self._today)
            else "published"
        )
        opened = posting.published_at or datetime.combine(self._today, time(), tzinfo=UTC)
        closes = posting.valid_through
        plain: dict[str, Any] = msgspec.to_builtins(posting, builtin_types=(date, datetime))
        for name in ("company_name", "row", "published_at", "source"):
            del plain[name]
        return imports.Row(
            id=job_id,
            company_id=company_id,
            slug=slug(posting.title, posting.company_name or "", job_id),
            status=status,
            description_text=plain_text(posting.description_html),
            source=posting.source or None,
            published_at=opened if self._publish else None,
            closed_at=datetime.combine(closes, time(), tzinfo=UTC) if status == "closed" and closes else None,
            **plain,
        )


def _report(
    board: ParsedBoard, errors: list[RowError], totals: _Totals, *, expired: int, dry_run: bool
) -> ImportReport:
    every = (*board.errors, *errors)
    return ImportReport(
        format=board.format,
        dry_run=dry_run,
        rows=board.rows,
        created=totals.created,
        updated=totals.updated,
        unchanged=totals.unchanged,
        failed=len({error.row for error in every}),
        expired=expired,
        mapping=board.mapping,
        unmapped=board.unmapped,
        errors=every[:_ERRORS_SHOWN],
    )
