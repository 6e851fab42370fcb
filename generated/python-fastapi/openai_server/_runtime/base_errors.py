"""The errors that have nothing to do with a response."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """The base of all errors of this package. They can be copied and pickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Without ``__init__``, whose arguments aren't those of an exception: a worker's
        # error has to come through to the process that waits for it.
        return _restored, (type(self), self.args), self.__dict__


def _restored(kind: type[ApiError], args: tuple[Any, ...]) -> ApiError:
    return kind.__new__(kind, *args)


class RequestValidationError(ApiError, ValueError):
    """The caller's arguments don't fit what the API takes. Nothing was sent.

    Attributes:
        location: Which argument, ``body`` for the request body.
    """

    def __init__(self, location: str, message: str) -> None:
        super().__init__(f"{location}: {message}")
        self.location = location
