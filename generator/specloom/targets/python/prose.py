"""What a type is called in the documentation: Markdown with links to the pages of models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString, TypeAlias, assert_never

from specloom.ir import graph
from specloom.ir.types import (
    Anything,
    Enumeration,
    Limits,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeId,
    Types,
    TypeUse,
)
from specloom.targets.kit.code import Code, compose, join, literal
from specloom.targets.kit.escapes import markdown_code_cell
from specloom.targets.python import syntax
from specloom.targets.python.naming import Names
from specloom.targets.python.type_naming import is_inline_literal

_PLAIN: Mapping[ScalarKind, LiteralString] = {
    ScalarKind.STRING: "str",
    ScalarKind.INTEGER: "int",
    ScalarKind.NUMBER: "float",
    ScalarKind.BOOLEAN: "bool",
}

_FORMATS: Mapping[str, LiteralString] = {
    "date-time": "datetime",
    "date": "date",
    "time": "time",
    "duration": "timedelta",
    "uuid": "UUID",
    "uri": "Uri",
    "decimal": "Decimal",
}


Counted: TypeAlias = tuple[LiteralString, LiteralString]
"""What is counted, in singular and plural."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where types are documented: file names by definition. ``prefix`` leads from a page to their folder."""

    types: Types
    names: Names
    files: Mapping[TypeId, str]


def link_to(id: TypeId, pages: Pages) -> Code:
    """Return a link to a type's page."""
    name = syntax.identifier(pages.names.types[id].name)
    return compose("[{}]({})", name, syntax.page_name(pages.files[id]))


def describe_use(use: TypeUse, pages: Pages) -> Code:
    """Return a type in the notation of Python, its own types linked, fit for a cell of a table."""
    match use:
        case Scalar():
            return _scalar(use)
        case ListOf(item):
            return compose("list[{}]", describe_use(item, pages))
        case TupleOf(items, rest):
            listed = [describe_use(item, pages) for item in items]
            if graph.is_fixed(use):
                return compose("tuple[{}]", join(", ", listed))
            if rest is not None:
                listed.append(describe_use(rest, pages))
            # Beside Any, no other type says anything.
            members = [literal("Any")] if literal("Any") in listed else list(dict.fromkeys(listed))
            return compose("list[{}]", join(" \\| ", members))
        case MapOf(value):
            return compose("dict[str, {}]", describe_use(value, pages))
        case Named(id):
            definition = pages.types[id]
            if isinstance(definition, Enumeration) and is_inline_literal(definition):
                return markdown_code_cell(syntax.scalar(definition.members[0].value))
            return link_to(id, pages)
        case Nullable(inner):
            return compose("{} \\| None", describe_use(inner, pages))
        case Anything():
            return literal("Any")
        case _:
            assert_never(use)


def type_cell(use: TypeUse, pages: Pages) -> Code:
    """Return a type for the Type column: in bold, and as a whole a link where it is a type of the API's own."""
    if isinstance(use, Named) and use.id in pages.files:
        name = syntax.identifier(pages.names.types[use.id].name)
        return compose("[**{}**]({})", name, syntax.page_name(pages.files[use.id]))
    described = describe_use(use, pages)
    return described if any(graph.named_in([use])) else compose("**{}**", described)


def _scalar(use: Scalar) -> Code:
    if use.kind is ScalarKind.STRING:
        if graph.is_binary(use):
            return literal("FileContent")
        if graph.is_base64(use):
            return literal("bytes")
        if use.format in _FORMATS:
            return literal(_FORMATS[use.format])
    if use.kind is ScalarKind.NUMBER and use.format == "decimal":
        return literal("Decimal")
    return literal(_PLAIN[use.kind])


def constraints(use: TypeUse, types: Types) -> tuple[Code, ...]:
    """Return what a value must satisfy beyond its type, a phrase each."""
    resolved = graph.resolve(types, use, through_nullable=True)
    match resolved:
        case Scalar(limits=limits):
            return _scalar_constraints(limits)
        case ListOf():
            unique = (literal("items are unique"),) if resolved.unique_items else ()
            return (*_counts(("item", "items"), resolved.min_items, resolved.max_items), *unique)
        case MapOf():
            return _counts(("entry", "entries"), resolved.min_properties, resolved.max_properties)
        case _:
            return ()


def _counts(what: Counted, least: int | None, most: int | None) -> tuple[Code, ...]:
    bounds = []
    if least:
        bounds.append(compose("at least {} {}", syntax.number(least), literal(what[least != 1])))
    if most is not None:
        bounds.append(compose("at most {} {}", syntax.number(most), literal(what[most != 1])))
    return tuple(bounds)


def _scalar_constraints(limits: Limits) -> tuple[Code, ...]:
    numeric: tuple[tuple[LiteralString, int | float | None], ...] = (
        ("at least {}", limits.minimum),
        ("more than {}", limits.exclusive_minimum),
        ("at most {}", limits.maximum),
        ("less than {}", limits.exclusive_maximum),
        ("a multiple of {}", limits.multiple_of),
    )
    found = [compose(pattern, syntax.number(value)) for pattern, value in numeric if value is not None]
    found += _counts(("character", "characters"), limits.min_length, limits.max_length)
    if limits.pattern:
        found.append(compose("matches {}", markdown_code_cell(limits.pattern)))
    return tuple(found)
