"""What the templates of Ruby's documentation see."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.targets.kit.code import Code
from specloom.targets.kit.reference.rows import (
    EndpointRow,
    InputRow,
    MethodRow,
    ModelRow,
    SchemeNote,
)
from specloom.targets.kit.reference.tables import ModelTables


@dataclass(frozen=True, slots=True)
class Assignment:
    """An argument that gets its example value. ``value`` and ``comment`` are finished Ruby."""

    name: Code
    value: Code
    comment: Code


@dataclass(frozen=True, slots=True)
class Section:
    """A method. ``arguments`` are in parentheses, or nothing.

    ``comment`` is the line, with its own indentation, that says in the examples what they do, or nothing.
    """

    method: Code
    signature: Code
    raw_signature: Code
    summary: Code
    description: Code
    requires: tuple[Code, ...]
    has_setup: bool
    setup: tuple[Code, ...]
    assignments: tuple[Assignment, ...]
    options: tuple[Assignment, ...]
    arguments: Code
    comment: Code
    returns: bool
    result: Code
    reference: Code
    raw_reference: Code
    inputs: tuple[InputRow, ...]
    return_type: Code
    authorization: Code
    content_type: Code
    accept: Code


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The page of a class of operations."""

    module: Code
    class_name: Code
    base_url: Code
    rows: tuple[MethodRow, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ModelPage:
    """The page of a model. ``example`` is finished Ruby."""

    title: Code
    description: Code
    deprecated: bool
    tables: ModelTables
    requires: tuple[Code, ...]
    example: Code


@dataclass(frozen=True, slots=True)
class Readme:
    """``README.md``. ``samples`` has the section of the method that it starts with, which ``class_name`` has."""

    gem: Code
    module: Code
    title: Code
    description: Code
    api_version: Code
    samples: tuple[Section, ...]
    class_name: Code
    rows: tuple[EndpointRow, ...]
    models: tuple[ModelRow, ...]
    schemes: tuple[SchemeNote, ...]
