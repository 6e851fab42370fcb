"""What may stand in a header."""

from __future__ import annotations

import re
from typing import Final

from .base_errors import RequestValidationError

_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def header_text(name: str, value: str) -> str:
    """Return text that can stand in a header.

    Raises:
        RequestValidationError: It holds control characters, which could end the
            header and begin another.
    """
    if _CONTROL.search(value):
        raise RequestValidationError(name, "control characters can't be sent")
    return value.strip(" \t")


def header_name(name: str) -> str:
    """Return text that can name a header.

    Raises:
        RequestValidationError: It isn't a token (RFC 9110 §5.6.2).
    """
    if not _TOKEN.fullmatch(name):
        raise RequestValidationError(name, "not the name of a header")
    return name
