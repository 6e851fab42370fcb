"""What the templates of C's documentation see."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.targets.kit.code import Code
from specloom.targets.kit.reference.rows import (
    EndpointRow,
    InputRow,
    MethodRow,
    ModelRow,
    SchemeNote,
    ValueRow,
)


@dataclass(frozen=True, slots=True)
class Call:
    """A program that calls a function. ``setup`` and ``variables`` are finished statements of any number of lines.

    ``result`` is the declaration of what the function gives, up to its ``=``, or nothing. ``failed`` is the condition
    that there was an error; ``release`` the statement that frees the result, or nothing.
    """

    header: Code
    function: Code
    needs_stdlib: bool
    setup: tuple[Code, ...]
    variables: tuple[Code, ...]
    result: Code
    arguments: Code
    failed: Code
    release: Code


@dataclass(frozen=True, slots=True)
class Section:
    """A function. ``comment`` are finished lines. ``calls`` has the program that calls it where one is shown.

    ``result`` are the lines that tell the type of what the function gives, with the empty ones around it.
    """

    function: Code
    summary: tuple[Code, ...]
    description: tuple[Code, ...]
    prototype: Code
    calls: tuple[Call, ...]
    client_notes: Code
    inputs: tuple[InputRow, ...]
    result: tuple[Code, ...]
    authorization: Code
    content_type: Code
    accept: Code


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The page of the functions of a tag."""

    title: Code
    base_url: Code
    rows: tuple[MethodRow, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class DeclaredLine:
    """A constant or a member in a declaration. ``comment`` is what its name doesn't say, or nothing."""

    code: Code
    comment: Code


@dataclass(frozen=True, slots=True)
class EnumDeclaration:
    """The declaration of an enumeration type."""

    name: Code
    none: Code
    other: Code
    constants: tuple[DeclaredLine, ...]


@dataclass(frozen=True, slots=True)
class StructDeclaration:
    """The declaration of a struct, ``variants`` those members of which there is one at a time, and who frees it."""

    name: Code
    members: tuple[DeclaredLine, ...]
    variants: tuple[DeclaredLine, ...]
    release: Code


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A variant of a union: the constant that says that it is there, and the member that holds it."""

    constant: Code
    member: Code
    type: Code
    tags: Code
    description: Code


@dataclass(frozen=True, slots=True)
class ModelPage:
    """The page of a model. ``example`` is a finished declaration."""

    title: Code
    header: Code
    description: Code
    deprecated: bool
    enums: tuple[EnumDeclaration, ...]
    structs: tuple[StructDeclaration, ...]
    properties: tuple[InputRow, ...]
    members: tuple[ValueRow, ...]
    variants: tuple[VariantRow, ...]
    discriminator: Code
    example: Code


@dataclass(frozen=True, slots=True)
class Readme:
    """``README.md``. ``calls`` has the program that it starts with."""

    prefix: Code
    title: Code
    description: Code
    api_version: Code
    calls: tuple[Call, ...]
    rows: tuple[EndpointRow, ...]
    models: tuple[ModelRow, ...]
    schemes: tuple[SchemeNote, ...]
