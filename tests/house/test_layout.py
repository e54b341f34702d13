"""Rules of the codebase that no linter knows."""

import ast
from pathlib import Path

import pytest

from talentsphere import registry

SOURCE = Path(__file__).resolve().parents[2] / "src" / "talentsphere"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 200
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "datetime.datetime.now",
    "datetime.date.today",
}


def name(path):
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_at_most_200_lines(path):
    assert len(path.read_text().splitlines()) <= LONGEST, "split it by behaviour"


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=name)
def test_a_package_has_an_init_that_says_what_it_is(folder):
    init = folder / "__init__.py"
    assert init.exists(), "without it the import rules do not see the folder"
    assert ast.get_docstring(ast.parse(init.read_text())), "say what the package owns"


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "__init__.py"], ids=name)
def test_a_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text())), "begin with a docstring"


@pytest.mark.parametrize("path", [p for p in MODULES if "store" not in name(p)], ids=name)
def test_only_stores_hold_sql(path):
    if name(path).startswith(("kernel/", "ops/", "runtime/")):
        pytest.skip("the kernel, ops and runtime may")
    found = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
        and node.module == "talentsphere.kernel"
        and "sql" in {a.name for a in node.names}
    ]
    assert not found, "SQL belongs to the service's store"


def test_no_service_asks_the_machine_for_the_day():
    offenders = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        if name(path).startswith("services/")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS
    ]
    assert offenders == []


def test_each_service_of_the_registry_has_its_folder_and_each_folder_its_service():
    folders = {
        path.name for path in (SOURCE / "services").iterdir() if path.is_dir() and path.name != "__pycache__"
    }
    assert folders == {service.name for service in registry.SERVICES}


def test_events_are_read_only_if_somebody_emits_them():
    emitted = {event for service in registry.SERVICES for event in service.emits}
    assert {event for service in registry.SERVICES for event in service.reads} <= emitted


def test_ports_are_used_once():
    ports = [service.port for service in registry.ALL]
    assert len(ports) == len(set(ports))
