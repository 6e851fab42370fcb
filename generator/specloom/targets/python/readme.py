"""Planning ``README.md``."""

from __future__ import annotations

from collections.abc import Callable
from typing import LiteralString

from specloom.ir.api import (
    Api,
    ApiKeyScheme,
    FlowKind,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    SecurityScheme,
)
from specloom.ir.types import TypeId
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import (
    markdown_cell,
    markdown_code,
    markdown_code_cell,
    markdown_link,
    markdown_prose,
    markdown_text,
)
from specloom.targets.python import syntax
from specloom.targets.python.addresses import server_url
from specloom.targets.python.examples import (
    authorization_example,
    call_example,
    iteration_program,
    options_example,
    server_example,
    stream_program,
)
from specloom.targets.python.handbook import Handbook, operation_row
from specloom.targets.python.package import PlannedCredential, credential_kind
from specloom.targets.python.pages import AuthorizationEntry, ModelEntry, Readme, ValueRow
from specloom.targets.python.planned import PlannedOperation
from specloom.targets.python.prose import Pages


def _page_example(groups: list[tuple[str, list[PlannedOperation]]], handbook: Handbook) -> Code:
    """Return a program for the first operation with pages that needs the fewest arguments."""
    found = [
        (sum(argument.required for argument in plan.arguments), number, tag, plan, plan.pages)
        for number, (tag, plan) in enumerate((tag, plan) for tag, plans in groups for plan in plans)
        if plan.pages
    ]
    if not found:
        return EMPTY
    _, _, tag, plan, pages = min(found, key=lambda entry: entry[:2])
    name = handbook.vocabulary.names.tags[tag]
    return iteration_program(plan, pages, name, handbook.rendering, handbook.credentials, handbook.api)


def plan_readme(
    groups: list[tuple[str, list[PlannedOperation]]], handbook: Handbook, *, has_webhooks: bool
) -> Readme:
    """Plan ``README.md``."""
    api, settings = handbook.api, handbook.settings
    example = async_example = EMPTY
    if groups:
        chosen = _first_example(groups)
        tag = handbook.vocabulary.names.tags[chosen[0]]
        example, _ = call_example(chosen[1], tag, handbook.rendering, handbook.credentials, api)
        async_example, _ = call_example(
            chosen[1], tag, handbook.rendering, handbook.credentials, api, asynchronous=True
        )
    return Readme(
        title=markdown_text(api.info.title),
        description=markdown_prose(api.about),
        distribution=syntax.distribution(settings.distribution),
        package=syntax.identifier(settings.package),
        published=settings.published,
        api_version=markdown_text(api.info.version),
        version=markdown_text(settings.version),
        example=example,
        async_example=async_example,
        options_example=options_example(handbook.settings.package, api),
        stream_example=_stream_program(groups, handbook, _has_items),
        download_example=_stream_program(groups, handbook, _has_bytes),
        page_example=_page_example(groups, handbook),
        rows=tuple(
            operation_row(plan, tag, handbook, folder=literal("docs/"))
            for tag, plans in groups
            for plan in plans
        ),
        servers=_servers(api),
        variables=_server_variables(api),
        servers_example=server_example(settings.package, api),
        has_webhooks=has_webhooks,
        has_links=any(plan.links for _, plans in groups for plan in plans),
        models=tuple(ModelEntry(_model_link(id, handbook.pages)) for id in _listed_models(handbook)),
        authorizations=tuple(
            _authorization_entry(credential, handbook) for credential in handbook.credentials
        ),
    )


def _has_items(plan: PlannedOperation) -> bool:
    return plan.stream is not None and plan.stream.items is not None


def _has_bytes(plan: PlannedOperation) -> bool:
    return plan.stream is not None and plan.stream.items is None


def _stream_program(
    groups: list[tuple[str, list[PlannedOperation]]],
    handbook: Handbook,
    is_wanted: Callable[[PlannedOperation], bool],
) -> Code:
    wanted = [(tag, list(filter(is_wanted, plans))) for tag, plans in groups]
    if not any(plans for _, plans in wanted):
        return EMPTY
    tag, plan = _first_example(wanted)
    name = handbook.vocabulary.names.tags[tag]
    return stream_program(plan, name, handbook.rendering, handbook.credentials, handbook.api)


def _first_example(groups: list[tuple[str, list[PlannedOperation]]]) -> tuple[str, PlannedOperation]:
    """Choose the operation that a newcomer should see: a simple GET with few arguments, else the first."""
    candidates = [(tag, plan) for tag, plans in groups for plan in plans]
    return min(
        candidates,
        key=lambda entry: (
            entry[1].operation.deprecated,
            entry[1].operation.method != "GET",
            sum(argument.required for argument in entry[1].arguments),
            entry[0],
            entry[1].name,
        ),
    )


def _listed_models(handbook: Handbook) -> list[TypeId]:
    names = handbook.vocabulary.names.types
    own = [id for id in names if not handbook.api.types[id].trail.steps]
    return sorted(own, key=lambda id: names[id].name)


def _model_link(id: TypeId, pages: Pages) -> Code:
    name = syntax.identifier(pages.names.types[id].name)
    return compose("[{}](docs/{})", name, syntax.page_name(pages.files[id]))


def _servers(api: Api) -> tuple[ValueRow, ...]:
    """Return the servers, where there is a choice."""
    if len(api.servers) < 2:
        return ()
    return tuple(
        ValueRow(markdown_code_cell(server_url(server)), markdown_cell(server.description))
        for server in api.servers
    )


def _server_variables(api: Api) -> tuple[ValueRow, ...]:
    variables = api.servers[0].variables if api.servers else ()
    rows = []
    for variable in variables:
        values = join(", ", (markdown_code_cell(value) for value in variable.values)) or literal("any")
        default = markdown_code_cell(variable.default)
        facts = [compose("{}; default {}.", values, default)]
        if variable.description:
            facts.append(markdown_cell(variable.description))
        rows.append(ValueRow(markdown_code_cell(variable.name), join(" ", facts)))
    return tuple(rows)


_CREDENTIALS_GRANT: tuple[LiteralString, tuple[LiteralString, ...]] = (
    "OAuth2ClientCredentials",
    ("client_id", "client_secret"),
)


_PASSWORD_GRANT: tuple[LiteralString, tuple[LiteralString, ...]] = (
    "OAuth2Password",
    ("username", "password"),
)


_REFRESH_GRANT: tuple[LiteralString, tuple[LiteralString, ...]] = (
    "OAuth2RefreshToken",
    ("refresh_token", "client_id"),
)


def _grant_example(credential: PlannedCredential, handbook: Handbook) -> Code:
    """Show how a client asks for tokens itself, where the document says where they are."""
    match credential.scheme:
        case OAuth2Scheme(flows=flows):
            kinds = {flow.kind for flow in flows if flow.token_url}
            if not kinds:
                return EMPTY
            if FlowKind.CLIENT_CREDENTIALS in kinds:
                grant, arguments = _CREDENTIALS_GRANT
            else:
                grant, arguments = _PASSWORD_GRANT if FlowKind.PASSWORD in kinds else _REFRESH_GRANT
        case OpenIdConnectScheme():
            grant, arguments = _CREDENTIALS_GRANT
        case _:
            return EMPTY
    argument = credential.arguments[0].name
    return authorization_example(argument, grant, arguments, handbook.settings.package, handbook.api)


def _authorization_entry(credential: PlannedCredential, handbook: Handbook) -> AuthorizationEntry:
    scheme = credential.scheme
    facts = [compose("**Type**: {}", _scheme_type(scheme))]
    if isinstance(scheme, ApiKeyScheme):
        place = markdown_text(scheme.place.value)
        facts.append(compose("**Parameter**: {} in the {}", markdown_code(scheme.parameter), place))
    facts += [
        compose(
            "**Argument**: {} ({}), or the environment variable {}",
            markdown_code(argument.name),
            markdown_text(credential_kind(scheme)),
            markdown_code(argument.variable),
        )
        for argument in credential.arguments
    ]
    if isinstance(scheme, OpenIdConnectScheme):
        url = markdown_link(markdown_text(scheme.url), scheme.url)
        facts.append(compose("**Discovery URL**: {}", url))
    if isinstance(scheme, OAuth2Scheme):
        for flow in scheme.flows:
            scopes = join(", ", (markdown_code(scope) for scope in flow.scopes)) or literal("none")
            facts.append(compose("**Flow**: {}; scopes: {}", markdown_text(flow.kind.value), scopes))
            if flow.token_url:
                url = markdown_link(markdown_text(flow.token_url), flow.token_url)
                facts.append(compose("**Token URL**: {}", url))
    return AuthorizationEntry(
        name=markdown_text(scheme.name),
        description=markdown_prose(scheme.description),
        facts=tuple(facts),
        example=_grant_example(credential, handbook),
    )


def _scheme_type(scheme: SecurityScheme) -> Code:
    match scheme:
        case ApiKeyScheme():
            return literal("API key")
        case HttpScheme(scheme=kind):
            return compose("HTTP {} authentication", markdown_text(kind))
        case OAuth2Scheme():
            return literal("OAuth 2")
        case OpenIdConnectScheme():
            return literal("OpenID Connect")
        case MutualTlsScheme():
            return literal("mutual TLS; pass an `http_client` with a client certificate")
