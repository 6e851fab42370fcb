"""Allocating names: a whole scope at once, so that the result doesn't depend on order.

A language says what it would like to call each thing; this module settles clashes. Who gets a contested name depends
on the contestants alone, never on their order or on other siblings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What a thing would like to be called.

    ``key`` identifies it in its scope. ``names`` are tried in order: the name it deserves, then more specific ones.
    ``rank`` settles contests: the lowest wins, then the smallest key. ``known`` is what it is known by from one version
    of the document to the next (``ir/landmarks.py``), its own landmark first; empty: the key.
    """

    key: str
    names: tuple[str, ...]
    rank: int = 0
    known: tuple[str, ...] = ()


_NOTHING: Mapping[str, str] = {}

LONGEST = 120
"""The longest name in characters: files are called after names, and file systems have limits."""


def _bounded(name: str, key: str) -> str:
    """Shorten a name that is too long, and keep it apart from others with the same beginning."""
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 9].rstrip('_')}_{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def allocate(
    wishes: Iterable[Wish],
    *,
    reserved: Collection[str] = frozenset(),
    escape: Callable[[str], str] = lambda name: name + "_",
    fold: Callable[[str], str] = lambda name: name,
    separator: str = "",
    first_number: int = 2,
    taken: Iterable[str] = (),
    published: Mapping[str, str] = _NOTHING,
    spared: Iterable[str] = (),
) -> dict[str, str]:
    """Return a name for every key, all different under ``fold``.

    ``escape`` turns a reserved name into one that may be used. A thing whose names are all taken gets its last one with
    a number, from ``first_number`` on, after ``separator``. Nothing gets one of the ``taken`` names. A ``published``
    name is its key's before any wish; who has none keeps away from ``spared`` names, too.
    """
    ranked = sorted(wishes, key=lambda wish: (wish.rank, wish.key))
    allocated: dict[str, str] = {}
    used = {fold(name) for name in taken}
    for wish in ranked if published else ():
        name = published.get(wish.key)
        if name is not None and fold(name) not in used:
            allocated[wish.key] = name
            used.add(fold(name))
    used.update(map(fold, spared))
    pending = [(wish, 0) for wish in ranked if wish.key not in allocated]
    exhausted: list[Wish] = []

    def candidate(wish: Wish, index: int) -> str:
        name = _bounded(wish.names[index], wish.key)
        while name in reserved:
            name = escape(name)
        return name

    while pending:
        losers: list[tuple[Wish, int]] = []
        won: set[str] = set()
        for wish, index in pending:
            name = candidate(wish, index)
            if fold(name) not in used and fold(name) not in won:
                allocated[wish.key] = name
                won.add(fold(name))
            elif index + 1 < len(wish.names):
                losers.append((wish, index + 1))
            else:
                exhausted.append(wish)
        used |= won
        pending = losers

    numbers: dict[str, int] = {}  # the first that may be free, by what it is given to
    for wish in exhausted:
        base = candidate(wish, len(wish.names) - 1)
        number = numbers.get(fold(base), first_number)
        while fold(f"{base}{separator}{number}") in used:
            number += 1
        allocated[wish.key] = f"{base}{separator}{number}"
        used.add(fold(allocated[wish.key]))
        numbers[fold(base)] = number + 1
    return allocated
