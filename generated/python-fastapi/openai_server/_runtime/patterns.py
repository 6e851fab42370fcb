"""Regular expressions of the API's document (ECMA 262).

Python's engine can take for ever on text that somebody has made for that. So most
expressions are left to the engine of pydantic, whose time grows with the text alone;
Python's is for those with lookarounds and back references.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache
from typing import Final

from pydantic_core import SchemaError, SchemaValidator, core_schema

# An escape, a class of characters, or another character.
_TOKEN: Final = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_CLASS_TOKEN: Final = re.compile(r"\\.|.", re.DOTALL)

# What these stand for outside and inside of a class; text is not only ASCII.
_CLASSES: Final = {
    r"\d": "0-9",
    r"\w": "0-9A-Za-z_",
    r"\s": r"\t\n\x0B\f\r ",
}


@cache
def matcher(expression: str) -> Callable[[str], bool] | None:
    """Return what tells whether an expression is found in a text.

    None for an expression of another language, which says nothing that can be checked.
    """
    plain = _plain(expression)
    if plain is not None:
        try:
            schema = core_schema.str_schema(pattern=plain, strict=True)
            return SchemaValidator(schema).isinstance_python
        except SchemaError:
            pass
    try:
        with warnings.catch_warnings():
            # It warns of what a later Python may take for an operator.
            warnings.simplefilter("ignore", FutureWarning)
            found = re.compile(_for_python(expression), re.ASCII)
    except re.error:
        return None
    return lambda text: found.search(text) is not None


def _plain(expression: str) -> str | None:
    """Return the expression for pydantic's engine, None where that may differ."""
    parts = []
    for match in _TOKEN.finditer(expression):
        part = _part(match[0])
        if part is None:
            return None
        parts.append(part)
    return "".join(parts)


def _part(token: str) -> str | None:
    if token in (r"\b", r"\B"):
        # Words are of ASCII.
        return f"(?-u:{token})"
    if token in _CLASSES:
        return f"[{_CLASSES[token]}]"
    if token.lower() in _CLASSES:
        return f"[^{_CLASSES[token.lower()]}]"
    if token[0] == "[" and len(token) > 1:
        return _character_class(token)
    return _character(token)


def _character_class(token: str) -> str | None:
    negated = token.startswith("[^")
    inside = token[2:-1] if negated else token[1:-1]
    if not inside:
        return None
    parts = []
    for match in _CLASS_TOKEN.finditer(inside):
        each = match[0]
        if each in _CLASSES:
            parts.append(_CLASSES[each])
        elif each in ("[", "&", "~"):
            # Between two of them, the engine would take them for an operator.
            parts.append(f"\\{each}")
        else:
            part = _character(each)
            if part is None:
                return None
            parts.append(part)
    joined = "".join(parts)
    return None if "--" in joined else f"[{'^' if negated else ''}{joined}]"


def _character(token: str) -> str | None:
    """Return an escape or a single character that both engines read alike."""
    if len(token) == 1:
        return token
    if token[1] in "tnrfv":
        return {"v": r"\x0B"}.get(token[1], token)
    known = token[1].isascii() and not token[1].isalnum() and token[1].isprintable()
    return token if known and token[1] not in "<>" else None


def _for_python(expression: str) -> str:
    """Return the expression for Python, whose ``$`` is also before a last newline."""
    return "".join(
        r"\Z" if match[0] == "$" else match[0] for match in _TOKEN.finditer(expression)
    )
