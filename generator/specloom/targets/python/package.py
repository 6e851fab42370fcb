"""Planning the package around the models and operations: the client, its credentials, the project file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from specloom.ir.api import (
    Api,
    ApiKeyScheme,
    FlowKind,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    SecurityScheme,
    ServerVariable,
)
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import toml_string
from specloom.targets.kit.text import first_sentence, one_line
from specloom.targets.python import syntax
from specloom.targets.python.addresses import base_url, server_url
from specloom.targets.python.imports import import_block
from specloom.targets.python.model import ApiAttribute, ClientModule, Credential, Package
from specloom.targets.python.naming import Names
from specloom.targets.python.typing import Import


@dataclass(frozen=True, slots=True)
class Settings:
    """The target's options, checked: the import package, the distribution, its version, the environment's prefix.

    ``published`` says that the distribution's name was chosen, so that it may be installed by name; ``paginated``, that
    there are iterators over pages.
    """

    package: str
    distribution: str
    version: str
    env_prefix: str
    published: bool
    paginated: bool


@dataclass(frozen=True, slots=True)
class CredentialArgument:
    """An argument of the client for a secret, and the environment variable that stands in for it."""

    name: str
    variable: str
    placeholder: str
    token: bool
    grant: bool = False


@dataclass(frozen=True, slots=True)
class PlannedCredential:
    """How a client is given what a security scheme needs. No arguments: the HTTP client brings it along."""

    scheme: SecurityScheme
    arguments: tuple[CredentialArgument, ...]


def plan_credentials(api: Api, names: Names, settings: Settings) -> tuple[PlannedCredential, ...]:
    """Return the arguments for each security scheme, in the order of the document."""

    def argument(name: str, placeholder: str, *, token: bool, grant: bool = False) -> CredentialArgument:
        return CredentialArgument(name, f"{settings.env_prefix}_{name.upper()}", placeholder, token, grant)

    planned = []
    for scheme in api.security_schemes:
        own = names.credentials[scheme.name]
        match scheme:
            case ApiKeyScheme():
                arguments: tuple[CredentialArgument, ...] = (argument(own[0], "YOUR_API_KEY", token=False),)
            case HttpScheme(scheme="basic"):
                arguments = (
                    argument(own[0], "YOUR_USERNAME", token=False),
                    argument(own[1], "YOUR_PASSWORD", token=False),
                )
            case HttpScheme(scheme="bearer"):
                arguments = (argument(own[0], "YOUR_TOKEN", token=True),)
            case OAuth2Scheme() | OpenIdConnectScheme():
                arguments = (argument(own[0], "YOUR_ACCESS_TOKEN", token=True, grant=True),)
            case HttpScheme() | MutualTlsScheme():
                arguments = ()
        planned.append(PlannedCredential(scheme, arguments))
    return tuple(planned)


def plan_client(
    api: Api,
    names: Names,
    settings: Settings,
    credentials: tuple[PlannedCredential, ...],
    *,
    has_webhooks: bool,
) -> ClientModule:
    """Plan ``client.py``."""
    descriptions = {tag.name: tag.details for tag in api.tags}
    title = one_line(api.info.title)
    has_tokens = any(argument.token for credential in credentials for argument in credential.arguments)
    imports = {
        Import("typing", "ClassVar"),
        Import("._runtime.async_client", "AsyncClientBase"),
        Import("._runtime.sync_client", "SyncClient"),
        Import("typing", "Unpack", typing_only=True),
        Import("._runtime.options", "AsyncClientOptions", typing_only=True),
        Import("._runtime.options", "ClientOptions", typing_only=True),
    }
    if names.tags or has_webhooks:
        imports.add(Import("functools", "cached_property"))
    if credentials:
        imports.add(Import("._runtime", "security"))
    if has_tokens:
        imports |= {
            Import("._runtime.security", "AsyncToken", typing_only=True),
            Import("._runtime.security", "Token", typing_only=True),
        }
    if has_grants(credentials):
        imports.add(Import("._runtime.grants", "Grant", typing_only=True))
    if has_webhooks:
        imports.add(Import(".api.webhooks", "Webhooks", typing_only=True))
    variables = api.servers[0].variables if api.servers else ()
    if variables:
        imports.add(Import("collections.abc", "Mapping", typing_only=True))
    for name in names.tags.values():
        for class_name in (name.class_name, f"Async{name.class_name}"):
            imports.add(Import(f".api.{name.attribute}", class_name, typing_only=True))
    return ClientModule(
        imports=import_block(imports),
        star=literal("*, ") if any(credential.arguments for credential in credentials) else EMPTY,
        class_docstring=syntax.docstring(
            f"The client of {title}, for blocking code.", _described(credentials), indent=4
        ),
        async_class_docstring=syntax.docstring(
            f"The client of {title}, for asyncio.", _described(credentials), indent=4
        ),
        base_url=syntax.string(base_url(api)),
        user_agent=syntax.string(f"{settings.distribution}/{settings.version}"),
        server_template=(
            syntax.string(server_url(replace(api.servers[0], variables=()))) if variables else EMPTY
        ),
        variables=tuple(_server_variable(variable) for variable in variables),
        has_webhooks=has_webhooks,
        attributes=tuple(
            ApiAttribute(
                name=syntax.identifier(name.attribute),
                module=syntax.module_path(f".api.{name.attribute}"),
                class_name=syntax.identifier(name.class_name),
                docstring=syntax.docstring(first_sentence(descriptions.get(tag, "")) or f"{tag}.", indent=8),
            )
            for tag, name in sorted(names.tags.items())
        ),
        credentials=tuple(_credential(credential) for credential in credentials),
    )


def _server_variable(variable: ServerVariable) -> Code:
    """Return the entry of a variable: its name, and its values, the default first."""
    values = dict.fromkeys((variable.default, *variable.values))
    return compose("{}: {}", syntax.string(variable.name), _texts(values))


def _texts(values: Iterable[str]) -> Code:
    """Return a tuple of strings."""
    listed = [syntax.string(value) for value in values]
    return compose("({},)", listed[0]) if len(listed) == 1 else compose("({})", join(", ", listed))


def has_grants(credentials: tuple[PlannedCredential, ...]) -> bool:
    """Return whether the client can ask for tokens itself."""
    return any(argument.grant for credential in credentials for argument in credential.arguments)


def _described(credentials: tuple[PlannedCredential, ...]) -> str:
    lines = [
        f"* ``{argument.name}``: {credential_kind(credential.scheme)}; environment variable ``{argument.variable}``."
        for credential in credentials
        for argument in credential.arguments
    ]
    return (
        "\n".join(["Credentials that aren't given are taken from the environment:", "", *lines])
        if lines
        else ""
    )


def credential_kind(scheme: SecurityScheme) -> str:
    """Say in words what a scheme wants."""
    match scheme:
        case ApiKeyScheme():
            return "the API key"
        case HttpScheme(scheme="basic"):
            return "for HTTP basic authentication"
        case HttpScheme(scheme="bearer"):
            return "the bearer token, or a function that returns it"
        case OAuth2Scheme():
            return "the OAuth 2 access token, a function that returns it, or a grant"
        case OpenIdConnectScheme():
            return "the OpenID Connect access token, a function that returns it, or a grant"
        case HttpScheme() | MutualTlsScheme():
            return "through the HTTP client"


def _credential(credential: PlannedCredential) -> Credential:
    def declare(token: Code) -> Code:
        return join(
            "",
            (
                compose(
                    "{}: {} | None = None, ",
                    syntax.identifier(argument.name),
                    _annotation(argument, token),
                )
                for argument in credential.arguments
            ),
        )

    return Credential(
        scheme=syntax.string(credential.scheme.name),
        parameters=declare(literal("Token")),
        async_parameters=declare(literal("AsyncToken")),
        value=_scheme_value(credential),
    )


def _annotation(argument: CredentialArgument, token: Code) -> Code:
    if argument.grant:
        return compose("{} | Grant", token)
    return token if argument.token else literal("str")


def _flows(scheme: OAuth2Scheme) -> Code:
    """Return the table of flows that need nobody's consent, and where tokens are renewed."""
    entries = [
        compose("{}: {}", GRANTS[flow.kind], _flow(flow.token_url, tuple(flow.scopes), flow.refresh_url))
        for flow in scheme.flows
        if flow.kind in GRANTS and flow.token_url
    ]
    renewing = [flow.refresh_url or flow.token_url for flow in scheme.flows]
    if url := next(filter(None, renewing), ""):
        entries.append(compose('"refresh_token": {}', _flow(url, (), "")))
    return compose("{}{}{}", literal("{"), join(", ", entries), literal("}"))


GRANTS = {
    FlowKind.CLIENT_CREDENTIALS: literal('"client_credentials"'),
    FlowKind.PASSWORD: literal('"password"'),
}
"""The flows that need nobody's consent, and their names in a token request."""


def _flow(url: str, scopes: tuple[str, ...], refresh_url: str) -> Code:
    arguments = [syntax.string(url)]
    if scopes:
        arguments.append(_texts(scopes))
    if refresh_url:
        arguments.append(compose("refresh_url={}", syntax.string(refresh_url)))
    return compose("security.Flow({})", join(", ", arguments))


def _scheme_value(credential: PlannedCredential) -> Code:
    names = [syntax.identifier(argument.name) for argument in credential.arguments]
    quoted = [syntax.string(argument.name) for argument in credential.arguments]
    variables = [syntax.string(argument.variable) for argument in credential.arguments]
    match credential.scheme:
        case ApiKeyScheme(parameter=parameter, place=place):
            return compose(
                "security.api_key({}, {}, {}, argument={}, variable={})",
                syntax.string(place.value),
                syntax.string(parameter),
                names[0],
                quoted[0],
                variables[0],
            )
        case HttpScheme(scheme="basic"):
            return compose(
                "security.basic({}, {}, arguments=({}, {}), variables=({}, {}))", *names, *quoted, *variables
            )
        case HttpScheme(scheme="bearer"):
            return compose("security.bearer({}, argument={}, variable={})", names[0], quoted[0], variables[0])
        case OAuth2Scheme() as scheme:
            return compose(
                "security.oauth2({}, argument={}, variable={}, flows={})",
                names[0],
                quoted[0],
                variables[0],
                _flows(scheme),
            )
        case OpenIdConnectScheme(url=url):
            return compose(
                "security.oauth2({}, argument={}, variable={}, discovery={})",
                names[0],
                quoted[0],
                variables[0],
                syntax.string(url),
            )
        case HttpScheme() | MutualTlsScheme():
            return literal("security.through_http_client()")


def plan_package(
    api: Api,
    settings: Settings,
    credentials: tuple[PlannedCredential, ...],
    *,
    has_webhooks: bool,
    has_links: bool,
) -> Package:
    """Plan ``__init__.py`` and ``pyproject.toml``."""
    title = one_line(api.info.title)
    return Package(
        docstring=syntax.docstring(f"A client of {title}.", indent=0),
        package=syntax.identifier(settings.package),
        distribution=syntax.distribution(settings.distribution),
        version=syntax.string(settings.version),
        description=toml_string(f"A client of {title}"),
        has_oauth2=has_grants(credentials),
        has_webhooks=has_webhooks,
        has_links=has_links,
    )


def default_prefix(package: str) -> str:
    """Return the prefix of the environment variables: the package's name without what says that it is a client."""
    return re.sub(r"_(client|sdk|api)\Z", "", package).upper()
