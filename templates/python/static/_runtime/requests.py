"""Makes pydantic check requests as JSON would.

Left alone, pydantic takes "5" for a number, ``True`` for 1, and a number for a moment.
Made strict, it takes no text for a moment either. What is made here refuses the former
and takes the latter, in the notation that the API uses.
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Callable
from typing import Any, Final

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticKnownError,
    core_schema,
)

from . import moments
from .notations import WrittenDecimal, uuid_schema

Resolve = Callable[[CoreSchema], CoreSchema]


class AsJson:
    """Says of a type that its values are checked as JSON would."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return tightened(handler(source), handler.resolve_ref_schema)


def tightened(schema: Any, resolve: Resolve | None = None) -> CoreSchema:
    """Change a schema of pydantic's, and what it refers to, and return it.

    Models inside are left alone: each of them is tightened when it is built.
    """
    root = schema
    if resolve and schema["type"] == "definition-ref":
        root = resolve(schema)
    done: set[str] = set()
    rest: list[Any] = [root]
    while rest:
        each = rest.pop()
        if isinstance(each, (list, tuple)):
            rest += each
        elif isinstance(each, dict):
            kind = each.get("type")
            if not isinstance(kind, str):
                # A table of fields or of choices.
                rest += each.values()
            elif resolve and kind == "definition-ref":
                if each["schema_ref"] not in done:
                    done.add(each["schema_ref"])
                    rest += _resolved(each, resolve)
            elif kind in _SCALARS:
                _SCALARS[kind](each)
            elif kind != "model" or each is root:
                rest += [each[key] for key in each.keys() - _NO_SCHEMAS]
    tight: CoreSchema = schema
    return tight


_NO_SCHEMAS: Final = frozenset(
    ("type", "config", "default", "metadata", "ref", "serialization")
)


def refuse_extras(schema: Any, resolve: Resolve) -> None:
    """Make a model's schema refuse undeclared properties, and write those it has.

    A response may hold some in spite of what the API says, and pydantic doesn't write
    the undeclared properties of a model that forbids them.
    """
    model: Any = resolve(schema) if schema["type"] == "definition-ref" else schema
    while model["type"] != "model-fields":
        if "config" in model:
            model["config"] = {**model["config"], "extra_fields_behavior": "allow"}
        model = model["schema"]
    model["extra_behavior"] = "allow"
    model["extras_schema"] = core_schema.no_info_plain_validator_function(_refuse)


def _refuse(value: Any) -> Any:
    raise PydanticKnownError("extra_forbidden")


def _resolved(reference: Any, resolve: Resolve) -> list[CoreSchema]:
    try:
        return [resolve(reference)]
    except LookupError:
        # It is still being made; who makes it tightens it.
        return []


# A schema that says whether it is strict was tightened before.
def _strict(schema: Any) -> None:
    schema["strict"] = True


def _float(schema: Any) -> None:
    if "strict" not in schema:
        inner = {**schema, "strict": True, "allow_inf_nan": False}
        number = core_schema.no_info_wrap_validator_function(
            _number, inner, serialization=core_schema.simple_ser_schema("any")
        )
        _replace(schema, number)


def _literal(schema: Any) -> None:
    if any(isinstance(value, int) for value in schema["expected"]):
        if schema.get("metadata") == _CHECKED:
            return
        inner = {**schema, "metadata": _CHECKED}
        _replace(schema, core_schema.no_info_wrap_validator_function(_one_of, inner))


def _number(value: Any, check: Any) -> Any:
    """Check a number; an integer stays one."""
    checked = check(value)
    return value if type(value) is int else checked


def _one_of(value: Any, check: Any) -> Any:
    """Check a value that Python may think equal to another: 1 is ``True``."""
    checked = check(value)
    if isinstance(value, bool) != isinstance(checked, bool):
        raise PydanticCustomError("literal_error", "Input is of another type")
    return checked


def _formatted(
    type_: type[Any], error: str, text: Callable[[], CoreSchema]
) -> Callable[[Any], None]:
    """Return what makes a schema take objects of a type and their text."""

    def tighten(schema: Any) -> None:
        if "strict" in schema:
            return
        inner = {**schema, "strict": True}
        choices = core_schema.union_schema(
            [text(), inner],
            mode="left_to_right",
            custom_error_type=error,
            serialization=_as_written(type_, schema),
        )
        _replace(schema, choices)

    return tighten


def _decimal(schema: Any) -> None:
    if "serialization" not in schema:
        schema["serialization"] = _as_written(decimal.Decimal, schema)


def _as_written(type_: type[Any], schema: Any) -> Any:
    def write(value: Any, write_usual: Any) -> Any:
        if isinstance(value, WrittenDecimal):
            return value.written
        if isinstance(value, moments.Written) and value.text:
            return value.text
        # A response may hold anything.
        return write_usual(value) if isinstance(value, type_) else value

    return schema.get("serialization") or (
        core_schema.wrap_serializer_function_ser_schema(
            write, schema=_without_ref(schema), when_used="json-unless-none"
        )
    )


_CHECKED: Final = {"specloom_checked": True}


def _replace(schema: Any, other: Any) -> None:
    """Put another schema in the place of one, which references may lead to."""
    ref = schema.get("ref")
    for part in (other.get("schema"), *other.get("choices", ())):
        if isinstance(part, dict):
            part.pop("ref", None)
            part.pop("serialization", None)
    schema.clear()
    schema.update(other)
    if ref is not None:
        schema["ref"] = ref


def _without_ref(schema: Any) -> Any:
    return {key: value for key, value in schema.items() if key != "ref"}


_SCALARS: Final[dict[str, Callable[[Any], None]]] = {
    "str": _strict,
    "int": _strict,
    "bool": _strict,
    "float": _float,
    "literal": _literal,
    "decimal": _decimal,
    "date": _formatted(datetime.date, "date_type", moments.date_schema),
    "datetime": _formatted(datetime.datetime, "datetime_type", moments.datetime_schema),
    "time": _formatted(datetime.time, "time_type", moments.time_schema),
    "timedelta": _formatted(
        datetime.timedelta, "time_delta_type", moments.duration_schema
    ),
    "uuid": _formatted(uuid.UUID, "uuid_type", uuid_schema),
}
