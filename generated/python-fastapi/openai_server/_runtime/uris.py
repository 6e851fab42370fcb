"""URIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, core_schema

if TYPE_CHECKING:
    from urllib.parse import SplitResult


class Uri(str):
    """A URI (RFC 3986), as it was written: text that can be taken apart.

    Nothing is changed or checked, since APIs also give templates and references.
    """

    __slots__ = ()

    @property
    def parts(self) -> SplitResult:
        """Its scheme, host, path and so on.

        Raises:
            ValueError: It can't be taken apart.
        """
        from urllib.parse import urlsplit

        return urlsplit(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return uri_schema()


def uri_schema() -> CoreSchema:
    """Return the schema that reads URIs."""
    text = core_schema.str_schema(strict=True)
    return core_schema.no_info_after_validator_function(Uri, text)
