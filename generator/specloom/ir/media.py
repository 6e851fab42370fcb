"""Media types as clients and servers treat them (RFC 9110 §8.3): how a body is written, and which one to ask for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from specloom.ir import exchange, graph
from specloom.ir.api import MediaType, Operation
from specloom.ir.types import Anything, Enumeration, ListOf, Scalar, ScalarKind, TupleOf, Types


class Kind(Enum):
    """How a body of a media type is written and read."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"


EVENT_STREAM = "text/event-stream"

_SEQUENTIAL = frozenset(
    {
        *(EVENT_STREAM, "application/json-seq"),
        *("application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines"),
        *("application/json-lines", "text/jsonl"),
        *("application/ndjson", "application/x-ndjson", "text/x-ndjson"),
    }
)


def essence_of(name: str) -> str:
    """Return a media type without its parameters."""
    return name.split(";", 1)[0].strip().lower()


def is_sequential(name: str) -> bool:
    """Return whether a media type is a sequence of items that are read one by one (OAS 3.2 §4.14.3)."""
    essence = essence_of(name)
    return essence in _SEQUENTIAL or essence.endswith("+json-seq")


def kind_of(media: MediaType, types: Types) -> Kind:
    """Return how a body is handled. A range without a better hint is what its schema suggests: JSON, or bytes."""
    name = essence_of(media.name)
    if name.endswith(("/json", "+json")):
        return Kind.JSON
    if name == "application/x-www-form-urlencoded":
        return Kind.FORM
    if name.startswith("multipart/"):
        parts = None if media.type is None else graph.resolve(types, media.type, through_nullable=True)
        # The parts of an array have no names (OAS 3.2 §4.14.5): nothing here writes them.
        return Kind.BINARY if isinstance(parts, ListOf | TupleOf) else Kind.MULTIPART
    if graph.is_textual(name) or name in (
        "text/*",
        "application/yaml",
        "application/x-yaml",
        "application/javascript",
    ):
        return Kind.TEXT
    if name in ("*/*", "application/*") and media.type is not None:
        resolved = graph.resolve(types, media.type, through_nullable=True)
        is_text = isinstance(resolved, Scalar) and resolved.kind is ScalarKind.STRING
        return Kind.BINARY if is_text else Kind.JSON
    return Kind.BINARY


def loses_type(media: MediaType, types: Types) -> bool:
    """Return whether a body is passed as the text that it travels as, although its type says more than that."""
    if media.type is None or kind_of(media, types) is not Kind.TEXT:
        return False
    match graph.resolve(types, media.type, through_nullable=True):
        case Scalar(kind=ScalarKind.STRING) | Anything():
            return False
        case Enumeration(scalar=Scalar(kind=ScalarKind.STRING)):
            return False
        case _:
            return True


def preferred(content: Iterable[MediaType], types: Types) -> MediaType | None:
    """Return the representation to ask for: JSON where there is one, else the first, a stream last."""
    return min(
        content,
        key=lambda media: (kind_of(media, types) is not Kind.JSON, is_sequential(media.name)),
        default=None,
    )


def streamed_media(operation: Operation, types: Types) -> MediaType | None:
    """Return what a successful response can be read as while it arrives: a sequence of items, else bytes."""
    successes = exchange.success_responses(operation)
    for response in operation.responses:
        for media in response.content if response in successes else ():
            if is_sequential(media.name):
                return media
    primary = exchange.primary_success(operation)
    media_type = preferred(primary.content, types) if primary is not None else None
    if media_type is None or operation.method == "HEAD" or kind_of(media_type, types) is not Kind.BINARY:
        return None
    return media_type


def json_body(operation: Operation, types: Types) -> MediaType | None:
    """Return the JSON that an operation's request may be, None where it is something else."""
    media = preferred(operation.request_body.content, types) if operation.request_body else None
    return media if media is not None and kind_of(media, types) is Kind.JSON else None
