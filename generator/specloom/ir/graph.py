"""Questions about types: what a use stands for, what refers to what, which definitions go together.

All answers are deterministic (sorted by id where there is no order of the document), nothing recurses with
the depth of a document, and nothing is cached: who asks twice keeps the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, assert_never

from specloom.ir.types import (
    Alias,
    Anything,
    Enumeration,
    Extra,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
)

Resolved: TypeAlias = Scalar | ListOf | TupleOf | MapOf | Nullable | Anything | Record | Enumeration | Union
"""What a use stands for when no name is in the way."""


def resolve(types: Types, use: TypeUse, *, through_nullable: bool = False) -> Resolved:
    """Return what the use stands for: names and aliases followed, and ``Nullable`` removed on request.

    Aliases that only refer to each other say nothing about a value: they resolve to ``Anything``.
    """
    seen: set[TypeId] = set()
    while True:
        if isinstance(use, Nullable) and through_nullable:
            use = use.inner
            continue
        if not isinstance(use, Named):
            return use
        if use.id in seen:
            return Anything()
        seen.add(use.id)
        definition = types[use.id]
        if not isinstance(definition, Alias):
            return definition
        use = definition.target


def allows_null(types: Types, use: TypeUse) -> bool:
    """Return whether null is a value of the type, also as one of the variants of a union."""
    waiting, seen = [use], set[TypeId]()
    while waiting:
        resolved = resolve(types, waiting.pop())
        if isinstance(resolved, Nullable | Anything):
            return True
        if isinstance(resolved, Union) and resolved.id not in seen:
            seen.add(resolved.id)
            waiting.extend(variant.type for variant in resolved.variants)
    return False


def walk_uses(definition: TypeDef) -> Iterator[TypeUse]:
    """Yield the uses that stand directly in a definition, in document order."""
    match definition:
        case Record():
            for field in definition.fields:
                yield field.type
            if not isinstance(definition.extra, Extra):
                yield definition.extra
        case Union():
            for variant in definition.variants:
                yield variant.type
        case Alias():
            yield definition.target
        case Enumeration():
            pass
        case _:
            assert_never(definition)


def walk_parts(use: TypeUse) -> Iterator[TypeUse]:
    """Yield the use itself and every use inside it, outermost first, without following names."""
    waiting = [use]
    while waiting:
        current = waiting.pop()
        yield current
        match current:
            case ListOf():
                waiting.append(current.item)
            case TupleOf():
                if current.rest is not None:
                    waiting.append(current.rest)
                waiting.extend(reversed(current.items))
            case MapOf():
                waiting.append(current.value)
            case Nullable():
                waiting.append(current.inner)
            case Scalar() | Named() | Anything():
                pass
            case _:
                assert_never(current)


def named_in(uses: Iterable[TypeUse]) -> Iterator[TypeId]:
    """Yield the ids that the uses mention, in order, an id as often as it is mentioned."""
    for use in uses:
        for part in walk_parts(use):
            if isinstance(part, Named):
                yield part.id


def references(definition: TypeDef) -> tuple[TypeId, ...]:
    """Return the ids that a definition mentions, each once, in document order."""
    return tuple(dict.fromkeys(named_in(walk_uses(definition))))


def reachable(types: Types, roots: Iterable[TypeUse]) -> Types:
    """Return the part of the table that the roots need, sorted by id."""
    found: set[TypeId] = set()
    waiting = list(named_in(roots))
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(references(types[current]))
    return {id: types[id] for id in sorted(found)}


def strongly_connected(types: Types) -> tuple[tuple[TypeId, ...], ...]:
    """Return the groups of definitions that refer to each other, each sorted by id.

    A definition outside any cycle is a group of its own. A group stands after all groups that it refers to.
    (Tarjan's algorithm, with its own stack.)
    """
    index: dict[TypeId, int] = {}
    lowest: dict[TypeId, int] = {}
    open_ids: list[TypeId] = []
    is_open: set[TypeId] = set()
    groups: list[tuple[TypeId, ...]] = []
    for root in sorted(types):
        if root in index:
            continue
        work: list[tuple[TypeId, Iterator[TypeId]]] = []
        enter: TypeId | None = root
        while enter is not None or work:
            if enter is not None:
                index[enter] = lowest[enter] = len(index)
                open_ids.append(enter)
                is_open.add(enter)
                work.append((enter, iter(references(types[enter]))))
                enter = None
            current, followers = work[-1]
            for follower in followers:
                if follower not in index:
                    enter = follower
                    break
                if follower in is_open:
                    lowest[current] = min(lowest[current], index[follower])
            if enter is not None:
                continue
            work.pop()
            if work:
                parent = work[-1][0]
                lowest[parent] = min(lowest[parent], lowest[current])
            if lowest[current] == index[current]:
                group: list[TypeId] = []
                while not group or group[-1] != current:
                    group.append(open_ids.pop())
                is_open.difference_update(group)
                groups.append(tuple(sorted(group)))
    return tuple(groups)


def is_fixed(use: TupleOf) -> bool:
    """Return whether an array has exactly as many elements as it has positions with a type."""
    return use.rest is None and use.min_items is None


def is_binary(scalar: Scalar) -> bool:
    """Return whether a value is raw bytes: a string that is media content, unencoded and not itself text.

    A string of ``text/html`` or ``application/json`` is a string still (JSON Schema 2020-12 content §8.4).
    """
    if scalar.kind is not ScalarKind.STRING or not scalar.content_media_type or scalar.content_encoding:
        return False
    return not is_textual(scalar.content_media_type)


def is_base64(scalar: Scalar) -> bool:
    """Return whether a value is text that encodes bytes in base64 (RFC 4648 §4)."""
    return scalar.kind is ScalarKind.STRING and scalar.content_encoding.lower() == "base64"


def is_textual(media_type: str) -> bool:
    """Return whether content of a media type is text, whatever its parameters say."""
    essence = media_type.partition(";")[0].strip().lower()
    return (
        essence.startswith("text/")
        or essence.endswith(("+json", "+xml"))
        or essence in {"application/json", "application/xml", "application/jwt", "application/x-ndjson"}
    )
