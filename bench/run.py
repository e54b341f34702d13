"""A run: starts a platform, fills it, measures what was asked for, and stops it."""

import asyncio
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from bench import limits, postings, targets, weights
from bench.limits import Responder
from bench.measure import Measured, Target, best, once
from bench.people import candidates
from bench.report import Results
from bench.requests import APPLICATIONS_EACH, COMPARED, Posting, applications, get, listed, readings
from bench.site import Site

POSTINGS = 3000
PEOPLE = 40
WAYS = ("direct", "gateway")
IDLE_SECONDS = 10
_ROUNDS = {True: 3, False: 2}  # by whether a measurement has a limit to be held against

Say = Callable[[str], None]


def run(what: tuple[str, ...], results: Results, say: Say) -> None:
    """Measures into `results`. Raises BenchError when something can't be measured."""
    say("Starting a platform in a temporary home")
    began = time.monotonic()
    with Site() as site:
        results.start_seconds = time.monotonic() - began
        _Run(site, results, say).all(what)


class _Run:
    def __init__(self, site: Site, results: Results, say: Say) -> None:
        self._site = site
        self._results = results
        self._say = say
        self._jobs: list[Posting] = []
        self._ours = self._target()

    def _target(self) -> Target:
        site = self._site
        return Target(
            name="talentsphere", port=site.port, socket=str(site.socket), pids=_serving(site.pids())
        )

    def all(self, what: tuple[str, ...]) -> None:
        self._fill()
        if "memory" in what:
            self._say("Starting again, to idle with what is stored")
            self._site.restart()
            self._ours = self._target()
            self._results.checks.append(targets.memory(self._idle_memory("idle"), "idle"))
        if "first-byte" in what:
            self._first_bytes()
        if "weight" in what:
            self._weights()
        asked = readings(self._jobs)
        compared = [name for name in COMPARED if name in what]
        if compared:
            self._compare(compared, asked)
        for name in ("search", "search-page", "health", "livez"):
            if name in what:
                self._alone(name, asked[name])
        if "static" in what:
            self._static()
        if "apply" in what:
            self._apply()
        if "memory" in what:
            self._idle_memory("after the load")

    def _fill(self) -> None:
        self._say(f"Loading {POSTINGS} postings")
        file = self._site.home / "postings.jsonl"
        postings.write(file, POSTINGS, today=datetime.now(UTC).date())
        began = time.monotonic()
        self._site.run("import", "jobs", str(file))
        self._results.loaded = {"rows": POSTINGS, "seconds": round(time.monotonic() - began, 2)}
        self._site.wait_indexed(POSTINGS)
        answer = weights.fetch(self._site.port, "/api/v1/jobs?sort=newest&limit=100")
        self._jobs = listed(answer.body)

    def _idle_memory(self, when: str) -> dict[str, int]:
        self._say(f"Letting it idle for {IDLE_SECONDS} s ({when})")
        time.sleep(IDLE_SECONDS)
        self._results.memory[when] = found = self._site.memory()
        return found

    def _pages(self) -> tuple[str, ...]:
        return ("/", "/jobs", f"/jobs/{self._jobs[0].slug}")

    def _first_bytes(self) -> None:
        self._say("Waiting for first bytes")
        for path in self._pages():
            found = weights.first_byte(self._site.port, path)
            self._results.first_bytes.append(found)
            self._results.checks.append(targets.first_byte(found))

    def _weights(self) -> None:
        self._say("Weighing pages")
        for path in self._pages():
            weight = weights.weigh(self._site.port, path)
            self._results.weights.append(weight)
            self._results.checks += targets.weights(weight)

    def _compare(self, names: list[str], asked: dict[str, list[str]]) -> None:
        with Responder(self._site) as responder:
            pids = responder.pids() | {"postgres": self._ours.pids["postgres"]}
            bare = Target(name="responder", port=responder.port, socket=str(responder.socket), pids=pids)
            for name in names:
                self._measure(name, asked[name], (self._ours, bare))
        for name in names:
            self._say(f"Measuring {name} with pgbench")
            self._results.pgbench[name] = limits.pgbench(self._site, name, self._jobs[0])
        self._results.checks += targets.shares(self._results.measured)

    def _alone(self, name: str, requests: list[str]) -> None:
        self._measure(name, requests, (self._ours,))

    def _measure(self, name: str, requests: list[str], servers: tuple[Target, ...]) -> None:
        """Rounds of the servers take turns, so that what disturbs the machine disturbs them alike."""
        for way in WAYS:
            self._say(f"Measuring {name} ({way})")
            rounds: dict[str, list[Measured]] = {server.name: [] for server in servers}
            for _ in range(_ROUNDS[len(servers) > 1]):
                for server in servers:
                    rounds[server.name].append(once(server, what=name, way=way, requests=requests))
            self._results.measured += [best(found) for found in rounds.values()]

    def _static(self) -> None:
        self._say("Measuring a static file of nginx")
        page = weights.fetch(self._site.port, "/jobs")
        path = next(
            path for path in weights.loads_of(page.body.decode(), base="/jobs") if path.endswith(".css")
        )
        found = (once(self._ours, what="static", way="gateway", requests=[get(path)]) for _ in range(2))
        self._results.measured.append(best(list(found)))

    def _apply(self) -> None:
        self._say(f"Signing {PEOPLE} candidates up")
        people = asyncio.run(candidates(self._site.settings, PEOPLE))
        for number, way in enumerate(WAYS):
            self._say(f"Measuring apply ({way})")
            requests = applications(people, self._jobs, first=number * APPLICATIONS_EACH)
            self._results.measured.append(
                once(self._ours, what="apply", way=way, requests=requests, once=True, warm_up=20, seconds=20)
            )


def _serving(pids: dict[str, int]) -> dict[str, int]:
    return {name: pids[name] for name in ("app", "nginx", "postgres")}


def imports(files: Iterable[str], results: Results, say: Say) -> None:
    """Rows a second of importing files into an empty platform, the first time and again."""
    for path in files:
        say("Starting a platform in a temporary home")
        with Site() as site:
            for time_ in ("first", "again"):
                say(f"Importing {path} ({time_})")
                began = time.monotonic()
                [report] = site.json("import", "jobs", path, timeout=900)
                seconds = time.monotonic() - began
                results.imports.append(
                    {
                        "file": path,
                        "run": time_,
                        "seconds": round(seconds, 2),
                        "rows_per_second": round(report["rows"] / seconds),
                        **{
                            name: report[name]
                            for name in ("rows", "created", "updated", "unchanged", "failed")
                        },
                    }
                )
