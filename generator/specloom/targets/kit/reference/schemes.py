"""Which security schemes an operation's page lists, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.ir.api import Api, FlowKind, OAuth2Flow, OAuth2Scheme, Operation, SecurityScheme
from specloom.targets.kit.reference.style import Style


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """A scheme in a page's list. ``flow`` is set where each flow of a scheme is an entry of its own."""

    scheme: SecurityScheme
    scopes: tuple[str, ...]
    flow: OAuth2Flow | None = None


def scheme_entries(operation: Operation, api: Api, style: Style) -> tuple[SchemeEntry, ...]:
    """Return the schemes of all alternatives together.

    ``corrected`` lists them in the order of the document, each once. ``verbatim`` lists an OAuth 2 scheme once for each
    of its flows, and all of them in the order of a Java ``HashMap`` of their names.
    """
    schemes = {scheme.name: scheme for scheme in api.security_schemes}
    scopes: dict[str, dict[str, None]] = {}
    for requirement in operation.security:
        for use in requirement:
            if use.scheme in schemes:
                scopes.setdefault(use.scheme, {}).update(dict.fromkeys(use.scopes))
    names = list(scopes) if style is Style.CORRECTED else _hashed(list(scopes))
    entries: list[SchemeEntry] = []
    for name in names:
        scheme, wanted = schemes[name], tuple(scopes[name])
        if style is Style.VERBATIM and isinstance(scheme, OAuth2Scheme):
            entries.extend(_by_flow(scheme, wanted))
        else:
            entries.append(SchemeEntry(scheme, wanted))
    return tuple(entries)


_FLOWS = (
    FlowKind.PASSWORD,
    FlowKind.IMPLICIT,
    FlowKind.CLIENT_CREDENTIALS,
    FlowKind.AUTHORIZATION_CODE,
)


def _by_flow(scheme: OAuth2Scheme, scopes: tuple[str, ...]) -> Iterator[SchemeEntry]:
    for kind in _FLOWS:
        for flow in scheme.flows:
            if flow.kind is kind:
                yield SchemeEntry(scheme, tuple(scope for scope in scopes if scope in flow.scopes), flow)


def _hashed(names: list[str]) -> list[str]:
    size = 16
    while len(names) > size * 3 // 4:
        size *= 2
    return sorted(names, key=lambda name: _bucket(name, size))


def _bucket(name: str, size: int) -> int:
    units = name.encode("utf-16-be", "surrogatepass")
    code = 0
    for high, low in zip(units[::2], units[1::2], strict=True):
        code = (31 * code + (high << 8 | low)) & 0xFFFFFFFF
    return (code ^ (code >> 16)) & (size - 1)
