"""What the templates of Java's documentation see."""

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
from specloom.targets.kit.reference.tables import ModelTables


@dataclass(frozen=True, slots=True)
class Assignment:
    """A variable that gets its example value."""

    type: Code
    name: Code
    value: Code


@dataclass(frozen=True, slots=True)
class Sample:
    """A class that calls a method. ``imports`` are qualified names, ``field`` is the client's; ``result`` a type."""

    imports: tuple[Code, ...]
    class_name: Code
    field: Code
    method: Code
    result: Code
    returns: bool
    assignments: tuple[Assignment, ...]
    call: Code


@dataclass(frozen=True, slots=True)
class Section:
    """A method. ``return_type`` and ``schemes`` are empty where it gives and needs nothing."""

    method: Code
    signature: Code
    summary: Code
    description: Code
    inputs: tuple[InputRow, ...]
    return_type: Code
    schemes: tuple[Code, ...]
    content_type: Code
    accept: Code


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The page of a class of operations. ``variable`` holds an instance of the class."""

    is_verbatim: bool
    package: Code
    class_name: Code
    variable: Code
    base_url: Code
    rows: tuple[MethodRow, ...]
    sample: Sample
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class NestedEnum:
    """An enumeration inside the class of a model."""

    name: Code
    members: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class ModelPage:
    """The page of a model. ``type`` is the class's name, ``example`` finished Java.

    ``has_holders``: some variants of a union are records that hold a value.
    """

    type: Code
    qualified: Code
    description: Code
    deprecated: bool
    tables: ModelTables
    enums: tuple[NestedEnum, ...]
    has_holders: bool
    imports: tuple[Code, ...]
    example: Code


@dataclass(frozen=True, slots=True)
class SchemePage:
    """A security scheme. ``fragment`` is what links to it end in, and ``sent`` how a request shows it."""

    note: SchemeNote
    fragment: Code
    sent: Code


@dataclass(frozen=True, slots=True)
class AuthPage:
    """``auth.md``. ``has_anchors``: links are not to what renderers make of the headings."""

    has_anchors: bool
    schemes: tuple[SchemePage, ...]


@dataclass(frozen=True, slots=True)
class Forward:
    """A page that leads to the page of a model."""

    title: Code
    link: Code


@dataclass(frozen=True, slots=True)
class Readme:
    """``README.md``. ``samples`` has a call of the first method; ``schemes`` are those of ``auth.md``."""

    title: Code
    description: Code
    api_version: Code
    base_url: Code
    samples: tuple[Sample, ...]
    rows: tuple[EndpointRow, ...]
    models: tuple[ModelRow, ...]
    schemes: tuple[SchemePage, ...]
