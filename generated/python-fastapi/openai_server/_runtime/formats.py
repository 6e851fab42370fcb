"""Types for the formats that Python's own types don't cover."""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import AfterValidator, Field, PlainSerializer, Strict

from .files import FileContent
from .moments import write_datetime
from .notations import NumberMark, WrittenBytes, WrittenDecimal
from .patterns import matcher
from .uris import Uri

__all__ = [
    "Base64",
    "Base64Url",
    "DateTime",
    "DecimalNumber",
    "FileContent",
    "Int32",
    "Int64",
    "Uri",
    "pattern",
    "unique",
]

Value = TypeVar("Value")


def _base64(value: bytes) -> str:
    if isinstance(value, WrittenBytes):
        return value.text()
    return b64encode(value).decode("ascii")


def _base64url(value: bytes) -> str:
    if isinstance(value, WrittenBytes):
        return value.text()
    return urlsafe_b64encode(value).decode("ascii")


def _number(value: Decimal) -> Any:
    if isinstance(value, WrittenDecimal):
        return value.written
    return int(value) if value == value.to_integral_value() else float(value)


# The serializers must keep what isn't bytes or a number: a response may hold anything.
def _of(type_: type[Value], write: Callable[[Value], object]) -> PlainSerializer:
    def serialize(value: Any) -> Any:
        return write(value) if isinstance(value, type_) else value

    return PlainSerializer(serialize, when_used="json-unless-none")


Base64: TypeAlias = Annotated[bytes, Strict(), _of(bytes, _base64)]
"""Bytes that travel as base64 text."""

Base64Url: TypeAlias = Annotated[bytes, Strict(), _of(bytes, _base64url)]
"""Bytes that travel as base64 text of the alphabet for URLs."""

DateTime: TypeAlias = Annotated[
    datetime, PlainSerializer(write_datetime, when_used="json-unless-none")
]
"""A moment that travels as the text of RFC 3339."""

Int32: TypeAlias = Annotated[int, Field(ge=-(2**31), le=2**31 - 1)]
"""An integer of 32 bits."""

Int64: TypeAlias = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
"""An integer of 64 bits."""

DecimalNumber: TypeAlias = Annotated[Decimal, _of(Decimal, _number), NumberMark()]
"""A decimal that travels as a JSON number."""


def unique() -> AfterValidator:
    """Say of a list that no two of its items are equal."""
    return AfterValidator(_check_unique)


def pattern(expression: str) -> AfterValidator:
    """Say of text that it matches a regular expression of ECMA 262."""

    def check(value: str) -> str:
        matches = matcher(expression)
        if matches is not None and not matches(value):
            raise ValueError(f"text should match {expression!r}")
        return value

    return AfterValidator(check)


def _check_unique(value: list[Any]) -> list[Any]:
    for position, item in enumerate(value):
        if any(item == other for other in value[:position]):
            raise ValueError("items should be unique")
    return value
