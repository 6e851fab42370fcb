"""What the methods in the server's documentation answer, from the typed example values."""

from __future__ import annotations

from dataclasses import dataclass, field

from specloom.ir import exchange
from specloom.ir.api import Response
from specloom.ir.examples import example_of, example_of_header, example_of_media
from specloom.ir.exchange import Direction
from specloom.ir.media import Kind, essence_of
from specloom.ir.types import Anything
from specloom.ir.values import RawValue, ScalarValue
from specloom.targets.kit.code import EMPTY, Code, compose, indent, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.layout import Layout, call, lay_out, mapping
from specloom.targets.python.operations import NOTHING
from specloom.targets.python.planned import Representation
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.server.headers import has_required_headers, redirects_of
from specloom.targets.python.server.operations import ServedOperation
from specloom.targets.python.typing import Expr, Import, Scope, annotate, merge
from specloom.targets.python.values import Rendering, render_value

_WIDTH = syntax.LINE_WIDTH


@dataclass(frozen=True, slots=True)
class Answer:
    """What an example's method returns: its annotation, and the statements of its body."""

    returns: Expr
    statements: Code
    imports: frozenset[Import]


@dataclass(frozen=True, slots=True)
class _Part:
    """A value that is returned: its type, the lines before it, and what a `Reply` around it has to say."""

    returns: Expr
    value: Layout
    before: Code = EMPTY
    imports: frozenset[Import] = frozenset()
    options: tuple[tuple[Code, Layout], ...] = field(default=())


def example_answer(served: ServedOperation, vocabulary: Vocabulary, scope: Scope, package: str) -> Answer:
    """Return how an example answers an operation: with what its success holds, else as it redirects."""
    context = Rendering(vocabulary.types, vocabulary.names, package)
    response = exchange.primary_success(served.plan.operation) or next(
        iter(redirects_of(served.plan.operation)), None
    )
    part = _data(served, response, vocabulary, scope, context)
    headers = response is not None and has_required_headers(response)
    if response is not None and headers:
        part = _with_headers(part, response, context)
    value, returns, imports = part.value, part.returns, part.imports
    if part.options:
        value = call(literal("Reply"), [(EMPTY, value), *part.options])
        imports |= {Import(package, "Reply")}
        named = Expr(literal("None"))
        if response is not None and headers:
            name = vocabulary.names.headers[served.plan.operation.id, response.status]
            named = Expr(syntax.identifier(name), frozenset({Import(f"{package}.headers", name)}))
        inside = [returns] if named.code == literal("None") else [returns, named]
        returns = merge(compose("Reply[{}]", join(", ", (each.code for each in inside))), inside)
    returned = compose("return {}", lay_out(value, width=_WIDTH - 8, used=len("return ")))
    statements = compose("{}\n\n{}", part.before, returned) if part.before else returned
    return Answer(returns, statements, imports)


def _with_headers(part: _Part, response: Response, context: Rendering) -> _Part:
    """Return a part with the headers that its response has to have, and its status where that isn't a success."""
    rendered = [
        (syntax.string(header.name), render_value(example_of_header(context.types, header), context))
        for header in response.headers
        if header.required
    ]
    imports = part.imports.union(*(snippet.imports for _, snippet in rendered))
    options: list[tuple[Code, Layout]] = [
        (literal("headers"), mapping((name, snippet.layout) for name, snippet in rendered))
    ]
    if response.status.startswith("3") and response.status.isdecimal():
        options.insert(0, (literal("status"), syntax.number(int(response.status))))
    return _Part(part.returns, part.value, part.before, imports, (*part.options, *options))


def _data(
    served: ServedOperation,
    response: Response | None,
    vocabulary: Vocabulary,
    scope: Scope,
    context: Rendering,
) -> _Part:
    planned = next((each for each in served.plan.responses if each.response is response), None)
    if planned is None or not planned.content or planned.response.status.startswith("3"):
        return _Part(NOTHING, literal("None"))
    result = planned.content[0]
    if result.items is not None:
        return _stream(result, vocabulary, scope, context)
    match result.kind:
        case Kind.TEXT:
            value = example_of_media(vocabulary.types, result.media, Direction.RESPONSE)
            text = (
                value.value if isinstance(value, ScalarValue) and isinstance(value.value, str) else "example"
            )
            return _Part(Expr(literal("str")), syntax.string(text))
        case Kind.BINARY | Kind.MULTIPART:
            return _bytes(result)
        case Kind.JSON | Kind.FORM:
            value = example_of_media(vocabulary.types, result.media, Direction.RESPONSE) or RawValue({})
            snippet = render_value(value, context)
            use = result.media.type if result.media.type is not None else Anything()
            return _Part(
                annotate(use, vocabulary.types, scope), snippet.layout, EMPTY, frozenset(snippet.imports)
            )


def _bytes(result: Representation) -> _Part:
    """Return how bytes are answered: of a range of media types, one has to be chosen."""
    data, annotation = literal('b"example"'), Expr(literal("bytes"))
    main, _, sub = essence_of(result.media.name).partition("/")
    if sub != "*" or main in ("*", "application"):
        return _Part(annotation, data)
    chosen = syntax.string(_USUAL.get(main, f"{main}/example"))
    return _Part(annotation, data, options=((literal("media_type"), chosen),))


_USUAL = {"audio": "audio/mpeg", "image": "image/png", "video": "video/mp4"}


def _stream(result: Representation, vocabulary: Vocabulary, scope: Scope, context: Rendering) -> _Part:
    assert result.items is not None
    iterator = Import("collections.abc", "AsyncIterator")
    item: Expr
    if result.items.type is None:
        event = Import(context.package, "ServerSentEvent")
        item = Expr(literal("ServerSentEvent"), frozenset({event}))
        value: Layout = call(literal("ServerSentEvent"), [(EMPTY, literal('"example"'))])
        imports = frozenset[Import]()
    else:
        item = annotate(result.items.type, vocabulary.types, scope)
        example = render_value(
            example_of(vocabulary.types, result.items.type, direction=Direction.RESPONSE), context
        )
        value, imports = example.layout, frozenset(example.imports)
    returns = merge(compose("AsyncIterator[{}]", item.code), [item], iterator)
    yielded = lay_out(value, width=_WIDTH - 12, used=len("yield "))
    before = compose("async def items() -> {}:\n    yield {}", returns.code, indent(yielded, 4))
    return _Part(returns, literal("items()"), before, imports)
