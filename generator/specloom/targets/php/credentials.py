"""What an implementation does with credentials: the lines of an example's class about them."""

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
from specloom.targets.kit.code import EMPTY, Code, compose, literal
from specloom.targets.kit.reference.naming import Page
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.php import syntax
from specloom.targets.php.book import Book
from specloom.targets.php.naming import Credential


def setup_lines(operation: Operation, page: Page, book: Book) -> Iterator[Code]:
    """Yield the lines about credentials.

    The class of the example implements the interface, so that it has the setters of all of its schemes; known pages
    show those of the operation, and only of keys and OAuth 2.
    """
    credentials = book.names.credentials[page.class_name]
    if book.manner.is_verbatim:
        setters = {credential.scheme.name: credential for credential in credentials}
        for entry in scheme_entries(operation, book.api, book.manner.style):
            if entry.scheme.name in setters:
                yield from _known_setter(setters[entry.scheme.name])
        return
    for credential in credentials:
        yield compose("    private ?string ${} = null;", syntax.name(credential.attribute))
    if credentials:
        yield EMPTY
    for credential in credentials:
        yield from _setter(credential)


def _known_setter(credential: Credential) -> Iterator[Code]:
    match credential.scheme:
        case ApiKeyScheme():
            given = literal("$apiKey")
        case OAuth2Scheme():
            given = literal("$oauthToken")
        case _:
            return
    yield literal("    /**")
    yield compose("     * Configure {}: {}", _kind(credential.scheme), syntax.comment(credential.scheme.name))
    yield literal("     */")
    yield compose("    public function {}({})", syntax.name(credential.setter), given)
    yield literal("    {")
    yield compose("        // Retrieve logged in user from {} ...", given)
    yield literal("    }")
    yield EMPTY


def _setter(credential: Credential) -> Iterator[Code]:
    yield literal("    /**")
    yield compose("     * Configure {}: {}", _kind(credential.scheme), syntax.comment(credential.scheme.name))
    yield literal("     *")
    yield compose(
        "     * @param string|null $value {}, null if a request has none", _value(credential.scheme)
    )
    yield literal("     */")
    yield compose("    public function {}(?string $value): void", syntax.name(credential.setter))
    yield literal("    {")
    yield compose("        $this->{} = $value;", syntax.name(credential.attribute))
    yield literal("    }")
    yield EMPTY


def _kind(scheme: SecurityScheme) -> Code:
    match scheme:
        case ApiKeyScheme():
            return literal("API key authorization")
        case HttpScheme(scheme="basic"):
            return literal("HTTP basic authorization")
        case HttpScheme(scheme="bearer"):
            return literal("Bearer authorization")
        case HttpScheme():
            return literal("HTTP authorization")
        case OAuth2Scheme() | OpenIdConnectScheme():
            return literal("OAuth2 access token for authorization")
        case MutualTlsScheme():
            return literal("client certificate")
        case _:
            assert_never(scheme)


def _value(scheme: SecurityScheme) -> Code:
    match scheme:
        case ApiKeyScheme():
            return literal("the key")
        case HttpScheme(scheme="basic"):
            return literal("the user's name and password, with a colon between them")
        case HttpScheme(scheme="bearer") | OAuth2Scheme() | OpenIdConnectScheme():
            return literal("the token")
        case HttpScheme() | MutualTlsScheme():
            return literal("the value of the header Authorization")
        case _:
            assert_never(scheme)
