"""Only escapers make ``Code``, and templates obey their rules."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from specloom.writing.templates import engine

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "generator" / "specloom"
TEMPLATES = REPOSITORY / "templates"


def may_make_code(path: Path) -> bool:
    """Whether a module may call ``Code``: the kit's own three, and a language's ``syntax.py``."""
    match path.relative_to(PACKAGE).parts:
        case ("targets", "kit", "code.py" | "entities.py" | "escapes.py"):
            return True
        case ("targets", language, "syntax.py"):
            return language != "kit"
    return False


def test_only_escapers_make_code() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if may_make_code(path):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = (
                getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            )
            if name == "Code":
                found.append(f"{path.relative_to(REPOSITORY)}:{node.lineno}")
    assert found == []


TEMPLATE_NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_a_template_obeys_the_rules(name: str) -> None:
    engine(TEMPLATES).get_template(name)
