"""Headers of the parts of a multipart body (OAS 3.1 §4.8.15)."""

from __future__ import annotations

from collections.abc import Mapping

from . import styles
from .base_errors import RequestValidationError
from .encodings import FieldEncoding
from .headers import header_name, header_text


class PartHeaders:
    """The headers that the parts of one property have.

    Args:
        name: The property.
        encoding: How the API declares it, if it does.
        given: What the caller gives for all its parts.
    """

    def __init__(
        self, name: str, encoding: FieldEncoding | None, given: Mapping[str, str]
    ) -> None:
        self._name = name
        self._needs = encoding.needs if encoding else ()
        self._headers = {header_name(key): text for key, text in given.items()}
        lowered = {key.lower() for key in given}
        for key, value in (encoding.headers if encoding else {}).items():
            if key.lower() not in lowered:
                text = styles.simple(value, explode=False, encode=styles.plain)
                self._headers[header_name(key)] = header_text(key, text)

    def beside(self, own: Mapping[str, str]) -> dict[str, str]:
        """Return the headers of a part, of which some are its own, which win.

        Raises:
            RequestValidationError: It lacks one that it can't be sent without.
        """
        lowered = {key.lower() for key in own}
        missing = [
            key
            for key in self._needs
            if key.lower() not in lowered and key not in self._headers
        ]
        if missing:
            message = f"its part needs the header {missing[0]}"
            raise RequestValidationError(self._name, message)
        return {
            **own,
            **{
                k: text for k, text in self._headers.items() if k.lower() not in lowered
            },
        }
