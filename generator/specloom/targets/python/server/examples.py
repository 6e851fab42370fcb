"""Examples in the server's documentation: classes that answer operations, from the typed example values."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.ir import exchange
from specloom.ir.api import HttpScheme, MutualTlsScheme, OAuth2Scheme, SecurityScheme
from specloom.ir.examples import example_of, example_of_media
from specloom.ir.exchange import Direction
from specloom.ir.media import Kind, essence_of
from specloom.ir.types import Anything, TypeDef
from specloom.ir.values import RawValue, ScalarValue
from specloom.targets.kit.code import EMPTY, Code, compose, indent, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.imports import import_block
from specloom.targets.python.layout import Layout, call, flat, lay_out
from specloom.targets.python.operations import NOTHING, Representation
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.server.operations import ServedArgument, ServedOperation
from specloom.targets.python.typing import Expr, Import, Scope, alternatives, annotate, merge, optional
from specloom.targets.python.values import Rendering, Snippet, render_value

_WIDTH = syntax.LINE_WIDTH


def class_name(group: str) -> Code:
    """Return the name that examples give to an author's class."""
    return syntax.identifier(f"My{group.removesuffix('Api') or group}")


def method_example(served: ServedOperation, group: str, vocabulary: Vocabulary, package: str) -> Code:
    """Return the program that defines a class which answers an operation with its example."""
    block, body = _class(served, group, vocabulary, package)
    return compose("{}\n\n\n{}", block, body)


def _class(
    served: ServedOperation, group: str, vocabulary: Vocabulary, package: str, *extra: Import
) -> tuple[Code, Code]:
    """Return the imports and the definition of the class."""
    imports = {Import(package, group), *extra}
    scope = _scope(vocabulary, package)
    declared = [_declaration(each, served, vocabulary, scope, package) for each in served.arguments]
    required = sum(each.required for each in served.arguments)
    if required < len(declared) or served.plan.content_types:
        declared.insert(required, Expr(literal("*")))
    if served.plan.content_types:
        first = syntax.string(served.plan.content_types[0])
        declared.append(Expr(compose("content_type: str = {}", first)))
    returns, body = _body(served, vocabulary, scope, package)
    for part in (*declared, returns):
        imports |= part.imports
    imports |= body.imports
    name = syntax.identifier(served.name)
    head = _head(name, [part.code for part in declared], returns.code)
    block = import_block(imports).runtime
    definition = compose(
        "class {}({}):\n    {}\n        {}",
        class_name(group),
        syntax.identifier(group),
        head,
        indent(flat(body.layout), 8),
    )
    return block, definition


def _head(name: Code, declared: list[Code], returns: Code) -> Code:
    """Return the head of a method in the style of black, but for its first indent."""
    parts = [literal("self"), *declared]
    inside = join(", ", parts)
    line = compose("async def {}({}) -> {}:", name, inside, returns)
    if 4 + len(line.text) <= _WIDTH:
        return line
    if 8 + len(inside.text) <= _WIDTH:
        return compose("async def {}(\n        {}\n    ) -> {}:", name, inside, returns)
    listed = join("\n", (compose("        {},", part) for part in parts))
    return compose("async def {}(\n{}\n    ) -> {}:", name, listed, returns)


def _scope(vocabulary: Vocabulary, package: str) -> Scope:
    """Return the scope of examples: types are imported by name."""

    def refer(definition: TypeDef) -> Expr:
        name = vocabulary.names.types[definition.id].name
        return Expr(syntax.identifier(name), frozenset({Import(f"{package}.models", name)}))

    upload = Expr(literal("UploadFile"), frozenset({Import("fastapi", "UploadFile")}))
    return Scope(refer, runtime="", file=upload)


def _declaration(
    each: ServedArgument, served: ServedOperation, vocabulary: Vocabulary, scope: Scope, package: str
) -> Expr:
    if each.argument is served.plan.body:
        annotation = alternatives(_received(body, vocabulary, scope, package) for body in served.plan.bodies)
    else:
        annotation = annotate(each.argument.use, vocabulary.types, scope)
    if each.default == literal("None"):
        annotation = optional(annotation)
    default = compose(" = {}", each.default) if each.default else EMPTY
    name = syntax.identifier(each.argument.name)
    return merge(compose("{}: {}{}", name, annotation.code, default), [annotation])


def _received(body: Representation, vocabulary: Vocabulary, scope: Scope, package: str) -> Expr:
    match body.kind:
        case Kind.TEXT:
            return Expr(literal("str"))
        case Kind.BINARY:
            return Expr(literal("BodyStream"), frozenset({Import(package, "BodyStream")}))
        case Kind.JSON | Kind.FORM | Kind.MULTIPART:
            return annotate(body.media.type or Anything(), vocabulary.types, scope)


def _body(
    served: ServedOperation, vocabulary: Vocabulary, scope: Scope, package: str
) -> tuple[Expr, Snippet]:
    """Return the type of what the example returns, and the statements that return it."""
    primary = exchange.primary_success(served.plan.operation)
    planned = next((each for each in served.plan.responses if each.response is primary), None)
    if planned is None or not planned.content:
        return NOTHING, Snippet(literal("return None"))
    result = planned.content[0]
    context = Rendering(vocabulary.types, vocabulary.names, package)
    if result.items is not None:
        return _stream(result, vocabulary, scope, context)
    match result.kind:
        case Kind.TEXT:
            value = example_of_media(vocabulary.types, result.media, Direction.RESPONSE)
            text = (
                value.value if isinstance(value, ScalarValue) and isinstance(value.value, str) else "example"
            )
            return Expr(literal("str")), Snippet(compose("return {}", syntax.string(text)))
        case Kind.BINARY | Kind.MULTIPART:
            return _bytes(result, package)
        case Kind.JSON | Kind.FORM:
            value = example_of_media(vocabulary.types, result.media, Direction.RESPONSE) or RawValue({})
            snippet = render_value(value, context)
            returned = lay_out(snippet.layout, width=_WIDTH - 8, used=len("return "))
            use = result.media.type if result.media.type is not None else Anything()
            annotation = annotate(use, vocabulary.types, scope)
            return annotation, Snippet(compose("return {}", returned), snippet.imports)


def _bytes(result: Representation, package: str) -> tuple[Expr, Snippet]:
    """Return how bytes are answered: of a range of media types, one has to be chosen."""
    main, _, sub = essence_of(result.media.name).partition("/")
    if sub != "*" or main in ("*", "application"):
        return Expr(literal("bytes")), Snippet(literal('return b"example"'))
    chosen = syntax.string(_USUAL.get(main, f"{main}/example"))
    returns = Expr(literal("Reply[bytes]"), frozenset({Import(package, "Reply")}))
    return returns, Snippet(compose('return Reply(b"example", media_type={})', chosen))


_USUAL = {"audio": "audio/mpeg", "image": "image/png", "video": "video/mp4"}


def _stream(
    result: Representation, vocabulary: Vocabulary, scope: Scope, context: Rendering
) -> tuple[Expr, Snippet]:
    assert result.items is not None
    iterator = Import("collections.abc", "AsyncIterator")
    item: Expr
    value: Snippet
    if result.items.type is None:
        event = Import(context.package, "ServerSentEvent")
        item = Expr(literal("ServerSentEvent"), frozenset({event}))
        value = Snippet(call(literal("ServerSentEvent"), [(EMPTY, literal('"example"'))]))
    else:
        item = annotate(result.items.type, vocabulary.types, scope)
        example = example_of(vocabulary.types, result.items.type, direction=Direction.RESPONSE)
        value = render_value(example, context)
    returns = merge(compose("AsyncIterator[{}]", item.code), [item], iterator)
    yielded = lay_out(value.layout, width=_WIDTH - 12, used=len("yield "))
    lines = compose(
        "async def items() -> {}:\n    yield {}\n\nreturn items()", returns.code, indent(yielded, 4)
    )
    return returns, Snippet(lines, value.imports)


def app_example(
    group: str,
    argument: str,
    checks: Iterable[tuple[SecurityScheme, str]],
    package: str,
    *,
    module: str,
) -> Code:
    """Return the program that makes the application of an author's class, which is in a module of its own."""
    imports = {Import(package, "create_app"), Import(module, class_name(group).text)}
    functions = [_check(scheme, name, package) for scheme, name in checks]
    for _, needed in functions:
        imports |= needed
    blocks = [
        import_block(imports).runtime,
        *(code for code, _ in functions),
        _creation(group, argument, checks),
    ]
    return _parts(blocks)


def program(
    served: ServedOperation,
    group: str,
    argument: str,
    checks: Iterable[tuple[SecurityScheme, str]],
    vocabulary: Vocabulary,
    package: str,
) -> Code:
    """Return the whole program of an application that answers one operation."""
    functions = [_check(scheme, name, package) for scheme, name in checks]
    needed = {Import(package, "create_app")}.union(*(imports for _, imports in functions))
    block, definition = _class(served, group, vocabulary, package, *needed)
    return _parts([block, definition, *(code for code, _ in functions), _creation(group, argument, checks)])


def _parts(blocks: list[Code]) -> Code:
    """Return parts of a program: functions and classes with two empty lines around them."""
    return join("\n\n\n", blocks)


def _creation(group: str, argument: str, checks: Iterable[tuple[SecurityScheme, str]]) -> Code:
    made: list[tuple[Code, Layout]] = [
        (syntax.identifier(argument), compose("{}()", class_name(group))),
        *((syntax.identifier(name), _check_name(name)) for _, name in checks),
    ]
    return compose("app = {}", lay_out(call(literal("create_app"), made), width=_WIDTH, used=len("app = ")))


def _check_name(argument: str) -> Code:
    return syntax.identifier(f"check_{argument}".rstrip("_"))


def _check(scheme: SecurityScheme, argument: str, package: str) -> tuple[Code, set[Import]]:
    """Return the function that a scheme needs, and its imports."""
    imports = {Import(package, "Identity"), Import("fastapi", "Request")}
    name = _check_name(argument)
    match scheme:
        case HttpScheme(scheme="basic"):
            imports |= {Import(package, "UserPassword"), Import("hmac")}
            pattern = (
                "async def {}(\n"
                "    credentials: UserPassword, request: Request\n"
                ") -> Identity | None:\n"
                '    if hmac.compare_digest(credentials.password.encode(), b"YOUR_PASSWORD"):\n'
                "        return Identity(credentials.username)\n"
                "    return None"
            )
            return compose(pattern, name), imports
        case MutualTlsScheme() | HttpScheme() if not _is_bearer(scheme):
            pattern = (
                "async def {}(request: Request) -> Identity | None:\n"
                '    return None  # or Identity("who sends it")'
            )
            return compose(pattern, name), imports
        case _:
            imports.add(Import("hmac"))
            scopes = sorted(_scopes(scheme))
            identity = (
                compose(
                    'Identity("me", frozenset({}{}{}))',
                    literal("{"),
                    join(", ", (syntax.string(scope) for scope in scopes)),
                    literal("}"),
                )
                if scopes
                else literal('Identity("me")')
            )
            pattern = (
                "async def {}(secret: str, request: Request) -> Identity | None:\n"
                '    if hmac.compare_digest(secret.encode(), b"YOUR_SECRET"):\n'
                "        return {}\n"
                "    return None"
            )
            return compose(pattern, name, identity), imports


def _is_bearer(scheme: SecurityScheme) -> bool:
    return isinstance(scheme, HttpScheme) and scheme.scheme == "bearer"


def _scopes(scheme: SecurityScheme) -> set[str]:
    if not isinstance(scheme, OAuth2Scheme):
        return set()
    return {scope for flow in scheme.flows for scope in flow.scopes}
