"""The document's own schemas as the judge of values, in requests and in replies."""

from __future__ import annotations

import json
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
        """The way into the value as a JSON pointer (RFC 6901); that to a member that is missing, too."""
        path = self.path
        if isinstance(self.kind, jsonschema_rs.ValidationErrorKind.Required):
            path = (*path, str(self.kind.property))
        return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)


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
    """Yield what is wrong in the branch of a choice that was probably meant: the one that got furthest.

    Where the value of a member tells the branches apart and is none of theirs, none of them was meant.
    """
    kind = error.kind
    choices = jsonschema_rs.ValidationErrorKind.OneOfNotValid | jsonschema_rs.ValidationErrorKind.AnyOf
    branches = [branch for branch in kind.context if branch] if isinstance(kind, choices) else []
    if not branches or depth > 20:
        yield Breach(tuple(error.instance_path), _short(error.message), kind)
        return
    place = tuple(error.instance_path)
    branches = [branch for branch in branches if not _is_of_another_type(branch, place)] or branches
    # A branch whose constants are all there was rather meant than one that asks for others.
    fitting = [branch for branch in branches if not _constants(branch)] or branches
    best = max(fitting, key=lambda branch: (max(len(each.instance_path) for each in branch), -len(branch)))
    unknown = _unknown_variant(branches, best)
    if unknown is not None:
        yield unknown
        return
    for each in best:
        yield from _deepest(each, depth + 1)


def _unknown_variant(
    branches: list[list[jsonschema_rs.ValidationError]], best: list[jsonschema_rs.ValidationError]
) -> Breach | None:
    """Return that a value is no variant, where every branch asks for other values of one and the same member."""
    wanted = [_constants(branch) for branch in branches]
    shared = set.intersection(*(set(each) for each in wanted))
    if len(wanted) < 2 or not shared:
        return None
    path = min(shared, key=lambda path: (len(path), str(path)))
    tags = dict.fromkeys(tag for each in wanted for tag in each[path])
    kind = next((error.kind for error in best if tuple(error.instance_path) == path), None)
    return Breach(path, _short(f"one of {', '.join(tags)} is needed"), kind)


def _is_of_another_type(branch: list[jsonschema_rs.ValidationError], place: tuple[str | int, ...]) -> bool:
    of_type = jsonschema_rs.ValidationErrorKind.Type
    return any(isinstance(each.kind, of_type) and tuple(each.instance_path) == place for each in branch)


def _constants(branch: list[jsonschema_rs.ValidationError]) -> dict[tuple[str | int, ...], list[str]]:
    """Return the values, as JSON, that a branch allows where a value has another one, by the way to it."""
    found: dict[tuple[str | int, ...], list[str]] = {}
    for error in branch:
        match error.kind:
            case jsonschema_rs.ValidationErrorKind.Constant(expected_value=value):
                found[tuple(error.instance_path)] = [_json(value)]
            case jsonschema_rs.ValidationErrorKind.Enum(options=[*options]):
                found[tuple(error.instance_path)] = [_json(option) for option in options]
            case _:
                pass
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _short(message: str) -> str:
    half = LONGEST_MESSAGE // 2
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:half]} … {message[-half:]}"
