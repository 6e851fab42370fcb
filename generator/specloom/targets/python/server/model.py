"""What the templates of the Python server see. Everything is decided here; a template only prints."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.targets.kit.code import Code
from specloom.targets.python.imports import ImportBlock
from specloom.targets.python.model import Export


@dataclass(frozen=True, slots=True)
class Table:
    """A constant that describes an operation to the runtime."""

    name: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """An operation as a method to write. ``parameters`` is the signature after ``self``."""

    name: Code
    parameters: Code
    returns: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class ApiModule:
    """A module of ``api``: the operations of one tag. ``tables`` is the tuple of their names."""

    imports: ImportBlock
    class_name: Code
    class_docstring: Code
    operations: tuple[Table, ...]
    tables: Code
    methods: tuple[Method, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A tag as an argument of ``create_app``."""

    argument: Code
    module: Code
    class_name: Code


@dataclass(frozen=True, slots=True)
class SchemeArgument:
    """A security scheme as an argument of ``create_app``: its name, and what is made of the argument."""

    scheme: Code
    argument: Code
    type: Code
    value: Code


@dataclass(frozen=True, slots=True)
class AppModule:
    """``app.py``."""

    imports: ImportBlock
    docstring: Code
    title: Code
    version: Code
    base_path: Code
    star: Code
    groups: tuple[Group, ...]
    schemes: tuple[SchemeArgument, ...]


@dataclass(frozen=True, slots=True)
class SenderMethod:
    """A request that the server sends, as a method. ``call`` is the argument list of the transport."""

    name: Code
    parameters: Code
    call: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class SenderModule:
    """``webhooks.py`` or ``callbacks.py``."""

    imports: ImportBlock
    docstring: Code
    class_name: Code
    operations: tuple[Table, ...]
    methods: tuple[SenderMethod, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """``__init__.py`` and ``pyproject.toml`` of the package."""

    docstring: Code
    package: Code
    distribution: Code
    version: Code
    description: Code
    exports: tuple[Export, ...]
    has_senders: bool
