"""What the templates of the Python client see. Everything is decided here; a template only prints."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.targets.kit.code import Code
from specloom.targets.python.imports import ImportBlock


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field of a model: ``annotation``, the default after ``=`` or nothing, the docstring below or nothing."""

    name: Code
    annotation: Code
    default: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class ModelClass:
    """A record as a pydantic model.

    ``bases`` stand in the parentheses after the name, and bring their line ends where these have to be broken;
    ``extra`` types undeclared members.
    """

    name: Code
    bases: Code
    docstring: Code
    attributes: tuple[Attribute, ...]
    extra: Code

    @property
    def has_members(self) -> bool:
        """Whether anything follows the docstring."""
        return bool(self.attributes or self.extra)

    @property
    def is_empty(self) -> bool:
        """Whether the class needs a ``pass``."""
        return not (self.docstring or self.has_members)


@dataclass(frozen=True, slots=True)
class Assignment:
    """``name = value``: an enumeration, or a name for another type."""

    name: Code
    value: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class ModelModule:
    """A module of ``models``: a named type and the types inside it.

    ``has_typed_extra`` says that a class types its undeclared members, which pyright takes for a mistake.
    """

    imports: ImportBlock
    enumerations: tuple[Assignment, ...]
    has_typed_extra: bool
    classes: tuple[ModelClass, ...]
    aliases: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A name of a package and the module that defines it."""

    name: Code
    module: Code


@dataclass(frozen=True, slots=True)
class LazyPackage:
    """An ``__init__.py`` that imports its modules at first use."""

    docstring: Code
    exports: tuple[Export, ...]


@dataclass(frozen=True, slots=True)
class DictionaryKey:
    """A key of a typed dictionary; ``quoted_*`` serve the functional form."""

    name: Code
    annotation: Code
    quoted_name: Code
    quoted_annotation: Code


@dataclass(frozen=True, slots=True)
class DictionaryType:
    """A record as a typed dictionary; ``functional`` where a key can't be a Python name. ``bases`` are as a model's."""

    name: Code
    quoted_name: Code
    bases: Code
    docstring: Code
    functional: bool
    keys: tuple[DictionaryKey, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the class needs a ``pass``."""
        return not (self.docstring or self.keys)


@dataclass(frozen=True, slots=True)
class DictionaryModule:
    """A module of ``params``."""

    imports: ImportBlock
    dictionaries: tuple[DictionaryType, ...]
    aliases: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class StreamMethod:
    """The variant of a method that gives the response while it arrives. ``send`` is the method of the base class."""

    name: Code
    parameters: Code
    returns: Code
    async_returns: Code
    send: Code
    call: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class IteratorMethod:
    """The method that walks an operation's pages. ``call`` is its argument list, the table of pages first."""

    name: Code
    item: Code
    call: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class LinkMethod:
    """A link as a method. ``module`` is that of the target's class, empty where that is the link's own module."""

    name: Code
    parameters: Code
    returns: Code
    returns_nothing: bool
    module: Code
    class_name: Code
    target: Code
    arguments: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class LinkClass:
    """The links of an operation's response as a class."""

    name: Code
    docstring: Code
    methods: tuple[LinkMethod, ...]


@dataclass(frozen=True, slots=True)
class LinkUse:
    """What a method gives to its class of links: ``sent`` is a dictionary of its arguments, by expression."""

    name: Code
    sent: Code


@dataclass(frozen=True, slots=True)
class Method:
    """An operation as methods of an API class.

    ``parameters`` is the signature between ``self`` and the request options; ``call`` is the argument list of the
    transport. ``raw_*`` are about the variant that returns status code and headers, too. ``iterator`` is None where
    there are no pages, ``links`` where the response has none.
    """

    name: Code
    raw_name: Code
    constant: Code
    parameters: Code
    returns: Code
    returns_nothing: bool
    call: Code
    docstring: Code
    raw_docstring: Code
    stream: StreamMethod | None
    iterator: IteratorMethod | None
    links: LinkUse | None


@dataclass(frozen=True, slots=True)
class OperationTable:
    """A constant that describes an operation, or its pages, to the transport."""

    name: Code
    type: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ApiModule:
    """A module of ``api``: the operations of one tag."""

    imports: ImportBlock
    class_name: Code
    class_docstring: Code
    operations: tuple[OperationTable, ...]
    page_tables: tuple[OperationTable, ...]
    links: tuple[LinkClass, ...]
    methods: tuple[Method, ...]


@dataclass(frozen=True, slots=True)
class WebhooksModule:
    """``api/webhooks.py``. ``event`` is for type checkers, ``type`` what bodies are decoded to."""

    imports: ImportBlock
    event: Code
    type: Code
    unwrap_docstring: Code
    variable: Code


@dataclass(frozen=True, slots=True)
class ApiAttribute:
    """A tag as an attribute of the client."""

    name: Code
    module: Code
    class_name: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class Credential:
    """A security scheme as arguments of the client: their declarations, and the entry of the table of schemes."""

    scheme: Code
    parameters: Code
    async_parameters: Code
    value: Code


@dataclass(frozen=True, slots=True)
class ClientModule:
    """``client.py``. ``star`` ends the positional parameters where there are credentials.

    ``server_template`` and ``variables`` are empty where the server's URL has no variables.
    """

    imports: ImportBlock
    star: Code
    class_docstring: Code
    async_class_docstring: Code
    base_url: Code
    user_agent: Code
    server_template: Code
    variables: tuple[Code, ...]
    has_webhooks: bool
    attributes: tuple[ApiAttribute, ...]
    credentials: tuple[Credential, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """``__init__.py`` and ``pyproject.toml`` of the package."""

    docstring: Code
    package: Code
    distribution: Code
    version: Code
    description: Code
    has_oauth2: bool
    has_webhooks: bool
    has_links: bool
