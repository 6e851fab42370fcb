"""Checks what a caller passes, and turns it into JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, TypeVar

from pydantic import BaseModel
from pydantic_core import (
    PydanticSerializationError,
    SchemaValidator,
    ValidationError,
)

from .base_errors import RequestValidationError
from .building import built_once
from .core import scalar_schema
from .decoding import Decoder
from .linking import link_type
from .requests import AsJson, tightened
from .schemas import Mode

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Value = TypeVar("Value")

_NOT_JSON: Final = "holds what JSON can't, such as a file or bytes that aren't UTF-8"


class ValueType(Generic[Value]):
    """A type of the API, looked up when it is first needed."""

    def __init__(self, find: Callable[[], Any]) -> None:
        self._find = find

    @built_once
    def type(self) -> Any:
        """The annotation."""
        found = self._find()
        link_type(found)
        return found

    @built_once
    def _adapter(self) -> TypeAdapter[Any]:
        type_: Any = Annotated[self.type, AsJson()]
        return _adapter_of(type_)

    @built_once
    def _lax(self) -> TypeAdapter[Any]:
        """An adapter that reads numbers and the like from text."""
        return _adapter_of(self.type)

    @built_once
    def _scalar(self) -> SchemaValidator | None:
        """A validator for text, numbers and the like, which needs no adapter."""
        schema = scalar_schema(self.type)
        return None if schema is None else SchemaValidator(tightened(schema))

    @built_once
    def _lenient(self) -> Decoder:
        return Decoder(self.type)

    @built_once
    def _strict(self) -> Decoder:
        return Decoder(self.type, Mode.STRICT)

    def check(self, value: Any, location: str) -> Any:
        """Return the value as its type.

        Args:
            value: What the caller passed.
            location: What it was passed as.

        Raises:
            RequestValidationError: The value doesn't fit the type.
        """
        if isinstance(value, BaseModel) and type(value) is self.type:
            return value
        try:
            if self._scalar is not None:
                return self._scalar.validate_python(value)
            return self._adapter.validate_python(value)
        except ValidationError as error:
            raise RequestValidationError(location, _summary(error)) from error

    def to_json(self, value: Any, location: str) -> bytes:
        """Return a checked value as JSON text.

        Raises:
            RequestValidationError: JSON can't hold it: bytes that aren't text, say.
        """
        try:
            return self._adapter.dump_json(
                value, by_alias=True, exclude_unset=True, warnings=False
            )
        except (PydanticSerializationError, UnicodeDecodeError) as error:
            raise RequestValidationError(location, _NOT_JSON) from error

    def to_plain(
        self, value: Any, location: str, *, leave_out: set[str] | None = None
    ) -> Any:
        """Return a checked value as JSON holds it, in dicts, lists and scalars.

        Raises:
            RequestValidationError: JSON can't hold it: bytes that aren't text, say.
        """
        if self._scalar is not None:
            return value
        try:
            return self._adapter.dump_python(
                value,
                mode="json",
                by_alias=True,
                exclude_unset=True,
                exclude=leave_out,
                warnings=False,
            )
        except (PydanticSerializationError, UnicodeDecodeError) as error:
            raise RequestValidationError(location, _NOT_JSON) from error

    def read_text(self, text: str, *, explode: bool = False) -> Any:
        """Return what a header says (style ``simple``), its text if it doesn't fit."""
        for candidate in (text, [part.strip() for part in text.split(",")]):
            try:
                return self._lax.validate_python(candidate)
            except ValidationError:
                continue
        # What is left to be is an object.
        from .texts import Texts
        from .unstyled import read_simple

        plain = read_simple(text, Texts(self.type), explode=explode)
        try:
            return self.decode(json.dumps(plain).encode(), strict=True)
        except ValidationError:
            return text

    def decode(self, data: bytes, *, strict: bool) -> Any:
        """Decode JSON that the API sent.

        Raises:
            pydantic.ValidationError: The text is not JSON or, if strict, doesn't fit.
        """
        return (self._strict if strict else self._lenient).decode(data)


def _adapter_of(type_: Any) -> TypeAdapter[Any]:
    """Build an adapter now: pydantic would do it at first use, in any thread."""
    from pydantic import TypeAdapter  # which a call with text and numbers doesn't need

    adapter: TypeAdapter[Any] = TypeAdapter(type_)
    adapter.rebuild()
    return adapter


def _summary(error: ValidationError) -> str:
    """Say what is wrong, without the values: they may be secret."""
    parts = []
    for each in error.errors(include_url=False, include_context=False):
        place = ".".join(str(part) for part in each["loc"])
        parts.append(f"{place}: {each['msg']}" if place else each["msg"])
    return "; ".join(parts)
