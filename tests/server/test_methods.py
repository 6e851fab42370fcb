"""A method that could answer no request is refused when the application is made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from types import ModuleType
from typing import Any

import pytest


def test_a_method_has_to_be_asynchronous(server: ModuleType) -> None:
    class MyAccess(server.AccessApi):  # type: ignore[name-defined, misc]
        def open(self) -> None:
            return None

    with pytest.raises(TypeError, match=r"MyAccess\.open must be declared with async def$"):
        server.create_app(access=MyAccess())


def test_and_no_generator(server: ModuleType) -> None:
    class MyStreams(server.StreamsApi):  # type: ignore[name-defined, misc]
        async def lines(self) -> AsyncIterator[Any]:
            yield None

    with pytest.raises(TypeError, match=r"MyStreams\.lines must return its iterator in place of yielding$"):
        server.create_app(streams=MyStreams())


def test_a_method_takes_what_the_operation_has(server: ModuleType) -> None:
    class MyThings(server.ThingsApi):  # type: ignore[name-defined, misc]
        async def thing(self, name: str) -> Any:
            return None

    with pytest.raises(TypeError, match=r"MyThings\.thing takes name, which the operation doesn't have$"):
        server.create_app(things=MyThings())


def test_an_optional_argument_has_a_default(server: ModuleType) -> None:
    class MyThings(server.ThingsApi):  # type: ignore[name-defined, misc]
        async def create_thing(self, thing: Any, limit: int, order: str) -> Any:
            return None

    with pytest.raises(TypeError, match=r"MyThings\.create_thing needs a default for order,"):
        server.create_app(things=MyThings())


def decorated(method: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    def wrapper(*args: Any, **kwargs: Any) -> Awaitable[Any]:
        return method(*args, **kwargs)

    return wrapper


def test_what_is_decorated_is_left_alone(server: ModuleType, caller: Callable[[Any], Any]) -> None:
    class MyAccess(server.AccessApi):  # type: ignore[name-defined, misc]
        @decorated
        async def open(self) -> None:
            return None

    assert caller(server.create_app(access=MyAccess())).get("open").status_code == 204
