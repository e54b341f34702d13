"""What a process and its descendants are charged with."""

import os
import subprocess
import sys

from bench import accounting

BURN = "import time\nwhile time.process_time() < 0.3: pass\n"


def test_a_tree_has_the_process_and_its_descendants():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert {os.getpid(), child.pid} <= set(accounting.tree(os.getpid()))
        assert accounting.tree(child.pid) == [child.pid]
    finally:
        child.communicate(b"\n")


def test_cpu_of_a_child_that_ended_still_counts():
    before = accounting.cpu_seconds(os.getpid())
    subprocess.run([sys.executable, "-c", BURN], check=True)
    assert accounting.cpu_seconds(os.getpid()) - before >= 0.25


def test_a_living_process_has_memory():
    assert accounting.memory_bytes(os.getpid()) > 2**20


def test_a_process_that_is_gone_costs_nothing():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert accounting.memory_bytes(child.pid) == 0
    assert accounting.cpu_seconds(child.pid) == 0
