"""Planning what a model's header declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from specloom.ir.types import Enumeration, Extra, MapOf, Record, TypeUse, Union
from specloom.targets.c import syntax
from specloom.targets.c.book import Book
from specloom.targets.c.enums import (
    EnumType,
    Place,
    enums_in,
    extra_place,
    field_place,
    own_place,
    variant_place,
)
from specloom.targets.c.members import KIND, MORE, UNKNOWN
from specloom.targets.c.model import DeclaredLine, EnumDeclaration, StructDeclaration
from specloom.targets.c.typing import contents, type_of
from specloom.targets.c.values import is_pointed
from specloom.targets.kit.code import EMPTY, compose, join, literal


def declared_enums(model: Record | Union | Enumeration, book: Book) -> Iterator[EnumDeclaration]:
    """Yield the declarations of the enumeration types that come with a model."""
    names = book.names
    match model:
        case Enumeration():
            yield _declared(names.enums[own_place(model.id)], model)
        case Union():
            kinds = names.enums[own_place(model.id)]
            constants = tuple(DeclaredLine(syntax.name(name), EMPTY) for name in kinds.constants)
            yield _declaration(kinds, constants)
            for number, variant in enumerate(model.variants):
                yield from _in_place(variant.type, variant_place(model, number), book)
        case Record():
            for field in model.fields:
                yield from _in_place(field.type, field_place(model, field.name), book)
            if not isinstance(model.extra, Extra):
                yield from _in_place(model.extra, extra_place(model), book)
        case _:
            assert_never(model)


def _in_place(use: TypeUse, place: Place, book: Book) -> Iterator[EnumDeclaration]:
    for found in enums_in(use, place, book.catalog):
        yield _declared(book.names.enums[found.place], found.enumeration)


def _declared(enum: EnumType, enumeration: Enumeration) -> EnumDeclaration:
    lines = (
        DeclaredLine(syntax.name(constant), syntax.scalar(member.value))
        for constant, member in zip(enum.constants, enumeration.members, strict=True)
    )
    return _declaration(enum, tuple(lines))


def _declaration(enum: EnumType, constants: tuple[DeclaredLine, ...]) -> EnumDeclaration:
    return EnumDeclaration(syntax.name(enum.name), syntax.name(enum.none), syntax.name(enum.other), constants)


def declared_struct(model: Record | Union, book: Book) -> StructDeclaration:
    """Return the declaration of a model's struct."""
    name = syntax.name(book.models[model.id])
    stem = syntax.name(book.names.models[model.id])
    release = compose("void {}_free({} *{});", stem, name, stem)
    match model:
        case Record():
            return StructDeclaration(name, tuple(_record_members(model, book)), (), release)
        case Union():
            kind = syntax.name(book.names.enums[own_place(model.id)].name)
            return StructDeclaration(
                name,
                (DeclaredLine(compose("{} {}", kind, literal(KIND)), EMPTY),),
                tuple(_union_members(model, book)),
                release,
            )
        case _:
            assert_never(model)


def _record_members(record: Record, book: Book) -> Iterator[DeclaredLine]:
    members = book.names.records[record.id]
    for field in record.fields:
        name, place = members.fields[field.name], field_place(record, field.name)
        kind = type_of(field.type, place, book.names)
        star = literal(" *") if is_pointed(field, kind, book.names) else literal(" ")
        notes = [] if name == field.name else [syntax.string(field.name)]
        inside = contents(field.type, place, book.names)
        notes += [compose("of {}", inside)] if inside else []
        yield DeclaredLine(compose("{}{}{}", kind.name, star, syntax.name(name)), join(", ", notes))
        if field.name in members.null_flags:
            yield DeclaredLine(compose("int {}", syntax.name(members.null_flags[field.name])), EMPTY)
    if members.has_more:
        if isinstance(record.extra, Extra):
            note = literal("of keyValuePair_t * with any_type_t *")
        else:
            note = compose("of {}", contents(MapOf(record.extra), extra_place(record), book.names))
        yield DeclaredLine(compose("list_t *{}", literal(MORE)), note)


def _union_members(union: Union, book: Book) -> Iterator[DeclaredLine]:
    for number, (name, variant) in enumerate(zip(book.names.unions[union.id], union.variants, strict=True)):
        place = variant_place(union, number)
        kind = type_of(variant.type, place, book.names)
        star = literal(" *") if kind.is_pointer else literal(" ")
        inside = contents(variant.type, place, book.names)
        note = compose("of {}", inside) if inside else EMPTY
        yield DeclaredLine(compose("{}{}{}", kind.name, star, syntax.name(name)), note)
    yield DeclaredLine(compose("any_type_t *{}", literal(UNKNOWN)), EMPTY)
