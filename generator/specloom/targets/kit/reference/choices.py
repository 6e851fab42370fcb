"""The values of an enumeration in place, for languages that write its type as that of its values."""

from __future__ import annotations

from specloom.ir.types import Enumeration, EnumMember, TypeUse
from specloom.targets.kit.code import EMPTY, Code, compose, join
from specloom.targets.kit.entities import entity_cell
from specloom.targets.kit.escapes import markdown_code_cell
from specloom.targets.kit.reference.language import Language


def choices_note(use: TypeUse, language: Language) -> Code:
    """Return the note that lists which values a type in place allows, nothing where it is no such type.

    The known pages leave them out.
    """
    shape = language.catalog.innermost(use)
    if language.manner.is_verbatim or not isinstance(shape, Enumeration):
        return EMPTY
    listed = join(", ", (_choice(member, language) for member in shape.members))
    return compose("[one of {}]", listed) if len(shape.members) > 1 else compose("[always {}]", listed)


def _choice(member: EnumMember, language: Language) -> Code:
    value = markdown_code_cell(language.scalar(member.value))
    return compose("{} ({})", value, entity_cell(member.about)) if member.about else value
