from __future__ import annotations

from typing import Literal

FinishReason = Literal[
    "stop", "length", "tool_calls", "content_filter", "function_call"
]
"""Why the answer ends: it is complete (`stop`), too long (`length`), waits for
functions (`tool_calls`), or was cut by a filter (`content_filter`).
"""
