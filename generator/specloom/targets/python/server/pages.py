"""What the templates of the server's documentation see."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.targets.kit.code import Code
from specloom.targets.python.pages import ErrorRow, ModelEntry, ParameterRow, ReceivedRow, Row


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """The headers of a response: the dictionary type, and what it holds."""

    status: Code
    type: Code
    headers: Code


@dataclass(frozen=True, slots=True)
class Section:
    """An operation on its tag's page. ``example`` is finished Python."""

    name: Code
    signature: Code
    summary: Code
    description: Code
    deprecated: bool
    example: Code
    parameters: tuple[ParameterRow, ...]
    return_type: Code
    headers: tuple[HeaderRow, ...]
    errors: tuple[ErrorRow, ...]
    authorization: Code
    content_type: Code
    accept: Code
    callbacks: tuple[ReceivedRow, ...]


@dataclass(frozen=True, slots=True)
class TagPage:
    """The page of a tag. ``declaration`` is finished Python."""

    title: Code
    base_url: Code
    description: Code
    rows: tuple[Row, ...]
    class_name: Code
    declaration: Code
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class SenderPage:
    """The page of what the server sends by itself. ``example`` is finished Python."""

    title: Code
    intro: Code
    rows: tuple[ReceivedRow, ...]
    example: Code


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of ``create_app``."""

    name: Code
    type: Code
    description: Code


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme in the README."""

    name: Code
    description: Code
    facts: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Readme:
    """``README.md``. ``program`` is finished Python."""

    title: Code
    description: Code
    distribution: Code
    package: Code
    api_version: Code
    version: Code
    base_path: Code
    class_name: Code
    method: Code
    program: Code
    arguments: tuple[Argument, ...]
    rows: tuple[Row, ...]
    models: tuple[ModelEntry, ...]
    schemes: tuple[Scheme, ...]
    has_headers: bool
    has_webhooks: bool
    has_callbacks: bool
