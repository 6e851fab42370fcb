"""Parts of bytes can be asked for."""

from __future__ import annotations

import pytest

from specloom.mock.answering import Mock
from specloom.mock.bodies import FILE_CONTENT
from specloom.mock.messages import Reply, Request
from tests.mock.conftest import mock_of

DOCUMENT = """
openapi: 3.1.0
info: {title: Files, version: '1'}
paths:
  /file:
    get:
      responses:
        '200':
          description: Bytes
          headers: {ETag: {schema: {type: string}, example: '"from the document"'}}
          content: {image/png: {}}
  /json:
    get:
      responses: {'200': {description: JSON, content: {application/json: {schema: {type: integer}}}}}
"""
SIZE = len(FILE_CONTENT)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mock:
    document = tmp_path_factory.mktemp("files") / "api.yaml"
    document.write_text(DOCUMENT, encoding="utf-8")
    return mock_of(document)


def ask(mock: Mock, path: str, **headers: str) -> tuple[Reply, dict[str, str]]:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    reply = mock.reply(Request("GET", path, "", named, b""))
    return reply, {name.lower(): value for name, value in reply.headers}


@pytest.mark.parametrize(
    ("range", "status", "content", "told"),
    [
        ("bytes=0-4", 206, FILE_CONTENT[:5], f"bytes 0-4/{SIZE}"),
        ("bytes=5-", 206, FILE_CONTENT[5:], f"bytes 5-{SIZE - 1}/{SIZE}"),
        ("bytes=-3", 206, FILE_CONTENT[-3:], f"bytes {SIZE - 3}-{SIZE - 1}/{SIZE}"),
        ("bytes=0-999", 206, FILE_CONTENT, f"bytes 0-{SIZE - 1}/{SIZE}"),
        ("bytes=999-", 416, b"", f"bytes */{SIZE}"),
        ("bytes=0-1,3-4", 200, FILE_CONTENT, None),
        ("lines=0-1", 200, FILE_CONTENT, None),
    ],
)
def test_a_part_is_sent(files: Mock, range: str, status: int, content: bytes, told: str | None) -> None:
    reply, headers = ask(files, "/file", Range=range)
    assert (reply.status, reply.body, headers.get("content-range")) == (status, content, told)
    assert headers["accept-ranges"] == "bytes"


def test_a_part_of_something_else_is_not_sent(files: Mock) -> None:
    _, headers = ask(files, "/file")
    same, _ = ask(files, "/file", Range="bytes=0-1", If_Range=headers["etag"])
    other, _ = ask(files, "/file", Range="bytes=0-1", If_Range='"other"')
    assert (same.status, other.status) == (206, 200)


def test_json_has_no_parts(files: Mock) -> None:
    reply, headers = ask(files, "/json", Range="bytes=0-0")
    assert reply.status == 200 and "accept-ranges" not in headers
