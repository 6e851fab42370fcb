"""What pages say of security schemes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from specloom.ir.api import (
    Api,
    ApiKeyScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    ParameterLocation,
    SecurityScheme,
)
from specloom.targets.kit.code import Code, compose, join, literal
from specloom.targets.kit.escapes import (
    markdown_anchor,
    markdown_code,
    markdown_prose,
    markdown_text,
    url_fragment,
)
from specloom.targets.kit.reference.rows import SchemeNote
from specloom.targets.kit.reference.schemes import scheme_entries
from specloom.targets.kit.reference.style import Style


def scheme_fragment(name: str, style: Style) -> Code:
    """Return the fragment of a scheme's heading: its name on verbatim pages, else what renderers make of it."""
    return url_fragment(name if style is Style.VERBATIM else markdown_anchor(name))


def scheme_links(operation: Operation, api: Api, readme: Code, style: Style) -> Code:
    """Return links to the schemes of an operation in the README, which ``readme`` leads to, or that it needs none."""
    links = (
        compose(
            "[{}]({}#{})",
            markdown_text(entry.scheme.name),
            readme,
            scheme_fragment(entry.scheme.name, style),
        )
        for entry in scheme_entries(operation, api, style)
    )
    return join(", ", links) or literal("No authorization required")


def scheme_note(scheme: SecurityScheme) -> SchemeNote:
    """Return what the README says of a scheme."""
    return SchemeNote(markdown_text(scheme.name), markdown_prose(scheme.description), tuple(_facts(scheme)))


def _facts(scheme: SecurityScheme) -> Iterator[Code]:
    match scheme:
        case ApiKeyScheme():
            yield literal("**Type**: API key")
            yield compose("**API key parameter name**: {}", markdown_code(scheme.parameter))
            yield compose("**Location**: {}", _place(scheme.place))
        case HttpScheme(scheme="basic"):
            yield literal("**Type**: HTTP basic authentication")
        case HttpScheme(scheme="bearer"):
            form = scheme.bearer_format
            yield (
                compose("**Type**: HTTP Bearer Token authentication ({})", markdown_text(form))
                if form
                else literal("**Type**: HTTP Bearer Token authentication")
            )
        case HttpScheme():
            yield compose("**Type**: HTTP authentication, scheme {}", markdown_code(scheme.scheme))
        case OAuth2Scheme():
            yield literal("**Type**: OAuth 2")
            for flow in scheme.flows:
                yield compose("**Flow**: {}", markdown_text(flow.kind.value))
                for title, url in (
                    (literal("Authorization URL"), flow.authorization_url),
                    (literal("Device authorization URL"), flow.device_authorization_url),
                    (literal("Token URL"), flow.token_url),
                    (literal("Refresh URL"), flow.refresh_url),
                ):
                    if url:
                        yield compose("**{}**: {}", title, markdown_code(url))
                if not flow.scopes:
                    yield literal("**Scopes**: none")
                for scope, description in flow.scopes.items():
                    yield compose("**Scope** {}: {}", markdown_code(scope), markdown_text(description))
        case OpenIdConnectScheme():
            yield literal("**Type**: OpenID Connect")
            yield compose("**Discovery URL**: {}", markdown_code(scheme.url))
        case MutualTlsScheme():
            yield literal("**Type**: client certificate (mutual TLS)")
        case _:
            assert_never(scheme)


def _place(place: ParameterLocation) -> Code:
    match place:
        case ParameterLocation.HEADER:
            return literal("HTTP header")
        case ParameterLocation.QUERY:
            return literal("URL query string")
        case ParameterLocation.COOKIE:
            return literal("cookie")
        case ParameterLocation.PATH:
            return literal("path")
        case _:
            assert_never(place)
