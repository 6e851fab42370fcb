"""What users of the package see: methods, and types with the types inside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.ir.types import Enumeration, Field, Record, TypeId, TypeUse, Union
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.surface import reference_surface
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits
from specloom.targets.swift import syntax
from specloom.targets.swift.naming import Names, name_api
from specloom.targets.swift.typing import nullable_type_of, type_of, variant_names

TRAITS = Traits(names_arguments=True, leaves_out=True, closes_enumerations=True, closes_unions=True)


def surface(api: Api, module: str, register: Register) -> tuple[Symbol, ...]:
    """Return what users see."""
    names = name_api(api, module, register)
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
        method = next(
            method for page in self.names.pages for method, known in page.methods if known.id == operation.id
        )
        inside = self.names.input_enumerations(operation, method).get(name)
        return nullable_type_of(given.use, self.names, syntax.name(inside) if inside else None).text

    def result(self, operation: Operation, use: TypeUse | None) -> str:
        return "Void" if use is None else type_of(use, self.names).text

    def gives(self, operation: Operation) -> tuple[str, ...]:
        return ()

    def fields(self, record: Record) -> Mapping[str, str]:
        return self.names.fields(record)

    def field(self, record: Record, field: Field) -> str:
        inside = self.names.field_enumerations(record).get(field.name)
        return type_of(field.type, self.names, syntax.name(inside) if inside else None).text

    def variants(self, union: Union) -> Sequence[tuple[str, str]]:
        named = variant_names(union, self.names)
        return [
            (name, type_of(one.type, self.names).text)
            for name, one in zip(named, union.variants, strict=True)
        ]

    def members(self, enumeration: Enumeration) -> Sequence[str]:
        return self.names.members(enumeration)

    def inner(self, record: Record) -> Mapping[str, tuple[str, Enumeration]]:
        inside, found = self.names.field_enumerations(record), {}
        for field in record.fields:
            enumeration = self.names.enumeration_in(field.type)
            if enumeration is not None:
                found[field.name] = inside[field.name], enumeration
        return found
