from __future__ import annotations

from typing import Literal

FilePurpose = Literal[
    "assistants",
    "assistants_output",
    "batch",
    "batch_output",
    "fine-tune",
    "fine-tune-results",
    "vision",
]
"""What a file is for. The ones that end in `output` or `results` are made by the API
itself.
"""
