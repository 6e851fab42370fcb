"""Operations, as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .arguments import Parameter, cookie, header, path, query
from .declarations import (
    DeclaredResponse,
    content,
    items,
    response,
    response_header,
)
from .encodings import part, style
from .incoming import Incoming
from .media_types import covers, essence_of
from .payloads import (
    Body,
    binary_body,
    form_body,
    json_body,
    multipart_body,
    text_body,
)
from .problems import misfit, refusal
from .received import missing

__all__ = [
    "Operation",
    "SchemeUse",
    "binary_body",
    "content",
    "cookie",
    "form_body",
    "header",
    "items",
    "json_body",
    "multipart_body",
    "part",
    "path",
    "query",
    "response",
    "response_header",
    "style",
    "text_body",
]


class SchemeUse(NamedTuple):
    """A security scheme that a request has to satisfy, and the scopes that it needs."""

    scheme: str
    scopes: tuple[str, ...] = ()


class Operation:
    """One operation.

    Attributes:
        name: The name of the method that answers it.
        method: The HTTP method.
        path: The template of the path.
        parameters: What it takes beside a body.
        body: The bodies that it takes.
        body_required: Whether it takes no request without one.
        body_argument: The argument that is the body, None if its fields are arguments.
        fields: The arguments that a form's fields are, by their names on the wire.
        defaults: Makes the arguments that a request may lack and a method always gets.
        takes_content_type: Whether the body's media type is an argument.
        responses: The responses that it declares.
        security: Alternatives, each of schemes that are all needed. Empty: none is.
        base_path: What its path stands behind, if not what the others' do.
    """

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        *,
        parameters: tuple[Parameter, ...] = (),
        body: tuple[Body, ...] = (),
        body_required: bool = False,
        body_argument: str | None = None,
        fields: Mapping[str, str] | None = None,
        defaults: Mapping[str, Callable[[], object]] | None = None,
        takes_content_type: bool = False,
        responses: tuple[DeclaredResponse, ...] = (),
        security: tuple[tuple[SchemeUse, ...], ...] = (),
        base_path: str | None = None,
    ) -> None:
        self.name = name
        self.method = method
        self.path = path
        self.parameters = parameters
        self.body = body
        self.body_required = body_required
        self.body_argument = body_argument
        self.fields: Mapping[str, str] = fields or {}
        self.defaults: Mapping[str, Callable[[], object]] = defaults or {}
        self.takes_content_type = takes_content_type
        self.responses = responses
        self.security = security
        self.base_path = base_path

    async def read_body(self, incoming: Incoming) -> dict[str, object]:
        """Return the arguments that the body of a request holds.

        Raises:
            Refusal: It has none and needs one, or it doesn't fit.
        """
        if not self.body:
            return {}
        if not incoming.content_type and not incoming.has_body:
            if self.body_required and not self.body[0].is_stream:
                raise misfit([missing("body")])
            if not self.body_required:
                return {}
        body = self._body_for(incoming)
        value = await body.read(incoming)
        if self.body_argument is None:
            return _fields(value, self.fields)
        arguments = {self.body_argument: value}
        if self.takes_content_type:
            arguments["content_type"] = body.media_type
        return arguments

    def _body_for(self, incoming: Incoming) -> Body:
        media_type = incoming.media_type
        exact = [
            each for each in self.body if essence_of(each.media_type) == media_type
        ]
        ranges = [each for each in self.body if covers(each.media_type, media_type)]
        for body in (*exact, *ranges):
            return body
        if not media_type and len(self.body) == 1:
            return self.body[0]
        takes = ", ".join(each.media_type for each in self.body)
        what = media_type or "a body without a media type"
        raise refusal(415, f"body: {what} is not taken, but {takes}", Accept=takes)


def _fields(value: object, arguments: Mapping[str, str]) -> dict[str, object]:
    """Return the arguments that a form's model holds; what it lacks is left out."""
    from pydantic import BaseModel

    from .fields import fields_of

    assert isinstance(value, BaseModel)
    return {
        arguments[field.wire]: getattr(value, field.name)
        for field in fields_of(type(value))
        if field.name in value.model_fields_set and field.wire in arguments
    }
