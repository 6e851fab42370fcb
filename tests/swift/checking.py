"""Checking the Swift of examples against what the pages say of types: no compiler, but what one would ask first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from tree_sitter import Node

from tests.pages.markdown import tables

NUMBERS = frozenset(("integer_literal", "real_literal"))
MADE = {
    "Date": ("ISO8601DateFormatter().date(from: ", "Date(timeIntervalSince1970: "),
    "UUID": ("UUID(uuidString: ",),
    "Data": ("Data(base64Encoded: ",),
    "Decimal": ("Decimal(string: ",),
    "URL": ("URL(fileURLWithPath: ",),
}
LITERALS = {
    "String": frozenset(("line_string_literal",)),
    "Bool": frozenset(("boolean_literal",)),
    "Int": frozenset(("integer_literal",)),
    "Int64": frozenset(("integer_literal",)),
    "UInt64": frozenset(("integer_literal",)),
    "Double": NUMBERS,
    "Float": NUMBERS,
}


@dataclass(slots=True)
class Documented:
    """What a model's page says: properties with their types and whether an initializer needs them, cases with theirs,
    constants, and the constants of the enumerations inside."""

    properties: dict[str, tuple[str, bool]] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    constants: frozenset[str] = frozenset()
    inside: dict[str, frozenset[str]] = field(default_factory=dict)


def read_page(page: str) -> Documented:
    """Read the tables of a model's page."""
    found = Documented()
    for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        table = next(tables(body), None)
        if table is None:
            continue
        rows = [[_plain(cell) for cell in row] for row in table.rows]
        match table.head:
            case ("Name", "Type", "Description", "Notes"):
                for name, kind, _, notes in rows:
                    free = kind.endswith("?") or any(
                        f"[{note}]" in notes for note in ("optional", "readonly", "writeonly")
                    )
                    found.properties[name] = (kind, not free)
            case ("Name", "Type", *_):
                found.cases = {row[0]: row[1] for row in rows}
            case ("Constant", *_) if title == "Values":
                found.constants = frozenset(row[0] for row in rows)
            case ("Constant", *_):
                found.inside[title] = frozenset(row[0] for row in rows)
    return found


def _plain(cell: str) -> str:
    """Return what a cell shows of a name or a type."""
    return unescape(re.sub(r"\[?\*\*(.+?)\*\*(\]\([^)]*\))?", r"\1", cell))


def read_models(pages: Mapping[str, str]) -> dict[str, Documented]:
    """Read the pages of all models, by the names of their types."""
    return {
        path.removeprefix("docs/").removesuffix(".md"): read_page(text)
        for path, text in pages.items()
        if "\n## Example\n```swift" in text
    }


@dataclass(frozen=True, slots=True)
class Checker:
    """What is known of types, and of the enumerations inside classes of methods (``FilesAPI.Order_listFiles``)."""

    models: Mapping[str, Documented]
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def faults(self, node: Node, kind: str, holder: str = "") -> Iterator[str]:
        """Yield what is wrong with an expression where a type is expected, inside the page of ``holder``."""
        if kind.endswith("?"):
            if node.type == "nil_literal":
                return
            kind = kind[:-1]
        wrong = f"not {kind}: {_text(node)[:80]}"
        own = self.models[holder].inside if holder else self.inside
        if kind in own:
            yield from [] if _text(node).removeprefix(".") in own[kind] else [wrong]
        elif kind in LITERALS:
            bare = node.child_by_field_name("target") if _text(node).startswith("-") else node
            yield from [] if bare is not None and bare.type in LITERALS[kind] else [wrong]
        elif kind in MADE:
            yield from [] if _text(node).startswith(MADE[kind]) else [wrong]
        elif kind == "AnyCodable":
            is_literal = node.type.endswith("_literal")
            yield from [] if is_literal or _text(node).startswith("AnyCodable(") else [wrong]
        elif dictionary := re.fullmatch(r"\[String: (.+)\]", kind):
            yield from [] if node.type == "dictionary_literal" else [wrong]
            for value in node.children_by_field_name("value"):
                yield from self.faults(value, dictionary[1], holder)
        elif array := re.fullmatch(r"\[(.+)\]|Set<(.+)>", kind):
            yield from [] if node.type == "array_literal" else [wrong]
            for element in node.children_by_field_name("element"):
                yield from self.faults(element, array[1] or array[2], holder)
        elif kind not in self.models:
            yield f"no such type: {kind}"
        elif self.models[kind].constants:
            yield from [] if _text(node).removeprefix(".") in self.models[kind].constants else [wrong]
        elif self.models[kind].cases:
            yield from self._case_faults(node, kind, wrong)
        else:
            yield from self._model_faults(node, kind, wrong)

    def _case_faults(self, node: Node, kind: str, wrong: str) -> Iterator[str]:
        case = _called(node).removeprefix(".")
        arguments = _arguments(node)
        if case not in self.models[kind].cases or len(arguments) != 1:
            yield wrong
        else:
            yield from self.faults(arguments[0][1], self.models[kind].cases[case], kind)

    def _model_faults(self, node: Node, kind: str, wrong: str) -> Iterator[str]:
        if _called(node) != kind:
            yield wrong
            return
        properties = {**self.models[kind].properties}
        properties.setdefault("additionalProperties", ("[String: AnyCodable]", False))
        arguments = dict(_arguments(node))
        yield from (f"{kind} has no {name}" for name in arguments if name not in properties)
        if list(arguments) != [name for name in properties if name in arguments]:
            yield f"not in the order of {kind}: {list(arguments)}"
        for name, (type, needed) in properties.items():
            if name in arguments:
                # An optional argument may be nil.
                expected = type if needed or type.endswith("?") else f"{type}?"
                yield from self.faults(arguments[name], expected, kind)
            elif needed:
                yield f"{kind} needs {name}"


def _text(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()


def _called(node: Node) -> str:
    return _text(node.children[0]) if node.type == "call_expression" else ""


def _arguments(node: Node) -> list[tuple[str, Node]]:
    suffix = next(child for child in node.children if child.type == "call_suffix")
    values = suffix.children[0]
    found = []
    for argument in values.children:
        value = argument.child_by_field_name("value")
        name = argument.child_by_field_name("name")
        if argument.type == "value_argument" and value is not None:
            found.append((_text(name) if name is not None else "", value))
    return found
