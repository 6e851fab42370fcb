"""Operations of paths, webhooks and callbacks (OAS 3.1 §4.8.8 to §4.8.10, §4.8.18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from specloom.diagnostics import Location
from specloom.ir.api import Callback, Operation, Parameter, SecurityRequirement, SecurityScheme
from specloom.ir.types import JsonValue
from specloom.parser.bodies import read_request_body, read_responses
from specloom.parser.context import Context, external_docs, mapping
from specloom.parser.nodes import Node, elements, members, structure
from specloom.parser.parameters import has_unread, match_template, merge_parameters, read_parameters
from specloom.parser.security import read_security
from specloom.parser.servers import read_servers

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_TEMPLATE = re.compile(r"\{([^{}]+)\}")
_BESIDE = frozenset(("$ref", "summary", "description"))
_ITEM_WORDS = frozenset(("summary", "description", "servers", "parameters", "additionalOperations", "$ref"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation that has been found and not yet read. ``id`` is canonical, ``path`` the key of its path item."""

    id: str
    method: str
    path: str
    node: Node
    item: Node
    is_path: bool


def find_operations(context: Context, items: Node | None, what: str, prefix: Location) -> Iterator[Entry]:
    """Yield the operations of path items, and make each a root of trails."""
    for path, entry in members(items, context.findings, what, vital=what == "paths"):
        if path.startswith("x-"):
            continue
        item = context.documents.follow(entry)
        if item is None:
            continue
        beside = sorted(key for key in mapping(entry) if key not in _BESIDE and not key.startswith("x-"))
        if "$ref" in mapping(entry) and beside:
            message = f"what stands beside the $ref of a path item is left out: {', '.join(beside)}"
            context.findings.warn("REF-SIBLINGS", message, entry.location)
        if not isinstance(item.value, dict):
            structure(item, context.findings, "a path item must be an object")
            continue
        for keys, method, node in _methods(context, item):
            if not isinstance(node.value, dict):
                structure(node, context.findings, "an operation must be an object")
                continue
            id = str(prefix.below(path, *keys))
            context.trails.add_operation(node.location, id, context.text(node, "operationId"))
            yield Entry(id, method, path, node, item, what in ("paths", "x-ms-paths"))


def _methods(context: Context, item: Node) -> Iterator[tuple[tuple[str, ...], str, Node]]:
    for key in mapping(item):
        if key in METHODS:
            yield (key,), key.upper(), item.child(key)
        elif (key not in _ITEM_WORDS and not key.startswith("x-")) or _is_operation(item.child(key)):
            message = f"{key!r} is not a method: it is left out"
            context.findings.warn("METHOD-UNKNOWN", message, item.location.child(key))
    for method, node in members(item.get("additionalOperations"), context.findings, "additionalOperations"):
        yield ("additionalOperations", method), method, node


def _is_operation(node: Node) -> bool:
    """Return whether an extension of a path item holds an operation, such as one for any method."""
    return isinstance(node.value, dict) and isinstance(node.value.get("responses"), dict)


def _tags(context: Context, operation: Node) -> list[JsonValue]:
    node = operation.get("tags")
    if node is not None and isinstance(node.value, str):
        structure(node, context.findings, "tags must be an array", "it is read as one tag", harmless=True)
        return [node.value]
    return [tag.value for tag in elements(node, context.findings, "tags")]


def _rooted(path: str) -> str:
    """Return a path with its slash: without it, it would go on with the name of the server's host."""
    return path if path.startswith("/") else f"/{path}"


class Operations:
    """The reading of operations, with what all of them need to know."""

    def __init__(
        self,
        context: Context,
        schemes: tuple[SecurityScheme, ...],
        security: tuple[SecurityRequirement, ...],
        entries: tuple[Entry, ...],
    ) -> None:
        self._context = context
        self._schemes = schemes
        self._security = security
        self._shared: dict[Location, tuple[Parameter, ...]] = {}
        self._open: set[Location] = set()
        self._targets: dict[str, str] = {}
        for entry in entries:
            self._targets.setdefault(str(entry.node.location), entry.id)
            self._targets.setdefault(entry.id, entry.id)
        for entry in entries:
            self._targets.setdefault(context.text(entry.node, "operationId"), entry.id)
        self._check_names(entries)

    def read(self, entry: Entry) -> Operation:
        """Return one operation."""
        context, node = self._context, entry.node
        parameters = merge_parameters(self._shared_parameters(entry.item), read_parameters(context, node))
        if entry.is_path:
            names = tuple(_TEMPLATE.findall(entry.path))
            report = not has_unread(context, entry.item, node)
            parameters = match_template(context, names, parameters, node.location, report=report)
        tags = _tags(context, node)
        extensions = {key: value for key, value in mapping(node).items() if key.startswith("x-")}
        return Operation(
            entry.id,
            context.text(node, "operationId"),
            entry.method,
            _rooted(entry.path) if entry.is_path else entry.path,
            node.location,
            tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str))),
            parameters,
            read_request_body(context, node),
            read_responses(context, node, self._targets),
            read_security(context, node, self._schemes, self._security),
            read_servers(context, node) or read_servers(context, entry.item),
            self._callbacks(node),
            context.text(node, "summary") or context.text(entry.item, "summary"),
            context.text(node, "description") or context.text(entry.item, "description"),
            context.flag(node, "deprecated"),
            *external_docs(node),
            extensions or None,
        )

    def _shared_parameters(self, item: Node) -> tuple[Parameter, ...]:
        if item.location not in self._shared:
            self._shared[item.location] = read_parameters(self._context, item)
        return self._shared[item.location]

    def _callbacks(self, operation: Node) -> tuple[Callback, ...]:
        context = self._context
        found: list[Callback] = []
        for name, entry in members(operation.get("callbacks"), context.findings, "callbacks"):
            node = context.documents.follow(entry)
            if node is None or node.location in self._open:
                continue
            self._open.add(node.location)
            grouped: dict[str, list[Operation]] = {}
            for inner in find_operations(context, node, "a callback", node.location):
                grouped.setdefault(inner.path, []).append(self.read(inner))
            self._open.discard(node.location)
            found.extend(Callback(name, expression, tuple(group)) for expression, group in grouped.items())
        return tuple(found)

    def _check_names(self, entries: tuple[Entry, ...]) -> None:
        """Report operationIds and paths that two operations share."""
        names: dict[str, Entry] = {}
        shapes: dict[tuple[str, str], Entry] = {}
        for entry in entries:
            name = self._context.text(entry.node, "operationId")
            first = names.setdefault(name, entry)
            if name and first is not entry:
                message = (
                    f"the operationId {name!r} of {entry.method} {entry.path} is taken by {first.method} {first.path}"
                    f" ({self._line(first.node.location)})"
                )
                self._context.findings.warn(
                    "OPERATION-ID-DUPLICATE",
                    f"{message}: both are kept",
                    entry.node.location.child("operationId"),
                    "Rename one: where they have one name in the code, they are told apart by numbers.",
                )
            shape = (entry.method, _TEMPLATE.sub("{}", entry.path))
            other = shapes.setdefault(shape, entry) if entry.is_path else entry
            if other is not entry:
                message = f"{entry.path} and {other.path} differ only in the names of their parameters"
                self._context.findings.warn("PATH-EQUIVALENT", message, entry.node.location)

    def _line(self, location: Location) -> str:
        documents = self._context.documents
        place = documents.original(location.child("operationId"))
        line = documents.sources[place.file].position(place.pointer).line
        return f"{place.file + ' ' if place.file else ''}line {line}"
