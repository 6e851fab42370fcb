"""Webhooks: requests of the API, checked and read by a generated client."""

from __future__ import annotations

import hmac
import json
import re
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.e2e.documented import generate_package, imported

DOCUMENT = Path(__file__).parents[1] / "cases" / "python-security" / "input.yaml"
KEY = b"a key of 24 bytes, maybe"
SECRET = f"whsec_{b64encode(KEY).decode()}"
BODY = json.dumps({"type": "pet.added", "pet": {"name": "Rex"}}).encode()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("webhooks")
    generate_package(DOCUMENT, folder, "webhooks_client")
    with imported(folder, "webhooks_client") as package:
        yield package


def signed(body: bytes, *, age: float = 0, key: bytes = KEY, id: str = "msg_1") -> dict[str, str]:
    timestamp = str(int(time.time() - age))
    digest = hmac.digest(key, f"{id}.{timestamp}.".encode() + body, "sha256")
    return {
        "Webhook-Id": id,
        "Webhook-Timestamp": timestamp,
        "Webhook-Signature": f"v1,{b64encode(digest).decode()}",
    }


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_webhooks_are_told_apart(package: ModuleType, kind: str) -> None:
    webhooks = getattr(package, kind)().webhooks
    added = webhooks.unwrap(BODY, signed(BODY), secret=SECRET)
    assert isinstance(added, package.models.PetAdded)
    assert added.pet.name == "Rex"
    body = b'{"type": "pet.sold", "price": 3.5, "shiny": 1}'
    sold = webhooks.unwrap(body.decode(), signed(body), secret=SECRET.removeprefix("whsec_"))
    assert isinstance(sold, package.models.PetSold)
    assert (sold.price, sold.model_extra) == (3.5, {"shiny": 1})
    body = b'{"type": "pet.lost"}'
    assert webhooks.unwrap(body, signed(body), secret=SECRET) == {"type": "pet.lost"}
    assert webhooks.parse(BODY) == added


def test_the_specifications_example(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The vector that the reference libraries of Standard Webhooks test with."""
    monkeypatch.setattr(time, "time", lambda: 1614265330.0)
    body = b'{"test": 2432232314}'
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    assert package.Client().webhooks.unwrap(body, headers, secret=secret) == {"test": 2432232314}


def test_several_signatures(package: ModuleType) -> None:
    headers = signed(BODY)
    headers["Webhook-Signature"] = f"v1a,x v1,AAAA v1,\xe9 {headers['Webhook-Signature']}"
    assert package.Client().webhooks.unwrap(BODY, headers, secret=SECRET)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"Webhook-Signature": "v1,AAAA"}, "signature is wrong"),
        ({"Webhook-Signature": ""}, "signature is wrong"),
        ({"Webhook-Signature": "v2,*"}, "signature is wrong"),
        ({"Webhook-Id": "msg_2"}, "signature is wrong"),
        ({"Webhook-Timestamp": "1"}, "signature is wrong"),
        ({"Webhook-Timestamp": "soon"}, "no number"),
        ({"Webhook-Timestamp": "9" * 400}, "no number"),
        ({"Webhook-Id": None}, "no header webhook-id"),
        ({"Webhook-Signature": None}, "no header webhook-signature"),
    ],
)
def test_forgeries(package: ModuleType, change: dict[str, str | None], message: str) -> None:
    good: dict[str, str | None] = dict(signed(BODY))
    if "v2,*" in change.values():
        change = {"Webhook-Signature": str(good["Webhook-Signature"]).replace("v1,", "v2,")}
    headers = {name: value for name, value in (good | change).items() if value is not None}
    with pytest.raises(package.WebhookVerificationError, match=message):
        package.Client().webhooks.unwrap(BODY, headers, secret=SECRET)


def test_what_else_is_refused(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    webhooks = package.Client().webhooks

    def refused(body: bytes, headers: Any, **options: Any) -> str:
        with pytest.raises(package.WebhookVerificationError) as caught:
            webhooks.unwrap(body, headers, **({"secret": SECRET} | options))
        return str(caught.value)

    assert "signature" in refused(BODY + b" ", signed(BODY))
    assert "signature" in refused(BODY, signed(BODY, key=b"another"))
    assert "time" in refused(BODY, signed(BODY, age=301))
    assert "time" in refused(BODY, signed(BODY, age=-310))
    assert webhooks.unwrap(BODY, signed(BODY, age=301), secret=SECRET, tolerance=400)
    assert "can't be read" in refused(b"{", signed(b"{"))
    with pytest.raises(ValueError, match="base64"):
        webhooks.unwrap(BODY, signed(BODY), secret="whsec_?")
    with pytest.raises(package.ApiError, match="WEBHOOKS_WEBHOOK_SECRET"):
        webhooks.unwrap(BODY, signed(BODY))
    monkeypatch.setenv("WEBHOOKS_WEBHOOK_SECRET", SECRET)
    assert webhooks.unwrap(BODY, signed(BODY))
    strict = package.Client(strict=True).webhooks
    body = b'{"type": "pet.lost"}'
    with pytest.raises(package.WebhookVerificationError):
        strict.unwrap(body, signed(body))


def test_a_document_without_webhooks_has_none(tmp_path: Path) -> None:
    document = tmp_path / "plain.yaml"
    document.write_text(
        "openapi: 3.1.0\ninfo: {title: Plain, version: '1'}\n"
        "paths: {/a: {get: {responses: {'204': {description: Done.}}}}}\n"
    )
    generate_package(document, tmp_path / "out", "plain_client")
    with imported(tmp_path / "out", "plain_client") as package:
        assert not hasattr(package.Client, "webhooks")
        assert not hasattr(package, "OAuth2Error")


def test_webhooks_that_are_no_objects_or_anything(tmp_path: Path) -> None:
    def webhook(name: str, schema: str) -> str:
        body = f"requestBody: {{content: {{application/json: {schema}}}}}"
        return f"  {name}: {{post: {{{body}, responses: {{'200': {{description: ok}}}}}}}}\n"

    document = tmp_path / "kinds.yaml"
    document.write_text(
        "openapi: 3.1.0\ninfo: {title: Kinds, version: '1'}\nwebhooks:\n"
        + webhook("anything", "{}")
        + webhook("numbers", "{schema: {type: array, items: {type: integer, minimum: 3}}}")
        + webhook("named", "{schema: {$ref: '#/components/schemas/webHooks'}}")
        + webhook("made", "{schema: {type: object, required: [id], properties: {id: {type: string}}}}")
        + "components: {schemas: {webHooks: {type: object, required: [name], properties: {name: {type: string}}}}}\n"
    )
    generate_package(document, tmp_path / "out", "kinds_client")
    with imported(tmp_path / "out", "kinds_client") as package:
        webhooks = package.Client(base_url="http://localhost").webhooks
        assert type(webhooks.parse(b'{"id": "x"}')).__name__ == "PostMadeRequest"
        assert webhooks.parse(b"[3, 4]") == [3, 4]
        assert isinstance(webhooks.parse(b'{"name": "x"}'), package.models.WebHooks)
    pages = [page.name.lower() for page in (tmp_path / "out" / "docs").iterdir()]
    assert len(pages) == len(set(pages)) == 3


def test_the_documented_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the README that call nothing, and the page of the webhooks."""
    generate_package(DOCUMENT, tmp_path, "documented_client")
    with imported(tmp_path, "documented_client"):
        for page in ("README.md", "docs/Webhooks.md"):
            blocks = re.findall(r"^```python\n(.*?)^```", (tmp_path / page).read_text(), re.M | re.S)
            programs = [block for block in blocks if "client.default" not in block]
            assert len(programs) == (4 if page == "README.md" else 1)
            for program in programs:
                namespace: dict[str, Any] = {"__name__": "example"}
                exec(compile(program, page, "exec"), namespace)
                if "receive" in namespace:
                    monkeypatch.setenv("DOCUMENTED_WEBHOOK_SECRET", SECRET)
                    assert namespace["receive"](BODY, signed(BODY)) == 204
                    assert namespace["receive"](BODY, signed(BODY, key=b"x")) == 400


def test_signatures_are_compared_in_constant_time(
    package: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def compare(first: bytes, second: bytes) -> bool:
        compared.append((first, second))
        return first == second

    monkeypatch.setattr(hmac, "compare_digest", compare)
    headers = signed(BODY)
    headers["Webhook-Signature"] += f" {headers['Webhook-Signature']}"
    package.Client().webhooks.unwrap(BODY, headers, secret=SECRET)
    # Also the one after the first that fits.
    assert len(compared) == 2
