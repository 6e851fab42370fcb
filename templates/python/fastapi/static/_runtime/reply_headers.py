"""The headers of a reply, as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from . import styles
from .declarations import DeclaredHeader, DeclaredResponse
from .headers import header_name, header_text
from .media_types import essence_of, is_json
from .replies import Reply
from .reply_checks import BadReplyError, check


def headers_of(
    reply: Reply[Any, Any], fitting: DeclaredResponse | None, *, checked: bool
) -> dict[str, str]:
    """Return the texts of a reply's headers, by name in lower case.

    Raises:
        BadReplyError: They aren't what its response declares.
    """
    declared = fitting.headers if fitting else {}
    headers = {name.lower(): value for name, value in reply.extra_headers.items()}
    for name, value in reply.headers.items():
        one = declared.get(name.lower())
        if one is None and checked and fitting is not None:
            raise BadReplyError(f"header {name}: not declared, see extra_headers")
        if value is not None:
            headers[name.lower()] = _header(name, value, one, checked=checked)
    if checked:
        for name, each in declared.items():
            if each.required and name not in headers:
                raise BadReplyError(f"header {name}: missing")
    return headers


def _header(
    name: str, value: Any, declared: DeclaredHeader | None, *, checked: bool
) -> str:
    """Return a header's text, in the style ``simple`` or as its content."""
    if declared is None:
        return styles.simple(
            to_jsonable_python(value), explode=False, encode=styles.plain
        )
    what = f"header {name}"
    plain = to_jsonable_python(declared.type.to_plain(value, what))
    if checked:
        check(declared.type, json.dumps(plain).encode(), what)
    if declared.content is not None and is_json(essence_of(declared.content)):
        return json.dumps(plain)
    return styles.simple(plain, explode=declared.explode, encode=styles.plain)


def sendable(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers as Starlette takes them: a character for each byte."""
    return {
        header_name(name): header_text(name, text).encode().decode("latin-1")
        for name, text in headers.items()
    }
