"""What a request prefers to be answered (RFC 7240)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from specloom.mock.faults import UNREADABLE, Fault

_PREFERENCE = re.compile(
    r"""\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?[^,"]*(?:,|$)"""
)
_CODE = re.compile(r"[2-5][0-9][0-9]")
LONGEST = 1024


@dataclass(frozen=True, slots=True)
class Preferences:
    """``code`` and ``example`` choose what the document shows; ``dynamic`` asks for values made up.

    ``seed`` makes those other ones; None stands for the request itself, so that the same request gets the same reply.
    """

    code: int | None = None
    example: str | None = None
    dynamic: bool = False
    seed: str | None = None

    def applied(self) -> str:
        """Return what to say in Preference-Applied, ``""`` for nothing."""
        told = []
        if self.code is not None:
            told.append(f"code={self.code}")
        if self.example is not None:
            escaped = self.example.replace("\\", "\\\\").replace('"', '\\"')
            told.append(f'example="{escaped}"')
        if self.dynamic:
            told.append("dynamic=true")
        return ", ".join(told)


def read_preferences(header: str | None) -> Preferences | Fault:
    """Return the preferences of a Prefer header. Those that aren't known are left out (RFC 7240 §2)."""
    given: dict[str, str] = {}
    text, at = (header or "")[:LONGEST], 0
    while at < len(text):
        found = _PREFERENCE.match(text, at)
        if found is None:
            break
        quoted, plain = found[2], found[3]
        value = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else plain or ""
        given.setdefault(found[1].lower(), value)
        at = found.end()
    code = given.get("code")
    if code is not None and not _CODE.fullmatch(code):
        return Fault("header", "code must be a status from 200 to 599", "Prefer", status=UNREADABLE)
    dynamic = given.get("dynamic", "false").lower()
    if dynamic not in {"true", "false", ""}:
        return Fault("header", "dynamic must be true or false", "Prefer", status=UNREADABLE)
    return Preferences(
        int(code) if code is not None else None,
        given.get("example"),
        dynamic != "false",
        given.get("seed"),
    )
