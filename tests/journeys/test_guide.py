"""The chapters of docs/operations are executed, block by block, each in a home of its own."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from factories.site import CLI, Site

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = {
    path.name: [
        line.removeprefix("$ ")
        for block in re.findall(r"```console\n(.*?)```", path.read_text(), re.DOTALL)
        for line in block.splitlines()
        if line.startswith("$ ")
    ]
    for path in sorted((ROOT / "docs" / "operations").glob("*.md"))
}
VERBS = sorted(
    {
        tuple(c.split()[1:2])
        for commands in CHAPTERS.values()
        for c in commands
        if c.startswith("talentsphere")
    }
)


@pytest.mark.slow
@pytest.mark.parametrize("chapter", [name for name, commands in CHAPTERS.items() if commands])
def test_every_command_of_a_chapter_works(chapter, tmp_path):
    site = Site()
    program = " ".join(map(shlex.quote, CLI))
    try:
        for command in CHAPTERS[chapter]:
            line = re.sub(r"^bin/", f"{ROOT}/bin/", re.sub(r"^talentsphere\b", program, command))
            done = subprocess.run(
                ["bash", "-c", line], cwd=tmp_path, env=site.environment, capture_output=True, text=True, timeout=120, check=False
            )  # fmt: skip
            assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
    finally:
        site.close()


@pytest.mark.parametrize("arguments", [(), *VERBS], ids=lambda found: " ".join(found) or "talentsphere")
def test_every_verb_of_the_guide_has_help(arguments):
    done = subprocess.run(
        [*CLI, *arguments, "--help"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert "Usage:" in done.stdout
