"""Planning ``auth.md``, the page of the security schemes."""

from __future__ import annotations

from typing import assert_never

from specloom.ir.api import (
    ApiKeyScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    ParameterLocation,
    SecurityScheme,
)
from specloom.targets.java.book import Book
from specloom.targets.java.model import AuthPage, SchemePage
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.escapes import markdown_code
from specloom.targets.kit.reference.authorization import scheme_fragment, scheme_note


def plan_auth_page(book: Book) -> AuthPage:
    """Plan the page."""
    return AuthPage(has_anchors=book.manner.is_verbatim, schemes=plan_schemes(book))


def plan_schemes(book: Book) -> tuple[SchemePage, ...]:
    """Plan what the page says of each scheme."""
    return tuple(
        SchemePage(scheme_note(scheme), scheme_fragment(scheme.name, book.manner.style), _sent(scheme))
        for scheme in book.api.security_schemes
    )


def _sent(scheme: SecurityScheme) -> Code:
    """Return how a request shows who sends it."""
    match scheme:
        case ApiKeyScheme(parameter=parameter, place=ParameterLocation.HEADER):
            return compose("in the header {}", markdown_code(f"{parameter}: YOUR_API_KEY"))
        case ApiKeyScheme(parameter=parameter, place=ParameterLocation.COOKIE):
            return compose("in the header {}", markdown_code(f"Cookie: {parameter}=YOUR_API_KEY"))
        case ApiKeyScheme(parameter=parameter):
            return compose("in the URL, {}", markdown_code(f"?{parameter}=YOUR_API_KEY"))
        case HttpScheme(scheme="basic"):
            return literal(
                "in the header `Authorization: Basic BASE64`, of the user name, a colon and the password"
            )
        case HttpScheme(scheme="bearer") | OAuth2Scheme() | OpenIdConnectScheme():
            return literal("in the header `Authorization: Bearer YOUR_TOKEN`")
        case HttpScheme():
            return literal("in the header `Authorization`")
        case MutualTlsScheme():
            return literal("when the connection is made")
        case _:
            assert_never(scheme)
