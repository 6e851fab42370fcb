"""Planning the page of the functions of a tag."""

from __future__ import annotations

from specloom.ir.api import Operation
from specloom.ir.types import Enumeration, ListOf, MapOf, TupleOf, TypeUse
from specloom.targets.c import syntax
from specloom.targets.c.authorization import authorization_line
from specloom.targets.c.book import Book
from specloom.targets.c.calls import plan_call, releasing
from specloom.targets.c.enums import Place, argument_place, enums_in, result_place
from specloom.targets.c.model import ApiPage, Section
from specloom.targets.c.typing import BINARY, is_pointed_argument, type_of
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.entities import without_relative_links
from specloom.targets.kit.escapes import markdown_code, markdown_text
from specloom.targets.kit.reference.catalog import Model
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.results import accepted_types, base_url, content_types, result_of
from specloom.targets.kit.reference.rows import InputRow
from specloom.targets.kit.reference.tables import listed, method_row


def plan_api_page(page: Page, book: Book) -> ApiPage:
    """Plan the page of a tag's functions."""
    names = [(syntax.name(function), operation) for function, operation in page.methods]
    return ApiPage(
        title=syntax.name(page.class_name),
        base_url=markdown_text(base_url(book.api)),
        rows=tuple(method_row(name, name, operation, book.manner) for name, operation in names),
        sections=tuple(plan_section(function, operation, page, book) for function, operation in page.methods),
    )


def plan_section(function: str, operation: Operation, page: Page, book: Book) -> Section:
    """Plan the section of a function."""
    inputs = book.names.inputs(operation)
    result = result_of(operation, book.manner.style)
    name = syntax.name(function)
    parameters = [_parameter(name, given, operation, book) for name, given in inputs]
    arguments = join(", ", [literal("apiClient_t *apiClient"), *parameters])
    description = "" if operation.description == operation.summary else operation.description
    if not book.manner.is_verbatim:
        description = operation.details
    return Section(
        function=name,
        summary=_comment(operation.summary, book),
        description=_comment(description, book),
        prototype=compose("{} {}({})", _returned(result, operation, book), name, arguments),
        calls=() if book.manner.is_verbatim else (plan_call(function, operation, page, book),),
        client_notes=EMPTY if book.manner.is_verbatim else literal(" [required]"),
        inputs=tuple(_input_row(name, given, operation, book) for name, given in inputs),
        result=_result_lines(result, operation, book),
        authorization=authorization_line(operation, book),
        content_type=listed(content_types(operation)),
        accept=listed(accepted_types(operation)),
    )


def _comment(text: str, book: Book) -> tuple[Code, ...]:
    """Return text as lines of a comment: on verbatim pages one, however long."""
    if not text.strip():
        return ()
    if not book.manner.is_verbatim:
        return syntax.comment_lines(without_relative_links(text))
    return (compose("// {}", syntax.comment(book.manner.comment_text(text))),)


def _parameter(name: str, given: Input, operation: Operation, book: Book) -> Code:
    kind = type_of(given.use, argument_place(operation, name), book.names)
    variable = syntax.name(name)
    if not is_pointed_argument(given, kind, book.names):
        return compose("{} {}", kind.name, variable)
    # Known pages have the star of these beside the type.
    if kind == BINARY or isinstance(book.catalog.shape(given.use), MapOf):
        return compose("{}* {}", kind.name, variable)
    return compose("{} *{}", kind.name, variable)


def _returned(result: TypeUse | None, operation: Operation, book: Book) -> Code:
    if result is None:
        return literal("void")
    kind = type_of(result, result_place(operation), book.names)
    return kind.name if kind.has_none else compose("{}*", kind.name)


def _input_row(name: str, given: Input, operation: Operation, book: Book) -> InputRow:
    place = argument_place(operation, name)
    notes = [] if given.required else [literal("[optional]")]
    notes += given.flags(book.manner.style)
    default = book.default_note(given.default, given.use, place)
    notes += [default] if default else []
    if book.manner.is_verbatim:
        # A default ends the cell, a space ends it where there is none.
        notes += [] if default or not notes else [EMPTY]
    else:
        notes = [literal("[required]"), *notes] if given.required else notes
        choices = _choices(given.use, place, book)
        notes += [compose("[one of {}]", choices)] if choices else []
    return InputRow(
        name=syntax.name(name),
        type=_input_cell(name, given, operation, book),
        description=book.manner.cell(given.description),
        notes=join(" ", notes),
    )


def _choices(use: TypeUse, place: Place, book: Book) -> Code:
    """Return the constants of the enumerations in place that a type holds, which have no page."""
    found = (book.names.enums[one.place] for one in enums_in(use, place, book.catalog))
    return join(", ", (syntax.name(constant) for enum in found for constant in enum.constants))


def _input_cell(name: str, given: Input, operation: Operation, book: Book) -> Code:
    """Return the type of an argument for a cell, star and all in bold."""
    place = argument_place(operation, name)
    kind = type_of(given.use, place, book.names)
    is_map = isinstance(book.catalog.shape(given.use), MapOf)
    label = kind.name
    model = book.catalog.innermost(given.use)
    if isinstance(model, Model):
        # Known pages link neither maps nor enumerations.
        links = not is_map and not isinstance(model.definition, Enumeration)
        if links or not book.manner.is_verbatim:
            label = compose("[{}]({})", label, syntax.file_name(book.names.models[model.definition.id]))
    if not is_pointed_argument(given, kind, book.names):
        return compose("**{}**", label)
    if book.manner.is_verbatim:
        return compose("**{}***" if is_map or kind == BINARY else "**{} \\***", label)
    return book.with_contents(compose("**{} \\***", label), given.use, place)


def _result_lines(result: TypeUse | None, operation: Operation, book: Book) -> tuple[Code, ...]:
    """Return the lines that tell a result's type. How many are empty is as known pages have it."""
    if result is None:
        return (literal("void"), EMPTY)
    kind = type_of(result, result_place(operation), book.names)
    shape = book.catalog.shape(result)
    cell = _result_cell(result, operation, book)
    if not book.manner.is_verbatim:
        return (cell, EMPTY, EMPTY)
    linked = isinstance(book.catalog.innermost(result), Model)
    if isinstance(shape, ListOf | TupleOf) and not linked:
        return (EMPTY, cell, EMPTY, EMPTY, EMPTY, EMPTY)
    if isinstance(shape, MapOf) and not linked:
        return (EMPTY, EMPTY, cell, EMPTY, EMPTY, EMPTY)
    if kind.is_struct and kind != BINARY:
        return (cell, EMPTY, EMPTY)
    return (cell, EMPTY, EMPTY, EMPTY)


def _result_cell(result: TypeUse, operation: Operation, book: Book) -> Code:
    place = result_place(operation)
    kind = type_of(result, place, book.names)
    model = book.catalog.innermost(result)
    if isinstance(model, Model):
        label = compose("[{}]({})", kind.name, syntax.file_name(book.names.models[model.definition.id]))
    else:
        label = kind.name
    choices = EMPTY if book.manner.is_verbatim else _choices(result, place, book)
    if kind.has_none:
        return compose("{}, one of {}", label, choices) if choices else label
    is_spaced = kind.is_struct and kind != BINARY and not isinstance(book.catalog.shape(result), MapOf)
    cell = compose("{} *" if is_spaced or isinstance(model, Model) else "{}*", label)
    if book.manner.is_verbatim:
        return cell
    release = markdown_code(releasing(result, operation, book))
    whole = compose("{}, which the caller frees with {}", book.with_contents(cell, result, place), release)
    return compose("{}; each one of {}", whole, choices) if choices else whole
