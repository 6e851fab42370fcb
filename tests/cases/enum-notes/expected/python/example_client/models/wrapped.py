from __future__ import annotations

from typing import Literal

Wrapped = Literal["Basic_A0", "Basic_A1"]
"""SizeTypes

* ``Basic_A0``: SmallOne: The small one.
* ``Basic_A1``: LargeOne
"""
