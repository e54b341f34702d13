"""What is judged and how, and one short run of the real thing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bench import targets, weights
from bench.measure import Measured

ROOT = Path(__file__).resolve().parents[2]


def measured(server, *, cpu, speed):
    return Measured(
        what="job", way="gateway", server=server, requests=100, requests_per_second=speed, p50_ms=1.0, p99_ms=2.0,
        bytes=10, cpu_us=cpu, client_busy=0.1,
    )  # fmt: skip


@pytest.mark.parametrize(("postgres", "met"), [(100, True), (160, False)])
def test_a_share_is_of_the_cpu_time_of_all_who_serve(postgres, met):
    ours = measured("talentsphere", cpu={"app": 250.0, "postgres": float(postgres)}, speed=500)
    bare = measured("responder", cpu={"app": 150.0, "postgres": 50.0}, speed=1000)
    [check] = targets.shares([ours, bare])
    assert check.met is met
    assert "0.50 in requests/s" in check.measured


def test_what_was_not_held_against_a_limit_is_not_judged():
    assert list(targets.shares([measured("talentsphere", cpu={"app": 1.0}, speed=1)])) == []


def test_memory_is_judged_in_whole_mebibytes():
    assert targets.memory({"app": 200 * 2**20, "postgres": 100 * 2**20}, "idle").met
    assert not targets.memory({"app": 301 * 2**20}, "idle").met


def test_a_page_weighs_what_a_browser_fetches_for_it():
    document = (
        '<link rel="stylesheet" href="/a.css"><script src="b.js"></script><img src="https://elsewhere/c.png">'
    )
    assert weights.loads_of(document, base="/jobs/x") == ["/a.css", "/jobs/b.js"]


@pytest.mark.slow
def test_a_run_measures_and_leaves_nothing_behind():
    before = set(Path("/tmp").glob("tsb-*"))
    done = subprocess.run(
        [sys.executable, "-m", "bench", "livez", "--json"],
        cwd=ROOT, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {row["what"] for row in found["measured"]} == {"livez"}
    assert all(row["requests_per_second"] > 0 for row in found["measured"])
    assert set(Path("/tmp").glob("tsb-*")) <= before
