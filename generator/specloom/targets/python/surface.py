"""What users of the packages see: the client's methods or the server's, models, and the client's credentials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from specloom.ir import exchange
from specloom.ir.api import Api, Operation, Parameter, RequestBody
from specloom.ir.graph import allows_null
from specloom.ir.landmarks import member_landmark
from specloom.ir.types import Alias, Enumeration, Field, Nullable, Record, TypeDef, TypeUse, Union
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import (
    Directions,
    Kind,
    Order,
    Part,
    Symbol,
    Traits,
    find_directions,
    unique,
)
from specloom.targets.python import syntax
from specloom.targets.python.naming import name_api, operation_tags
from specloom.targets.python.operations import plan_operation
from specloom.targets.python.part_headers import PartHeader
from specloom.targets.python.planned import Argument, PlannedOperation
from specloom.targets.python.scopes import Vocabulary, dictionary_types, operation_scope
from specloom.targets.python.typing import annotate

CLIENT_TRAITS = Traits(order=Order.REQUIRED, names_arguments=True, leaves_out=True)
SERVER_TRAITS = Traits(order=Order.REQUIRED, names_arguments=True, implements=True)

Methods = Callable[[Operation, Vocabulary], tuple[str, tuple[Part, ...]]]
"""Returns what an operation's method gives, and its arguments."""


def client_surface(api: Api, register: Register) -> tuple[Symbol, ...]:
    """Return what users of the client see."""
    dictionaries = dictionary_types(api.types, exchange.request_types(api))
    vocabulary = Vocabulary(api.types, name_api(api, register), dictionaries)
    tagged = [(tag, one) for one in api.operations for tag in operation_tags(one)]
    return unique(_symbols(api, vocabulary, tagged, called, credentials=True))


def called(operation: Operation, vocabulary: Vocabulary) -> tuple[str, tuple[Part, ...]]:
    """Return a client's method."""
    plan = plan_operation(operation, vocabulary, "")
    parts = (part(one, one.annotation.code.text, required=one.required) for one in plan.arguments)
    return plan.returns.code.text, (*parts, *content_type(plan))


def server_symbols(api: Api, vocabulary: Vocabulary, served: Methods) -> tuple[Symbol, ...]:
    """Return what users of the server see, whose methods ``served`` tells."""
    tagged = [(operation_tags(one)[0], one) for one in api.operations]
    return unique(_symbols(api, vocabulary, tagged, served, credentials=False))


def content_type(plan: PlannedOperation) -> Iterator[Part]:
    """Yield the argument that chooses among the media types of a body, where there is a choice."""
    if plan.content_types:
        choices = ", ".join(syntax.string(name).text for name in plan.content_types)
        yield Part("content_type", "content type", f"Literal[{choices}]", location=plan.operation.location)


def part(argument: Argument, annotation: str, *, required: bool) -> Part:
    """Return an argument as a part of its method."""
    origin = argument.origin
    match origin:
        case Parameter():
            key = f"{origin.place.value} {origin.name}"
        case Field():
            key = f"form {origin.name}"
        case PartHeader():
            return Part(
                argument.name, f"part {origin.part} {origin.name}", annotation, required, argument.use
            )
        case RequestBody():
            key = "body"
        case _:
            assert_never(origin)
    # Who may leave an argument out may give None, too.
    shown = annotation.removesuffix(" | None")
    return Part(argument.name, key, shown, required, argument.use, origin.location)


def _symbols(
    api: Api,
    vocabulary: Vocabulary,
    tagged: Iterable[tuple[str, Operation]],
    methods: Methods,
    *,
    credentials: bool,
) -> Iterator[Symbol]:
    names = vocabulary.names
    for tag, operation in tagged:
        returned, parts = methods(operation, vocabulary)
        yield Symbol(
            kind=Kind.METHOD,
            name=f"{names.tags[tag].class_name}.{names.operations[operation.id]}",
            key=names.known(operation),
            parts=parts,
            type=returned,
            gives=() if credentials else tuple(returned.split(" | ")),
            location=operation.location,
            place=f"{operation.method} {operation.path}",
        )
    directions = find_directions(api)
    for id in names.types:
        yield _type(api.types[id], vocabulary, directions)
    if credentials and api.security_schemes:
        given = tuple(
            Part(name, f"{scheme.name} {number}", "str", location=scheme.location)
            for scheme in api.security_schemes
            for number, name in enumerate(names.credentials[scheme.name])
        )
        yield Symbol(Kind.CLIENT, "Client", "", given)


def _type(definition: TypeDef, vocabulary: Vocabulary, directions: Directions) -> Symbol:
    names = vocabulary.names
    scope = operation_scope(vocabulary, validated=False)
    kind, written = Kind.ALIAS, ""
    use: TypeUse | None = None
    parts: tuple[Part, ...] = ()
    match definition:
        case Record():
            kind, parts = Kind.MODEL, tuple(_fields(definition, vocabulary))
        case Enumeration():
            kind = Kind.ENUMERATION
            parts = tuple(
                Part(syntax.scalar(member.value).text, member_landmark(member), location=definition.location)
                for member in definition.members
            )
        case Union():
            kind = Kind.UNION
            shown = (
                annotate(variant.type, vocabulary.types, scope).code.text for variant in definition.variants
            )
            parts = tuple(Part(text, text, location=definition.location) for text in shown)
        case Alias(target=target):
            written, use = annotate(target, vocabulary.types, scope).code.text, target
        case _:
            assert_never(definition)
    return Symbol(
        kind=kind,
        name=names.types[definition.id].name,
        key=names.landmarks.types[definition.id][0],
        parts=parts,
        type=written,
        use=use,
        sent=definition.id in directions.sent,
        read=definition.id in directions.read,
        location=definition.location,
    )


def _fields(record: Record, vocabulary: Vocabulary) -> Iterator[Part]:
    attributes = vocabulary.names.fields(record)
    scope = operation_scope(vocabulary, validated=False)
    for field in record.fields:
        use = field.type.inner if isinstance(field.type, Nullable) else field.type
        annotation = annotate(use, vocabulary.types, scope).code.text
        required = field.required and not allows_null(vocabulary.types, field.type)
        yield Part(attributes[field.name], field.name, annotation, required, field.type, field.location)
