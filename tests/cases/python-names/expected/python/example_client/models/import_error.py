from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .warning import Warning_


class ImportError_(Model):
    warning: Warning_ | None = None
