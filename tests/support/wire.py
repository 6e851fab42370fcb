"""From text on the wire back to JSON values: every parameter style of OAS 3.1 §4.8.12, forms, multipart."""

from __future__ import annotations

import email.parser
import email.policy
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never
from urllib.parse import quote, unquote, unquote_plus

from specloom.ir.api import Parameter, ParameterLocation, Style
from specloom.ir.graph import resolve
from specloom.ir.typed import typed
from specloom.ir.types import (
    Anything,
    Extra,
    JsonValue,
    ListOf,
    MapOf,
    Record,
    TupleOf,
    Types,
    TypeUse,
)


class NotGiven(Exception):
    """The parameter is not there."""


class NotReadable(Exception):
    """The text doesn't follow the parameter's style."""


Pairs: TypeAlias = Sequence[tuple[str, str]]
"""Names and raw values, in order."""

Decode: TypeAlias = Callable[[str], str]

ANYTHING = Anything()


def split_query(query: str) -> Pairs:
    """Return the raw pairs of a query or form, names decoded, values not."""
    pairs = [piece.partition("=") for piece in query.split("&") if piece]
    return [(unquote_plus(name), value) for name, _, value in pairs]


def is_array(types: Types, use: TypeUse) -> bool:
    """Return whether the type's values are arrays."""
    return isinstance(resolve(types, use, through_nullable=True), ListOf | TupleOf)


def is_object(types: Types, use: TypeUse) -> bool:
    """Return whether the type's values are objects."""
    return isinstance(resolve(types, use, through_nullable=True), Record | MapOf)


def read_text(types: Types, text: str, use: TypeUse) -> JsonValue:
    """Return the value a text stands for: what fits of the text itself and of the JSON scalar it spells."""
    candidates: list[JsonValue] = [text]
    if re.fullmatch(r"true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
        candidates.insert(0, json.loads(text))
    for candidate in candidates:
        if typed(types, candidate, use) is not None:
            return candidate
    return text


def read_path(types: Types, raw: str, parameter: Parameter) -> JsonValue:
    """Return a path parameter's value. Raises NotReadable."""
    match parameter.style:
        case Style.LABEL:
            if not raw.startswith("."):
                raise NotReadable(f"{raw!r} has no leading dot")
            raw, separator = raw[1:], "." if parameter.explode else ","
        case Style.MATRIX:
            return _read_matrix(types, raw, parameter)
        case _:
            separator = ","
    return _read_joined(types, raw, parameter.type, separator, parameter.explode, unquote)


def _read_matrix(types: Types, raw: str, parameter: Parameter) -> JsonValue:
    if not raw.startswith(";"):
        raise NotReadable(f"{raw!r} has no leading semicolon")
    pairs = [(unquote(name), value) for name, _, value in (p.partition("=") for p in raw[1:].split(";"))]
    if parameter.explode and is_object(types, parameter.type):
        return _members(types, parameter.type, pairs, unquote)
    values = [value for name, value in pairs if name == parameter.name]
    if len(values) != len(pairs):
        raise NotReadable(f"{raw!r} names something else")
    if parameter.explode and is_array(types, parameter.type):
        return [read_text(types, unquote(v), _item(types, parameter.type, n)) for n, v in enumerate(values)]
    return _read_joined(types, values[0], parameter.type, ",", False, unquote)


def read_header(types: Types, raw: str, use: TypeUse, explode: bool) -> JsonValue:
    """Return the value of a header in style ``simple``."""
    return _read_joined(types, raw, use, ",", explode, str.strip)


def read_pairs(types: Types, pairs: Pairs, parameter: Parameter, taken: frozenset[str]) -> JsonValue:
    """Return the value of a query or cookie parameter; ``taken`` are the names of the others.

    Raises NotGiven and NotReadable.
    """
    decode = unquote_plus if parameter.place is ParameterLocation.QUERY else unquote
    values = [value for name, value in pairs if name == parameter.name]
    if parameter.style is Style.DEEP_OBJECT:
        return read_deep(types, pairs, parameter.name, parameter.type)
    if is_object(types, parameter.type) and parameter.explode:
        found = resolve(types, parameter.type, through_nullable=True)
        declared = {field.name for field in found.fields} if isinstance(found, Record) else set()
        open_ended = isinstance(found, MapOf) or (
            isinstance(found, Record) and found.extra is not Extra.FORBIDDEN
        )
        own = [(n, v) for n, v in pairs if n in declared or (open_ended and n not in taken and "[" not in n)]
        if not own:
            raise NotGiven
        return _members(types, parameter.type, own, decode)
    if not values:
        raise NotGiven
    if is_array(types, parameter.type) and parameter.explode:
        return [read_text(types, decode(v), _item(types, parameter.type, n)) for n, v in enumerate(values)]
    if len(values) > 1:
        raise NotReadable("it is given several times")
    raw = values[0]
    match parameter.style:
        case Style.SPACE_DELIMITED:
            raw, separator = re.sub(r"%20|\+", " ", raw), " "
        case Style.PIPE_DELIMITED:
            raw, separator = re.sub("%7c", "|", raw, flags=re.IGNORECASE), "|"
        case Style.FORM | Style.SIMPLE | Style.LABEL | Style.MATRIX:
            separator = ","
        case _:
            assert_never(parameter.style)
    return _read_joined(types, raw, parameter.type, separator, False, decode)


def read_deep(types: Types, pairs: Pairs, name: str, use: TypeUse) -> JsonValue:
    """Return the value of ``name[member][member]=…`` pairs; what repeats, or ends in ``[]``, is an array."""
    tree: dict[str, object] = {}
    for key, raw in pairs:
        if key == name or not key.startswith(name + "["):
            continue
        path = [name, *re.findall(r"\[([^\]]*)\]", key[len(name) :])]
        if path[-1] == "":
            path.pop()
        place = tree
        for step in path[:-1]:
            below = place.setdefault(step, {})
            if not isinstance(below, dict):
                raise NotReadable(f"{key!r} is both a value and an object")
            place = below
        texts = place.setdefault(path[-1], [])
        if not isinstance(texts, list):
            raise NotReadable(f"{key!r} is both a value and an object")
        texts.append(unquote_plus(raw))
    if not tree:
        raise NotGiven
    return _deep_value(types, tree[name], use)


def _deep_value(types: Types, tree: object, use: TypeUse) -> JsonValue:
    if isinstance(tree, dict):
        if is_array(types, use):
            return [
                _deep_value(types, tree[key], _item(types, use, int(key))) for key in sorted(tree, key=int)
            ]
        return {key: _deep_value(types, below, _member(types, use, key)) for key, below in tree.items()}
    assert isinstance(tree, list)
    if is_array(types, use):
        return [read_text(types, text, _item(types, use, n)) for n, text in enumerate(tree)]
    return read_text(types, tree[-1], use)


def _read_joined(
    types: Types, raw: str, use: TypeUse, separator: str, explode: bool, decode: Decode
) -> JsonValue:
    if is_array(types, use):
        pieces = raw.split(separator) if raw else []
        return [read_text(types, decode(piece), _item(types, use, n)) for n, piece in enumerate(pieces)]
    if is_object(types, use):
        pieces = raw.split(separator) if raw else []
        if explode:
            pairs = [(decode(name), value) for name, _, value in (piece.partition("=") for piece in pieces)]
        else:
            if len(pieces) % 2:
                raise NotReadable(f"{raw!r} has a name without a value")
            pairs = [(decode(name), value) for name, value in zip(pieces[::2], pieces[1::2], strict=True)]
        return _members(types, use, pairs, decode)
    return read_text(types, decode(raw), use)


def _members(types: Types, use: TypeUse, pairs: Pairs, decode: Decode) -> JsonValue:
    return {name: read_text(types, decode(value), _member(types, use, name)) for name, value in pairs}


def _is_required(types: Types, use: TypeUse, name: str) -> bool:
    found = resolve(types, use, through_nullable=True)
    return isinstance(found, Record) and any(each.name == name and each.required for each in found.fields)


def _item(types: Types, use: TypeUse, number: int) -> TypeUse:
    found = resolve(types, use, through_nullable=True)
    match found:
        case ListOf():
            return found.item
        case TupleOf():
            return found.items[number] if number < len(found.items) else found.rest or ANYTHING
        case _:
            return ANYTHING


def _member(types: Types, use: TypeUse, name: str) -> TypeUse:
    found = resolve(types, use, through_nullable=True)
    match found:
        case Record():
            for field in found.fields:
                if field.name == name:
                    return field.type
            return ANYTHING if isinstance(found.extra, Extra) else found.extra
        case MapOf():
            return found.value
        case _:
            return ANYTHING


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body."""

    name: str
    filename: str | None
    content_type: str
    headers: Mapping[str, str]
    content: bytes


def read_multipart(content_type: str, body: bytes) -> tuple[Part, ...]:
    """Return the parts of a multipart body (RFC 7578). Raises NotReadable."""
    boundary = re.search(r'boundary="?([^";]+)"?', content_type)
    if boundary is None:
        raise NotReadable("no boundary")
    delimiter = b"--" + boundary[1].encode()
    if not body.startswith(delimiter) or not body.rstrip(b"\r\n").endswith(delimiter + b"--"):
        raise NotReadable("the parts are not delimited")
    parts = []
    for piece in body[len(delimiter) :].split(b"\r\n" + delimiter)[:-1]:
        head, found, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not found:
            raise NotReadable("a part has no end of headers")
        headers = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + b"\r\n\r\n")
        name = headers.get_param("name", header="content-disposition")
        if not isinstance(name, str):
            raise NotReadable("a part has no name")
        parts.append(
            Part(
                name, headers.get_filename(), headers.get("content-type", ""), dict(headers.items()), content
            )
        )
    return tuple(parts)


def read_form(
    types: Types, fields: Sequence[tuple[str, JsonValue]], use: TypeUse, deep: Sequence[str] = ()
) -> JsonValue:
    """Return the object that a form's fields make: texts are read by their type, repeats are arrays.

    The properties named by ``deep`` are in style ``deepObject``, in which an empty object is nothing at all.
    """
    result: dict[str, JsonValue] = {}
    arrays: dict[str, list[JsonValue]] = {}
    pairs = [(name, quote(value)) for name, value in fields if isinstance(value, str)]
    for name in deep:
        member = _member(types, use, name)
        try:
            result[name] = read_deep(types, pairs, name, member)
        except NotGiven:
            if is_object(types, member) and _is_required(types, use, name):
                result[name] = {}
    for name, value in fields:
        if name.partition("[")[0] in result.keys() & {*deep}:
            continue
        member = _member(types, use, name)
        if is_array(types, member) and not isinstance(value, list):
            items = arrays.setdefault(name, [])
            result[name] = items
            items.append(
                read_text(types, value, _item(types, member, len(items))) if isinstance(value, str) else value
            )
        elif isinstance(value, str):
            result[name] = read_text(types, value, member)
        else:
            result[name] = value
    return result
