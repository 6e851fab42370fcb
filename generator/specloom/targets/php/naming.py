"""Names in PHP: ``lowerCamel`` methods, arguments and properties, ``UpperCamel`` classes and cases of enumerations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir.api import Api, MutualTlsScheme, Operation, SecurityScheme
from specloom.ir.types import Enumeration, Record, TypeId
from specloom.targets.kit.casing import lower_camel, plain, reserved_words, snake, upper_camel
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import Catalog, make_catalog
from specloom.targets.kit.reference.inputs import Input, inputs_of
from specloom.targets.kit.reference.naming import (
    Page,
    name_fields,
    name_inputs,
    name_members,
    name_models,
    name_pages,
    publish_insides,
    readable,
    spoken_member,
)
from specloom.targets.kit.register import Register, inside
from specloom.targets.kit.text import split_words
from specloom.targets.php.unions import find_interfaces

INTERFACE = "ApiInterface"
"""What the name of an interface of operations ends with."""

_SYMBOL = re.compile(r"[^A-Za-z0-9_]")


def _reserved(*scopes: str) -> frozenset[str]:
    words = reserved_words(__package__)
    return frozenset[str]().union(*(words[scope] for scope in scopes))


def stem(tag: str) -> str:
    """Return what an interface of operations is called after: ``Fine-tuning`` is ``FineTuning``."""
    name = upper_camel(tag)
    return f"Class{name}" if name[:1].isdigit() else name


def method(raw: str) -> str:
    """Return a method's name: ``create-file`` is ``createFile``, ``class`` is ``callClass``."""
    name = lower_camel(raw)
    reserved = _reserved("words", "methods")
    if name in reserved or plain(raw) in reserved or name[:1].isdigit():
        return f"call{upper_camel(raw)}"
    return name


def argument(raw: str) -> str:
    """Return an argument's name, without its ``$``: ``X-Request-ID`` is ``xRequestID``, ``@type`` is ``atType``."""
    return _variable(raw, "arguments")


def attribute(raw: str) -> str:
    """Return a property's name, as ``argument`` does."""
    return _variable(raw, "properties")


def _variable(raw: str, scope: str) -> str:
    spoken = readable(raw)
    name = lower_camel(f"at_{spoken[1:]}" if spoken.startswith("@") else spoken)
    return f"_{name}" if name in _reserved(scope) or name[:1].isdigit() else name


def model(raw: str) -> str:
    """Return a class's name: ``open-ai,file`` is ``OpenAiFile``, ``List`` is ``ModelList``."""
    name = upper_camel(_SYMBOL.sub("_", readable(raw)))
    reserved = name.lower() in _reserved("words", "models")
    return f"Model{name}" if reserved or name[:1].isdigit() else name


def case(raw: str) -> str:
    """Return the name of an enumeration's case: ``gpt-4o`` is ``Gpt4o``, ``3.5`` is ``N3_5``."""
    name = ""
    for word in split_words(raw):
        name += ("_" if name[-1:].isdigit() and word[0].isdigit() else "") + word[0].upper() + word[1:]
    if name in _reserved("cases"):
        return f"{name}_"
    return f"N{name}" if name[:1].isdigit() else name or "Empty"


def bundle(namespace: str) -> str:
    """Return what a bundle is called after, by its namespace: ``OpenAPI\\Server`` is ``OpenAPIServer``."""
    return namespace.replace("\\", "")


def alias(namespace: str) -> str:
    """Return the name of a bundle in configuration: ``OpenAPI\\Server`` is ``open_api_server``."""
    return snake(bundle(namespace))


@dataclass(frozen=True, slots=True)
class Credential:
    """A scheme whose credentials an implementation is given: by which method, and where the example keeps them."""

    scheme: SecurityScheme
    setter: str
    attribute: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an API that depend on the whole document. ``models`` has the classes of the models.

    ``credentials`` are those of each interface, and ``interfaces`` the unions that are interfaces.
    """

    namespace: str
    catalog: Catalog
    pages: tuple[Page, ...]
    credentials: Mapping[str, tuple[Credential, ...]]
    models: Mapping[TypeId, str]
    interfaces: frozenset[TypeId]
    register: Register

    def inputs(self, operation: Operation) -> tuple[tuple[str, Input], ...]:
        """Return the arguments of a method, named."""
        inputs = inputs_of(operation, self.catalog.types)
        refused = _reserved("arguments").__contains__
        return name_inputs(operation, inputs, self.catalog, self.models, argument, self.register, refused)

    def fields(self, record: Record) -> Mapping[str, str]:
        """Return the names of a model's properties, by their wire names."""
        owner, refused = self.catalog.owner(record), _reserved("properties").__contains__
        return name_fields(record, owner, attribute, self.register, refused)

    def members(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the cases of an enumeration."""
        owner = self.catalog.owner(enumeration)
        refused = _reserved("cases").__contains__
        return name_members(
            enumeration, owner, lambda member: case(spoken_member(member)), self.register, refused
        )


def name_api(api: Api, namespace: str, register: Register) -> Names:
    """Name everything that the bundle's users see.

    An implementation imports models beside its interface and is called almost as that: models have other names.
    """
    catalog = make_catalog(api)
    pages = name_pages(
        api,
        catalog,
        register,
        stem=stem,
        method=method,
        suffix=INTERFACE,
        refused=lambda name: name in _reserved("words", "methods"),
        fold=str.lower,
    )
    taken = [name for page in pages for name in (page.class_name, implementation(page))]
    words = _reserved("words", "models")
    models = name_models(catalog, model, register, refused=lambda name: name.lower() in words, taken=taken)
    credentials = {page.class_name: _name_credentials(page, api, register) for page in pages}
    names = Names(namespace, catalog, pages, credentials, models, find_interfaces(catalog), register)
    publish_insides(api, names)
    return names


def implementation(page: Page) -> str:
    """Return what the examples call the class that implements an interface."""
    return f"{page.stem}Api"


def _name_credentials(page: Page, api: Api, register: Register) -> tuple[Credential, ...]:
    """Name the setters of an interface, in the order of the document: one for each scheme that an operation of it uses.

    A client's certificate is the web server's to check. A setter's name is that of its scheme as it stands, as far as
    PHP allows; who has a method of that name calls it otherwise.
    """
    used = {
        use.scheme
        for _, operation in page.methods
        for requirement in operation.security
        for use in requirement
    }
    schemes = [
        scheme
        for scheme in api.security_schemes
        if scheme.name in used and not isinstance(scheme, MutualTlsScheme)
    ]
    setters = register.allocate(
        inside("setters", page.tags),
        (Wish(one.name, (f"set{plain(one.name) or 'Credentials'}",)) for one in schemes),
        fold=str.lower,
        taken=(method for method, _ in page.methods),
    )
    attributes = register.allocate(
        inside("credentials", page.tags), (Wish(one.name, (attribute(one.name),)) for one in schemes)
    )
    return tuple(Credential(one, setters[one.name], attributes[one.name]) for one in schemes)
