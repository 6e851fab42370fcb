"""Java: names, types, escaping, example values, and the documentation of a Micronaut client.

Takes: the IR. Gives: ``TARGETS``. May import: ``specloom.ir``, ``specloom.targets.kit``, ``specloom.diagnostics``.
"""

from __future__ import annotations

from specloom.targets.java.target import TARGETS

__all__ = ["TARGETS"]
