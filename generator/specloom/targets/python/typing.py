"""Annotations: what a type of the API is called in Python, and what has to be imported for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import assert_never

from specloom.ir import graph
from specloom.ir.types import (
    Alias,
    Anything,
    Enumeration,
    Limits,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeDef,
    Types,
    TypeUse,
    Union,
)
from specloom.targets.kit.code import Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.type_naming import is_inline_literal

ANY = literal("Any")
_NO_VALUE = literal("None")


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """A name that code needs. ``name`` is ``""`` for ``import module``; ``typing_only`` for the type checker alone."""

    module: str
    name: str = ""
    typing_only: bool = False


@dataclass(frozen=True, slots=True)
class Expr:
    """An expression and its imports. ``names_types`` says that it refers to types of the package's own."""

    code: Code
    imports: frozenset[Import] = field(default_factory=frozenset)
    names_types: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an annotation stands.

    ``refer`` gives the expression for a definition. ``validated`` annotations carry constraints and are evaluated by
    pydantic; the others are for the type checker. ``accepting`` annotations say what a caller may pass.
    ``declares`` marks the declaration of a model's fields, where absent and null are told apart. ``file`` is what a
    file is where it isn't one to send. ``bounded`` says that the formats of integers limit them.
    """

    refer: Callable[[TypeDef], Expr]
    runtime: str
    validated: bool = False
    accepting: bool = False
    declares: bool = False
    file: Expr | None = None
    bounded: bool = False


def merge(pattern_code: Code, parts: Iterable[Expr], *extra: Import) -> Expr:
    """Return ``pattern_code`` as an expression that needs what the parts need."""
    parts = tuple(parts)
    imports = frozenset(extra).union(*(part.imports for part in parts))
    return Expr(pattern_code, imports, any(part.names_types for part in parts))


def annotate(use: TypeUse, types: Types, scope: Scope) -> Expr:
    """Return the annotation of a use of a type."""
    match use:
        case Scalar():
            return _scalar(use, scope)
        case ListOf(item):
            inner = annotate(item, types, scope)
            if scope.accepting:
                return merge(
                    compose("Sequence[{}]", inner.code), [inner], Import("collections.abc", "Sequence", True)
                )
            expr = merge(compose("list[{}]", inner.code), [inner])
            extra = [literal("unique()")] if use.unique_items and scope.validated else []
            return _annotated(expr, _length(use.min_items, use.max_items), extra, scope)
        case TupleOf(items, rest):
            inners = [annotate(item, types, scope) for item in items]
            if graph.is_fixed(use):
                inside = join(", ", (inner.code for inner in inners)) if inners else literal("()")
                return merge(compose("tuple[{}]", inside), inners)
            if rest is not None:
                inners.append(annotate(rest, types, scope))
            member = alternatives(inners)
            if scope.accepting:
                sequence = Import("collections.abc", "Sequence", True)
                return merge(compose("Sequence[{}]", member.code), [member], sequence)
            return merge(compose("list[{}]", member.code), [member])
        case MapOf(value):
            inner = annotate(value, types, scope)
            if scope.accepting:
                mapping = compose("Mapping[str, {}]", inner.code)
                return merge(mapping, [inner], Import("collections.abc", "Mapping", True))
            expr = merge(compose("dict[str, {}]", inner.code), [inner])
            return _annotated(expr, _length(use.min_properties, use.max_properties), [], scope)
        case Named(id):
            return _named(types[id], scope)
        case Nullable(inner_use):
            inner = annotate(inner_use, types, scope)
            if inner.code == ANY:
                return inner
            if scope.declares:
                nullable = Import(f"{scope.runtime}.model", "Nullable")
                return merge(compose("Nullable[{}]", inner.code), [inner], nullable)
            return optional(inner)
        case Anything():
            return Expr(ANY, frozenset({Import("typing", "Any")}))
        case _:
            assert_never(use)


def optional(expr: Expr) -> Expr:
    """Return the annotation for the type or None."""
    if expr.code == ANY or expr.code.text.endswith("| None"):
        return expr
    return merge(compose("{} | None", expr.code), [expr])


def alternatives(parts: Iterable[Expr]) -> Expr:
    """Return the union of annotations, each once, in order; ``None`` last."""
    unique = distinct(parts)
    if any(part.code == ANY for part in unique):
        return next(part for part in unique if part.code == ANY)
    ordered = sorted(unique, key=lambda part: part.code == _NO_VALUE)
    return merge(join(" | ", (part.code for part in ordered)), ordered)


def distinct(parts: Iterable[Expr]) -> tuple[Expr, ...]:
    """Return the members of a union, each once, in order."""
    return tuple({part.code: part for part in _with_one_literal(parts)}.values())


def _with_one_literal(parts: Iterable[Expr]) -> tuple[Expr, ...]:
    """Put the members of several literal types into the first one."""
    listed = [(part, syntax.is_literal_type(part.code)) for part in parts]
    literals = [part for part, is_literal in listed if is_literal]
    if len(literals) < 2:
        return tuple(part for part, _ in listed)
    merged = merge(syntax.merge_literal_types(tuple(part.code for part in literals)), literals)
    first = next(number for number, (_, is_literal) in enumerate(listed) if is_literal)
    return (
        *(part for part, _ in listed[:first]),
        merged,
        *(part for part, is_literal in listed[first:] if not is_literal),
    )


def _named(definition: TypeDef, scope: Scope) -> Expr:
    match definition:
        case Enumeration():
            return _enumeration(definition, scope)
        case Record() | Union() | Alias():
            return scope.refer(definition)
        case _:
            assert_never(definition)


def literal_type(definition: Enumeration) -> Expr:
    """Return the closed type of an enumeration's members.

    PEP 586 has no float members: those are any float. Integers that mypy can't read in a literal type are any integer.
    """
    literals = [
        member.value
        for member in definition.members
        if not _is_float(member.value) and not _is_huge(member.value)
    ]
    parts = []
    if literals:
        members = join(", ", (syntax.scalar(value) for value in literals))
        parts.append(Expr(compose("Literal[{}]", members), frozenset({Import("typing", "Literal")})))
    if any(_is_huge(member.value) for member in definition.members):
        parts.append(Expr(literal("int")))
    if any(_is_float(member.value) for member in definition.members):
        parts.append(Expr(literal("float")))
    return alternatives(parts)


def _is_float(value: object) -> bool:
    return isinstance(value, float)


def _is_huge(value: object) -> bool:
    return isinstance(value, int) and abs(value) >= 2**63


def _enumeration(definition: Enumeration, scope: Scope) -> Expr:
    if is_inline_literal(definition):
        return literal_type(definition)
    return scope.refer(definition)


_SIMPLE = {
    ScalarKind.STRING: literal("str"),
    ScalarKind.INTEGER: literal("int"),
    ScalarKind.NUMBER: literal("float"),
    ScalarKind.BOOLEAN: literal("bool"),
}

_TEXT_FORMATS = {
    "date-time": (literal("datetime.datetime"), Import("datetime")),
    "date": (literal("datetime.date"), Import("datetime")),
    "time": (literal("datetime.time"), Import("datetime")),
    "duration": (literal("datetime.timedelta"), Import("datetime")),
    "uuid": (literal("UUID"), Import("uuid", "UUID")),
    "decimal": (literal("Decimal"), Import("decimal", "Decimal")),
}


def _scalar(use: Scalar, scope: Scope) -> Expr:
    if use.kind is ScalarKind.STRING:
        if graph.is_binary(use) and scope.file is not None:
            return scope.file
        if graph.is_binary(use):
            content = Import(f"{scope.runtime}.formats", "FileContent", typing_only=scope.accepting)
            return Expr(literal("FileContent"), frozenset({content}))
        if graph.is_base64(use):
            return _encoded_bytes(use, scope)
        if use.format == "date-time" and scope.validated:
            return Expr(literal("DateTime"), frozenset({Import(f"{scope.runtime}.formats", "DateTime")}))
        if use.format in _TEXT_FORMATS:
            code, needed = _TEXT_FORMATS[use.format]
            imports = Import(needed.module, needed.name, typing_only=scope.accepting)
            expr = Expr(code, frozenset({imports}))
            # A dictionary body may hold the text as JSON does.
            return alternatives([expr, Expr(literal("str"))]) if scope.accepting else expr
    if use.kind is ScalarKind.NUMBER and use.format == "decimal":
        if scope.validated:
            return Expr(
                literal("DecimalNumber"), frozenset({Import(f"{scope.runtime}.formats", "DecimalNumber")})
            )
        return Expr(literal("Decimal"), frozenset({Import("decimal", "Decimal", True)}))
    plain = Expr(_SIMPLE[use.kind])
    if use.kind is ScalarKind.INTEGER and use.format in _BOUNDED and scope.bounded and scope.validated:
        name = _BOUNDED[use.format]
        plain = Expr(name, frozenset({Import(f"{scope.runtime}.formats", name.text)}))
    if use.kind is ScalarKind.STRING and use.format == "uri" and not scope.accepting:
        plain = Expr(literal("Uri"), frozenset({Import(f"{scope.runtime}.formats", "Uri")}))
    return _annotated(plain, _limits(use.kind, use.limits), _pattern(use), scope)


_BOUNDED = {"int32": literal("Int32"), "int64": literal("Int64")}


def _encoded_bytes(use: Scalar, scope: Scope) -> Expr:
    if not scope.validated:
        return Expr(literal("bytes"))
    name = "Base64Url" if use.content_encoding == "base64url" else "Base64"
    return Expr(syntax.identifier(name), frozenset({Import(f"{scope.runtime}.formats", name)}))


def _limits(kind: ScalarKind, limits: Limits) -> list[Code]:
    if kind is ScalarKind.STRING:
        return _length(limits.min_length, limits.max_length)
    if kind is ScalarKind.BOOLEAN:
        return []
    bounds: tuple[tuple[Code, int | float | None], ...] = (
        (literal("ge="), limits.minimum),
        (literal("gt="), limits.exclusive_minimum),
        (literal("le="), limits.maximum),
        (literal("lt="), limits.exclusive_maximum),
        (literal("multiple_of="), limits.multiple_of),
    )
    return [compose("{}{}", keyword, syntax.number(value)) for keyword, value in bounds if value is not None]


def _length(minimum: int | None, maximum: int | None) -> list[Code]:
    return [
        *([compose("min_length={}", syntax.number(minimum))] if minimum else []),
        *([compose("max_length={}", syntax.number(maximum))] if maximum is not None else []),
    ]


def _pattern(use: Scalar) -> list[Code]:
    if use.kind is ScalarKind.STRING and use.limits.pattern:
        return [compose("pattern({})", syntax.string(use.limits.pattern))]
    return []


def _annotated(expr: Expr, arguments: list[Code], markers: list[Code], scope: Scope) -> Expr:
    """Return the annotation with its constraints; plain where constraints aren't checked."""
    if not scope.validated or not (arguments or markers):
        return expr
    imports = {Import("typing", "Annotated")}
    metadata = list(markers)
    for marker in markers:
        imports.add(Import(f"{scope.runtime}.formats", marker.text.split("(", 1)[0]))
    if arguments:
        metadata.insert(0, compose("Field({})", join(", ", arguments)))
        imports.add(Import("pydantic", "Field"))
    return merge(compose("Annotated[{}, {}]", expr.code, join(", ", metadata)), [expr], *imports)
