import re
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs/pages.md"


def test_every_macro_is_exported_and_documented(shell):
    templates = shell / "templates"
    macros = {
        name
        for path in (templates / "ui").glob("*.html")
        for name in re.findall(r"{% macro ([a-z]\w*)\(", path.read_text())
    } - {"attributes", "glyph", "board_card"}
    exported = set(re.findall(r"[a-z_]+(?=[,} ])", (templates / "ui.html").read_text()))
    documented = DOCS.read_text()
    assert macros - exported == set()
    assert {name for name in macros if f"{name}(" not in documented} == set()


def test_every_module_attribute_of_the_scripts_is_documented(shell):
    source = "".join(path.read_text() for path in (shell / "js").glob("*.js"))
    documented = DOCS.read_text()
    for attribute in (
        "data-shortcut",
        "data-key-list",
        "data-pane",
        "data-opens",
        "data-autosave",
        "data-popover",
    ):
        assert attribute in source
        assert attribute in documented
