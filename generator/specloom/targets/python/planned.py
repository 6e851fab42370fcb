"""Operations, planned: what the client, the server and the documentation draw on alike."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir.api import MediaType, Operation, Parameter, RequestBody, Response
from specloom.ir.media import Kind
from specloom.ir.streams import Items
from specloom.ir.types import (
    Default,
    Field,
    JsonValue,
    TypeUse,
)
from specloom.targets.python.naming import raw_name
from specloom.targets.python.paging import PlannedPages
from specloom.targets.python.part_headers import PartHeader
from specloom.targets.python.typing import Expr


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method. ``origin`` is what it stands for in the document."""

    name: str
    annotation: Expr
    required: bool
    use: TypeUse
    description: str
    default: Default | None
    origin: Parameter | Field | RequestBody | PartHeader

    @property
    def deprecated(self) -> bool:
        """Whether it is out of use."""
        return isinstance(self.origin, Parameter | Field) and self.origin.doc.deprecated

    @property
    def about(self) -> str:
        """What a docstring says of it."""
        return " ".join(filter(None, ("Deprecated." if self.deprecated else "", self.description)))


@dataclass(frozen=True, slots=True)
class Representation:
    """A media type of a body: how it is handled, and the type that checks and decodes it.

    Of a response that is a sequence of items, ``items`` tells what they are, and ``type`` is that of one.
    """

    media: MediaType
    kind: Kind
    type: Expr
    items: Items | None = None


@dataclass(frozen=True, slots=True)
class PlannedResponse:
    """A response and its representations, the preferred one first."""

    response: Response
    content: tuple[Representation, ...]


@dataclass(frozen=True, slots=True)
class PlannedStream:
    """The variant of an operation that gives its response while it arrives.

    ``media`` is what it asks for, ``items`` what that is made of, None for bytes. ``sets_stream`` says that the
    request's body has a property ``stream``, which the variant sets.
    """

    name: str
    media: MediaType
    items: Items | None
    returns: Expr
    async_returns: Expr
    sets_stream: bool


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """A link of an operation's response, as a method.

    ``target`` is what it calls, without the arguments that the link gives: those are ``given``, by name. ``needed`` are
    the arguments of the call before it whose values it passes on.
    """

    name: str
    target: PlannedOperation
    given: tuple[tuple[str, JsonValue], ...]
    needed: tuple[Argument, ...]
    description: str


@dataclass(frozen=True, slots=True)
class PlannedOperation:
    """An operation, ready to be written.

    ``parameters`` are in the document's order; ``fields`` are the arguments that make up a form; ``body`` is the single
    argument for any other body; ``part_headers`` are the headers of a multipart body's parts. ``returns`` is what the
    method gives for a successful response. ``server`` is where the operation is, if not where the rest of the API is.
    ``pages`` is set where there is a method that walks the pages, too. ``links`` are methods of the response, and
    ``linked`` the arguments that these need, by expression.
    """

    operation: Operation
    name: str
    parameters: tuple[Argument, ...]
    fields: tuple[Argument, ...]
    body: Argument | None
    bodies: tuple[Representation, ...]
    responses: tuple[PlannedResponse, ...]
    returns: Expr
    server: str
    stream: PlannedStream | None
    pages: PlannedPages | None = None
    links: tuple[PlannedLink, ...] = ()
    linked: tuple[tuple[str, Argument], ...] = ()
    part_headers: tuple[Argument, ...] = ()

    @property
    def raw_name(self) -> str:
        """The name of the variant that returns status code and headers, too."""
        return raw_name(self.name)

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments as the signature lists them: the required ones first."""
        body = (self.body,) if self.body else ()
        listed = (*self.parameters, *self.fields, *body, *self.part_headers)
        return tuple(sorted(listed, key=lambda argument: not argument.required))

    @property
    def content_types(self) -> tuple[str, ...]:
        """The media types among which a caller may choose; empty where there is no choice."""
        return tuple(body.media.name for body in self.bodies) if len(self.bodies) > 1 and self.body else ()
