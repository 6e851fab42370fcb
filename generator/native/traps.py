"""What mypyc compiles without a word, and to something else than Python does."""

from __future__ import annotations

import ast
import builtins

from native.records import NotKnownError


def refuse_traps(source: str, file: str) -> None:
    """Raise NotKnownError for exceptions of ours and others that have the same name in one function.

    mypyc keeps a variable for each name, of the first one's class: the second is a TypeError.
    """
    for function in ast.walk(ast.parse(source, file)):
        if isinstance(function, ast.FunctionDef):
            caught: dict[str, str] = {}
            for node in ast.walk(function):
                if isinstance(node, ast.ExceptHandler) and node.name and node.type:
                    shown = ast.unparse(node.type)
                    before = caught.setdefault(node.name, shown)
                    if before != shown and (_is_ours(before) or _is_ours(shown)):
                        message = (
                            f"{node.name} is {before} and {shown} in {function.name}: give each its name"
                        )
                        raise NotKnownError(file, node, message)


def _is_ours(shown: str) -> bool:
    """Return whether an exception's class may be compiled: it is no builtin one, and of no other's module."""
    return shown.isidentifier() and not hasattr(builtins, shown)
