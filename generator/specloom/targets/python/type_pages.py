"""Planning the page of a type."""

from __future__ import annotations

from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.types import Access, Alias, Enumeration, Extra, Field, Named, Record, TypeDef, Union
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import markdown_cell, markdown_code, markdown_code_cell, markdown_prose
from specloom.targets.python import syntax
from specloom.targets.python.examples import construct_example
from specloom.targets.python.handbook import Handbook, default_note, notes
from specloom.targets.python.pages import ParameterRow, TypePage, ValueRow
from specloom.targets.python.prose import Pages, constraints, describe_use, type_cell


def plan_type_page(definition: TypeDef, handbook: Handbook) -> TypePage:
    """Plan the page of a type."""
    pages = handbook.pages
    properties: tuple[ParameterRow, ...] = ()
    members: tuple[ValueRow, ...] = ()
    variants: tuple[ValueRow, ...] = ()
    extra = discriminator = target = EMPTY
    match definition:
        case Record():
            names = handbook.vocabulary.names.fields(definition)
            properties = tuple(_field_row(field, names[field.name], handbook) for field in definition.fields)
            if definition.extra is Extra.FORBIDDEN:
                extra = literal("Other properties are refused.")
            elif not isinstance(definition.extra, Extra):
                extra = compose("Other properties are {}.", describe_use(definition.extra, pages))
        case Enumeration():
            members = tuple(
                ValueRow(markdown_code_cell(syntax.scalar(member.value)), markdown_cell(member.about))
                for member in definition.members
            )
        case Union():
            variants = tuple(
                ValueRow(
                    describe_use(variant.type, pages),
                    join(", ", (markdown_code_cell(syntax.scalar(tag)) for tag in variant.tags)),
                )
                for variant in definition.variants
            )
            if definition.discriminator:
                discriminator = markdown_code(definition.discriminator)
        case Alias():
            target = describe_use(definition.target, pages)
    return TypePage(
        name=syntax.identifier(handbook.vocabulary.names.types[definition.id].name),
        description=markdown_prose(definition.doc.prose),
        deprecated=definition.doc.deprecated,
        properties=properties,
        extra=extra,
        members=members,
        variants=variants,
        discriminator=discriminator,
        target=target,
        example=_type_example(definition, handbook),
    )


def _type_example(definition: TypeDef, handbook: Handbook) -> Code:
    if not isinstance(definition, Record | Union):
        return EMPTY
    value = example_of(handbook.api.types, Named(definition.id), direction=Direction.REQUEST)
    name = handbook.vocabulary.names.types[definition.id].name
    return construct_example(value, name, handbook.rendering)


def _field_row(field: Field, name: str, handbook: Handbook) -> ParameterRow:
    if field.default is not None or field.access is not Access.BOTH:
        return _plan_row(field, name, handbook.pages)
    key = (name, field.name, field.required, field.type, field.doc)
    row = handbook.rows.get(key)
    if row is None:
        row = handbook.rows[key] = _plan_row(field, name, handbook.pages)
    return row


def _plan_row(field: Field, name: str, pages: Pages) -> ParameterRow:
    flags = [] if field.required else [literal("[optional]")]
    if field.access is Access.READ:
        flags.append(literal("[read-only]"))
    if field.access is Access.WRITE:
        flags.append(literal("[write-only]"))
    if field.doc.deprecated:
        flags.append(literal("[deprecated]"))
    if name != field.name:
        flags.append(compose("[in JSON: {}]", markdown_code_cell(syntax.string(field.name))))
    return ParameterRow(
        name=syntax.identifier(name),
        type=type_cell(field.type, pages),
        description=markdown_cell(field.doc.prose),
        notes=notes([*flags, *default_note(field.default)], constraints(field.type, pages.types)),
    )
