"""Planning the page of a tag: a section for each operation."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.ir import exchange
from specloom.ir.api import Operation
from specloom.ir.media import Kind
from specloom.ir.types import Anything
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
from specloom.targets.python.examples import (
    call_example,
    iteration_example,
    links_example,
    stream_example,
)
from specloom.targets.python.handbook import Handbook, default_note, notes, operation_row, scheme_anchor
from specloom.targets.python.naming import TagName, operation_tags
from specloom.targets.python.operations import stream_variant
from specloom.targets.python.pages import (
    ErrorRow,
    Iteration,
    LinkNote,
    LinkRow,
    ParameterRow,
    Section,
    StreamNote,
    TagPage,
)
from specloom.targets.python.paging import PlannedPages
from specloom.targets.python.planned import Argument, PlannedOperation, Representation
from specloom.targets.python.prose import Pages, constraints, type_cell
from specloom.targets.python.received import callback_rows


def plan_tag_page(tag: str, plans: list[PlannedOperation], handbook: Handbook) -> TagPage:
    """Plan the page of a tag."""
    description = next((entry.description for entry in handbook.api.tags if entry.name == tag), "")
    name = handbook.vocabulary.names.tags[tag]
    return TagPage(
        title=compose(
            "{}.{}", syntax.identifier(handbook.settings.package), syntax.identifier(name.class_name)
        ),
        base_url=markdown_text(base_url(handbook.api)),
        description=markdown_prose(description),
        rows=tuple(operation_row(plan, tag, handbook, folder=EMPTY) for plan in plans),
        sections=tuple(_section(plan, name, handbook) for plan in plans),
    )


def _section(plan: PlannedOperation, tag: TagName, handbook: Handbook) -> Section:
    operation = plan.operation
    example, raw_example = call_example(plan, tag, handbook.rendering, handbook.credentials, handbook.api)
    return Section(
        name=syntax.identifier(plan.name),
        signature=_signature(plan, raw=False),
        raw_signature=_signature(
            plan, raw=True, links_class=handbook.vocabulary.names.links.get(operation.id, "")
        ),
        summary=markdown_prose(operation.summary),
        description=markdown_prose(operation.details),
        deprecated=operation.deprecated,
        example=example,
        raw_example=raw_example,
        links=_link_note(plan, handbook) if plan.links else None,
        stream=_stream_note(plan, tag, handbook),
        iteration=_iteration(plan, plan.pages, tag, handbook) if plan.pages else None,
        parameters=_argument_rows(plan, handbook.pages),
        return_type=_return_type(plan, handbook.pages),
        errors=error_rows(plan, handbook.pages),
        authorization=authorization(operation),
        content_type=listed(body.media.name for body in plan.bodies),
        accept=listed(
            representation.media.name for response in plan.responses for representation in response.content
        ),
        callbacks=callback_rows(operation, handbook.pages),
    )


def _iteration(plan: PlannedOperation, pages: PlannedPages, tag: TagName, handbook: Handbook) -> Iteration:
    name = syntax.identifier(pages.name)
    result = markdown_code(f"Iterator[{pages.item.code.text.replace('models.', '')}]")
    return Iteration(
        name=name,
        signature=compose("{}({}) -> {}", name, join(", ", _shown_arguments(plan)), result),
        reason=markdown_prose(pages.reason),
        example=iteration_example(plan, pages, tag, handbook.rendering),
    )


def listed(names: Iterable[str]) -> Code:
    """Return names, each once."""
    unique = list(dict.fromkeys(names))
    return join(", ", (markdown_text(name) for name in unique)) if unique else literal("Not defined")


def _link_note(plan: PlannedOperation, handbook: Handbook) -> LinkNote:
    rows = []
    for link in plan.links:
        file = handbook.tag_files[operation_tags(link.target.operation)[0]]
        target = syntax.identifier(link.target.name)
        rows.append(
            LinkRow(
                name=syntax.identifier(link.name),
                target=target,
                url=compose("{}#{}", syntax.page_name(file), target),
                description=markdown_cell(link.description),
            )
        )
    return LinkNote(tuple(rows), links_example(plan, handbook.rendering))


def _signature(plan: PlannedOperation, *, raw: bool, links_class: str = "") -> Code:
    returns = plan.returns.code.text.replace("models.", "")
    name = syntax.identifier(plan.raw_name if raw else plan.name)
    if raw and plan.links:
        returns = f"LinkedResponse[{returns}, {links_class}]"
    elif raw:
        returns = f"ApiResponse[{returns}]"
    result = markdown_code(returns)
    return compose("{}({}) -> {}", name, join(", ", _shown_arguments(plan)), result)


_MOST_SHOWN = 6
"""How many optional arguments a signature shows; the table below it has them all."""


def _shown_arguments(plan: PlannedOperation) -> list[Code]:
    required = [syntax.identifier(argument.name) for argument in plan.arguments if argument.required]
    optional = [
        compose("{}=None", syntax.identifier(argument.name))
        for argument in plan.arguments
        if not argument.required
    ]
    if plan.content_types:
        optional.append(literal("content_type=…"))
    if not optional:
        return required
    return [*required, literal("\\*"), *(optional if len(optional) <= _MOST_SHOWN else [literal("…")])]


def _stream_note(plan: PlannedOperation, tag: TagName, handbook: Handbook) -> StreamNote | None:
    stream = plan.stream
    if stream is None:
        return None
    variant = stream_variant(plan)
    name = syntax.identifier(stream.name)
    returns = markdown_code(stream.returns.code.text.replace("models.", ""))
    if stream.items is None:
        what = literal("This returns the bytes while they arrive.")
    elif stream.sets_stream:
        what = literal(
            "This returns the items while they arrive. It sets the body's property `stream` to true by itself."
        )
    else:
        what = literal("This returns the items while they arrive.")
    return StreamNote(
        name=name,
        signature=compose("{}({}) -> {}", name, join(", ", _shown_arguments(variant)), returns),
        what=what,
        example=stream_example(plan, tag, handbook.rendering),
    )


def _argument_rows(plan: PlannedOperation, pages: Pages) -> tuple[ParameterRow, ...]:
    rows = [_argument_row(argument, plan, pages) for argument in plan.arguments]
    if plan.content_types:
        choices = join(", ", (markdown_code_cell(syntax.string(name)) for name in plan.content_types))
        default = markdown_code_cell(syntax.string(plan.content_types[0]))
        rows.append(
            ParameterRow(
                name=literal("content_type"),
                type=literal("**str**"),
                description=compose("The media type of the body: {}", choices),
                notes=compose("[optional] [default to {}]", default),
            )
        )
    return tuple(rows)


def _argument_row(argument: Argument, plan: PlannedOperation, pages: Pages) -> ParameterRow:
    flags = [] if argument.required else [literal("[optional]")]
    flags += [literal("[deprecated]")] if argument.deprecated else []
    return ParameterRow(
        name=syntax.identifier(argument.name),
        type=_body_type(plan, pages) if argument is plan.body else type_cell(argument.use, pages),
        description=markdown_cell(argument.description),
        notes=notes([*flags, *default_note(argument.default)], constraints(argument.use, pages.types)),
    )


def _body_type(plan: PlannedOperation, pages: Pages) -> Code:
    """Return the types of a body, one for each way in which its media types are handled."""
    cells = []
    for body in plan.bodies:
        match body.kind:
            case Kind.TEXT:
                cells.append(literal("**str**"))
            case Kind.BINARY:
                cells.append(literal("**FileContent**"))
            case Kind.JSON | Kind.FORM | Kind.MULTIPART:
                cells.append(type_cell(body.media.type or Anything(), pages))
    return join(" \\| ", dict.fromkeys(cells))


def _return_type(plan: PlannedOperation, pages: Pages) -> Code:
    if plan.returns.code == literal("None"):
        return literal("None (empty response body)")
    successes = exchange.success_responses(plan.operation)
    cells = dict.fromkeys(
        result_cell(planned.content[0], pages) if planned.content else _NONE
        for planned in plan.responses
        if planned.response in successes
    )
    return join(" \\| ", sorted(cells, key=lambda cell: cell == _NONE))


def error_rows(plan: PlannedOperation, pages: Pages) -> tuple[ErrorRow, ...]:
    """Return the rows of the responses that mean failure."""
    failures = exchange.error_responses(plan.operation)
    return tuple(
        ErrorRow(
            status=markdown_cell(planned.response.status),
            type=result_cell(planned.content[0], pages) if planned.content else EMPTY,
            description=markdown_cell(planned.response.description),
        )
        for failure in failures
        for planned in plan.responses
        if planned.response is failure
    )


_NONE = literal("**None**")


def result_cell(result: Representation, pages: Pages) -> Code:
    """Return the type of what a response holds."""
    if result.items is not None:
        item = result.items.type
        cell = literal("**ServerSentEvent**") if item is None else type_cell(item, pages)
        return compose("list of {}", cell)
    match result.kind:
        case Kind.TEXT:
            return literal("**str**")
        case Kind.BINARY | Kind.MULTIPART:
            return literal("**bytes**")
        case Kind.JSON | Kind.FORM:
            return type_cell(result.media.type or Anything(), pages)


def authorization(operation: Operation) -> Code:
    """Return what an operation needs, each scheme a link to the README."""
    if not operation.security:
        return literal("No authorization required")

    def link(scheme: str) -> Code:
        anchor = syntax.anchor(scheme_anchor(scheme))
        return compose("[{}](../README.md#{})", markdown_text(scheme), anchor)

    alternatives = [
        join(" and ", (link(use.scheme) for use in needed)) if needed else literal("no authorization")
        for needed in operation.security
    ]
    return join(", or ", alternatives)
