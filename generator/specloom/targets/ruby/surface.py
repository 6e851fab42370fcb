"""What users of the gem see: methods with the arguments that they write, and models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.ir.types import Enumeration, Field, Record, TypeId, TypeUse, Union
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.surface import reference_surface
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Order, Symbol, Traits
from specloom.targets.ruby.naming import Names, name_api
from specloom.targets.ruby.typing import type_of

TRAITS = Traits(order=Order.REQUIRED, leaves_out=True)


def surface(api: Api, register: Register) -> tuple[Symbol, ...]:
    """Return what users see."""
    names = name_api(api, register)
    return reference_surface(api, names, _Speech(names))


@dataclass(frozen=True, slots=True)
class _Speech:
    """See ``kit.reference.surface.Speech``."""

    names: Names

    def method(self, page: Page, method: str) -> str:
        return f"{page.class_name}#{method}"

    def type(self, model: TypeId) -> str:
        return self.names.models[model]

    def argument(self, operation: Operation, name: str, given: Input) -> str:
        return type_of(given.use, self.names).text

    def result(self, operation: Operation, use: TypeUse | None) -> str:
        return "nil" if use is None else type_of(use, self.names).text

    def gives(self, operation: Operation) -> tuple[str, ...]:
        return ()

    def fields(self, record: Record) -> Mapping[str, str]:
        return self.names.fields(record)

    def field(self, record: Record, field: Field) -> str:
        return type_of(field.type, self.names).text

    def variants(self, union: Union) -> Sequence[tuple[str, str]]:
        return [(type_of(one.type, self.names).text, "") for one in union.variants]

    def members(self, enumeration: Enumeration) -> Sequence[str]:
        return self.names.members(enumeration)

    def inner(self, record: Record) -> Mapping[str, tuple[str, Enumeration]]:
        return {}
