"""bin/new-service makes a slice that passes the checks, in a copy of the tree."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tree")
    for name in ("src", "tests", "bin"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "dist"))
    for name in ("pyproject.toml", ".importlinter"):
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(TOOLS.parent)
    made = run(folder, sys.executable, "bin/scaffold.py", "badges")
    assert made.returncode == 0, made.stderr
    return folder


def run(folder, *command):
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=240
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "format", "--check", "src/talentsphere/services/badges", "src/talentsphere/registry.py"),
        (
            "ruff",
            "check",
            "src/talentsphere/services/badges",
            "tests/services/badges",
            "src/talentsphere/runtime",
        ),
        ("lint-imports", "--no-cache"),
        ("pytest", "-n0", "tests/services/badges"),
    ],
    ids=lambda command: command[0],
)
def test_a_fresh_slice_passes(copy, command):
    done = run(copy, TOOLS / command[0], *command[1:])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["", "Badges", "a-b", "../x"])
def test_a_name_that_can_not_be_a_service_is_refused(copy, name):
    assert run(copy, sys.executable, "bin/scaffold.py", name).returncode != 0
