"""Planning ``app.py``: the function that makes the application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir.api import (
    Api,
    ApiKeyScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    SecurityScheme,
)
from specloom.targets.kit.code import EMPTY, Code, compose, literal
from specloom.targets.kit.names import Wish
from specloom.targets.kit.text import one_line
from specloom.targets.python import syntax
from specloom.targets.python.cases import reserved_words, snake_case
from specloom.targets.python.imports import import_block
from specloom.targets.python.naming import Names
from specloom.targets.python.server.model import AppModule, Group, SchemeArgument
from specloom.targets.python.server.operations import base_path
from specloom.targets.python.typing import Import


@dataclass(frozen=True, slots=True)
class AppNames:
    """The arguments of ``create_app``: for tags by name, and for security schemes by name."""

    groups: Mapping[str, str]
    schemes: Mapping[str, str]


def name_arguments(api: Api, names: Names, tags: list[str]) -> AppNames:
    """Name the arguments of ``create_app``. A tag is called as it is in the client."""
    wishes = [Wish(f"tag {tag}", (names.tags[tag].attribute,)) for tag in tags]
    for scheme in api.security_schemes:
        name = snake_case(scheme.name, prefix="auth")
        wishes.append(Wish(f"scheme {scheme.name}", (name, f"{name}_check"), rank=1))
    found = names.register.allocate("app", wishes, reserved=reserved_words()["app"])
    return AppNames(
        {tag: found[f"tag {tag}"] for tag in tags},
        {scheme.name: found[f"scheme {scheme.name}"] for scheme in api.security_schemes},
    )


def plan_app(api: Api, names: Names, arguments: AppNames) -> AppModule:
    """Plan ``app.py``."""
    title = one_line(api.info.title)
    imports = {
        Import("._runtime.application", "make_app"),
        Import("typing", "Unpack", typing_only=True),
        Import("fastapi", "FastAPI", typing_only=True),
        Import("._runtime.application", "AppOptions", typing_only=True),
    }
    for tag in arguments.groups:
        imports.add(Import(f".api.{names.tags[tag].attribute}", names.tags[tag].class_name))
    if api.security_schemes:
        imports.add(Import("._runtime", "security"))
    for scheme in api.security_schemes:
        imports.add(Import("._runtime.identities", check_type(scheme).text, typing_only=True))
    return AppModule(
        imports=import_block(imports),
        docstring=_docstring(api, title, names, arguments),
        title=syntax.string(title),
        version=syntax.string(one_line(api.info.version)),
        base_path=syntax.string(base_path(api)),
        star=literal("*, ") if arguments.groups or arguments.schemes else EMPTY,
        groups=tuple(
            Group(
                argument=syntax.identifier(argument),
                module=syntax.module_path(f".api.{names.tags[tag].attribute}"),
                class_name=syntax.identifier(names.tags[tag].class_name),
            )
            for tag, argument in sorted(arguments.groups.items())
        ),
        schemes=tuple(_scheme(scheme, arguments.schemes[scheme.name]) for scheme in api.security_schemes),
    )


def _docstring(api: Api, title: str, names: Names, arguments: AppNames) -> Code:
    groups = tuple(
        (argument, f"Answers the operations of {tag}; without it, they answer with status 501.")
        for tag, argument in sorted(arguments.groups.items())
    )
    schemes = tuple(
        (
            arguments.schemes[scheme.name],
            f"{checks(scheme)} Without it, operations that need it are refused.",
        )
        for scheme in api.security_schemes
    )
    return syntax.method_docstring(
        (f"Return the application that answers the operations of {title}.",),
        (*groups, *schemes, ("**options", "See ``AppOptions``.")),
        indent=4,
    )


def checks(scheme: SecurityScheme) -> str:
    """Say in words what the function for a scheme does."""
    match scheme:
        case ApiKeyScheme():
            return "Takes an API key and the request, and returns whose it is."
        case HttpScheme(scheme="basic"):
            return "Takes a UserPassword (username, password) and the request, and returns whose they are."
        case HttpScheme(scheme="bearer"):
            return "Takes a bearer token and the request, and returns whose it is."
        case OAuth2Scheme() | OpenIdConnectScheme():
            return "Takes an access token and the request, and returns whose it is and its scopes."
        case HttpScheme() | MutualTlsScheme():
            return "Takes the request, and returns who sends it."


def check_type(scheme: SecurityScheme) -> Code:
    """Return the type of the function for a scheme."""
    match scheme:
        case HttpScheme(scheme="basic"):
            return literal("PasswordCheck")
        case ApiKeyScheme() | HttpScheme(scheme="bearer") | OAuth2Scheme() | OpenIdConnectScheme():
            return literal("SecretCheck")
        case HttpScheme() | MutualTlsScheme():
            return literal("RequestCheck")


def check_signature(scheme: SecurityScheme) -> Code:
    """Return the signature of the function for a scheme."""
    match scheme:
        case HttpScheme(scheme="basic"):
            given = literal("credentials: UserPassword, ")
        case ApiKeyScheme():
            given = literal("key: str, ")
        case HttpScheme(scheme="bearer") | OAuth2Scheme() | OpenIdConnectScheme():
            given = literal("token: str, ")
        case HttpScheme() | MutualTlsScheme():
            given = EMPTY
    return compose("async def check({}request: Request) -> Identity | None", given)


def _scheme(scheme: SecurityScheme, argument: str) -> SchemeArgument:
    name = syntax.identifier(argument)
    match scheme:
        case ApiKeyScheme(parameter=parameter, place=place):
            value = compose(
                "security.api_key({}, {}, {})", syntax.string(place.value), syntax.string(parameter), name
            )
        case HttpScheme(scheme="basic"):
            value = compose("security.basic({})", name)
        case HttpScheme(scheme="bearer") | OAuth2Scheme() | OpenIdConnectScheme():
            value = compose("security.bearer({})", name)
        case HttpScheme(scheme=kind):
            value = compose("security.other({}, {})", syntax.string(kind), name)
        case MutualTlsScheme():
            value = compose('security.other("mutual", {})', name)
    return SchemeArgument(syntax.string(scheme.name), name, check_type(scheme), value)
