"""A value of the document together with its place, and careful ways to take it apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.findings import Findings


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands."""

    location: Location
    value: JsonValue

    def child(self, key: str | int) -> Node:
        """Return a member or an element that exists."""
        if isinstance(self.value, dict):
            return Node(self.location.child(key), self.value[str(key)])
        assert isinstance(self.value, list)
        return Node(self.location.child(key), self.value[int(key)])

    def get(self, key: str) -> Node | None:
        """Return a member, None where this is no object or has no such member."""
        if isinstance(self.value, dict) and key in self.value:
            return Node(self.location.child(key), self.value[key])
        return None


def members(
    node: Node | None, findings: Findings, what: str, *, vital: bool = False
) -> Iterator[tuple[str, Node]]:
    """Yield the members of what must be an object: STRUCTURE where it is not, nothing where it is absent.

    An empty array is an empty object in languages that have one word for both. ``vital``: without it, nothing is left.
    """
    if node is None:
        return
    if not isinstance(node.value, dict):
        structure(node, findings, f"{what} must be an object", vital=vital, harmless=node.value == [])
        return
    for key in node.value:
        yield key, node.child(key)


def elements(node: Node | None, findings: Findings, what: str, *, vital: bool = False) -> Iterator[Node]:
    """Yield the elements of what must be an array: STRUCTURE where it is not, nothing where it is absent."""
    if node is None:
        return
    if not isinstance(node.value, list):
        structure(node, findings, f"{what} must be an array", vital=vital)
        return
    for number in range(len(node.value)):
        yield node.child(number)


def structure(
    node: Node,
    findings: Findings,
    message: str,
    outcome: str = "it is left out",
    *,
    vital: bool = False,
    harmless: bool = False,
) -> None:
    """Report a value of the wrong kind. The message says what it must be; the hint, how that is written.

    ``vital``: without it, nothing is left, so that nobody can be lenient. ``harmless``: no type and no operation
    is lost.
    """
    wanted = message.rpartition(" must be ")[2]
    hint = next((hint for start, hint in _WRITTEN if wanted.startswith(start)), "")
    told = f"{message}, not {kind_of(node.value)}"
    if vital:
        findings.error("STRUCTURE", told, node.location, hint)
    elif harmless:
        findings.warn("STRUCTURE", f"{told}: {outcome}", node.location, hint)
    else:
        findings.lose("STRUCTURE", told, outcome, node.location, hint)


_WRITTEN = (
    ("an object", "Write it as members (`name: value`), or leave it out."),
    ("an array of names", "Write a list of names, such as [id, name], or leave it out."),
    ("an array", "Write it as a list (`- value`), or leave it out."),
    ("arrays", "Write a list of schemas, each after `- `."),
    ("a number", "Write a number without quotes, or leave it out."),
    ("a text", "Write a text, in quotes where it looks like something else, or leave it out."),
    ("the name of a type", "Write a name such as string, or a list of names such as [string, 'null']."),
)
"""How what is wanted is written: the first entry that the wish starts with."""


def kind_of(value: JsonValue) -> str:
    """Return what a value is, in a person's words."""
    match value:
        case None:
            return "null"
        case bool():
            return f"the boolean {str(value).lower()}"
        case int() | float():
            return "a number"
        case str():
            return f"the text {value[:40]!r}"
        case dict():
            return "an object"
        case _:
            return "an array"
