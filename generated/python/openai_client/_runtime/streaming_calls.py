"""Calls whose responses are read while they arrive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel

from .calls import Call, Streaming

if TYPE_CHECKING:
    from .base_client import BaseClient
    from .operation import Operation
    from .options import RequestOptions

MakeCall: TypeAlias = Callable[[Mapping[str, str]], Call[Any]]
"""Makes a call again, with headers to add."""


def calls_for_items(
    client: BaseClient,
    operation: Operation[Any],
    arguments: tuple[Any, ...],
    *,
    body: Any,
    content_type: str | None,
    sets_stream: bool,
    options: RequestOptions,
) -> MakeCall:
    """Return what makes the calls for a stream of items.

    Args:
        client: Whose calls they are.
        operation: What is called.
        arguments: A value for each of its parameters.
        body: The request's body.
        content_type: The body's media type.
        sets_stream: Whether the body has a property ``stream`` that asks for it.
        options: The caller's options.
    """
    accept = operation.items.media_type
    sent = _asking_for_stream(body) if sets_stream else body

    def make(headers: Mapping[str, str]) -> Call[Any]:
        streaming = Streaming(accept, headers)
        return Call(
            client, operation, arguments, sent, content_type, options, streaming
        )

    return make


def calls_for_bytes(
    client: BaseClient,
    operation: Operation[Any],
    arguments: tuple[Any, ...],
    *,
    body: Any,
    content_type: str | None,
    options: RequestOptions,
) -> MakeCall:
    """Return what makes the calls for a download."""

    def make(headers: Mapping[str, str]) -> Call[Any]:
        # Compressed, it couldn't be continued where it broke off.
        plain = {"Accept-Encoding": "identity", **headers}
        streaming = Streaming(operation.accept, plain)
        return Call(
            client, operation, arguments, body, content_type, options, streaming
        )

    return make


def _asking_for_stream(body: Any) -> Any:
    if isinstance(body, BaseModel):
        return body.model_copy(update={"stream": True})
    if body is None or isinstance(body, Mapping):
        return {**(body or {}), "stream": True}
    return body
