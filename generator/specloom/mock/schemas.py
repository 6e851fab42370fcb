"""The document's own schemas as the judge of values, in requests and in replies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import jsonschema_rs

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue

LONGEST_MESSAGE = 240

_Validator: TypeAlias = jsonschema_rs.Draft202012Validator


@dataclass(frozen=True, slots=True)
class Breach:
    """How a value breaks a schema: the way into the value, what is wrong there, and which keyword says so."""

    path: tuple[str | int, ...]
    message: str
    kind: jsonschema_rs.ValidationErrorKind | None = None

    @property
    def pointer(self) -> str:
        """The way into the value as a JSON pointer (RFC 6901)."""
        return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in self.path)


class Schemas:
    """The schemas of one document. ``read`` returns its files by their address, and is asked once, when needed.

    Where ``both_ways``, a value has to follow them whether formats are asserted or only noted (JSON Schema validation
    §7.2): of two alternatives, a format may be all that tells them apart.
    """

    def __init__(self, read: Callable[[], Mapping[str, JsonValue]], *, both_ways: bool = False) -> None:
        self._read = read
        self._ways = (True, False) if both_ways else (True,)
        self._registry: jsonschema_rs.Registry | None = None
        self._validators: dict[str, tuple[_Validator, ...]] = {}

    def breaches(self, location: Location, value: JsonValue) -> tuple[Breach, ...]:
        """Return how a value breaks the schema at a place; nothing where there is no usable schema."""
        try:
            for validator in self._validators_at(location):
                if not validator.is_valid(value):
                    errors = validator.iter_errors(value)
                    return tuple(breach for error in errors for breach in _deepest(error, 0))
        except (ValueError, OverflowError, RecursionError) as error:
            return (Breach((), f"can't be checked: {_short(str(error))}"),)
        return ()

    def accepts(self, location: Location, value: JsonValue) -> bool:
        """Return whether a value follows the schema at a place."""
        try:
            return all(validator.is_valid(value) for validator in self._validators_at(location))
        except (ValueError, OverflowError, RecursionError):
            return False

    def _validators_at(self, location: Location) -> tuple[_Validator, ...]:
        uri = location.uri
        if uri not in self._validators:
            self._validators[uri] = self._compiled(uri)
        return self._validators[uri]

    def _compiled(self, uri: str) -> tuple[_Validator, ...]:
        if self._registry is None:
            resources: list[tuple[str, Any]] = list(self._read().items())
            self._registry = jsonschema_rs.Registry(
                resources, draft=jsonschema_rs.Draft202012, retriever=_refuse
            )
        try:
            return tuple(
                _Validator({"$ref": uri}, registry=self._registry, validate_formats=way, offline=True)
                for way in self._ways
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return ()


def _refuse(uri: str, /) -> Any:
    raise ValueError(f"{uri} is not fetched")


def _deepest(error: jsonschema_rs.ValidationError, depth: int) -> Iterator[Breach]:
    """Yield what is wrong in the branch of a choice that was probably meant: the one that got furthest."""
    kind = error.kind
    choices = jsonschema_rs.ValidationErrorKind.OneOfNotValid | jsonschema_rs.ValidationErrorKind.AnyOf
    branches = [branch for branch in kind.context if branch] if isinstance(kind, choices) else []
    if not branches or depth > 20:
        yield Breach(tuple(error.instance_path), _short(error.message), kind)
        return
    best = max(branches, key=lambda branch: (max(len(each.instance_path) for each in branch), -len(branch)))
    for each in best:
        yield from _deepest(each, depth + 1)


def _short(message: str) -> str:
    half = LONGEST_MESSAGE // 2
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:half]} … {message[-half:]}"
