"""Planning the page of a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.types import Enumeration, Named, Record, TypeUse, Union
from specloom.targets.java import syntax
from specloom.targets.java.book import Book, imports
from specloom.targets.java.model import ModelPage, NestedEnum
from specloom.targets.java.unions import Form, form_of, nested_classes
from specloom.targets.java.values import render_value
from specloom.targets.kit.code import Code, compose
from specloom.targets.kit.escapes import markdown_prose
from specloom.targets.kit.reference.rows import ValueRow
from specloom.targets.kit.reference.tables import ModelTables, tabulate


def plan_model_page(model: Record | Union | Enumeration, book: Book) -> ModelPage:
    """Plan the page of a model."""
    use = Named(model.id)
    value = example_of(book.api.types, use, direction=Direction.RESPONSE, complete=True)
    example = render_value(value, use, book.names)
    name = book.models[model.id]
    return ModelPage(
        type=syntax.name(name),
        qualified=book.names.imported(name),
        description=markdown_prose(book.manner.prose(model.doc)),
        deprecated=model.doc.deprecated,
        tables=_tables(model, book),
        enums=tuple(_nested_enums(model, book)),
        has_holders=isinstance(model, Union)
        and any(form_of(model, one.type, book.names) is Form.RECORD for one in model.variants),
        imports=imports((*example.imports, book.names.imported(name))),
        example=example.expression,
    )


def _tables(model: Record | Union | Enumeration, book: Book) -> ModelTables:
    """Return the tables of a model, with the classes inside its own where they are."""
    tables = tabulate(model, book, lists_choices=False)
    match model:
        case Record():
            enums = book.names.enums(model)
            properties = tuple(
                (
                    replace(row, type=book.enum_cell(field.type, syntax.name(enums[field.name])))
                    if field.name in enums
                    else row
                )
                for field, row in zip(model.fields, tables.properties, strict=True)
            )
            return replace(tables, properties=properties)
        case Union():
            nested = nested_classes(model, book.names)
            variants = tuple(
                (
                    replace(row, name=_nested_cell(model, number, syntax.name(nested[number]), book))
                    if number in nested
                    else row
                )
                for number, row in enumerate(tables.variants)
            )
            return replace(tables, variants=variants)
        case Enumeration():
            return tables


def _nested_cell(union: Union, number: int, name: Code, book: Book) -> Code:
    use = union.variants[number].type
    if form_of(union, use, book.names) is Form.ENUM:
        return book.enum_cell(use, name)
    return compose("**{}**: {}", name, book.type_cell(use))


def _nested_enums(model: Record | Union | Enumeration, book: Book) -> Iterator[NestedEnum]:
    for name, use in _enum_uses(model, book):
        enumeration = book.names.enum_in_place(use)
        assert enumeration is not None
        rows: tuple[ValueRow, ...] = tabulate(enumeration, book).members
        yield NestedEnum(syntax.name(name), rows)


def _enum_uses(model: Record | Union | Enumeration, book: Book) -> Iterator[tuple[str, TypeUse]]:
    """Yield the enumerations inside a model's class, by name."""
    match model:
        case Record():
            enums = book.names.enums(model)
            yield from ((enums[field.name], field.type) for field in model.fields if field.name in enums)
        case Union():
            for number, name in nested_classes(model, book.names).items():
                use = model.variants[number].type
                if form_of(model, use, book.names) is Form.ENUM:
                    yield name, use
        case Enumeration():
            pass
