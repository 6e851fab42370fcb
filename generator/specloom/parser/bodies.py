"""Bodies and responses (OAS 3.1 §4.8.13 to §4.8.17)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from specloom.ir.api import Encoding, Link, MediaType, RequestBody, Response, Style
from specloom.parser.context import Context, mapping
from specloom.parser.examples import read_examples
from specloom.parser.nodes import Node, members, structure
from specloom.parser.parameters import read_headers
from specloom.parser.source import pointer_tokens

_STATUS = re.compile(r"[1-5](?:[0-9][0-9]|XX)\Z|default\Z")
_FORM = "application/x-www-form-urlencoded"
_STYLED = (_FORM, "multipart/form-data")
_STYLES = {style.value: style for style in Style}


def read_request_body(context: Context, holder: Node) -> RequestBody | None:
    """Return an operation's request body."""
    entry = holder.get("requestBody")
    node = None if entry is None else context.documents.follow(entry)
    if node is None:
        return None
    if not isinstance(node.value, dict):
        structure(node, context.findings, "a request body must be an object")
        return None
    return RequestBody(
        context.flag(node, "required"),
        _content(context, node),
        node.location,
        context.text(node, "description"),
        _component_name(node, "requestBodies"),
    )


def _component_name(node: Node, section: str) -> str:
    tokens = pointer_tokens(node.location.pointer)
    return tokens[2] if tokens[:2] == ["components", section] and len(tokens) == 3 else ""


def read_responses(context: Context, holder: Node, operations: Mapping[str, str]) -> tuple[Response, ...]:
    """Return an operation's responses: exact codes, then ranges, then ``default``, each in document order.

    ``operations`` finds the id of an operation by its operationId and by its canonical place, for links.
    """
    found: list[Response] = []
    for code, entry in members(holder.get("responses"), context.findings, "responses"):
        if code.startswith("x-"):
            continue
        status = code if code.lower() != "default" else "default"
        status = status.upper() if re.match(r"[1-5]xx\Z", status, re.IGNORECASE) else status
        node = context.documents.follow(entry)
        if not _STATUS.match(status):
            message = f"{code!r} is not a status code: this response is left out"
            context.findings.warn("RESPONSE-CODE", message, entry.location, "Three digits, 2XX, or default.")
        elif node is not None and not isinstance(node.value, dict):
            structure(node, context.findings, "a response must be an object")
        elif node is not None:
            found.append(
                Response(
                    status,
                    _content(context, node),
                    read_headers(context, node),
                    _links(context, node, operations),
                    node.location,
                    context.text(node, "description") or context.text(node, "summary"),
                    context.text(node, "summary"),
                )
            )
    return tuple(sorted(found, key=lambda response: (response.status == "default", "X" in response.status)))


def _content(context: Context, holder: Node) -> tuple[MediaType, ...]:
    found: list[MediaType] = []
    for name, entry in members(holder.get("content"), context.findings, "content"):
        node = context.documents.follow(entry)
        if node is None:
            continue
        if not isinstance(node.value, dict):
            structure(node, context.findings, "a media type must be an object")
            continue
        extensions = {key: value for key, value in mapping(node).items() if key.startswith("x-")}
        schema, item = node.get("schema"), node.get("itemSchema")
        for word in ("prefixEncoding", "itemEncoding"):
            if node.get(word) is not None:
                message = f"{word} is not looked at: parts that have no name are written as bytes"
                context.findings.count("KEYWORD-IGNORED", message, node.location.child(word))
        found.append(
            MediaType(
                name,
                None if schema is None else context.schemas.use(schema),
                node.location,
                None if item is None else context.schemas.use(item),
                _encodings(context, node, name),
                read_examples(context, node),
                extensions or None,
            )
        )
    return tuple(found)


def _encodings(context: Context, media: Node, media_type: str) -> tuple[Encoding, ...]:
    found: list[Encoding] = []
    essence = media_type.partition(";")[0].strip().lower()
    for name, node in members(media.get("encoding"), context.findings, "encoding"):
        words = mapping(node)
        for word in ("encoding", "prefixEncoding", "itemEncoding"):
            if word in words:
                message = f"{word} inside an encoding is not looked at"
                context.findings.count("KEYWORD-IGNORED", message, node.location.child(word))
        content_type = context.text(node, "contentType")
        explicit = any(word in words for word in ("style", "explode", "allowReserved"))
        style: Style | None = None
        if (explicit and essence in _STYLED) or (essence == _FORM and not content_type):
            style = _STYLES.get(context.text(node, "style"), Style.FORM)
        found.append(
            Encoding(
                name,
                content_type,
                read_headers(context, node),
                style,
                context.flag(node, "explode", style is Style.FORM),
                context.flag(node, "allowReserved"),
            )
        )
    return tuple(found)


def _links(context: Context, response: Node, operations: Mapping[str, str]) -> tuple[Link, ...]:
    found: list[Link] = []
    for name, entry in members(response.get("links"), context.findings, "links"):
        node = context.documents.follow(entry)
        if node is None:
            continue
        operation_id, reference = context.text(node, "operationId"), context.text(node, "operationRef")
        target = operations.get(operation_id, "") if operation_id else ""
        if reference:
            location = context.documents.names(reference, node.location.file)
            target = operations.get(str(location), "") if location is not None else ""
        if not target:
            message = (
                f"the link leads to no operation of this document: {operation_id or reference or 'nothing'}"
            )
            context.findings.warn("LINK-UNRESOLVED", message, node.location)
        parameters = {
            key: value.value for key, value in members(node.get("parameters"), context.findings, "parameters")
        }
        body = node.get("requestBody")
        description = context.text(node, "description")
        found.append(Link(name, target, parameters, None if body is None else body.value, description))
    return tuple(found)
