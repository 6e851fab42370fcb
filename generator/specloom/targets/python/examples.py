"""Examples in the documentation: whole programs in the style of black, from the typed example values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import LiteralString

from specloom.ir import graph
from specloom.ir.api import Api, MediaType, Operation, Parameter, RequestBody
from specloom.ir.examples import example_of, example_of_header, example_of_media, example_of_parameter
from specloom.ir.exchange import Direction
from specloom.ir.media import Kind
from specloom.ir.types import Field, Named, Record, Scalar, ScalarKind, TypeUse
from specloom.ir.values import FileValue, MemberValue, RawValue, RecordValue, ScalarValue, Value
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.addresses import base_url, is_absolute
from specloom.targets.python.cases import snake_case
from specloom.targets.python.imports import import_block
from specloom.targets.python.layout import Layout, assigned, call, lay_out, mapping
from specloom.targets.python.naming import TagName
from specloom.targets.python.operations import stream_variant
from specloom.targets.python.package import PlannedCredential
from specloom.targets.python.paging import PlannedPages
from specloom.targets.python.part_headers import PartHeader
from specloom.targets.python.planned import Argument, PlannedOperation
from specloom.targets.python.typing import Import
from specloom.targets.python.values import Rendering, Snippet, render_value

_WIDTH = syntax.LINE_WIDTH
_CLIENT = literal("client")
_TEXT = Scalar(ScalarKind.STRING)
_BYTES = Scalar(ScalarKind.STRING, content_media_type="application/octet-stream")


def call_example(
    plan: PlannedOperation,
    tag: TagName,
    context: Rendering,
    credentials: tuple[PlannedCredential, ...],
    api: Api,
    *,
    asynchronous: bool = False,
) -> tuple[Code, Code]:
    """Return the program that calls an operation, and the lines that call its variant with HTTP information."""
    arguments = _arguments(plan, context)
    passed = _passed(plan, arguments)
    client = literal("AsyncClient") if asynchronous else literal("Client")
    imports = {Import(context.package, client.text)}
    for snippet in arguments.values():
        imports |= snippet.imports
    construction = _construction(client, plan, credentials, api)
    receiver = compose("client.{}.{}", syntax.identifier(tag.attribute), syntax.identifier(plan.name))
    raw_receiver = compose("client.{}.{}", syntax.identifier(tag.attribute), syntax.identifier(plan.raw_name))
    if asynchronous:
        imports.add(Import("asyncio"))
        statement = _statement(plan, compose("await {}", receiver), passed, indent=8)
        body = compose(
            "async def main() -> None:\n    async with {} as client:\n        {}",
            lay_out(construction, width=_WIDTH, indent=4, used=len("async with  as client:")),
            statement,
        )
        program = compose("{}\n\n\n{}\n\n\nasyncio.run(main())", import_block(imports).runtime, body)
        return program, EMPTY
    program = compose(
        "{}\n\n{}\n\n{}",
        import_block(imports).runtime,
        _assignment(_CLIENT, construction),
        _statement(plan, receiver, passed, indent=0),
    )
    raw_call = _assignment(literal("response"), call(raw_receiver, passed))
    data = EMPTY if plan.returns.code == literal("None") else literal("\nprint(response.data)")
    raw = compose("{}\nprint(response.status_code, response.headers){}", raw_call, data)
    return program, raw


def stream_example(plan: PlannedOperation, tag: TagName, context: Rendering) -> Code:
    """Return the lines that call the variant of an operation that streams.

    They follow the program that calls the operation, whose imports and client they use.
    """
    assert plan.stream is not None
    variant = stream_variant(plan)
    receiver = compose("client.{}.{}", syntax.identifier(tag.attribute), syntax.identifier(plan.stream.name))
    called = call(receiver, _passed(variant, _arguments(variant, context)))
    opened = lay_out(called, width=_WIDTH, used=len("with  as stream:"))
    if plan.stream.items is None:
        return compose('with {} as stream:\n    stream.write_to("download.bin")', opened)
    return compose("with {} as stream:\n    for item in stream:\n        print(item)", opened)


def stream_program(
    plan: PlannedOperation,
    tag: TagName,
    context: Rendering,
    credentials: tuple[PlannedCredential, ...],
    api: Api,
) -> Code:
    """Return the program that calls the variant of an operation that streams."""
    client = literal("Client")
    imports = {Import(context.package, client.text)}
    for snippet in _arguments(stream_variant(plan), context).values():
        imports |= snippet.imports
    return compose(
        "{}\n\n{}\n\n{}",
        import_block(imports).runtime,
        _assignment(_CLIENT, _construction(client, plan, credentials, api)),
        stream_example(plan, tag, context),
    )


def _construction(
    client: Code, plan: PlannedOperation, credentials: tuple[PlannedCredential, ...], api: Api
) -> Layout:
    return call(client, [*_credentials(plan.operation, credentials), *_base_url(api)])


def _passed(plan: PlannedOperation, arguments: dict[str, Snippet]) -> list[tuple[Code, Layout]]:
    alone = len(arguments) == 1
    return [
        (
            EMPTY if alone and argument is plan.body else syntax.identifier(argument.name),
            arguments[argument.name].layout,
        )
        for argument in plan.arguments
        if argument.name in arguments
    ]


def iteration_example(plan: PlannedOperation, pages: PlannedPages, tag: TagName, context: Rendering) -> Code:
    """Return the lines that walk an operation's pages, with the ``client`` of the example before them."""
    receiver = compose("client.{}.{}", syntax.identifier(tag.attribute), syntax.identifier(pages.name))
    called = lay_out(
        call(receiver, _passed(plan, _arguments(plan, context))), width=_WIDTH, used=len("for item in :")
    )
    return compose("for item in {}:\n    print(item)", called)


def iteration_program(
    plan: PlannedOperation,
    pages: PlannedPages,
    tag: TagName,
    context: Rendering,
    credentials: tuple[PlannedCredential, ...],
    api: Api,
) -> Code:
    """Return a whole program that walks an operation's pages."""
    imports = {Import(context.package, "Client")}
    for snippet in _arguments(plan, context).values():
        imports |= snippet.imports
    construction = _construction(literal("Client"), plan, credentials, api)
    return compose(
        "{}\n\n{}\n\n{}",
        import_block(imports).runtime,
        _assignment(_CLIENT, construction),
        iteration_example(plan, pages, tag, context),
    )


def links_example(plan: PlannedOperation, context: Rendering) -> Code:
    """Return the lines that follow the links of the ``response`` of the example with HTTP information.

    Links that need an argument which that example leaves out are left out, too; there may be none at all.
    """
    imports: set[Import] = set()
    lines = []
    passed = _arguments(plan, context)
    for link in plan.links:
        if any(argument.name not in passed for argument in link.needed):
            continue
        arguments = _arguments(link.target, context)
        for snippet in arguments.values():
            imports |= snippet.imports
        followed = call(
            compose("response.links.{}", syntax.identifier(link.name)), _passed(link.target, arguments)
        )
        if link.target.returns.code == literal("None"):
            lines.append(lay_out(followed, width=_WIDTH))
        else:
            lines.append(lay_out(call(literal("print"), [(EMPTY, followed)]), width=_WIDTH))
    return _paragraphs([import_block(imports).runtime, join("\n", lines)])


def _statement(
    plan: PlannedOperation, receiver: Code, arguments: list[tuple[Code, Layout]], *, indent: int
) -> Code:
    called = call(receiver, arguments)
    if plan.returns.code == literal("None"):
        return lay_out(called, width=_WIDTH, indent=indent)
    pad = join("", [literal(" ")] * indent)
    return compose("{}\n{}print(result)", _assignment(literal("result"), called, indent), pad)


def _assignment(name: Code, value: Layout, indent: int = 0) -> Code:
    return compose("{} = {}", name, assigned(name, value, width=_WIDTH, indent=indent))


def _base_url(api: Api) -> list[tuple[Code, Layout]]:
    """Return the base URL where the document has none that a client could use."""
    if is_absolute(base_url(api)):
        return []
    return [(literal("base_url"), literal('"https://api.example.com"'))]


def _credentials(
    operation: Operation, credentials: tuple[PlannedCredential, ...]
) -> list[tuple[Code, Layout]]:
    needed = operation.security[0] if operation.security else ()
    wanted = {use.scheme for use in needed}
    return [
        (syntax.identifier(argument.name), syntax.string(argument.placeholder))
        for credential in credentials
        if credential.scheme.name in wanted
        for argument in credential.arguments
    ]


def _arguments(plan: PlannedOperation, context: Rendering) -> dict[str, Snippet]:
    form = _form_values(plan, context)
    found = {}
    for argument in plan.arguments:
        if argument.required or _is_shown(argument.origin, form):
            found[argument.name] = render_value(_value(argument, plan, form, context), context)
    return found


def _is_shown(origin: Parameter | Field | RequestBody | PartHeader, form: dict[str, Value]) -> bool:
    """Return whether an example has an argument that a call can do without."""
    match origin:
        case Field():
            return origin.name in form
        case PartHeader():
            return origin.part in form and origin.header.required and origin.header.default is None
        case _:
            return False


def _form_values(plan: PlannedOperation, context: Rendering) -> dict[str, Value]:
    """Return the example of a form's properties, by wire name: all at once, so that they fit each other."""
    if not plan.fields:
        return {}
    media: MediaType = plan.bodies[0].media
    assert media.type is not None
    resolved = graph.resolve(context.types, media.type)
    value = example_of_media(context.types, media, Direction.REQUEST)
    if isinstance(resolved, Record) and isinstance(value, RecordValue):
        return dict(value.fields)
    return {}


def _value(argument: Argument, plan: PlannedOperation, form: dict[str, Value], context: Rendering) -> Value:
    match argument.origin:
        case Parameter():
            return example_of_parameter(context.types, argument.origin)
        case Field():
            known = form.get(argument.origin.name)
            return known or example_of(context.types, argument.use, name=argument.origin.name)
        case RequestBody():
            return _body_value(plan, context)
        case PartHeader():
            return example_of_header(context.types, argument.origin.header)


def _body_value(plan: PlannedOperation, context: Rendering) -> Value:
    body = plan.bodies[0]
    match body.kind:
        case Kind.BINARY:
            return FileValue(_BYTES, "example.bin")
        case Kind.TEXT:
            value = example_of_media(context.types, body.media, Direction.REQUEST)
            return value if isinstance(value, ScalarValue | MemberValue) else ScalarValue(_TEXT, "example")
        case Kind.JSON | Kind.FORM | Kind.MULTIPART:
            value = example_of_media(context.types, body.media, Direction.REQUEST)
            return value if value is not None else RawValue({})


def options_example(package: str, api: Api) -> Code:
    """Return the program that makes a client with options of its own."""
    arguments = [
        *_base_url(api),
        (literal("timeout"), literal("20.0")),
        (literal("max_retries"), literal("5")),
    ]
    imports = import_block([Import(package, "Client")]).runtime
    return compose("{}\n\n{}", imports, _assignment(_CLIENT, call(literal("Client"), arguments)))


def construct_example(value: Value, name: str, context: Rendering) -> Code:
    """Return the program that constructs an example of a type and prints it."""
    snippet = render_value(value, context)
    variable = syntax.identifier(_variable(name))
    block = import_block(snippet.imports).runtime
    return _paragraphs([block, _assignment(variable, snippet.layout)])


def webhook_example(uses: Iterable[TypeUse], context: Rendering, api: Api) -> Code:
    """Return the program that receives webhooks, telling the first of their types from the others."""
    imports = {Import(context.package, "Client"), Import(context.package, "WebhookVerificationError")}
    shown = literal("print(event)")
    records = (use for use in uses if isinstance(use, Named) and isinstance(context.types[use.id], Record))
    if (first := next(records, None)) is not None:
        name = syntax.identifier(context.names.types[first.id].name)
        imports.add(Import(context.package, "models"))
        shown = compose("if isinstance(event, models.{}):\n        print(event)", name)
    construction = _assignment(_CLIENT, call(literal("Client"), _base_url(api)))
    return compose(_RECEIVE, import_block(imports).runtime, construction, shown)


_RECEIVE: LiteralString = """\
{}

{}


def receive(body: bytes, headers: dict[str, str]) -> int:
    \"\"\"Take a request that came, and return the status to answer with.\"\"\"
    try:
        event = client.webhooks.unwrap(body, headers)
    except WebhookVerificationError:
        return 400
    {}
    return 204"""


def server_example(package: str, api: Api) -> Code:
    """Return the program that sets the first variable of the server; empty where it has none."""
    variables = api.servers[0].variables if api.servers else ()
    if not variables:
        return EMPTY
    first = variables[0]
    other = next((value for value in first.values if value != first.default), first.default)
    chosen = mapping([(syntax.string(first.name), syntax.string(other))])
    made = call(literal("Client"), [(literal("server_variables"), chosen)])
    return compose("{}\n\n{}", import_block({Import(package, "Client")}).runtime, _assignment(_CLIENT, made))


def authorization_example(
    argument: str, grant: LiteralString, arguments: Iterable[LiteralString], package: str, api: Api
) -> Code:
    """Return the program that makes a client which asks for tokens itself."""
    imports = {Import(package, "Client"), Import(package, grant)}
    asked = call(
        literal(grant),
        [(literal(name), syntax.string(f"YOUR_{name.upper()}")) for name in arguments],
    )
    made = call(literal("Client"), [(syntax.identifier(argument), asked), *_base_url(api)])
    return compose("{}\n\n{}", import_block(imports).runtime, _assignment(_CLIENT, made))


def _variable(name: str) -> str:
    name = snake_case(name, prefix="value")
    return name if syntax.is_identifier(name) else f"{name}_"


def _paragraphs(blocks: Iterable[Code]) -> Code:
    return join("\n\n", (block for block in blocks if block))
