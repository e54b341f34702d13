"""Styles and templates fit each other."""

import re

import gallery
import pytest

DEFINED = re.compile(r"(?:^|[\s{;])(--[\w-]+):")
# Variants that look like the plain component, and names that only mark a place for scripts.
UNSTYLED = {
    "brand__mark", "search-form__filters", "tile--normal", "tile--a", "button--secondary", "notice--neutral", "timeline__done",
}  # fmt: skip


@pytest.fixture(scope="module")
def styles(shell):
    return "\n".join(path.read_text() for path in sorted((shell / "css").rglob("*.css")))


@pytest.fixture(scope="module")
def templates(shell):
    return {path.name: path.read_text() for path in sorted((shell / "templates").rglob("*.html"))}


def test_every_token_that_is_used_exists(styles):
    used = set(re.findall(r"var\((--[\w-]+)", styles))
    assert used - set(DEFINED.findall(styles)) == set()


def test_every_token_that_exists_is_used(styles):
    defined = set(DEFINED.findall(styles))
    assert defined - set(re.findall(r"var\((--[\w-]+)", styles)) == set()


def test_every_class_of_the_pages_has_a_style(styles, renderer):
    known = set(re.findall(r"\.([a-z][\w-]*)", styles)) | UNSTYLED
    for name, page in gallery.pages(renderer).items():
        if name.startswith("gateway"):
            continue
        used = {word for value in re.findall(r'class="([^"]*)"', page) for word in value.split()}
        assert used - known == set(), name


def test_nothing_is_styled_or_scripted_in_the_page(templates):
    for name, source in templates.items():
        assert not re.search(r"\sstyle=|\son\w+=|javascript:|hx-on|hx-vals", source), name
        if name != "gateway_error.html":
            assert "<style" not in source, name


def test_files_stay_small(shell):
    for folder, ending in (("css", "*.css"), ("js", "*.js"), ("templates", "*.html")):
        for path in (shell / folder).rglob(ending):
            assert len(path.read_text().splitlines()) <= 200, path.name


def test_every_icon_of_the_templates_is_drawn(templates, assets):
    for source in templates.values():
        for name in re.findall(r"""\bicon\("([\w-]+)\"""", source):
            assert assets.icon_address(name)
