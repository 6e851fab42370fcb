"""What the templates of the documentation see."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.targets.kit.code import Code


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of operations."""

    api: Code
    method: Code
    link: Code
    verb: Code
    path: Code
    summary: Code


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A row of a table of parameters or properties."""

    name: Code
    type: Code
    description: Code
    notes: Code


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A row of a table of error responses."""

    status: Code
    type: Code
    description: Code


@dataclass(frozen=True, slots=True)
class StreamNote:
    """The variant of an operation that streams. ``what`` says what it gives; ``example`` is finished Python."""

    name: Code
    signature: Code
    what: Code
    example: Code


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A request that the API sends: a webhook, or a callback with the expression of its URL."""

    name: Code
    verb: Code
    expression: Code
    type: Code
    description: Code


@dataclass(frozen=True, slots=True)
class WebhooksPage:
    """The page of the webhooks. ``example`` is finished Python."""

    rows: tuple[ReceivedRow, ...]
    variable: Code
    example: Code


@dataclass(frozen=True, slots=True)
class Iteration:
    """The method that walks an operation's pages. ``example`` goes on where the operation's own example ends."""

    name: Code
    signature: Code
    reason: Code
    example: Code


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of a response. ``url`` leads to the section of the operation that it calls."""

    name: Code
    target: Code
    url: Code
    description: Code


@dataclass(frozen=True, slots=True)
class LinkNote:
    """The links of a response. ``example`` goes on where the operation's example with HTTP information ends."""

    rows: tuple[LinkRow, ...]
    example: Code


@dataclass(frozen=True, slots=True)
class Section:
    """An operation on its tag's page. ``example`` and ``raw_example`` are finished Python.

    ``iteration`` is None where there are no pages to walk, ``links`` where the response has none.
    """

    name: Code
    signature: Code
    raw_signature: Code
    summary: Code
    description: Code
    deprecated: bool
    example: Code
    raw_example: Code
    links: LinkNote | None
    stream: StreamNote | None
    iteration: Iteration | None
    parameters: tuple[ParameterRow, ...]
    return_type: Code
    errors: tuple[ErrorRow, ...]
    authorization: Code
    content_type: Code
    accept: Code
    callbacks: tuple[ReceivedRow, ...]


@dataclass(frozen=True, slots=True)
class TagPage:
    """The page of a tag."""

    title: Code
    base_url: Code
    description: Code
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A row of a table of values or variants."""

    value: Code
    description: Code


@dataclass(frozen=True, slots=True)
class TypePage:
    """The page of a type. The tables that its kind doesn't have are empty."""

    name: Code
    description: Code
    deprecated: bool
    properties: tuple[ParameterRow, ...]
    extra: Code
    members: tuple[ValueRow, ...]
    variants: tuple[ValueRow, ...]
    discriminator: Code
    target: Code
    example: Code


@dataclass(frozen=True, slots=True)
class AuthorizationEntry:
    """A security scheme in the README."""

    name: Code
    description: Code
    facts: tuple[Code, ...]
    example: Code


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model in the README."""

    link: Code


@dataclass(frozen=True, slots=True)
class Readme:
    """``README.md``."""

    title: Code
    description: Code
    distribution: Code
    package: Code
    published: bool
    api_version: Code
    version: Code
    example: Code
    async_example: Code
    options_example: Code
    stream_example: Code
    download_example: Code
    page_example: Code
    rows: tuple[Row, ...]
    servers: tuple[ValueRow, ...]
    servers_example: Code
    variables: tuple[ValueRow, ...]
    has_webhooks: bool
    has_links: bool
    models: tuple[ModelEntry, ...]
    authorizations: tuple[AuthorizationEntry, ...]
