import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from talentsphere.web.shell.assets import DIST, Assets, AssetsMissing, UnknownAsset

ROOT = Path(__file__).parents[3]


@pytest.fixture
def built():
    """The built files. Building needs the npm registry once, so it is left to bin/assets."""
    if not (DIST / "manifest.json").is_file():
        pytest.skip("The front end is not built: run bin/assets first.")
    return DIST


def test_the_lock_holds_no_addresses():
    lock = (ROOT / "package-lock.json").read_text()
    assert "://" not in lock
    assert all("integrity" in entry for name, entry in json.loads(lock)["packages"].items() if name)


def test_versions_are_pinned_exactly():
    package = json.loads((ROOT / "package.json").read_text())
    for version in (*package["dependencies"].values(), *package["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_names_stand_for_built_files(tmp_path):
    files = {"app.css": "app-1a2b.css", "icons.svg": "icons-3c4d.svg"}
    (tmp_path / "manifest.json").write_text(json.dumps(files))
    (tmp_path / "icons-3c4d.svg").write_text('<svg><symbol id="search" viewBox="0 0 24 24"/></svg>')
    assets = Assets.load(tmp_path)
    assert assets.address("app.css") == "/static/app-1a2b.css"
    assert assets.icon_address("search") == "/static/icons-3c4d.svg#search"
    with pytest.raises(UnknownAsset, match=r"app\.css"):
        assets.address("nothing.css")
    with pytest.raises(UnknownAsset, match="nothing"):
        assets.icon_address("nothing")


def test_a_front_end_that_was_not_built_says_what_to_do(tmp_path):
    with pytest.raises(AssetsMissing, match="run bin/assets"):
        Assets.load(tmp_path)


def test_a_second_build_does_nothing(built):
    inputs = (built / ".inputs").stat().st_mtime_ns
    subprocess.run([ROOT / "bin/assets"], check=True, timeout=60)
    if (built / ".inputs").stat().st_mtime_ns != inputs:
        # The sources had changed since the last build; the one just made is current.
        inputs = (built / ".inputs").stat().st_mtime_ns
        subprocess.run([ROOT / "bin/assets"], check=True, timeout=60)
    assert (built / ".inputs").stat().st_mtime_ns == inputs


def test_a_first_visit_stays_light(built):
    files = json.loads((built / "manifest.json").read_text())
    weight = sum(len(gzip.compress((built / files[name]).read_bytes())) for name in ("app.css", "app.js"))
    assert weight < 40_000


def test_nothing_built_needs_unsafe_eval_or_another_host(built):
    files = json.loads((built / "manifest.json").read_text())
    styles = (built / files["app.css"]).read_text()
    assert "url(" not in styles
    assert "@import" not in styles
