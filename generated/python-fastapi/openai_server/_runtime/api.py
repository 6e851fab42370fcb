"""The base of the groups of operations."""

from __future__ import annotations

from abc import ABC
from typing import TYPE_CHECKING, Any, ClassVar

from .operation import Operation

if TYPE_CHECKING:
    from abc import abstractmethod as operation
else:

    def operation(method):
        """Say that a method answers an operation.

        Type checkers take it for an abstract method, and tell who forgets one. The
        application starts all the same: what isn't there answers with status 501.
        """
        return method


__all__ = ["Api", "is_implemented", "operation", "unimplemented"]


class Api(ABC):
    """A group of operations."""

    _operations: ClassVar[tuple[Operation, ...]] = ()


async def _unimplemented(*_: Any, **__: Any) -> Any:
    raise NotImplementedError


unimplemented: Any = _unimplemented
"""Stands for a method that isn't written yet: ``delete_file = unimplemented``. The
operation answers with status 501, and type checkers ask no more for it."""


def is_implemented(api: Api | None, name: str, base: type[Api]) -> bool:
    """Whether the author has written the method that answers an operation."""
    method = None if api is None else getattr(type(api), name, None)
    return method not in (None, unimplemented, getattr(base, name))
