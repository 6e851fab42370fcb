"""Planning the page of an interface of operations."""

from __future__ import annotations

from specloom.ir.api import Operation
from specloom.ir.graph import is_binary
from specloom.ir.types import Default, Enumeration, Scalar, TypeUse
from specloom.targets.kit.casing import lower_first
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import markdown_code, markdown_text
from specloom.targets.kit.reference.authorization import scheme_links
from specloom.targets.kit.reference.choices import choices_note
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.results import (
    accepted_types,
    base_url,
    content_types,
    result_of,
    results_of,
)
from specloom.targets.kit.reference.rows import InputRow
from specloom.targets.kit.reference.tables import described, listed, method_row
from specloom.targets.php import syntax
from specloom.targets.php.book import Book
from specloom.targets.php.credentials import setup_lines
from specloom.targets.php.model import ApiPage, Section, Service
from specloom.targets.php.naming import alias, implementation
from specloom.targets.php.typing import Native, documented_part, native


def plan_api_page(page: Page, book: Book) -> ApiPage:
    """Plan the page of an interface."""
    rows = [
        method_row(syntax.name(method), _anchor(method, book), operation, book.manner)
        for method, operation in page.methods
    ]
    return ApiPage(
        namespace=book.namespace,
        interface=syntax.name(page.class_name),
        base_url=markdown_text(base_url(book.api)),
        rows=tuple(rows),
        service=plan_service(page, book),
        sections=tuple(plan_section(method, operation, page, book) for method, operation in page.methods),
    )


def _anchor(method: str, book: Book) -> Code:
    return syntax.name(method) if book.manner.is_verbatim else book.anchor(method)


def plan_service(page: Page, book: Book) -> Service:
    """Plan how an implementation of the interface is declared."""
    return Service(
        class_name=syntax.name(implementation(page)),
        tag=syntax.name(alias(book.names.namespace)),
        key=syntax.name(lower_first(page.stem)),
    )


def plan_section(method: str, operation: Operation, page: Page, book: Book) -> Section:
    """Plan the section of a method."""
    inputs = book.names.inputs(operation)
    types = [_declared(given, book) for _, given in inputs]
    result = result_of(operation, book.manner.style)
    returned = _returned(operation, book)
    arguments = join(
        ", ",
        [
            *(
                compose("{} ${}", kind.declared, syntax.name(name))
                for (name, _), kind in zip(inputs, types, strict=True)
            ),
            literal("int &$responseCode"),
            literal("array &$responseHeaders"),
        ],
    )
    declared = returned.declared if isinstance(returned, Native) else returned
    verbatim = book.manner.is_verbatim
    name = syntax.name(method)
    plain_names = join(", ", (compose("${}", syntax.name(given)) for given, _ in inputs))
    known = compose("{}{}({})", _known_result(result, book), name, plain_names)
    return Section(
        interface=syntax.name(page.class_name),
        class_name=syntax.name(implementation(page)),
        method=name,
        signature=known if verbatim else markdown_code(compose("{}({}): {}", name, arguments, declared)),
        summary=book.manner.line(operation.summary),
        description=described(operation, book.manner),
        file=syntax.name(page.class_name if verbatim else implementation(page)),
        imports=_imports(page, [*types, *([returned] if isinstance(returned, Native) else [])], book),
        setup=tuple(setup_lines(operation, page, book)),
        arguments=arguments,
        returned=declared,
        inputs=tuple(_input_row(name, given, book) for name, given in inputs),
        return_type=literal("void (empty response body)") if result is None else book.result_cell(result),
        authorization=scheme_links(operation, book.api, literal("../../README.md"), book.manner.style),
        content_type=listed(content_types(operation)),
        accept=listed(accepted_types(operation)),
    )


def _declared(given: Input, book: Book) -> Native:
    """Return the type of an argument: a default stands in for what is absent, so that it isn't null."""
    absent = not given.required and _shown_default(given, book) is None
    return native([given.use], book.names, null=absent)


def _shown_default(given: Input, book: Book) -> Default | None:
    """Return the default of an argument, if it has one that is a scalar and no date."""
    default = given.default
    if default is None or not isinstance(default.value, bool | int | float | str):
        return None
    shape = book.catalog.shape(given.use)
    return None if isinstance(shape, Scalar) and shape.format in ("date", "date-time") else default


def _returned(operation: Operation, book: Book) -> Native | Code:
    """Return the type of what a method returns: any of the documented bodies, or null for no body."""
    if book.manner.is_verbatim:
        return _known_returned(operation, book)
    results = results_of(operation)
    return native(results, book.names, book.given, null=True) if results else literal("void")


def _known_returned(operation: Operation, book: Book) -> Code:
    result = result_of(operation, book.manner.style)
    if result is None:
        return literal("void")
    shape = book.catalog.shape(result)
    if isinstance(shape, Scalar) and is_binary(shape):
        return literal("mixed")
    loose = any(
        "json" in name or "xml" in name or name == "*/*" for name in map(str.lower, accepted_types(operation))
    )
    if isinstance(shape, Scalar | Enumeration) and not loose:
        return native([result], book.names).declared
    return literal("array|object|null")


def _known_result(result: TypeUse | None, book: Book) -> Code:
    if result is None:
        return EMPTY
    return compose("{} ", documented_part(result, book.names))


def _imports(page: Page, types: list[Native], book: Book) -> tuple[Code, ...]:
    interface = compose("{}\\Api\\{}", book.namespace, syntax.name(page.class_name))
    if book.manner.is_verbatim:
        return (interface,)
    return tuple(sorted(frozenset({interface}).union(*(kind.imports for kind in types))))


def _input_row(name: str, given: Input, book: Book) -> InputRow:
    notes = [
        EMPTY if given.required else literal("[optional]"),
        *given.flags(book.manner.style),
        book.default_note(_shown_default(given, book)),
        choices_note(given.use, book),
    ]
    return InputRow(
        name=syntax.name(name),
        type=book.argument_cell(given.use),
        description=book.manner.cell(given.description),
        notes=join(" ", filter(None, notes)),
    )
