"""Media types as the Python client treats them (RFC 9110 §8.3)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from specloom.ir import graph
from specloom.ir.api import MediaType, Operation
from specloom.ir.types import Scalar, Types


class Kind(Enum):
    """How a body of a media type is written and read."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"


def kind_of(media: MediaType, types: Types) -> Kind:
    """Return how a body is handled. A range without a better hint is what its schema suggests: JSON, or bytes."""
    name = media.name.split(";", 1)[0].strip().lower()
    if name.endswith(("/json", "+json")):
        return Kind.JSON
    if name == "application/x-www-form-urlencoded":
        return Kind.FORM
    if name.startswith("multipart/"):
        return Kind.MULTIPART
    if graph.is_textual(name) or name in (
        "text/*",
        "application/yaml",
        "application/x-yaml",
        "application/javascript",
    ):
        return Kind.TEXT
    if name in ("*/*", "application/*") and media.type is not None:
        resolved = graph.resolve(types, media.type, through_nullable=True)
        return Kind.BINARY if isinstance(resolved, Scalar) else Kind.JSON
    return Kind.BINARY


def preferred(content: Iterable[MediaType], types: Types) -> MediaType | None:
    """Return the representation to ask for: JSON where there is one, else the first."""
    listed = tuple(content)
    found = (media for media in listed if kind_of(media, types) is Kind.JSON)
    return next(found, next(iter(listed), None))


def json_body(operation: Operation, types: Types) -> MediaType | None:
    """Return the JSON that an operation's request may be, None where it is something else."""
    media = preferred(operation.request_body.content, types) if operation.request_body else None
    return media if media is not None and kind_of(media, types) is Kind.JSON else None
