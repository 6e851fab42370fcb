"""Planning the page of a class of operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specloom.ir.api import Operation
from specloom.ir.examples import example_of
from specloom.ir.maker import shown_default
from specloom.ir.types import TypeUse
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import markdown_text, url_fragment
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page, raw_input_name
from specloom.targets.kit.reference.results import accepted_types, base_url, content_types, result_of
from specloom.targets.kit.reference.rows import InputRow
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.kit.reference.tables import described, listed, method_row
from specloom.targets.swift import syntax
from specloom.targets.swift.book import Book
from specloom.targets.swift.layout import lay_out
from specloom.targets.swift.model import ApiPage, Section
from specloom.targets.swift.placeholders import placeholder
from specloom.targets.swift.typing import nullable_type_of, type_of
from specloom.targets.swift.values import Snippet, constant, render_value

_NOTICE = literal(
    "// The following code samples are still beta. For any issue, please report via "
    "http://github.com/OpenAPITools/openapi-generator/issues/new"
)


def plan_api_page(page: Page, book: Book) -> ApiPage:
    """Plan the page of a class."""
    fragments = book.names.fragments[page.class_name]
    return ApiPage(
        class_name=syntax.name(page.class_name),
        base_url=markdown_text(base_url(book.api)),
        rows=tuple(
            method_row(syntax.name(method), url_fragment(fragments[method]), operation, book.manner)
            for method, operation in page.methods
        ),
        sections=tuple(plan_section(method, operation, page, book) for method, operation in page.methods),
    )


def plan_section(
    method: str, operation: Operation, page: Page, book: Book, setup: Iterable[Snippet] = ()
) -> Section:
    """Plan the section of a method. ``setup`` are lines of the program before it, whose imports it has, too."""
    inputs = book.names.inputs(operation)
    inside = {
        name: syntax.name(kind) for name, kind in book.names.input_enumerations(operation, method).items()
    }
    class_name = syntax.name(page.class_name)
    values = {} if book.manner.is_verbatim else {name: _example(given, book) for name, given in inputs}
    result = result_of(operation, book.manner.style)
    constants = {name: _constant(name, book) for name, _ in inputs}
    arguments = (compose("{}: {}", syntax.name(name), constants[name]) for name, _ in inputs)
    hides_core = any(name in ("print", "dump") for name, _ in inputs)
    is_verbatim = book.manner.is_verbatim
    returns = result is not None or is_verbatim
    return Section(
        method=syntax.name(method),
        signature=_signature(method, inputs, inside, result, book),
        summary=book.manner.line(operation.summary),
        description=described(operation, book.manner),
        opening=tuple(_opening([*values.values(), *setup], book)),
        has_block=bool(inputs) or is_verbatim,
        assignments=tuple(
            _assignment(constants[name], given, values.get(name), inside.get(name), class_name, book)
            for name, given in inputs
        ),
        comment=_summary_comment(operation, book),
        call=compose(
            "{}.{}({}) {{ ({}, error) in",
            class_name,
            syntax.name(method),
            join(", ", arguments),
            literal("response") if returns else literal("_"),
        ),
        core=literal("Swift.") if hides_core and not is_verbatim else EMPTY,
        returns=returns,
        result=literal("if (response) {") if is_verbatim else literal("if let response = response {"),
        fault=literal("error") if is_verbatim else literal("error!"),
        inputs=tuple(_input_row(name, given, inside.get(name), book) for name, given in inputs),
        return_type=literal("Void (empty response body)") if result is None else book.input_cell(result),
        authorization=_authorization(operation, book),
        content_type=listed(content_types(operation)),
        accept=listed(accepted_types(operation)),
    )


def _signature(
    method: str,
    inputs: tuple[tuple[str, Input], ...],
    inside: Mapping[str, Code],
    result: TypeUse | None,
    book: Book,
) -> Code:
    parameters = [_parameter(name, given, inside.get(name), book) for name, given in inputs]
    kind = literal("Void") if result is None else type_of(result, book.names)
    if not book.manner.is_verbatim:
        parameters.append(
            compose("apiResponseQueue: DispatchQueue = {}.apiResponseQueue", book.configuration)
        )
    parameters.append(compose("completion: @escaping (_ data: {}?, _ error: Error?) -> Void", kind))
    if book.manner.is_verbatim:
        return compose("    open class func {}({})", syntax.name(method), join(", ", parameters))
    lines = join(",\n", (compose("    {}", parameter) for parameter in parameters))
    return compose("open class func {}(\n{}\n)", syntax.name(method), lines)


def _parameter(name: str, given: Input, inside: Code | None, book: Book) -> Code:
    if given.required:
        return compose("{}: {}", syntax.name(name), nullable_type_of(given.use, book.names, inside))
    return compose("{}: {}? = nil", syntax.name(name), type_of(given.use, book.names, inside))


def _example(given: Input, book: Book) -> Snippet:
    examples = (*given.examples, *shown_default(given.default))
    name = given.name or raw_input_name(given, book.catalog, book.models)
    value = example_of(book.api.types, given.use, given=examples, name=name, complete=True)
    return render_value(value, given.use, book.names)


def _opening(values: Iterable[Snippet], book: Book) -> Iterator[Code]:
    if book.manner.is_verbatim:
        yield _NOTICE
    yield from imports(values, book)


def imports(values: Iterable[Snippet], book: Book) -> Iterator[Code]:
    """Yield the imports of a program that has some values in it."""
    modules = frozenset[str]().union(*(value.imports for value in values))
    for module in sorted(modules):
        yield compose("import {}", syntax.module(module))
    yield compose("import {}", book.module)


def _constant(name: str, book: Book) -> Code:
    """Return the constant that holds an argument: one that looks like a type could hide a type of the program."""
    if book.manner.is_verbatim or not name[:1].isupper():
        return syntax.name(name)
    return syntax.name(f"the{name}")


def _assignment(
    name: Code, given: Input, value: Snippet | None, inside: Code | None, class_name: Code, book: Book
) -> Code:
    comment = compose(
        "// {} | {}{}{}",
        book.shown_type(given.use, inside),
        syntax.comment(book.manner.comment_text(given.description)),
        EMPTY if given.required else literal(" (optional)"),
        _default_remark(given, book),
    )
    if value is None:
        return compose("let {} = {} {}", name, placeholder(given, name.text, book.names), comment)
    outside = compose("{}.{}", class_name, inside) if inside is not None else None
    kind = type_of(given.use, book.names, outside)
    if isinstance(value.expression, Code) and str(value.expression) == "nil":
        kind = compose("{}?", kind)
    declared = declaration(name, value, kind)
    return compose("{}{} {}", declared, lay_out(value.expression, len(str(declared))), comment)


def declaration(name: Code, value: Snippet, kind: Code) -> Code:
    """Return what declares a constant of the program, with the type where the value alone doesn't say it."""
    return compose("let {} = ", name) if value.is_typed else compose("let {}: {} = ", name, kind)


def _default_remark(given: Input, book: Book) -> Code:
    shown = book.default_value(given.default, given.use)
    return compose(" (default to {})", syntax.comment(str(shown))) if shown else EMPTY


def _summary_comment(operation: Operation, book: Book) -> Code:
    if not operation.summary:
        return EMPTY
    return compose("// {}", syntax.comment(book.manner.comment_text(operation.summary)))


def _input_row(name: str, given: Input, inside: Code | None, book: Book) -> InputRow:
    notes = [EMPTY if given.required else literal("[optional] ")]
    notes += [compose("{} ", flag) for flag in given.flags(book.manner.style)]
    enumeration = book.names.enumeration_in(given.use)
    if enumeration is not None and not book.manner.is_verbatim:
        constants = join(
            ", ", (constant(enumeration, member.value, book.names) for member in enumeration.members)
        )
        notes.append(compose("[one of {}] ", constants))
    notes.append(book.default_note(given.default, given.use))
    return InputRow(
        name=syntax.name(name),
        type=book.input_cell(given.use, inside),
        description=book.manner.cell(given.description),
        notes=join("", notes),
    )


def _authorization(operation: Operation, book: Book) -> Code:
    """Return links to the schemes in the README, where each has an anchor of its own name."""
    names = (entry.scheme.name for entry in scheme_entries(operation, book.api, book.manner.style))
    links = (
        compose("[{}](../README.md#{})", markdown_text(name), url_fragment(book.scheme_anchor(name)))
        for name in names
    )
    return join(", ", links) or literal("No authorization required")
