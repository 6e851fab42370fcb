"""What a team has written stays what it is when the package is generated again, and mypy tells what is missing."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from tests.e2e.documented import imported

from specloom.pipeline import Order, generate

SHOP = Path(__file__).parent / "shop"
OWN = ("orders.py", "main.py")


def generated(document: str, folder: Path) -> None:
    run = generate(
        SHOP / document, [Order("python-fastapi", folder / "generated", {"package": "shop_server"})]
    )
    assert not run.failed, run.diagnostics


def mypy(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", *OWN],
        cwd=folder,
        env={"MYPYPATH": "generated", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@contextmanager
def running(folder: Path) -> Iterator[TestClient]:
    with imported(folder / "generated", "shop_server"), imported(folder, "orders"), imported(folder, "main"):
        yield TestClient(importlib.import_module("main").app)


def test_an_application_survives(tmp_path: Path) -> None:
    for name in OWN:
        shutil.copyfile(SHOP / name, tmp_path / name)
    generated("before.yaml", tmp_path)
    assert mypy(tmp_path) == (0, "")
    order: dict[str, Any] = {"id": "1", "paid": True}
    with running(tmp_path) as client:
        assert client.post("/orders", json=order).json() == order
        assert client.post("/orders", json=order).status_code == 409
        assert client.get("/orders").json() == [order]
        assert client.delete("/orders/1").status_code == 404

    generated("after.yaml", tmp_path)
    for name in OWN:
        assert (tmp_path / name).read_bytes() == (SHOP / name).read_bytes()
    status, told = mypy(tmp_path)
    assert status == 1
    assert 'Cannot instantiate abstract class "Orders" with abstract attribute "delete_order"' in told
    assert 'Signature of "list_orders" incompatible with supertype' in told and "limit: int = ..." in told
    with running(tmp_path) as client:
        assert client.post("/orders", json=order).json() == order
        assert client.post("/orders", json={"id": "2", "paid": "yes"}).status_code == 422
        assert client.get("/orders?limit=3").json() == [order], "as before, when there was no limit"
        assert client.get("/orders?limit=x").status_code == 422
        assert client.delete("/orders/1").status_code == 501

    text = (tmp_path / "orders.py").read_text(encoding="utf-8")
    text = text.replace(
        "import ErrorReply, OrdersApi, models", "import ErrorReply, OrdersApi, models, unimplemented"
    )
    text = text.replace("def list_orders(self)", "def list_orders(self, *, limit: int = 5)")
    text = text.replace(
        "    async def create_order", "    delete_order = unimplemented\n\n    async def create_order"
    )
    (tmp_path / "orders.py").write_text(text, encoding="utf-8")
    assert mypy(tmp_path) == (0, "")
    with running(tmp_path) as client:
        assert client.get("/orders").json() == []
        assert client.delete("/orders/1").status_code == 501
