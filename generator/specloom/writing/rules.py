"""The rules of the templates: what a template may say, checked on its syntax tree before it is compiled.

A template prints attributes, tests one boolean, loops, includes and indents. Everything else is decided by
the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

_LOOP_ATTRIBUTES = frozenset({"first", "last"})


@dataclass(frozen=True, slots=True)
class Violation:
    """A place in a template that breaks a rule. ``line`` counts from 1."""

    line: int
    message: str


def violations(template: nodes.Template) -> Iterator[Violation]:
    """Find what the template may not say, in the order of its lines."""
    for statement in template.body:
        yield from _statement(statement)


def _statement(node: nodes.Node) -> Iterator[Violation]:
    match node:
        case nodes.Output():
            for part in node.nodes:
                yield from _printed(part)
        case nodes.For():
            yield from _loop(node)
        case nodes.If():
            yield from _tested(node.test)
            yield from _statements([*node.body, *node.elif_, *node.else_])
        case nodes.Include():
            if not isinstance(node.template, nodes.Const) or node.ignore_missing or not node.with_context:
                yield Violation(node.lineno, "an include names one template, plainly")
        case _:
            yield Violation(
                node.lineno, f"{_name(node)} is not among the statements: print, for, if, include"
            )


def _statements(body: list[nodes.Node]) -> Iterator[Violation]:
    for statement in body:
        yield from _statement(statement)


def _loop(node: nodes.For) -> Iterator[Violation]:
    if not isinstance(node.target, nodes.Name):
        yield Violation(node.lineno, "a loop has one variable")
    if node.test is not None or node.recursive:
        yield Violation(node.lineno, "a loop neither filters nor recurses: the model holds the finished list")
    yield from _attribute(node.iter)
    yield from _statements([*node.body, *node.else_])


def _printed(node: nodes.Node) -> Iterator[Violation]:
    match node:
        case nodes.TemplateData():
            pass
        case nodes.Filter():
            plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
            width = len(node.args) == 1 and isinstance(node.args[0], nodes.Const)
            if node.name != "indent" or not (plain and width) or node.node is None:
                yield Violation(node.lineno, f"the only filter is indent(width), not {node.name}")
            else:
                yield from _attribute(node.node)
        case _:
            yield from _attribute(node)


def _tested(node: nodes.Node) -> Iterator[Violation]:
    if isinstance(node, nodes.Not):
        node = node.node
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "loop":
        if node.attr not in _LOOP_ATTRIBUTES:
            yield Violation(node.lineno, f"of a loop only first and last may be tested, not {node.attr}")
        return
    yield from _attribute(node)


def _attribute(node: nodes.Node) -> Iterator[Violation]:
    """Allow a name or a chain of attributes that starts from one."""
    match node:
        case nodes.Name():
            named = node.name
        case nodes.Getattr():
            named = node.attr
            yield from _attribute(node.node)
        case _:
            yield Violation(node.lineno, f"{_name(node)} is a thought: give the model an attribute for it")
            return
    if named.startswith("_") or named == "loop":
        yield Violation(node.lineno, f"{named} is not an attribute of the model")


def _name(node: nodes.Node) -> str:
    return type(node).__name__
