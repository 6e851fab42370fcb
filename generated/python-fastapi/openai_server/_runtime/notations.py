"""Values other than moments that are written again as they were read."""

from __future__ import annotations

import decimal
import uuid
from base64 import b64decode, b64encode, urlsafe_b64encode
from typing import Any, Final, Self

from pydantic_core import CoreSchema, core_schema

from .moments import Written

# What str() writes itself, for numbers of the usual size.
_USUAL_DECIMAL: Final = r"^-?(0|[1-9]\d{0,17})(\.\d{1,6})?$"
_USUAL_UUID: Final = r"^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"


class NumberMark:
    """Says of a decimal that it travels as a number."""


class WrittenUUID(Written, uuid.UUID):
    """An identifier that remembers how it was written: in capitals, say."""

    def __repr__(self) -> str:
        return f"UUID({str(self)!r})"


class WrittenDecimal(decimal.Decimal):
    """A decimal that remembers how it was written: as a number or as text."""

    written: Any = None

    def __deepcopy__(self, memo: object) -> Self:
        return self


class WrittenBytes(bytes):
    """Bytes that remember how they were written.

    Attributes:
        for_urls: Whether in the alphabet for URLs.
        padded: Whether with the padding at the end.
    """

    for_urls: bool = False
    padded: bool = True

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def text(self) -> str:
        """Return the bytes in base64, as they were."""
        encode = urlsafe_b64encode if self.for_urls else b64encode
        text = encode(self).decode("ascii")
        return text if self.padded else text.rstrip("=")


def _read_uuid(value: Any, read: Any) -> Any:
    written = WrittenUUID(int=read(value).int)
    object.__setattr__(written, "text", value)
    return written


def _read_decimal(value: Any, read: Any) -> Any:
    written = WrittenDecimal(read(value))
    written.written = value
    return written


def _read_bytes(value: str) -> bytes:
    for_urls = "-" in value or "_" in value
    padding = "=" * (-len(value) % 4)
    altchars = b"-_" if for_urls else None
    data = WrittenBytes(b64decode(value + padding, altchars, validate=True))
    data.for_urls = for_urls
    data.padded = not padding
    if data.text() != value:
        raise ValueError("not the base64 of any bytes")
    return data


def uuid_schema() -> CoreSchema:
    """Return the schema that reads UUIDs, those in the usual notation fast."""
    read = core_schema.uuid_schema(strict=False)
    other = core_schema.no_info_wrap_validator_function(_read_uuid, read)
    return core_schema.union_schema(
        [
            core_schema.chain_schema([_text(_USUAL_UUID), read]),
            core_schema.chain_schema([_text(None), other]),
        ],
        mode="left_to_right",
    )


def decimal_schema() -> CoreSchema:
    """Return the schema that reads decimals which travel as text."""
    read = core_schema.decimal_schema(strict=False)
    other = core_schema.no_info_wrap_validator_function(_read_decimal, read)
    return core_schema.union_schema(
        [
            core_schema.chain_schema([_text(_USUAL_DECIMAL), read]),
            core_schema.chain_schema(
                [core_schema.union_schema([_text(None), _number()]), other]
            ),
        ],
        mode="left_to_right",
    )


def decimal_number_schema() -> CoreSchema:
    """Return the schema that reads decimals which travel as numbers."""
    read = core_schema.decimal_schema(strict=False)
    other = core_schema.no_info_wrap_validator_function(_read_decimal, read)
    return core_schema.union_schema(
        [
            core_schema.chain_schema([_number(), read]),
            core_schema.chain_schema([_text(None), other]),
        ],
        mode="left_to_right",
    )


def bytes_schema() -> CoreSchema:
    """Return the schema that reads bytes in base64."""
    return core_schema.no_info_after_validator_function(_read_bytes, _text(None))


def _text(pattern: str | None) -> CoreSchema:
    return core_schema.str_schema(pattern=pattern, strict=True)


def _number() -> CoreSchema:
    return core_schema.union_schema(
        [core_schema.int_schema(strict=True), core_schema.float_schema(strict=True)],
        mode="left_to_right",
    )
