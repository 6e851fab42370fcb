"""Questions about media types."""

from __future__ import annotations

from typing import Final

_SEQUENTIAL: Final = frozenset(
    {
        *("text/event-stream", "application/json-seq"),
        *("application/jsonl", "application/x-jsonl", "application/jsonlines"),
        *("application/x-jsonlines", "application/json-lines", "text/jsonl"),
        *("application/ndjson", "application/x-ndjson", "text/x-ndjson"),
    }
)


def essence_of(media_type: str) -> str:
    """Return a media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def covers(declared: str, media_type: str) -> bool:
    """Whether a declared media type, which may be a range, is that of a body."""
    range_ = essence_of(declared)
    essence = essence_of(media_type)
    return range_ in (essence, "*/*", f"{essence.partition('/')[0]}/*")


def is_json(media_type: str) -> bool:
    """Whether a media type says that a text is JSON."""
    return essence_of(media_type).endswith(("/json", "+json"))


def is_sequential(media_type: str) -> bool:
    """Whether a media type is a sequence of items that can be read one by one."""
    essence = essence_of(media_type)
    return essence in _SEQUENTIAL or essence.endswith("+json-seq")
