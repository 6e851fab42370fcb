"""Planning the server's ``README.md``, and the pages of what it sends by itself."""

from __future__ import annotations

from specloom.ir.api import (
    Api,
    ApiKeyScheme,
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
    markdown_prose,
    markdown_text,
)
from specloom.targets.kit.text import one_line
from specloom.targets.python import syntax
from specloom.targets.python.handbook import Handbook, operation_row
from specloom.targets.python.imports import import_block
from specloom.targets.python.pages import ModelEntry, ReceivedRow
from specloom.targets.python.prose import type_cell
from specloom.targets.python.server.app import AppNames, check_signature, check_type, checks
from specloom.targets.python.server.examples import class_name, program
from specloom.targets.python.server.operations import ServedOperation, base_path
from specloom.targets.python.server.pages import Argument, Readme, Scheme, SenderPage
from specloom.targets.python.server.senders import SenderGroup, Sent
from specloom.targets.python.server.tag_pages import checks_for
from specloom.targets.python.typing import Import
from specloom.targets.python.webhooks import readable


def plan_readme(
    groups: list[tuple[str, list[ServedOperation]]],
    arguments: AppNames,
    senders: tuple[SenderGroup, ...],
    handbook: Handbook,
) -> Readme:
    """Plan ``README.md``."""
    api, settings = handbook.api, handbook.settings
    names = handbook.vocabulary.names
    shown = method = EMPTY
    name = literal("MyApi")
    if groups:
        tag, served = _first(groups)
        group = names.tags[tag].class_name
        needed = checks_for([served], api, arguments)
        shown = program(served, group, arguments.groups[tag], needed, handbook.vocabulary, settings.package)
        method, name = syntax.identifier(served.name), class_name(group)
    modules = {sender.module for sender in senders}
    return Readme(
        title=markdown_text(api.info.title),
        description=markdown_prose(api.about),
        distribution=syntax.distribution(settings.distribution),
        package=syntax.identifier(settings.package),
        api_version=markdown_text(api.info.version),
        version=markdown_text(settings.version),
        base_path=markdown_code(base_path(api) or "/"),
        class_name=name,
        method=method,
        program=shown,
        arguments=_arguments(api, handbook, arguments),
        rows=tuple(
            operation_row(served.plan, tag, handbook, folder=literal("docs/"))
            for tag, operations in groups
            for served in operations
        ),
        models=tuple(
            ModelEntry(compose("[{}](docs/{})", *_model(id, handbook))) for id in _listed_models(handbook)
        ),
        schemes=tuple(_scheme(scheme, arguments) for scheme in api.security_schemes),
        has_headers=bool(names.headers),
        has_webhooks="webhooks" in modules,
        has_callbacks="callbacks" in modules,
    )


def _first(groups: list[tuple[str, list[ServedOperation]]]) -> tuple[str, ServedOperation]:
    """Choose the operation that a newcomer should see: a simple GET with few arguments, else the first."""
    candidates = [(tag, served) for tag, operations in groups for served in operations]
    return min(
        candidates,
        key=lambda entry: (
            entry[1].plan.operation.deprecated,
            entry[1].plan.operation.method != "GET",
            len(entry[1].arguments),
            entry[0],
            entry[1].name,
        ),
    )


def _listed_models(handbook: Handbook) -> list[TypeId]:
    names = handbook.vocabulary.names.types
    own = [id for id in names if not handbook.api.types[id].trail.steps]
    return sorted(own, key=lambda id: names[id].name)


def _model(id: TypeId, handbook: Handbook) -> tuple[Code, Code]:
    name = syntax.identifier(handbook.vocabulary.names.types[id].name)
    return name, syntax.page_name(handbook.pages.files[id])


def _arguments(api: Api, handbook: Handbook, arguments: AppNames) -> tuple[Argument, ...]:
    rows = []
    for tag, argument in sorted(arguments.groups.items()):
        name = handbook.vocabulary.names.tags[tag].class_name
        file = syntax.page_name(handbook.tag_files[tag])
        rows.append(
            Argument(
                name=syntax.identifier(argument),
                type=compose("[{}](docs/{})", syntax.identifier(name), file),
                description=compose("what answers the operations of {}", markdown_cell(tag)),
            )
        )
    rows += [
        Argument(
            name=syntax.identifier(arguments.schemes[scheme.name]),
            type=check_type(scheme),
            description=compose("who may call: see {}", markdown_cell(scheme.name)),
        )
        for scheme in api.security_schemes
    ]
    return tuple(rows)


def _scheme(scheme: SecurityScheme, arguments: AppNames) -> Scheme:
    facts = [compose("**Type**: {}", _kind(scheme))]
    if isinstance(scheme, ApiKeyScheme):
        place = markdown_text(scheme.place.value)
        facts.append(compose("**Parameter**: {} in the {}", markdown_code(scheme.parameter), place))
    argument = markdown_code(arguments.schemes[scheme.name])
    facts.append(compose("**Argument**: {}. {}", argument, markdown_text(checks(scheme))))
    facts.append(compose("**Signature**: {}", markdown_code(check_signature(scheme))))
    if isinstance(scheme, OAuth2Scheme):
        scopes = list(dict.fromkeys(scope for flow in scheme.flows for scope in flow.scopes))
        if scopes:
            facts.append(
                compose("**Scopes**: {}", join(", ", (markdown_code(one_line(scope)) for scope in scopes)))
            )
    return Scheme(markdown_text(scheme.name), markdown_prose(scheme.description), tuple(facts))


def _kind(scheme: SecurityScheme) -> Code:
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
            return literal("mutual TLS; what ends TLS has to pass the certificate on")


def plan_sender_page(group: SenderGroup, handbook: Handbook) -> SenderPage:
    """Plan the page of a class that sends requests."""
    webhooks = group.module == "webhooks"
    return SenderPage(
        title=literal("Webhooks") if webhooks else literal("Callbacks"),
        intro=(
            literal("Requests that the server sends on its own, to URLs that others have registered.")
            if webhooks
            else literal("Requests that the server sends because of others, to URLs that these name.")
        ),
        rows=tuple(_row(sent, handbook) for sent in group.sent),
        example=_sender_example(group, handbook),
    )


def _row(sent: Sent, handbook: Handbook) -> ReceivedRow:
    operation = sent.plan.operation
    received = readable(operation, handbook.pages.types)
    return ReceivedRow(
        name=syntax.identifier(sent.plan.name),
        verb=markdown_text(operation.method),
        expression=markdown_code_cell(sent.expression or operation.path),
        type=type_cell(received.use, handbook.pages) if received else literal("not JSON"),
        description=markdown_cell(operation.summary or operation.description),
    )


def _sender_example(group: SenderGroup, handbook: Handbook) -> Code:
    imports = {Import(handbook.settings.package, group.class_name)}
    name = syntax.identifier(group.class_name)
    return compose('{}\n\nsender = {}(secret="whsec_c2VjcmV0")', import_block(imports).runtime, name)
