"""What users of the client see: methods, and models with the types inside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.ir.types import Enumeration, Field, Record, TypeId, TypeUse, Union
from specloom.targets.java import syntax
from specloom.targets.java.naming import Names, name_api
from specloom.targets.java.typing import type_of
from specloom.targets.java.unions import nested_classes
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.surface import reference_surface
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits

TRAITS = Traits(closes_enumerations=True, closes_unions=True)


def surface(api: Api, register: Register) -> tuple[Symbol, ...]:
    """Return what users see."""
    names = name_api(api, syntax.package("api"), register)
    return reference_surface(api, names, _Speech(names))


@dataclass(frozen=True, slots=True)
class _Speech:
    """See ``kit.reference.surface.Speech``."""

    names: Names

    def method(self, page: Page, method: str) -> str:
        return f"{page.class_name}.{method}"

    def type(self, model: TypeId) -> str:
        return self.names.models[model]

    def argument(self, operation: Operation, name: str, given: Input) -> str:
        return type_of(given.use, self.names).code.text

    def result(self, operation: Operation, use: TypeUse | None) -> str:
        return "Void" if use is None else type_of(use, self.names).code.text

    def gives(self, operation: Operation) -> tuple[str, ...]:
        return ()

    def fields(self, record: Record) -> Mapping[str, str]:
        return self.names.fields(record)

    def field(self, record: Record, field: Field) -> str:
        enum = self.names.enums(record).get(field.name)
        return type_of(field.type, self.names, syntax.name(enum) if enum else None).code.text

    def variants(self, union: Union) -> Sequence[tuple[str, str]]:
        nested = nested_classes(union, self.names)
        types = [type_of(one.type, self.names).code.text for one in union.variants]
        return [(nested.get(number, kind), kind) for number, kind in enumerate(types)]

    def members(self, enumeration: Enumeration) -> Sequence[str]:
        return self.names.members(enumeration)

    def inner(self, record: Record) -> Mapping[str, tuple[str, Enumeration]]:
        enums, found = self.names.enums(record), {}
        for field in record.fields:
            enumeration = self.names.enum_in_place(field.type)
            if enumeration is not None:
                found[field.name] = enums[field.name], enumeration
        return found
