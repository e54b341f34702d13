"""docs/operations/running.md is executed, block by block, in a home of its own."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from factories.site import CLI, Site

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "operations" / "running.md"
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ ")
]


@pytest.mark.slow
def test_every_command_of_the_guide_works(tmp_path):
    site = Site()
    program = " ".join(map(shlex.quote, CLI))
    try:
        for command in COMMANDS:
            line = re.sub(r"^talentsphere\b", program, command)
            done = subprocess.run(
                ["bash", "-c", line], cwd=tmp_path, env=site.environment, capture_output=True, text=True, timeout=120, check=False
            )  # fmt: skip
            assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
    finally:
        site.close()


@pytest.mark.parametrize(
    "arguments", [[], *({tuple(c.split()[1:2]) for c in COMMANDS if c.startswith("talentsphere")})]
)
def test_every_verb_of_the_guide_has_help(arguments):
    done = subprocess.run(
        [*CLI, *arguments, "--help"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert "Usage:" in done.stdout
