"""Types in PHP: those that a declaration has, and those that documentation names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import LiteralString, assert_never

from specloom.ir.exchange import Direction
from specloom.ir.graph import allows_null, is_binary, is_fixed
from specloom.ir.types import (
    Anything,
    Enumeration,
    ListOf,
    MapOf,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeId,
    TypeUse,
    Union,
)
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.reference.catalog import FreeObject, Model, Shape
from specloom.targets.php import syntax
from specloom.targets.php.naming import Names
from specloom.targets.php.unions import is_backed


@dataclass(frozen=True, slots=True)
class Single:
    """A type that PHP has one word for.

    ``imported`` is the class that the word is short for, or nothing. ``documented`` is how pages name it in full.
    """

    word: Code
    documented: Code
    imported: Code = EMPTY


def _built_in(word: LiteralString) -> Single:
    return Single(literal(word), documented=literal(word))


_ARRAY = _built_in("array")
_BOOL = _built_in("bool")
_FLOAT = _built_in("float")
_INT = _built_in("int")
_MIXED = _built_in("mixed")
_STRING = _built_in("string")
_MOMENT = _built_in("\\DateTime")
_FILE = _built_in("\\SplFileInfo")
UPLOAD = literal("Symfony\\Component\\HttpFoundation\\File\\UploadedFile")
_UPLOADED = Single(literal("UploadedFile"), documented=literal("UploadedFile"), imported=UPLOAD)


@dataclass(frozen=True, slots=True)
class Native:
    """The type of a declaration: one of several words, and whether null is one of its values."""

    words: tuple[Single, ...]
    has_null: bool

    @property
    def declared(self) -> Code:
        """The type as a declaration has it: ``?Pet``, ``string|array|null``."""
        words = [single.word for single in self.words]
        if words == [_MIXED.word] or not self.has_null:
            return join("|", words)
        return compose("?{}", words[0]) if len(words) == 1 else join("|", [*words, literal("null")])

    @property
    def imports(self) -> frozenset[Code]:
        """The classes that a declaration has to import."""
        return frozenset(single.imported for single in self.words if single.imported)


def native(
    uses: Iterable[TypeUse], names: Names, direction: Direction = Direction.REQUEST, *, null: bool = False
) -> Native:
    """Return the type of what is any of the uses. ``null``: it may be null besides.

    ``direction`` is that of an operation's caller, so that a file of a request is one that was uploaded.
    """
    several = tuple(uses)
    found = _words([names.catalog.shape(use) for use in several], names, direction)
    return Native(found, null or any(allows_null(names.catalog.types, use) for use in several))


def _words(shapes: Iterable[Shape], names: Names, direction: Direction) -> tuple[Single, ...]:
    """Return the types of what is any of the shapes, each once: one alone where it includes all."""
    found = tuple(dict.fromkeys(_singles(shapes, names, direction)))
    return found if found and _MIXED not in found else (_MIXED,)


def _singles(shapes: Iterable[Shape], names: Names, direction: Direction) -> Iterator[Single]:
    waiting, seen = list(shapes)[::-1], set[TypeId]()
    while waiting:
        shape = waiting.pop()
        match shape:
            case Scalar():
                yield _scalar(shape, direction)
            case Model(Union(id=id, variants=variants)) if id not in names.interfaces:
                if id not in seen:
                    seen.add(id)
                    waiting.extend(names.catalog.shape(variant.type) for variant in reversed(variants))
            case Model(Enumeration() as enumeration) if not is_backed(enumeration):
                yield from _values(enumeration, direction)
            case Model(definition):
                full = class_of(definition, names)
                yield Single(syntax.name(names.models[definition.id]), documented=full, imported=full)
            case Enumeration():
                yield from _values(shape, direction)
            case ListOf() | TupleOf() | MapOf() | FreeObject():
                yield _ARRAY
            case Anything():
                yield _MIXED
            case _:
                assert_never(shape)


def _values(enumeration: Enumeration, direction: Direction) -> Iterator[Single]:
    """Yield the types of the values of an enumeration that is no PHP ``enum``."""
    if enumeration.scalar is not None:
        yield _scalar(enumeration.scalar, direction)
        return
    for member in enumeration.members:
        match member.value:
            case bool():
                yield _BOOL
            case int():
                yield _INT
            case float():
                yield _FLOAT
            case _:
                yield _STRING


def _scalar(scalar: Scalar, direction: Direction) -> Single:
    match scalar.kind:
        case ScalarKind.STRING if is_binary(scalar):
            return _UPLOADED if direction is Direction.REQUEST else _FILE
        case ScalarKind.STRING if scalar.format in ("date", "date-time"):
            return _MOMENT
        case ScalarKind.STRING if scalar.format == "decimal":
            return _FLOAT
        case ScalarKind.STRING:
            return _STRING
        case ScalarKind.INTEGER:
            return _INT
        case ScalarKind.NUMBER:
            return _FLOAT
        case ScalarKind.BOOLEAN:
            return _BOOL
        case _:
            assert_never(scalar.kind)


def class_of(definition: Record | Union | Enumeration, names: Names) -> Code:
    """Return a model's class with its namespace."""
    return compose(
        "{}\\Model\\{}", syntax.namespace(names.namespace), syntax.name(names.models[definition.id])
    )


def documented(use: TypeUse, names: Names, direction: Direction = Direction.REQUEST) -> Code:
    """Return a type as documentation names it: ``string[]``, ``array<string, OpenAPI\\Server\\Model\\Pet>``."""
    shape = names.catalog.shape(use)
    match shape:
        case ListOf(item):
            inner = documented(item, names, direction)
            several = len(_words([names.catalog.shape(item)], names, direction)) > 1
            return compose("({})[]", inner) if several else compose("{}[]", inner)
        case MapOf(value):
            return compose("array<string, {}>", documented(value, names, direction))
        case TupleOf(items) if is_fixed(shape):
            return compose("array{{{}}}", join(", ", (documented(item, names, direction) for item in items)))
        case FreeObject():
            return literal("array<string, mixed>")
        case _:
            return join("|", (single.documented for single in _words([shape], names, direction)))


def documented_part(use: TypeUse, names: Names, direction: Direction = Direction.REQUEST) -> Code:
    """Return what a type is made of in the end, as known pages name it: of a list of lists of pets, the pet."""
    shape = names.catalog.innermost(use)
    if isinstance(shape, Anything):
        return literal("AnyType")
    return join("|", (single.documented for single in _words([shape], names, direction)))
