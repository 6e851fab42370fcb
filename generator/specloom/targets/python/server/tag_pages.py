"""Planning the server's page of a tag: a section for each operation, with an example of what answers it."""

from __future__ import annotations

from specloom.ir import exchange, graph
from specloom.ir.api import Api, Header, Operation, SecurityScheme
from specloom.ir.media import Kind
from specloom.ir.types import Anything, ListOf, Scalar, Types, TypeUse
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import (
    markdown_cell,
    markdown_code,
    markdown_code_cell,
    markdown_prose,
    markdown_text,
)
from specloom.targets.python import syntax
from specloom.targets.python.addresses import base_url
from specloom.targets.python.handbook import Handbook, notes, operation_row
from specloom.targets.python.pages import ParameterRow
from specloom.targets.python.prose import Pages, constraints, type_cell
from specloom.targets.python.received import callback_rows
from specloom.targets.python.server.app import AppNames
from specloom.targets.python.server.examples import app_example, class_name, method_example
from specloom.targets.python.server.operations import ServedArgument, ServedOperation
from specloom.targets.python.server.pages import HeaderRow, Section, TagPage
from specloom.targets.python.tag_pages import authorization, error_rows, listed, result_cell


def plan_tag_page(
    tag: str, operations: list[ServedOperation], arguments: AppNames, handbook: Handbook
) -> TagPage:
    """Plan the page of a tag."""
    api, package = handbook.api, handbook.settings.package
    description = next((entry.description for entry in api.tags if entry.name == tag), "")
    group = handbook.vocabulary.names.tags[tag].class_name
    return TagPage(
        title=compose("{}.{}", syntax.identifier(package), syntax.identifier(group)),
        base_url=markdown_text(base_url(api)),
        description=markdown_prose(description),
        rows=tuple(operation_row(served.plan, tag, handbook, folder=EMPTY) for served in operations),
        class_name=class_name(group),
        declaration=app_example(
            group,
            arguments.groups[tag],
            checks_for(operations, api, arguments),
            package,
            module=module_name(arguments.groups[tag]),
        ),
        sections=tuple(_section(served, group, handbook) for served in operations),
    )


def module_name(argument: str) -> str:
    """Return the module that examples import an author's class from."""
    return f"my_{argument}".rstrip("_")


def checks_for(
    operations: list[ServedOperation], api: Api, arguments: AppNames
) -> tuple[tuple[SecurityScheme, str], ...]:
    """Return the schemes that operations need, and the arguments of ``create_app`` for them."""
    needed = {
        use.scheme
        for served in operations
        for requirement in served.plan.operation.security
        for use in requirement
    }
    return tuple(
        (scheme, arguments.schemes[scheme.name]) for scheme in api.security_schemes if scheme.name in needed
    )


def _section(served: ServedOperation, group: str, handbook: Handbook) -> Section:
    plan, pages = served.plan, handbook.pages
    operation = plan.operation
    return Section(
        name=syntax.identifier(served.name),
        signature=_signature(served),
        summary=markdown_prose(operation.summary),
        description=markdown_prose(operation.details),
        deprecated=operation.deprecated,
        example=method_example(served, group, handbook.vocabulary, handbook.settings.package),
        parameters=_rows(served, pages),
        return_type=_return_type(served, pages),
        headers=_header_rows(operation, pages),
        errors=error_rows(plan, pages),
        authorization=authorization(operation),
        content_type=listed(body.media.name for body in plan.bodies),
        accept=listed(
            representation.media.name for response in plan.responses for representation in response.content
        ),
        callbacks=callback_rows(operation, pages),
    )


_MOST_SHOWN = 6
"""How many optional arguments a signature shows; the table below it has them all."""


def _signature(served: ServedOperation) -> Code:
    shown = [syntax.identifier(each.argument.name) for each in served.arguments if each.required]
    optional = [
        (
            compose("{}={}", syntax.identifier(each.argument.name), markdown_text(each.default.text))
            if each.default
            else syntax.identifier(each.argument.name)
        )
        for each in served.arguments
        if not each.required
    ]
    if served.plan.content_types:
        optional.append(literal("content_type=…"))
    if optional:
        shown += [literal("\\*"), *(optional if len(optional) <= _MOST_SHOWN else [literal("…")])]
    result = markdown_code(served.returns.code.text.replace("models.", ""))
    return compose("{}({}) -> {}", syntax.identifier(served.name), join(", ", shown), result)


def _header_rows(operation: Operation, pages: Pages) -> tuple[HeaderRow, ...]:
    return tuple(
        HeaderRow(
            status=markdown_cell(response.status),
            type=syntax.identifier(pages.names.headers[operation.id, response.status]),
            headers=join(", ", (_header(header, pages) for header in response.headers)),
        )
        for response in operation.responses
        if response.headers
    )


def _header(header: Header, pages: Pages) -> Code:
    flag = EMPTY if header.required else literal(" [optional]")
    return compose("{} {}{}", markdown_code_cell(header.name), type_cell(header.type, pages), flag)


def _rows(served: ServedOperation, pages: Pages) -> tuple[ParameterRow, ...]:
    rows = [_row(each, served, pages) for each in served.arguments]
    if served.plan.content_types:
        choices = join(", ", (markdown_code_cell(syntax.string(name)) for name in served.plan.content_types))
        rows.append(
            ParameterRow(
                name=literal("content_type"),
                type=literal("**str**"),
                description=compose("The media type of the body: {}", choices),
                notes=EMPTY,
            )
        )
    return tuple(rows)


def _row(each: ServedArgument, served: ServedOperation, pages: Pages) -> ParameterRow:
    argument = each.argument
    flags = [] if each.required else [literal("[optional]")]
    flags += [literal("[deprecated]")] if argument.deprecated else []
    default = each.default if each.made is None else each.made.code
    if default and default != literal("None"):
        flags.append(compose("[default to {}]", markdown_code_cell(default.text.replace("models.", ""))))
    return ParameterRow(
        name=syntax.identifier(argument.name),
        type=_body_type(served, pages) if argument is served.plan.body else _type(argument.use, pages),
        description=markdown_cell(argument.description),
        notes=notes(flags, constraints(argument.use, pages.types)),
    )


def _type(use: TypeUse, pages: Pages) -> Code:
    resolved = graph.resolve(pages.types, use, through_nullable=True)
    if _is_file(resolved):
        return literal("**UploadFile**")
    if isinstance(resolved, ListOf) and _is_file(_resolved(resolved.item, pages.types)):
        return literal("**list[UploadFile]**")
    return type_cell(use, pages)


def _resolved(use: TypeUse, types: Types) -> object:
    return graph.resolve(types, use, through_nullable=True)


def _is_file(resolved: object) -> bool:
    return isinstance(resolved, Scalar) and graph.is_binary(resolved)


def _body_type(served: ServedOperation, pages: Pages) -> Code:
    cells = []
    for body in served.plan.bodies:
        match body.kind:
            case Kind.TEXT:
                cells.append(literal("**str**"))
            case Kind.BINARY:
                cells.append(literal("**BodyStream**"))
            case Kind.JSON | Kind.FORM | Kind.MULTIPART:
                cells.append(type_cell(body.media.type or Anything(), pages))
    return join(" \\| ", dict.fromkeys(cells))


def _return_type(served: ServedOperation, pages: Pages) -> Code:
    successes = exchange.success_responses(served.plan.operation)
    cells: dict[Code, None] = {}
    for planned in served.plan.responses:
        if planned.response in successes:
            for each in planned.content:
                cells[result_cell(each, pages)] = None
            if not planned.content:
                cells[_NONE] = None
    return join(" \\| ", sorted(cells, key=lambda cell: cell == _NONE)) if cells else _NONE


_NONE = literal("None (empty response body)")
