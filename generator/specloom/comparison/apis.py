"""Comparing whole documents: operations and what travels in them, then the named types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specloom.comparison.changes import Change, Impact
from specloom.comparison.naming import operation_title
from specloom.comparison.types import Difference, Place, TypeComparison
from specloom.diagnostics import Location
from specloom.ir.api import Api, MediaType, Operation, Parameter, RequestBody, Response, Server
from specloom.ir.exchange import Direction
from specloom.ir.types import TypeDef, Types


def compare_apis(old: Api, new: Api) -> tuple[Change, ...]:
    """Return what changes for users of an API, the gravest first, then by subject and place.

    A change of a named type is told once, however many operations use the type. Where a type is both sent and read,
    the graver of both impacts counts.
    """
    types = TypeComparison(old.types, new.types)
    found = [*_operations(old, new, types), *_named_types(old, new), *_servers(old, new)]
    merged: dict[tuple[str, str, str], Change] = {}
    for change in found:
        key = (change.rule, change.subject, change.message)
        known = merged.get(key)
        if known is None or change.impact > known.impact:
            merged[key] = change
    return tuple(
        sorted(
            merged.values(),
            key=lambda change: (-change.impact, change.subject, change.rule, change.message),
        )
    )


def _operations(old: Api, new: Api, types: TypeComparison) -> Iterator[Change]:
    for kind in ("operations", "webhooks"):
        before: tuple[Operation, ...] = getattr(old, kind)
        after: tuple[Operation, ...] = getattr(new, kind)
        pairs = _pairs(before, after)
        for operation in before:
            if operation.id not in pairs:
                yield _change(Impact.MAJOR, "operation-removed", operation, "is gone", removed=True)
        partners = {pairs[one.id].id: one for one in before if one.id in pairs}
        for operation in after:
            partner = partners.get(operation.id)
            if partner is None:
                yield _change(Impact.MINOR, "operation-added", operation, "is new")
            else:
                # What a webhook's request holds is read by the SDK's user, and the other way round.
                directions = (Direction.REQUEST, Direction.RESPONSE)
                sent, read = directions if kind == "operations" else directions[::-1]
                yield from _operation(partner, operation, types, sent, read)


def _pairs(old: Iterable[Operation], new: Iterable[Operation]) -> dict[str, Operation]:
    """Return the new operation of each old one's id: that of the same method and path, else of the same operationId."""
    places = {(one.method, one.path): one for one in new}
    names = {one.operation_id: one for one in new if one.operation_id}
    pairs: dict[str, Operation] = {}
    for operation in old:
        same = places.get((operation.method, operation.path))
        if same is not None:
            pairs[operation.id] = same
    taken = {operation.id for operation in pairs.values()}
    for operation in old:
        moved = names.get(operation.operation_id) if operation.id not in pairs else None
        if moved is not None and moved.id not in taken:
            pairs[operation.id] = moved
            taken.add(moved.id)
    return pairs


def _change(
    impact: Impact,
    rule: str,
    operation: Operation,
    message: str,
    *,
    location: Location | None = None,
    removed: bool = False,
) -> Change:
    return Change(impact, rule, operation_title(operation), message, location or operation.location, removed)


def _operation(
    old: Operation, new: Operation, types: TypeComparison, sent: Direction, read: Direction
) -> Iterator[Change]:
    if (old.method, old.path) != (new.method, new.path):
        yield _change(Impact.PATCH, "operation-moved", new, f"was {old.method} {old.path}")
    if old.operation_id != new.operation_id:
        yield _change(
            Impact.MAJOR, "operation-renamed", new, f"was called {old.operation_id or 'by its path'}"
        )
    if old.tags != new.tags:
        yield _change(
            Impact.MAJOR, "operation-retagged", new, f"had the tags {', '.join(old.tags) or 'none'}"
        )
    if new.deprecated and not old.deprecated:
        yield _change(Impact.MINOR, "operation-deprecated", new, "is deprecated now")
    if (old.summary, old.description) != (new.summary, new.description):
        yield _change(Impact.PATCH, "text-changed", new, "is described otherwise")
    yield from _parameters(old, new, types, sent)
    yield from _body(old, new, types, sent)
    yield from _responses(old, new, types, read)
    yield from _security(old, new)


def _from_types(differences: Iterable[Difference]) -> Iterator[Change]:
    for one in differences:
        yield Change(one.impact, one.rule, one.owner, one.message, one.location, one.removed)


def _parameters(old: Operation, new: Operation, types: TypeComparison, sent: Direction) -> Iterator[Change]:
    before = {(one.place, one.name): one for one in old.parameters}
    after = {(one.place, one.name): one for one in new.parameters}
    for key, parameter in before.items():
        if key not in after:
            words = f"{_words(parameter)} is gone"
            yield _change(
                Impact.MAJOR, "parameter-removed", new, words, location=parameter.location, removed=True
            )
    for key, parameter in after.items():
        if key not in before:
            if parameter.required:
                words = f"{_words(parameter)} is new and has to be given"
                yield _change(Impact.MAJOR, "parameter-required", new, words, location=parameter.location)
            else:
                words = f"{_words(parameter)} is new"
                yield _change(Impact.MINOR, "parameter-added", new, words, location=parameter.location)
            continue
        yield from _parameter(before[key], parameter, new, types, sent)


def _words(parameter: Parameter) -> str:
    return f"the {parameter.place.value} parameter {parameter.name}"


def _parameter(
    old: Parameter, new: Parameter, operation: Operation, types: TypeComparison, sent: Direction
) -> Iterator[Change]:
    words, location = _words(new), new.location
    if new.required and not old.required:
        yield _change(
            Impact.MAJOR, "parameter-required", operation, f"{words} has to be given", location=location
        )
    if old.required and not new.required:
        yield _change(
            Impact.MINOR, "parameter-optional", operation, f"{words} may be left out", location=location
        )
    if (old.style, old.explode, old.media_type) != (new.style, new.explode, new.media_type):
        words_of_style = f"{words} is written in another way"
        yield _change(Impact.PATCH, "parameter-style", operation, words_of_style, location=location)
    if old.default != new.default:
        yield _change(
            Impact.PATCH, "default-changed", operation, f"{words} has another default", location=location
        )
    if old.doc != new.doc:
        yield _change(
            Impact.PATCH, "text-changed", operation, f"{words} is described otherwise", location=location
        )
    place = Place(operation_title(operation), words, location)
    yield from _from_types(types.compare(old.type, new.type, sent, place))


def _body(old: Operation, new: Operation, types: TypeComparison, sent: Direction) -> Iterator[Change]:
    before, after = old.request_body, new.request_body
    if before is None and after is None:
        return
    if after is None:
        yield _change(Impact.MAJOR, "body-removed", new, "has no request body any more")
    elif before is None:
        yield _change(
            Impact.MAJOR if after.required else Impact.MINOR,
            "body-required" if after.required else "body-added",
            new,
            "has to have a request body" if after.required else "may have a request body",
            location=after.location,
        )
    else:
        yield from _bodies(before, after, new, types, sent)


def _bodies(
    old: RequestBody, new: RequestBody, operation: Operation, types: TypeComparison, sent: Direction
) -> Iterator[Change]:
    if new.required and not old.required:
        yield _change(
            Impact.MAJOR, "body-required", operation, "has to have a request body", location=new.location
        )
    if old.required and not new.required:
        yield _change(
            Impact.MINOR, "body-optional", operation, "may be without a request body", location=new.location
        )
    yield from _content(old.content, new.content, "the request body", operation, types, sent)


def _content(
    old: tuple[MediaType, ...],
    new: tuple[MediaType, ...],
    words: str,
    operation: Operation,
    types: TypeComparison,
    direction: Direction,
) -> Iterator[Change]:
    before, after = {one.name: one for one in old}, {one.name: one for one in new}
    for name, media in before.items():
        if name not in after:
            message = f"{words} is no longer {name}"
            yield _change(
                Impact.MAJOR, "media-type-removed", operation, message, location=media.location, removed=True
            )
    for name, media in after.items():
        if name not in before:
            message = f"{words} may be {name}"
            yield _change(Impact.MINOR, "media-type-added", operation, message, location=media.location)
            continue
        for one, other in ((before[name].type, media.type), (before[name].item_type, media.item_type)):
            place = Place(operation_title(operation), words, media.location)
            if one is not None and other is not None:
                yield from _from_types(types.compare(one, other, direction, place))
            elif one != other:
                yield _change(
                    Impact.MAJOR,
                    "type-changed",
                    operation,
                    f"{words} has another type",
                    location=media.location,
                )


def _responses(old: Operation, new: Operation, types: TypeComparison, read: Direction) -> Iterator[Change]:
    before: Mapping[str, Response] = {one.status: one for one in old.responses}
    after: Mapping[str, Response] = {one.status: one for one in new.responses}
    for status, response in before.items():
        if status not in after:
            impact = Impact.MAJOR if status.startswith("2") else Impact.MINOR
            yield _change(
                impact,
                "response-removed",
                new,
                f"doesn't answer {status} any more",
                location=response.location,
                removed=True,
            )
    for status, response in after.items():
        if status not in before:
            yield _change(
                Impact.MINOR, "response-added", new, f"may answer {status}", location=response.location
            )
            continue
        words = f"the response {status}"
        yield from _content(before[status].content, response.content, words, new, types, read)


def _security(old: Operation, new: Operation) -> Iterator[Change]:
    before = {frozenset((use.scheme, frozenset(use.scopes)) for use in needed) for needed in old.security}
    after = {frozenset((use.scheme, frozenset(use.scopes)) for use in needed) for needed in new.security}
    if before == after:
        return
    # No alternative at all asks for nothing, as an empty one does.
    enough = [one for one in after or {frozenset()} if any(one <= other for other in before or {frozenset()})]
    if enough:
        yield _change(Impact.MINOR, "security-loosened", new, "takes other credentials, too")
    else:
        yield _change(Impact.MAJOR, "security-tightened", new, "needs other credentials")


def _named_types(old: Api, new: Api) -> Iterator[Change]:
    before, after = _named(old.types), _named(new.types)
    for name, definition in before.items():
        if name not in after:
            yield Change(Impact.MAJOR, "type-removed", name, "is gone", definition.location, removed=True)
    for name, definition in after.items():
        if name not in before:
            yield Change(Impact.MINOR, "type-added", name, "is new", definition.location)


def _named(types: Types) -> dict[str, TypeDef]:
    return {one.trail.name: one for one in types.values() if not one.trail.steps}


def _servers(old: Api, new: Api) -> Iterator[Change]:
    def first(servers: tuple[Server, ...]) -> str:
        return servers[0].url if servers else ""

    if first(old.servers) != first(new.servers):
        place = new.servers[0].location if new.servers else Location("", "")
        yield Change(Impact.PATCH, "server-changed", "the API", f"was at {first(old.servers)}", place)
