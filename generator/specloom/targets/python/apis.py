"""Planning the modules of ``api``: a class per tag, a method per operation, a table that drives the transport."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specloom.ir.api import Api
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.addresses import own_server
from specloom.targets.python.imports import import_block
from specloom.targets.python.layout import flat
from specloom.targets.python.links import plan_links
from specloom.targets.python.model import (
    ApiModule,
    IteratorMethod,
    LinkClass,
    LinkMethod,
    LinkUse,
    Method,
    OperationTable,
    StreamMethod,
)
from specloom.targets.python.naming import operation_tags
from specloom.targets.python.operations import plan_operation, signature, stream_variant
from specloom.targets.python.paging import PlannedPages, plan_pages
from specloom.targets.python.planned import Argument, PlannedLink, PlannedOperation
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.tables import (
    declare_body,
    declare_parameter,
    declare_part_header,
    declare_response,
    tuple_of,
)
from specloom.targets.python.typing import Import
from specloom.targets.python.values import render_json

_RUNTIME = ".._runtime"
_TABLE = f"{_RUNTIME}.operation"


def plan_operations(api: Api, vocabulary: Vocabulary, *, paginated: bool) -> dict[str, PlannedOperation]:
    """Plan every operation once, by its id, with an iterator where it gives pages and iterators are wanted."""
    plans = {
        operation.id: plan_operation(operation, vocabulary, own_server(operation, api))
        for operation in api.operations
    }
    plans = {id: plan_links(plan, plans, vocabulary.types, vocabulary.names) for id, plan in plans.items()}
    if not paginated:
        return plans
    return {id: replace(plan, pages=plan_pages(plan.operation, vocabulary)) for id, plan in plans.items()}


def operations_by_tag(
    api: Api, plans: dict[str, PlannedOperation]
) -> Iterator[tuple[str, list[PlannedOperation]]]:
    """Yield the tags in the order of their names, each with its operations in the order of theirs."""
    tags: dict[str, list[PlannedOperation]] = {}
    for operation in api.operations:
        for tag in operation_tags(operation):
            tags.setdefault(tag, []).append(plans[operation.id])
    for tag in sorted(tags):
        yield tag, sorted(tags[tag], key=lambda plan: plan.name)


def plan_api(tag: str, plans: list[PlannedOperation], description: str, vocabulary: Vocabulary) -> ApiModule:
    """Plan the module of a tag."""
    imports = {
        Import(f"{_RUNTIME}.api", "Api"),
        Import(f"{_RUNTIME}.api", "AsyncApi"),
        Import(_TABLE, "Operation"),
        Import(f"{_RUNTIME}.options", "RequestOptions", typing_only=True),
        Import("typing", "Unpack", typing_only=True),
    }
    if not all(plan.links for plan in plans):
        imports.add(Import(f"{_RUNTIME}.api_response", "ApiResponse", typing_only=True))
    tables = tuple(_table(plan, vocabulary, imports) for plan in plans)
    page_tables = tuple(_page_table(plan, plan.pages, imports) for plan in plans if plan.pages)
    links = tuple(_link_class(plan, tag, vocabulary, imports) for plan in plans if plan.links)
    methods = tuple(_method(plan, vocabulary, imports) for plan in plans)
    title = description or f"The operations of the group {tag}."
    return ApiModule(
        imports=import_block(imports),
        class_name=syntax.identifier(vocabulary.names.tags[tag].class_name),
        class_docstring=syntax.docstring(title, indent=4),
        operations=tables,
        page_tables=page_tables,
        links=links,
        methods=methods,
    )


def constant_name(plan: PlannedOperation) -> Code:
    """Return the name of the constant that describes an operation."""
    return syntax.identifier(f"_{plan.name.upper()}")


def _pages_name(plan: PlannedOperation) -> Code:
    return syntax.identifier(f"_{plan.name.upper()}_PAGES")


def _page_table(plan: PlannedOperation, pages: PlannedPages, imports: set[Import]) -> OperationTable:
    imports |= {
        Import(f"{_RUNTIME}.pages", "Pages"),
        Import("collections.abc", "AsyncIterator", typing_only=True),
        Import("collections.abc", "Iterator", typing_only=True),
        *(
            Import(entry.module, entry.name, typing_only=entry.module != "typing")
            for entry in pages.item.imports
        ),
    }
    return OperationTable(_pages_name(plan), pages.item.code, pages.table)


def _iterator(plan: PlannedOperation, pages: PlannedPages) -> IteratorMethod:
    return IteratorMethod(
        name=syntax.identifier(pages.name),
        item=pages.item.code,
        call=compose("{}, {}", _pages_name(plan), _call(plan)),
        docstring=syntax.docstring(
            "Yield the items of every page; a page is asked for when it is needed.", indent=8
        ),
    )


def _link_class(plan: PlannedOperation, tag: str, vocabulary: Vocabulary, imports: set[Import]) -> LinkClass:
    imports |= {Import(f"{_RUNTIME}.links", name) for name in ("AsyncLinks", "LinkedResponse", "Links")}
    return LinkClass(
        name=_links_name(plan, vocabulary),
        docstring=syntax.docstring(f"What can be asked for after ``{plan.name}``.", indent=4),
        methods=tuple(_link_method(link, tag, vocabulary, imports) for link in plan.links),
    )


def _link_method(link: PlannedLink, tag: str, vocabulary: Vocabulary, imports: set[Import]) -> LinkMethod:
    target = link.target
    _import_declarations(target, imports)
    owner = operation_tags(target.operation)
    name = vocabulary.names.tags[tag if tag in owner else owner[0]]
    given = [
        compose("{}=self._value({})", syntax.identifier(argument), flat(render_json(value)))
        for argument, value in link.given
    ]
    passed = [syntax.identifier(argument.name) for argument in target.arguments]
    if target.content_types:
        passed.append(literal("content_type"))
    return LinkMethod(
        name=syntax.identifier(link.name),
        parameters=_parameters(target),
        returns=target.returns.code,
        returns_nothing=target.returns.code == literal("None"),
        module=EMPTY if tag in owner else syntax.module_path(f".{name.attribute}"),
        class_name=syntax.identifier(name.class_name),
        target=syntax.identifier(target.name),
        arguments=join(
            ", ", [*given, *(compose("{}={}", each, each) for each in passed), literal("**options")]
        ),
        docstring=syntax.method_docstring(
            (f"Call ``{target.name}`` with what the response says.", link.description),
            tuple((argument.name, _argument_text(argument)) for argument in target.arguments),
            indent=8,
        ),
    )


def _links_name(plan: PlannedOperation, vocabulary: Vocabulary) -> Code:
    return syntax.identifier(vocabulary.names.links[plan.operation.id])


def _link_use(plan: PlannedOperation, vocabulary: Vocabulary) -> LinkUse:
    entries = (
        compose("{}: {}", syntax.string(expression), syntax.identifier(argument.name))
        for expression, argument in plan.linked
    )
    sent = compose("{}{}{}", literal("{"), join(", ", entries), literal("}"))
    return LinkUse(_links_name(plan, vocabulary), sent)


def _import_declarations(plan: PlannedOperation, imports: set[Import]) -> None:
    for declaration in (*signature(plan), plan.returns):
        imports |= {
            Import(entry.module, entry.name, typing_only=entry.module != "typing")
            for entry in declaration.imports
        }


def _method(plan: PlannedOperation, vocabulary: Vocabulary, imports: set[Import]) -> Method:
    _import_declarations(plan, imports)
    operation = plan.operation
    return Method(
        name=syntax.identifier(plan.name),
        raw_name=syntax.identifier(plan.raw_name),
        constant=constant_name(plan),
        parameters=_parameters(plan),
        returns=plan.returns.code,
        returns_nothing=plan.returns.code == literal("None"),
        call=_call(plan),
        docstring=syntax.method_docstring(
            (
                operation.summary,
                operation.details,
                (
                    ""
                    if operation.summary or operation.details
                    else f"Send ``{operation.method} {operation.path}``."
                ),
                "Deprecated." if operation.deprecated else "",
            ),
            tuple((argument.name, _argument_text(argument)) for argument in plan.arguments),
            indent=8,
        ),
        raw_docstring=syntax.docstring(
            f"Do as ``{plan.name}`` and return the status code and the headers, too.", indent=8
        ),
        stream=_stream_method(plan, imports),
        iterator=_iterator(plan, plan.pages) if plan.pages else None,
        links=_link_use(plan, vocabulary) if plan.links else None,
    )


def _stream_method(plan: PlannedOperation, imports: set[Import]) -> StreamMethod | None:
    stream = plan.stream
    if stream is None:
        return None
    variant = stream_variant(plan)
    for declaration in (stream.returns, stream.async_returns):
        imports |= {
            Import(entry.module, entry.name, typing_only=entry.module != "typing")
            for entry in declaration.imports
        }
    if stream.items is None:
        text = f"Do as ``{plan.name}`` and return the bytes while they arrive."
    else:
        text = f"Do as ``{plan.name}`` and return the items while they arrive."
    call = _call(variant)
    return StreamMethod(
        name=syntax.identifier(stream.name),
        parameters=_parameters(variant),
        returns=stream.returns.code,
        async_returns=stream.async_returns.code,
        send=literal("_download") if stream.items is None else literal("_stream"),
        call=compose("{}, sets_stream=True", call) if stream.sets_stream else call,
        docstring=syntax.docstring(
            text, "The body's property ``stream`` is set." if stream.sets_stream else "", indent=8
        ),
    )


def _parameters(plan: PlannedOperation) -> Code:
    return join("", (compose("{}, ", declaration.code) for declaration in signature(plan)))


def _argument_text(argument: Argument) -> str:
    text = argument.about
    if argument.default is not None and isinstance(argument.default.value, bool | int | float | str):
        text = f"{text.rstrip()} Default: ``{syntax.scalar(argument.default.value)}``.".lstrip()
    return text


def _call(plan: PlannedOperation) -> Code:
    parts = [constant_name(plan)]
    if plan.parameters or plan.part_headers:
        listed = (*plan.parameters, *plan.part_headers)
        names = [syntax.identifier(argument.name) for argument in listed]
        inside = compose("{},", names[0]) if len(names) == 1 else join(", ", names)
        parts.append(compose("({})", inside))
    if plan.fields:
        entries = (
            compose("{}: {}", syntax.string(argument.origin.name), syntax.identifier(argument.name))
            for argument in plan.fields
        )
        parts.append(compose("body={}{}{}", literal("{"), join(", ", entries), literal("}")))
    if plan.body:
        parts.append(compose("body={}", syntax.identifier(plan.body.name)))
    if plan.content_types:
        parts.append(literal("content_type=content_type"))
    parts.append(literal("options=options"))
    return join(", ", parts)


def _table(plan: PlannedOperation, vocabulary: Vocabulary, imports: set[Import]) -> OperationTable:
    operation = plan.operation
    arguments = [syntax.string(operation.method), syntax.string(operation.path)]
    declared = [declare_parameter(parameter, vocabulary, imports) for parameter in operation.parameters]
    declared += [declare_part_header(argument, vocabulary, imports) for argument in plan.part_headers]
    if declared:
        arguments.append(compose("parameters={}", tuple_of(declared)))
    if plan.bodies:
        arguments.append(
            compose("body={}", tuple_of([declare_body(body, vocabulary, imports) for body in plan.bodies]))
        )
    if operation.request_body is not None and operation.request_body.required:
        arguments.append(literal("body_required=True"))
    if plan.responses:
        listed = [declare_response(response, vocabulary, imports) for response in plan.responses]
        arguments.append(compose("responses={}", tuple_of(listed)))
    if operation.security:
        alternatives = [
            tuple_of([syntax.string(use.scheme) for use in needed]) for needed in operation.security
        ]
        arguments.append(compose("security={}", tuple_of(alternatives)))
    if plan.server:
        arguments.append(compose("server={}", syntax.string(plan.server)))
    return OperationTable(
        name=constant_name(plan),
        type=plan.returns.code,
        arguments=tuple(arguments),
    )
