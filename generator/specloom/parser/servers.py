"""Servers (OAS 3.1 §4.8.5)."""

from __future__ import annotations

import re

from specloom.ir.api import Server, ServerVariable
from specloom.parser.context import Context
from specloom.parser.nodes import Node, elements, members

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def read_servers(context: Context, holder: Node) -> tuple[Server, ...]:
    """Return the servers that an object declares."""
    found: list[Server] = []
    for node in elements(holder.get("servers"), context.findings, "servers"):
        variables = tuple(
            _variable(context, name, variable)
            for name, variable in members(node.get("variables"), context.findings, "variables")
        )
        url = context.text(node, "url")
        declared = {variable.name for variable in variables}
        for name in _VARIABLE.findall(url):
            if name not in declared:
                message = f"the variable {name!r} of this server is not declared"
                context.findings.warn("SERVER-VARIABLE", message, node.location)
        name = context.text(node, "name")
        found.append(Server(url, node.location, context.text(node, "description") or name, variables, name))
    return tuple(found)


def _variable(context: Context, name: str, node: Node) -> ServerVariable:
    values = tuple(
        (
            element.value
            if isinstance(element.value, str)
            else context.documents.written(element) or str(element.value)
        )
        for element in elements(node.get("enum"), context.findings, "enum")
    )
    return ServerVariable(name, context.text(node, "default"), values, context.text(node, "description"))
