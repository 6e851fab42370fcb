"""Comparing types: the same change may be harmless in what is sent and a break in what is read, or the other way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specloom.comparison.changes import Impact
from specloom.comparison.naming import subject_of
from specloom.diagnostics import Location
from specloom.ir.exchange import Direction, travels
from specloom.ir.graph import Resolved, is_base64, is_binary, resolve
from specloom.ir.types import (
    Anything,
    Enumeration,
    Extra,
    Field,
    Limits,
    ListOf,
    MapOf,
    Nullable,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeId,
    Types,
    TypeUse,
    Union,
    Variant,
)

TYPED_FORMATS = frozenset(
    ("date", "date-time", "time", "duration", "uuid", "decimal", "int32", "int64", "float", "double")
)
"""Formats that give a value another type in some language; the others only say what is in a text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A change of a type. ``owner`` is the definition that it stands in, None where it stands in an operation."""

    impact: Impact
    rule: str
    owner: str
    message: str
    location: Location
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a use stands: the named thing that holds it, the words that lead to it from there, and its location."""

    owner: str
    words: str
    location: Location

    def inside(self, words: str) -> Place:
        """Return the place of a part."""
        return Place(self.owner, f"{self.words} {words}".strip(), self.location)


@dataclass(slots=True)
class TypeComparison:
    """Compares the types of two documents. A pair of definitions is compared once for each direction."""

    old: Types
    new: Types
    done: set[tuple[TypeId, TypeId, Direction]] = field(default_factory=set)

    def compare(self, old: TypeUse, new: TypeUse, direction: Direction, place: Place) -> Iterator[Difference]:
        """Yield what has changed between two uses, and in what they lead to."""
        waiting = [(old, new, place)]
        while waiting:
            old, new, place = waiting.pop()
            yield from self._compare_one(old, new, direction, place, waiting)

    def _compare_one(
        self,
        old: TypeUse,
        new: TypeUse,
        direction: Direction,
        place: Place,
        waiting: list[tuple[TypeUse, TypeUse, Place]],
    ) -> Iterator[Difference]:
        sent = direction is Direction.REQUEST
        before, after = resolve(self.old, old), resolve(self.new, new)
        old_null, new_null = isinstance(before, Nullable), isinstance(after, Nullable)
        before = resolve(self.old, old, through_nullable=True)
        after = resolve(self.new, new, through_nullable=True)
        anything = isinstance(before, Anything) or isinstance(after, Anything)
        if old_null and not new_null and not anything:
            impact = Impact.MAJOR if sent else Impact.MINOR
            yield self._difference(impact, "null-removed", place, "can't be null any more")
        if new_null and not old_null and not anything:
            impact = Impact.MINOR if sent else Impact.MAJOR
            yield self._difference(impact, "null-added", place, "may be null now")
        match before, after:
            case Scalar(), Scalar():
                yield from self._scalars(before, after, sent, place)
            case ListOf(), ListOf():
                waiting.append((before.item, after.item, place.inside("(item)")))
                yield from self._counts(
                    (before.min_items, before.max_items), (after.min_items, after.max_items), sent, place
                )
            case MapOf(), MapOf():
                waiting.append((before.value, after.value, place.inside("(value)")))
            case TupleOf(), TupleOf() if len(before.items) == len(after.items):
                for number, (one, other) in enumerate(zip(before.items, after.items, strict=True), 1):
                    waiting.append((one, other, place.inside(f"(element {number})")))
            case Record(), Record():
                if self._first_time(before.id, after.id, direction):
                    yield from self._records(before, after, direction, place, waiting)
            case Enumeration(), Enumeration():
                if self._first_time(before.id, after.id, direction):
                    yield from self._enumerations(before, after, place)
            case Union(), Union():
                if self._first_time(before.id, after.id, direction):
                    yield from self._unions(before, after, place, waiting)
            case Anything(), Anything():
                pass
            case _:
                yield self._changed(
                    place, before, after, harmless=sent and _takes_all_of(after, before, self.new)
                )

    def _first_time(self, old: TypeId, new: TypeId, direction: Direction) -> bool:
        key = (old, new, direction)
        known = key in self.done
        self.done.add(key)
        return not known

    def _difference(self, impact: Impact, rule: str, place: Place, message: str) -> Difference:
        return Difference(impact, rule, place.owner, f"{place.words} {message}".strip(), place.location)

    def _changed(self, place: Place, before: object, after: object, *, harmless: bool) -> Difference:
        impact = Impact.MINOR if harmless else Impact.MAJOR
        message = f"was {kind_of(before)} and is {kind_of(after)} now"
        return self._difference(impact, "type-changed", place, message)

    def _scalars(self, before: Scalar, after: Scalar, sent: bool, place: Place) -> Iterator[Difference]:
        if kind_of(before) != kind_of(after):
            yield self._changed(
                place, before, after, harmless=sent and _takes_all_of(after, before, self.new)
            )
            return
        yield from self._limits(before.limits, after.limits, sent, place)

    def _limits(self, before: Limits, after: Limits, sent: bool, place: Place) -> Iterator[Difference]:
        lowest = [
            (before.min_length, after.min_length),
            (before.minimum, after.minimum),
            (before.exclusive_minimum, after.exclusive_minimum),
        ]
        highest = [
            (before.max_length, after.max_length),
            (before.maximum, after.maximum),
            (before.exclusive_maximum, after.exclusive_maximum),
        ]
        tighter = any(_is_above(new, old) for old, new in lowest) or any(
            _is_above(old, new, none_is_highest=True) for old, new in highest
        )
        other_form = after.pattern != before.pattern or after.multiple_of != before.multiple_of
        tighter = tighter or (other_form and (after.pattern, after.multiple_of) != (None, None))
        if tighter:
            impact = Impact.MAJOR if sent else Impact.PATCH
            yield self._difference(impact, "limits-tightened", place, "allows fewer values")
        elif before != after:
            yield self._difference(Impact.PATCH, "limits-loosened", place, "allows more values")

    def _counts(
        self,
        before: tuple[int | None, int | None],
        after: tuple[int | None, int | None],
        sent: bool,
        place: Place,
    ) -> Iterator[Difference]:
        if _is_above(after[0], before[0]) or _is_above(before[1], after[1], none_is_highest=True):
            impact = Impact.MAJOR if sent else Impact.PATCH
            yield self._difference(impact, "limits-tightened", place, "allows fewer items")
        elif before != after:
            yield self._difference(Impact.PATCH, "limits-loosened", place, "allows more items")

    def _records(
        self,
        before: Record,
        after: Record,
        direction: Direction,
        place: Place,
        waiting: list[tuple[TypeUse, TypeUse, Place]],
    ) -> Iterator[Difference]:
        here = _owned(after.trail.name, not after.trail.steps, place, after.location)
        old_fields = _travelling(before.fields, direction)
        new_fields = _travelling(after.fields, direction)
        sent = direction is Direction.REQUEST
        for name, old in old_fields.items():
            if name not in new_fields:
                gone = Place(here.owner, here.words, old.location)
                yield Difference(
                    Impact.MAJOR,
                    "property-removed",
                    gone.owner,
                    f"{gone.words} {name} is gone".strip(),
                    old.location,
                    removed=True,
                )
        for name, new in new_fields.items():
            inner = Place(here.owner, f"{here.words} {name}".strip(), new.location)
            if name not in old_fields:
                demanded = sent and new.required
                words = "is new and required" if demanded else "is new"
                yield self._difference(
                    Impact.MAJOR if demanded else Impact.MINOR, "property-added", inner, words
                )
                continue
            old = old_fields[name]
            if new.required and not old.required:
                impact = Impact.MAJOR if sent else Impact.MINOR
                yield self._difference(impact, "property-required", inner, "is required now")
            if old.required and not new.required:
                impact = Impact.MINOR if sent else Impact.MAJOR
                yield self._difference(impact, "property-optional", inner, "is optional now")
            if sent and old.default != new.default:
                yield self._difference(Impact.PATCH, "default-changed", inner, "has another default")
            if old.doc != new.doc:
                yield self._difference(Impact.PATCH, "text-changed", inner, "is described otherwise")
            waiting.append((old.type, new.type, inner))
        yield from self._extras(before.extra, after.extra, sent, here, waiting)
        if before.doc != after.doc:
            yield self._difference(Impact.PATCH, "text-changed", here, "is described otherwise")

    def _extras(
        self,
        before: TypeUse | Extra,
        after: TypeUse | Extra,
        sent: bool,
        place: Place,
        waiting: list[tuple[TypeUse, TypeUse, Place]],
    ) -> Iterator[Difference]:
        if not isinstance(before, Extra) and not isinstance(after, Extra):
            waiting.append((before, after, place.inside("(undeclared properties)")))
        elif before != after:
            forbidden = after is Extra.FORBIDDEN
            impact = Impact.MAJOR if forbidden and sent else Impact.MINOR
            words = (
                "allows no undeclared properties" if forbidden else "says otherwise of undeclared properties"
            )
            yield self._difference(impact, "extra-changed", place, words)

    def _enumerations(self, before: Enumeration, after: Enumeration, place: Place) -> Iterator[Difference]:
        here = _owned(after.trail.name, not after.trail.steps, place, after.location)
        old = {(type(member.value), member.value) for member in before.members}
        new = {(type(member.value), member.value) for member in after.members}
        for _, value in sorted(old - new, key=repr):
            yield self._difference(Impact.MAJOR, "member-removed", here, f"has no value {value!r} any more")
        for _, value in sorted(new - old, key=repr):
            yield self._difference(Impact.MINOR, "member-added", here, f"has the new value {value!r}")

    def _unions(
        self,
        before: Union,
        after: Union,
        place: Place,
        waiting: list[tuple[TypeUse, TypeUse, Place]],
    ) -> Iterator[Difference]:
        here = _owned(after.trail.name, not after.trail.steps, place, after.location)
        if before.discriminator != after.discriminator:
            words = f"is told apart by {after.discriminator or 'its form'}, not by {before.discriminator or 'its form'}"
            yield self._difference(Impact.MINOR, "discriminator-changed", here, words)
        old = _by_identity(before, self.old)
        new = _by_identity(after, self.new)
        for identity in old:
            if identity not in new:
                yield self._difference(
                    Impact.MAJOR, "variant-removed", here, f"has no variant {identity} any more"
                )
        for identity, variant in new.items():
            if identity in old:
                waiting.append((old[identity].type, variant.type, here.inside(f"({identity})")))
            else:
                yield self._difference(Impact.MINOR, "variant-added", here, f"has the new variant {identity}")


def _owned(name: str, is_named: bool, place: Place, location: Location) -> Place:
    """Return where a definition's parts stand: in itself if it has a name, else in what holds it."""
    return Place(name, "", location) if is_named else Place(place.owner, place.words, location)


def _travelling(fields: tuple[Field, ...], direction: Direction) -> Mapping[str, Field]:
    return {field.name: field for field in fields if travels(field.access, direction)}


def _is_above(one: float | None, other: float | None, *, none_is_highest: bool = False) -> bool:
    """Return whether a limit is above another; where there is no limit it is the lowest or the highest of all."""
    none = float("inf") if none_is_highest else float("-inf")
    return (none if one is None else one) > (none if other is None else other)


def _takes_all_of(wider: Resolved, narrower: Resolved, types: Types) -> bool:
    """Return whether every value of one type is a value of another, so that who sends the one may go on."""
    match wider, narrower:
        case Anything(), _:
            return True
        case Scalar(kind=ScalarKind.NUMBER), Scalar(kind=ScalarKind.INTEGER):
            return True
        case Scalar(kind=ScalarKind.STRING, format=""), Scalar(kind=ScalarKind.STRING):
            return True
        case Scalar(kind=ScalarKind.STRING, format=""), Enumeration(scalar=Scalar(kind=ScalarKind.STRING)):
            return True
        case Union(), _:
            variants = (resolve(types, variant.type, through_nullable=True) for variant in wider.variants)
            return any(_is_same_kind(variant, narrower) for variant in variants)
    return False


def _is_same_kind(one: Resolved, other: Resolved) -> bool:
    """Return whether two types are one and the same to all appearances: the same name, or the same values."""
    match one, other:
        case Enumeration(), Enumeration():
            return {member.value for member in one.members} >= {member.value for member in other.members}
        case _:
            return kind_of(one) == kind_of(other) and kind_of(one) not in ("an object", "a union")


def kind_of(shape: object) -> str:
    """Return what a type is, in words."""
    match shape:
        case Scalar() if is_binary(shape):
            return "bytes"
        case Scalar() if is_base64(shape):
            return "bytes in base64"
        case Scalar(kind=kind, format=format) if format in TYPED_FORMATS:
            return f"{kind.value} ({format})"
        case Scalar(kind=kind):
            return kind.value
        case ListOf():
            return "an array"
        case TupleOf():
            return "an array of fixed elements"
        case MapOf():
            return "a map"
        case Record(trail=trail) if not trail.steps:
            return trail.name
        case Record():
            return "an object"
        case Enumeration():
            return "an enumeration"
        case Union():
            return "a union"
        case Nullable(inner):
            return f"{kind_of(inner)} or null"
        case Anything():
            return "anything"
        case _:
            return subject_of(shape)


def _by_identity(union: Union, types: Types) -> dict[str, Variant]:
    """Return the variants by what tells them from each other: their tags, their name, else what they are."""
    found: dict[str, Variant] = {}
    for variant in union.variants:
        shape = resolve(types, variant.type, through_nullable=True)
        tags = ", ".join(map(str, variant.tags))
        identity = tags or kind_of(shape)
        number = 2
        while identity in found:
            identity = f"{tags or kind_of(shape)} {number}"
            number += 1
        found[identity] = variant
    return found
