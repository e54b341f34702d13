"""How rounds become one figure, and how figures are shown."""

import io
from uuid import UUID

import msgspec
from bench.measure import Measured, best
from bench.people import Candidate
from bench.report import Results, show
from bench.requests import Posting, applications, readings
from bench.targets import Check
from rich.console import Console


def a_round(*, speed, app):
    return Measured(
        what="job", way="direct", server="talentsphere", requests=100, requests_per_second=speed, p50_ms=1.0,
        p99_ms=2.0, bytes=10, cpu_us={"app": app}, client_busy=0.1,
    )  # fmt: skip


def shown(results):
    out = io.StringIO()
    show(results, Console(file=out, width=200))
    return out.getvalue()


def test_the_quickest_round_counts_with_the_cpu_of_the_cheapest():
    found = best([a_round(speed=900, app=300.0), a_round(speed=1000, app=400.0)])
    assert (found.requests_per_second, found.total_cpu_us) == (1000, 300.0)


def test_a_missed_target_is_shown_as_missed():
    checks = [
        Check(name="one", target="≥ 0.50", measured="0.51", met=True),
        Check(name="two", target="≥ 0.50", measured="0.49", met=False),
    ]
    lines = {line.split()[0]: line for line in shown(Results(checks=checks)).splitlines() if line.strip()}
    assert lines["one"].rstrip().endswith("met")
    assert lines["two"].rstrip().endswith("MISSED")


def test_what_was_not_measured_has_no_table():
    text = shown(Results(measured=[a_round(speed=1234, app=300.0)]))
    assert "1,234" in text
    assert "Targets" not in text
    assert "Memory" not in text


def test_results_survive_json():
    results = Results(measured=[a_round(speed=1.5, app=2.0)])
    assert msgspec.json.decode(msgspec.json.encode(results), type=Results) == results


def test_a_slug_goes_over_the_wire_quoted():
    [request] = readings([Posting(id="1", slug="köchin")])["page"]
    assert request.startswith("GET /jobs/k%C3%B6chin HTTP/1.1\r\n")


def test_nobody_applies_to_a_job_twice():
    jobs = [Posting(id=f"job-{number}", slug="x") for number in range(10)]
    person = Candidate(token="t", cv_id=UUID(int=7))
    asked = applications([person], jobs) + applications([person], jobs, first=5)
    assert len(set(asked)) == 10
