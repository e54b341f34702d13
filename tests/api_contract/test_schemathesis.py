"""Every operation as each kind of person, with good, odd and hostile values: the description holds and nothing breaks."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from api_contract import examples
from factories.cast import cast_on

# A whole run takes a minute and a half on an idle machine.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

HERE = Path(__file__).parent
EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "8"))
SEED = int(os.environ.get("CONTRACT_SEED", "7"))
ROLES = ("nobody", "candidate", "recruiter", "operator")


@pytest.fixture(scope="module")
async def cast(site, pdf):
    return await cast_on(site, pdf, extras=True)


def plan_for(role, cast, files):
    """What the hooks read, and the person's operations."""
    player = None if role == "nobody" else getattr(cast, role)
    good = examples.for_nobody(cast) if player is None else getattr(examples, f"for_{role}")(cast, files)
    ids = {
        "job_id": cast.recruiter.owned["job_id"],
        "company_id": cast.recruiter.owned["company_id"],
        "mail_id": cast.operator.owned["mail_id"],
        "report_id": cast.operator.owned["report_id"],
    } | (player.owned if player else {})
    return {
        "token": player and player.token,
        "tokens": {name: extra.token for name, extra in cast.extras.items()} if role == "candidate" else {},
        "ids": ids,
        "examples": good,
    }


@dataclass(frozen=True)
class Run:
    """What schemathesis said of one kind of person; `answers` are counts of statuses by operation."""

    good: set[str]
    answers: dict[str, dict[str, int]]
    output: str
    passed: bool

    def answered(self, first_digit):
        """Operations that answered with such a status at least once."""
        return {
            label for label, found in self.answers.items() if any(code[0] == first_digit for code in found)
        }


@pytest.fixture(scope="module")
def run(site, cast, files, tmp_path_factory):
    """Calls as one kind of person, once however many tests ask."""

    @cache
    def run(role):
        folder = tmp_path_factory.mktemp(role)
        plan = plan_for(role, cast, files)
        (folder / "plan.json").write_text(json.dumps(plan))
        counts = folder / "counts.json"
        began = time.monotonic()
        done = subprocess.run(
            [
                sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "schemathesis.toml"), "run",
                f"{site.url}/api/v1/openapi.json", "--phases", "examples,coverage,fuzzing", "--checks", "all",
                "--max-examples", str(EXAMPLES), "--seed", str(SEED), "--no-shrink", "--continue-on-failure",
                "--request-timeout", "20", "--no-color", "--suppress-health-check", "all",
            ],
            env={
                **os.environ, "SCHEMATHESIS_HOOKS": "api_contract.hooks", "PYTHONPATH": str(HERE.parent),
                "CONTRACT_PLAN": str(folder / "plan.json"), "CONTRACT_COUNTS": str(counts),
            },
            cwd=folder, capture_output=True, text=True, timeout=280 if EXAMPLES <= 12 else 1500, check=False,
        )  # fmt: skip
        taken = time.monotonic() - began
        assert counts.exists(), done.stdout[-4000:] + done.stderr[-4000:]
        run = Run(
            good=set(plan["examples"]),
            answers=json.loads(counts.read_text()),
            output=done.stdout[-20_000:],
            passed=done.returncode == 0,
        )
        calls = sum(count for found in run.answers.values() for count in found.values())
        print(
            f"{role}: {calls} calls in {taken:.0f} s; {len(run.answered('2'))} of {len(run.answers)} operations answered 2xx"
        )
        return run

    return run


@pytest.mark.parametrize("role", ROLES)
def test_holds_for(role, run):
    run = run(role)
    assert run.answered("5") == set(), run.output
    assert run.passed, run.output
    assert run.good - run.answered("2") == set(), "refused although the values are good"


def test_every_operation_succeeds_for_somebody(site, run):
    with site.client() as client:
        paths = client.get("/api/v1/openapi.json").json()["paths"]
    described = {
        f"{method.upper()} {path}"
        for path, operations in paths.items()
        for method in operations
        if method in {"get", "post", "put", "patch", "delete"}
    }
    reached = set().union(*(run(role).answered("2") for role in ROLES))
    print(f"{len(described & reached)} of {len(described)} operations answered 2xx to somebody")
    assert described - reached == set()
