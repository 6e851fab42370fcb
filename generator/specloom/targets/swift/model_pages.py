"""Planning the page of a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.types import Enumeration, Extra, Field, MapOf, Named, Record, Union
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.entities import entity_cell
from specloom.targets.kit.escapes import markdown_code, markdown_code_cell, markdown_prose
from specloom.targets.kit.reference.rows import InputRow
from specloom.targets.kit.reference.tables import member_rows, property_flags
from specloom.targets.swift import syntax
from specloom.targets.swift.api_pages import declaration, imports
from specloom.targets.swift.book import Book
from specloom.targets.swift.layout import lay_out
from specloom.targets.swift.model import Choice, ModelPage, VariantRow
from specloom.targets.swift.typing import variant_names
from specloom.targets.swift.values import render_value


def plan_model_page(model: Record | Union | Enumeration, book: Book) -> ModelPage:
    """Plan the page of a model."""
    use = Named(model.id)
    title = syntax.name(book.models[model.id])
    value = example_of(book.api.types, use, direction=Direction.RESPONSE, complete=True)
    example = render_value(value, use, book.names)
    declared = declaration(syntax.name("value"), example, title)
    return ModelPage(
        title=title,
        description=markdown_prose(book.manner.prose(model.doc)),
        deprecated=model.doc.deprecated,
        properties=tuple(_properties(model, book)) if isinstance(model, Record) else (),
        members=member_rows(model, book) if isinstance(model, Enumeration) else (),
        variants=tuple(_variants(model, book)) if isinstance(model, Union) else (),
        discriminator=markdown_code(model.discriminator) if isinstance(model, Union) else EMPTY,
        choices=tuple(_choices(model, book)),
        opening=tuple(imports([example], book)),
        example=compose("{}{}", declared, lay_out(example.expression, len(str(declared)))),
    )


def _properties(record: Record, book: Book) -> Iterator[InputRow]:
    names = book.names.fields(record)
    inside = book.names.field_enumerations(record)
    for field in record.fields:
        kind = syntax.name(inside[field.name]) if field.name in inside else None
        yield _property(field, names[field.name], kind, book)
    if not isinstance(record.extra, Extra):
        yield InputRow(
            name=literal("additionalProperties"),
            type=book.type_cell(MapOf(record.extra)),
            description=literal("Properties of any other names."),
            notes=literal("[optional]"),
        )


def _property(field: Field, name: str, inside: Code | None, book: Book) -> InputRow:
    default = book.default_note(field.default, field.type)
    return InputRow(
        name=syntax.name(name),
        type=book.type_cell(field.type, inside),
        description=book.manner.cell(book.manner.prose(field.doc)),
        notes=join(" ", [*property_flags(field), *([default] if default else [])]),
    )


def _variants(union: Union, book: Book) -> Iterator[VariantRow]:
    inside = book.names.variant_enumerations(union)
    names = variant_names(union, book.names)
    for number, (name, variant) in enumerate(zip(names, union.variants, strict=True)):
        kind = syntax.name(inside[str(number)]) if str(number) in inside else None
        yield VariantRow(
            name=syntax.name(name),
            type=book.type_cell(variant.type, kind),
            value=join(", ", (markdown_code_cell(syntax.scalar(tag)) for tag in variant.tags)),
            description=entity_cell(variant.title),
        )


def _choices(model: Record | Union | Enumeration, book: Book) -> Iterator[Choice]:
    """Yield the enumerations inside a model."""
    match model:
        case Record():
            uses = {field.name: field.type for field in model.fields}
            names = book.names.field_enumerations(model)
        case Union():
            uses = {str(number): variant.type for number, variant in enumerate(model.variants)}
            names = book.names.variant_enumerations(model)
        case Enumeration():
            return
        case _:
            assert_never(model)
    for key, use in uses.items():
        enumeration = book.names.enumeration_in(use)
        if enumeration is not None:
            yield Choice(syntax.name(names[key]), member_rows(enumeration, book))
