from __future__ import annotations

from typing import Literal

Kind = Literal[0, 1, -1]
"""* ``0``: Admin
* ``1``: Guest
* ``-1``: None
"""
