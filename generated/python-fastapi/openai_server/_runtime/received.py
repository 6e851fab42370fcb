"""Types of the values that requests hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import ValidationError

from .building import built_once
from .decoding import Decoder
from .linking import link_type
from .problems import Fault, Place, Refusal, faults_of, misfit, unreadable
from .schemas import Mode
from .texts import Texts


class ReceivedType:
    """A type of the API as a request's value has it, looked up when it is first needed."""

    def __init__(self, find: Callable[[], Any]) -> None:
        self._find = find

    @built_once
    def type(self) -> Any:
        """The annotation."""
        found = self._find()
        link_type(found)
        return found

    @built_once
    def texts(self) -> Texts:
        """What a text can stand for."""
        return Texts(self.type)

    @built_once
    def _decoder(self) -> Decoder:
        return Decoder(self.type, Mode.REQUEST)

    def check(self, value: Any, place: Place, name: str = "") -> Any:
        """Return a value, as JSON holds it, as the type.

        Raises:
            Refusal: It doesn't fit.
        """
        try:
            return self._decoder.check(value)
        except ValidationError as error:
            raise misfit(faults_of(error, value, place, name)) from None

    def decode(self, data: bytes, place: Place, name: str = "") -> Any:
        """Return what a JSON text holds as the type.

        Raises:
            Refusal: It isn't JSON, or doesn't fit.
        """
        try:
            return self._decoder.decode(data)
        except ValidationError as error:
            raise _refusal_of(error, data, place, name) from None


def _refusal_of(
    error: ValidationError, data: bytes, place: Place, name: str
) -> Refusal:
    from pydantic_core import from_json

    first = error.errors(include_url=False, include_context=False, include_input=False)
    if first[0]["type"] == "json_invalid":
        return unreadable(place, name, first[0]["msg"])
    return misfit(faults_of(error, from_json(data), place, name))


def missing(place: Place, name: str = "") -> Fault:
    """Return the fault of a request that lacks something."""
    return Fault(place, name, "", "a value is needed")
