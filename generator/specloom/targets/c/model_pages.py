"""Planning the page of a model."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.types import Enumeration, Named, Record, Union
from specloom.targets.c import syntax
from specloom.targets.c.book import Book
from specloom.targets.c.declarations import declared_enums, declared_struct
from specloom.targets.c.enums import field_place, own_place, variant_place
from specloom.targets.c.members import is_nullable
from specloom.targets.c.model import ModelPage, VariantRow
from specloom.targets.c.typing import type_of
from specloom.targets.c.values import initializer, is_pointed
from specloom.targets.kit.code import EMPTY, compose, join, literal
from specloom.targets.kit.entities import entity_cell
from specloom.targets.kit.escapes import markdown_code, markdown_code_cell, markdown_prose
from specloom.targets.kit.reference.rows import InputRow, ValueRow
from specloom.targets.kit.reference.tables import property_flags


def plan_model_page(model: Record | Union | Enumeration, book: Book) -> ModelPage:
    """Plan the page of a model."""
    use = Named(model.id)
    value = example_of(book.api.types, use, direction=Direction.RESPONSE, complete=True)
    title = syntax.name(book.models[model.id])
    content = initializer(value, use, own_place(model.id), book.names)
    return ModelPage(
        title=title,
        header=syntax.name(book.names.models[model.id]),
        description=markdown_prose(book.manner.prose(model.doc)),
        deprecated=model.doc.deprecated,
        enums=tuple(declared_enums(model, book)),
        structs=() if isinstance(model, Enumeration) else (declared_struct(model, book),),
        properties=tuple(_properties(model, book)) if isinstance(model, Record) else (),
        members=_constants(model, book) if isinstance(model, Enumeration) else (),
        variants=_variants(model, book) if isinstance(model, Union) else (),
        discriminator=markdown_code(model.discriminator) if isinstance(model, Union) else EMPTY,
        example=compose("{} value = {};", title, content),
    )


def _properties(record: Record, book: Book) -> Iterator[InputRow]:
    members = book.names.records[record.id]
    for field in record.fields:
        place = field_place(record, field.name)
        kind = type_of(field.type, place, book.names)
        nullable = literal("[nullable]") if is_nullable(field, book.catalog) else EMPTY
        default = book.default_note(field.default, field.type, place)
        yield InputRow(
            name=syntax.name(members.fields[field.name]),
            type=book.member_cell(field.type, place, is_pointed=is_pointed(field, kind, book.names)),
            description=book.manner.cell(book.manner.prose(field.doc)),
            notes=join(" ", [*property_flags(field), *filter(None, [nullable, default])]),
        )


def _constants(enumeration: Enumeration, book: Book) -> tuple[ValueRow, ...]:
    enum = book.names.enums[own_place(enumeration.id)]
    return tuple(
        ValueRow(
            name=syntax.name(constant),
            value=markdown_code_cell(syntax.scalar(member.value)),
            description=entity_cell(member.description),
        )
        for constant, member in zip(enum.constants, enumeration.members, strict=True)
    )


def _variants(union: Union, book: Book) -> tuple[VariantRow, ...]:
    kinds = book.names.enums[own_place(union.id)].constants
    names = book.names.unions[union.id]
    return tuple(
        VariantRow(
            constant=syntax.name(kinds[number]),
            member=syntax.name(names[number]),
            type=book.member_cell(variant.type, variant_place(union, number), is_pointed=False),
            tags=join(", ", (markdown_code_cell(syntax.scalar(tag)) for tag in variant.tags)),
            description=entity_cell(variant.title),
        )
        for number, variant in enumerate(union.variants)
    )
