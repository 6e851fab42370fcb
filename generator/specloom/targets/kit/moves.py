"""What has become of published names: those that changed, and those that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from specloom.diagnostics import Diagnostic, Severity
from specloom.targets.kit.register import Published

_MOST_NAMES = 10


def tell_moves(target: str, before: Published, after: Published) -> Iterator[Diagnostic]:
    """Yield a warning about names that changed and a note about names that are gone, however many there are."""
    moved = sorted(_moved(before, after))
    if moved:
        told = _told([f"{name} is {new} now" for name, new in moved])
        message = f"{_counted(moved)} of {target} changed: {told}"
        hint = "names.lock has them; what is published moves only where its name can't stay"
        yield Diagnostic("NAME-MOVED", Severity.WARNING, message, hint=hint)
    removed = sorted(set(_removed(before, after)))
    if removed:
        message = (
            f"{_counted(removed)} of {target} {'is' if len(removed) == 1 else 'are'} gone: {_told(removed)}"
        )
        yield Diagnostic("NAME-REMOVED", Severity.NOTE, message)


def _moved(before: Published, after: Published) -> set[tuple[str, str]]:
    return {
        (_label(scope, name), after[scope][landmark])
        for scope, names in before.items()
        for landmark, name in names.items()
        if after.get(scope, {}).get(landmark, name) != name
    }


def _removed(before: Published, after: Published) -> Iterator[str]:
    for scope, names in before.items():
        if " " in scope and scope not in after:
            continue  # the owner is gone, which is told
        left: Mapping[str, str] = after.get(scope, {})
        still = frozenset(left.values())
        for landmark, name in names.items():
            if landmark not in left and name not in still:
                yield _label(scope, name)


def _label(scope: str, name: str) -> str:
    kind, _, owner = scope.partition(" ")
    return f"{owner} {name} ({kind})" if owner else f"{name} ({kind})"


def _counted(names: Sequence[object]) -> str:
    return "a name" if len(names) == 1 else f"{len(names)} names"


def _told(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
