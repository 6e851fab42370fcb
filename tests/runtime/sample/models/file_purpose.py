"""What a file is for."""

from __future__ import annotations

from typing import Literal, TypeAlias

FilePurpose: TypeAlias = Literal["batch", "vision"]
"""What a file is for."""
