"""Values made up within the limits of a type: small ones that say something, cut where a type repeats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from specloom.ir.exchange import Direction, travels
from specloom.ir.graph import is_binary, resolve
from specloom.ir.matching import may_match, text_matching
from specloom.ir.plain import all_different, same_scalar, to_json
from specloom.ir.samples import readable, sample, words_of
from specloom.ir.typed import file_name, typed
from specloom.ir.types import (
    Alias,
    Anything,
    Default,
    Enumeration,
    Field,
    JsonValue,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    Scalar,
    TupleOf,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
)
from specloom.ir.values import (
    FileValue,
    ListValue,
    MapValue,
    MemberValue,
    NullValue,
    RawValue,
    RecordValue,
    ScalarValue,
    Value,
    VariantValue,
)

DEEPEST = 40
MOST_ITEMS = 100
MOST_VARIANTS_COMPARED = 20


def shown_default(default: Default | None) -> tuple[JsonValue, ...]:
    """Return what a default has to show; null shows nothing."""
    return () if default is None or default.value is None else (default.value,)


def first_typed(
    types: Types, values: Iterable[JsonValue], use: TypeUse, direction: Direction
) -> Value | None:
    """Return the first of the values that fits, as a tree."""
    for value in values:
        found = typed(types, value, use, direction=direction)
        if found is not None:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a value besides its type.

    ``ordinal`` asks for another one of the same type; ``property`` must have one of ``tags`` in an object.
    """

    name: str = ""
    ordinal: int = 0
    property: str = ""
    tags: tuple[bool | int | float | str, ...] = ()

    def allows(self, value: JsonValue) -> bool:
        """Return whether a value has one of the tags."""
        if not self.property:
            return True
        tag = value.get(self.property) if isinstance(value, Mapping) else None
        return any(same_scalar(tag, allowed) for allowed in self.tags)


def _is_tag(field: Field, wish: Wish) -> bool:
    return bool(wish.property) and field.name == wish.property


@dataclass(slots=True)
class _Made:
    """What was made of a type, and what must hold for it to be made again: ``parts`` left, ``depth`` below, and
    none of ``types`` being made around it.
    """

    types: set[TypeId]
    depth: int
    parts: int = 0
    value: Value | None = None
    whole: bool = True


Memory: TypeAlias = dict[tuple[object, ...], _Made]
"""What was made already of the types of one document: the same records are in many examples."""


class Maker:
    """Makes up one example. Methods return None for a type that has no finite value from here."""

    def __init__(
        self,
        types: Types,
        direction: Direction,
        levels: int,
        parts: int,
        *,
        memory: Memory | None = None,
        cuts: bool = False,
    ) -> None:
        self.types = types
        self.direction = direction
        self.levels = levels
        self.parts = parts
        self.cuts = cuts
        self.memory: Memory = {} if memory is None else memory
        self.active: list[TypeId] = []
        self.records = 0
        self.around = _Made(set(), 0)

    def make(self, use: TypeUse, wish: Wish, depth: int = 0) -> Value | None:
        self.parts -= 1
        if self.parts < 0 or depth > DEEPEST:
            return self.cut(use)
        if depth > self.around.depth:
            self.around.depth = depth
        match use:
            case Scalar():
                if is_binary(use):
                    return FileValue(use, file_name(use, "-".join(words_of(wish.name)) or "file"))
                return ScalarValue(use, sample(use, wish.name, wish.ordinal))
            case Anything():
                return RawValue(readable(wish.name, wish.ordinal))
            case Nullable():
                made = self.make(use.inner, wish, depth)
                return NullValue() if made is None else made
            case ListOf():
                return self.make_list(use, wish, depth)
            case TupleOf():
                items = [self.make(item, wish, depth + 1) for item in use.items]
                complete = [item for item in items if item is not None]
                return ListValue(tuple(complete)) if len(complete) == len(items) else None
            case MapOf():
                return self.make_map(use, wish, depth)
            case Named():
                return self.make_named(use, wish, depth)
            case _:
                assert_never(use)

    def cut(self, use: TypeUse) -> Value | None:
        """Return what stands where an example can't go on: nothing, or at last an unfinished value."""
        self.around.whole = False
        if not self.cuts:
            return None
        found = resolve(self.types, use, through_nullable=True)
        match found:
            case Record():
                return RecordValue(found.id, ())
            case Enumeration():
                return MemberValue(found.id, found.members[0].value)
            case Union():
                return VariantValue(found.id, 0, RawValue({}))
            case ListOf() | TupleOf():
                return ListValue(())
            case MapOf():
                return MapValue(())
            case Scalar():
                return ScalarValue(found, sample(found))
            case Anything() | Nullable():
                return NullValue()
            case _:
                assert_never(found)

    def make_list(self, use: ListOf, wish: Wish, depth: int) -> Value | None:
        least = use.min_items or 0
        count = min(max(1, least), MOST_ITEMS) if use.max_items != 0 else 0
        name = wish.name[:-1] if wish.name.endswith("s") and not wish.name.endswith("ss") else wish.name
        items: list[Value] = []
        for ordinal in range(wish.ordinal, wish.ordinal + count * 3):
            if len(items) == count:
                break
            item = self.make(use.item, Wish(name, ordinal), depth + 1)
            if item is None:
                break
            if not use.unique_items or all_different([*items, item]):
                items.append(item)
        return None if len(items) < least and not self.cuts else ListValue(tuple(items))

    def make_map(self, use: MapOf, wish: Wish, depth: int) -> Value | None:
        least = use.min_properties or 0
        count = min(max(1, least), MOST_ITEMS) if use.max_properties != 0 else 0
        entries: dict[str, Value] = {}
        for ordinal in range(wish.ordinal, wish.ordinal + count * 3):
            if len(entries) == count:
                break
            key = self.key(use.key_pattern, ordinal)
            entry = self.make(use.value, Wish("value", ordinal), depth + 1)
            if key is None or entry is None:
                break
            entries[key] = entry
        return None if len(entries) < least and not self.cuts else MapValue(tuple(entries.items()))

    def key(self, pattern: str, ordinal: int) -> str | None:
        key = f"key-{ordinal + 1}" if ordinal else "key"
        if not pattern or may_match(pattern, key):
            return key
        return text_matching(pattern, lambda text: may_match(pattern, text), ordinal=ordinal)

    def make_named(self, use: Named, wish: Wish, depth: int) -> Value | None:
        seen: set[TypeId] = set()
        while True:
            definition = self.types[use.id]
            if not wish.ordinal:
                own = self.own_example(definition, wish)
                if own is not None:
                    return own
            if not isinstance(definition, Alias) or not isinstance(definition.target, Named):
                break
            if definition.id in seen:
                return RawValue(readable(wish.name, wish.ordinal))
            seen.add(definition.id)
            use = definition.target
        if isinstance(definition, Enumeration):
            members = definition.members
            return MemberValue(definition.id, members[wish.ordinal % len(members)].value)
        if definition.id in self.active:
            return self.cut(use)
        return self.remembered(definition, wish, depth)

    def remembered(self, definition: Alias | Record | Union, wish: Wish, depth: int) -> Value | None:
        """Return what was made of a definition before, where it would be the same here, else make it."""
        name = "" if isinstance(definition, Record) else wish.name
        asked = (name, wish.ordinal, wish.property, repr(wish.tags))  # True == 1
        key = (definition.id, asked, self.direction, min(self.records - self.levels, 0))
        made = self.memory.get(key)
        if (
            made is None
            or made.parts > self.parts
            or depth + made.depth > DEEPEST
            or not made.types.isdisjoint(self.active)
        ):
            around, parts = self.around, self.parts
            self.around = made = _Made({definition.id}, depth)
            made.value = self.make_definition(definition, wish, depth)
            made.parts = parts - self.parts
            made.depth -= depth
            self.around = around
            around.whole = around.whole and made.whole
            if made.whole:
                self.memory[key] = made
        else:
            self.parts -= made.parts
        self.around.depth = max(self.around.depth, depth + made.depth)
        self.around.types |= made.types
        return made.value

    def make_definition(self, definition: Alias | Record | Union, wish: Wish, depth: int) -> Value | None:
        is_record = isinstance(definition, Record)
        self.active.append(definition.id)
        self.records += is_record
        try:
            match definition:
                case Alias():
                    return self.make(definition.target, wish, depth)
                case Record():
                    return self.make_record(definition, wish, depth)
                case Union():
                    return self.make_union(definition, wish, depth)
                case _:
                    assert_never(definition)
        finally:
            self.active.pop()
            self.records -= is_record

    def own_example(self, definition: TypeDef, wish: Wish) -> Value | None:
        given = list(definition.examples)
        if isinstance(definition, Alias):
            given.extend(shown_default(definition.default))
        allowed = [value for value in given if wish.allows(value)]
        return first_typed(self.types, allowed, Named(definition.id), self.direction)

    def make_record(self, record: Record, wish: Wish, depth: int) -> Value | None:
        optional_too = self.records <= self.levels
        extra: tuple[tuple[str, Value], ...] = ()
        if wish.tags and all(field.name != wish.property for field in record.fields):
            extra = ((wish.property, RawValue(wish.tags[0])),)
        made: dict[str, Value] = {}
        chosen = {name for choice in record.choices for name in choice[0]}
        for field in self.by_need(record, wish):
            tagged = _is_tag(field, wish)
            old = field.doc.deprecated and self.direction is Direction.REQUEST
            needed = field.required or tagged or field.name in chosen
            count = len(made) + len(extra)
            wanted = count < (record.min_properties or 0) or (optional_too and not old)
            if not needed and (
                not wanted or (record.max_properties is not None and count >= record.max_properties)
            ):
                continue
            value = self.make_field(field, wish if tagged else Wish(ordinal=wish.ordinal), depth)
            if value is not None:
                made[field.name] = value
            elif field.required:
                return None
        fields = tuple((field.name, made[field.name]) for field in record.fields if field.name in made)
        return RecordValue(record.id, fields, extra)

    def by_need(self, record: Record, wish: Wish) -> list[Field]:
        """Return the fields that travel, those first that must be there and last the deprecated ones."""
        fields = [
            field for field in record.fields if travels(field.access, self.direction) or _is_tag(field, wish)
        ]
        return sorted(
            fields,
            key=lambda field: (not (field.required or _is_tag(field, wish)), field.doc.deprecated),
        )

    def make_field(self, field: Field, wish: Wish, depth: int) -> Value | None:
        found = first_typed(self.types, wish.tags, field.type, self.direction)
        if found is None and not wish.ordinal:
            given = (*field.examples, *shown_default(field.default))
            found = first_typed(self.types, given, field.type, self.direction)
        return found or self.make(field.type, Wish(field.name, wish.ordinal), depth + 1)

    def make_union(self, union: Union, wish: Wish, depth: int) -> Value | None:
        first: Value | None = None
        for number, variant in enumerate(union.variants[:MOST_VARIANTS_COMPARED]):
            tags = tuple(
                tag for tag in variant.tags if wish.property != union.discriminator or tag in wish.tags
            )
            if wish.property and variant.tags and not tags:
                continue
            inner = wish
            if tags and union.discriminator:
                inner = Wish(wish.name, wish.ordinal, union.discriminator, tags)
            member = self.make(variant.type, inner, depth + 1)
            if member is None:
                continue
            made = VariantValue(union.id, number, member)
            if union.discriminator or not union.exclusive or self.is_only_variant(union, member):
                return made
            first = first or made
        return first

    def is_only_variant(self, union: Union, member: Value) -> bool:
        """Return whether no other variant would take the value, as ``oneOf`` asks (JSON Schema §10.2.1.3)."""
        value = to_json(member)
        variants = union.variants[:MOST_VARIANTS_COMPARED]
        taking = [typed(self.types, value, v.type, direction=self.direction) is not None for v in variants]
        return sum(taking) == 1
