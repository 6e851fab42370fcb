"""What a method of an operation gives, and what is said over HTTP about bodies."""

from __future__ import annotations

from specloom.ir.api import Api, Operation, Response
from specloom.ir.exchange import primary_success
from specloom.ir.graph import is_textual
from specloom.ir.types import Anything, Scalar, ScalarKind, TypeUse
from specloom.targets.kit.reference.style import Style


def result_of(operation: Operation, style: Style) -> TypeUse | None:
    """Return the type of a method's result, None where it gives nothing.

    ``verbatim`` looks at the first success alone, as the pages that it reproduces do. ``corrected`` takes the first one
    with content, and knows what content without a schema is.
    """
    if style is Style.VERBATIM:
        response = _first_success(operation)
        return response.content[0].type if response is not None and response.content else None
    response = primary_success(operation)
    return None if response is None else _held(response)


def results_of(operation: Operation) -> tuple[TypeUse, ...]:
    """Return the types of the bodies of all responses, errors included, in document order: what a server answers."""
    held = (_held(response) for response in operation.responses)
    return tuple(use for use in held if use is not None)


def _held(response: Response) -> TypeUse | None:
    if not response.content:
        return None
    media = response.content[0]
    if media.type is not None:
        return media.type
    if "json" in media.name.lower():
        return Anything()
    binary = "" if is_textual(media.name) else "application/octet-stream"
    return Scalar(ScalarKind.STRING, content_media_type=binary)


def _first_success(operation: Operation) -> Response | None:
    successes = sorted(
        (response for response in operation.responses if response.status.startswith("2")),
        key=lambda response: response.status.upper(),
    )
    defaults = (response for response in operation.responses if response.status == "default")
    return successes[0] if successes else next(defaults, None)


def content_types(operation: Operation) -> tuple[str, ...]:
    """Return the media types of the request in document order; none where any will do."""
    body = operation.request_body
    names = tuple(dict.fromkeys(media.name for media in body.content)) if body is not None else ()
    return () if names == ("*/*",) else names


def accepted_types(operation: Operation) -> tuple[str, ...]:
    """Return the distinct media types of all responses, errors included, in document order."""
    return tuple(dict.fromkeys(media.name for response in operation.responses for media in response.content))


def base_url(api: Api) -> str:
    """Return the URL of the first server with its variables' defaults, without a slash at its end."""
    url = api.servers[0].url if api.servers else ""
    for variable in api.servers[0].variables if api.servers else ():
        url = url.replace(f"{{{variable.name}}}", variable.default)
    return url.removesuffix("/") or "http://localhost"
