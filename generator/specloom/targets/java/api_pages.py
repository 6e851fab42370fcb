"""Planning the page of a class of operations."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir.api import OAuth2Scheme, OpenIdConnectScheme, Operation
from specloom.ir.types import ListOf, TypeUse
from specloom.targets.java import syntax
from specloom.targets.java.book import Book, signature
from specloom.targets.java.model import ApiPage, Section
from specloom.targets.java.naming import variable
from specloom.targets.java.samples import plan_sample
from specloom.targets.java.typing import type_of
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import markdown_code, markdown_code_cell, markdown_text
from specloom.targets.kit.reference.authorization import scheme_fragment
from specloom.targets.kit.reference.catalog import Model
from specloom.targets.kit.reference.inputs import Input, Origin
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.results import accepted_types, base_url, content_types, result_of
from specloom.targets.kit.reference.rows import InputRow
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.kit.reference.tables import described, listed, method_row


def plan_api_page(page: Page, book: Book) -> ApiPage:
    """Plan the page of a class."""
    rows = [
        method_row(syntax.name(method), syntax.name(method), operation, book.manner)
        for method, operation in page.methods
    ]
    return ApiPage(
        is_verbatim=book.manner.is_verbatim,
        package=book.names.package,
        class_name=syntax.name(page.class_name),
        variable=syntax.name(variable(page.class_name)),
        base_url=markdown_text(base_url(book.api)),
        rows=tuple(rows),
        sample=plan_sample(*page.methods[0], page, book),
        sections=tuple(_plan_section(method, operation, page, book) for method, operation in page.methods),
    )


def _plan_section(method: str, operation: Operation, page: Page, book: Book) -> Section:
    """Plan the section of a method."""
    inputs = book.names.inputs(operation)
    result = result_of(operation, book.manner.style)
    accepted = accepted_types(operation)
    return Section(
        method=syntax.name(method),
        signature=_signature(method, page, inputs, result, book),
        summary=book.manner.line(operation.summary),
        description=described(operation, book.manner),
        inputs=tuple(_input_row(name, given, book) for name, given in inputs),
        return_type=EMPTY if result is None else book.api_type_cell(result, type_of(result, book.names).code),
        schemes=tuple(_scheme_links(operation, book)),
        content_type=listed(content_types(operation), code=True),
        accept=listed(() if accepted == ("*/*",) else accepted, code=True),
    )


def _signature(
    method: str, page: Page, inputs: tuple[tuple[str, Input], ...], result: TypeUse | None, book: Book
) -> Code:
    """Return the signature, on verbatim pages a call of it without types."""
    returned = literal("Void") if result is None else type_of(result, book.names).code
    name = syntax.name(method)
    if book.manner.is_verbatim:
        names = join(", ", (syntax.name(argument) for argument, _ in inputs))
        return compose("Mono<{}> {}.{}({})", returned, syntax.name(page.class_name), name, names)
    return signature(
        compose("Mono<{}>", returned), name, [_argument(argument, given, book) for argument, given in inputs]
    )


def _argument(name: str, given: Input, book: Book) -> Code:
    typed = compose("{} {}", type_of(given.use, book.names).code, syntax.name(name))
    return typed if given.required else compose("@Nullable {}", typed)


def _input_row(name: str, given: Input, book: Book) -> InputRow:
    return InputRow(
        name=syntax.name(name),
        type=book.api_type_cell(given.use, _shown_type(given, book)),
        description=book.manner.cell(given.description),
        notes=join("", (compose("{} ", note) for note in _notes(given, book))),
    )


def _shown_type(given: Input, book: Book) -> Code:
    """Return a type; that of a list of models in a body has on verbatim pages the annotation of its elements."""
    shape = book.catalog.shape(given.use)
    if book.manner.is_verbatim and given.origin is Origin.BODY and isinstance(shape, ListOf):
        item = book.catalog.shape(shape.item)
        if isinstance(item, Model) and not shape.unique_items:
            return compose("List<@Valid {}>", syntax.name(book.models[item.definition.id]))
    return type_of(given.use, book.names).code


def _notes(given: Input, book: Book) -> Iterator[Code]:
    if not given.required:
        yield literal("[optional parameter]")
    yield from given.flags(book.manner.style)
    if default := book.default_note(given.default):
        yield default
    values = book.enum_values(given.use)
    if values:
        yield compose("[enum: {}]", join(", ", map(markdown_code_cell, values)))


def _scheme_links(operation: Operation, book: Book) -> Iterator[Code]:
    style = book.manner.style
    for entry in scheme_entries(operation, book.api, style):
        name = markdown_text(entry.scheme.name)
        link = compose("**[{}](auth.md#{})**", name, scheme_fragment(entry.scheme.name, style))
        if entry.scopes and isinstance(entry.scheme, OAuth2Scheme | OpenIdConnectScheme):
            scopes = join(", ", (markdown_code(scope) for scope in entry.scopes))
            link = compose("{}, scopes: {}", link, scopes)
        yield link
