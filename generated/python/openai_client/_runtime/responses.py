"""Responses: which declaration fits one, and what it holds (OAS 3.1 §4.8.16)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import httpx2
from pydantic_core import ValidationError

from .declarations import (
    ANYTHING,
    DeclaredResponse,
    ResponseContent,
    find_content,
    find_response,
)
from .errors import ApiResponseValidationError
from .media_types import essence_of, is_json

_BOM = b"\xef\xbb\xbf"
_TEXTUAL = frozenset(
    f"application/{name}"
    for name in ("javascript", "jwt", "x-ndjson", "x-yaml", "yaml")
)


def read_body(
    response: httpx2.Response, declared: Sequence[DeclaredResponse], *, strict: bool
) -> Any:
    """Return what the body of a response holds.

    Args:
        response: A response that was read.
        declared: The responses that its operation declares.
        strict: Whether it has to fit its declaration.

    Raises:
        ApiResponseValidationError: It should hold JSON and doesn't or, if strict, it
            doesn't fit, has another media type, or is empty.
    """
    fitting = find_response(declared, response.status_code)
    contents = fitting.contents if fitting else ()
    media_type = essence_of(response.headers.get("content-type", ""))
    body = find_content(contents, media_type)
    if (
        media_type == "text/event-stream"
        and contents
        and is_json(contents[0].media_type)
    ):
        # A caller who asked for it in the body has a method that gives it, if any.
        raise _unfit(response, "a stream of events, where the call expects JSON")
    if strict:
        _check_content(response, contents, body, media_type)
    if body is None and contents and all(map(_is_raw, contents)):
        # It says to be something else, and is what a caller expects all the same.
        body = contents[0]
    if body is not None and _is_raw(body):
        return response.text if body.type.type is str else response.content
    if not response.content:
        return None if body is None or body.items is None else []
    if body is not None and body.items is not None:
        from .items import read_items

        return read_items(response, body.items, strict=strict)
    if is_json(media_type) or (body is not None and not media_type):
        type_ = ANYTHING if body is None else body.type
        try:
            return type_.decode(response.content.removeprefix(_BOM), strict=strict)
        except ValidationError as error:
            raise _unfit(response, problem(error)) from error
    return raw_body(response)


def _check_content(
    response: httpx2.Response,
    contents: Sequence[ResponseContent],
    body: ResponseContent | None,
    media_type: str,
) -> None:
    """Raise `ApiResponseValidationError` for a body of another kind, or none at all."""
    if response.content:
        if contents and body is None:
            raise _unfit(response, f"{media_type or 'no media type'} isn't declared")
    elif (
        contents
        and (body or contents[0]).items is None
        and not _is_raw(body or contents[0])
        and response.request.method != "HEAD"
        and response.status_code not in (204, 205, 304)
    ):
        raise _unfit(response, "the body is empty")


def _is_raw(body: ResponseContent) -> bool:
    """Whether a body is text or bytes as it comes, not JSON."""
    return body.type.type in (str, bytes) and not is_json(body.media_type)


def _unfit(response: httpx2.Response, what: str) -> ApiResponseValidationError:
    return ApiResponseValidationError(
        f"status {response.status_code}: {what}", response, raw_body(response)
    )


def raw_body(response: httpx2.Response) -> Any:
    """Return a body after its media type alone, whatever it holds."""
    if not response.content:
        return None
    media_type = essence_of(response.headers.get("content-type", ""))
    if is_json(media_type):
        try:
            return json.loads(response.content)
        except ValueError:
            return response.text
    return response.text if _is_text(media_type) else response.content


def _is_text(media_type: str) -> bool:
    return (
        media_type.startswith("text/")
        or media_type.endswith(("/xml", "+xml"))
        or media_type in _TEXTUAL
    )


def problem(error: ValidationError) -> str:
    """Say what is wrong with what was received."""
    first, *others = error.errors(include_url=False, include_input=False)
    place = ".".join(str(part) for part in first["loc"])
    text = f"{place}: {first['msg']}" if place else first["msg"]
    return f"{text} (and {len(others)} more)" if others else text
