"""What can be settled only when every type is known: null, discriminators, subtypes, equal types, defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from specloom.diagnostics import Location
from specloom.ir.api import Api, Operation, Parameter
from specloom.ir.landmarks import operation_landmarks, type_landmarks
from specloom.ir.typed import typed
from specloom.ir.types import (
    Alias,
    Anything,
    Default,
    Field,
    JsonValue,
    Named,
    Nullable,
    Record,
    Scalar,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
)
from specloom.parser.circles import open_circles
from specloom.parser.discriminators import discriminate
from specloom.parser.findings import Findings
from specloom.parser.rewriting import rewrite, substitute, substitution
from specloom.parser.schemas import Schemas
from specloom.parser.sharing import equal_types
from specloom.parser.subtypes import find_subtypes


def finish(api: Api, schemas: Schemas) -> Api:
    """Return the API with everything settled that needs the whole of it."""
    types = _without_endless(_without_circles(dict(sorted(schemas.types.items()))), schemas)
    types = open_circles(types, schemas)
    table: dict[Any, TypeUse] = {id: Nullable(Named(id)) for id in _nullable(types, schemas.nullable)}
    types = {
        id: substitute(definition, table) if table or isinstance(definition, Union) else definition
        for id, definition in types.items()
    }
    if table:
        api = rewrite(api, substitution(table))
    types = discriminate(types, schemas)
    unions, table = find_subtypes(types, schemas)
    if table:
        types = {id: _with_subtypes(definition, table, unions) for id, definition in types.items()} | unions
        api = rewrite(api, substitution(table))
    table = equal_types(types)
    if table:
        api = replace(api, also=_other_places(api, types, table))
        types = {id: substitute(definition, table) for id, definition in types.items() if id not in table}
        api = rewrite(api, substitution(table))
    types = _with_tags(dict(sorted(types.items())))
    defaults = _Defaults(types, schemas.findings)
    return replace(
        api,
        types={id: defaults.of_type(definition) for id, definition in types.items()},
        operations=tuple(defaults.of_operation(operation) for operation in api.operations),
        webhooks=tuple(defaults.of_operation(operation) for operation in api.webhooks),
    )


def _other_places(api: Api, types: Types, table: Mapping[Any, TypeUse]) -> Mapping[TypeId, tuple[str, ...]]:
    """Return where the types stand that are to be replaced, by the type that takes their place."""
    landmarks = type_landmarks(types, operation_landmarks(api))
    found: dict[TypeId, set[str]] = {}
    for id in table:
        kept = id
        while isinstance(use := table.get(kept), Named):
            kept = use.id
        found.setdefault(kept, set()).add(landmarks[id])
    return {id: tuple(sorted(places - {landmarks[id]})) for id, places in sorted(found.items())}


def _with_tags(types: dict[TypeId, TypeDef]) -> dict[TypeId, TypeDef]:
    """Return the table with the values of discriminators as examples of the properties that carry them.

    A record of a union is told by its tag also where it stands alone, and any other text would say it is another one.
    """
    tagged: dict[TypeId, dict[str, tuple[JsonValue, ...]]] = {}
    for definition in types.values():
        if isinstance(definition, Union) and definition.discriminator:
            for variant in definition.variants:
                if isinstance(variant.type, Named) and variant.tags:
                    tagged.setdefault(variant.type.id, {}).setdefault(definition.discriminator, variant.tags)
    result = dict(types)
    for id, tags in tagged.items():
        record = types[id]
        if isinstance(record, Record):
            fields = (
                (
                    replace(field, examples=tags[field.name])
                    if field.name in tags and isinstance(field.type, Scalar)
                    else field
                )
                for field in record.fields
            )
            result[id] = replace(record, fields=tuple(fields))
    return result


def _without_circles(types: dict[TypeId, TypeDef]) -> dict[TypeId, TypeDef]:
    """Return the table without bases that lead back to the record itself (reported as ALLOF-CYCLE before)."""
    bases = {id: one.bases for id, one in types.items() if isinstance(one, Record) and one.bases}

    def leads_to(start: TypeId, goal: TypeId) -> bool:
        seen: set[TypeId] = set()
        pending = [start]
        while pending:
            id = pending.pop()
            if id == goal:
                return True
            if id not in seen:
                seen.add(id)
                pending.extend(bases.get(id, ()))
        return False

    result = dict(types)
    for id, own in bases.items():
        kept = tuple(base for base in own if not leads_to(base, id))
        definition = types[id]
        if kept != own and isinstance(definition, Record):
            result[id] = replace(definition, bases=kept)
    return result


def _nullable(types: Types, known: set[TypeId]) -> set[TypeId]:
    """Return the definitions that allow null: those that say so, and the unions of such."""
    found = set(known)
    grown = True
    while grown:
        grown = False
        for id, definition in types.items():
            if isinstance(definition, Union) and id not in found:
                uses = [variant.type for variant in definition.variants]
                if any(
                    isinstance(use, Nullable) or (isinstance(use, Named) and use.id in found) for use in uses
                ):
                    found.add(id)
                    grown = True
    return found


def _with_subtypes(definition: TypeDef, table: dict[Any, TypeUse], unions: dict[TypeId, Union]) -> TypeDef:
    """Put subtypes in the place of their parents, but not in a union that lists the subtypes itself."""
    if isinstance(definition, Union):
        listed = {variant.type for variant in definition.variants}
        kept = {
            parent
            for parent in table
            if any(v.type in listed and v.type != Named(parent) for v in unions[_subtypes(parent)].variants)
        }
        table = {parent: use for parent, use in table.items() if parent not in kept}
    return substitute(definition, table)


def _subtypes(parent: TypeId) -> TypeId:
    return TypeId(f"{parent}?subtypes")


def _without_endless(types: dict[TypeId, TypeDef], schemas: Schemas) -> dict[TypeId, TypeDef]:
    """Return the table in which names that stand for nothing but each other stand for any value."""
    result = dict(types)
    is_endless: dict[TypeId, bool] = {}
    for id in types:
        chain: dict[TypeId, Alias] = {}
        current = id
        while current not in is_endless and current not in chain:
            definition = types.get(current)
            if not isinstance(definition, Alias):
                break
            chain[current] = definition
            target = definition.target.inner if isinstance(definition.target, Nullable) else definition.target
            if not isinstance(target, Named):
                break
            current = target.id
        else:
            if is_endless.get(current, True):
                for one, alias in chain.items():
                    message = "this schema is nothing but a reference to itself: any value is allowed"
                    schemas.findings.warn("REF-CYCLE", message, alias.location)
                    schemas.nullable.discard(one)
                    result[one] = replace(alias, target=Anything())
                is_endless.update(dict.fromkeys(chain, True))
        is_endless.update((one, False) for one in chain if one not in is_endless)
    return result


class _Defaults:
    """The defaults that fit their types."""

    def __init__(self, types: Types, findings: Findings) -> None:
        self._types = types
        self._findings = findings

    def of_type(self, definition: TypeDef) -> TypeDef:
        """Return a definition without defaults that don't fit."""
        if isinstance(definition, Alias) and definition.default is not None:
            fits = self._fits(definition.default, definition.target, definition.location)
            return definition if fits else replace(definition, default=None)
        if isinstance(definition, Record) and any(field.default is not None for field in definition.fields):
            return replace(definition, fields=tuple(self._field(field) for field in definition.fields))
        return definition

    def of_operation(self, operation: Operation) -> Operation:
        """Return an operation without defaults that don't fit."""
        parameters = tuple(self._parameter(parameter) for parameter in operation.parameters)
        callbacks = tuple(
            replace(callback, operations=tuple(self.of_operation(inner) for inner in callback.operations))
            for callback in operation.callbacks
        )
        if callbacks or parameters != operation.parameters:
            return replace(operation, parameters=parameters, callbacks=callbacks)
        return operation

    def _field(self, field: Field) -> Field:
        if field.default is None or self._fits(field.default, field.type, field.location):
            return field
        return replace(field, default=None)

    def _parameter(self, parameter: Parameter) -> Parameter:
        if parameter.default is None or self._fits(parameter.default, parameter.type, parameter.location):
            return parameter
        return replace(parameter, default=None)

    def _fits(self, default: Default, use: TypeUse, location: Location) -> bool:
        if typed(self._types, default.value, use) is not None:
            return True
        shown = "null" if default.value is None else repr(default.value)
        shown = shown if len(shown) <= 60 else shown[:57] + "..."
        message = f"the default {shown} doesn't fit its type: it is left out"
        self._findings.note("DEFAULT-MISMATCH", message, location)
        return False
