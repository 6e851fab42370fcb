"""Hostile documents and hostile requests: no header is split, nothing runs away, nothing is told that isn't asked."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from specloom.mock.answering import Mock
from specloom.mock.log import line
from specloom.mock.messages import Reply, Request
from tests.mock.conftest import Ask, mock_of
from tests.support.corpus import NO_DOCUMENTS, corpus_folder

SPLIT = "a\r\nX-Evil: 1\r\n\r\n<script>"
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")

HOSTILE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": SPLIT, "version": "\x1b[31m"},
    "servers": [{"url": "//evil/../..{v}", "variables": {"v": {"default": SPLIT}}}, {"url": "http://["}],
    "paths": {
        "/{a}{b}{c}{d}{e}{f}{g}x": {"get": {"responses": {"200": {"description": ""}}}},
        "/split": {
            "get": {
                "responses": {
                    "200": {
                        "description": "",
                        "headers": {
                            SPLIT: {"schema": {"type": "string"}},
                            "Transfer-Encoding": {"schema": {"type": "string"}, "example": "chunked"},
                            "X-A": {"schema": {"type": "string", "const": SPLIT}},
                            "X-B": {"schema": {"type": "object", "const": {SPLIT: SPLIT}}},
                        },
                        "content": {SPLIT: {"schema": {"const": SPLIT}}},
                    }
                }
            }
        },
        "/pattern": {
            "get": {
                "parameters": [
                    {"name": "q", "in": "query", "schema": {"type": "string", "pattern": "^(a+)+$"}}
                ],
                "responses": {"204": {"description": ""}},
            }
        },
        "/remote": {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$schema": "http://127.0.0.1:9/", "$id": "http://127.0.0.1:9/x"}
                        }
                    }
                },
                "responses": {"204": {"description": ""}},
            }
        },
        "/deep": {
            "get": {
                "responses": {
                    "200": {
                        "description": "",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Deep"}}},
                    }
                }
            }
        },
    },
    "components": {
        "schemas": {
            "Deep": {
                "type": "object",
                "required": ["deep"],
                "properties": {"deep": {"$ref": "#/components/schemas/Deep"}},
            }
        }
    },
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Mock:
    path = tmp_path_factory.mktemp("hostile") / "api.json"
    path.write_text(json.dumps(HOSTILE), encoding="utf-8")
    return mock_of(path)


def safe(reply: Reply) -> bool:
    """Return whether every header is one line of ASCII."""
    return all(
        TOKEN.fullmatch(name) and value.isascii() and value.isprintable() for name, value in reply.headers
    )


def test_nothing_of_a_document_splits_a_header(hostile: Mock, ask: Ask) -> None:
    reply = ask("GET", "/split", by=hostile)
    assert reply.status == 200
    assert safe(reply)
    headers = dict(reply.headers)
    assert sorted(headers) == ["Accept-Ranges", "Content-Type", "ETag", "X-A", "X-B"]
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["X-A"] == "a X-Evil: 1 <script>"


def test_a_pattern_and_a_template_take_no_time(hostile: Mock, ask: Ask) -> None:
    started = time.perf_counter()
    assert ask("GET", f"/pattern?q={'a' * 5000}b", by=hostile).status == 422
    assert ask("GET", "/" + "x" * 5000 + "y", by=hostile).status == 404
    assert ask("GET", "/" + "y" * 5000 + "x", by=hostile).status == 200
    assert time.perf_counter() - started < 2


def test_nothing_is_fetched_and_what_has_no_end_is_cut(hostile: Mock, ask: Ask) -> None:
    assert ask("POST", "/remote", b"{}", {"Content-Type": "application/json"}, by=hostile).status == 204
    endless = ask("GET", "/deep", by=hostile)
    assert (endless.status, endless.note) == (200, "the body doesn't follow its schema")


def test_no_request_is_too_odd(corpus: Path) -> None:
    random = Random(1)
    texts = [
        "",
        "%",
        "%00",
        "%ff",
        "null",
        "-1",
        "1e999",
        "9" * 5000,
        "a,b",
        ".",
        ";",
        ";x=",
        "%2e%2e",
        "NaN",
        "[0]",
    ]
    endings = ["=", "[]=", "[a]=", "[", "", "%5B0%5D=", "[0][]=", "[a][b]="]
    bodies = [
        *(b"", b"null", b"[" * 100_000, b'{"a":' * 3000, b"\xff\xfe", b"NaN", b'{"a":' + b"9" * 6000 + b"}"),
        *(
            b'"\\ud800"',
            b"a=b&c[d]=e&c[d][f]=1&c[]=2&c[0]=1",
            b"--b\r\n\r\n--b--",
            b"--b\r\n--b--\r\n",
            b"\x1e{}\n",
        ),
    ]
    statuses: dict[int, int] = {}
    for name in ("digitalocean.com", "httpbin.org", "box.com-v2025", "ogen-superset", "amazonaws.com-sqs"):
        document = corpus_folder() / "corpus" / f"{name}.json"
        if not document.is_file():
            pytest.skip(f"{name}: {NO_DOCUMENTS}")
        mock = mock_of(document)
        keys = [
            (scheme.parameter, "k") for scheme in mock.api.security_schemes if hasattr(scheme, "parameter")
        ]
        for operation in mock.api.operations * 2:
            path = re.sub(
                r"\{[^}]*\}", lambda _: random.choice(texts) or "x", re.split("[?#]", operation.path)[0]
            )
            pairs = [one.name + random.choice(endings) + random.choice(texts) for one in operation.parameters]
            content = operation.request_body.content if operation.request_body else ()
            headers = [
                ("Authorization", "Bearer x"),
                *keys,
                *((one.name, random.choice(texts)) for one in operation.parameters),
                (
                    "Content-Type",
                    random.choice(
                        [*(media.name for media in content), "x", "multipart/form-data; boundary=b"]
                    ),
                ),
                ("Accept", random.choice(["*/*", "a/b, */*;q=0.1", ";;,,", "application/*;q=x"])),
                ("Prefer", random.choice(["code=404", 'example="', "dynamic=true", ",,;", 'code="200'])),
            ]
            reply = mock.reply(
                Request(operation.method, path, "&".join(pairs), tuple(headers), random.choice(bodies))
            )
            assert safe(reply), (operation.id, reply)
            statuses[reply.status] = statuses.get(reply.status, 0) + 1
    assert {400, 200, 415} <= statuses.keys()


def test_a_line_of_the_log_holds_no_secret_and_no_control_character() -> None:
    request = Request(
        "GET",
        "/a\x1b[31m",
        "id=5&api_key=s3cret&pass-word=hush&t%6Fken=x",
        (("Cookie", "a=s3cret"),),
        b"s3cret",
    )
    said = line(request, Reply(400, (), b"", "query parameter 'id'"), 0.0012, frozenset({"pass-word", "id"}))
    assert said == (
        "GET /a\N{REPLACEMENT CHARACTER}[31m?id=[redacted]&api_key=[redacted]&pass-word=[redacted]&t%6Fken=[redacted]"
        " 400 1.2 ms  query parameter 'id'"
    )
