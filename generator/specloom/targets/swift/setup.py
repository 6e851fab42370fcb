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
)
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.kit.reference.style import Style
from specloom.targets.swift import syntax
from specloom.targets.swift.book import Book


def credentials(operation: Operation, book: Book) -> Iterator[Code]:
    """Yield the lines that give the module the credentials of an operation, none for a scheme without a setting."""
    lines: dict[Code, None] = {}
    for entry in scheme_entries(operation, book.api, Style.CORRECTED):
        match entry.scheme:
            case ApiKeyScheme(parameter=parameter, place=ParameterLocation.HEADER):
                lines[_header(parameter, literal('"YOUR_API_KEY"'), book)] = None
            case HttpScheme(scheme="bearer") | OAuth2Scheme() | OpenIdConnectScheme():
                lines[_header("Authorization", literal('"Bearer YOUR_BEARER_TOKEN"'), book)] = None
            case HttpScheme(scheme="basic"):
                made = literal(
                    'URLCredential(user: "YOUR_USERNAME", password: "YOUR_PASSWORD", persistence: .none)'
                )
                lines[compose("{}.credential = {}", book.configuration, made)] = None
            case ApiKeyScheme() | HttpScheme() | MutualTlsScheme():
                pass
            case _:
                assert_never(entry.scheme)
    yield from lines


def _header(name: str, value: Code, book: Book) -> Code:
    return compose("{}.customHeaders[{}] = {}", book.configuration, syntax.string(name), value)
