"""Tables that pages of several languages have: methods, endpoints, models, and what a model is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from specloom.ir.api import Operation
from specloom.ir.types import Access, Enumeration, Field, Record, Union, Variant
from specloom.targets.kit.code import EMPTY, Code, join, literal
from specloom.targets.kit.entities import entity_cell
from specloom.targets.kit.escapes import markdown_code, markdown_code_cell, markdown_text
from specloom.targets.kit.reference.choices import choices_note
from specloom.targets.kit.reference.grouping import shown_path
from specloom.targets.kit.reference.language import Index, Language
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.rows import EndpointRow, InputRow, MethodRow, ModelRow, ValueRow
from specloom.targets.kit.text import first_sentence


def method_row(method: Code, anchor: Code, operation: Operation, manner: Manner) -> MethodRow:
    """Return a method's row in the table at the head of its page."""
    return MethodRow(
        method=method,
        anchor=anchor,
        verb=markdown_text(operation.method),
        path=entity_cell(shown_path(operation)),
        summary=manner.cell(operation.summary),
    )


def endpoint_rows(language: Index) -> tuple[EndpointRow, ...]:
    """Return the README's table of methods, by class and method."""
    return tuple(
        EndpointRow(
            api=language.class_title(page.class_name),
            link=language.method_link(page, method),
            method=language.name(method),
            verb=markdown_text(operation.method),
            path=entity_cell(shown_path(operation)),
            summary=language.manner.cell(operation.summary or first_sentence(operation.description)),
        )
        for page in language.pages
        for method, operation in page.methods
    )


def model_rows(language: Index) -> tuple[ModelRow, ...]:
    """Return the README's list of models, by name."""
    return tuple(
        ModelRow(
            name=language.class_title(language.models[model.id]),
            link=language.model_link(model.id),
            summary=entity_cell(first_sentence(model.doc.description)),
        )
        for model in sorted(language.catalog.models(), key=lambda model: language.models[model.id])
    )


@dataclass(frozen=True, slots=True)
class ModelTables:
    """What a model is made of: the tables that its kind doesn't have are empty."""

    properties: tuple[InputRow, ...] = ()
    members: tuple[ValueRow, ...] = ()
    variants: tuple[ValueRow, ...] = ()
    discriminator: Code = EMPTY


def tabulate(
    model: Record | Union | Enumeration, language: Language, *, lists_choices: bool = True
) -> ModelTables:
    """Return the tables of a model's page.

    ``lists_choices`` is false for a language whose pages have a place of their own for enumerations in place.
    """
    match model:
        case Record():
            names = language.field_names(model)
            return ModelTables(
                properties=tuple(
                    _property_row(field, names[field.name], language, lists_choices) for field in model.fields
                )
            )
        case Enumeration():
            return ModelTables(members=member_rows(model, language))
        case Union():
            return ModelTables(
                variants=tuple(
                    ValueRow(
                        name=language.type_cell(variant.type),
                        value=join(", ", (markdown_code_cell(language.scalar(tag)) for tag in variant.tags)),
                        description=_variant_text(variant, language, lists_choices),
                    )
                    for variant in model.variants
                ),
                discriminator=markdown_code(model.discriminator),
            )
        case _:
            assert_never(model)


def member_rows(enumeration: Enumeration, language: Language) -> tuple[ValueRow, ...]:
    """Return the table of an enumeration's constants."""
    constants = language.constant_names(enumeration)
    return tuple(
        ValueRow(
            name=language.name(constant),
            value=markdown_code_cell(language.scalar(member.value)),
            description=entity_cell(member.description),
        )
        for constant, member in zip(constants, enumeration.members, strict=True)
    )


def _variant_text(variant: Variant, language: Language, lists_choices: bool) -> Code:
    title = entity_cell(variant.title)
    choices = choices_note(variant.type, language) if lists_choices and not variant.tags else EMPTY
    return join(" ", filter(None, (title, choices)))


def _property_row(field: Field, name: str, language: Language, lists_choices: bool) -> InputRow:
    notes = [*property_flags(field), language.default_note(field.default)]
    if lists_choices:
        notes.append(choices_note(field.type, language))
    return InputRow(
        name=language.name(name),
        type=language.type_cell(field.type),
        description=language.manner.cell(language.manner.prose(field.doc)),
        notes=join(" ", filter(None, notes)),
    )


def property_flags(field: Field) -> list[Code]:
    """Return the notes on a property: whether it may be absent, which way it travels, whether it is out of use."""
    flags = [] if field.required else [literal("[optional]")]
    match field.access:
        case Access.READ:
            flags.append(literal("[readonly]"))
        case Access.WRITE:
            flags.append(literal("[writeonly]"))
        case Access.BOTH:
            pass
        case _:
            assert_never(field.access)
    if field.doc.deprecated:
        flags.append(literal("[deprecated]"))
    return flags


def listed(names: Iterable[str], *, code: bool = False) -> Code:
    """Return media types joined with commas, ``Not defined`` where there are none. ``code``: each in back quotes."""
    shown = [markdown_code(name) if code else markdown_text(name) for name in names]
    return join(", ", shown) or literal("Not defined")


def described(operation: Operation, manner: Manner) -> Code:
    """Return the description of a section, nothing where it says what the summary says."""
    if not manner.is_verbatim:
        return manner.description(operation.details)
    return EMPTY if operation.description == operation.summary else manner.description(operation.description)
