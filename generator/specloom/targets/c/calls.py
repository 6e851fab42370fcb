"""Planning the program that shows a function being called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specloom.ir.api import Operation
from specloom.ir.examples import example_of
from specloom.ir.maker import shown_default
from specloom.ir.types import TypeUse
from specloom.ir.values import NullValue
from specloom.targets.c import syntax
from specloom.targets.c.authorization import setup_statements
from specloom.targets.c.book import Book
from specloom.targets.c.enums import argument_place, result_place
from specloom.targets.c.model import Call
from specloom.targets.c.typing import (
    ANYTHING,
    BINARY,
    LIST,
    OBJECT,
    CType,
    is_pointed_argument,
    type_of,
)
from specloom.targets.c.values import initializer
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.reference.catalog import Model
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page, raw_input_name
from specloom.targets.kit.reference.results import result_of

_WIDTH = 92
_RESULTS = ("result", "returned", "returned_value")
"""What the variable of a result is called: the first that no argument is called."""


def plan_call(function: str, operation: Operation, page: Page, book: Book) -> Call:
    """Plan a program that calls a function with example values."""
    name = syntax.name(function)
    inputs = book.names.inputs(operation)
    variables = [_variable(name, given, operation, book) for name, given in inputs]
    result = result_of(operation, book.manner.style)
    names = frozenset(name for name, _ in inputs)
    given = syntax.name(next(word for word in _RESULTS if word not in names))
    called = _result(result, operation, given, book)
    arguments = [literal("apiClient"), *(variable.argument for variable in variables)]
    start = len(called.declaration.text) + len(name.text)
    return Call(
        header=syntax.name(page.class_name),
        function=name,
        needs_stdlib=called.is_plain,
        setup=tuple(setup_statements(operation, book)),
        variables=tuple(variable.declaration for variable in variables),
        result=called.declaration,
        arguments=_listed(arguments, start),
        failed=called.failed,
        release=called.release,
    )


def _listed(arguments: Sequence[Code], start: int) -> Code:
    """Return arguments: behind ``start`` characters, else on a line of their own, else a line for each."""
    line = join(", ", arguments)
    if start + len(line.text) <= _WIDTH:
        return line
    if len(line.text) <= _WIDTH:
        return compose("\n    {}", line)
    return compose("\n    {}", join(",\n    ", arguments))


@dataclass(frozen=True, slots=True)
class _Variable:
    """A variable with an example value, and how it is passed."""

    declaration: Code
    argument: Code


def _variable(name: str, given: Input, operation: Operation, book: Book) -> _Variable:
    place = argument_place(operation, name)
    kind = type_of(given.use, place, book.names)
    raw = raw_input_name(given, book.catalog, book.names.models)
    examples = (*given.examples, *shown_default(given.default))
    value = example_of(book.api.types, given.use, given=examples, name=given.name or raw)
    pointed = is_pointed_argument(given, kind, book.names)
    note = EMPTY if given.required else literal("  // optional")
    variable = syntax.name(name)
    if pointed and isinstance(value, NullValue):
        return _Variable(compose("{} *{} = NULL;{}", kind.name, variable, note), variable)
    star = EMPTY if kind.is_struct or not kind.is_pointer else literal("*")
    content = initializer(value, given.use, place, book.names)
    declaration = compose("{} {}{} = {};{}", kind.name, star, variable, content, note)
    by_address = pointed and not star
    return _Variable(declaration, compose("&{}", variable) if by_address else variable)


@dataclass(frozen=True, slots=True)
class _Result:
    """How a program takes what a function gives. ``is_plain``: it is freed by ``free`` itself."""

    declaration: Code
    failed: Code
    release: Code
    is_plain: bool = False


def _result(result: TypeUse | None, operation: Operation, name: Code, book: Book) -> _Result:
    if result is None:
        return _Result(EMPTY, literal("apiClient->response_code / 100 != 2"), EMPTY)
    place = result_place(operation)
    kind = type_of(result, place, book.names)
    if kind.has_none:
        return _Result(
            compose("{} {} = ", kind.name, name),
            compose("{} == {}", name, initializer(NullValue(), result, place, book.names)),
            EMPTY,
        )
    release = releasing(result, operation, book)
    return _Result(
        compose("{} *{} = ", kind.name, name),
        compose("{} == NULL", name),
        compose("{}({});", release, name),
        is_plain=release == _FREE,
    )


_FREE = literal("free")
_FREEING = {
    LIST: literal("list_freeList"),
    OBJECT: literal("object_free"),
    ANYTHING: literal("any_type_free"),
    BINARY: literal("binary_free"),
}


def releasing(result: TypeUse, operation: Operation, book: Book) -> Code:
    """Return the function that frees a result, nothing for a constant, which needs none."""
    kind: CType = type_of(result, result_place(operation), book.names)
    shape = book.catalog.shape(result)
    if kind.has_none:
        return EMPTY
    if isinstance(shape, Model):
        return compose("{}_free", syntax.name(book.names.models[shape.definition.id]))
    return _FREEING.get(kind, _FREE)
