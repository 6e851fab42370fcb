"""Scalars made up for examples: plausible, readable, within their limits, and the same on every run.

``ordinal`` counts from 0 and asks for another value of the same type, for lists whose elements must differ.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import assert_never

from specloom.ir.fits import INTEGER_FORMATS, ScalarJson, exactly, fits, is_finite
from specloom.ir.matching import text_matching
from specloom.ir.types import Limits, Scalar, ScalarKind

LONGEST_TEXT = 1000
"""A ``minLength`` above this is not honoured: nobody reads such an example."""

MOMENT = 1704164645
"""2024-01-02T03:04:05Z, the moment of all examples, in seconds since the epoch."""

EXACT_FLOAT = 2**53

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_MOMENT_NAMES = {"at", "timestamp", "created", "updated", "expires"}
_LINK_NAMES = {"url", "uri", "href"}


@lru_cache(1 << 14)  # Properties of the same name and type are everywhere.
def sample(scalar: Scalar, name: str = "", ordinal: int = 0) -> ScalarJson:
    """Return a value for a scalar, told by the name of the property or parameter that it is for.

    The value fits the scalar unless its constraints contradict each other, or can't be met within reason.
    """
    match scalar.kind:
        case ScalarKind.BOOLEAN:
            return ordinal % 2 == 0
        case ScalarKind.STRING:
            candidates: Iterator[ScalarJson] = _texts(scalar, name, ordinal)
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            candidates = _numbers(scalar, name, ordinal)
        case _:
            assert_never(scalar.kind)
    first = next(candidates)
    for candidate in chain((first,), candidates):
        fitting = fits(candidate, scalar)
        if fitting is not None:
            return fitting
    return first


def words_of(name: str) -> list[str]:
    """Return the ASCII words of a name in any case, lower-cased, at most five."""
    return [word.lower()[:20] for word in _WORD.findall(name)[:5]]


def readable(name: str, ordinal: int = 0) -> str:
    """Return a text that says what it stands for: ``display_name`` gives ``example-display-name``."""
    number = [str(ordinal + 1)] if ordinal else []
    return "-".join(["example", *words_of(name), *number])


def _texts(scalar: Scalar, name: str, ordinal: int) -> Iterator[str]:
    words = words_of(name)
    formatted = _formatted(scalar.content_encoding.lower() or scalar.format, ordinal)
    if formatted is not None:
        yield formatted
    if scalar.limits.pattern is None and words and words[-1] in _LINK_NAMES:
        yield f"https://example.com/{ordinal or ''}".removesuffix("/")
    if scalar.limits.pattern is None and words and words[-1] == "email":
        yield _formatted("email", ordinal) or ""
    text = readable(name, ordinal)
    yield text
    if scalar.limits.pattern is not None:
        found = text_matching(
            scalar.limits.pattern, lambda text: fits(text, scalar) is not None, ordinal=ordinal
        )
        if found is not None:
            yield found
    yield from _of_length(text, words, scalar.limits, ordinal)


def _of_length(text: str, words: list[str], limits: Limits, ordinal: int) -> Iterator[str]:
    least = min(limits.min_length or 0, LONGEST_TEXT)
    most = LONGEST_TEXT if limits.max_length is None else limits.max_length
    if not ordinal:
        yield "-".join(words)
        yield from words
        yield "example"
    ending = str(ordinal) if ordinal else ""
    for stem in (text, "".join(words) or "example", "1234567890", "ABCDEFGHIJ", "abcdefghij"):
        long = stem * (least // len(stem) + 1)
        yield long[: max(0, max(least, min(most, len(stem))) - len(ending))] + ending


def _formatted(format: str, ordinal: int) -> str | None:
    digit = ordinal % 10
    match format:
        case "date-time":
            return f"2024-01-02T03:{4 + ordinal % 50:02}:05Z"
        case "date":
            return f"2024-01-{2 + ordinal % 27:02}"
        case "time":
            return f"03:{4 + ordinal % 50:02}:05Z"
        case "duration":
            return f"PT{ordinal + 1}H"
        case "uuid":
            return f"0b9c6d0e-5f0a-4c1d-8e2f-3a4b5c6d7e{ordinal % 256:02x}"
        case "email" | "idn-email":
            return f"user{ordinal or ''}@example.com"
        case "hostname" | "idn-hostname":
            return f"host{ordinal or ''}.example.com"
        case "ipv4":
            return f"192.0.2.{1 + ordinal % 250}"
        case "ipv6":
            return f"2001:db8::{1 + digit}"
        case "uri" | "url" | "iri":
            return f"https://example.com/{ordinal or ''}".removesuffix("/")
        case "uri-reference" | "iri-reference":
            return f"/example{ordinal or ''}"
        case "uri-template":
            return f"/example{ordinal or ''}/{{id}}"
        case "json-pointer":
            return f"/example{ordinal or ''}"
        case "relative-json-pointer":
            return str(ordinal)
        case "regex":
            return f"^[a-z]{{{1 + ordinal}}}$"
        case "byte" | "base64" | "base64url":
            return ("ZXhhbXBsZQ==", "ZXhhbXBsZTE=", "ZXhhbXBsZTI=", "ZXhhbXBsZTM=")[ordinal % 4]
        case "decimal":
            return f"{1 + ordinal}.50"
        case _:
            return None


def _numbers(scalar: Scalar, name: str, ordinal: int) -> Iterator[int | float]:
    limits = scalar.limits
    integer = scalar.kind is ScalarKind.INTEGER
    words = words_of(name)
    if integer and words and words[-1] in _MOMENT_NAMES:
        yield MOMENT + ordinal
    lower = _bounds(limits.minimum, limits.exclusive_minimum)
    upper = _bounds(limits.maximum, limits.exclusive_maximum)
    if integer and scalar.format in INTEGER_FORMATS:
        least, most = INTEGER_FORMATS[scalar.format]
        lower.append(Fraction(least))
        upper.append(Fraction(most))
    low = max(lower) if lower else None
    high = min(upper) if upper else None
    step = _step(limits.multiple_of, integer)
    if integer:
        yield 1 + ordinal
    else:
        yield from (1.5 + ordinal, 0.5 + ordinal)
    yield ordinal
    unit = step or _unit(low, high)
    if low is not None:
        first = Fraction(math.ceil(low / unit)) * unit if step else low
        yield from (_plain(first + unit * count, integer) for count in (ordinal, ordinal + 1))
    if high is not None:
        last = Fraction(math.floor(high / unit)) * unit if step else high
        yield from (_plain(last - unit * count, integer) for count in (ordinal, ordinal + 1))
    yield _plain(unit * (ordinal + 1), integer)


def _bounds(inclusive: int | float | None, exclusive: int | float | None) -> list[Fraction]:
    return [exactly(bound) for bound in (inclusive, exclusive) if bound is not None and is_finite(bound)]


def _step(multiple_of: int | float | None, integer: bool) -> Fraction | None:
    if not multiple_of or not is_finite(multiple_of):
        return Fraction(1) if integer else None
    step = abs(exactly(multiple_of))
    # The integers among the multiples of p/q, in lowest terms, are the multiples of p.
    return Fraction(step.numerator) if integer else step


def _unit(low: Fraction | None, high: Fraction | None) -> Fraction:
    """Return a distance that several numbers between the bounds can have from them."""
    if low is None or high is None or high - low > 16:
        return Fraction(1)
    return (high - low) / 16 or Fraction(1)


def _plain(number: Fraction, integer: bool) -> int | float:
    if integer or (number.denominator == 1 and abs(number) <= EXACT_FLOAT):
        return math.floor(number)
    try:
        return float(number)
    except OverflowError:
        return math.floor(number)
