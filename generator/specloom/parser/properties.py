"""What a property says (JSON Schema §10.3.2.1). In a large document most properties say what others have said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specloom.ir.types import Access, Default, Documentation, Field, JsonValue, Step, StepKind, TypeUse
from specloom.parser.draft import Draft
from specloom.parser.facts import access_of, default_of, documentation
from specloom.parser.nodes import Node
from specloom.parser.place import Place

if TYPE_CHECKING:
    from specloom.parser.schemas import Schemas

_SCALARS = frozenset(("string", "integer", "number", "boolean"))
_PLACED = frozenset(("const", "default"))
"""Words that define something at their place, or whose values are looked up there as they were written."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a property's schema says, wherever it stands."""

    use: TypeUse
    access: Access
    doc: Documentation
    default: Default | None
    examples: tuple[JsonValue, ...]


def read_property(schemas: Schemas, holder: Draft, name: str, nodes: Sequence[Node], place: Place) -> Field:
    """Return a property of an object. Its schemas hold at once."""
    key = _plain_key(nodes)
    meaning = None if key is None else schemas.plain.get(key)
    if meaning is None:
        reports = schemas.findings.reports
        meaning = _meaning(schemas, name, nodes, place)
        if key is not None and schemas.findings.reports == reports:
            schemas.plain[key] = meaning
    return Field(
        name,
        meaning.use,
        name in holder.required,
        meaning.access,
        nodes[-1].location,
        meaning.doc,
        meaning.default,
        meaning.examples,
    )


def _meaning(schemas: Schemas, name: str, nodes: Sequence[Node], place: Place) -> Meaning:
    node = nodes[-1]
    step = Step(StepKind.PROPERTY, name)
    use = schemas.together(nodes, place.inside(f"property={name}", step))
    draft = schemas.drafts.of(*nodes) if isinstance(node.value, dict) else Draft(node.location)
    words = draft.words
    if words.get("readOnly") is True and words.get("writeOnly") is True:
        message = "a property can't be both readOnly and writeOnly: it travels both ways"
        schemas.findings.warn("ACCESS-CONTRADICTION", message, node.location)
    return Meaning(
        use,
        access_of(words),
        documentation(words),
        default_of(schemas.documents, node, words, use),
        draft.examples,
    )


def _plain_key(nodes: Sequence[Node]) -> Hashable:
    """Return what a property's schema is known by if it says the same at every place of its file, else None.

    That is a scalar without a definition of its own.
    """
    value = nodes[0].value
    if len(nodes) != 1 or not isinstance(value, dict):
        return None
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _SCALARS:
        return None
    for word, member in value.items():
        if isinstance(member, dict | list) or word in _PLACED or word.startswith("$"):
            return None
    # Types tell true from 1.
    return (nodes[0].location.file, *[(word, type(member), member) for word, member in value.items()])
