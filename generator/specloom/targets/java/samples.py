"""The class that shows how a client is used: it calls one method, with example values."""

from __future__ import annotations

from specloom.ir.api import Operation
from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.maker import first_typed, shown_default
from specloom.targets.java import syntax
from specloom.targets.java.book import Book, imports
from specloom.targets.java.model import Assignment, Sample
from specloom.targets.java.naming import variable
from specloom.targets.java.typing import JavaType, type_of
from specloom.targets.java.values import Snippet, render_value
from specloom.targets.kit.code import Code, compose, join, literal
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page, raw_input_name
from specloom.targets.kit.reference.results import result_of


def plan_sample(method: str, operation: Operation, page: Page, book: Book) -> Sample:
    """Plan the class that calls a method."""
    inputs = book.names.inputs(operation)
    values = [_value(given, book) for _, given in inputs]
    types = [type_of(given.use, book.names) for _, given in inputs]
    result = result_of(operation, book.manner.style)
    returned = type_of(result, book.names) if result is not None else JavaType(literal("void"))
    field = syntax.name(variable(page.class_name))
    # An argument of the field's name hides it.
    hidden = variable(page.class_name) in (name for name, _ in inputs)
    arguments = join(", ", (syntax.name(name) for name, _ in inputs))
    client = compose("this.{}", field) if hidden else field
    needed = frozenset[Code]().union(
        *(value.imports for value in values), *(type.imports for type in types), returned.imports
    )
    own = (
        literal("jakarta.inject.Inject"),
        literal("jakarta.inject.Singleton"),
        compose("{}.api.{}", book.names.package, syntax.name(page.class_name)),
    )
    return Sample(
        imports=imports((*own, *needed)),
        class_name=syntax.name(page.class_name),
        field=field,
        method=syntax.name(method),
        result=returned.code,
        returns=result is not None,
        assignments=tuple(
            Assignment(type.code, syntax.name(name), value.expression)
            for (name, _), type, value in zip(inputs, types, values, strict=True)
        ),
        call=compose("{}.{}({}).block()", client, syntax.name(method), arguments),
    )


def _value(given: Input, book: Book) -> Snippet:
    """Return the value of an argument; one that may lack lacks, unless the document says what to show."""
    types = book.api.types
    examples = (*given.examples, *shown_default(given.default))
    if given.required:
        raw = raw_input_name(given, book.catalog, book.models)
        value = example_of(types, given.use, given=examples, name=given.name or raw)
        return render_value(value, given.use, book.names)
    found = first_typed(types, examples, given.use, Direction.REQUEST)
    return Snippet(literal("null")) if found is None else render_value(found, given.use, book.names)
