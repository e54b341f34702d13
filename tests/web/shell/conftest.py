"""The shell's templates with its real texts; file names stand in for the built ones, so no build is needed."""

import sys
from pathlib import Path

import pytest

from talentsphere.web.shell.assets import SYMBOL, Assets

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SHELL = ROOT / "src/talentsphere/web/shell"

sys.path.insert(0, str(HERE))

import gallery  # noqa: E402 - found by the line above


@pytest.fixture(scope="session")
def shell():
    return SHELL


@pytest.fixture(scope="session")
def assets():
    names = ("app.css", "app.js", "board.js", "favicon.svg", "icons.svg")
    sprite = (SHELL / "icons/icons.svg").read_text()
    return Assets(files={name: name for name in names}, icons=frozenset(SYMBOL.findall(sprite)))


@pytest.fixture(scope="session")
def renderer(assets):
    return gallery.renderer(assets)
