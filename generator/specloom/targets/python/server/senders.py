"""Planning what the server sends by itself: webhooks, and the callbacks of operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from specloom.ir.api import Api, Operation
from specloom.ir.media import Kind
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.imports import import_block
from specloom.targets.python.operations import declare_argument, declare_content_type, plan_operation
from specloom.targets.python.planned import Argument, PlannedOperation
from specloom.targets.python.scopes import Vocabulary, operation_scope
from specloom.targets.python.server.model import SenderMethod, SenderModule, Table
from specloom.targets.python.tables import declare_body, declare_parameter, tuple_of
from specloom.targets.python.typing import Expr, Import, annotate, optional

_TABLE = ".._runtime.operation"
_SENDING = ".._runtime.sending"


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that the server sends. ``expression`` tells a callback's URL, ``""`` for a webhook."""

    plan: PlannedOperation
    expression: str


@dataclass(frozen=True, slots=True)
class SenderGroup:
    """A class that sends requests: its name, its module in ``senders``, and what it sends."""

    class_name: str
    module: str
    sent: tuple[Sent, ...]


def plan_senders(api: Api, vocabulary: Vocabulary) -> tuple[SenderGroup, ...]:
    """Return the classes that send requests: none, or those of webhooks and of callbacks."""
    webhooks = tuple(_sent(webhook, "", vocabulary) for webhook in api.webhooks)
    callbacks = tuple(_callbacks(api.operations, vocabulary))
    groups = (
        SenderGroup("Webhooks", "webhooks", webhooks),
        SenderGroup("Callbacks", "callbacks", callbacks),
    )
    return tuple(group for group in groups if group.sent)


def _callbacks(operations: tuple[Operation, ...], vocabulary: Vocabulary) -> Iterator[Sent]:
    for operation in operations:
        for callback in operation.callbacks:
            for sent in callback.operations:
                yield _sent(sent, callback.expression, vocabulary)


def _sent(operation: Operation, expression: str, vocabulary: Vocabulary) -> Sent:
    # What the receiver answers has no type: it isn't under the control of this API.
    plan = plan_operation(replace(operation, responses=()), vocabulary, "")
    return Sent(replace(plan, part_headers=()), expression)


def plan_sender(group: SenderGroup, vocabulary: Vocabulary) -> SenderModule:
    """Plan the module of a class that sends requests."""
    imports = {
        Import(_SENDING, "Outgoing"),
        Import(_SENDING, "Sender"),
        Import("httpx2", "Response", typing_only=True),
    }
    plans = [sent.plan for sent in group.sent]
    tables = tuple(_table(plan, vocabulary, imports) for plan in plans)
    methods = tuple(_method(sent, vocabulary, imports) for sent in group.sent)
    moved = {replace(each, module=_SENDING) if each.module == _TABLE else each for each in imports}
    what = "webhooks" if group.module == "webhooks" else "the callbacks of operations"
    return SenderModule(
        imports=import_block(moved),
        docstring=syntax.docstring(f"Sends {what}.", indent=4),
        class_name=syntax.identifier(group.class_name),
        operations=tables,
        methods=methods,
    )


def _constant(plan: PlannedOperation) -> Code:
    return syntax.identifier(f"_{plan.name.upper()}")


def _table(plan: PlannedOperation, vocabulary: Vocabulary, imports: set[Import]) -> Table:
    operation = plan.operation
    arguments = [syntax.string(operation.method)]
    if operation.parameters:
        declared = [declare_parameter(each, vocabulary, imports) for each in operation.parameters]
        arguments.append(compose("parameters={}", tuple_of(declared)))
    if plan.bodies:
        bodies = [declare_body(body, vocabulary, imports) for body in plan.bodies]
        arguments.append(compose("body={}", tuple_of(bodies)))
    if operation.request_body is not None and operation.request_body.required:
        arguments.append(literal("body_required=True"))
    return Table(_constant(plan), tuple(arguments))


def _method(sent: Sent, vocabulary: Vocabulary, imports: set[Import]) -> SenderMethod:
    plan = sent.plan
    operation = plan.operation
    declared = list(_signature(plan, vocabulary))
    for declaration in declared:
        imports |= {
            Import(entry.module, entry.name, typing_only=entry.module != "typing")
            for entry in declaration.imports
        }
    where = f"where the request says, at ``{sent.expression}``" if sent.expression else "that was registered"
    return SenderMethod(
        name=syntax.identifier(plan.name),
        parameters=join("", (compose(", {}", declaration.code) for declaration in declared)),
        call=_call(plan),
        docstring=syntax.method_docstring(
            (operation.summary or f"Send ``{operation.path}``.", operation.details),
            (
                ("url", f"The receiver's URL: the one {where}."),
                *((argument.name, argument.about) for argument in plan.arguments),
            ),
            indent=8,
        ),
    )


def _signature(plan: PlannedOperation, vocabulary: Vocabulary) -> Iterator[Expr]:
    required = [argument for argument in plan.arguments if argument.required]
    options = [argument for argument in plan.arguments if not argument.required]
    for argument in required:
        yield declare_argument(_name(argument), _annotation(argument, plan, vocabulary), EMPTY)
    if options or plan.content_types:
        yield Expr(literal("*"))
    for argument in options:
        annotation = optional(_annotation(argument, plan, vocabulary))
        yield declare_argument(_name(argument), annotation, literal("None"))
    if plan.content_types:
        yield declare_content_type(plan.content_types)


def _annotation(argument: Argument, plan: PlannedOperation, vocabulary: Vocabulary) -> Expr:
    if argument is plan.body and any(body.kind in (Kind.TEXT, Kind.BINARY) for body in plan.bodies):
        return argument.annotation
    return annotate(argument.use, vocabulary.types, operation_scope(vocabulary, validated=False))


def _name(argument: Argument) -> Code:
    """Return an argument's name; the first one is the URL already."""
    return syntax.identifier("url_" if argument.name == "url" else argument.name)


def _call(plan: PlannedOperation) -> Code:
    parts = [_constant(plan), literal("url")]
    if plan.parameters:
        parts.append(tuple_of([_name(argument) for argument in plan.parameters]))
    if plan.fields:
        entries = (
            compose("{}: {}", syntax.string(argument.origin.name), _name(argument))
            for argument in plan.fields
        )
        parts.append(compose("body={}{}{}", literal("{"), join(", ", entries), literal("}")))
    if plan.body:
        parts.append(compose("body={}", _name(plan.body)))
    if plan.content_types:
        parts.append(literal("content_type=content_type"))
    return join(", ", parts)
