"""Operations in Python: arguments, bodies and results, shared by the client, the server and the documentation."""

from __future__ import annotations

from dataclasses import replace

from specloom.ir import exchange, graph
from specloom.ir.api import MediaType, Operation, Response
from specloom.ir.media import Kind, kind_of, preferred, streamed_media
from specloom.ir.streams import Items, is_switch, items_of
from specloom.ir.types import (
    Access,
    Anything,
    Extra,
    Named,
    Record,
    Types,
)
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.names import Wish
from specloom.targets.python import syntax
from specloom.targets.python.cases import snake_case
from specloom.targets.python.naming import Names, name_parameters
from specloom.targets.python.part_headers import part_headers
from specloom.targets.python.planned import (
    Argument,
    PlannedOperation,
    PlannedResponse,
    PlannedStream,
    Representation,
)
from specloom.targets.python.scopes import Vocabulary, argument_scope, operation_scope
from specloom.targets.python.typing import Expr, Import, alternatives, annotate, merge, optional

NOTHING = Expr(literal("None"))


def plan_operation(operation: Operation, vocabulary: Vocabulary, server: str) -> PlannedOperation:
    """Decide how an operation looks in Python."""
    types = vocabulary.types
    bodies = _bodies(operation, vocabulary)
    form = _form_record(bodies, types)
    fields = tuple(field for field in form.fields if field.access is not Access.READ) if form else ()
    headers = part_headers(operation.request_body.content, types) if operation.request_body else ()
    names = vocabulary.names
    parameter_names, field_names, header_names = name_parameters(
        names.known(operation),
        operation.parameters,
        fields,
        tuple((each.part, each.name) for each in headers),
        names.register,
    )
    scope = argument_scope(vocabulary)
    parameters = tuple(
        Argument(
            name=name,
            annotation=annotate(parameter.type, types, scope),
            required=parameter.required,
            use=parameter.type,
            description=parameter.doc.details,
            default=parameter.default,
            origin=parameter,
        )
        for name, parameter in zip(parameter_names, operation.parameters, strict=True)
    )
    field_arguments = tuple(
        Argument(
            name=name,
            annotation=annotate(field.type, types, scope),
            required=field.required and _body_required(operation),
            use=field.type,
            description=field.doc.prose,
            default=field.default,
            origin=field,
        )
        for name, field in zip(field_names, fields, strict=True)
    )
    responses = tuple(_response(response, operation, vocabulary) for response in operation.responses)
    return PlannedOperation(
        operation=operation,
        name=vocabulary.names.operations[operation.id],
        parameters=parameters,
        fields=field_arguments,
        body=None if form or not bodies else _body_argument(operation, bodies, parameter_names, vocabulary),
        bodies=bodies,
        responses=responses,
        returns=_returns(operation, vocabulary),
        server=server,
        stream=_stream(operation, bodies, vocabulary),
        part_headers=tuple(
            Argument(
                name=name,
                annotation=annotate(each.header.type, types, scope),
                # A file may bring its headers itself, and a part may be left out.
                required=False,
                use=each.header.type,
                description=f"Header {each.name} of the part {each.part}. {each.header.doc.description}",
                default=each.header.default,
                origin=each,
            )
            for name, each in zip(header_names, headers, strict=True)
        ),
    )


def stream_variant(plan: PlannedOperation) -> PlannedOperation:
    """Return the operation as its variant that streams takes it: without the argument that is set anyway."""
    if plan.stream is None or not plan.stream.sets_stream:
        return plan
    return replace(plan, fields=tuple(field for field in plan.fields if field.origin.name != _SWITCH))


_SWITCH = "stream"


def _stream(
    operation: Operation, bodies: tuple[Representation, ...], vocabulary: Vocabulary
) -> PlannedStream | None:
    types = vocabulary.types
    media = streamed_media(operation, types)
    if media is None:
        return None
    items = items_of(media, operation, types)
    if items is None:
        returns, async_returns = (
            Expr(literal("BinaryStream"), frozenset({Import(_STREAMS, "BinaryStream", True)})),
            Expr(
                literal("AsyncBinaryStream"), frozenset({Import(_ASYNC_STREAMS, "AsyncBinaryStream", True)})
            ),
        )
    else:
        item = _item(items, vocabulary, validated=False)
        returns = merge(compose("Stream[{}]", item.code), [item], Import(_STREAMS, "Stream", True))
        async_returns = merge(
            compose("AsyncStream[{}]", item.code), [item], Import(_ASYNC_STREAMS, "AsyncStream", True)
        )
    return PlannedStream(
        name=vocabulary.names.streams[operation.id],
        media=media,
        items=items,
        returns=returns,
        async_returns=async_returns,
        sets_stream=items is not None and _has_switch(bodies, types),
    )


_STREAMS = ".._runtime.streams"
_ASYNC_STREAMS = ".._runtime.async_streams"


def _item(items: Items, vocabulary: Vocabulary, *, validated: bool) -> Expr:
    if items.type is None:
        return Expr(
            literal("ServerSentEvent"), frozenset({Import(".._runtime.events", "ServerSentEvent", True)})
        )
    return annotate(items.type, vocabulary.types, operation_scope(vocabulary, validated=validated))


def _has_switch(bodies: tuple[Representation, ...], types: Types) -> bool:
    """Return whether every body is a record with a boolean property ``stream``: then that asks for the stream."""
    records = [
        graph.resolve(types, body.media.type) if body.media.type is not None else None for body in bodies
    ]
    return bool(records) and all(
        isinstance(record, Record)
        and any(field.name == _SWITCH and is_switch(field.type, types) for field in record.fields)
        for record in records
    )


def _body_required(operation: Operation) -> bool:
    return operation.request_body is not None and operation.request_body.required


def _bodies(operation: Operation, vocabulary: Vocabulary) -> tuple[Representation, ...]:
    if operation.request_body is None:
        return ()
    content = [_representation(media, vocabulary) for media in operation.request_body.content]
    return tuple(sorted(content, key=lambda body: body.kind is not Kind.JSON))


def _representation(media: MediaType, vocabulary: Vocabulary) -> Representation:
    kind = kind_of(media, vocabulary.types)
    match kind:
        case Kind.TEXT:
            return Representation(media, kind, Expr(literal("str")))
        case Kind.BINARY:
            return Representation(media, kind, Expr(literal("bytes")))
        case Kind.JSON | Kind.FORM | Kind.MULTIPART:
            use = media.type if media.type is not None else Anything()
            scope = operation_scope(vocabulary, validated=True)
            return Representation(media, kind, annotate(use, vocabulary.types, scope))


def _form_record(bodies: tuple[Representation, ...], types: Types) -> Record | None:
    """Return the record whose properties become arguments: that of a body which is a form in every media type."""
    if not bodies or any(body.kind not in (Kind.FORM, Kind.MULTIPART) for body in bodies):
        return None
    uses = {body.media.type for body in bodies}
    if len(uses) != 1 or (use := uses.pop()) is None:
        return None
    resolved = graph.resolve(types, use)
    return resolved if isinstance(resolved, Record) and isinstance(resolved.extra, Extra) else None


def _body_argument(
    operation: Operation, bodies: tuple[Representation, ...], taken: list[str], vocabulary: Vocabulary
) -> Argument:
    assert operation.request_body is not None
    scope = argument_scope(vocabulary)
    accepted = []
    for body in bodies:
        match body.kind:
            case Kind.TEXT:
                accepted.append(Expr(literal("str")))
            case Kind.BINARY:
                content = Import(".._runtime.formats", "FileContent", typing_only=True)
                accepted.append(Expr(literal("FileContent"), frozenset({content})))
            case Kind.JSON | Kind.FORM | Kind.MULTIPART:
                use = body.media.type if body.media.type is not None else Anything()
                accepted.append(annotate(use, vocabulary.types, scope))
    names = vocabulary.names
    wish = Wish("body", (_body_name(bodies, names), "body"))
    return Argument(
        name=names.register.name(f"arguments {names.known(operation)}", wish, taken=taken),
        annotation=alternatives(accepted),
        required=operation.request_body.required,
        use=bodies[0].media.type if bodies[0].media.type is not None else Anything(),
        description=operation.request_body.description,
        default=None,
        origin=operation.request_body,
    )


def _body_name(bodies: tuple[Representation, ...], names: Names) -> str:
    """Name the body after its model, as the documentation of an API speaks of it; else ``body``."""
    use = bodies[0].media.type
    if len(bodies) == 1 and bodies[0].kind is Kind.JSON and isinstance(use, Named) and use.id in names.types:
        return snake_case(names.types[use.id].name, prefix="body")
    return "body"


def _response(response: Response, operation: Operation, vocabulary: Vocabulary) -> PlannedResponse:
    first = preferred(response.content, vocabulary.types)
    ordered = sorted(response.content, key=lambda media: media is not first)
    return PlannedResponse(response, tuple(_answer(media, operation, vocabulary) for media in ordered))


def _answer(media: MediaType, operation: Operation, vocabulary: Vocabulary) -> Representation:
    items = items_of(media, operation, vocabulary.types)
    if items is None:
        return _representation(media, vocabulary)
    kind = kind_of(media, vocabulary.types)
    return Representation(media, kind, _item(items, vocabulary, validated=True), items)


def _returns(operation: Operation, vocabulary: Vocabulary) -> Expr:
    scope = operation_scope(vocabulary, validated=False)
    parts = []
    for response in exchange.success_responses(operation):
        media = preferred(response.content, vocabulary.types)
        if media is None:
            parts.append(NOTHING)
            continue
        items = items_of(media, operation, vocabulary.types)
        if items is not None:
            item = _item(items, vocabulary, validated=False)
            parts.append(merge(compose("list[{}]", item.code), [item]))
            continue
        match kind_of(media, vocabulary.types):
            case Kind.TEXT:
                parts.append(Expr(literal("str")))
            case Kind.BINARY | Kind.MULTIPART:
                parts.append(Expr(literal("bytes")))
            case Kind.JSON | Kind.FORM:
                use = media.type if media.type is not None else Anything()
                parts.append(annotate(use, vocabulary.types, scope))
    return alternatives(parts) if parts else NOTHING


def signature(plan: PlannedOperation) -> tuple[Expr, ...]:
    """Return the parameters of the method, between ``self`` and the request options."""
    required = [argument for argument in plan.arguments if argument.required]
    options = [argument for argument in plan.arguments if not argument.required]
    declared = [_declaration(argument) for argument in required]
    if options or plan.content_types:
        declared.append(Expr(literal("*")))
    declared += [_declaration(argument) for argument in options]
    if plan.content_types:
        declared.append(declare_content_type(plan.content_types))
    return tuple(declared)


def _declaration(argument: Argument) -> Expr:
    if argument.required:
        return declare_argument(syntax.identifier(argument.name), argument.annotation, EMPTY)
    annotation = optional(argument.annotation)
    return declare_argument(syntax.identifier(argument.name), annotation, literal("None"))


def declare_argument(name: Code, annotation: Expr, default: Code) -> Expr:
    """Return an argument of a method's signature; an empty default is none."""
    assigned = compose(" = {}", default) if default else EMPTY
    line = compose("{}: {}{}", name, annotation.code, assigned)
    if _INDENT + len(line.text) + len(",") > syntax.LINE_WIDTH and syntax.is_union(annotation.code):
        # Black and ruff break a long union in different ways unless it has parentheses.
        line = compose("{}: ({}){}", name, annotation.code, assigned)
    return Expr(line, annotation.imports)


_INDENT = 8


def declare_content_type(names: tuple[str, ...]) -> Expr:
    """Return the argument that chooses among media types, the first by default."""
    choices = join(", ", (syntax.string(name) for name in names))
    code = compose("content_type: Literal[{}] = {}", choices, syntax.string(names[0]))
    return Expr(code, frozenset({Import("typing", "Literal", typing_only=True)}))
