"""A chosen response as headers and a body."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from specloom.ir.api import Header, MediaType, Operation, Response
from specloom.ir.media import Kind, is_sequential, kind_of
from specloom.ir.streams import items_of
from specloom.ir.types import Named, Types
from specloom.mock.bodies import header_text, json_text, typed_with_boundary, write_body
from specloom.mock.messages import Pairs
from specloom.mock.negotiation import Representation
from specloom.mock.streams import write_pieces
from specloom.mock.values import Found, Values

_OWN_HEADERS = frozenset(
    (
        *("content-type", "content-length", "content-encoding", "transfer-encoding", "connection", "date"),
        *("keep-alive", "upgrade", "trailer", "te", "www-authenticate", "allow"),
    )
)
"""Headers that say something about the message itself: an example would make it unreadable."""


@dataclass(frozen=True, slots=True)
class Content:
    """A body: its Content-Type, its bytes (in pieces where it is a sequence), and whether its schema allows it.

    ``is_binary`` says that it isn't text of any kind.
    """

    content_type: str
    body: bytes | tuple[bytes, ...]
    allowed: bool
    is_binary: bool = False


class Writing:
    """Writes the responses of one API."""

    def __init__(self, types: Types, values: Values) -> None:
        self._types = types
        self._values = values

    def headers(self, response: Response) -> Pairs:
        """Return the headers that a response declares."""
        return tuple(
            (header.name, self._header(header))
            for header in response.headers
            if header.name.lower() not in _OWN_HEADERS and _is_token(header.name)
        )

    def _header(self, header: Header) -> str:
        value = self._values.of_header(header).value
        return header_text(json_text(value) if header.media_type else value)

    def content(
        self,
        operation: Operation,
        representation: Representation,
        random: Random | None = None,
        example: Found | None = None,
    ) -> Content:
        """Return the body: the example where one is given, made up where there is chance, else always the same."""
        media, content_type = representation.media, representation.content_type
        if is_sequential(content_type):
            found = (example,) if example is not None else self._values.of_items(media, operation, random)
            items = items_of(media, operation, self._types)
            pieces = write_pieces(content_type, items, [each.value for each in found])
            return Content(content_type, pieces, all(each.allowed for each in found))
        value = example or self._values.of_media(media, random)
        body = write_body(content_type, value.value, _name_of(media))
        is_binary = kind_of(media, self._types) is Kind.BINARY
        return Content(typed_with_boundary(content_type), body, value.allowed or is_binary, is_binary)


def _name_of(media: MediaType) -> str:
    return media.type.id.rpartition("/")[2] if isinstance(media.type, Named) else "response"


def _is_token(name: str) -> bool:
    return name.isascii() and bool(name) and all(sign.isalnum() or sign in "!#$%&'*+-.^_`|~" for sign in name)
