"""Values as the bytes of a body, and as the text of a header."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from specloom.ir.graph import is_textual
from specloom.ir.media import essence_of
from specloom.ir.types import JsonValue
from specloom.mock.xml import write_xml

FILE_CONTENT = b"\x89example content\r\n\x00\xff"
"""What every binary body contains. It is no text in any encoding that clients guess."""
BOUNDARY = "specloom-example"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def write_body(content_type: str, value: JsonValue, name: str) -> bytes:
    """Return a value in a media type. ``name`` is what the value is called, for formats that need one."""
    essence = essence_of(content_type)
    if essence.endswith(("/json", "+json")):
        return json_text(value).encode()
    if essence.endswith(("/xml", "+xml")) and not isinstance(value, str):
        return write_xml(value, name).encode()
    if essence == "application/x-www-form-urlencoded" and isinstance(value, Mapping):
        return urlencode({key: plain_text(member) for key, member in value.items()}).encode()
    if essence.startswith("multipart/"):
        return _multipart(value)
    if is_textual(essence) or isinstance(value, Mapping | list):
        return plain_text(value).encode("utf-8", "replace")
    return FILE_CONTENT


def typed_with_boundary(content_type: str) -> str:
    """Return the Content-Type to send: multipart ones name their boundary."""
    if essence_of(content_type).startswith("multipart/"):
        return f"{essence_of(content_type)}; boundary={BOUNDARY}"
    return content_type


def json_text(value: JsonValue) -> str:
    """Return JSON text that can be encoded in UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or not re.search("[\ud800-\udfff]", text) else json.dumps(value)


def plain_text(value: JsonValue) -> str:
    """Return a text as it is, and anything else in JSON."""
    return value if isinstance(value, str) else json_text(value)


def header_text(value: JsonValue) -> str:
    """Return a header's value in style ``simple``, on one line and in ASCII."""
    if isinstance(value, Mapping):
        return ",".join(f"{header_text(key)},{header_text(member)}" for key, member in value.items())
    if isinstance(value, list | tuple):
        return ",".join(map(header_text, value))
    text = _CONTROL.sub(" ", plain_text(value)).strip()
    return (
        text if text.isascii() else quote(text, safe="".join(map(chr, range(0x20, 0x7F))), errors="replace")
    )


def _multipart(value: JsonValue) -> bytes:
    members = value.items() if isinstance(value, Mapping) else [("value", value)]
    pieces: list[bytes] = []
    for name, member in members:
        escaped = quote(name, safe=" -_.[]")
        kind = "text/plain; charset=utf-8" if isinstance(member, str) else "application/json"
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{escaped}"\r\nContent-Type: {kind}\r\n\r\n'
        pieces.append(head.encode() + plain_text(member).encode("utf-8", "replace") + b"\r\n")
    return b"".join(pieces) + f"--{BOUNDARY}--\r\n".encode()
