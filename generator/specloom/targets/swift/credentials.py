"""Giving a program its credentials."""

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
    ParameterLocation,
    SecurityScheme,
)
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.kit.reference.style import Style
from specloom.targets.swift import syntax
from specloom.targets.swift.book import Book
from specloom.targets.swift.values import FOUNDATION, Snippet


def credential_lines(operation: Operation, book: Book) -> tuple[Snippet, ...]:
    """Return the lines that give the module an operation's credentials; a scheme without a setting has none."""
    entries = scheme_entries(operation, book.api, Style.CORRECTED)
    return tuple(dict.fromkeys(line for entry in entries for line in _lines(entry.scheme, book)))


def _lines(scheme: SecurityScheme, book: Book) -> Iterator[Snippet]:
    match scheme:
        case ApiKeyScheme(parameter=parameter, place=ParameterLocation.HEADER):
            yield _header(parameter, literal('"YOUR_API_KEY"'), book)
        case HttpScheme(scheme="bearer") | OAuth2Scheme() | OpenIdConnectScheme():
            yield _header("Authorization", literal('"Bearer YOUR_BEARER_TOKEN"'), book)
        case HttpScheme(scheme="basic"):
            line = compose(
                '{}.credential = URLCredential(user: "YOUR_USERNAME", password: "YOUR_PASSWORD", persistence: .none)',
                book.configuration,
            )
            yield Snippet(line, imports=frozenset({FOUNDATION}))
        case ApiKeyScheme() | HttpScheme() | MutualTlsScheme():
            return
        case _:
            assert_never(scheme)


def _header(name: str, value: Code, book: Book) -> Snippet:
    return Snippet(compose("{}.customHeaders[{}] = {}", book.configuration, syntax.string(name), value))
