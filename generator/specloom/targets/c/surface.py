"""What users of the SDK see: functions, structs and enumerations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.ir.types import Enumeration, Field, Record, TypeId, TypeUse, Union
from specloom.targets.c import cases
from specloom.targets.c.enums import (
    argument_place,
    field_place,
    own_place,
    result_place,
    variant_place,
)
from specloom.targets.c.naming import Names, name_api
from specloom.targets.c.typing import CType, is_pointed_argument, type_of
from specloom.targets.c.values import is_pointed
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.surface import reference_surface
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits

TRAITS = Traits()


def surface(api: Api, prefix: str, register: Register) -> tuple[Symbol, ...]:
    """Return what users see."""
    names = name_api(api, prefix or cases.prefix(api.info.title), register)
    return reference_surface(api, names, _Speech(names))


@dataclass(frozen=True, slots=True)
class _Speech:
    """See ``kit.reference.surface.Speech``."""

    names: Names

    def method(self, page: Page, method: str) -> str:
        return method

    def type(self, model: TypeId) -> str:
        return self.names.types[model]

    def argument(self, operation: Operation, name: str, given: Input) -> str:
        kind = type_of(given.use, argument_place(operation, name), self.names)
        return _held(kind, is_pointer=is_pointed_argument(given, kind, self.names))

    def result(self, operation: Operation, use: TypeUse | None) -> str:
        if use is None:
            return "void"
        kind = type_of(use, result_place(operation), self.names)
        return _held(kind, is_pointer=not kind.has_none)

    def gives(self, operation: Operation) -> tuple[str, ...]:
        return ()

    def fields(self, record: Record) -> Mapping[str, str]:
        return self.names.records[record.id].fields

    def field(self, record: Record, field: Field) -> str:
        kind = type_of(field.type, field_place(record, field.name), self.names)
        return _held(kind, is_pointer=is_pointed(field, kind, self.names))

    def variants(self, union: Union) -> Sequence[tuple[str, str]]:
        kinds = [
            type_of(one.type, variant_place(union, number), self.names)
            for number, one in enumerate(union.variants)
        ]
        held = (_held(kind, is_pointer=kind.is_pointer) for kind in kinds)
        return list(zip(self.names.unions[union.id], held, strict=True))

    def members(self, enumeration: Enumeration) -> Sequence[str]:
        return self.names.enums[own_place(enumeration.id)].constants

    def inner(self, record: Record) -> Mapping[str, tuple[str, Enumeration]]:
        return {}


def _held(kind: CType, *, is_pointer: bool) -> str:
    return f"{kind.name.text} *" if is_pointer else kind.name.text
