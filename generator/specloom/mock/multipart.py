"""The parts of a multipart body (RFC 7578, RFC 2046 §5.1)."""

from __future__ import annotations

import email.parser
import email.policy
import re
from collections.abc import Mapping
from dataclasses import dataclass

from specloom.mock.texts import Broken

MOST_PARTS = 1000
MOST_HEAD = 16 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body. ``name`` is ``""`` where it has none."""

    name: str
    filename: str | None
    content_type: str
    headers: Mapping[str, str]
    content: bytes


def read_multipart(content_type: str, body: bytes) -> tuple[Part, ...]:
    """Return the parts of a body. Raises Broken."""
    boundary = re.search(r'boundary=(?:"([^"]+)"|([^";\s]+))', content_type, re.IGNORECASE)
    if boundary is None:
        raise Broken("the Content-Type has no boundary")
    delimiter = b"--" + (boundary[1] or boundary[2]).encode("latin-1", "replace")
    if not body.startswith(delimiter):
        body = body[body.find(b"\r\n" + delimiter) + 2 :]
    pieces = body.removeprefix(delimiter).split(b"\r\n" + delimiter)
    if not body.startswith(delimiter) or not pieces[-1].startswith(b"--") or len(pieces) > MOST_PARTS:
        raise Broken("the parts are not delimited")
    return tuple(_read_part(piece) for piece in pieces[:-1])


def _read_part(piece: bytes) -> Part:
    head, found, content = piece.partition(b"\r\n\r\n")
    if not found or len(head) > MOST_HEAD:
        raise Broken("a part has no end of headers")
    headers = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(head.lstrip() + b"\r\n\r\n")
    name = headers.get_param("name", header="content-disposition")
    return Part(
        name if isinstance(name, str) else "",
        headers.get_filename(),
        str(headers.get("content-type", "")),
        {key: str(value) for key, value in headers.items()},
        content,
    )
