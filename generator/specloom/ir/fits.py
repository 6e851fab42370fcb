"""Whether a scalar fits its type: kind, limits, and the formats that languages give types of their own."""

from __future__ import annotations

import base64
import binascii
import math
import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import assert_never

from specloom.ir.matching import may_match
from specloom.ir.types import JsonValue, Limits, Scalar, ScalarKind

ScalarJson = bool | int | float | str

INTEGER_FORMATS = {
    "int8": (-(2**7), 2**7 - 1),
    "uint8": (0, 2**8 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "uint16": (0, 2**16 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "uint32": (0, 2**32 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint64": (0, 2**64 - 1),
}
"""The integers that a format allows (OpenAPI format registry)."""

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)
_DURATION = re.compile(
    r"P(\d+W|(?=[\dT])(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)", re.ASCII
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*", re.ASCII)


def fits(value: JsonValue, scalar: Scalar) -> ScalarJson | None:
    """Return the value as its type holds it, or None where it doesn't fit.

    An integer may be written ``3.0`` (JSON Schema §6.1.1); it is returned as 3. An unknown format allows
    everything.
    """
    match scalar.kind:
        case ScalarKind.STRING:
            return value if isinstance(value, str) and _string_fits(value, scalar) else None
        case ScalarKind.BOOLEAN:
            return value if isinstance(value, bool) else None
        case ScalarKind.INTEGER:
            whole = _whole(value)
            return whole if whole is not None and _number_fits(whole, scalar) else None
        case ScalarKind.NUMBER:
            if isinstance(value, bool) or not isinstance(value, int | float):
                return None
            return value if is_finite(value) and _number_fits(value, scalar) else None
        case _:
            assert_never(scalar.kind)


def _whole(value: JsonValue) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None


def is_finite(number: int | float) -> bool:
    """Return whether a number is finite, however large."""
    return isinstance(number, int) or math.isfinite(number)


def exactly(number: int | float) -> Fraction:
    """Return a number as it is written in decimals, so that 0.3 is a multiple of 0.1."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(float(number)))


def _number_fits(value: int | float, scalar: Scalar) -> bool:
    limits = scalar.limits
    if scalar.format in INTEGER_FORMATS and scalar.kind is ScalarKind.INTEGER:
        low, high = INTEGER_FORMATS[scalar.format]
        if not low <= value <= high:
            return False
    return (
        (limits.minimum is None or value >= limits.minimum)
        and (limits.maximum is None or value <= limits.maximum)
        and (limits.exclusive_minimum is None or value > limits.exclusive_minimum)
        and (limits.exclusive_maximum is None or value < limits.exclusive_maximum)
        and (
            not limits.multiple_of
            or not is_finite(limits.multiple_of)
            or (exactly(value) / exactly(limits.multiple_of)).denominator == 1
        )
    )


def _string_fits(value: str, scalar: Scalar) -> bool:
    return _text_fits(value, scalar.limits) and _format_fits(value, scalar.format, scalar.content_encoding)


def _text_fits(value: str, limits: Limits) -> bool:
    return (
        (limits.min_length is None or len(value) >= limits.min_length)
        and (limits.max_length is None or len(value) <= limits.max_length)
        and (limits.pattern is None or may_match(limits.pattern, value))
    )


def _format_fits(value: str, format: str, encoding: str) -> bool:
    try:
        match encoding.lower() or format:
            case "date-time":
                return bool(_DATE_TIME.fullmatch(value) and datetime.fromisoformat(value.upper()))
            case "date":
                return bool(_DATE.fullmatch(value) and date.fromisoformat(value))
            case "time":
                return bool(_TIME.fullmatch(value)) and time.fromisoformat(value.upper()) is not None
            case "duration":
                return bool(_DURATION.fullmatch(value))
            case "uuid":
                return bool(_UUID.fullmatch(value))
            case "email" | "idn-email":
                return bool(_EMAIL.fullmatch(value))
            case "uri" | "url":
                return bool(_URI.fullmatch(value))
            case "ipv4":
                import ipaddress  # few documents need it

                return ipaddress.IPv4Address(value) is not None
            case "ipv6":
                import ipaddress

                return ipaddress.IPv6Address(value) is not None
            case "base64" | "byte":
                return base64.b64decode(value, validate=True) is not None
            case "base64url":
                return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)) is not None
            case "decimal":
                return Decimal(value).is_finite()
            case _:
                return True
    except (ValueError, InvalidOperation, binascii.Error):
        return False
