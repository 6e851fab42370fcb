"""Moments and durations that are written again as they were read."""

from __future__ import annotations

import datetime
from typing import Any, Final, Self

from pydantic_core import CoreSchema, core_schema

# What isoformat writes itself: no fraction, and Z rather than +00:00.
_OFFSET: Final = r"(Z|[+-](0[1-9]|1\d|2[0-3]):\d\d|[+-]00:[1-9]\d)"
_USUAL: Final = rf"^\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d{_OFFSET}$"
_RFC_3339: Final = r"(?i)^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$"
_USUAL_TIME: Final = rf"^\d\d:\d\d:\d\d{_OFFSET}?$"


class Written:
    """Remembers how a value was written, which is copied with it.

    Attributes:
        text: The text, ``""`` for the usual one.
    """

    text: str = ""

    def __deepcopy__(self, memo: object) -> Self:
        return self


class WrittenDateTime(Written, datetime.datetime):
    """A moment that remembers how it was written: ``12:00:00.000Z`` keeps its zeros."""

    def __repr__(self) -> str:
        return f"datetime.datetime({super().__repr__().partition('(')[2]}"


class WrittenTime(Written, datetime.time):
    """A time of day that remembers how it was written."""

    def __repr__(self) -> str:
        return f"datetime.time({super().__repr__().partition('(')[2]}"


class WrittenDuration(Written, datetime.timedelta):
    """A duration that remembers how it was written: ``PT24H`` isn't ``P1D``."""

    def __repr__(self) -> str:
        return f"datetime.timedelta({super().__repr__().partition('(')[2]}"


def _read_datetime(value: Any, read: Any) -> Any:
    moment = read(value)
    written = WrittenDateTime(
        *(moment.year, moment.month, moment.day),
        *(moment.hour, moment.minute, moment.second, moment.microsecond),
        moment.tzinfo,
        fold=moment.fold,
    )
    written.text = value
    return written


def _read_time(value: Any, read: Any) -> Any:
    time = read(value)
    written = WrittenTime(
        *(time.hour, time.minute, time.second, time.microsecond),
        time.tzinfo,
        fold=time.fold,
    )
    written.text = value
    return written


def _read_duration(value: Any, read: Any) -> Any:
    duration = read(value)
    if {"Y", "M"} & set(value.upper().partition("T")[0]):
        # Python would count months as 30 days; the text says what is meant.
        return value
    written = WrittenDuration(duration.days, duration.seconds, duration.microseconds)
    written.text = value
    return written


def write_datetime(value: Any) -> Any:
    """Return a moment as the text of RFC 3339."""
    if isinstance(value, WrittenDateTime) and value.text:
        return value.text
    if isinstance(value, datetime.datetime):
        return value.isoformat().replace("+00:00", "Z")
    # A response may hold anything.
    return value


def datetime_schema() -> CoreSchema:
    """Return the schema that reads moments, those in the usual notation fast."""
    return _datetime_schema(r"^\d{4}-\d\d-\d\d")


def offset_datetime_schema() -> CoreSchema:
    """Return the schema that reads moments as RFC 3339 §5.6 has them: with an offset.

    Without one, nobody could say which moment it is.
    """
    return _datetime_schema(_RFC_3339)


def _datetime_schema(pattern: str) -> CoreSchema:
    moment = core_schema.datetime_schema(strict=False)
    return core_schema.union_schema(
        [
            _text(_USUAL, moment),
            _text(
                pattern,
                core_schema.no_info_wrap_validator_function(_read_datetime, moment),
            ),
        ],
        mode="left_to_right",
    )


def date_schema() -> CoreSchema:
    """Return the schema that reads dates."""
    return _text(r"^\d{4}-\d\d-\d\d$", core_schema.date_schema(strict=False))


def time_schema() -> CoreSchema:
    """Return the schema that reads times of day."""
    time = core_schema.time_schema(strict=False)
    return core_schema.union_schema(
        [
            _text(_USUAL_TIME, time),
            _text(
                r"^\d\d:\d\d",
                core_schema.no_info_wrap_validator_function(_read_time, time),
            ),
        ],
        mode="left_to_right",
    )


def duration_schema() -> CoreSchema:
    """Return the schema that reads durations; those of months and years stay text."""
    duration = core_schema.timedelta_schema(strict=False)
    return _text(
        r"^[+-]?P",
        core_schema.no_info_wrap_validator_function(_read_duration, duration),
    )


def _text(pattern: str, read: CoreSchema) -> CoreSchema:
    text = core_schema.str_schema(pattern=pattern, strict=True)
    return core_schema.chain_schema([text, read])
