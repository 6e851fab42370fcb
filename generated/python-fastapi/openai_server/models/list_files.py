from __future__ import annotations

from typing import Literal

ListFilesOrder = Literal["asc", "desc"]
