"""Names in Java: ``lowerCamel`` methods, arguments and properties, ``UpperCamel`` classes, ``UPPER_CASE`` constants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from specloom.ir.api import Api, Operation
from specloom.ir.graph import strongly_connected
from specloom.ir.types import (
    Enumeration,
    Named,
    Record,
    ScalarKind,
    TypeId,
    TypeUse,
    Union,
    Variant,
)
from specloom.targets.java import syntax
from specloom.targets.kit.casing import lower_camel, lower_first, plain, reserved_words, upper_camel
from specloom.targets.kit.code import Code, compose
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import Catalog, Model, make_catalog
from specloom.targets.kit.reference.grouping import listed_operations
from specloom.targets.kit.reference.inputs import Input, inputs_of
from specloom.targets.kit.reference.naming import (
    Page,
    name_fields,
    name_inputs,
    name_members,
    name_models,
    name_pages,
    readable,
)
from specloom.targets.kit.register import Register, inside
from specloom.targets.kit.text import split_words


def _reserved(scope: str) -> frozenset[str]:
    return reserved_words(__package__)[scope]


_RUN_BEFORE_WORD = re.compile(r"(?<![A-Z])([A-Z])([A-Z]+)(?=[A-Z][a-z])")
_RUN = re.compile(r"([A-Z])([A-Z]+)(?![a-z])")


def stem(tag: str) -> str:
    """Return what a class of operations is called after; a run of capitals is a word: ``V2API`` is ``V2Api``."""
    name = upper_camel(tag)
    for run in (_RUN_BEFORE_WORD, _RUN):
        name = run.sub(lambda match: match[1] + match[2].lower(), name)
    return f"Class{name}" if name[:1].isdigit() else name


def method(raw: str) -> str:
    """Return a method's name: ``Get Pet`` is ``getPet``, ``class`` is ``callClass``."""
    name = lower_camel(raw)
    return f"call{_upper_first(name)}" if name in _reserved("methods") or name[:1].isdigit() else name


def argument(raw: str) -> str:
    """Return an argument's name: ``X-Request-ID`` is ``xRequestID``, ``file`` is ``_file``."""
    return _variable(raw, "arguments")


def attribute(raw: str) -> str:
    """Return a property's name, as ``argument`` does; here ``file`` stays."""
    return _variable(raw, "properties")


_SYMBOLS = {
    "+": "Plus",
    ",": "Comma",
    "&": "Ampersand",
    "@": "At",
    "*": "Star",
    "%": "Percent",
    "#": "Hash",
    "!": "Exclamation",
    "=": "Equal",
    "?": "Question",
    ";": "Semicolon",
    "'": "Quote",
    '"': "DoubleQuote",
    "`": "Backtick",
    "~": "Tilde",
    "^": "Caret",
    "<": "Less",
    ">": "Greater",
}
_SPOKEN = str.maketrans({symbol: f"_{word}_" for symbol, word in _SYMBOLS.items()})
_SHOUT = re.compile(r"[A-Z0-9_$]*\Z")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")


@lru_cache(1 << 16)  # A document says the same few names again and again.
def _variable(raw: str, scope: str) -> str:
    raw = readable(raw)
    if plain(raw).strip("_").lower() == "class":
        return "propertyClass"
    # A dollar is a letter of a name.
    parts = [plain(part) for part in raw.translate(_SPOKEN).split("$")]
    name = "$".join(parts)
    if not _SHOUT.match(name):
        if _TWO_CAPITALS.match(name):
            parts[0] = parts[0][:2].lower() + parts[0][2:]
        name = "$".join(map(lower_camel, parts))
    return f"_{name}" if name in _reserved(scope) or name[:1].isdigit() else name


def model(raw: str) -> str:
    """Return a class's name: ``open-ai_file`` is ``OpenAiFile``, ``200start`` is ``Model200start``."""
    name = upper_camel(readable(raw))
    words = _reserved("models")
    return f"Model{name}" if name in words or name.lower() in words or name[:1].isdigit() else name


def _enum(raw: str) -> str:
    name = f"{upper_camel(readable(raw))}Enum"
    return f"_{name}" if name[:1].isdigit() else name


_WORD_THEN_CAPITAL = re.compile(r"([a-z])([A-Z])")
_BETWEEN = re.compile(r"[^A-Za-z0-9]+")


def constant(value: bool | int | float | str) -> str:
    """Return a constant's name: ``dark blue`` is ``DARK_BLUE``, 1.5 ``NUMBER_1_DOT_5``, no text ``EMPTY``."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            digits = str(value).replace("-", "MINUS_").replace("+", "PLUS_").replace(".", "_DOT_")
            return f"NUMBER_{digits}".upper()
        case _:
            return _text_constant(value)


def _text_constant(text: str) -> str:
    sign = {"-": "MINUS_", "+": "PLUS_"}.get(text[:1], "")
    name = _BETWEEN.sub("_", _WORD_THEN_CAPITAL.sub(r"\1_\2", text)).strip("_").upper()
    if not name or not text.isascii():
        return "_".join(split_words(text)).upper() or "EMPTY"
    name = sign + name
    return f"_{name}" if name[:1].isdigit() else name


def _upper_first(name: str) -> str:
    return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an API that depend on the whole document.

    ``models`` has the classes of the models, ``taken`` the names of them. ``circles`` tells which unions lead back to
    each other: those have equal numbers. ``package`` holds ``api`` and ``model``.
    """

    catalog: Catalog
    pages: tuple[Page, ...]
    models: Mapping[TypeId, str]
    circles: Mapping[TypeId, int]
    taken: frozenset[str]
    package: Code
    register: Register

    def publish(self, api: Api) -> None:
        """Name what is inside of models and methods, too, whether or not a page shows it."""
        for operation in listed_operations(api):
            self.inputs(operation)
        for one in self.catalog.types.values():
            if isinstance(one, Enumeration) and (not one.trail.steps or self.enum_in_place(Named(one.id))):
                self.members(one)
        for model in self.catalog.models():
            if isinstance(model, Record):
                self.fields(model)
                self.enums(model)

    def inputs(self, operation: Operation) -> tuple[tuple[str, Input], ...]:
        """Return the arguments of a method, named."""
        inputs = inputs_of(operation, self.catalog.types)
        refused = _reserved("arguments").__contains__
        return name_inputs(operation, inputs, self.catalog, self.models, argument, self.register, refused)

    def fields(self, record: Record) -> Mapping[str, str]:
        """Return the names of a model's properties, by their wire names.

        They differ in more than the case of the first letter, which their accessors (``getUrl``) raise.
        """
        owner, refused = self.catalog.owner(record), _reserved("properties").__contains__
        return name_fields(record, owner, attribute, self.register, refused, fold=_upper_first)

    def members(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the constants of an enumeration."""
        owner = self.catalog.owner(enumeration)
        return name_members(
            enumeration,
            owner,
            lambda member: constant(member.name or member.value),
            self.register,
            _reserved("arguments").__contains__,
        )

    def enums(self, record: Record) -> Mapping[str, str]:
        """Return the enumerations that a model's class holds, by the wire names of their properties."""
        return self.nested(record, self._enum_wishes(record))

    def _enum_wishes(self, record: Record) -> Iterator[Wish]:
        for number, field in enumerate(record.fields):
            if self.enum_in_place(field.type) is not None:
                yield Wish(field.name, (_enum(field.name),), rank=number)

    def nested(self, holder: Record | Union, wishes: Iterable[Wish]) -> Mapping[str, str]:
        """Name classes inside a model's: none hides the class around it or another model's."""
        scope = inside("classes", self.catalog.owner(holder))
        return self.register.allocate(scope, wishes, reserved=self.taken, escape="{}2".format)

    def enum_in_place(self, use: TypeUse) -> Enumeration | None:
        """Return the enumeration that the class around a property or variant holds for it, if it is of one.

        The only values of a boolean are true and false: an enumeration of them says no more than ``Boolean`` does.
        """
        shape = self.catalog.innermost(use)
        if not isinstance(shape, Enumeration) or shape.scalar is None:
            return None
        return shape if shape.scalar.kind is not ScalarKind.BOOLEAN else None

    def imported(self, class_name: str) -> Code:
        """Return a model's class with its package."""
        return compose("{}.model.{}", self.package, syntax.name(class_name))


def variable(class_name: str) -> str:
    """Return what a variable that holds an instance of a class is called."""
    return lower_first(class_name)


def name_api(api: Api, package: Code, register: Register) -> Names:
    """Name everything that the client's users see."""
    catalog = make_catalog(api)
    refused = _reserved("methods").__contains__
    pages = name_pages(api, catalog, register, stem=stem, method=method, suffix="Api", refused=refused)
    words = _reserved("models")
    models = name_models(
        catalog,
        model,
        register,
        refused=lambda name: name in words or name.lower() in words,
        taken=[page.class_name for page in pages],
        spared=register.published("classes"),
    )
    names = Names(catalog, pages, models, _circles(catalog), frozenset(models.values()), package, register)
    names.publish(api)
    return names


def _circles(catalog: Catalog) -> Mapping[TypeId, int]:
    """Number the unions: those that are variants of each other, also by way of others, have one number."""
    unions = {one.id: _of_unions(one, catalog) for one in catalog.models() if isinstance(one, Union)}
    return {id: number for number, group in enumerate(strongly_connected(unions)) for id in group}


def _of_unions(union: Union, catalog: Catalog) -> Union:
    """Return a union with those of its variants that are unions."""
    shapes = (catalog.shape(variant.type) for variant in union.variants)
    inner = (
        shape.definition
        for shape in shapes
        if isinstance(shape, Model) and isinstance(shape.definition, Union)
    )
    return replace(union, variants=tuple(Variant(Named(one.id)) for one in inner))
