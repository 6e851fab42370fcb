"""Links: what can be asked for next with what a response says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from .api_response import ApiResponse
from .errors import LinkError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .async_client import AsyncClientBase
    from .sync_client import SyncClient

Client = TypeVar("Client")
Data = TypeVar("Data")
Offered = TypeVar("Offered")

_EMBEDDED: Final = re.compile(r"\{(\$[^{}]*)\}")


class LinkedResponse(ApiResponse[Data], Generic[Data, Offered]):
    """A response that declares what can be asked for next.

    Attributes:
        links: A method for each of its links.
    """

    __slots__ = ("links",)

    def __init__(
        self,
        response: ApiResponse[Data],
        links: Callable[[Client, ApiResponse[Any], Mapping[str, Any]], Offered],
        client: Client,
        sent: Mapping[str, Any],
    ) -> None:
        super().__init__(response.data, response.http_response, response.declared)
        # They get the response that they came with: this one would be a cycle.
        self.links = links(client, response, sent)


class _Source:
    """Where the expressions of links find their values.

    Args:
        response: The response.
        sent: The arguments of the call, by the expressions that mean them.
    """

    def __init__(self, response: ApiResponse[Any], sent: Mapping[str, Any]) -> None:
        self._response = response
        self._sent = sent

    def _value(self, given: Any) -> Any:
        """Return what a link gives, with its expressions (OAS 3.1 §4.8.20.4) replaced.

        Raises:
            LinkError: An expression finds nothing.
        """
        if not isinstance(given, str):
            return given
        if given.startswith("$"):
            return self._find(given)
        if alone := _EMBEDDED.fullmatch(given):
            return self._find(alone[1])
        return _EMBEDDED.sub(lambda match: self._text(match[1]), given)

    def _text(self, expression: str) -> str:
        value = self._find(expression)
        if isinstance(value, (dict, list)):
            raise self._error(expression, "finds no text")
        return str(value).lower() if isinstance(value, bool) else str(value)

    def _find(self, expression: str) -> Any:
        place, _, pointer = expression.partition("#")
        http_response = self._response.http_response
        if expression.startswith("$response.header."):
            value = self._response.header(expression.removeprefix("$response.header."))
        elif place == "$response.body":
            value = self._point(expression, http_response.content, pointer)
        elif place == "$request.body":
            value = self._point(expression, http_response.request.content, pointer)
        else:
            value = self._sent[expression]
        if value is None:
            raise self._error(expression, "finds nothing")
        return value

    def _point(self, expression: str, content: bytes, pointer: str) -> Any:
        """Return what a JSON pointer (RFC 6901) leads to, None if it breaks off."""
        try:
            value = json.loads(content)
        except ValueError as error:
            raise self._error(expression, "finds no JSON") from error
        for token in pointer.split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict):
                value = value.get(key)
            elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
                value = value[int(key)]
            else:
                return None
        return value

    def _error(self, expression: str, problem: str) -> LinkError:
        response = self._response
        message = f"{expression} {problem}"
        return LinkError(message, response.http_response, response.data)


class Links(_Source):
    """The links of a response."""

    def __init__(
        self, client: SyncClient, response: ApiResponse[Any], sent: Mapping[str, Any]
    ) -> None:
        super().__init__(response, sent)
        self._client = client


class AsyncLinks(_Source):
    """The links of a response."""

    def __init__(
        self,
        client: AsyncClientBase,
        response: ApiResponse[Any],
        sent: Mapping[str, Any],
    ) -> None:
        super().__init__(response, sent)
        self._client = client
