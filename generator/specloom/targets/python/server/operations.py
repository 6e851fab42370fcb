"""Operations as a server answers them: what its methods take and return."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from specloom.ir import exchange
from specloom.ir.api import Api, Operation
from specloom.ir.media import Kind
from specloom.ir.types import Anything
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.addresses import server_url
from specloom.targets.python.defaults import default_of
from specloom.targets.python.operations import NOTHING, declare_argument, declare_content_type, plan_operation
from specloom.targets.python.planned import Argument, PlannedOperation, Representation
from specloom.targets.python.scopes import Vocabulary, operation_scope, received_scope
from specloom.targets.python.server.headers import NONE, headers_type
from specloom.targets.python.typing import Expr, Import, alternatives, annotate, merge, optional

REPLIES = ".._runtime.replies"


@dataclass(frozen=True, slots=True)
class ServedArgument:
    """An argument of a method. ``default`` is what it is where the request doesn't have it.

    ``made`` is that, too, where it has to be made anew each time: then the method always gets the argument.
    """

    argument: Argument
    annotation: Expr
    default: Code
    made: Expr | None = None

    @property
    def required(self) -> bool:
        """Whether every request has it."""
        return not self.default and self.made is None


@dataclass(frozen=True, slots=True)
class ServedOperation:
    """An operation, ready to be written. ``plan`` is how a caller sees it, whose names it shares.

    ``base_path`` is what its path stands behind, None where that is what the others' do.
    """

    plan: PlannedOperation
    arguments: tuple[ServedArgument, ...]
    data: Expr
    headers: Expr
    base_path: str | None

    @property
    def returns(self) -> Expr:
        """What the method returns. An answer that has to have headers isn't its data alone."""
        parts = [self.data, self.headers]
        if self.headers == NONE:
            return _generic("Answer", [self.data])
        bare = self.headers.code.text.endswith("| None")
        return _generic("Answer" if bare else "AnswerWithHeaders", parts)

    @property
    def name(self) -> str:
        """The method's name."""
        return self.plan.name


def _generic(name: str, parts: list[Expr]) -> Expr:
    inside = join(", ", (part.code for part in parts))
    answer = Import(REPLIES, name, typing_only=True)
    return merge(compose("{}[{}]", syntax.identifier(name), inside), parts, answer)


def serve_operation(operation: Operation, vocabulary: Vocabulary) -> ServedOperation:
    """Decide how an operation looks to who implements it."""
    # A file has the headers of its part: they are not arguments.
    plan = replace(plan_operation(operation, vocabulary, ""), part_headers=())
    return ServedOperation(
        plan=plan,
        arguments=tuple(_argument(argument, plan, vocabulary) for argument in plan.arguments),
        data=_data(plan, vocabulary),
        headers=headers_type(operation, vocabulary.names, "..headers"),
        base_path=_path_of(server_url(operation.servers[0])) if operation.servers else None,
    )


def base_path_of(operation: Operation, api: Api) -> str:
    """Return what an operation's path stands behind."""
    return _path_of(server_url(operation.servers[0])) if operation.servers else base_path(api)


def base_path(api: Api) -> str:
    """Return the path of the API's first server."""
    return _path_of(server_url(api.servers[0]))


def _path_of(url: str) -> str:
    path = urlsplit(url).path.rstrip("/")
    return path if not path or path.startswith("/") else f"/{path}"


def _argument(argument: Argument, plan: PlannedOperation, vocabulary: Vocabulary) -> ServedArgument:
    annotation = (
        _body(plan.bodies, vocabulary)
        if argument is plan.body
        else annotate(argument.use, vocabulary.types, received_scope(vocabulary))
    )
    if argument.required:
        return ServedArgument(argument, annotation, EMPTY)
    default = default_of(argument.default, argument.use, vocabulary)
    if default is not None and default.literal:
        return ServedArgument(argument, annotation, default.literal)
    if default is not None:
        return ServedArgument(argument, annotation, EMPTY, Expr(default.made, default.imports))
    return ServedArgument(argument, optional(annotation), literal("None"))


def _body(bodies: tuple[Representation, ...], vocabulary: Vocabulary) -> Expr:
    """Return the type of a body that is one argument."""
    parts = []
    for body in bodies:
        match body.kind:
            case Kind.TEXT:
                parts.append(Expr(literal("str")))
            case Kind.BINARY:
                stream = Import(".._runtime.incoming", "BodyStream", typing_only=True)
                parts.append(Expr(literal("BodyStream"), frozenset({stream})))
            case Kind.JSON | Kind.FORM | Kind.MULTIPART:
                use = body.media.type if body.media.type is not None else Anything()
                parts.append(annotate(use, vocabulary.types, received_scope(vocabulary)))
    return alternatives(parts)


def _data(plan: PlannedOperation, vocabulary: Vocabulary) -> Expr:
    """Return the type of what a successful response holds: of any of its representations."""
    successes = exchange.success_responses(plan.operation)
    parts = []
    for planned in plan.responses:
        if planned.response not in successes:
            continue
        if not planned.content:
            parts.append(NOTHING)
        parts += [_returned(each, vocabulary) for each in planned.content]
    return alternatives(parts) if parts else NOTHING


def _returned(representation: Representation, vocabulary: Vocabulary) -> Expr:
    scope = operation_scope(vocabulary, validated=False)
    items = representation.items
    if items is not None:
        event = Import(".._runtime.events", "ServerSentEvent", typing_only=True)
        item = (
            Expr(literal("ServerSentEvent"), frozenset({event}))
            if items.type is None
            else annotate(items.type, vocabulary.types, scope)
        )
        iterator = Import("collections.abc", "AsyncIterator", typing_only=True)
        return merge(compose("AsyncIterator[{}]", item.code), [item], iterator)
    match representation.kind:
        case Kind.TEXT:
            return Expr(literal("str"))
        case Kind.BINARY | Kind.MULTIPART:
            return Expr(literal("Bytes"), frozenset({Import(REPLIES, "Bytes", typing_only=True)}))
        case Kind.JSON | Kind.FORM:
            use = representation.media.type if representation.media.type is not None else Anything()
            return annotate(use, vocabulary.types, scope)


def signature(served: ServedOperation) -> tuple[Expr, ...]:
    """Return the parameters of the method, after ``self``."""
    required = [each for each in served.arguments if each.required]
    options = [each for each in served.arguments if not each.required]
    declared = [_declaration(each) for each in required]
    if options or served.plan.content_types:
        declared.append(Expr(literal("*")))
    declared += [_declaration(each) for each in options]
    if served.plan.content_types:
        declared.append(declare_content_type(served.plan.content_types))
    return tuple(declared)


def _declaration(served: ServedArgument) -> Expr:
    return declare_argument(syntax.identifier(served.argument.name), served.annotation, served.default)
