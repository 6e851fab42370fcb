"""How a program hands its credentials to the client."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from specloom.ir.api import (
    ApiKeyScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    SecurityScheme,
)
from specloom.targets.c import syntax
from specloom.targets.c.book import Book
from specloom.targets.c.values import listed, map_entry
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import markdown_text
from specloom.targets.kit.reference.authorization import scheme_fragment, scheme_links
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.kit.reference.style import Style

_README = literal("../README.md")


def authorization_line(operation: Operation, book: Book) -> Code:
    """Return the schemes of an operation with links; on corrected pages also which member of the client is for them."""
    if book.manner.is_verbatim:
        return scheme_links(operation, book.api, _README, book.manner.style)
    links = [
        compose(
            "[{}]({}#{}){}",
            markdown_text(entry.scheme.name),
            _README,
            scheme_fragment(entry.scheme.name, book.manner.style),
            _members(entry.scheme),
        )
        for entry in scheme_entries(operation, book.api, book.manner.style)
    ]
    return join(", ", links) or literal("No authorization required")


def _members(scheme: SecurityScheme) -> Code:
    match scheme:
        case ApiKeyScheme():
            return literal(" (`apiClient->apiKeys`)")
        case HttpScheme(scheme="basic"):
            return literal(" (`apiClient->username`, `apiClient->password`)")
        case HttpScheme(scheme="bearer") | OAuth2Scheme():
            return literal(" (`apiClient->accessToken`)")
        case HttpScheme() | OpenIdConnectScheme() | MutualTlsScheme():
            return EMPTY
        case _:
            assert_never(scheme)


def setup_statements(operation: Operation, book: Book) -> Iterator[Code]:
    """Yield the statements that give the client its credentials."""
    schemes = [entry.scheme for entry in scheme_entries(operation, book.api, Style.CORRECTED)]
    keys = {scheme.parameter: scheme.name for scheme in schemes if isinstance(scheme, ApiKeyScheme)}
    if keys:
        content = listed([map_entry(syntax.string(key), literal('"YOUR_API_KEY"')) for key in keys])
        yield compose("apiClient->apiKeys = &(list_t){};{}", content, _noted(*keys.values()))
    basic = [scheme.name for scheme in schemes if isinstance(scheme, HttpScheme) and scheme.scheme == "basic"]
    if basic:
        yield compose('apiClient->username = "YOUR_USERNAME";{}', _noted(*basic))
        yield literal('apiClient->password = "YOUR_PASSWORD";')
    tokens = [
        scheme.name
        for scheme in schemes
        if isinstance(scheme, OAuth2Scheme) or (isinstance(scheme, HttpScheme) and scheme.scheme == "bearer")
    ]
    if tokens:
        yield compose('apiClient->accessToken = "YOUR_ACCESS_TOKEN";{}', _noted(*tokens))


def _noted(*names: str) -> Code:
    return compose("  // {}", syntax.comment(", ".join(names)))
