"""An API: operations and what travels in them (OAS 3.1 §4.8).

The specification's defaults are resolved here already: ``style``, ``explode``, ``required``, effective servers and
effective security stand on every operation, so that no language derives them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from specloom.diagnostics import Location
from specloom.ir.types import Default, Documentation, JsonValue, TypeId, Types, TypeUse, paragraphs, refer


class ParameterLocation(Enum):
    """Where a parameter travels (OAS 3.1 §4.8.12.1)."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class Style(Enum):
    """How a value becomes text (OAS 3.1 §4.8.12.3). ``cookie`` is ``form`` without any encoding (OAS 3.2 §4.12.2.2)."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACE_DELIMITED = "spaceDelimited"
    PIPE_DELIMITED = "pipeDelimited"
    DEEP_OBJECT = "deepObject"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True)
class Example:
    """An example of the document (OAS 3.1 §4.8.19): a ``value``, or None and a link in ``external_value``."""

    name: str
    value: JsonValue
    summary: str = ""
    description: str = ""
    external_value: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a response or of a multipart part (OAS 3.1 §4.8.21). Its style is always ``simple``."""

    name: str
    type: TypeUse
    required: bool
    explode: bool
    location: Location
    media_type: str = ""
    doc: Documentation = Documentation()
    examples: tuple[Example, ...] = ()
    default: Default | None = None


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is written (OAS 3.1 §4.8.15).

    ``content_type`` is ``""`` where the document leaves it to the default for the property's type. ``style`` is None
    where the body's media type doesn't use styles for it.
    """

    property: str
    content_type: str = ""
    headers: tuple[Header, ...] = ()
    style: Style | None = None
    explode: bool = False
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True)
class MediaType:
    """One representation of a body (OAS 3.1 §4.8.14).

    ``name`` is the media type or range as written (``application/json; charset=utf-8``). ``type`` is None where the
    document gives no schema. ``item_type`` types the items of a sequential media type (OAS 3.2 ``itemSchema``).
    ``extensions`` are the document's own, or None.
    """

    name: str
    type: TypeUse | None
    location: Location
    item_type: TypeUse | None = None
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Example, ...] = ()
    extensions: Mapping[str, JsonValue] | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter (OAS 3.1 §4.8.12). ``media_type`` is set, and ``style`` unused, for a ``content`` parameter."""

    name: str
    place: ParameterLocation
    type: TypeUse
    required: bool
    style: Style
    explode: bool
    location: Location
    allow_reserved: bool = False
    allow_empty_value: bool = False
    media_type: str = ""
    doc: Documentation = Documentation()
    default: Default | None = None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A request's body (OAS 3.1 §4.8.13). ``name`` is the component's key where it is a shared one, else ``""``."""

    required: bool
    content: tuple[MediaType, ...]
    location: Location
    description: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A declared follow-up (OAS 3.1 §4.8.20). ``operation`` is the target's ``Operation.id``, or ``""``."""

    name: str
    operation: str
    parameters: Mapping[str, JsonValue]
    request_body: JsonValue = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """A declared response (OAS 3.1 §4.8.17). ``status`` is three digits, ``1XX`` … ``5XX``, or ``default``.

    ``summary`` is a short title (OAS 3.2 §4.17); ``description`` is the same where there is none.
    """

    status: str
    content: tuple[MediaType, ...]
    headers: tuple[Header, ...]
    links: tuple[Link, ...]
    location: Location
    description: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A variable of a server's URL (OAS 3.1 §4.8.6)."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API lives (OAS 3.1 §4.8.5). ``url`` is the raw template and may be relative."""

    url: str
    location: Location
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class SchemeUse:
    """One scheme that a requirement asks for, with the scopes or roles it needs."""

    scheme: str
    scopes: tuple[str, ...] = ()


SecurityRequirement: TypeAlias = tuple[SchemeUse, ...]
"""Schemes that must all be satisfied; an empty one is satisfied by nothing at all."""


@dataclass(frozen=True, slots=True)
class Callback:
    """Requests that the API sends back (OAS 3.1 §4.8.18)."""

    name: str
    expression: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation (OAS 3.1 §4.8.10).

    ``id`` is its canonical reference (``#/paths/~1files/get``); ``operation_id`` is the document's own, or ``""``.
    ``method`` is upper case. ``path`` is the template as written; for a webhook it is the webhook's name. ``security``
    is a list of alternatives: empty means that nothing is needed. ``servers`` is set only where the operation or its
    path overrides the API's own.
    """

    id: str
    operation_id: str
    method: str
    path: str
    location: Location
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    request_body: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[SecurityRequirement, ...]
    servers: tuple[Server, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    external_url: str = ""
    external_description: str = ""
    extensions: Mapping[str, JsonValue] | None = None

    @property
    def details(self) -> str:
        """What there is to read beside the summary: the description, if it says more, and where else to look."""
        own = "" if self.description == self.summary else self.description
        return paragraphs(own, refer(self.external_url, self.external_description))


@dataclass(frozen=True, slots=True)
class ApiKeyScheme:
    """A key in a header, the query or a cookie. ``parameter`` is its wire name."""

    name: str
    parameter: str
    place: ParameterLocation
    location: Location
    description: str = ""
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class HttpScheme:
    """HTTP authentication (RFC 9110 §11). ``scheme`` is lower case: ``basic``, ``bearer``, ``digest`` …"""

    name: str
    scheme: str
    location: Location
    bearer_format: str = ""
    description: str = ""
    deprecated: bool = False


class FlowKind(Enum):
    """How an OAuth2 token is obtained (OAS 3.1 §4.8.28)."""

    IMPLICIT = "implicit"
    PASSWORD = "password"
    CLIENT_CREDENTIALS = "clientCredentials"
    AUTHORIZATION_CODE = "authorizationCode"
    DEVICE_AUTHORIZATION = "deviceAuthorization"


@dataclass(frozen=True, slots=True)
class OAuth2Flow:
    """One flow. URLs are ``""`` where the flow has none; ``scopes`` maps a scope to its description."""

    kind: FlowKind
    scopes: Mapping[str, str]
    authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    device_authorization_url: str = ""


@dataclass(frozen=True, slots=True)
class OAuth2Scheme:
    """OAuth 2."""

    name: str
    flows: tuple[OAuth2Flow, ...]
    location: Location
    description: str = ""
    deprecated: bool = False
    metadata_url: str = ""


@dataclass(frozen=True, slots=True)
class OpenIdConnectScheme:
    """OpenID Connect discovery."""

    name: str
    url: str
    location: Location
    description: str = ""
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class MutualTlsScheme:
    """A client certificate."""

    name: str
    location: Location
    description: str = ""
    deprecated: bool = False


SecurityScheme: TypeAlias = ApiKeyScheme | HttpScheme | OAuth2Scheme | OpenIdConnectScheme | MutualTlsScheme


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations (OAS 3.1 §4.8.22). Tags that only operations mention are listed after the declared ones.

    ``summary`` is a short title, ``parent`` the name of the tag that this one is within, and ``kind`` what it is for,
    such as ``nav`` (OAS 3.2 §4.22): each ``""`` where nothing says. ``description`` is the summary where there is none.
    """

    name: str
    description: str = ""
    external_url: str = ""
    summary: str = ""
    parent: str = ""
    kind: str = ""
    external_description: str = ""

    @property
    def details(self) -> str:
        """The description, what the tag is within, and where there is more to read."""
        within = f"Part of {self.parent}." if self.parent else ""
        return paragraphs(self.description, within, refer(self.external_url, self.external_description))


@dataclass(frozen=True, slots=True)
class Info:
    """Whose API this is (OAS 3.1 §4.8.2)."""

    title: str
    version: str
    summary: str = ""
    description: str = ""
    terms_of_service: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_url: str = ""
    license_name: str = ""
    license_url: str = ""


@dataclass(frozen=True, slots=True)
class Api:
    """The whole of a document, without the document.

    ``dialect`` is the version the document was written in (``3.0.3``). ``operations`` and ``webhooks`` stand in
    document order. ``types`` holds every definition that the document has, used or not, sorted by id. ``also`` says
    where equal types stand that became one, beside its own place: what they are known by (``ir/landmarks.py``).
    """

    dialect: str
    info: Info
    servers: tuple[Server, ...]
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    webhooks: tuple[Operation, ...]
    security_schemes: tuple[SecurityScheme, ...]
    types: Types
    external_url: str = ""
    external_description: str = ""
    also: Mapping[TypeId, tuple[str, ...]] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """What the API says of itself: its description, or else its summary, and where there is more to read."""
        return paragraphs(
            self.info.description or self.info.summary, refer(self.external_url, self.external_description)
        )
