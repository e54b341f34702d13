"""The table is whole, and the page of settings is what the table says."""

import types
import typing
from pathlib import Path

import pytest

from talentsphere.kernel.config import GROUPS, SETTINGS, Settings, load_settings, settings_page
from talentsphere.kernel.config.names import names_of

PAGE = Path(__file__).parents[2] / "docs" / "operations" / "settings.md"


def test_the_page_is_what_the_table_says():
    assert PAGE.read_text(encoding="utf-8") == settings_page(), (
        "docs/operations/settings.md: its head says how to write it again"
    )


def test_the_page_names_every_variable_and_meaning():
    page = settings_page()
    for setting in SETTINGS:
        assert all(f"`{name}`" in page for name in setting.names)
        assert setting.doc in page


def test_table_and_settings_have_the_same_fields_in_the_same_order():
    assert [row.field for row in SETTINGS if row.kept and row.field in Settings.__struct_fields__] == [
        row.field for row in SETTINGS if row.kept
    ]
    assert {row.field for row in SETTINGS if row.kept} == set(Settings.__struct_fields__)


def test_no_variable_means_two_settings():
    names = [name for row in SETTINGS for name in names_of(row)]
    assert len(names) == len(set(names))
    fields = [row.field for row in SETTINGS]
    assert len(fields) == len(set(fields))


def test_no_field_holds_another_type_than_it_says():
    hints = typing.get_type_hints(Settings)
    settings = load_settings({})
    for field in Settings.__struct_fields__:
        assert _is_a(getattr(settings, field), hints[field]), field


def _is_a(value: object, hint: object) -> bool:
    origin = typing.get_origin(hint)
    if origin in {typing.Union, types.UnionType}:
        return any(_is_a(value, part) for part in typing.get_args(hint))
    if origin is typing.Literal:
        return value in typing.get_args(hint)
    if origin is tuple:
        return isinstance(value, tuple) and all(_is_a(item, typing.get_args(hint)[0]) for item in value)
    return type(value) is hint or (hint is Path and isinstance(value, Path))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda row: row.field)
def test_a_row_is_well_formed(setting):
    assert setting.names
    assert setting.doc.endswith(".")
    assert setting.default is None or setting.derive is None
    assert setting.derive is None or setting.derived
    assert setting.parser.expects
    assert setting.parser.hint


def test_groups_hold_all_rows():
    assert sum(len(group.settings) for group in GROUPS) == len(SETTINGS)
