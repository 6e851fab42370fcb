"""Examples in the server's documentation: classes that answer operations, from the typed example values."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.ir.api import HttpScheme, MutualTlsScheme, OAuth2Scheme, SecurityScheme
from specloom.ir.media import Kind
from specloom.ir.types import Anything, TypeDef
from specloom.targets.kit.code import EMPTY, Code, compose, indent, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.imports import import_block
from specloom.targets.python.layout import Layout, call, lay_out
from specloom.targets.python.planned import Representation
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.server.answers import example_answer
from specloom.targets.python.server.operations import ServedArgument, ServedOperation
from specloom.targets.python.typing import Expr, Import, Scope, alternatives, annotate, merge, optional

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
    answer = example_answer(served, vocabulary, scope, package)
    for part in (*declared, answer.returns):
        imports |= part.imports
    imports |= answer.imports
    name = syntax.identifier(served.name)
    head = _head(name, [part.code for part in declared], answer.returns.code)
    block = import_block(imports).runtime
    definition = compose(
        "class {}({}):\n    {}\n        {}",
        class_name(group),
        syntax.identifier(group),
        head,
        indent(answer.statements, 8),
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
