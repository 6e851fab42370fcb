"""What changes for the users of an API's SDKs between two versions of its document.

Takes: two ``Api`` values, or what two versions of an output show. Gives: ``Change`` values, each with the step in the
version that it asks for. May import: ``specloom.ir``, ``specloom.targets.kit.surface``, ``specloom.diagnostics``.
"""

from __future__ import annotations

from specloom.comparison.apis import compare_apis
from specloom.comparison.changes import WIRE_RULES, Change, Impact, step
from specloom.comparison.surfaces import Surface, compare_surfaces

__all__ = ["WIRE_RULES", "Change", "Impact", "Surface", "compare_apis", "compare_surfaces", "step"]
