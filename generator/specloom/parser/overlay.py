"""Overlays: changes to a document, written beside it (Overlay Specification 1.0).

The targets of actions are JSONPath (RFC 9535). ``extends`` is not looked at: whoever names the overlay says what it
is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.findings import Findings
from specloom.parser.nodes import Node, kind_of
from specloom.parser.origins import Origin
from specloom.parser.source import MAX_DEPTH, Source, read_source

_SUPPORTED = re.compile(r"1\.0\.\d+")
_INVALID = "OVERLAY-INVALID"
_MOST_VALUES = 100_000
"""Values that overlays may add. Actions that feed each other would go on for ever."""

_Steps: TypeAlias = tuple[str | int, ...]


class Overlays:
    """The overlays of a document, applied in their order.

    Attributes:
        sources: Their texts, by the ``file`` of a ``Location``.
        origin: Where the parts of the root document come from.
    """

    def __init__(self, root: Source, paths: Sequence[Path], findings: Findings) -> None:
        self.sources: dict[str, Source] = {}
        self.origin = Origin(Location("", ""))
        self._findings = findings
        self._left = _MOST_VALUES
        self._overgrown = False
        if not paths:
            return
        # YAML aliases share values, which shall not change together.
        self._root = _own(root.data)
        for number, path in enumerate(paths, 1):
            name = f"overlay:{number}:{path.name}"
            outcome = read_source(path, name)
            findings.add(outcome.diagnostics)
            if outcome.value is not None:
                self.sources[name] = outcome.value
                for action in self._actions(Node(Location(name, ""), outcome.value.data)):
                    if not self._overgrown:
                        self._apply(action)
        root.data = self._root

    def _error(self, message: str, node: Node, hint: str = "") -> None:
        self._findings.error(_INVALID, message, node.location, hint)

    def _actions(self, overlay: Node) -> Iterator[Node]:
        """Check what is around the actions, and yield those that are objects."""
        if overlay.value is None:
            return
        version = overlay.get("overlay")
        if version is None:
            self._error("not an overlay: no overlay version", overlay, "It starts with: overlay: 1.0.0")
            return
        if not isinstance(version.value, str) or not _SUPPORTED.fullmatch(version.value):
            self._error(f"an overlay's version is 1.0.0, not {kind_of(version.value)}", version)
            return
        info = overlay.get("info")
        if info is None or not info.get("title") or not info.get("version"):
            message = "an overlay has an info with a title and a version"
            self._findings.warn(_INVALID, message, (info or overlay).location)
        actions = overlay.get("actions")
        if actions is None or not isinstance(actions.value, list) or not actions.value:
            self._error("an overlay has a list of actions", actions or overlay)
            return
        for number in range(len(actions.value)):
            action = actions.child(number)
            if isinstance(action.value, dict):
                yield action
            else:
                self._error(f"an action is an object, not {kind_of(action.value)}", action)

    def _apply(self, action: Node) -> None:
        assert isinstance(action.value, dict)
        for key in action.value:
            if key not in ("target", "description", "update", "remove") and not key.startswith("x-"):
                self._error(
                    f"an action has no {key!r}", action.child(key), "It has target, update and remove."
                )
                return
        target, update, remove = action.get("target"), action.get("update"), action.get("remove")
        if target is None or not isinstance(target.value, str):
            self._error("an action has a target, which is a JSONPath", target or action)
            return
        if remove is not None and not isinstance(remove.value, bool):
            self._error(f"remove is true or false, not {kind_of(remove.value)}", remove)
            return
        removes = remove is not None and remove.value is True
        if update is None and not removes:
            self._error("an action updates or removes something", action)
            return
        found = self._matches(target)
        if found is None:
            return
        if not found:
            message = f"nothing in the document is {target.value}"
            self._findings.warn("OVERLAY-UNMATCHED", message, target.location)
        if removes:
            for steps in sorted(found, key=_removal_order, reverse=True):
                self._remove(steps, target)
        elif update is not None and found and self._is_bearable(found, update):
            for steps in found:
                self._update(steps, update)

    def _matches(self, target: Node) -> list[_Steps] | None:
        """Return the ways to what a JSONPath finds, None where it is none."""
        from jsonpath import JSONPathEnvironment, JSONPathError  # takes 0.1 s, which only this needs

        assert isinstance(target.value, str)
        try:
            environment = JSONPathEnvironment(strict=True)
            environment.max_recursion_depth = MAX_DEPTH + 1
            return [match.parts for match in environment.compile(target.value).finditer(self._root)]
        except JSONPathError as error:
            message = f"not a JSONPath: {str(error).splitlines()[0]}"
            self._error(message, target, "Example: $.paths['/pets/{id}'].get")
            return None

    def _is_bearable(self, found: list[_Steps], update: Node) -> bool:
        self._left -= len(found) * _size(update.value)
        if max(map(len, found)) + _depth(update.value) > MAX_DEPTH:
            self._findings.error("NESTING-DEEP", f"nested deeper than {MAX_DEPTH} levels", update.location)
            self._overgrown = True
        elif self._left < 0:
            self._error(f"overlays add more than {_MOST_VALUES} values", update)
            self._overgrown = True
        return not self._overgrown

    def _parent(self, steps: _Steps) -> tuple[JsonValue, Origin] | None:
        """Return what holds the last step, None where an earlier match of the same action took it away."""
        value, origin = self._root, self.origin
        for step in steps:
            if isinstance(value, dict) and step in value:
                origin = origin.members(value)[str(step)]
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                origin = origin.elements(value)[step]
                value = value[step]
            else:
                return None
        return value, origin

    def _remove(self, steps: _Steps, target: Node) -> None:
        if not steps:
            self._error("the whole document can't be removed", target)
            return
        found = self._parent(steps[:-1])
        last = steps[-1]
        match found:
            case dict() as value, origin:
                del origin.members(value)[str(last)]
                del value[str(last)]
            case list() as value, origin if isinstance(last, int):
                del origin.elements(value)[last]
                del value[last]

    def _update(self, steps: _Steps, update: Node) -> None:
        match self._parent(steps):
            case dict() as value, origin:
                if isinstance(update.value, dict):
                    _merge(value, update, origin)
                else:
                    self._error(f"an object is updated with an object, not {kind_of(update.value)}", update)
            case list() as value, origin:
                _append(value, [update], origin)
            case (value, _):
                message = f"{kind_of(value)} can't be updated, only an object or an array"
                self._error(message, update, "Let the target be the object that holds it.")


def _merge(value: dict[str, JsonValue], update: Node, origin: Origin) -> None:
    """Merge objects member by member: objects are merged, arrays joined, everything else is replaced."""
    assert isinstance(update.value, dict)
    origins = origin.members(value)
    for key in update.value:
        new = update.child(key)
        match value.get(key), new.value:
            case dict() as old, dict():
                _merge(old, new, origins[key])
            case list() as old, list() as added:
                _append(old, [new.child(number) for number in range(len(added))], origins[key])
            case _:
                value[key] = _own(new.value)
                origins[key] = Origin(new.location)


def _append(value: list[JsonValue], added: list[Node], origin: Origin) -> None:
    origins = origin.elements(value)
    for node in added:
        value.append(_own(node.value))
        origins.append(Origin(node.location))


def _removal_order(steps: _Steps) -> tuple[tuple[bool, int, str], ...]:
    """Order so that, from the end, no removal moves what is still to be removed."""
    return tuple(
        (isinstance(step, int), step, "") if isinstance(step, int) else (False, 0, step) for step in steps
    )


def _own(value: JsonValue) -> JsonValue:
    """Return a value that shares nothing."""
    match value:
        case dict():
            return {key: _own(member) for key, member in value.items()}
        case list():
            return [_own(element) for element in value]
        case _:
            return value


def _depth(value: JsonValue) -> int:
    match value:
        case dict():
            return 1 + max(map(_depth, value.values()), default=0)
        case list():
            return 1 + max(map(_depth, value), default=0)
        case _:
            return 0


def _size(value: JsonValue) -> int:
    match value:
        case dict():
            return 1 + sum(map(_size, value.values()))
        case list():
            return 1 + sum(map(_size, value))
        case _:
            return 1
