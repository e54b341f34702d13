"""The operator's verbs of jobs."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from talentsphere.kernel.actor import SYSTEM
from talentsphere.kernel.commands import CommandSession, print_json
from talentsphere.services.jobs.contract import ImportFormat, ImportReport, MarkupReport

_ERRORS_PRINTED = 20


@click.group("import")
def import_() -> None:
    """Bring data in from elsewhere."""


@import_.command("jobs")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--format", "format_", type=click.Choice(get_args(ImportFormat)), help="Recognised when left out."
)
@click.option("--company", help="The slug of the company all postings are of; else the file names companies.")
@click.option("--map", "mappings", multiple=True, metavar="TARGET=COLUMN", help="Override a guessed column.")
@click.option("--dry-run", is_flag=True, help="Read and compare, write nothing.")
@click.option("--drafts", is_flag=True, help="Keep the postings as drafts instead of publishing them.")
@click.option("--shift-dates", is_flag=True, help="Move past postings to now, for demonstrations.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def import_jobs(
    session: CommandSession,
    *,
    files: tuple[Path, ...],
    format_: ImportFormat | None,
    company: str | None,
    mappings: tuple[str, ...],
    dry_run: bool,
    drafts: bool,
    shift_dates: bool,
    as_json: bool,
) -> None:
    """Import postings from FILES: Greenhouse or Lever boards, schema.org JSON-LD, CSV or lines of JSON.

    Files may be packed with gzip. What was imported before and has not changed is left alone.
    """
    mapping = _mapping(mappings)
    reports = []
    for path in files:
        with _progress(path.name) as bar:
            task = bar.add_task(path.name, total=None)

            def show(done: int, total: int, bar: Progress = bar, task: Any = task) -> None:
                bar.update(task, completed=done, total=total)

            async def run(services: Any, path: Path = path, show: Any = show) -> ImportReport:
                owner = (await services.companies.by_slug(slug=company)).id if company else None
                report: ImportReport = await services.jobs.import_postings(
                    SYSTEM,
                    data=path.read_bytes(),  # noqa: ASYNC240 - nothing else runs in this process
                    format=format_,
                    company_id=owner,
                    mapping=mapping,
                    dry_run=dry_run,
                    publish=not drafts,
                    shift_dates=shift_dates,
                    progress=show,
                )
                return report

            reports.append((path, session.run(run)))
    if as_json:
        print_json([{"file": str(path), **_plain(report)} for path, report in reports])
        return
    for path, report in reports:
        _print(path, report, shifted=shift_dates)


def _mapping(pairs: tuple[str, ...]) -> dict[str, str] | None:
    mapping = {}
    for pair in pairs:
        target, sign, column = pair.partition("=")
        if not sign:
            raise click.UsageError(f"Write --map TARGET=COLUMN, such as --map title=Position, not {pair!r}.")
        mapping[target.strip()] = column.strip()
    return mapping or None


def _progress(name: str) -> Progress:
    columns = (TextColumn(f"Importing {name}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))


def _plain(report: ImportReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in ImportReport.__struct_fields__}


def _print(path: Path, report: ImportReport, *, shifted: bool) -> None:
    echo = click.echo
    echo(f"{path} ({report.format}){', dry run: nothing was written' if report.dry_run else ''}")
    for name in ("rows", "created", "updated", "unchanged", "failed"):
        echo(f"  {name:<10}{getattr(report, name):>8,}")
    if report.expired:
        what = "were moved to now" if shifted else "stay closed; --shift-dates moves them to now"
        echo(f"  {report.expired:,} of {report.rows:,} are past their closing date and {what}.")
    if report.mapping:
        pairs = ", ".join(f"{target} from {column}" for target, column in sorted(report.mapping.items()))
        echo(f"  Columns: {pairs}")
    if report.unmapped:
        echo(f"  Kept as they are: {', '.join(report.unmapped)}")
    for error in report.errors[:_ERRORS_PRINTED]:
        where = f"row {error.row}" + (f" ({error.reference})" if error.reference else "")
        echo(f"  {where}: {error.field + ': ' if error.field else ''}{error.message}")
    if len(report.errors) > _ERRORS_PRINTED:
        echo(f"  … and {len(report.errors) - _ERRORS_PRINTED:,} more; --json prints them.")


@click.group("jobs")
def jobs() -> None:
    """Look after postings."""


@jobs.command("markup")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every page that is listed.")
@click.option(
    "--list", "listed", is_flag=True, help="List every page without markup and the fields it lacks."
)
@click.pass_obj
def markup(session: CommandSession, *, as_json: bool, listed: bool) -> None:
    """Test the structured data of every open posting by the rules Google publishes; exit 1 when one breaks them."""
    columns = (TextColumn("Testing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        found: MarkupReport = session.run(
            lambda services: services.jobs.check_markup(
                SYSTEM, progress=lambda done, total: bar.update(task, completed=done, total=total)
            )
        )
    if as_json:
        print_json(found)
    else:
        _print_markup(found, listed=listed)
    if found.invalid:
        sys.exit(1)


def _print_markup(found: MarkupReport, *, listed: bool) -> None:
    click.echo(f"  {'open':<24}{found.open:>8,}")
    click.echo(f"  {'with markup, tested':<24}{found.tested:>8,}")
    click.echo(f"  {'accepted by the rules':<24}{found.valid:>8,}")
    click.echo(f"  {'refused':<24}{len(found.invalid):>8,}")
    click.echo(f"  {'without markup':<24}{len(found.lacking):>8,}")
    for fields, count in Counter(page.issues for page in found.lacking).most_common():
        click.echo(f"    lacking {', '.join(fields)}: {count:,}")
    shown = (*found.invalid, *(found.lacking if listed else ()))
    for page in shown:
        click.echo(f"  /jobs/{page.slug}: {', '.join(page.issues)}")
    if found.lacking and not listed:
        click.echo("  --list names the pages.")


COMMANDS: tuple[click.Command, ...] = (import_, jobs)
