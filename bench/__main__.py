"""`bin/bench`: measures the running platform against limits measured in the same run."""

import gzip
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from rich.console import Console

from bench import postings
from bench.report import Results, show
from bench.run import imports, run
from bench.site import BenchError

DEFAULT = (
    "list", "job", "page", "search", "search-page", "health", "livez", "apply", "static", "memory", "first-byte",
    "weight",
)  # fmt: skip
IMPORT = "import"
MISSED = 6
_IMPORTED = 15_000
_REAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "postings" / "usajobs.jsonl.gz"


@click.command("bench", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("what", nargs=-1, type=click.Choice([*DEFAULT, IMPORT]))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of tables.")
@click.option("--check", is_flag=True, help=f"Exit {MISSED} when a target is missed.")
def main(*, what: tuple[str, ...], as_json: bool, check: bool) -> None:
    """Measure the platform against limits of the same run: everything but `import`, or just WHAT.

    A platform of its own is started in a temporary home, filled, measured and removed; about two minutes.
    """
    err = Console(stderr=True)
    results = Results()
    chosen = what or DEFAULT
    try:
        if set(chosen) - {IMPORT}:
            run(chosen, results, lambda text: err.print(f"[dim]{text}…[/]", highlight=False))
        if IMPORT in chosen:
            _imports(results, err)
    except BenchError as error:
        err.print(f"error: {error}", markup=False, highlight=False)
        sys.exit(1)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(results), indent=2).decode() + "\n")
    else:
        show(results, Console())
    missed = [found for found in results.checks if not found.met]
    for found in missed:
        err.print(f"missed: {found.name}: {found.measured}, wanted {found.target}", highlight=False)
    sys.exit(MISSED if check and missed else 0)


def _imports(results: Results, err: Console) -> None:
    """Real postings when they lie beside the checkout, else generated ones."""

    def say(text: str) -> None:
        err.print(f"[dim]{text}…[/]", highlight=False)

    if _REAL.exists():
        imports([str(_REAL)], results, say)
        return
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder) / "plain", Path(folder) / "postings.jsonl.gz"
        postings.write(plain, _IMPORTED, today=datetime.now(UTC).date())
        packed.write_bytes(gzip.compress(plain.read_bytes()))
        imports([str(packed)], results, say)


if __name__ == "__main__":
    main(prog_name="bin/bench")
