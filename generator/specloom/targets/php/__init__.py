"""PHP: names, types, escaping, example values, and the documentation of a Symfony bundle that serves an API.

Takes: the IR. Gives: ``TARGETS``. May import: ``specloom.ir``, ``specloom.targets.kit``, ``specloom.diagnostics``.
"""

from __future__ import annotations

from specloom.targets.php.target import TARGETS

__all__ = ["TARGETS"]
