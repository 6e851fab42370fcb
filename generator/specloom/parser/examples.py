"""Examples of media types, parameters and headers (OAS 3.1 §4.8.19)."""

from __future__ import annotations

from specloom.ir.api import Example
from specloom.parser.context import Context, mapping
from specloom.parser.nodes import Node, members


def read_examples(context: Context, node: Node) -> tuple[Example, ...]:
    """Return the examples beside a schema: ``example`` first, without a name, then ``examples``."""
    found: list[Example] = []
    if "example" in mapping(node):
        found.append(Example("", node.child("example").value))
    several = node.get("examples")
    if several is not None and isinstance(several.value, list):
        found.extend(Example("", value) for value in several.value)
        return tuple(found)
    for name, entry in members(several, context.findings, "examples"):
        target = context.documents.follow(entry)
        if target is None:
            continue
        if not isinstance(target.value, dict):
            found.append(Example(name, target.value))
            continue
        value = target.value.get("value", target.value.get("dataValue"))
        found.append(
            Example(
                name,
                value,
                context.text(target, "summary"),
                context.text(target, "description"),
                context.text(target, "externalValue"),
            )
        )
    return tuple(found)
