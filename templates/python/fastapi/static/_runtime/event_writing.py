"""Writes server-sent events (WHATWG HTML §9.2)."""

from __future__ import annotations

import json
from typing import Any

from .events import ServerSentEvent


def event_bytes(event: ServerSentEvent) -> bytes:
    """Return an event as it is sent."""
    lines = []
    if event.event != "message":
        lines.append(f"event: {_one_line(event.event)}")
    if event.id:
        lines.append(f"id: {_one_line(event.id)}")
    if event.retry is not None:
        lines.append(f"retry: {event.retry}")
    text = event.data.replace("\r\n", "\n").replace("\r", "\n")
    lines += [f"data: {line}" for line in text.split("\n")]
    return ("\n".join(lines) + "\n\n").encode()


def whole_event(members: dict[str, Any], *, data_is_json: bool) -> ServerSentEvent:
    """Return the event that an object describes (OAS 3.2 §4.14.4)."""
    data = members.get("data")
    text = json.dumps(data, ensure_ascii=False) if data_is_json else str(data or "")
    retry = members.get("retry")
    return ServerSentEvent(
        text,
        str(members.get("event") or "message"),
        str(members.get("id") or ""),
        retry if isinstance(retry, int) else None,
    )


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
