"""Questions about operations: which there are, what travels which way, which response counts.

All answers are deterministic, in document order where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from specloom.ir.api import Api, Header, MediaType, Operation, Response
from specloom.ir.graph import reachable
from specloom.ir.types import Access, Types, TypeUse


class Direction(Enum):
    """Which way a value travels, as the operation's caller sees it."""

    REQUEST = "request"
    RESPONSE = "response"


def travels(access: Access, direction: Direction) -> bool:
    """Return whether a property of this access travels in this direction (OAS 3.1 §4.8.24.3)."""
    match access:
        case Access.BOTH:
            return True
        case Access.READ:
            return direction is Direction.RESPONSE
        case Access.WRITE:
            return direction is Direction.REQUEST
        case _:
            assert_never(access)


@dataclass(frozen=True, slots=True)
class OperationUses:
    """The uses that stand directly in an operation, by the direction in which their values travel."""

    request: tuple[TypeUse, ...]
    response: tuple[TypeUse, ...]


def operation_uses(operation: Operation) -> OperationUses:
    """Return what parameters, bodies and headers are made of; callbacks have uses of their own."""
    request = [parameter.type for parameter in operation.parameters]
    if operation.request_body is not None:
        request.extend(_media_uses(operation.request_body.content))
    response: list[TypeUse] = []
    for answer in operation.responses:
        response.extend(_header_uses(answer.headers))
        response.extend(_media_uses(answer.content))
    return OperationUses(tuple(request), tuple(response))


def _media_uses(content: Iterable[MediaType]) -> Iterator[TypeUse]:
    for media in content:
        if media.type is not None:
            yield media.type
        if media.item_type is not None:
            yield media.item_type
        for encoding in media.encodings:
            yield from _header_uses(encoding.headers)


def _header_uses(headers: Iterable[Header]) -> Iterator[TypeUse]:
    return (header.type for header in headers)


@dataclass(frozen=True, slots=True)
class DirectedOperation:
    """An operation and who sends it: the API itself sends ``incoming`` ones (webhooks, callbacks)."""

    operation: Operation
    incoming: bool


def directed_operations(api: Api) -> Iterator[DirectedOperation]:
    """Yield every operation: those of the paths, then the webhooks, each followed by its callbacks."""
    waiting = [DirectedOperation(operation, True) for operation in reversed(api.webhooks)]
    waiting += [DirectedOperation(operation, False) for operation in reversed(api.operations)]
    while waiting:
        current = waiting.pop()
        yield current
        for callback in reversed(current.operation.callbacks):
            for operation in reversed(callback.operations):
                waiting.append(DirectedOperation(operation, not current.incoming))


def all_operations(api: Api) -> Iterator[Operation]:
    """Yield every operation of the API, webhooks and callbacks included, in document order."""
    return (directed.operation for directed in directed_operations(api))


def request_types(api: Api) -> Types:
    """Return the definitions that the API's user sends: in requests, in answers to webhooks and callbacks.

    What only a ``readOnly`` property needs is included: a user may send back what they got.
    """
    return reachable(api.types, _sent_uses(api))


def _sent_uses(api: Api) -> Iterator[TypeUse]:
    for directed in directed_operations(api):
        uses = operation_uses(directed.operation)
        yield from uses.response if directed.incoming else uses.request


def success_responses(operation: Operation) -> tuple[Response, ...]:
    """Return the responses that mean success: the exact 2xx codes in order, then ``2XX``.

    ``default`` stands in for them where no 2xx and no 3xx response is declared.
    """
    successes = _ranked(operation, "2")
    if not successes and not _ranked(operation, "3"):
        return tuple(response for response in operation.responses if response.status == "default")
    return successes


def error_responses(operation: Operation) -> tuple[Response, ...]:
    """Return the responses that mean failure: exact 4xx and 5xx codes, ``4XX``, ``5XX``, then ``default``."""
    failures = _ranked(operation, "4") + _ranked(operation, "5")
    exact = tuple(response for response in failures if response.status.isdigit())
    ranges = tuple(response for response in failures if not response.status.isdigit())
    successes = success_responses(operation)
    rest = tuple(
        response
        for response in operation.responses
        if response.status == "default" and response not in successes
    )
    return exact + ranges + rest


def _ranked(operation: Operation, digit: str) -> tuple[Response, ...]:
    found = [response for response in operation.responses if response.status.startswith(digit)]
    return tuple(sorted(found, key=lambda response: response.status.upper()))


def primary_success(operation: Operation) -> Response | None:
    """Return the response that a simple call gives: the first success with content, else the first."""
    successes = success_responses(operation)
    return next((response for response in successes if response.content), next(iter(successes), None))
