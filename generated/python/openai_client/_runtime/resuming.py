"""Going on with a download that broke off (RFC 9110 §13.1.5, §14)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import httpx2

_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-\d+/(?:\d+|\*)")


class Progress:
    """How much of a response has arrived.

    Args:
        response: The first response.
        resumes: How often it may be continued.

    Attributes:
        position: How many bytes have arrived.
        resumed: How often it was continued.
    """

    def __init__(self, response: httpx2.Response, resumes: int) -> None:
        self._resumes = resumes
        self._version = response.headers.get("etag", "")
        self._can_resume = (
            response.request.method == "GET"
            and response.status_code == 200
            and self._version.startswith('"')
            and response.headers.get("accept-ranges", "").lower() != "none"
            # Positions count the bytes before they are decoded.
            and response.headers.get("content-encoding", "identity") == "identity"
        )
        self.position = 0
        self.resumed = 0

    def headers_of_rest(self) -> Mapping[str, str] | None:
        """Return the headers that ask for what is missing, None if that is no use."""
        if not self._can_resume or self.resumed >= self._resumes:
            return None
        self.resumed += 1
        return {"Range": f"bytes={self.position}-", "If-Range": self._version}

    def is_continued_by(self, response: httpx2.Response) -> bool:
        """Whether a response goes on where the last one broke off."""
        found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
        return (
            response.status_code == 206
            and response.headers.get("etag", self._version) == self._version
            and found is not None
            and int(found[1]) == self.position
        )
