"""What an operation's extension says of its pages, instead of what is recognised."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.diagnostics import Diagnostic, Location, Outcome, Severity
from specloom.ir.api import MediaType, Operation, ParameterLocation, Response
from specloom.ir.graph import Resolved, resolve
from specloom.ir.pagination.shape import needs_body
from specloom.ir.pagination.values import EXTENSION, PageKind, Pagination
from specloom.ir.types import ListOf, Record, Types, TypeUse


def read_extension(
    given: object, operation: Operation, body: tuple[Response, MediaType] | None, types: Types
) -> Outcome[Pagination]:
    def refuse(message: str) -> Outcome[Pagination]:
        place = operation.location.child(EXTENSION)
        hint = "Example: {kind: cursor, items: data, parameter: cursor, next: meta.next_cursor}"
        return Outcome(None, (_invalid(f"{EXTENSION} {message}", place, hint),))

    if not isinstance(given, Mapping):
        return refuse("must be false or an object")
    unknown = sorted(set(given) - {"kind", "items", "parameter", "next", "more", "total", "first"})
    if unknown:
        return refuse(f"has no {unknown[0]!r}")
    kinds = {kind.value: kind for kind in PageKind}
    kind = kinds.get(str(given.get("kind")))
    if kind is None:
        return refuse(f"needs a kind: {', '.join(kinds)}")
    if body is None or operation.method != "GET" or needs_body(operation):
        return refuse("needs the method GET, no request body and a response in JSON")
    paths = {}
    for name in ("items", "next", "more", "total"):
        text = given.get(name, "")
        if not isinstance(text, str):
            return refuse(f"needs a path such as meta.next for {name!r}")
        paths[name] = tuple(text.split(".")) if text else ()
    parameter = str(given.get("parameter", ""))
    by_value = kind not in (PageKind.LINK, PageKind.URL)
    known = {one.name for one in operation.parameters if one.place is ParameterLocation.QUERY}
    if by_value and parameter not in known:
        return refuse(f"names no query parameter of the operation: {parameter!r}")
    if kind in (PageKind.CURSOR, PageKind.URL) and not paths["next"]:
        return refuse("needs the path of what comes next")
    first = given.get("first", 1 if kind is PageKind.PAGE else 0)
    if not isinstance(first, int):
        return refuse("needs a number for 'first'")
    media = body[1]
    assert media.type is not None
    for name in ("next", "more", "total"):
        if paths[name] and type_at(media.type, paths[name], types) is None:
            return refuse(f"leads nowhere in the response: {name}: {given.get(name)}")
    items = type_at(media.type, paths["items"], types)
    if not isinstance(items, ListOf):
        return refuse("names no list of the response by its items")
    return Outcome(
        Pagination(
            kind,
            media.type,
            paths["items"],
            items.item,
            f"`{EXTENSION}` says so",
            parameter if by_value else "",
            paths["next"],
            paths["more"],
            paths["total"],
            first,
        )
    )


def type_at(use: TypeUse, path: tuple[str, ...], types: Types) -> Resolved | None:
    """Return what stands at a path of a body, None where the document declares nothing there."""
    current = resolve(types, use, through_nullable=True)
    for name in path:
        fields = current.fields if isinstance(current, Record) else ()
        field = next((field for field in fields if field.name == name), None)
        if field is None:
            return None
        current = resolve(types, field.type, through_nullable=True)
    return current


def _invalid(message: str, place: Location, hint: str) -> Diagnostic:
    return Diagnostic("PAGINATION-INVALID", Severity.ERROR, message, place, hint)
