"""What changes for the users of an API's SDKs between two versions of its document.

Takes: two ``Api`` values. Gives: ``Change`` values, each with the step in the version that it asks for. May import:
``specloom.ir``, ``specloom.diagnostics``.
"""

from __future__ import annotations

from specloom.comparison.apis import compare_apis
from specloom.comparison.changes import Change, Impact, step

__all__ = ["Change", "Impact", "compare_apis", "step"]
