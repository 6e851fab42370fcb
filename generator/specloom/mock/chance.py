"""Values that chance makes within the limits of a type; the same chance makes the same value."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from random import Random
from typing import assert_never
from uuid import UUID

from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction, travels
from specloom.ir.fits import INTEGER_FORMATS, ScalarJson, exactly, fits, is_finite
from specloom.ir.graph import resolve
from specloom.ir.matching import text_matching
from specloom.ir.plain import to_json
from specloom.ir.samples import sample
from specloom.ir.types import (
    Anything,
    Enumeration,
    JsonValue,
    ListOf,
    MapOf,
    Nullable,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    Types,
    TypeUse,
    Union,
)

DEEPEST = 6
MOST_PARTS = 400
MOST_ITEMS = 100
RANGE = 10_000
_CONSONANTS, _VOWELS = "bdklmnrst", "aeiou"
_START = datetime(2020, 1, 1, tzinfo=UTC)


class Chance:
    """Makes one value of a response. It is mostly right: who needs certainty checks it, and takes another chance."""

    def __init__(self, types: Types, random: Random, *, nulls: bool = True) -> None:
        self.types = types
        self.nulls = nulls
        self.random = random
        self.parts = MOST_PARTS

    def make(self, use: TypeUse, name: str = "", depth: int = 0) -> JsonValue:
        """Return a value. Where it gets too large or too deep, the rest is an example."""
        self.parts -= 1
        if self.parts < 0 or depth > DEEPEST:
            return to_json(example_of(self.types, use, direction=Direction.RESPONSE, name=name))
        found = resolve(self.types, use)
        match found:
            case Scalar():
                return self.scalar(found, name)
            case Enumeration():
                return self.random.choice(found.members).value
            case Nullable():
                null = self.nulls and self.random.random() < 0.15
                return None if null else self.make(found.inner, name, depth)
            case ListOf():
                return self.items(found, name, depth)
            case TupleOf():
                return [self.make(item, name, depth + 1) for item in found.items]
            case MapOf():
                return self.entries(found, depth)
            case Record():
                return self.record(found, depth)
            case Union():
                return self.variant(found, name, depth)
            case Anything():
                return self.random.choice((self.word(), self.random.randint(0, 99), True, {}))
            case _:
                assert_never(found)

    def items(self, use: ListOf, name: str, depth: int) -> JsonValue:
        made: list[JsonValue] = []
        for _ in range(self.count(use.min_items, use.max_items)):
            item = self.make(use.item, name, depth + 1)
            if not use.unique_items or item not in made:
                made.append(item)
        return made

    def entries(self, use: MapOf, depth: int) -> JsonValue:
        made: dict[str, JsonValue] = {}
        for number in range(self.count(use.min_properties, use.max_properties)):
            key = f"{self.word()}{number}"
            if use.key_pattern:
                key = (
                    text_matching(use.key_pattern, lambda text: True, ordinal=self.random.randrange(RANGE))
                    or key
                )
            made[key] = self.make(use.value, key, depth + 1)
        return made

    def count(self, least: int | None, most: int | None) -> int:
        low = min(least or 0, MOST_ITEMS)
        high = low + 3 if most is None else max(low, min(most, low + 3))
        return self.random.randint(low, high)

    def record(self, record: Record, depth: int) -> JsonValue:
        made: dict[str, JsonValue] = {}
        for field in record.fields:
            if not travels(field.access, Direction.RESPONSE):
                continue
            short = len(made) < (record.min_properties or 0)
            if field.required or short or self.random.random() < (0.8 if depth < 3 else 0.2):
                made[field.name] = self.make(field.type, field.name, depth + 1)
        return made

    def variant(self, union: Union, name: str, depth: int) -> JsonValue:
        variant = self.random.choice(union.variants)
        value = self.make(variant.type, name, depth + 1)
        if union.discriminator and variant.tags and isinstance(value, dict):
            value[union.discriminator] = self.random.choice(variant.tags)
        return value

    def scalar(self, scalar: Scalar, name: str) -> ScalarJson:
        """Return a scalar that fits, the best of a few tries."""
        for _ in range(4):
            match scalar.kind:
                case ScalarKind.BOOLEAN:
                    return self.random.random() < 0.5
                case ScalarKind.STRING:
                    made: ScalarJson = self.text(scalar)
                case ScalarKind.INTEGER | ScalarKind.NUMBER:
                    made = self.number(scalar)
                case _:
                    assert_never(scalar.kind)
            fitting = fits(made, scalar)
            if fitting is not None:
                return fitting
        return sample(scalar, name, self.random.randrange(10))

    def number(self, scalar: Scalar) -> int | float:
        limits = scalar.limits
        lows = [
            float(low)
            for low in (limits.minimum, limits.exclusive_minimum)
            if low is not None and is_finite(low)
        ]
        highs = [
            float(top)
            for top in (limits.maximum, limits.exclusive_maximum)
            if top is not None and is_finite(top)
        ]
        if scalar.format in INTEGER_FORMATS:
            lows.append(INTEGER_FORMATS[scalar.format][0])
            highs.append(INTEGER_FORMATS[scalar.format][1])
        low, high = max(lows, default=-math.inf), min(highs, default=math.inf)
        start = max(0.0, low) if high > 0 else max(low, high - RANGE)
        end = min(high, start + RANGE)
        if limits.multiple_of and is_finite(limits.multiple_of):
            step = exactly(limits.multiple_of)
            chosen = step * self.random.randint(
                math.ceil(start / step), max(math.ceil(start / step), math.floor(end / step))
            )
            return int(chosen) if chosen.denominator == 1 else float(chosen)
        if scalar.kind is ScalarKind.INTEGER:
            return self.random.randint(math.ceil(start), max(math.ceil(start), math.floor(end)))
        return round(self.random.uniform(start, end), 2)

    def text(self, scalar: Scalar) -> str:
        ordinal = self.random.randrange(RANGE)
        limits = scalar.limits
        if limits.pattern is not None:
            found = text_matching(
                limits.pattern, lambda text: fits(text, scalar) is not None, ordinal=ordinal
            )
            return found if found is not None else str(sample(scalar, "", ordinal))
        formatted = self.formatted(scalar)
        if formatted is not None:
            return formatted
        low = min(limits.min_length or 0, RANGE)
        high = low + 24 if limits.max_length is None else max(low, min(limits.max_length, low + 24))
        length = self.random.randint(max(low, min(3, high)), high)
        text = ""
        while len(text) < length:
            text += (" " if text else "") + self.word()
        return text[:length]

    def formatted(self, scalar: Scalar) -> str | None:
        """Return a text of a format, None for a format that asks for nothing here."""
        moment = _START + timedelta(seconds=self.random.randrange(10 * 365 * 86_400))
        match scalar.content_encoding.lower() or scalar.format:
            case "date-time":
                return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            case "date":
                return moment.strftime("%Y-%m-%d")
            case "uuid":
                return str(UUID(int=self.random.getrandbits(128), version=4))
            case "email" | "idn-email":
                return f"{self.word()}@example.com"
            case "uri" | "url" | "iri":
                return f"https://example.com/{self.word()}/{self.random.randrange(RANGE)}"
            case "hostname" | "idn-hostname":
                return f"{self.word()}.example.com"
            case "ipv4":
                return f"192.0.2.{self.random.randrange(1, 255)}"
            case "":
                return None
            case _:
                plain = sample(scalar, "", self.random.randrange(10))
                return plain if isinstance(plain, str) else None

    def word(self) -> str:
        return "".join(
            self.random.choice(_CONSONANTS) + self.random.choice(_VOWELS)
            for _ in range(self.random.randint(2, 4))
        )
