"""Which of an operation's responses a request gets."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir.api import MediaType, Operation, Response
from specloom.ir.exchange import primary_success
from specloom.mock.faults import INVALID, UNREADABLE


def success_of(operation: Operation) -> Response | None:
    """Return the response to a request that is right: a success, else a redirection, else what is declared first."""
    chosen = primary_success(operation)
    if chosen is not None:
        return chosen
    order = sorted(operation.responses, key=lambda response: not response.status.startswith("3"))
    return next((response for response in order if not response.status.startswith("1")), None)


def response_for(operation: Operation, status: int) -> Response | None:
    """Return what is declared for a status: its own response, its range's, or the default one."""
    for name in (str(status), f"{status // 100}XX", "default"):
        for response in operation.responses:
            if response.status == name:
                return response
    return None


def status_of(operation: Operation, response: Response) -> int:
    """Return a status that a response is sent with, where none was asked for."""
    if response.status.isdigit():
        return int(response.status)
    if response.status[0].isdigit():
        first = int(response.status[0]) * 100
    else:
        first = 200 if response is success_of(operation) else 500
    codes = range(first, first + 100)
    return next((code for code in codes if response_for(operation, code) is response), first)


def refusal_status(operation: Operation, status: int) -> int:
    """Return the status to refuse a request with: of 400 and 422 the declared one, where only one of them is."""
    invalid = {str(INVALID), str(UNREADABLE)}
    declared = {response.status for response in operation.responses} & invalid
    return int(*declared) if str(status) in invalid and len(declared) == 1 else status


def with_example(
    operation: Operation, response: Response | None, name: str
) -> tuple[Response, MediaType] | None:
    """Return where the example of this name is: in the response, or in any where none was chosen."""
    for each in _in_order(operation, response):
        for media in each.content:
            if any(example.name == name and not example.external_value for example in media.examples):
                return each, media
    return None


def _in_order(operation: Operation, response: Response | None) -> Iterator[Response]:
    if response is not None:
        yield response
        return
    success = success_of(operation)
    if success is not None:
        yield success
    yield from (each for each in operation.responses if each is not success)


def example_names(operation: Operation, response: Response | None) -> tuple[str, ...]:
    """Return the names of all examples that can be asked for."""
    return tuple(
        dict.fromkeys(
            example.name
            for each in _in_order(operation, response)
            for media in each.content
            for example in media.examples
            if example.name
        )
    )
