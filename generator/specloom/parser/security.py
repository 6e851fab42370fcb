"""Security schemes and requirements (OAS 3.1 §4.8.27, §4.8.30)."""

from __future__ import annotations

from dataclasses import replace

from specloom.ir.api import (
    ApiKeyScheme,
    FlowKind,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Flow,
    OAuth2Scheme,
    OpenIdConnectScheme,
    ParameterLocation,
    SchemeUse,
    SecurityRequirement,
    SecurityScheme,
)
from specloom.parser.context import Context, mapping
from specloom.parser.nodes import Node, elements, members

_KEY_PLACES = {
    "header": ParameterLocation.HEADER,
    "query": ParameterLocation.QUERY,
    "cookie": ParameterLocation.COOKIE,
}
_FLOWS = {kind.value: kind for kind in FlowKind}


def read_schemes(context: Context, components: Node | None) -> tuple[SecurityScheme, ...]:
    """Return the declared schemes, in document order."""
    found: list[SecurityScheme] = []
    schemes = components.get("securitySchemes") if components is not None else None
    for name, entry in members(schemes, context.findings, "securitySchemes"):
        node = context.documents.follow(entry)
        scheme = None if node is None else _scheme(context, name, node)
        if scheme is not None and node is not None:
            found.append(replace(scheme, deprecated=context.flag(node, "deprecated")))
    return tuple(found)


def _scheme(context: Context, name: str, node: Node) -> SecurityScheme | None:
    description = context.text(node, "description")
    match context.text(node, "type"):
        case "apiKey":
            place = _KEY_PLACES.get(context.text(node, "in"))
            parameter = context.text(node, "name")
            if place is not None and parameter:
                return ApiKeyScheme(name, parameter, place, node.location, description)
            message = "an API key needs a name and a place (in): it is left out"
            context.findings.warn("SECURITY-INVALID", message, node.location)
        case "http":
            scheme = context.text(node, "scheme").lower()
            if scheme:
                bearer_format = context.text(node, "bearerFormat")
                return HttpScheme(name, scheme, node.location, bearer_format, description)
            context.findings.warn(
                "SECURITY-INVALID", "HTTP authentication needs a scheme: it is left out", node.location
            )
        case "oauth2":
            return OAuth2Scheme(
                name,
                _flows(context, node),
                node.location,
                description,
                metadata_url=context.text(node, "oauth2MetadataUrl"),
            )
        case "openIdConnect":
            return OpenIdConnectScheme(
                name, context.text(node, "openIdConnectUrl"), node.location, description
            )
        case "mutualTLS":
            return MutualTlsScheme(name, node.location, description)
        case other:
            message = f"{other!r} is not a type of security scheme: it is left out"
            hint = "Write apiKey, http, oauth2, openIdConnect or mutualTLS."
            context.findings.warn("SECURITY-INVALID", message, node.location, hint)
    return None


def _flows(context: Context, node: Node) -> tuple[OAuth2Flow, ...]:
    found: list[OAuth2Flow] = []
    for name, flow in members(node.get("flows"), context.findings, "flows"):
        kind = _FLOWS.get(name)
        if kind is None:
            if not name.startswith("x-"):
                message = f"{name!r} is not a kind of OAuth 2 flow: it is left out"
                context.findings.warn("SECURITY-INVALID", message, flow.location)
            continue
        scopes = flow.get("scopes")
        names = [scope for scope, _ in members(scopes, context.findings, "scopes")]
        found.append(
            OAuth2Flow(
                kind,
                {scope: context.text(scopes, scope) for scope in names},
                context.text(flow, "authorizationUrl"),
                context.text(flow, "tokenUrl"),
                context.text(flow, "refreshUrl"),
                context.text(flow, "deviceAuthorizationUrl"),
            )
        )
    return tuple(found)


def read_security(
    context: Context,
    holder: Node,
    schemes: tuple[SecurityScheme, ...],
    inherited: tuple[SecurityRequirement, ...],
) -> tuple[SecurityRequirement, ...]:
    """Return the alternatives that hold for an object: its own, else the inherited ones."""
    if "security" not in mapping(holder):
        return inherited
    known = {scheme.name for scheme in schemes}
    found: list[SecurityRequirement] = []
    unknown: list[tuple[str, Node]] = []
    for requirement in elements(holder.get("security"), context.findings, "security", vital=True):
        uses: list[SchemeUse] = []
        missing: list[tuple[str, Node]] = []
        for name, scopes in members(requirement, context.findings, "a security requirement", vital=True):
            if name not in known:
                missing.append((name, scopes))
                continue
            names = [element.value for element in elements(scopes, context.findings, "scopes")]
            uses.append(SchemeUse(name, tuple(scope for scope in names if isinstance(scope, str))))
        if not missing:
            found.append(tuple(uses))
        unknown.extend(missing)
    for name, node in unknown:
        message = f"there is no security scheme {name!r}"
        if found:
            context.findings.warn(
                "SECURITY-UNKNOWN", f"{message}: this alternative is left out", node.location
            )
        elif inherited:
            context.findings.warn(
                "SECURITY-UNKNOWN", f"{message}: the document's own security is used", node.location
            )
        else:
            context.findings.error("SECURITY-UNKNOWN", message, node.location)
    return tuple(found) if found or not unknown else inherited
