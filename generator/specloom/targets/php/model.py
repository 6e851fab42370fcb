"""What the templates of PHP's documentation see."""

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
class Section:
    """A method of an interface. ``class_name`` is that of the example's class.

    ``file`` is that of the example's class, ``imports`` what it uses, ``setup`` its lines about credentials.
    ``arguments`` are typed, and ``returned`` is the type that is declared.
    """

    interface: Code
    class_name: Code
    method: Code
    signature: Code
    summary: Code
    description: Code
    file: Code
    imports: tuple[Code, ...]
    setup: tuple[Code, ...]
    arguments: Code
    returned: Code
    inputs: tuple[InputRow, ...]
    return_type: Code
    authorization: Code
    content_type: Code
    accept: Code


@dataclass(frozen=True, slots=True)
class Service:
    """How an implementation is declared. ``key`` is what the bundle calls the interface, ``tag`` the service's tag."""

    class_name: Code
    tag: Code
    key: Code


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The page of an interface of operations."""

    namespace: Code
    interface: Code
    base_url: Code
    rows: tuple[MethodRow, ...]
    service: Service
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ModelPage:
    """The page of a model. ``kind`` says what it is in PHP. ``example`` is finished PHP, which needs ``imports``."""

    title: Code
    description: Code
    deprecated: bool
    kind: Code
    tables: ModelTables
    imports: tuple[Code, ...]
    example: Code


@dataclass(frozen=True, slots=True)
class Readme:
    """``README.md``. ``samples`` has the section of the method that it starts with, ``services`` the implementation's.

    ``alias`` is the bundle's name in configuration.
    """

    namespace: Code
    bundle: Code
    alias: Code
    title: Code
    description: Code
    api_version: Code
    samples: tuple[Section, ...]
    services: tuple[Service, ...]
    rows: tuple[EndpointRow, ...]
    models: tuple[ModelRow, ...]
    schemes: tuple[SchemeNote, ...]
    author: Code
