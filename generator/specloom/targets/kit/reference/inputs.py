"""What a method of an operation takes: parameters, form fields and the body, in the order of its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from specloom.ir.api import MediaType, Operation, ParameterLocation, RequestBody
from specloom.ir.exchange import Direction, travels
from specloom.ir.graph import resolve
from specloom.ir.types import Default, JsonValue, Record, Types, TypeUse
from specloom.targets.kit.code import Code, literal
from specloom.targets.kit.reference.style import Style


class Origin(Enum):
    """Where an input travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    FORM = "form"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Input:
    """One argument of a method. ``name`` is its wire name, ``""`` for a body. ``examples`` are the document's."""

    origin: Origin
    name: str
    use: TypeUse
    required: bool
    description: str
    default: Default | None = None
    examples: tuple[JsonValue, ...] = ()
    deprecated: bool = False

    def flags(self, style: Style) -> tuple[Code, ...]:
        """Return the notes that the known pages don't have: that it is out of use."""
        return (literal("[deprecated]"),) if self.deprecated and style is Style.CORRECTED else ()


def inputs_of(operation: Operation, types: Types) -> tuple[Input, ...]:
    """Return the inputs: required ones first, else parameters in document order before form fields or the body.

    The properties of a form are inputs of their own. A body whose media type has no schema is none.
    """
    inputs = [*_parameters(operation), *_body(operation.request_body, types)]
    return tuple(sorted(inputs, key=lambda one: not one.required))


def _parameters(operation: Operation) -> Iterator[Input]:
    for parameter in operation.parameters:
        yield Input(
            origin=_origin(parameter.place),
            name=parameter.name,
            use=parameter.type,
            required=parameter.required,
            description=parameter.doc.details,
            default=parameter.default,
            examples=tuple(example.value for example in parameter.examples if not example.external_value),
            deprecated=parameter.doc.deprecated,
        )


def _origin(place: ParameterLocation) -> Origin:
    match place:
        case ParameterLocation.PATH:
            return Origin.PATH
        case ParameterLocation.QUERY:
            return Origin.QUERY
        case ParameterLocation.HEADER:
            return Origin.HEADER
        case ParameterLocation.COOKIE:
            return Origin.COOKIE
        case _:
            assert_never(place)


def _body(body: RequestBody | None, types: Types) -> Iterator[Input]:
    media = body.content[0] if body is not None and body.content else None
    if body is None or media is None or media.type is None:
        return
    form = resolve(types, media.type, through_nullable=True) if is_form(media) else None
    if isinstance(form, Record) and form.fields:
        for field in form.fields:
            if travels(field.access, Direction.REQUEST):
                yield Input(
                    origin=Origin.FORM,
                    name=field.name,
                    use=field.type,
                    required=field.required,
                    description=field.doc.details,
                    default=field.default,
                    examples=field.examples,
                    deprecated=field.doc.deprecated,
                )
        return
    examples = tuple(example.value for example in media.examples if not example.external_value)
    yield Input(Origin.BODY, "", media.type, body.required, body.description, examples=examples)


def is_form(media: MediaType) -> bool:
    """Return whether a media type is a form, whose properties are sent one by one."""
    essence = media.name.partition(";")[0].strip().lower()
    return essence in ("multipart/form-data", "application/x-www-form-urlencoded")
