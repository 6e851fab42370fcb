"""Who may import whom."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "generator" / "specloom"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each part may import: of ours by module prefix, then packages of others. ``<own>`` is the part itself.
EVERYTHING = ("",)
TABLE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "__init__": ((), ()),
    "__main__": (("cli",), ()),
    "diagnostics": ((), ()),
    "codes": ((), ()),
    "ir": (("<own>", "diagnostics"), ()),
    "parser": (
        ("<own>", "ir", "diagnostics", "lines"),
        ("yaml", "jsonpath", "openapi_spec_validator", "jsonschema_rs"),
    ),
    "targets": (("targets.kit.plan",), ()),
    "targets.kit": (("<own>", "ir", "diagnostics"), ()),
    "targets.<language>": (("<own>", "targets.kit", "ir", "diagnostics"), ("packaging",)),
    "mock": (("<own>", "ir", "diagnostics"), ("jsonschema_rs", "uvicorn")),
    "writing": (("<own>", "targets.kit.plan", "targets.kit.code", "diagnostics"), ("jinja2", "ruff")),
    "comparison": (("<own>", "targets.kit.surface", "ir", "diagnostics"), ()),
    "changelog": (("comparison", "targets.kit", "diagnostics"), ()),
    "config": (("diagnostics",), ()),
    "lines": (("diagnostics",), ()),
    "report": (("diagnostics", "lines"), ()),
    "catalogue": (("targets.kit.plan", "targets.kit.code"), ()),
    "support": (("targets.kit.plan",), ()),
    "request": ((), ()),
    "settling": (("request", "targets", "targets.kit.plan", "diagnostics"), ()),
    "init": (("<own>", "parser", "targets", "ir", "diagnostics"), ()),
    "watching": ((), ("watchfiles",)),
    "identity": (("writing.shipped",), ()),
    "memory": (("<own>", "diagnostics", "identity", "report", "request", "writing"), ()),
    "pipeline": (EVERYTHING, ()),
    "cli": (EVERYTHING, ("click",)),
}


def part_of(module: str) -> str:
    """Return the part that a module belongs to: ``writing``, ``targets.kit``, ``targets.python``."""
    first, *rest = module.split(".")
    return f"{first}.{rest[0]}" if first == "targets" and rest else first


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each imported module, wherever in the file the import stands, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(level=0, module=str(module), names=names):
                for alias in names:
                    inner = PACKAGE.parent.joinpath(*module.split("."), alias.name)
                    is_module = inner.is_dir() or inner.with_suffix(".py").is_file()
                    yield node.lineno, f"{module}.{alias.name}" if is_module else module
            case ast.ImportFrom():
                yield node.lineno, "<relative>"


def allowed(module: str, imported: str) -> bool:
    part = part_of(module)
    row = TABLE.get(part) or TABLE["targets.<language>" if part.startswith("targets.") else part]
    ours, others = row
    top, _, rest = imported.partition(".")
    if top != "specloom":
        return top in sys.stdlib_module_names or top in others
    if not rest:
        return ours == EVERYTHING  # the version
    return any(
        wanted == "" or rest == wanted or rest.startswith(f"{wanted}.")
        for wanted in (part if prefix == "<own>" else prefix for prefix in ours)
    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_import_table_holds(path: Path) -> None:
    module = name_of(path)
    assert [f"line {line}: {found}" for line, found in imports(path) if not allowed(module, found)] == []


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("ir.graph", "specloom.parser.source"),
        ("ir.graph", "yaml"),
        ("parser.source", "specloom.targets.kit.code"),
        ("parser.source", "jinja2"),
        ("targets.kit.names", "specloom.targets.python.naming"),
        ("targets.python.model", "specloom.targets.ruby.model"),
        ("targets.python.model", "specloom.writing.render"),
        ("targets.python.model", "jinja2"),
        ("targets", "specloom.targets.python"),
        ("mock.answering", "specloom.parser.source"),
        ("mock.answering", "yaml"),
        ("writing.render", "specloom.ir.api"),
        ("writing.render", "specloom.targets.kit.names"),
        ("pipeline", "click"),
        ("cli", "yaml"),
        ("report", "<relative>"),
    ],
)
def test_the_table_refuses(module: str, imported: str) -> None:
    assert not allowed(module, imported)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_name_says_what_a_module_is_about(path: Path) -> None:
    assert not {"utils", "util", "helpers", "helper", "common", "manager", "misc"} & set(
        name_of(path).split(".")
    )
