"""The responses that clients of the OpenAI document are measured with."""

from __future__ import annotations

import json
from typing import Any

FLAT = 4000
NESTED = 1000


def small() -> bytes:
    """One object of four properties."""
    model = {"id": "gpt-4o", "object": "model", "created": 1686935002, "owned_by": "openai"}
    return json.dumps(model).encode()


def flat() -> bytes:
    """A list of objects without members of their own: 1 MB."""
    files = [
        {
            "id": f"file-{number:06d}abcdefghijklmnop",
            "object": "file",
            "bytes": 120000 + number,
            "created_at": 1677610602 + number,
            "filename": f"report-of-the-department-for-quarter-{number:06d}.jsonl",
            "purpose": "fine-tune",
            "status": "processed",
            "status_details": "nothing to add",
        }
        for number in range(FLAT)
    ]
    return _page(files)


def nested() -> bytes:
    """A list of messages, whose contents and annotations are unions: 0.8 MB."""
    return _page([_message(number) for number in range(NESTED)])


def _message(number: int) -> dict[str, Any]:
    citation = {
        "type": "file_citation",
        "text": f"[{number}]",
        "file_citation": {"file_id": f"file-{number}"},
        "start_index": number,
        "end_index": number + 5,
    }
    path = {
        "type": "file_path",
        "text": f"sandbox:/{number}",
        "file_path": {"file_id": f"file-{number}"},
        "start_index": number,
        "end_index": number + 5,
    }
    return {
        "id": f"msg_{number}",
        "object": "thread.message",
        "created_at": 1698983503,
        "thread_id": "thread_abc123",
        "status": "completed",
        "incomplete_details": None,
        "completed_at": 1698983504,
        "incomplete_at": None,
        "role": "assistant",
        "content": [
            {"type": "text", "text": {"value": f"Answer {number}", "annotations": [citation, path]}},
            {"type": "image_file", "image_file": {"file_id": f"file-{number}", "detail": "auto"}},
        ],
        "assistant_id": "asst_abc123",
        "run_id": None,
        "attachments": [{"file_id": "file-1", "tools": [{"type": "code_interpreter"}]}],
        "metadata": {"modified": "true", "user": "abc123"},
    }


def _page(items: list[dict[str, Any]]) -> bytes:
    page = {
        "object": "list",
        "data": items,
        "first_id": items[0]["id"],
        "last_id": items[-1]["id"],
        "has_more": False,
    }
    return json.dumps(page, separators=(",", ":")).encode()
