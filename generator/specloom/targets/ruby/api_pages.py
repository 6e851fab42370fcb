"""Planning the page of a class of operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from specloom.ir.api import (
    ApiKeyScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    SecurityScheme,
)
from specloom.ir.examples import example_of
from specloom.ir.maker import shown_default
from specloom.ir.types import TypeUse
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.entities import entities
from specloom.targets.kit.escapes import markdown_code, markdown_text
from specloom.targets.kit.reference.authorization import scheme_links
from specloom.targets.kit.reference.choices import choices_note
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page, raw_input_name
from specloom.targets.kit.reference.results import accepted_types, base_url, content_types, result_of
from specloom.targets.kit.reference.rows import InputRow
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.kit.reference.tables import described, listed, method_row
from specloom.targets.ruby import syntax
from specloom.targets.ruby.book import Book
from specloom.targets.ruby.model import ApiPage, Assignment, Section
from specloom.targets.ruby.naming import argument
from specloom.targets.ruby.placeholders import placeholder
from specloom.targets.ruby.typing import is_made_of_models, type_of
from specloom.targets.ruby.values import Snippet, render_value


def plan_api_page(page: Page, book: Book) -> ApiPage:
    """Plan the page of a class."""
    rows = [
        method_row(syntax.name(method), syntax.name(method), operation, book.manner)
        for method, operation in page.methods
    ]
    return ApiPage(
        module=book.module,
        class_name=syntax.name(page.class_name),
        base_url=markdown_text(base_url(book.api)),
        rows=tuple(rows),
        sections=tuple(plan_section(method, operation, page, book) for method, operation in page.methods),
    )


def plan_section(method: str, operation: Operation, page: Page, book: Book) -> Section:
    """Plan the section of a method."""
    inputs = book.names.inputs(operation)
    values = [_value(given, book) for _, given in inputs]
    assignments = [
        (given, Assignment(syntax.name(name), value.expression, _comment(given, book)))
        for (name, given), value in zip(inputs, values, strict=True)
    ]
    required = tuple(assignment for given, assignment in assignments if given.required)
    optional = tuple(assignment for given, assignment in assignments if not given.required)
    result = result_of(operation, book.manner.style)
    name = syntax.name(method)
    class_name = syntax.name(page.class_name)
    arguments = _arguments([assignment.name for assignment in required], has_options=bool(optional))
    setup = tuple(_setup(operation, book))
    verbatim = book.manner.is_verbatim
    separator = literal("->") if verbatim else literal("#")
    return Section(
        method=name,
        signature=compose("{}{}{}", _returned(result, book), name, arguments),
        raw_signature=compose("{} {}_with_http_info{}", _raw_returned(result, book), name, arguments),
        summary=book.manner.line(operation.summary),
        description=described(operation, book.manner),
        requires=_requires(values, book),
        has_setup=bool(setup) or (verbatim and bool(operation.security)),
        setup=setup,
        assignments=required,
        options=optional,
        arguments=arguments,
        comment=_summary_comment(operation, book),
        returns=result is not None,
        result=_shown_result(result, book),
        reference=compose("{}{}{}", class_name, separator, name),
        raw_reference=compose("{}{}{}_with_http_info", class_name, separator, name),
        inputs=tuple(_input_row(name, given, book) for name, given in inputs),
        return_type=_result_cell(result, book),
        authorization=scheme_links(operation, book.api, literal("../README.md"), book.manner.style),
        content_type=listed(content_types(operation)),
        accept=listed(accepted_types(operation)),
    )


def _value(given: Input, book: Book) -> Snippet:
    raw = raw_input_name(given, book.catalog, book.models)
    if book.manner.is_verbatim:
        return Snippet(placeholder(given, argument(raw), book.names, book.module), frozenset({"time"}))
    examples = (*given.examples, *shown_default(given.default))
    value = example_of(book.api.types, given.use, given=examples, name=given.name or raw)
    return render_value(value, book.names, book.module)


def _requires(values: list[Snippet], book: Book) -> tuple[Code, ...]:
    if book.manner.is_verbatim:
        return (literal("time"), book.gem)
    features = sorted(frozenset[str]().union(*(value.requires for value in values)))
    return (*(syntax.feature(feature) for feature in features), book.gem)


def _arguments(required: list[Code], *, has_options: bool) -> Code:
    names = [*required, literal("opts")] if has_options else required
    return compose("({})", join(", ", names)) if names else EMPTY


def _comment(given: Input, book: Book) -> Code:
    kind = type_of(given.use, book.names)
    return compose("# {} | {}", kind, syntax.comment(book.manner.comment_text(given.description)))


def _summary_comment(operation: Operation, book: Book) -> Code:
    if not operation.summary:
        return literal("  ") if book.manner.is_verbatim else EMPTY
    return compose("  # {}", syntax.comment(book.manner.comment_text(operation.summary)))


def _returned(result: TypeUse | None, book: Book) -> Code:
    if result is None:
        return EMPTY
    kind = type_of(result, book.names)
    if not book.manner.is_verbatim:
        return compose("{} ", markdown_code(kind))
    models = is_made_of_models(result, book.names)
    return compose("<{}> ", kind) if models else compose("{} ", entities(kind))


def _raw_returned(result: TypeUse | None, book: Book) -> Code:
    shown = _shown_result(result, book)
    if not book.manner.is_verbatim:
        bare = literal("nil") if result is None else type_of(result, book.names)
        return markdown_code(compose("Array({}, Integer, Hash)", bare))
    return compose("<Array({}, Integer, Hash)>", shown)


def _shown_result(result: TypeUse | None, book: Book) -> Code:
    """Return what the comment in an example says of the result."""
    if result is None:
        return literal("nil")
    kind = type_of(result, book.names)
    if is_made_of_models(result, book.names):
        return compose("<{}>", kind)
    return entities(kind) if book.manner.is_verbatim else kind


def _result_cell(result: TypeUse | None, book: Book) -> Code:
    if result is None:
        return literal("nil (empty response body)")
    if book.manner.is_verbatim and not is_made_of_models(result, book.names):
        return compose("**{}**", entities(type_of(result, book.names)))
    return book.type_cell(result)


def _input_row(name: str, given: Input, book: Book) -> InputRow:
    flags = [] if given.required else [literal("[optional]")]
    if given.required and not book.manner.is_verbatim:
        flags = [literal("[required]")]
    return InputRow(
        name=syntax.name(name),
        type=book.type_cell(given.use),
        description=book.manner.cell(given.description),
        notes=join(
            "",
            [
                *flags,
                *given.flags(book.manner.style),
                book.default_note(given.default),
                choices_note(given.use, book),
            ],
        ),
    )


def _setup(operation: Operation, book: Book) -> Iterator[Code]:
    entries = scheme_entries(operation, book.api, book.manner.style)
    if not book.manner.is_verbatim:
        # One of several alternatives is enough, and they would overwrite each other's settings.
        first = {use.scheme for use in next(filter(None, operation.security), ())}
        entries = tuple(entry for entry in entries if entry.scheme.name in first)
    blocks = [list(_configure(entry.scheme)) for entry in entries]
    for number, block in enumerate(block for block in blocks if block):
        if number:
            yield EMPTY
        yield from block


def _configure(scheme: SecurityScheme) -> Iterator[Code]:
    """Yield the lines that give a client its credentials, none for a scheme that the gem has no setting for."""
    name = syntax.comment(scheme.name)
    match scheme:
        case ApiKeyScheme(parameter=parameter):
            key = syntax.string(parameter)
            yield compose("  # Configure API key authorization: {}", name)
            yield compose("  config.api_key[{}] = 'YOUR API KEY'", key)
            yield literal(
                "  # Uncomment the following line to set a prefix for the API key, e.g. 'Bearer' (defaults to nil)"
            )
            yield compose("  # config.api_key_prefix[{}] = 'Bearer'", key)
        case HttpScheme(scheme="basic"):
            yield compose("  # Configure HTTP basic authorization: {}", name)
            yield literal("  config.username = 'YOUR USERNAME'")
            yield literal("  config.password = 'YOUR PASSWORD'")
        case HttpScheme(scheme="bearer", bearer_format=form):
            kind = compose(" ({})", syntax.comment(form)) if form else EMPTY
            yield compose("  # Configure Bearer authorization{}: {}", kind, name)
            yield literal("  config.access_token = 'YOUR_BEARER_TOKEN'")
        case OAuth2Scheme():
            yield compose("  # Configure OAuth2 access token for authorization: {}", name)
            yield literal("  config.access_token = 'YOUR ACCESS TOKEN'")
        case HttpScheme() | OpenIdConnectScheme() | MutualTlsScheme():
            return
        case _:
            assert_never(scheme)
