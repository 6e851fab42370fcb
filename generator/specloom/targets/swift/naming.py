"""Names in Swift: ``lowerCamel`` methods, arguments, properties and constants, ``UpperCamel`` types."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from specloom.ir.api import Api, Operation
from specloom.ir.graph import walk_parts
from specloom.ir.landmarks import variant_landmarks
from specloom.ir.types import Enumeration, Record, ScalarKind, TypeId, TypeUse, Union
from specloom.targets.kit.casing import lower_camel, reserved_words, upper_camel
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import Catalog, Model, make_catalog
from specloom.targets.kit.reference.grouping import listed_operations
from specloom.targets.kit.reference.inputs import Input, inputs_of
from specloom.targets.kit.reference.naming import (
    Page,
    input_landmark,
    name_fields,
    name_inputs,
    name_members,
    name_models,
    name_pages,
    raw_input_name,
    readable,
    spoken_member,
)
from specloom.targets.kit.register import Register, inside
from specloom.targets.kit.text import split_words

_NONE: Mapping[str, str] = {}
_SHOUTED = re.compile(r"_*[A-Z][A-Z_]*")
_FALLING = re.compile(r"\A-(?=[A-Za-z])")
_FRACTION = re.compile(r"(?:minus |-)?\d+\.\d+")


def _reserved(scope: str) -> frozenset[str]:
    return reserved_words(__package__)[scope]


def stem(tag: str) -> str:
    """Return what a class of operations is called after: ``Fine-tuning`` is ``FineTuning``."""
    name = upper_camel(tag)
    return f"Class{name}" if name[:1].isdigit() else name


def method(raw: str) -> str:
    """Return a method's name: ``create-file`` is ``createFile``, ``class`` is ``callClass``."""
    name = lower_camel(raw)
    is_free = name not in _reserved("methods") and not name[:1].isdigit()
    return name if is_free else f"call{upper_camel(raw)}"


def argument(raw: str) -> str:
    """Return an argument's name: ``X-Request-ID`` is ``xRequestID``, ``URL`` stays, ``in`` is ``_in``."""
    return _variable(raw, "arguments")


def attribute(raw: str) -> str:
    """Return a property's name, as ``argument`` does."""
    return _variable(raw, "properties")


def _variable(raw: str, scope: str) -> str:
    name = raw if _SHOUTED.fullmatch(raw) else lower_camel(readable(raw))
    return _prefixed(name, scope)


def model(raw: str) -> str:
    """Return a type's name: ``open-ai_file`` is ``OpenAiFile``, ``Error`` is ``ModelError``."""
    return _type(raw, "models")


def nested(raw: str) -> str:
    """Return the name of a type inside another, after what has it: ``input_format`` is ``InputFormat``."""
    return _type(raw, "nested")


def _type(raw: str, scope: str) -> str:
    name = input_type(raw)
    return f"Model{name}" if name in _reserved(scope) else name


def input_type(raw: str) -> str:
    """Return what the type of a method's argument begins with: ``sort-order`` is ``SortOrder``."""
    name = upper_camel(readable(raw))
    return f"Model{name}" if name[:1].isdigit() else name


def constant(raw: str) -> str:
    """Return a constant's name: ``gpt-4o`` is ``gpt4o``, ``-created`` is ``minusCreated``, ``1.5`` is ``_1_5``."""
    first, *others = split_words(_FALLING.sub("minus ", raw)) or ("empty",)
    glue = "_" if _FRACTION.fullmatch(raw) else ""
    return _prefixed(first + "".join(glue + word.capitalize() for word in others), "constants")


def _prefixed(name: str, scope: str) -> str:
    return f"_{name}" if name in _reserved(scope) or name[:1].isdigit() else name


def _anchors(page: Page) -> Mapping[str, str]:
    """Return the fragments that renderers give the methods' headings: in lower case, equal ones numbered."""
    seen: Counter[str] = Counter()
    found = {}
    for name, _ in page.methods:
        slug = name.lower()
        found[name] = f"{slug}-{seen[slug]}" if seen[slug] else slug
        seen[slug] += 1
    return found


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an API that depend on the whole document. ``models`` has the types of the models.

    An enumeration in place is a type inside what uses it: a model, or the class of a method. It is called after its
    use, so that one array type of two parameters doesn't tie the methods together.
    """

    catalog: Catalog
    pages: tuple[Page, ...]
    models: Mapping[TypeId, str]
    fragments: Mapping[str, Mapping[str, str]]
    """The fragments of the methods' headings, by class."""
    configuration: str
    """The type that holds what all methods share: the queue of answers, headers, credentials."""
    register: Register
    cases: dict[TypeId, tuple[str, ...]] = field(default_factory=dict)
    """The cases of the unions that were asked for."""

    def publish(self, api: Api) -> None:
        """Name what is inside of models and methods, too, whether or not a page shows it."""
        for operation in listed_operations(api):
            self.input_enumerations(operation, "")
        for one in self.catalog.types.values():
            if isinstance(one, Enumeration) and (not one.trail.steps or has_type(one)):
                self.members(one)
        for model in self.catalog.models():
            match model:
                case Record():
                    self.fields(model)
                    self.field_enumerations(model)
                case Union():
                    self.variant_enumerations(model)
                case Enumeration():
                    pass

    def inputs(self, operation: Operation) -> tuple[tuple[str, Input], ...]:
        """Return the arguments of a method, named."""
        inputs = inputs_of(operation, self.catalog.types)
        refused = _reserved("arguments").__contains__
        return name_inputs(operation, inputs, self.catalog, self.models, argument, self.register, refused)

    def input_enumerations(self, operation: Operation, method: str) -> Mapping[str, str]:
        """Return the types of a method's arguments that are enumerations in place: ``order`` is ``Order_listFiles``."""
        wishes = (
            Wish(
                name,
                (input_type(raw_input_name(given, self.catalog, self.models)),),
                known=(input_landmark(given),),
            )
            for name, given in self.inputs(operation)
            if self.enumeration_in(given.use) is not None
        )
        chosen = self.register.allocate(
            f"choices {self.catalog.landmarks.operations[operation.id][0]}", wishes
        )
        return {name: f"{stem}_{method}" for name, stem in chosen.items()}

    def enumeration_in(self, use: TypeUse) -> Enumeration | None:
        """Return the enumeration in place that a use or its elements are of, if it has a type of its own."""
        shape = self.catalog.innermost(use)
        return shape if isinstance(shape, Enumeration) and has_type(shape) else None

    def fields(self, record: Record) -> Mapping[str, str]:
        """Return the names of a model's properties, by their wire names."""
        owner, refused = self.catalog.owner(record), _reserved("properties").__contains__
        return name_fields(record, owner, attribute, self.register, refused)

    def field_enumerations(self, record: Record) -> Mapping[str, str]:
        """Return the types inside a model by the wire names of the properties that are of them."""
        uses = [field.type for field in record.fields]
        wishes = [
            Wish(field.name, (nested(field.name),))
            for field in record.fields
            if self.enumeration_in(field.type) is not None
        ]
        return self._inside(record, uses, wishes)

    def variant_enumerations(self, union: Union) -> Mapping[str, str]:
        """Return the types inside a union by the positions of the variants that are of them."""
        uses = [variant.type for variant in union.variants]
        wishes = [
            Wish(str(number), ("Enum",), number, variant_landmarks(variant, self.catalog.landmarks))
            for number, variant in enumerate(union.variants)
            if self.enumeration_in(variant.type) is not None
        ]
        return self._inside(union, uses, wishes)

    def _inside(
        self, holder: Record | Union, uses: Sequence[TypeUse], wishes: Sequence[Wish]
    ) -> Mapping[str, str]:
        """Name types inside a model: they hide neither the model nor those that it uses."""
        if not wishes:
            return _NONE
        hidden = {self.models[holder.id]}
        for part in (part for use in uses for part in walk_parts(use)):
            shape = self.catalog.innermost(part)
            if isinstance(shape, Model):
                hidden.add(self.models[shape.definition.id])
        scope = inside("enumerations", self.catalog.owner(holder))
        return self.register.allocate(
            scope,
            wishes,
            reserved=hidden,
            refused=lambda name: name in hidden or name in _reserved("nested"),
            escape=lambda name: f"{name}Enum",
        )

    def members(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the constants of an enumeration."""
        owner, refused = self.catalog.owner(enumeration), _reserved("constants").__contains__
        return name_members(
            enumeration, owner, lambda member: constant(spoken_member(member)), self.register, refused
        )


def has_type(enumeration: Enumeration) -> bool:
    """Return whether an enumeration in place has a type of its own: a boolean or values of several kinds have none."""
    return enumeration.scalar is not None and enumeration.scalar.kind is not ScalarKind.BOOLEAN


def name_api(api: Api, module: str, register: Register) -> Names:
    """Name everything that the users of a module see."""
    configuration = f"{module}API"

    def own_stem(tag: str) -> str:
        chosen = stem(tag)
        return f"{chosen}0" if f"{chosen}API".casefold() == configuration.casefold() else chosen

    catalog = make_catalog(api)
    refused = _reserved("methods").__contains__
    pages = name_pages(api, catalog, register, stem=own_stem, method=method, suffix="API", refused=refused)
    models = name_models(
        catalog,
        model,
        register,
        refused=_reserved("models").__contains__,
        taken=[configuration, *(page.class_name for page in pages)],
        spared=register.published("enumerations"),
    )
    fragments = {page.class_name: _anchors(page) for page in pages}
    names = Names(catalog, pages, models, fragments, configuration, register)
    names.publish(api)
    return names
