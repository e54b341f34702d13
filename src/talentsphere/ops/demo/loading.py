"""Writes the demo data into the database: all of it in one transaction, or nothing."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec

from talentsphere.kernel import sql
from talentsphere.kernel.ids import new_id
from talentsphere.kernel.transaction import Connection, Database
from talentsphere.ops.demo import rows
from talentsphere.ops.demo.model import DemoData
from talentsphere.ops.demo.pipeline_rows import Applied, Pipelines
from talentsphere.ops.demo.rows import Row

_BATCH = 500
# The order in which foreign keys allow the tables to be filled.
_TABLES = (
    "users.person",
    "companies.company",
    "companies.member",
    "jobs.posting",
    "cvs.cv",
    "applications.application",
    "applications.progress",
    "recruitment.pipeline",
    "recruitment.stage",
    "recruitment.card",
    "recruitment.note",
    "recruitment.tag",
    "recruitment.activity",
)

Progress = Callable[[int, int], None]


async def write(
    database: Database, data: DemoData, *, known: dict[str, UUID], progress: Progress | None = None
) -> dict[str, int]:
    """The number of rows by table. `known` are people who exist already, by address."""
    tables = assemble(data, known)
    total, done = sum(len(tables[name]) for name in _TABLES), 0
    async with database.transaction() as connection:
        for name in _TABLES:
            for start in range(0, len(tables[name]), _BATCH):
                batch = tables[name][start : start + _BATCH]
                await _insert(connection, name, batch)
                done += len(batch)
                if progress:
                    progress(done, total)
    return {name: len(tables[name]) for name in _TABLES}


async def _insert(connection: Connection, table: str, batch: list[Row]) -> None:
    # The table itself says of which type each column is; columns that are left out keep their defaults.
    columns = ", ".join(batch[0])
    await sql.execute(
        connection,
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM jsonb_populate_recordset(NULL::{table}, $1)",  # noqa: S608
        msgspec.to_builtins(batch),
    )


def assemble(data: DemoData, known: dict[str, UUID]) -> dict[str, list[Row]]:
    """Every row, by table; the rows of one table all have the same columns."""
    tables: dict[str, list[Row]] = defaultdict(list)
    people = rows.People(known)
    tables["users.person"] = list(people.rows(data))
    founded = rows.midnight(data)
    companies = {company.key: (new_id(), company) for company in data.companies}
    for company_id, company in companies.values():
        tables["companies.company"].append(rows.company_row(company, company_id, at=founded))
    recruiters = {recruiter.email: (people.ids[recruiter.email], recruiter) for recruiter in data.recruiters}
    for user_id, recruiter in recruiters.values():
        tables["companies.member"].append(
            {"company_id": companies[recruiter.company_key][0], "user_id": user_id, "role": recruiter.role}
        )
    jobs: dict[str, Any] = {}
    for posting in data.postings:
        company_id, company = companies[posting.company_key]
        row = rows.posting_row(posting, new_id(), company_id, company.name)
        jobs[posting.key] = (row, posting, company)
        tables["jobs.posting"].append(row)
    candidates = {candidate.email: (new_id(), candidate) for candidate in data.candidates}
    for cv_id, candidate in candidates.values():
        tables["cvs.cv"].append(rows.cv_row(candidate, cv_id, people.ids[candidate.email], at=founded))
    pipelines = Pipelines()
    for application in data.applications:
        row, posting, company = jobs[application.posting_key]
        cv_id, candidate = candidates[application.candidate_email]
        applied = Applied(
            application,
            posting=posting,
            job=row,
            company=company,
            candidate=candidate,
            candidate_id=people.ids[candidate.email],
            cv_id=cv_id,
            recruiters=recruiters,
        )
        for name, made in applied.rows(pipelines).items():
            tables[name] += made
    return tables | pipelines.rows
