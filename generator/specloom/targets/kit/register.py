"""The names of one target: those that are published, which stay, and those of this run.

A scope is a kind of name (``types``), or a kind inside of an owner: ``fields #/components/schemas/Pet``. The owner
stands there by what it is known by, not by its name, so that an edit of that takes nothing from what is inside. In a
scope stands a name by what the thing is known by.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice
from typing import TypeAlias

from specloom.targets.kit.names import Wish, allocate

Published: TypeAlias = Mapping[str, Mapping[str, str]]
"""Names by scope and landmark."""

Scope: TypeAlias = str | tuple[str, ...]
"""Where names stand. The first of several texts is the scope's own; the others list the same names."""

_NONE: Mapping[str, str] = {}


def inside(kind: str, owner: tuple[str, ...]) -> Scope:
    """Return the scope of one kind of names inside of an owner, by all that the owner is known by, its own first."""
    return tuple(f"{kind} {mark}" for mark in owner)


class Register:
    """What is published, and what this run publishes.

    Every name that a user of the output may write down goes through here, so that it is the same in the next run.
    """

    def __init__(self, published: Published | None = None) -> None:
        self._published: Published = published or {}
        self._names: dict[str, Mapping[str, str]] = {}
        self._besides: dict[str, str] = {}
        self._results: dict[str, Mapping[str, str]] = {}

    @property
    def names(self) -> Published:
        """The names of this run, as far as it has come."""
        # What a scope is known by besides is listed only where it isn't another scope's own.
        return {**{scope: self._names[own] for scope, own in self._besides.items()}, **self._names}

    def published(self, kind: str, owner: tuple[str, ...] = ()) -> frozenset[str]:
        """Return the names that are published in all scopes of a kind, or in that of one owner."""
        if owner:
            return frozenset((self._before(inside(kind, owner)) or _NONE).values())
        scopes = (scope for scope in self._published if scope.partition(" ")[0] == kind)
        return frozenset(name for scope in scopes for name in self._published[scope].values())

    def kept(self, scope: str, landmark: str) -> tuple[str, ...]:
        """Return the name that one thing has published, as one or none."""
        name = self._published.get(scope, _NONE).get(landmark)
        return () if name is None else (name,)

    def allocate(
        self,
        scope: Scope,
        wishes: Iterable[Wish],
        *,
        reserved: Collection[str] = frozenset(),
        refused: Callable[[str], bool] | None = None,
        escape: Callable[[str], str] = lambda name: name + "_",
        fold: Callable[[str], str] = lambda name: name,
        separator: str = "",
        first_number: int = 2,
        taken: Iterable[str] = (),
        spared: Iterable[str] = (),
    ) -> Mapping[str, str]:
        """Name everything in a scope, as ``kit.names.allocate`` does; asked again, give the same answer.

        A name that is published stays, unless it is ``refused``: by itself, whatever its neighbours are called. Without
        that, reserved names are.
        """
        own = _own(scope)
        known = self._results.get(own)
        if known is not None:
            return known
        before = self._before(scope) or _NONE
        ranked = sorted(wishes, key=lambda wish: (wish.rank, wish.key))
        landmarks = _landmarks(ranked)
        refuses = refused or reserved.__contains__
        kept = _kept(landmarks, before, refuses) if before else _NONE
        result = self._results[own] = allocate(
            ranked,
            reserved=reserved,
            escape=escape,
            fold=fold,
            separator=separator,
            first_number=first_number,
            taken=taken,
            published=kept,
            spared=spared,
        )
        names: dict[str, str] = {}
        self._publish(scope, names)
        for wish in ranked:
            for mark in landmarks[wish.key]:
                names.setdefault(mark, result[wish.key])
        return result

    def allocate_alike(
        self,
        scope: Scope,
        keys: tuple[str, ...],
        natural: Callable[[tuple[str, ...]], Mapping[str, str]],
        refused: Callable[[str], bool],
    ) -> Mapping[str, str] | None:
        """Name everything in a scope where that is plain: nothing is published there, or everything.

        Things are known by their keys, and ``natural`` makes the names that only depend on these. None: it isn't plain.
        """
        own = _own(scope)
        known = self._results.get(own)
        if known is not None:
            return known
        before = self._before(scope)
        if before is None:
            result = natural(keys)
        else:
            result = {key: before[key] for key in keys if key in before}
            names = set(result.values())
            if not len(names) == len(result) == len(keys) or any(map(refused, names)):
                return None
        self._results[own] = result
        self._publish(scope, result)
        return result

    def name(self, scope: str, wish: Wish, *, taken: Iterable[str] = ()) -> str:
        """Name one thing more in a scope whose names needn't differ from each other."""
        marks = wish.known or (wish.key,)
        before = self._published.get(scope, _NONE)
        found = next((before[mark] for mark in marks if mark in before), None)
        published = {wish.key: found} if found is not None else {}
        result = allocate([wish], published=published, taken=taken, separator="_")[wish.key]
        self._names[scope] = {**dict.fromkeys(marks, result), **self._names.get(scope, _NONE)}
        return result

    def _before(self, scope: Scope) -> Mapping[str, str] | None:
        """Return what is published in a scope, else in what it is known by besides."""
        texts = (scope,) if isinstance(scope, str) else scope
        return next((self._published[text] for text in texts if text in self._published), None)

    def _publish(self, scope: Scope, names: Mapping[str, str]) -> None:
        own = _own(scope)
        self._names[own] = names
        if not isinstance(scope, str):
            for text in scope[1:]:
                # Of several owners that one thing is known by, the one that comes first in any run.
                self._besides[text] = min(own, self._besides.get(text, own))


def _own(scope: Scope) -> str:
    return scope if isinstance(scope, str) else scope[0]


def _kept(
    landmarks: Mapping[str, tuple[str, ...]], before: Mapping[str, str], refuses: Callable[[str], bool]
) -> dict[str, str]:
    """Return the names that stay. What a thing is known by besides counts only where nobody's own landmark has it."""
    own = {key: before[marks[0]] for key, marks in landmarks.items() if marks[0] in before}
    spoken_for = frozenset(own.values())
    for key, (_, *others) in landmarks.items():
        if key not in own:
            free = (before[mark] for mark in others if mark in before and before[mark] not in spoken_for)
            own.update((key, name) for name in islice(free, 1))
    return {key: name for key, name in own.items() if not refuses(name)}


def _landmarks(ranked: Iterable[Wish]) -> dict[str, tuple[str, ...]]:
    """Return what each thing is known by. What nothing tells apart is counted."""
    counts: dict[str, int] = {}
    found = {}
    for wish in ranked:
        own, *others = wish.known or (wish.key,)
        counts[own] = count = counts.get(own, 0) + 1
        found[wish.key] = (own if count == 1 else f"{own} ({count})", *others)
    return found
