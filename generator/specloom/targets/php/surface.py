"""What users of the bundle see: the methods that they write, and models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.ir.exchange import Direction
from specloom.ir.types import Enumeration, Field, Record, TypeId, TypeUse, Union
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.results import results_of
from specloom.targets.kit.reference.surface import reference_surface
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits
from specloom.targets.php.naming import Names, name_api
from specloom.targets.php.typing import Native, documented, native

TRAITS = Traits(implements=True, implements_all=True)


def surface(api: Api, register: Register) -> tuple[Symbol, ...]:
    """Return what users see."""
    names = name_api(api, "Api", register)
    return reference_surface(api, names, _Speech(names))


@dataclass(frozen=True, slots=True)
class _Speech:
    """See ``kit.reference.surface.Speech``."""

    names: Names

    def method(self, page: Page, method: str) -> str:
        return f"{page.class_name}::{method}"

    def type(self, model: TypeId) -> str:
        return self.names.models[model]

    def argument(self, operation: Operation, name: str, given: Input) -> str:
        return native([given.use], self.names).declared.text

    def result(self, operation: Operation, use: TypeUse | None) -> str:
        results = results_of(operation)
        return self._result(results).declared.text if results else "void"

    def gives(self, operation: Operation) -> tuple[str, ...]:
        results = results_of(operation)
        return tuple(word.word.text for word in self._result(results).words) if results else ()

    def _result(self, results: tuple[TypeUse, ...]) -> Native:
        return native(results, self.names, Direction.RESPONSE, null=True)

    def fields(self, record: Record) -> Mapping[str, str]:
        return self.names.fields(record)

    def field(self, record: Record, field: Field) -> str:
        return self._documented(field.type)

    def variants(self, union: Union) -> Sequence[tuple[str, str]]:
        return [(self._documented(one.type), "") for one in union.variants]

    def members(self, enumeration: Enumeration) -> Sequence[str]:
        return self.names.members(enumeration)

    def inner(self, record: Record) -> Mapping[str, tuple[str, Enumeration]]:
        return {}

    def _documented(self, use: TypeUse) -> str:
        return documented(use, self.names).text.replace("Api\\Model\\", "")
