"""Makes schemas for pydantic-core from annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    SchemaValidator,
    core_schema,
)
from typing_extensions import TypeAliasType

from .annotations import evaluated, kinds, tags_of, without_none
from .core import (
    ANY,
    CONFIG,
    FORMATTED,
    PLAIN,
    UNKNOWN_TAG,
    best_of,
    constrained,
    first_of,
    referable,
    requested_schema,
    whole,
)
from .fields import MISSING, ModelField, extra_type, fields_of
from .files import FileMark
from .linking import namespace_of, value_of
from .marks import OneOf
from .mixing import Absent, noticing, unmix
from .notations import NumberMark, decimal_number_schema


class Mode(Enum):
    """How closely a value has to fit.

    Attributes:
        LENIENT: Members that don't fit stay as they came.
        PROBE: As lenient, but an object must have the required properties, and its
            constants must be equal: the least that makes it a variant of a union.
        EXACT: Every member fits; members that are objects themselves are lenient.
        STRICT: Everything fits, constraints included, and what a response has to hold
            is there.
        REQUEST: As strict, for what a request has to hold.
    """

    LENIENT = "lenient"
    PROBE = "probe"
    EXACT = "exact"
    STRICT = "strict"
    REQUEST = "request"

    @property
    def is_strict(self) -> bool:
        """Whether constraints count."""
        return self in (Mode.STRICT, Mode.REQUEST)

    @property
    def is_exact(self) -> bool:
        """Whether every member fits."""
        return self is Mode.EXACT or self.is_strict


class Schemas:
    """Makes the schema of a type, and of all models that it needs."""

    def __init__(
        self,
        known: set[type[BaseModel]],
        meet: Callable[[type[BaseModel]], None],
        mixed: set[type[BaseModel]],
        mix: Callable[[type[BaseModel]], None],
    ) -> None:
        self._known = known
        self._meet = meet
        self._mixed = mixed
        self._mix = mix
        self._at_root = True
        self._wanted: dict[str, tuple[type[BaseModel], Mode]] = {}
        self._aliases: dict[str, CoreSchema] = {}
        self._open: set[str] = set()
        self._recursive: dict[str, CoreSchema] = {}

    def validator(self, type_: Any, mode: Mode) -> SchemaValidator:
        root = self._member(type_, {}, mode)
        self._at_root = False
        definitions: list[CoreSchema] = []
        done: set[str] = set()
        while todo := [ref for ref in self._wanted if ref not in done]:
            for ref in todo:
                done.add(ref)
                definitions.append(self._model(ref, *self._wanted[ref]))
        definitions += self._recursive.values()
        schema = core_schema.definitions_schema(root, definitions)
        # A model that was built already must not take the place of the schema that
        # was made for it here.
        return SchemaValidator(schema, CONFIG, False)

    def _member(self, type_: Any, names: dict[str, Any], mode: Mode) -> CoreSchema:
        """The schema of a member of something that is decoded in this mode."""
        if mode.is_exact:
            return self._schema(type_, names, mode)
        schema = self._schema(type_, names, Mode.LENIENT)
        return ANY if schema is ANY else first_of([schema, ANY])

    def _schema(self, type_: Any, names: dict[str, Any], mode: Mode) -> CoreSchema:
        """The schema of a type. Lenient: of its kind only, `ANY` if all values stay
        as JSON holds them."""
        type_ = evaluated(type_, names)
        lenient = mode is Mode.LENIENT
        if isinstance(type_, TypeAliasType):
            return self._alias(type_, mode)
        if type_ in PLAIN:
            schema = ANY if lenient else PLAIN[type_]()
            return whole(schema) if type_ is int and mode is Mode.REQUEST else schema
        if type_ in FORMATTED:
            return (
                requested_schema(type_) if mode is Mode.REQUEST else FORMATTED[type_]()
            )
        if isinstance(type_, type) and issubclass(type_, BaseModel):
            return self._reference(type_, mode)
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:], names, mode)
        if origin in (Union, UnionType):
            return self._union(arguments, names, mode)
        if origin is Literal:
            return ANY if lenient else core_schema.literal_schema(list(arguments))
        if origin is list:
            item = self._member(arguments[0], names, mode)
            return ANY if lenient and item is ANY else core_schema.list_schema(item)
        if origin is dict:
            value = self._member(arguments[1], names, mode)
            if lenient and value is ANY:
                return ANY
            return core_schema.dict_schema(core_schema.str_schema(), value)
        if origin is tuple:
            items = [self._member(item, names, mode) for item in arguments]
            # Values that don't come from JSON have a list in its place.
            return core_schema.tuple_schema(items, strict=False)
        return ANY

    def _alias(self, alias: TypeAliasType, mode: Mode) -> CoreSchema:
        ref = f"{mode.value} {alias.__module__}.{alias.__name__}"
        if ref in self._open:
            self._recursive.setdefault(ref, ANY)
            return core_schema.definition_reference_schema(ref)
        if ref not in self._aliases:
            self._open.add(ref)
            schema = self._schema(value_of(alias), namespace_of(alias), mode)
            self._open.discard(ref)
            if ref in self._recursive:
                self._recursive[ref] = referable(schema, ref)
                schema = core_schema.definition_reference_schema(ref)
            self._aliases[ref] = schema
        return self._aliases[ref]

    def _annotated(
        self,
        type_: Any,
        marks: Sequence[Any],
        names: dict[str, Any],
        mode: Mode,
    ) -> CoreSchema:
        for mark in marks:
            if isinstance(mark, FileMark):
                return ANY
            if isinstance(mark, OneOf):
                return self._tagged(type_, mark, names, mode)
            if isinstance(mark, NumberMark):
                return decimal_number_schema()
        if type_ is int and mode is Mode.REQUEST:
            return whole(constrained(PLAIN[int](), marks))
        schema = self._schema(type_, names, mode)
        if mode.is_strict:
            return constrained(schema, marks)
        return schema

    def _tagged(
        self, union: Any, mark: OneOf, names: dict[str, Any], mode: Mode
    ) -> CoreSchema:
        variants = [evaluated(each, names) for each in get_args(union) or [union]]
        choices = {
            tag: self._schema(type_, names, mode)
            for tag, type_ in mark.types(variants).items()
        }
        if mode is not Mode.REQUEST:
            return core_schema.tagged_union_schema(choices, mark.property)
        tags = ", ".join(json.dumps(tag, ensure_ascii=False) for tag in choices)
        return core_schema.tagged_union_schema(
            choices,
            mark.property,
            custom_error_type=UNKNOWN_TAG,
            custom_error_message="one of {tags} is needed",
            custom_error_context={"property": mark.property, "tags": tags},
        )

    def _union(
        self, variants: Sequence[Any], names: dict[str, Any], mode: Mode
    ) -> CoreSchema:
        others = [evaluated(each, names) for each in variants]
        others = [variant for variant in others if variant is not NoneType]
        if len(others) < len(variants):
            inner = (
                self._schema(others[0], names, mode)
                if len(others) == 1
                else self._union(others, names, mode)
            )
            return ANY if inner is ANY else core_schema.nullable_schema(inner)
        if mode is not Mode.LENIENT:
            return best_of([self._schema(each, names, mode) for each in others])
        tagged: list[CoreSchema] = []
        if tags := tags_of(others, names):
            property, types = tags
            choices = {
                tag: self._schema(cls, names, mode) for tag, cls in types.items()
            }
            tagged = [core_schema.tagged_union_schema(choices, property)]
            others = [each for each in others if each not in types.values()]
        structures = [kind for each in others for kind in kinds(each, names)]
        if len(structures) > len(set(structures)):
            # Variants that only their members can tell apart.
            return first_of(
                [
                    *tagged,
                    best_of([self._schema(each, names, Mode.EXACT) for each in others]),
                    best_of([self._schema(each, names, Mode.PROBE) for each in others]),
                ]
            )
        if Any in others:
            return first_of([*tagged, ANY])
        # Where any text will do, text isn't read as a date or the like.
        text = FORMATTED if str in others else ()
        found = [(each, self._schema(each, names, mode)) for each in others]
        if not tagged and all(schema is ANY for _, schema in found):
            return ANY
        return first_of(
            [
                *tagged,
                *(
                    self._schema(each, names, Mode.EXACT) if schema is ANY else schema
                    for each, schema in found
                    if each not in text
                ),
            ]
        )

    def _reference(self, cls: type[BaseModel], mode: Mode) -> CoreSchema:
        if self._at_root:
            self._known.add(cls)
        if mode is Mode.LENIENT and cls not in self._known:
            return core_schema.no_info_plain_validator_function(
                partial(_meet, cls, self._meet)
            )
        ref = f"{mode.value} {cls.__module__}.{cls.__qualname__}"
        self._wanted.setdefault(ref, (cls, mode))
        return core_schema.definition_reference_schema(ref)

    def _model(self, ref: str, cls: type[BaseModel], mode: Mode) -> CoreSchema:
        names = namespace_of(cls)
        member_mode = Mode.LENIENT if mode is Mode.EXACT else mode
        is_mixed = cls in self._mixed
        fields = {
            field.name: self._field(field, names, mode, is_mixed=is_mixed)
            for field in fields_of(cls)
        }
        extra = self._member(extra_type(cls), names, member_mode)
        forbidden = mode.is_exact and cls.model_config.get("extra") == "forbid"
        renamed = [each.name for each in fields_of(cls) if each.name != each.wire]
        keys = None
        if renamed and not is_mixed and not forbidden:
            keys = noticing(renamed, partial(self._mix, cls))
        model = core_schema.model_schema(
            cls,
            core_schema.model_fields_schema(
                fields,
                extras_schema=None if extra is ANY else extra,
                extras_keys_schema=keys,
                extra_behavior="forbid" if forbidden else "allow",
                model_name=cls.__name__,
            ),
            config=CONFIG,
            ref=None if is_mixed else ref,
        )
        if not is_mixed:
            return model
        return core_schema.no_info_after_validator_function(unmix, model, ref=ref)

    def _field(
        self,
        field: ModelField,
        names: dict[str, Any],
        mode: Mode,
        *,
        is_mixed: bool,
    ) -> core_schema.ModelField:
        type_ = field.type
        if mode.is_strict and field.default is None and not field.nullable:
            type_ = without_none(type_)
        if mode is Mode.PROBE and field.constant:
            schema = self._schema(type_, names, Mode.EXACT)
        elif mode is Mode.EXACT:
            schema = self._exact_member(type_, names)
        else:
            schema = self._member(type_, names, mode)
        is_request = mode is Mode.REQUEST
        required = field.in_requests if is_request else field.in_responses
        if mode is Mode.LENIENT or not required:
            schema = _with_default(schema, field, is_mixed=is_mixed)
        alias = None if field.wire == field.name else field.wire
        return core_schema.model_field(schema, validation_alias=alias)

    def _exact_member(self, type_: Any, names: dict[str, Any]) -> CoreSchema:
        """The schema of a member of a variant: its own kind exactly, what is inside
        it leniently, so that trying a variant doesn't need everything it mentions."""
        if set(kinds(type_, names)) & {"object", "array"}:
            schema = self._schema(type_, names, Mode.LENIENT)
            if schema is not ANY:
                return schema
        return self._schema(type_, names, Mode.EXACT)


def _with_default(
    schema: CoreSchema, field: ModelField, *, is_mixed: bool
) -> CoreSchema:
    default = None if field.default is MISSING else field.default
    make = field.factory
    if not is_mixed or field.name == field.wire:
        if make is not None:
            return core_schema.with_default_schema(schema, default_factory=make)
        return core_schema.with_default_schema(schema, default=default)
    if make is not None:
        return core_schema.with_default_schema(
            schema, default_factory=lambda: Absent(make())
        )
    return core_schema.with_default_schema(schema, default=Absent(default))


def _meet(
    cls: type[BaseModel], meet: Callable[[type[BaseModel]], None], value: Any
) -> Any:
    if not isinstance(value, dict):
        raise PydanticCustomError("object_type", "not an object")
    meet(cls)
    return value
