"""Planning the modules of ``api``: a class per tag, with a method to write for each operation."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir.api import Api
from specloom.targets.kit.code import Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.defaults import factory
from specloom.targets.python.imports import import_block
from specloom.targets.python.naming import operation_tags
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.server.model import ApiModule, Method, Table
from specloom.targets.python.server.operations import (
    ServedArgument,
    ServedOperation,
    serve_operation,
    signature,
)
from specloom.targets.python.tables import declare_body, declare_parameter, declare_response, tuple_of
from specloom.targets.python.typing import Import

_RUNTIME = ".._runtime"


def serve_by_tag(api: Api, vocabulary: Vocabulary) -> Iterator[tuple[str, list[ServedOperation]]]:
    """Yield the tags in the order of their names, each with its operations in the order of theirs.

    An operation with several tags belongs to the first: only one method can answer it.
    """
    tags: dict[str, list[ServedOperation]] = {}
    for operation in api.operations:
        tag = operation_tags(operation)[0]
        tags.setdefault(tag, []).append(serve_operation(operation, vocabulary))
    for tag in sorted(tags):
        yield tag, sorted(tags[tag], key=lambda served: served.name)


def plan_api(
    tag: str, operations: list[ServedOperation], description: str, vocabulary: Vocabulary
) -> ApiModule:
    """Plan the module of a tag."""
    imports = {
        Import("typing", "ClassVar"),
        Import(f"{_RUNTIME}.api", "Api"),
        Import(f"{_RUNTIME}.api", "operation"),
        Import(f"{_RUNTIME}.operation", "Operation"),
    }
    title = description or f"The operations of the group {tag}."
    tables = tuple(_table(served, vocabulary, imports) for served in operations)
    methods = tuple(_method(served, imports) for served in operations)
    return ApiModule(
        imports=import_block(imports),
        class_name=syntax.identifier(vocabulary.names.tags[tag].class_name),
        class_docstring=syntax.docstring(title, indent=4),
        operations=tables,
        tables=_tuple_of([table.name for table in tables]),
        methods=methods,
    )


def _tuple_of(names: list[Code]) -> Code:
    """Return a tuple as the formatter would lay it out: a line for each of several."""
    if len(names) == 1:
        return compose("({},)", names[0])
    return compose("(\n{})", join("", (compose("    {},\n", name) for name in names)))


def _constant(served: ServedOperation) -> Code:
    return syntax.identifier(f"_{served.name.upper()}")


def _method(served: ServedOperation, imports: set[Import]) -> Method:
    declared = signature(served)
    for declaration in (*declared, served.returns):
        imports |= {
            Import(entry.module, entry.name, typing_only=entry.module != "typing")
            for entry in declaration.imports
        }
    operation = served.plan.operation
    parameters = join("", (compose(", {}", declaration.code) for declaration in declared))
    returns = served.returns.code
    # Formatters differ on which bracket of a long line they split first, unless both have to be.
    is_long = len(f"    ) -> {returns.text}:") > syntax.LINE_WIDTH
    return Method(
        name=syntax.identifier(served.name),
        parameters=compose("{},", parameters) if is_long else parameters,
        returns=returns,
        docstring=syntax.method_docstring(
            (
                operation.summary,
                operation.details,
                (
                    ""
                    if operation.summary or operation.details
                    else f"Answer ``{operation.method} {operation.path}``."
                ),
                "Deprecated." if operation.deprecated else "",
            ),
            tuple((each.argument.name, each.argument.about) for each in served.arguments),
            indent=8,
        ),
    )


def _table(served: ServedOperation, vocabulary: Vocabulary, imports: set[Import]) -> Table:
    plan = served.plan
    operation = plan.operation
    arguments = [
        syntax.string(served.name),
        syntax.string(operation.method),
        syntax.string(operation.path),
    ]
    if plan.parameters:
        by_name = {each.argument.name: each for each in served.arguments}
        declared = [
            declare_parameter(
                parameter,
                vocabulary,
                imports,
                *_said_of(parameter.name, parameter.place.value, by_name[argument.name]),
            )
            for parameter, argument in zip(operation.parameters, plan.parameters, strict=True)
        ]
        arguments.append(compose("parameters={}", tuple_of(declared)))
    if plan.bodies:
        bodies = [declare_body(body, vocabulary, imports) for body in plan.bodies]
        arguments.append(compose("body={}", tuple_of(bodies)))
    if operation.request_body is not None and operation.request_body.required:
        arguments.append(literal("body_required=True"))
    if plan.body:
        arguments.append(compose("body_argument={}", syntax.string(plan.body.name)))
    if plan.fields:
        entries = (
            compose("{}: {}", syntax.string(argument.origin.name), syntax.string(argument.name))
            for argument in plan.fields
        )
        arguments.append(compose("fields={}{}{}", literal("{"), join(", ", entries), literal("}")))
    made = [(each, each.made) for each in served.arguments if each.made is not None]
    if made:
        entries = (
            compose("{}: {}", syntax.string(each.argument.name), factory(default.code))
            for each, default in made
        )
        arguments.append(compose("defaults={}{}{}", literal("{"), join(", ", entries), literal("}")))
        imports |= {entry for _, default in made for entry in default.imports}
    if plan.content_types:
        arguments.append(literal("takes_content_type=True"))
    if plan.responses:
        listed = [
            declare_response(response, vocabulary, imports, answered=True) for response in plan.responses
        ]
        arguments.append(compose("responses={}", tuple_of(listed)))
    if operation.security:
        if any(operation.security):
            imports.add(Import(f"{_RUNTIME}.operation", "SchemeUse"))
        alternatives = [
            tuple_of([_scheme_use(use.scheme, use.scopes) for use in needed]) for needed in operation.security
        ]
        arguments.append(compose("security={}", tuple_of(alternatives)))
    if served.base_path is not None:
        arguments.append(compose("base_path={}", syntax.string(served.base_path)))
    return Table(_constant(served), tuple(arguments))


def _said_of(name: str, place: str, served: ServedArgument) -> list[Code]:
    """Return what a server's declaration says of a parameter beside what a client's does."""
    extra = []
    if served.argument.name != name:
        extra.append(syntax.string(served.argument.name))
    if served.argument.required and place != "path":
        extra.append(literal("required=True"))
    return extra


def _scheme_use(scheme: str, scopes: tuple[str, ...]) -> Code:
    if not scopes:
        return compose("SchemeUse({})", syntax.string(scheme))
    listed = tuple_of([syntax.string(scope) for scope in scopes])
    return compose("SchemeUse({}, {})", syntax.string(scheme), listed)
