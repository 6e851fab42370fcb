"""Import blocks, sorted as isort does."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from specloom.targets.kit.code import EMPTY, Code, compose, join
from specloom.targets.python import syntax
from specloom.targets.python.typing import Import

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class ImportBlock:
    """The imports of a module: those that run, and those for the type checker alone. Either may be empty."""

    runtime: Code
    typing: Code


def import_block(imports: Iterable[Import]) -> ImportBlock:
    """Sort imports into sections. What is needed at run time anyway isn't imported for the type checker again."""
    runtime: dict[str, set[str]] = {}
    typing: dict[str, set[str]] = {}
    for entry in imports:
        kind = typing if entry.typing_only else runtime
        kind.setdefault(entry.module, set()).add(entry.name)
    needed = {module: names - runtime.get(module, _NONE) for module, names in typing.items()}
    typing = {module: names for module, names in needed.items() if names}
    if typing:
        runtime.setdefault("typing", set()).add("TYPE_CHECKING")
    return ImportBlock(
        _sections(runtime, syntax.LINE_WIDTH), _sections(typing, syntax.LINE_WIDTH - _TYPING_INDENT)
    )


_NONE: frozenset[str] = frozenset()
_TYPING_INDENT = 4
"""How deep the imports for the type checker stand."""


def _sections(imports: dict[str, set[str]], width: int) -> Code:
    """Return the statements that import names, by module; ``""`` is the module itself."""
    sections: dict[int, list[str]] = {}
    for module in imports:
        sections.setdefault(_section(module), []).append(module)
    blocks = []
    for _, modules in sorted(sections.items()):
        plain = sorted([module for module in modules if "" in imports[module]])
        lines = [compose("import {}", syntax.module_path(module)) for module in plain]
        for module in sorted(modules, key=_module_order):
            names = sorted([name for name in imports[module] if name], key=member_order)
            if names:
                lines.append(_from_import(module, names, width))
        blocks.append(join("\n", lines))
    return join("\n\n", blocks) if blocks else EMPTY


def _from_import(module: str, names: list[str], width: int) -> Code:
    listed = [syntax.identifier(name) for name in names]
    line = compose("from {} import {}", syntax.module_path(module), join(", ", listed))
    if len(line.text) <= width:
        return line
    exploded = join("", (compose("    {},\n", name) for name in listed))
    return compose("from {} import (\n{})", syntax.module_path(module), exploded)


@cache
def _section(module: str) -> int:
    if module.startswith("."):
        return 3
    return 1 if module.split(".", 1)[0] in sys.stdlib_module_names else 2


@cache
def _module_order(module: str) -> tuple[int, object]:
    dots = len(module) - len(module.lstrip("."))
    return -dots, natural_order(module)


@cache
def member_order(name: str) -> tuple[int, object]:
    """Return the key by which isort orders imported names: constants, classes, the rest; numbers by value."""
    if name.isupper() and len(name) > 1:
        return 0, natural_order(name)
    return (1 if name[0].isupper() else 2), natural_order(name)


@cache
def natural_order(name: str) -> object:
    """Return the key that compares without case and compares digits as numbers."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in _DIGITS.split(name.lower()) if part
    ], name
