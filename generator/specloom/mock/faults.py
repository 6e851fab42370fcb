"""What is wrong with a request, and how that is told (RFC 9457)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from specloom.ir.types import JsonValue

MOST_TOLD = 20
INVALID = 422
"""The status of a fault that is only that a value isn't what the document says."""
UNREADABLE = 400
"""The status of a fault that is that no value can be read at all: the text isn't JSON, or broke off."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    ``place`` is where: ``path``, ``query``, ``header``, ``cookie``, ``body``, ``security``, ``method``. ``name`` is the
    parameter's, else ``""``. ``pointer`` is a JSON pointer (RFC 6901) into the value, ``""`` for the whole.
    ``status`` fits by itself.
    """

    place: str
    message: str
    name: str = ""
    pointer: str = ""
    status: int = INVALID

    @property
    def where(self) -> str:
        """The place in words, without any value of the request."""
        place = f"{self.place} parameter {self.name!r}" if self.name else self.place
        return f"{place} at {self.pointer}" if self.pointer else place

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def problem(status: int, faults: Sequence[Fault]) -> dict[str, JsonValue]:
    """Return a problem of RFC 9457, with every fault in the extension member ``errors``."""
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return {
        "type": "about:blank",
        "title": phrase(status),
        "status": status,
        "detail": f"{faults[0]}{more}",
        "errors": [_told(fault) for fault in faults[:MOST_TOLD]],
    }


def phrase(status: int) -> str:
    """Return what a status is called."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _told(fault: Fault) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {"in": fault.place}
    if fault.name:
        told["name"] = fault.name
    told["pointer"] = fault.pointer
    told["message"] = fault.message
    return told
