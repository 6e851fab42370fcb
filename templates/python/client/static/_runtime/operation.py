"""Operations, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from .bodies import (
    Body,
    Content,
    JsonBody,
    binary_body,
    form_body,
    json_body,
    multipart_body,
    text_body,
)
from .declarations import (
    DeclaredResponse,
    ItemFormat,
    content,
    items,
    response,
    response_header,
)
from .encodings import part, style
from .errors import RequestValidationError
from .media_types import covers
from .parameters import (
    Parameter,
    Target,
    cookie,
    expand,
    header,
    part_header,
    path,
    query,
)
from .security import Requirements

__all__ = [
    "Operation",
    "binary_body",
    "content",
    "cookie",
    "form_body",
    "header",
    "items",
    "json_body",
    "multipart_body",
    "part",
    "part_header",
    "path",
    "query",
    "response",
    "response_header",
    "style",
    "text_body",
]

Data = TypeVar("Data")


class Operation(Generic[Data]):
    """One operation, whose successful response holds ``Data``.

    Attributes:
        method: The HTTP method.
        path: The template of the path.
        parameters: What it takes beside a body, in the order of a call's arguments.
        body: The bodies that it takes, the usual one first.
        body_required: Whether it takes no call without one.
        responses: The responses that it declares.
        security: The credentials that it needs.
        server: Where it is, if not where the rest of the API is.
    """

    def __init__(
        self,
        method: str,
        path: str,
        *,
        parameters: tuple[Parameter, ...] = (),
        body: tuple[Body, ...] = (),
        body_required: bool = False,
        responses: tuple[DeclaredResponse, ...] = (),
        security: Requirements = (),
        server: str | None = None,
    ) -> None:
        self.method = method
        self.path = path
        self.parameters = parameters
        self.body = body
        self.body_required = body_required
        self.responses = responses
        self.security = security
        self.server = server

    @cached_property
    def accept(self) -> str:
        """The media types that its responses have, for the header ``Accept``.

        What a response has beside its preferred one is asked for with less weight, a
        stream not at all.
        """
        names: dict[str, str] = {}
        for one in self.responses:
            for each in one.contents[:1]:
                names[each.media_type] = each.media_type
        for one in self.responses:
            for each in one.contents[1:]:
                if each.items is not None:
                    continue
                names.setdefault(each.media_type, f"{each.media_type};q=0.5")
        return ", ".join(names.values()) or "*/*"

    @cached_property
    def items(self) -> ItemFormat:
        """What its stream is made of."""
        return next(
            each.items
            for one in self.responses
            if one.status[0] in "2D"
            for each in one.contents
            if each.items is not None
        )

    def target(self, arguments: tuple[Any, ...]) -> Target:
        """Return where a call with these arguments goes.

        Raises:
            RequestValidationError: An argument doesn't fit.
        """
        return expand(self.path, self.parameters, arguments)

    def content(
        self,
        value: Any,
        media_type: str | None,
        part_headers: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Content | None:
        """Return the body of a call, None if it has none.

        Args:
            value: What the caller passed.
            media_type: What to send it as, None for the usual one.
            part_headers: Headers of the parts of a multipart body, by property.

        Raises:
            RequestValidationError: The value doesn't fit.
        """
        if not self.body_required and self._is_left_out(value):
            if part_headers:
                raise RequestValidationError("body", "headers of a part need a value")
            return None
        # A JSON body may be null; whether it may is checked as ever.
        if value is None and not isinstance(self.body[0], JsonBody):
            raise RequestValidationError("body", "a value is needed")
        if media_type is None and self.body:
            return self._encoded(
                self.body[0], value, self.body[0].media_type, part_headers
            )
        for body in self.body:
            if media_type and covers(body.media_type, media_type):
                return self._encoded(body, value, media_type, part_headers)
        raise RequestValidationError("content_type", f"can't be {media_type!r}")

    def _encoded(
        self,
        body: Body,
        value: Any,
        media_type: str,
        part_headers: Mapping[str, Mapping[str, str]] | None,
    ) -> Content:
        if part_headers:
            return body.encode_with_headers(value, media_type, part_headers)
        return body.encode(value, media_type)

    def _is_left_out(self, value: Any) -> bool:
        """Whether there is no body: none at all, or a form with nothing in it."""
        if self.body and self.body[0].is_form and isinstance(value, dict):
            return bool(value) and all(member is None for member in value.values())
        return value is None
