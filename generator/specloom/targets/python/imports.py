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
    wanted = set(imports)
    runtime = {Import(entry.module, entry.name) for entry in wanted if not entry.typing_only}
    typing = {Import(entry.module, entry.name) for entry in wanted if entry.typing_only} - runtime
    if typing:
        runtime.add(Import("typing", "TYPE_CHECKING"))
    return ImportBlock(_sections(runtime), _sections(typing))


def _sections(imports: set[Import]) -> Code:
    sections: dict[int, dict[str, set[str]]] = {}
    for entry in imports:
        sections.setdefault(_section(entry.module), {}).setdefault(entry.module, set()).add(entry.name)
    blocks = []
    for _, modules in sorted(sections.items()):
        plain = [module for module in modules if "" in modules[module]]
        lines = [compose("import {}", syntax.module_path(module)) for module in sorted(plain)]
        for module in sorted(modules, key=_module_order):
            names = sorted(modules[module] - {""}, key=member_order)
            if names:
                lines.append(_from_import(module, names))
        blocks.append(join("\n", lines))
    return join("\n\n", blocks) if blocks else EMPTY


def _from_import(module: str, names: list[str]) -> Code:
    listed = [syntax.identifier(name) for name in names]
    line = compose("from {} import {}", syntax.module_path(module), join(", ", listed))
    if len(line.text) <= syntax.LINE_WIDTH:
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
