"""What a schema says once its references and ``allOf`` are put together: the words, before they become types.

A draft works on schemas, not on types, so that a recursive ``allOf`` needs nothing that isn't there yet. The same
putting together serves a property that two parts declare, and a base whose ``oneOf`` is spread over its variants.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.draft import DOCUMENTATION, Draft, Part, is_significant
from specloom.parser.findings import Findings
from specloom.parser.merging import merge
from specloom.parser.nodes import Node, structure
from specloom.parser.references import Documents
from specloom.parser.trails import Trails
from specloom.parser.versions import Schema, ignored_siblings, is_old, modernize

MOST_PARTS = 256
"""How many schemas one schema may be put together from."""

MOST_STEPS = 25_000
"""How many references of ``allOf`` are followed in all. The largest real documents need 1500."""

LONGEST_CHAIN = 5000
"""How many schemas may refer to each other that are nothing but references."""

_REFERENCE = {"$ref"}
"""The words of an element of ``allOf`` that is a reference alone, as most are."""


class Drafts:
    """The drafts of one document set, each made once."""

    def __init__(self, documents: Documents, trails: Trails, findings: Findings, version: str) -> None:
        self.documents = documents
        self.findings = findings
        self._trails = trails
        self._version = version
        self._old: dict[str, bool] = {}
        self._drafts: dict[Location | tuple[Location, ...], Draft] = {}
        self._flat: dict[Location, Draft] = {}
        self._parts: dict[Location, tuple[Part, ...]] = {}
        self._expanded: dict[Location, list[Part]] = {}
        self._cyclic: set[Location] = set()
        self._steps = 0
        self._hostile = False
        self._open: set[Location] = set()

    def read(self, node: Node) -> Schema | bool:
        """Return a schema object in the words of 3.1, or a boolean schema."""
        value = node.value
        if isinstance(value, dict):
            return modernize(value, self._is_old(node.location.file))
        if isinstance(value, bool):
            return value
        structure(node, self.findings, "a schema must be an object or a boolean", "any value is allowed")
        return True

    def of(self, *nodes: Node) -> Draft:
        """Return the draft of a schema, or of several that hold at once."""
        key = nodes[0].location if len(nodes) == 1 else tuple(node.location for node in nodes)
        known = self._drafts.get(key)
        if known is None:
            known = self._drafts[key] = self._compose(nodes)
        return known

    def flat(self, node: Node) -> Draft:
        """Return a schema's draft with all references resolved, even where it is nothing but a reference."""
        if node.location not in self._flat:
            self._flat[node.location] = merge(self.parts(node), node.location, self.findings, report=False)
        return self._flat[node.location]

    def combined(self, parts: Sequence[Part], branch: Node, location: Location) -> Draft:
        """Return the draft of a base and one of its variants. The base's documentation stays with the base."""
        base = tuple(replace(part, referred=True) for part in parts)
        own = self.parts(branch)
        draft = merge(_unique((*base, *own)), location, self.findings)
        return replace(draft, bases=self._bases(branch))

    def says_something(self, node: Node) -> bool:
        """Return whether a schema says anything about which values it allows."""
        schema = self.read(node)
        return not isinstance(schema, bool) and is_significant(schema)

    def parts(self, node: Node) -> tuple[Part, ...]:
        """Return everything that holds for a schema, references resolved."""
        return self._flatten(node, {}, set())

    def _compose(self, nodes: Sequence[Node]) -> Draft:
        if self._hostile:
            return Draft(nodes[-1].location)  # the document is refused: nothing needs it
        if len(nodes) == 1:
            schema = self.read(nodes[0])
            if not isinstance(schema, bool) and "$ref" not in schema and "allOf" not in schema:
                return merge((Part(nodes[0], schema),), nodes[0].location, self.findings)
        direct = [part for node in nodes for part in self._expand(node)]
        meaningful = _distinct(part for part in direct if is_significant(part.schema))
        if len(meaningful) > 1:
            meaningful = [
                part for part in meaningful if not self._is_implied(part, meaningful)
            ] or meaningful[:1]
        if len(meaningful) == 1 and meaningful[0].is_reference and not self._is_subtype(nodes, meaningful[0]):
            return self._reference(meaningful[0], direct)
        location = nodes[-1].location
        parts = _unique(part for node in nodes for part in self.parts(node))
        if len(parts) > MOST_PARTS:
            message = f"allOf puts more than {MOST_PARTS} schemas together"
            self.findings.error("NESTING-DEEP", message, location)
            parts = parts[-1:]
        draft = merge(parts, location, self.findings)
        return replace(
            draft, bases=tuple(dict.fromkeys(base for node in nodes for base in self._bases(node)))
        )

    def _reference(self, reference: Part, direct: Sequence[Part]) -> Draft:
        """Return the draft of what is another schema under a different documentation."""
        own = [part for part in direct if part is not reference]
        words: dict[str, JsonValue] = {}
        target = self.documents.target(reference.node)
        if target is not None and target.location not in self._open:
            if len(self._open) == LONGEST_CHAIN:
                raise RecursionError(target.location.pointer)  # compiled code has no limit of its own
            self._open.add(target.location)
            inherited = self.of(target).words
            self._open.discard(target.location)
            words.update(
                (key, inherited[key]) for key in ("readOnly", "writeOnly", "default") if key in inherited
            )
        for part in (reference, *own):
            words.update((key, value) for key, value in part.schema.items() if key in DOCUMENTATION)
        nullable = any(part.is_nullable for part in own if part.schema)
        return Draft(reference.node.location, words, nullable=nullable, reference=reference.node)

    def _is_subtype(self, nodes: Sequence[Node], reference: Part) -> bool:
        """Return whether a named schema builds on one with a discriminator: then it is a type of its own."""
        if len(nodes) != 1 or "allOf" not in (nodes[0].value if isinstance(nodes[0].value, dict) else ()):
            return False
        if not self._trails.is_root(nodes[0].location):
            return False
        return any(part.schema.get("discriminator") is not None for part in self.parts(reference.node))

    def _is_implied(self, part: Part, others: Sequence[Part]) -> bool:
        """Return whether a part says only a ``type`` that another part has already."""
        if any(key not in DOCUMENTATION and key not in ("type", "nullable") for key in part.schema):
            return False
        kinds = merge((part,), part.node.location, self.findings, report=False).kinds
        for other in others:
            if other is part:
                continue
            known = (
                self.flat(other.node)
                if other.is_reference
                else merge((other,), other.node.location, self.findings, report=False)
            )
            if kinds and known.inferred_kinds and set(known.inferred_kinds) <= set(kinds):
                return True
            if other.is_reference and not known.inferred_kinds and known.unions:
                return True
        return False

    def _expand(self, node: Node) -> Sequence[Part]:
        """Return a schema's own words and those of its ``allOf``, references unresolved."""
        known = self._expanded.get(node.location)
        if known is None:
            known = self._expanded[node.location] = self._expand_once(node)
        return known

    def _expand_once(self, node: Node) -> list[Part]:
        schema = self.read(node)
        if isinstance(schema, bool):
            return []
        if "allOf" not in schema and "$ref" not in schema:
            return [Part(node, schema)]
        found: list[Part] = []
        if "$ref" in schema:
            self._report_siblings(node)
            if self.documents.is_dynamic(node):
                message = "$dynamicRef is read as the nearest anchor, whatever led to it"
                self.findings.count("KEYWORD-IGNORED", message, node.location.child("$dynamicRef"))
            found.append(Part(node, {"$ref": schema["$ref"]}))
        for element in self._all_of(node, schema):
            if isinstance(element.value, dict) and element.value.keys() == _REFERENCE:
                found.append(Part(element, element.value))
            else:
                found.extend(self._expand(element))
        own = {key: value for key, value in schema.items() if key not in ("allOf", "$ref")}
        if own:
            found.append(Part(node, own))
        return found

    def _all_of(self, node: Node, schema: Schema) -> list[Node]:
        if "allOf" not in schema:
            return []
        elements = node.child("allOf")
        if not isinstance(elements.value, list):
            structure(elements, self.findings, "allOf must be an array")
            return []
        return [elements.child(number) for number in range(len(elements.value))]

    def _flatten(self, node: Node, above: dict[Location, None], seen: set[Location]) -> tuple[Part, ...]:
        location = node.location
        known = self._parts.get(location)
        if known is not None:
            return known
        self._steps += 1 if above else 0
        if self._exhausted(location, len(above)):
            return ()
        if location in above:
            self._cyclic.update(above)
            self.findings.warn(
                "ALLOF-CYCLE", "this schema is made of itself: that part is left out", location
            )
            return ()
        if location in seen:
            return ()
        seen.add(location)
        above[location] = None
        found: list[Part] = []
        for part in self._expand(node):
            target = self.documents.target(part.node) if part.is_reference else None
            if target is not None:
                inner = self._flatten(target, above, seen)
                found.extend(part if part.referred else replace(part, referred=True) for part in inner)
            elif not part.is_reference:
                found.append(part)
        del above[location]
        parts = _unique(found)
        if not above and location not in self._cyclic:
            self._parts[location] = parts
        return parts

    def _exhausted(self, location: Location, height: int) -> bool:
        """Return whether ``allOf`` leads further than any honest document: reported once, then nothing is followed."""
        if not self._hostile and (height > MOST_PARTS or self._steps > MOST_STEPS):
            self._hostile = True
            message = f"allOf leads through more than {MOST_PARTS} schemas"
            if height <= MOST_PARTS:
                message = f"allOf is followed more than {MOST_STEPS} times"
            self.findings.error("NESTING-DEEP", message, location)
        return self._hostile

    def _bases(self, node: Node) -> tuple[Location, ...]:
        """Return the named schemas that a schema is directly made of."""
        found: list[Location] = []
        for part in self._expand(node):
            if part.is_reference:
                target = self.documents.target(part.node)
                if target is not None and self._trails.is_root(target.location):
                    found.append(target.location)
        return tuple(dict.fromkeys(found))

    def _report_siblings(self, node: Node) -> None:
        if isinstance(node.value, dict):
            ignored = ignored_siblings(node.value, self._is_old(node.location.file))
            if ignored:
                message = f"OpenAPI 3.0 ignores what stands beside a $ref: {', '.join(sorted(ignored))}"
                self.findings.count("REF-SIBLINGS", message, node.location)

    def _is_old(self, file: str) -> bool:
        if file not in self._old:
            data = self.documents.sources[file].data
            version = data.get("openapi") if isinstance(data, dict) else None
            self._old[file] = is_old(version if isinstance(version, str) else self._version)
        return self._old[file]


def _distinct(parts: Iterable[Part]) -> list[Part]:
    """Return the parts without those that say the same as one before."""
    found: list[Part] = []
    references: set[JsonValue] = set()
    for part in parts:
        if part.is_reference and isinstance(part.schema["$ref"], str):
            if part.schema["$ref"] not in references:
                references.add(part.schema["$ref"])
                found.append(part)
        elif not any(part.schema == other.schema for other in found if not other.is_reference):
            found.append(part)
    return found


def _unique(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts without those that were reached twice."""
    found: dict[tuple[Location, bool], Part] = {}
    for part in parts:
        found.setdefault((part.node.location, part.is_reference), part)
    return tuple(found.values())
