"""Where the parts of a document are since it was rebuilt: references name the places as they were."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.parser.origins import Origin


def find_moves(rebuilt: Origin) -> Mapping[str, str]:
    """Return where the parts of a document are since it was rebuilt: new pointers by old ones.

    What was made of several media types is in several places: the first counts, and components before paths.
    """
    found: dict[str, str] = {}
    pending: list[tuple[Origin, str]] = [(rebuilt, "")]
    while pending:
        origin, pointer = pending.pop()
        if not origin.location.file:
            found.setdefault(origin.location.pointer, pointer)
        match origin.parts:
            case dict() as members:
                keys = sorted(members, key=lambda key: key == "components")
                inner = [(members[key], key) for key in keys]
                if pointer:
                    inner.reverse()
            case list() as elements:
                inner = [(each, str(number)) for number, each in enumerate(elements)]
                inner.reverse()
            case _:
                continue
        pending.extend(
            (each, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}") for each, key in inner
        )
    return found


def move(pointer: str, moves: Mapping[str, str]) -> str:
    """Return where what a pointer named is now: what wasn't rebuilt itself is where it was in its holder."""
    holder = pointer
    while holder not in moves:
        if not holder:
            return pointer
        holder = holder.rpartition("/")[0]
    return moves[holder] + pointer[len(holder) :]
