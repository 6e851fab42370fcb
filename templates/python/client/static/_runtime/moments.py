"""Moments that are written again as they were read."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Final, TypeAlias

from pydantic import PlainSerializer
from pydantic_core import CoreSchema, core_schema

# What isoformat writes itself: no fraction, and Z rather than +00:00.
_USUAL: Final = (
    r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-](0[1-9]|1\d|2[0-3]):\d\d|[+-]00:[1-9]\d)$"
)


class WrittenDateTime(datetime.datetime):
    """A moment that remembers how it was written: ``12:00:00.000Z`` keeps its zeros."""

    text: str = ""

    def __repr__(self) -> str:
        return f"datetime.datetime({super().__repr__().partition('(')[2]}"


def _remember(moment: datetime.datetime, text: str) -> datetime.datetime:
    written = WrittenDateTime(
        *(moment.year, moment.month, moment.day),
        *(moment.hour, moment.minute, moment.second, moment.microsecond),
        moment.tzinfo,
        fold=moment.fold,
    )
    written.text = text
    return written


def _read(value: Any, read: Any) -> Any:
    return _remember(read(value), value) if isinstance(value, str) else read(value)


def _write(value: Any) -> Any:
    if isinstance(value, WrittenDateTime) and value.text:
        return value.text
    if isinstance(value, datetime.datetime):
        return value.isoformat().replace("+00:00", "Z")
    # A response may hold anything.
    return value


DateTime: TypeAlias = Annotated[
    datetime.datetime, PlainSerializer(_write, when_used="json-unless-none")
]
"""A moment that travels as the text of RFC 3339."""


def datetime_schema() -> CoreSchema:
    """Return the schema that reads moments; the usual notation without Python's help."""
    usual = core_schema.chain_schema(
        [
            core_schema.str_schema(pattern=_USUAL),
            core_schema.datetime_schema(strict=False),
        ]
    )
    other = core_schema.no_info_wrap_validator_function(
        _read, core_schema.datetime_schema(strict=False)
    )
    text = core_schema.chain_schema([core_schema.str_schema(), other])
    return core_schema.union_schema([usual, text], mode="left_to_right")
