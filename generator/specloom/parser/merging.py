"""Several schemas that hold at once, as one: the later wins where they can't all be right (JSON Schema §10.2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.draft import DOCUMENTATION, SIMPLE, VALIDATION_ONLY, Draft, Part, is_significant
from specloom.parser.facts import common_values
from specloom.parser.findings import Findings
from specloom.parser.nodes import Node, structure
from specloom.parser.versions import DIALECTS

_NAME_WORDS = frozenset(("type", "pattern"))
"""What a type can say of the names of members."""

KINDS = frozenset(("string", "integer", "number", "boolean", "object", "array", "null"))

PLAIN_KINDS = ("string", "integer", "number", "boolean", "object", "array")

_TIGHTER_HIGH = frozenset(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"))
_TIGHTER_LOW = frozenset(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"))
_NUMERIC = _TIGHTER_HIGH | _TIGHTER_LOW | {"multipleOf"}
_TEXTUAL = frozenset(("format", "pattern", "contentEncoding", "contentMediaType", "title", "description"))


def merge(parts: Sequence[Part], location: Location, findings: Findings, *, report: bool = True) -> Draft:
    """Return the draft of parts that hold at once. ``report`` is false for a look that says nothing."""
    if len(parts) == 1 and not parts[0].referred and SIMPLE.issuperset(parts[0].schema):
        schema = parts[0].schema
        if schema.get("type") in PLAIN_KINDS and isinstance(schema.get("format", ""), str):
            words = schema if isinstance(schema, dict) else dict(schema)
            nullable = schema.get("nullable") is True
            return Draft(location, words, (str(schema["type"]),), nullable, parts=tuple(parts))
    draft = Draft(location, parts=tuple(parts))
    merging = _Merging(draft, findings if report else Findings())
    for part in parts:
        merging.take(part)
    merging.finish()
    return draft


class _Merging:
    def __init__(self, draft: Draft, findings: Findings) -> None:
        self._draft = draft
        self._findings = findings
        self._properties: dict[str, list[Node]] = {}
        self._patterns: dict[str, list[Node]] = {}
        self._closed: list[bool] = []
        self._rest: Node | None = None
        self._sometimes: dict[str, list[Node]] = {}

    def take(self, part: Part) -> None:
        draft, node = self._draft, part.node
        closed = False
        for key, value in part.schema.items():
            match key:
                case "type":
                    self._kinds(node.child(key))
                case "properties":
                    self._members(node.child(key), self._properties)
                case "patternProperties":
                    self._members(node.child(key), self._patterns)
                case "required":
                    self._required(node.child(key))
                case "additionalProperties" | "unevaluatedProperties":
                    closed = closed or value is False
                    if not isinstance(value, bool) and value != {}:
                        self._draft.extras = self._added(draft.extras, node.child(key))
                case "items" | "additionalItems":
                    self._items(node.child(key), key)
                case "unevaluatedItems":
                    self._rest = node.child(key)
                case "then" | "else" | "dependentSchemas":
                    self._conditional(node.child(key), key)
                    self._ignore(node, key)
                case "propertyNames" if isinstance(value, dict) and value.keys() <= _NAME_WORDS:
                    draft.words[key] = value
                case "prefixItems":
                    self._elements(node.child(key))
                case "oneOf" | "anyOf":
                    self._union(node.child(key))
                case "enum" | "const":
                    self._values(node.child(key), key)
                case "discriminator":
                    if not part.referred:
                        draft.discriminator = node.child(key)
                case "readOnly" | "writeOnly":
                    if value is True:
                        draft.words[key] = True
                case "$schema":
                    self._dialect(node.child(key))
                case "nullable" | "$ref" | "allOf":
                    pass
                case _ if key in VALIDATION_ONLY:
                    self._ignore(node, key)
                case _ if key in DOCUMENTATION and key != "default":
                    if not part.referred:
                        self._plain(node, key, value)
                case _:
                    self._plain(node, key, value)
        if any(key in part.schema for key in ("properties", "additionalProperties", "unevaluatedProperties")):
            self._closed.append(closed)

    def finish(self) -> None:
        draft = self._draft
        draft.properties = {name: _different(nodes) for name, nodes in self._properties.items()}
        draft.patterns = {name: _different(nodes) for name, nodes in self._patterns.items()}
        draft.closed = bool(self._closed) and (all(self._closed) or self._closed[-1])
        if not draft.closed and draft.properties:
            for name, nodes in self._sometimes.items():
                if len(_different(nodes)) == 1:
                    draft.properties.setdefault(name, (nodes[0],))
        self._finish_items()
        own = [part for part in draft.parts if not part.referred]
        meaningful = [part for part in draft.parts if is_significant(part.schema)]
        draft.nullable = any(part.is_nullable for part in own if part.node.location == draft.location) or (
            bool(meaningful) and all(part.is_nullable for part in meaningful)
        )

    def _ignore(self, node: Node, key: str) -> None:
        message = f"{key} only checks values: no type can say it"
        self._findings.count("KEYWORD-IGNORED", message, node.location.child(key))

    def _dialect(self, node: Node) -> None:
        if not isinstance(node.value, str) or not DIALECTS.match(node.value):
            message = "the dialect of this schema is not known: it is read as one of OpenAPI"
            self._findings.count("KEYWORD-IGNORED", message, node.location)

    def _conditional(self, node: Node, key: str) -> None:
        """Take the properties that are only there under a condition: no type says when, so that they are optional."""
        schemas = [node]
        if key == "dependentSchemas":
            schemas = [node.child(name) for name in node.value] if isinstance(node.value, dict) else []
        for schema in schemas:
            properties = schema.get("properties")
            if properties is not None and isinstance(properties.value, dict):
                for name in properties.value:
                    if isinstance(properties.value[name], dict):
                        self._sometimes.setdefault(name, []).append(properties.child(name))

    def _finish_items(self) -> None:
        """Take ``unevaluatedItems`` for what follows the elements, where nothing else can have looked at that."""
        draft, rest = self._draft, self._rest
        if rest is None or rest.value is True or draft.items or draft.no_more_elements:
            return
        if draft.unions or any("contains" in part.schema for part in draft.parts):
            message = "unevaluatedItems only checks values: no type can say it"
            self._findings.count("KEYWORD-IGNORED", message, rest.location)
        elif rest.value is False:
            draft.no_more_elements = True
        else:
            draft.items = (rest,)

    def _kinds(self, node: Node) -> None:
        names = node.value if isinstance(node.value, list) else [node.value]
        kinds: list[str] = []
        for name in names:
            if not isinstance(name, str) and name is not None:
                structure(
                    node, self._findings, "type must be the name of a type or several", "any value is allowed"
                )
            elif name is not None and name not in KINDS:
                message = f"{name!r} is not a type: any value is allowed"
                self._findings.warn("TYPE-UNKNOWN", message, node.location, _type_hint(str(name)))
            elif name is not None and name != "null" and name not in kinds:
                kinds.append(str(name))
        if not kinds:
            return
        if "number" in kinds and "integer" in kinds:
            kinds.remove("integer")
        known = self._draft.kinds
        if known is None:
            self._draft.kinds = tuple(kinds)
            return
        both = [kind for kind in known if kind in kinds or (kind == "integer" and "number" in kinds)]
        both += [kind for kind in kinds if kind == "integer" and "number" in known and kind not in both]
        if not both:
            self._conflict(node, f"type {'|'.join(known)}", f"type {'|'.join(kinds)}")
            both = kinds
        self._draft.kinds = tuple(both)

    def _members(self, node: Node, into: dict[str, list[Node]]) -> None:
        if not isinstance(node.value, dict):
            structure(node, self._findings, "properties must be an object")
            return
        for name in node.value:
            into.setdefault(name, []).append(node.child(name))

    def _required(self, node: Node) -> None:
        if isinstance(node.value, bool):
            message = "required is a list of names here: this boolean is ignored"
            self._findings.count("KEYWORD-IGNORED", message, node.location)
        elif not isinstance(node.value, list):
            structure(node, self._findings, "required must be an array of names")
        else:
            for number, name in enumerate(node.value):
                if isinstance(name, str):
                    self._draft.required.setdefault(name, node.location.child(number))
                else:
                    structure(node.child(number), self._findings, "a required name must be a text")

    def _items(self, node: Node, key: str) -> None:
        if isinstance(node.value, list):
            self._elements(node)
        elif node.value is False:
            self._draft.no_more_elements = True
        elif node.value is not True and (key == "items" or self._draft.elements):
            self._draft.items = self._added(self._draft.items, node)

    def _elements(self, node: Node) -> None:
        if isinstance(node.value, list):
            self._draft.elements = tuple(node.child(number) for number in range(len(node.value)))
        else:
            structure(node, self._findings, "prefixItems must be an array")

    def _union(self, node: Node) -> None:
        if isinstance(node.value, list):
            if node.value:
                self._draft.unions = self._added(self._draft.unions, node)
        else:
            structure(node, self._findings, "oneOf and anyOf must be arrays")

    def _values(self, node: Node, key: str) -> None:
        values = [node.value] if key == "const" else node.value
        if not isinstance(values, list):
            structure(node, self._findings, "enum must be an array")
            return
        known = self._draft.values
        if known is None:
            self._draft.values, self._draft.values_at = values, node
            return
        both = common_values(values, known)
        if not both:
            self._conflict(node, "other values", "these values")
            both = values
        self._draft.values_at = node if both == values else None
        self._draft.values = both

    def _plain(self, node: Node, key: str, value: JsonValue) -> None:
        words = self._draft.words
        if key in _NUMERIC and (isinstance(value, bool) or not isinstance(value, int | float)):
            if value is not None:
                structure(
                    Node(node.location.child(key), value),
                    self._findings,
                    f"{key} must be a number",
                    harmless=True,
                )
            return
        if key in _TEXTUAL and not isinstance(value, str):
            if value is not None and key not in ("title", "description"):
                structure(
                    Node(node.location.child(key), value),
                    self._findings,
                    f"{key} must be a text",
                    harmless=True,
                )
            return
        known = words.get(key)
        if key in _TIGHTER_HIGH and isinstance(known, int | float) and isinstance(value, int | float):
            value = max(known, value)
        elif key in _TIGHTER_LOW and isinstance(known, int | float) and isinstance(value, int | float):
            value = min(known, value)
        elif key == "format" and known is not None and known != value:
            self._conflict(node, f"format {known}", f"format {value}")
        words[key] = value

    def _added(self, nodes: tuple[Node, ...], node: Node) -> tuple[Node, ...]:
        return nodes if any(other.value == node.value for other in nodes) else (*nodes, node)

    def _conflict(self, node: Node, before: str, after: str) -> None:
        message = f"{before} and {after} can't both hold: the later is used"
        self._findings.warn("ALLOF-CONFLICT", message, node.location)


def _different(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return the nodes without those that say the same as one before."""
    found: list[Node] = []
    for node in nodes:
        if not any(other.value == node.value for other in found):
            found.append(node)
    return tuple(found)


def _type_hint(name: str) -> str:
    known = {
        "file": "Write type: string, format: binary.",
        "date": "Write type: string, format: date.",
        "datetime": "Write type: string, format: date-time.",
        "float": "Write type: number.",
        "int": "Write type: integer.",
        "bool": "Write type: boolean.",
        "any": "Leave type out.",
    }
    return known.get(name.lower(), f"One of {', '.join(sorted(KINDS))}.")
