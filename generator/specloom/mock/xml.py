"""Values as XML: an element for each member, repeated for each item of an array."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from specloom.ir.plain import is_array
from specloom.ir.types import JsonValue

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_xml(value: JsonValue, name: str) -> str:
    """Return a document whose root has this name, or the nearest one that XML allows."""
    if is_array(value):
        value = {"item": value}
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_element(name, value))


def _element(name: str, value: JsonValue) -> Iterator[str]:
    tag = name if _NAME.fullmatch(name) else "_" + re.sub(r"[^A-Za-z0-9_.-]", "_", name)
    if is_array(value):
        for item in value:
            yield from _element(name, item)
        return
    yield f"<{tag}>"
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from _element(key, member)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif value is not None:
        yield escape(_FORBIDDEN.sub("\ufffd", str(value)))
    yield f"</{tag}>"
