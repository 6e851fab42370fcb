"""What the readers of operations and their parts share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir.types import Documentation, JsonValue
from specloom.parser.facts import documentation
from specloom.parser.findings import Findings
from specloom.parser.nodes import Node
from specloom.parser.references import Documents
from specloom.parser.schemas import Schemas
from specloom.parser.trails import Trails


@dataclass(frozen=True, slots=True)
class Context:
    """One document set being read."""

    documents: Documents
    findings: Findings
    schemas: Schemas
    trails: Trails

    def text(self, node: Node | None, key: str) -> str:
        """Return a member that is a text; a YAML number or boolean is what was written, anything else ``""``."""
        member = None if node is None else node.get(key)
        if member is None:
            return ""
        match member.value:
            case str() as value:
                return value
            case bool() | int() | float() as value:
                return self.documents.written(member) or str(value)
            case _:
                return ""

    def flag(self, node: Node, key: str, otherwise: bool = False) -> bool:
        """Return a member that is a boolean, the default where it is absent or no boolean."""
        member = node.get(key)
        return member.value if member is not None and isinstance(member.value, bool) else otherwise

    def documentation(self, node: Node) -> Documentation:
        """Return the documentation of an object."""
        return documentation(mapping(node))


def mapping(node: Node | None) -> Mapping[str, JsonValue]:
    """Return a node's value where it is an object, else an empty one."""
    return node.value if node is not None and isinstance(node.value, dict) else {}


def external_docs(node: Node) -> tuple[str, str]:
    """Return where ``externalDocs`` points, and what it says is there."""
    doc = documentation(mapping(node))
    return doc.external_url, doc.external_description
