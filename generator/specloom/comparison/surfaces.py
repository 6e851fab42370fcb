"""Comparing what users of an output see: by name, as they do, with the judgement of the output's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from specloom.comparison.changes import Change, Impact
from specloom.comparison.types import Place, TypeComparison
from specloom.ir.exchange import Direction
from specloom.ir.graph import resolve
from specloom.ir.types import ListOf, MapOf, Record, Types, TypeUse, Union
from specloom.targets.kit.surface import NOWHERE, Kind, Order, Part, Symbol, Traits


@dataclass(frozen=True, slots=True)
class Surface:
    """What users see of one version of a document, and the types that stand behind it."""

    symbols: tuple[Symbol, ...]
    types: Types


def compare_surfaces(old: Surface, new: Surface, traits: Traits) -> tuple[Change, ...]:
    """Return what changes for the users of one output, the gravest first, then by name.

    ``new`` has the names that ``old`` has published, so that an equal name is the same thing to them.
    """
    found = dict.fromkeys(_Comparison(old.types, new.types, traits).symbols(old.symbols, new.symbols))
    return tuple(sorted(found, key=lambda one: (-one.impact, one.subject, one.rule, one.message)))


@dataclass(frozen=True, slots=True)
class _Comparison:
    old: Types
    new: Types
    traits: Traits

    def symbols(self, old: Sequence[Symbol], new: Sequence[Symbol]) -> Iterator[Change]:
        before, after = {one.name: one for one in old}, {one.name: one for one in new}
        fresh = [one for one in new if one.name not in before]
        renamed = {one.place: one for one in fresh if one.place} | {one.key: one for one in fresh}
        followed = set()
        for name, symbol in before.items():
            other = after.get(name)
            heir = renamed.get(symbol.key) or renamed.get(symbol.place)
            if other is None and heir and heir.kind is symbol.kind and heir.name not in followed:
                followed.add(heir.name)
                yield _change(Impact.MAJOR, f"{_word(symbol)}-renamed", heir, f"was called {name}")
                yield from self._symbol(symbol, heir)
            elif other is None:
                yield _change(Impact.MAJOR, f"{_word(symbol)}-removed", symbol, "is gone", removed=True)
            else:
                yield from self._symbol(symbol, other)
        for name, symbol in after.items():
            if name not in before and name not in followed:
                has_to = symbol.kind is Kind.METHOD and self.traits.implements_all
                impact = Impact.MAJOR if has_to else Impact.MINOR
                shown = replace(symbol, name=_signature(symbol))
                yield _change(
                    impact, f"{_word(symbol)}-added", shown, "has to be written" if has_to else "is new"
                )

    def _symbol(self, old: Symbol, new: Symbol) -> Iterator[Change]:
        if old.kind is not new.kind:
            message = f"was of another kind ({old.kind.value}) and is now: {new.kind.value}"
            yield _change(Impact.MAJOR, "type-changed", new, message)
            return
        sent, read = _directions(old, new)
        if self.traits.implements:
            sent, read = read, sent
        match new.kind:
            case Kind.METHOD:
                yield from self._method(old, new)
            case Kind.MODEL:
                yield from self._fields(old, new, sent=sent, read=read)
            case Kind.ENUMERATION:
                impact = Impact.MAJOR if self.traits.closes_enumerations else Impact.MINOR
                yield from self._listed(old, new, "member", impact)
            case Kind.UNION:
                impact = Impact.MAJOR if self.traits.closes_unions else Impact.MINOR
                yield from self._listed(old, new, "variant", impact)
            case Kind.CLIENT:
                yield from self._listed(old, new, "credential", Impact.MINOR)
            case Kind.ALIAS:
                part = replace(_whole(old), type=old.type), replace(_whole(new), type=new.type)
                yield from self._type(*part, new, "type-changed", "it", sent=sent, read=read)
            case _:
                assert_never(new.kind)

    def _method(self, old: Symbol, new: Symbol) -> Iterator[Change]:
        if old.type != new.type and old.gives and set(old.gives) <= set(new.gives):
            yield _change(Impact.MINOR, "result-changed", new, f"may give {new.type}, not only {old.type}")
        else:
            gives = self.traits.implements
            parts = replace(_whole(old), type=old.type), replace(_whole(new), type=new.type)
            yield from self._type(*parts, new, "result-changed", "its result", sent=gives, read=not gives)
        pairs, removed, added = _paired(old.parts, new.parts)
        for part in removed:
            yield _change(Impact.MAJOR, "argument-removed", new, f"no longer takes {_shown(part)}")
        for part in added:
            if self.traits.implements:
                yield _change(Impact.MAJOR, "argument-added", new, f"is given {_shown(part)}, too")
            elif part.required:
                yield _change(Impact.MAJOR, "argument-required", new, f"has to be given {_shown(part)}")
            else:
                impact = Impact.MINOR if self.traits.leaves_out else Impact.MAJOR
                yield _change(impact, "argument-added", new, f"takes {_shown(part)}, too")
        for one, other in pairs:
            yield from self._argument(one, other, new)
        yield from self._order(pairs, new)

    def _argument(self, old: Part, new: Part, method: Symbol) -> Iterator[Change]:
        traits = self.traits
        if old.name != new.name:
            said = traits.names_arguments or (traits.leaves_out and not old.required)
            impact = Impact.MAJOR if said else Impact.PATCH
            yield _change(impact, "argument-renamed", method, f"{new.name} was called {old.name}")
        if new.required and not old.required:
            impact = Impact.MINOR if traits.implements else Impact.MAJOR
            word = "is always given" if traits.implements else "has to be given"
            yield _change(impact, "argument-required", method, f"{_shown(new)} {word}")
        if old.required and not new.required:
            moves = traits.order is Order.REQUIRED
            impact = Impact.MAJOR if traits.implements or moves else Impact.MINOR
            word = "may be absent" if traits.implements else "may be left out"
            word += ", and is given by name" if moves else ""
            yield _change(impact, "argument-optional", method, f"{new.name} {word}")
        sent = not traits.implements
        yield from self._type(old, new, method, "argument-changed", new.name, sent=sent, read=not sent)

    def _order(self, pairs: Iterable[tuple[Part, Part]], method: Symbol) -> Iterator[Change]:
        """Compare the order of the arguments that are told apart by it in both versions."""
        told = [
            (one, other)
            for one, other in pairs
            if self.traits.order is Order.ALL or (one.required and other.required)
        ]
        before = [other.name for _, other in told]
        after = {part.name: number for number, part in enumerate(method.parts)}
        if not self.traits.implements and before != sorted(before, key=after.__getitem__):
            names = ", ".join(part.name for part in method.parts)
            yield _change(
                Impact.MAJOR, "arguments-reordered", method, f"takes its arguments in another order: {names}"
            )

    def _fields(self, old: Symbol, new: Symbol, *, sent: bool, read: bool) -> Iterator[Change]:
        pairs, removed, added = _paired(old.parts, new.parts)
        for part in removed:
            yield _change(Impact.MAJOR, "property-removed", new, f"{_shown(part)} is gone")
        for part in added:
            needed = part.required and sent
            message = f"{_shown(part)} is new" + (" and has to be given" if needed else "")
            yield _change(Impact.MAJOR if needed else Impact.MINOR, "property-added", new, message, part)
        for one, other in pairs:
            if one.name != other.name:
                yield _change(
                    Impact.MAJOR, "property-renamed", new, f"{other.name} was called {one.name}", other
                )
            elif one.key != other.key:
                message = f"{other.name} is {other.key!r} on the wire, where it was {one.key!r}"
                yield _change(Impact.PATCH, "wire-name", new, message, other)
            if other.required and not one.required:
                impact = Impact.MAJOR if sent else Impact.MINOR
                yield _change(impact, "property-required", new, f"{other.name} is always there", other)
            if one.required and not other.required:
                impact = Impact.MAJOR if read else Impact.MINOR
                yield _change(impact, "property-optional", new, f"{other.name} may be absent or null", other)
            yield from self._type(one, other, new, "type-changed", other.name, sent=sent, read=read)

    def _listed(self, old: Symbol, new: Symbol, word: str, added_impact: Impact) -> Iterator[Change]:
        pairs, removed, added = _paired(old.parts, new.parts)
        for part in removed:
            yield _change(Impact.MAJOR, f"{word}-removed", new, f"{_shown(part)} is gone")
        for part in added:
            yield _change(added_impact, f"{word}-added", new, f"{_shown(part)} is new", part)
        for one, other in pairs:
            if one.name != other.name:
                yield _change(
                    Impact.MAJOR, f"{word}-renamed", new, f"{other.name} was called {one.name}", other
                )

    def _type(
        self, old: Part, new: Part, symbol: Symbol, rule: str, words: str, *, sent: bool, read: bool
    ) -> Iterator[Change]:
        if old.type != new.type:
            impact = self._judged(old.use, new.use, sent=sent, read=read)
            yield _change(impact, rule, symbol, f"{words} was {old.type} and is {new.type} now", new)

    def _judged(self, old: TypeUse | None, new: TypeUse | None, *, sent: bool, read: bool) -> Impact:
        """Return how far another type reaches: where the values themselves tell it, as they do, else as a break."""
        if old is None or new is None or _is_structure(old, self.old) or _is_structure(new, self.new):
            return Impact.MAJOR
        ways = [way for way, used in ((Direction.REQUEST, sent), (Direction.RESPONSE, read)) if used]
        place = Place("", "", NOWHERE)
        impacts = [
            one.impact
            for way in ways
            for one in TypeComparison(self.old, self.new).compare(old, new, way, place)
        ]
        return max(impacts, default=Impact.MAJOR)


def _is_structure(use: TypeUse, types: Types) -> bool:
    """Return whether a use comes down to a record or a union, whose own changes are told where it stands."""
    while True:
        found = resolve(types, use, through_nullable=True)
        match found:
            case ListOf(item):
                use = item
            case MapOf(value):
                use = value
            case _:
                return isinstance(found, Record | Union)


def _directions(old: Symbol, new: Symbol) -> tuple[bool, bool]:
    """Return whether the API's callers send a type and read it. One that no operation uses is anybody's."""
    sent, read = old.sent or new.sent, old.read or new.read
    return (sent, read) if sent or read else (True, True)


def _paired(
    old: Sequence[Part], new: Sequence[Part]
) -> tuple[list[tuple[Part, Part]], list[Part], list[Part]]:
    """Pair the parts of equal names, then those that are known by the same; return the others, too."""
    after = {part.name: part for part in new}
    pairs = [(part, after[part.name]) for part in old if part.name in after]
    known = {part.name for part, _ in pairs}
    by_key = {part.key: part for part in new if part.name not in known}
    left = (part for part in old if part.name not in after)
    pairs += [(part, by_key.pop(part.key)) for part in left if part.key in by_key]
    seen_old = {part.name for part, _ in pairs}
    seen_new = {part.name for _, part in pairs}
    order = {part.name: number for number, part in enumerate(old)}
    pairs.sort(key=lambda pair: order[pair[0].name])
    removed = [part for part in old if part.name not in seen_old]
    return pairs, removed, [part for part in new if part.name not in seen_new]


def _whole(symbol: Symbol) -> Part:
    return Part(symbol.name, symbol.key, use=symbol.use, location=symbol.location)


def _shown(part: Part) -> str:
    return f"{part.name}: {part.type}" if part.type and part.type != part.name else part.name


def _signature(symbol: Symbol) -> str:
    """Return a method with its arguments, those in brackets that may be left out."""
    if symbol.kind is not Kind.METHOD:
        return symbol.name
    given = (_shown(part) if part.required else f"[{_shown(part)}]" for part in symbol.parts)
    return f"{symbol.name}({', '.join(given)}) -> {symbol.type}"


def _word(symbol: Symbol) -> str:
    return "method" if symbol.kind is Kind.METHOD else "credential" if symbol.kind is Kind.CLIENT else "type"


def _change(
    impact: Impact,
    rule: str,
    symbol: Symbol,
    message: str,
    part: Part | None = None,
    *,
    removed: bool = False,
) -> Change:
    location = part.location if part is not None and part.location != NOWHERE else symbol.location
    return Change(impact, rule, symbol.name, message, location, removed)
