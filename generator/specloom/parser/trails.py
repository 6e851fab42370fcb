"""Where a definition stands: its trail, read from its place alone, so that the order of reading doesn't matter."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from specloom.diagnostics import Location
from specloom.ir.types import RootKind, Step, StepKind, Trail
from specloom.parser.nodes import Node
from specloom.parser.references import Documents
from specloom.parser.source import pointer_tokens

_ALONE = {
    "items": StepKind.ITEM,
    "additionalItems": StepKind.ITEM,
    "itemSchema": StepKind.ITEM,
    "additionalProperties": StepKind.ENTRY,
    "unevaluatedProperties": StepKind.ENTRY,
    "requestBody": StepKind.REQUEST,
}
_NAMED = {
    "properties": StepKind.PROPERTY,
    "patternProperties": StepKind.ENTRY,
    "$defs": StepKind.DEFINITION,
    "definitions": StepKind.DEFINITION,
    "responses": StepKind.RESPONSE,
    "headers": StepKind.HEADER,
    "content": StepKind.MEDIA,
    "encoding": StepKind.PROPERTY,
}
_COUNTED = {
    "oneOf": StepKind.VARIANT,
    "anyOf": StepKind.VARIANT,
    "prefixItems": StepKind.ELEMENT,
    "items": StepKind.ELEMENT,
}
_SILENT = frozenset(("schema", "not", "if", "then", "else", "contains", "propertyNames", "contentSchema"))
_SILENT_WITH_KEY = frozenset(("allOf", "callbacks", "dependentSchemas"))


_SCHEMA_WORDS = frozenset(("type", "properties", "allOf", "oneOf", "anyOf", "items", "enum", "$ref"))


class Trails:
    """The trails of one document set. ``operations`` is known before any schema is read."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._operations: dict[Location, tuple[str, str]] = {}
        self._lengths: set[int] = set()
        """How many tokens lead to an operation: few of the numbers that there could be."""
        self._roots: dict[Location, bool] = {}

    def add_operation(self, location: Location, id: str, name: str) -> None:
        """Make an operation a root. The first one to use a shared path item counts."""
        self._operations.setdefault(location, (id, name))
        self._lengths.add(location.pointer.count("/"))

    def is_root(self, location: Location) -> bool:
        """Return whether a schema here has a name of its own, as a component schema has."""
        known = self._roots.get(location)
        if known is None:
            trail = self.of(location)
            known = self._roots[location] = not trail.steps and trail.kind is RootKind.SCHEMA
        return known

    def of(self, location: Location) -> Trail:
        """Return the trail of whatever stands here."""
        tokens = pointer_tokens(location.pointer)
        named = self._named(location.file, tokens)
        if named and len(tokens) >= named:
            schema = Location(location.file, "").below(*tokens[:named])
            steps = self._steps(schema, tokens[named:])
            unknown = (Step(StepKind.DEFINITION, tokens[-1]),)
            return Trail(RootKind.SCHEMA, str(schema), tokens[named - 1], unknown if steps is None else steps)
        start = Location(location.file, "")
        for length in sorted(self._lengths, reverse=True):
            root = start.below(*tokens[:length])
            known = self._operations.get(root)
            if known is not None:
                steps = self._steps(root, tokens[length:])
                return Trail(RootKind.OPERATION, known[0], known[1], steps or ())
        if tokens[:1] == ["components"] and len(tokens) >= 3:
            root = start.below(*tokens[:3])
            return Trail(RootKind.COMPONENT, str(root), tokens[2], self._steps(root, tokens[3:]) or ())
        if tokens[:1] in (["paths"], ["webhooks"]) and len(tokens) >= 2:
            root = start.below(*tokens[:2])
            return Trail(RootKind.COMPONENT, str(root), tokens[1], self._steps(root, tokens[2:]) or ())
        for length in range(len(tokens) + 1):
            root = start.below(*tokens[:length])
            following = self._steps(root, tokens[length:])
            if following is not None:
                stem = posixpath.splitext(posixpath.basename(location.file))[0]
                return Trail(RootKind.SCHEMA, str(root), tokens[length - 1] if length else stem, following)
        raise AssertionError("the whole pointer always works as a root")

    def _named(self, file: str, tokens: Sequence[str]) -> int:
        """Return how many tokens lead to a schema with a name of its own, 0 where these lead to none.

        A file of definitions, as Swagger 2.0 has them, is one that isn't a schema itself.
        """
        if tokens[:2] == ["components", "schemas"]:
            return 3
        if file and tokens[:1] in (["definitions"], ["$defs"]):
            data = self._documents.sources[file].data
            return 2 if isinstance(data, dict) and _SCHEMA_WORDS.isdisjoint(data) else 0
        return 0

    def _steps(self, root: Location, tokens: Sequence[str]) -> tuple[Step, ...] | None:
        """Return the steps that lead from a root along these tokens, None where they are not a schema's words."""
        steps: list[Step] = []
        cursor = 0
        while cursor < len(tokens):
            word = tokens[cursor]
            following = tokens[cursor + 1] if cursor + 1 < len(tokens) else None
            taken = 2
            if word in _COUNTED and following is not None and following.isdecimal():
                steps.append(Step(_COUNTED[word], str(int(following) + 1)))
            elif word in _ALONE:
                steps.append(Step(_ALONE[word]))
                taken = 1
            elif word in _NAMED and following is not None:
                steps.append(Step(_NAMED[word], following))
            elif word == "parameters" and following is not None:
                place = root.below(*tokens[: cursor + 2])
                steps.append(Step(StepKind.PARAMETER, self._parameter(place) or following))
            elif word in _SILENT:
                taken = 1
            elif not (word in _SILENT_WITH_KEY and following is not None):
                return None
            cursor += taken
        return tuple(steps)

    def _parameter(self, location: Location) -> str:
        parameter = Node(location, self._documents.at(location)).get("name")
        return parameter.value if parameter is not None and isinstance(parameter.value, str) else ""
