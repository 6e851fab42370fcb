"""What users know things as."""

from __future__ import annotations

from specloom.ir.api import Operation
from specloom.ir.types import Named


def operation_title(operation: Operation) -> str:
    """Return an operation as users know it: ``GET /files (listFiles)``."""
    place = f"{operation.method} {operation.path}"
    return f"{place} ({operation.operation_id})" if operation.operation_id else place


def subject_of(use: object) -> str:
    """Return the name of a use of a named type."""
    return use.id.rpartition("/")[2] if isinstance(use, Named) else type(use).__name__.lower()
