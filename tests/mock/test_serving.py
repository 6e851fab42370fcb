"""The command, as it runs: a real server, real requests, a signal at the end."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from specloom.mock.serving import listen, url_of
from tests.mock.conftest import SHOP, TOKEN
from tests.support.corpus import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONUNBUFFERED": "1"}
READY = re.compile(
    r"Shop 1: 9 operations at (http://127\.0\.0\.1:(\d+)), and below /v1/api, and below /v2/api\n"
)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "specloom", "mock", *arguments]


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], HTTPConnection]]:
    """Run the command on any free port; yield it and a connection to what it serves."""
    process = subprocess.Popen(
        command(str(SHOP), "--port", "0", *arguments),
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        ready = READY.fullmatch(process.stdout.readline())
        assert ready is not None
        with closing(HTTPConnection("127.0.0.1", int(ready[2]), timeout=10)) as connection:
            yield process, connection
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_logs_and_stops_when_interrupted(number: signal.Signals) -> None:
    with running() as (process, connection):
        connection.request("GET", "/v1/api/things?limit=3&pass-word=hush", headers=TOKEN)
        response = connection.getresponse()
        assert (response.status, response.read()) == (200, b"[]")
        connection.request("HEAD", "/things", headers=TOKEN)
        response = connection.getresponse()
        assert (response.getheader("content-length"), response.read()) == ("2", b"")
        process.send_signal(number)
        out, err = process.communicate(timeout=10)
        assert (process.returncode, out) == (0, "stopped\n")
        first, second = err.splitlines()
        assert re.fullmatch(r"GET /v1/api/things\?limit=3&pass-word=\[redacted\] 200 [\d.]+ ms", first)
        assert second.startswith("HEAD /things 200 ")


def test_streams_arrive_piece_by_piece() -> None:
    with running("--quiet") as (process, connection):
        connection.request("GET", "/lines")
        response = connection.getresponse()
        assert response.getheader("transfer-encoding") == "chunked"
        assert len([json.loads(line) for line in response]) == 3
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=10)[1] == ""


def test_a_body_is_read_up_to_the_limit() -> None:
    with running("--max-body", "1") as (_, connection):
        headers = {**TOKEN, "Content-Type": "application/json"}
        small = json.dumps({"name": "abc", "at": "x" * 1_000_000})
        connection.request("POST", "/things", small, headers)
        response = connection.getresponse()
        assert (response.status, json.loads(response.read())["errors"][0]["pointer"]) == (422, "/at")
        for body in (b"x" * 1_100_000, iter([b"x" * 600_000] * 2)):
            connection.request("POST", "/things", body, headers)
            response = connection.getresponse()
            assert (response.status, json.loads(response.read())["title"][:7]) == (413, "Request")
            connection.close()


def fails(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        command(*arguments), env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_broken_document_is_not_served(tmp_path: Path) -> None:
    broken = tmp_path / "api.yaml"
    broken.write_text(
        SHOP.read_text(encoding="utf-8").replace("#/components/schemas/Filter", "gone.yaml#/Filter")
    )
    code, told = fails(str(broken), "--port", "0")
    assert code == 1
    assert re.search(r"api\.yaml:\d+:\d+: error\[REF-MISSING\]", told)
    broken.write_text("openapi: [")
    assert fails(str(broken), "--port", "0")[0] == 1
    assert fails(str(tmp_path / "none.yaml"), "--port", "0")[0] == 1


def test_small_replies_are_not_held_back() -> None:
    # Without this, each reply on a connection that is kept takes 40 ms longer.
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
        assert url_of(listening).startswith("http://127.0.0.1:")


def test_generating_imports_no_server() -> None:
    code = "import sys; import specloom.pipeline; print({'uvicorn', 'specloom.mock'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_a_port_that_is_taken_is_wrong_usage() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, told = fails(str(SHOP), "--port", str(taken.getsockname()[1]))
    assert code == 2
    assert "can't listen on 127.0.0.1 port" in told
    assert fails(str(SHOP), "--port", "70000")[0] == 2


LOCAL = {"Origin": "http://localhost:5173"}
ELSEWHERE = {"Origin": "https://app.example.com"}


def test_a_page_of_this_machine_may_read_replies() -> None:
    with running("--quiet") as (_, connection):
        connection.request("GET", "/things", headers=TOKEN | LOCAL)
        response = connection.getresponse()
        assert (response.status, response.read()) == (200, b"[]")
        assert response.getheader("access-control-allow-origin") == LOCAL["Origin"]
        assert response.getheader("access-control-allow-credentials") == "true"
        assert response.getheader("vary") == "Origin"
        connection.request("GET", "/things", headers=LOCAL)
        refused = connection.getresponse()
        assert refused.status == 401 and refused.read()
        assert refused.getheader("access-control-allow-origin") == LOCAL["Origin"]
        assert "WWW-Authenticate" in refused.getheader("access-control-expose-headers", "")
        asking = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
        connection.request("OPTIONS", "/things", headers=LOCAL | asking)
        preflight = connection.getresponse()
        assert (preflight.status, preflight.read()) == (204, b"")
        assert preflight.getheader("access-control-allow-methods") == "GET, POST, HEAD, OPTIONS"
        assert preflight.getheader("access-control-allow-headers") == "authorization"
        assert preflight.getheader("access-control-allow-origin") == LOCAL["Origin"]


@pytest.mark.parametrize(
    ("options", "origin", "allowed"),
    [
        ((), "https://app.example.com", False),
        ((), "https://localhost.example.com", False),
        ((), "null", False),
        ((), "http://[::1]:3000", True),
        (("--cors", "https://app.example.com"), "https://app.example.com", True),
        (("--cors", "https://app.example.com"), "https://app.example.com.evil.example", False),
        (("--cors", "*"), "https://anybody.example", True),
    ],
)
def test_pages_elsewhere_are_named(options: tuple[str, ...], origin: str, allowed: bool) -> None:
    with running("--quiet", *options) as (_, connection):
        connection.request("GET", "/things", headers=TOKEN | {"Origin": origin})
        response = connection.getresponse()
        assert response.status == 200 and response.read()
        assert (response.getheader("access-control-allow-origin") == origin) is allowed


CONTRADICTION = """
openapi: 3.1.0
info: {title: Contradiction, version: '1'}
paths:
  /impossible:
    get:
      responses:
        '200':
          description: Never right
          content: {application/json: {schema: {type: object, required: [a], additionalProperties: false}}}
        '404':
          description: Right
          content: {application/json: {schema: {type: object}}}
"""


def test_what_cant_be_right_is_said_at_the_start_and_in_the_reply(tmp_path: Path) -> None:
    document = tmp_path / "api.yaml"
    document.write_text(CONTRADICTION, encoding="utf-8")
    process = subprocess.Popen(
        command(str(document), "--port", "0"),
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None and process.stderr is not None
        port = int(process.stdout.readline().rpartition(":")[2])
        told = next(line for line in process.stderr if line.startswith("GET"))
        assert told == "GET /impossible 200: no value was found that its schema allows\n"
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            for code, fault in (("200", "the body doesn't follow its schema"), ("404", None)):
                connection.request("GET", "/impossible", headers={"Prefer": f"code={code}"})
                response = connection.getresponse()
                assert (response.status, response.getheader("specloom-fault")) == (int(code), fault)
                response.read()
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=10)
        assert rest.count("no value was found") == 0
    finally:
        process.kill()
        process.communicate()
