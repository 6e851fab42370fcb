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
    """A list of assistants, whose tools and response formats are unions of objects: 0.8 MB."""
    return _page([_assistant(number) for number in range(NESTED)])


def _assistant(number: int) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    function = {"name": f"weather_{number}", "description": "Get the weather", "parameters": schema}
    ranking = {"ranker": "auto", "score_threshold": 0.5}
    formats = ("auto", {"type": "json_object"}, {"type": "json_schema", "json_schema": {"name": "reply"}})
    return {
        "id": f"asst_{number}",
        "object": "assistant",
        "created_at": 1698983503,
        "name": f"Assistant {number}",
        "description": None,
        "model": "gpt-4o",
        "instructions": "You are a helpful assistant.",
        "tools": [
            {"type": "code_interpreter"},
            {"type": "file_search", "file_search": {"max_num_results": 20, "ranking_options": ranking}},
            {"type": "function", "function": function},
        ],
        "tool_resources": {
            "code_interpreter": {"file_ids": [f"file-{number}"]},
            "file_search": {"vector_store_ids": ["vs_1"]},
        },
        "metadata": {"modified": "true"},
        "temperature": 0.5,
        "top_p": 1.0,
        "response_format": formats[number % len(formats)],
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
