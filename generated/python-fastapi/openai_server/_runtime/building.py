"""Builds what is built at first use, in one thread at a time.

Models, their links and their validators are made when they are first used, which may
be in several threads at once. One lock serves them all, because making one makes others.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Final, Generic, TypeVar

LOCK: Final = RLock()

Value = TypeVar("Value")


class built_once(Generic[Value]):
    """A property that is built at first use, by one thread, and kept."""

    def __init__(self, build: Callable[[Any], Value]) -> None:
        self._build = build
        self._name = build.__name__
        self.__doc__ = build.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> Value:
        # Python looks here only until the instance has the value itself.
        with LOCK:
            kept: dict[str, Value] = instance.__dict__
            if self._name not in kept:
                kept[self._name] = self._build(instance)
            return kept[self._name]
