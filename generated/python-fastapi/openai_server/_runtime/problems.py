"""What a request is refused with: problem details (RFC 9457), which name the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any, Literal, NamedTuple, TypeAlias

from pydantic_core import ValidationError

from .core import UNKNOWN_TAG
from .declarations import DeclaredResponse

MEDIA_TYPE = "application/problem+json"

INVALID = 422
"""The status where a value is missing, or doesn't fit."""

UNREADABLE = 400
"""The status where a value can't even be read."""

_MOST_FAULTS = 20

Place: TypeAlias = Literal["path", "query", "header", "cookie", "body"]


class Fault(NamedTuple):
    """One thing that is wrong with a request.

    Attributes:
        place: Which part of the request it is in.
        name: The parameter's name, ``""`` for the body.
        pointer: Where it is in the value, as a JSON pointer; ``""`` is the whole.
        message: What is wrong.
    """

    place: Place
    name: str
    pointer: str
    message: str

    def members(self) -> dict[str, str]:
        """Return the fault as JSON."""
        found = {"in": self.place, "pointer": self.pointer, "message": self.message}
        return {**found, "name": self.name} if self.name else found


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request is not answered as it should be.

    Attributes:
        status: The status code.
        detail: An explanation for people, ``""`` where there is none.
        faults: What is wrong with the request, where that is the reason.
        headers: Headers of the response.
    """

    status: int
    detail: str = ""
    faults: tuple[Fault, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name of the status code."""
        try:
            return HTTPStatus(self.status).phrase
        except ValueError:
            return "Error"

    def members(self) -> dict[str, Any]:
        """Return the problem as JSON."""
        found: dict[str, Any] = {"title": self.title, "status": self.status}
        if self.detail:
            found["detail"] = self.detail
        if self.faults:
            found["errors"] = [fault.members() for fault in self.faults]
        return found


class Refusal(Exception):
    """A request that isn't answered, because of a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail or problem.title)
        self.problem = problem


def refusal(status: int, detail: str, **headers: str) -> Refusal:
    """Return a refusal. Names of headers have underscores for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Refusal(Problem(status, detail, headers=named))


def unreadable(place: Place, name: str, message: str) -> Refusal:
    """Return the refusal of a request in which a value can't even be read."""
    where = f"{place} {name}".rstrip()
    fault = Fault(place, name, "", message)
    return Refusal(Problem(UNREADABLE, f"{where}: {message}", (fault,)))


def misfit(faults: Sequence[Fault]) -> Refusal:
    """Return the refusal of a request whose values don't fit what is declared."""
    first = faults[0]
    where = f"{first.place} {first.name}".rstrip() + first.pointer
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    detail = f"{where}: {first.message}{more}"
    return Refusal(Problem(INVALID, detail, tuple(faults)))


def as_declared(problem: Problem, responses: Sequence[DeclaredResponse]) -> Problem:
    """Return a problem with the status that an operation declares for it.

    Where only one of 400 and 422 is declared, it stands for both: for what can't be
    read, and for what doesn't fit.
    """
    statuses = {str(INVALID), str(UNREADABLE)}
    declared = statuses & {response.status for response in responses}
    if not problem.faults or len(declared) != 1:
        return problem
    return replace(problem, status=int(*declared))


def faults_of(
    error: ValidationError, value: Any, place: Place, name: str = ""
) -> list[Fault]:
    """Return what pydantic finds wrong with a value.

    Args:
        error: What it says.
        value: The value, as JSON holds it.
        place: Which part of the request the value is.
        name: The parameter's name.
    """
    found: dict[Fault, None] = {}
    for each in error.errors(include_url=False):
        location, is_missing = each["loc"], each["type"] == "missing"
        if each["type"] == UNKNOWN_TAG:
            location, is_missing = (*location, each["ctx"]["property"]), True
        steps = _steps(location, value, missing=is_missing)
        pointer = "".join(f"/{_escaped(step)}" for step in steps)
        found[Fault(place, name, pointer, each["msg"])] = None
    return list(found)[:_MOST_FAULTS]


def _steps(
    location: Sequence[int | str], value: Any, *, missing: bool
) -> Iterator[int | str]:
    """Yield the members and positions of a location, without the names of variants."""
    for number, step in enumerate(location):
        if missing and number == len(location) - 1:
            yield step
        elif _is_in(step, value):
            yield step
            value = value[step]


def _is_in(step: int | str, value: Any) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _escaped(step: int | str) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
