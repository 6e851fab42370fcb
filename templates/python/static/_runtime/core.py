"""Pieces of the schemas that pydantic-core decodes with."""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Callable, Sequence
from types import NoneType
from typing import Annotated, Any, Final, cast, get_args, get_origin

from pydantic import AfterValidator
from pydantic.fields import FieldInfo
from pydantic_core import CoreConfig, CoreSchema, core_schema

from . import moments, notations, uris

ANY: Final = core_schema.any_schema()

# JSON holds these as they are.
PLAIN: Final[dict[Any, Callable[[], CoreSchema]]] = {
    str: core_schema.str_schema,
    int: core_schema.int_schema,
    float: core_schema.float_schema,
    bool: core_schema.bool_schema,
    NoneType: core_schema.none_schema,
}

# JSON holds these as text.
FORMATTED: Final[dict[Any, Callable[[], CoreSchema]]] = {
    bytes: notations.bytes_schema,
    datetime.date: moments.date_schema,
    datetime.datetime: moments.datetime_schema,
    datetime.time: moments.time_schema,
    datetime.timedelta: moments.duration_schema,
    decimal.Decimal: notations.decimal_schema,
    uris.Uri: uris.uri_schema,
    uuid.UUID: notations.uuid_schema,
}

# Those of which a request is told what is needed, and once.
_REQUESTED: Final[dict[Any, tuple[Callable[[], CoreSchema], str]]] = {
    datetime.date: (moments.date_schema, "a date (RFC 3339) is needed"),
    datetime.datetime: (
        moments.offset_datetime_schema,
        "a date-time with an offset (RFC 3339) is needed",
    ),
    datetime.time: (moments.time_schema, "a time of day (RFC 3339) is needed"),
    datetime.timedelta: (moments.duration_schema, "a duration (ISO 8601) is needed"),
    uuid.UUID: (notations.uuid_schema, "a UUID is needed"),
}

UNKNOWN_TAG: Final = "unknown_tag"
"""The type of the fault of an object in a request that is no variant of a union. Its
context has the ``property`` that should say which one it is."""

_CONSTRAINTS: Final = (
    *("ge", "gt", "le", "lt", "multiple_of"),
    *("min_length", "max_length", "pattern"),
)

CONFIG: Final = CoreConfig(
    strict=True,
    validate_by_alias=True,
    validate_by_name=False,
    val_json_bytes="base64",
)


def requested_schema(type_: Any) -> CoreSchema:
    """Return the schema of a value that a request has as text."""
    if type_ not in _REQUESTED:
        return FORMATTED[type_]()
    make, message = _REQUESTED[type_]
    return core_schema.custom_error_schema(
        make(), custom_error_type="format", custom_error_message=message
    )


def scalar_schema(type_: Any) -> CoreSchema | None:
    """Return the schema of a type that JSON holds as it is, None for other types."""
    if type_ in PLAIN:
        return PLAIN[type_]()
    if get_origin(type_) is Annotated:
        inner, *marks = get_args(type_)
        if inner in PLAIN and all(isinstance(mark, FieldInfo) for mark in marks):
            return constrained(PLAIN[inner](), marks)
    return None


def whole(schema: CoreSchema) -> CoreSchema:
    """Return the schema of an integer for those who write 1 as ``1.0``."""
    return core_schema.no_info_wrap_validator_function(_whole, schema)


def _whole(value: Any, check: Callable[[Any], Any]) -> Any:
    if type(value) is float and value.is_integer():
        return check(int(value))
    return check(value)


def first_of(choices: list[CoreSchema]) -> CoreSchema:
    if len(choices) == 1:
        return choices[0]
    return core_schema.union_schema(list(choices), mode="left_to_right")


def best_of(choices: list[CoreSchema]) -> CoreSchema:
    if len(choices) == 1:
        return choices[0]
    return core_schema.union_schema(list(choices), mode="smart")


def referable(schema: CoreSchema, ref: str) -> CoreSchema:
    if schema["type"] == "definition-ref":
        # A reference can't be referred to itself.
        schema = first_of([schema, schema])
    referable: Any = {**schema, "ref": ref}
    return cast(CoreSchema, referable)


def constrained(schema: CoreSchema, marks: Sequence[Any]) -> CoreSchema:
    for mark in marks:
        if isinstance(mark, FieldInfo):
            schema = constrained(schema, mark.metadata)
        elif isinstance(mark, AfterValidator):
            schema = core_schema.no_info_after_validator_function(
                mark.func,  # type: ignore[arg-type]
                schema,
            )
        elif schema["type"] == "function-after":
            inner = constrained(schema["schema"], [mark])
            schema = cast(CoreSchema, {**schema, "schema": inner})
        else:
            limits = {
                name: value
                for name in _CONSTRAINTS
                if (value := getattr(mark, name, None)) is not None
            }
            limited: Any = {**schema, **limits}
            schema = cast(CoreSchema, limited)
    return schema
