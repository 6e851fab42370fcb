"""Values of parameters, from every style of OAS 3.1 §4.8.12."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias, assert_never
from urllib.parse import unquote, unquote_plus

from specloom.ir.api import Parameter, ParameterLocation, Style
from specloom.ir.types import JsonValue, Types, TypeUse
from specloom.mock.messages import Pairs
from specloom.mock.texts import (
    NotGiven,
    NotReadable,
    each_text,
    is_array,
    is_object,
    item_type,
    member_names,
    member_type,
    members,
    read_text,
)

Decode: TypeAlias = Callable[[str], str]

DEEPEST = 30


def read_path(types: Types, raw: str, parameter: Parameter, use: TypeUse) -> JsonValue:
    """Return a path parameter's value. Raises NotReadable."""
    match parameter.style:
        case Style.LABEL:
            if not raw.startswith("."):
                raise NotReadable("it has no leading dot")
            raw, separator = raw[1:], "." if parameter.explode else ","
        case Style.MATRIX:
            return _read_matrix(types, raw, parameter, use)
        case _:
            separator = ","
    return read_joined(types, raw, use, separator, parameter.explode, unquote)


def _read_matrix(types: Types, raw: str, parameter: Parameter, use: TypeUse) -> JsonValue:
    if not raw.startswith(";"):
        raise NotReadable("it has no leading semicolon")
    pairs = [(unquote(name), value) for name, _, value in (p.partition("=") for p in raw[1:].split(";"))]
    if parameter.explode and is_object(types, use):
        return members(types, use, ((name, unquote(value)) for name, value in pairs))
    values = [value for name, value in pairs if name == parameter.name]
    if len(values) != len(pairs):
        raise NotReadable("it names something else")
    if parameter.explode and is_array(types, use):
        return list(each_text(types, [unquote(value) for value in values], use))
    return read_joined(types, values[0], use, ",", False, unquote)


def read_header(types: Types, raw: str, use: TypeUse, explode: bool) -> JsonValue:
    """Return the value of a header in style ``simple``."""
    return read_joined(types, raw, use, ",", explode, str.strip)


def read_pairs(
    types: Types, pairs: Pairs, parameter: Parameter, use: TypeUse, taken: frozenset[str]
) -> JsonValue:
    """Return the value of a query or cookie parameter; ``taken`` are the names of the others.

    Raises NotGiven and NotReadable.
    """
    decode: Decode = unquote_plus if parameter.place is ParameterLocation.QUERY else unquote
    if parameter.style is Style.COOKIE:
        decode = str
    return read_named(types, pairs, parameter.name, use, parameter.style, parameter.explode, decode, taken)


def read_named(
    types: Types,
    pairs: Pairs,
    name: str,
    use: TypeUse,
    style: Style,
    explode: bool,
    decode: Decode,
    taken: frozenset[str],
) -> JsonValue:
    """Return the value that pairs of names and raw values give one of them."""
    values = [value for key, value in pairs if key == name]
    if style is Style.DEEP_OBJECT and (is_object(types, use) or is_array(types, use) or not values):
        return read_deep(types, pairs, name, use, decode)
    if is_object(types, use) and explode:
        declared, open_ended = member_names(types, use)
        own = [
            (key, value)
            for key, value in pairs
            if key not in taken and (key in declared or (open_ended and "[" not in key))
        ]
        if not own:
            raise NotGiven
        return members(types, use, ((key, decode(value)) for key, value in own))
    if not values:
        raise NotGiven
    if is_array(types, use) and explode:
        return list(each_text(types, [decode(value) for value in values], use))
    if len(values) > 1:
        raise NotReadable("it is given several times")
    raw = values[0]
    match style:
        case Style.SPACE_DELIMITED:
            raw, separator = re.sub(r"%20|\+", " ", raw), " "
        case Style.PIPE_DELIMITED:
            raw, separator = re.sub("%7c", "|", raw, flags=re.IGNORECASE), "|"
        case Style.FORM | Style.SIMPLE | Style.LABEL | Style.MATRIX | Style.DEEP_OBJECT | Style.COOKIE:
            separator = ","
        case _:
            assert_never(style)
    return read_joined(types, raw, use, separator, False, decode)


Tree: TypeAlias = "dict[str, Tree] | list[str]"


def read_deep(types: Types, pairs: Pairs, name: str, use: TypeUse, decode: Decode) -> JsonValue:
    """Return the value of ``name[member][member]=…`` pairs; what repeats, or ends in ``[]``, is an array."""
    root: dict[str, Tree] = {}
    for key, raw in pairs:
        if key.startswith(name + "["):
            path = re.findall(r"\[([^\[\]]*)\]", key[len(name) :])
            _plant(
                root,
                [step for number, step in enumerate(path) if step or number + 1 < len(path)],
                decode(raw),
            )
    if not root:
        raise NotGiven
    return _deep_value(types, root.get("", root) if len(root) == 1 else root, use)


def _plant(root: dict[str, Tree], path: list[str], text: str) -> None:
    if len(path) > DEEPEST:
        raise NotReadable(f"it is nested deeper than {DEEPEST} levels")
    place = root
    for step in path[:-1]:
        below = place.setdefault(step, {})
        if not isinstance(below, dict):
            raise NotReadable("it is both a value and an object")
        place = below
    texts = place.setdefault(path[-1] if path else "", [])
    if not isinstance(texts, list):
        raise NotReadable("it is both a value and an object")
    texts.append(text)


def _deep_value(types: Types, tree: Tree, use: TypeUse) -> JsonValue:
    if isinstance(tree, dict):
        if is_array(types, use) and all(key.isascii() and key.isdecimal() for key in tree):
            keys = sorted(tree, key=lambda key: (len(key), key))
            return [_deep_value(types, tree[key], item_type(types, use, n)) for n, key in enumerate(keys)]
        return {key: _deep_value(types, below, member_type(types, use, key)) for key, below in tree.items()}
    if is_array(types, use):
        return list(each_text(types, tree, use))
    return read_text(types, tree[-1], use)


def read_joined(
    types: Types, raw: str, use: TypeUse, separator: str, explode: bool, decode: Decode
) -> JsonValue:
    """Return the value of a text whose parts stand between separators. Raises NotReadable."""
    if is_array(types, use):
        return list(each_text(types, [decode(piece) for piece in raw.split(separator)] if raw else [], use))
    if is_object(types, use):
        pieces = raw.split(separator) if raw else []
        if explode:
            pairs = [(decode(name), value) for name, _, value in (piece.partition("=") for piece in pieces)]
        else:
            if len(pieces) % 2:
                raise NotReadable("it has a name without a value")
            pairs = [(decode(name), value) for name, value in zip(pieces[::2], pieces[1::2], strict=True)]
        return members(types, use, ((name, decode(value)) for name, value in pairs))
    return read_text(types, decode(raw), use)
