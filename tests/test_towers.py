"""The towers: what may import what, and how large anything may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "workshop").rglob("*.py"))

MAY_IMPORT = {
    "content": {"errors"},
    "session": {"content", "errors"},
    "page": {"errors"},
    "press": {"page", "errors"},
    "pack": {"content", "session", "page", "press", "errors"},
    "cli": {"content", "session", "page", "press", "pack", "errors", "__version__"},
    "errors": set(),
}
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "jinja2": {"pack"},
    "markupsafe": {"pack"},
    "reportlab": {"page", "press"},
    "fontpkg": {"page", "cli"},
    "pyphen": {"page"},
    "PIL": {"page", "press", "cli"},
    "pypdfium2": {"press", "cli"},
    "yaml": {"content"},
    "markdown_it": {"content"},
}
PYDANTIC = {"content", "session", "page"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tower(path: Path) -> str:
    parts = path.relative_to(ROOT / "workshop").parts
    return parts[0] if len(parts) > 1 else path.stem


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our(path: Path) -> set[str]:
    """Give the parts of workshop that a module imports, its own left out."""
    found = {module.split(".")[1] for module in imports(path) if module.startswith("workshop.")}
    return found - {tower(path)}


def others(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imports(path)}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_keep_to_the_towers(path: Path) -> None:
    if tower(path) == "__init__":
        assert not our(path)
        return
    assert our(path) <= MAY_IMPORT[tower(path)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_keep_to_their_homes(path: Path) -> None:
    for library, homes in HOMES.items():
        if library in others(path):
            assert tower(path) in homes, f"{library} in {name_of(path)}"
    if "pydantic" in others(path) or "pydantic_core" in others(path):
        assert tower(path) in PYDANTIC


def test_jinja2_is_in_one_module() -> None:
    assert [name_of(path) for path in MODULES if "jinja2" in others(path)] == ["workshop/pack/render.py"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_whatever_imports_reportlab_is_sealed_first(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith(("import", "from"))]
    reportlab = [i for i, line in enumerate(lines) if line.split()[1].startswith("reportlab")]
    if reportlab:
        sealed = next(i for i, line in enumerate(lines) if line.startswith("import workshop.page.sealing"))
        assert sealed < reportlab[0]


def test_no_module_is_called_anything() -> None:
    assert not {path.stem for path in MODULES} & {"util", "utils", "common", "helpers", "helper", "base", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_functions_and_docstrings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"
    for owner in [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_")]:
        for node in owner.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{name_of(path)}: {node.name} has no docstring"


def test_the_towers_are_all_there() -> None:
    assert {tower(path) for path in MODULES} - {"__init__"} == set(MAY_IMPORT)
