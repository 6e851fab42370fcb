"""What the templates of Swift's documentation see."""

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
class Section:
    """A method.

    ``opening`` are the first lines of the example, ``assignments`` give the arguments their values (known
    pages leave room for them where there are none: ``has_block``), and ``comment``
    says what the call does, or nothing. ``core`` goes before functions of Swift that an argument hides. ``returns``
    is whether the call shows a result, ``result`` and ``fault`` how it asks for it and prints an error.
    """

    method: Code
    signature: Code
    summary: Code
    description: Code
    opening: tuple[Code, ...]
    has_block: bool
    assignments: tuple[Code, ...]
    comment: Code
    call: Code
    core: Code
    returns: bool
    result: Code
    fault: Code
    inputs: tuple[InputRow, ...]
    return_type: Code
    authorization: Code
    content_type: Code
    accept: Code


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The page of a class of operations."""

    class_name: Code
    base_url: Code
    rows: tuple[MethodRow, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An enumeration that has no page of its own: a type inside a model."""

    name: Code
    members: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A case of a union: its name, the type of its value, and the values of the discriminator that choose it."""

    name: Code
    type: Code
    value: Code
    description: Code


@dataclass(frozen=True, slots=True)
class ModelPage:
    """The page of a model. What its kind doesn't have is empty; ``example`` is finished Swift."""

    title: Code
    description: Code
    deprecated: bool
    properties: tuple[InputRow, ...]
    members: tuple[ValueRow, ...]
    variants: tuple[VariantRow, ...]
    discriminator: Code
    choices: tuple[Choice, ...]
    opening: tuple[Code, ...]
    example: Code


@dataclass(frozen=True, slots=True)
class Readme:
    """``README.md``.

    ``samples`` has the section of the method that it starts with, and ``setup`` the lines that give the module its
    credentials.
    """

    module: Code
    title: Code
    description: Code
    api_version: Code
    setup: tuple[Code, ...]
    samples: tuple[Section, ...]
    rows: tuple[EndpointRow, ...]
    models: tuple[ModelRow, ...]
    schemes: tuple[SchemeNote, ...]
