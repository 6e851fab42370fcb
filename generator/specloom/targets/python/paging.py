"""Walking pages in Python: an iterator beside each operation that gives one page of many."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import exchange, graph
from specloom.ir.api import Operation
from specloom.ir.media import Kind, kind_of, preferred
from specloom.ir.pagination import PageKind, Pagination, find_pagination
from specloom.ir.types import Record, Types, TypeUse
from specloom.targets.kit.code import Code, compose, join, literal
from specloom.targets.kit.names import Wish
from specloom.targets.python import syntax
from specloom.targets.python.naming import Names
from specloom.targets.python.scopes import Vocabulary, operation_scope
from specloom.targets.python.typing import Expr, annotate


@dataclass(frozen=True, slots=True)
class PlannedPages:
    """The iterator of an operation: its name, the type of its items, and the arguments of its table of pages."""

    name: str
    item: Expr
    reason: str
    table: tuple[Code, ...]


def plan_pages(operation: Operation, vocabulary: Vocabulary) -> PlannedPages | None:
    """Decide how an operation's pages are walked, None where they aren't.

    The list has to be in what the method returns: an operation with several successes, or one that the client reads
    as something else than JSON, has no iterator.
    """
    found = find_pagination(operation, vocabulary.types).value
    if found is None or not _is_returned(found.body, operation, vocabulary.types):
        return None
    return PlannedPages(
        name=_name(operation, vocabulary.names),
        item=annotate(found.item, vocabulary.types, operation_scope(vocabulary, validated=False)),
        reason=found.reason,
        table=tuple(_table(found, operation, vocabulary.types, vocabulary.names)),
    )


def _is_returned(body: TypeUse, operation: Operation, types: Types) -> bool:
    filled = [response for response in exchange.success_responses(operation) if response.content]
    media = preferred(filled[0].content, types) if len(filled) == 1 else None
    return media is not None and media.type == body and kind_of(media, types) is Kind.JSON


def _name(operation: Operation, names: Names) -> str:
    taken = names.operations.values()
    name = f"{names.operations[operation.id].rstrip('_')}_iter"
    while name in taken:
        name += "_"
    return names.register.name("iterators", Wish(names.known(operation), (name,)), taken=taken)


def _table(found: Pagination, operation: Operation, types: Types, names: Names) -> list[Code]:
    table = [syntax.string(found.kind.value), _path(found.body, found.items, types, names)]
    given = [parameter.name for parameter in operation.parameters]
    places = [parameter.place.value for parameter in operation.parameters]
    if found.parameter:
        position = next(
            number
            for number, (name, place) in enumerate(zip(given, places, strict=True))
            if name == found.parameter and place == "query"
        )
        table.append(compose("parameter={}", syntax.scalar(position)))
    of_item = found.kind is PageKind.LAST_ID and not found.next
    if found.next:
        table.append(compose("next={}", _path(found.body, found.next, types, names)))
    elif of_item:
        table.append(compose("next={}", _path(found.item, ("id",), types, names)))
        table.append(literal("of_item=True"))
    if found.more:
        table.append(compose("more={}", _path(found.body, found.more, types, names)))
    if found.total:
        table.append(compose("total={}", _path(found.body, found.total, types, names)))
    if found.first:
        table.append(compose("first={}", syntax.scalar(found.first)))
    return table


def _path(use: TypeUse, path: tuple[str, ...], types: Types, names: Names) -> Code:
    """Return the attributes that a path of wire names leads through."""
    steps = []
    for name in path:
        record = graph.resolve(types, use, through_nullable=True)
        assert isinstance(record, Record)
        steps.append(syntax.string(names.fields(record)[name]))
        use = next(field.type for field in record.fields if field.name == name)
    inside = compose("{},", steps[0]) if len(steps) == 1 else join(", ", steps)
    return compose("({})", inside)
