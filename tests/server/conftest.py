"""A service that is generated once, and its implementation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.e2e.documented import imported

from specloom.pipeline import Order, generate

HERE = Path(__file__).parent
PACKAGE = "service_server"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package that is generated for ``service.yaml``."""
    output = tmp_path_factory.mktemp("service")
    run = generate(HERE / "service.yaml", [Order("python-fastapi", output, {"package": PACKAGE})])
    assert not run.failed, run.diagnostics
    with imported(output, PACKAGE) as package:
        yield package


@pytest.fixture
def implement(server: ModuleType) -> Callable[..., Any]:
    """Return the object of a group's class with methods by name: ``implement("Access", open=method)``."""

    def make(group: str, **methods: Callable[..., Any]) -> Any:
        def bound(method: Callable[..., Any]) -> Any:
            async def answer(_: Any, **arguments: Any) -> Any:
                return await method(**arguments)

            return answer

        base = getattr(server, f"{group}Api")
        return type(group, (base,), {name: bound(method) for name, method in methods.items()})()

    return make


@pytest.fixture
def caller() -> Callable[[Any], TestClient]:
    """Return a client of an application. An exception that gets out of the application is a failure."""
    return lambda app: TestClient(app, base_url="http://testserver/base/v1")
