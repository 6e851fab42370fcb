"""Planning the documentation of the Python client: a page per tag, a page per type, the README."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import LiteralString

from specloom.ir import exchange
from specloom.ir.api import (
    Api,
    ApiKeyScheme,
    FlowKind,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    SecurityScheme,
)
from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.types import (
    Access,
    Alias,
    Anything,
    Default,
    Enumeration,
    Extra,
    Field,
    Named,
    Record,
    TypeDef,
    TypeId,
    Union,
)
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.escapes import (
    markdown_anchor,
    markdown_cell,
    markdown_code,
    markdown_code_cell,
    markdown_link,
    markdown_prose,
    markdown_text,
)
from specloom.targets.kit.names import Wish, allocate
from specloom.targets.python import syntax
from specloom.targets.python.examples import (
    authorization_example,
    call_example,
    construct_example,
    iteration_example,
    iteration_program,
    options_example,
    server_example,
    stream_example,
    stream_program,
)
from specloom.targets.python.media import Kind
from specloom.targets.python.naming import TagName, name_fields, reserved_words
from specloom.targets.python.operations import (
    Argument,
    PlannedOperation,
    Representation,
    base_url,
    server_url,
    stream_variant,
)
from specloom.targets.python.package import PlannedCredential, Settings, credential_kind
from specloom.targets.python.pages import (
    AuthorizationEntry,
    ErrorRow,
    Iteration,
    ModelEntry,
    ParameterRow,
    Readme,
    Row,
    Section,
    StreamNote,
    TagPage,
    TypePage,
    ValueRow,
)
from specloom.targets.python.paging import PlannedPages
from specloom.targets.python.prose import Pages, constraints, describe_use, type_cell
from specloom.targets.python.received import callback_rows
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.values import Rendering

_OTHER_PAGES = frozenset({"webhooks"})


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the pages draw on. ``tag_files`` and ``pages.files`` are names of files in ``docs/``."""

    api: Api
    vocabulary: Vocabulary
    settings: Settings
    credentials: tuple[PlannedCredential, ...]
    pages: Pages
    tag_files: dict[str, str]

    @property
    def rendering(self) -> Rendering:
        """The context of example values."""
        return Rendering(self.api.types, self.vocabulary.names, self.settings.package)


def open_library(
    api: Api, vocabulary: Vocabulary, settings: Settings, credentials: tuple[PlannedCredential, ...]
) -> Library:
    """Name the pages: a tag's is called after its class, a type's after the type."""
    names = vocabulary.names
    wishes = [Wish(f"tag {tag}", (name.class_name,), rank=0) for tag, name in names.tags.items()]
    wishes += [
        Wish(f"type {id}", (name.name, f"{name.name}Model"), rank=1) for id, name in names.types.items()
    ]
    taken = reserved_words()["files"] | _OTHER_PAGES
    reserved = {name for wish in wishes for name in wish.names if name.lower() in taken}
    stems = allocate(wishes, reserved=reserved, fold=str.casefold)
    files = {id: f"{stems[f'type {id}']}.md" for id in names.types}
    tag_files = {tag: f"{stems[f'tag {tag}']}.md" for tag in names.tags}
    return Library(api, vocabulary, settings, credentials, Pages(api.types, names, files), tag_files)


def plan_tag_page(tag: str, plans: list[PlannedOperation], library: Library) -> TagPage:
    """Plan the page of a tag."""
    description = next((entry.description for entry in library.api.tags if entry.name == tag), "")
    name = library.vocabulary.names.tags[tag]
    return TagPage(
        title=compose(
            "{}.{}", syntax.identifier(library.settings.package), syntax.identifier(name.class_name)
        ),
        base_url=markdown_text(base_url(library.api)),
        description=markdown_prose(description),
        rows=tuple(_row(plan, tag, library, folder=EMPTY) for plan in plans),
        sections=tuple(_section(plan, name, library) for plan in plans),
    )


def _row(plan: PlannedOperation, tag: str, library: Library, folder: Code) -> Row:
    name = syntax.identifier(plan.name)
    file = syntax.page_name(library.tag_files[tag])
    return Row(
        api=syntax.identifier(library.vocabulary.names.tags[tag].class_name),
        method=name,
        link=compose("{}{}#{}", folder, file, name),
        verb=literal_verb(plan.operation),
        path=markdown_cell(plan.operation.path),
        summary=markdown_cell(plan.operation.summary),
    )


def literal_verb(operation: Operation) -> Code:
    """Return the method of HTTP, which the parser has checked to be one."""
    return markdown_text(operation.method)


def _section(plan: PlannedOperation, tag: TagName, library: Library) -> Section:
    operation = plan.operation
    example, raw_example = call_example(plan, tag, library.rendering, library.credentials, library.api)
    return Section(
        name=syntax.identifier(plan.name),
        signature=_signature(plan, raw=False),
        raw_signature=_signature(plan, raw=True),
        summary=markdown_prose(operation.summary),
        description=(
            EMPTY if operation.description == operation.summary else markdown_prose(operation.description)
        ),
        deprecated=operation.deprecated,
        example=example,
        raw_example=raw_example,
        stream=_stream_note(plan, tag, library),
        iteration=_iteration(plan, plan.pages, tag, library) if plan.pages else None,
        parameters=_argument_rows(plan, library.pages),
        return_type=_return_type(plan, library.pages),
        errors=_error_rows(plan, library.pages),
        authorization=_authorization(operation),
        content_type=_listed(body.media.name for body in plan.bodies),
        accept=_listed(
            representation.media.name for response in plan.responses for representation in response.content
        ),
        callbacks=callback_rows(operation, library.pages),
    )


def _iteration(plan: PlannedOperation, pages: PlannedPages, tag: TagName, library: Library) -> Iteration:
    name = syntax.identifier(pages.name)
    result = markdown_code(f"Iterator[{pages.item.code.text.replace('models.', '')}]")
    return Iteration(
        name=name,
        signature=compose("{}({}) -> {}", name, join(", ", _shown_arguments(plan)), result),
        reason=markdown_prose(pages.reason),
        example=iteration_example(plan, pages, tag, library.rendering),
    )


def _listed(names: Iterable[str]) -> Code:
    unique = list(dict.fromkeys(names))
    return join(", ", (markdown_text(name) for name in unique)) if unique else literal("Not defined")


def _signature(plan: PlannedOperation, *, raw: bool) -> Code:
    returns = plan.returns.code.text.replace("models.", "")
    name = syntax.identifier(plan.raw_name if raw else plan.name)
    result = markdown_code(f"ApiResponse[{returns}]" if raw else returns)
    return compose("{}({}) -> {}", name, join(", ", _shown_arguments(plan)), result)


def _shown_arguments(plan: PlannedOperation) -> list[Code]:
    required = [syntax.identifier(argument.name) for argument in plan.arguments if argument.required]
    optional = any(not argument.required for argument in plan.arguments) or plan.content_types
    return [*required, *([literal("*, …")] if optional else [])]


def _stream_note(plan: PlannedOperation, tag: TagName, library: Library) -> StreamNote | None:
    stream = plan.stream
    if stream is None:
        return None
    variant = stream_variant(plan)
    name = syntax.identifier(stream.name)
    returns = markdown_code(stream.returns.code.text.replace("models.", ""))
    if stream.items is None:
        what = literal("This returns the bytes while they arrive.")
    elif stream.sets_stream:
        what = literal(
            "This returns the items while they arrive. It sets the body's property `stream` to true by itself."
        )
    else:
        what = literal("This returns the items while they arrive.")
    return StreamNote(
        name=name,
        signature=compose("{}({}) -> {}", name, join(", ", _shown_arguments(variant)), returns),
        what=what,
        example=stream_example(plan, tag, library.rendering),
    )


def _argument_rows(plan: PlannedOperation, pages: Pages) -> tuple[ParameterRow, ...]:
    rows = [_argument_row(argument, plan, pages) for argument in plan.arguments]
    if plan.content_types:
        choices = join(", ", (markdown_code_cell(syntax.string(name)) for name in plan.content_types))
        default = markdown_code_cell(syntax.string(plan.content_types[0]))
        rows.append(
            ParameterRow(
                name=literal("content_type"),
                type=literal("**str**"),
                description=compose("The media type of the body: {}", choices),
                notes=compose("[optional] [default to {}]", default),
            )
        )
    return tuple(rows)


def _argument_row(argument: Argument, plan: PlannedOperation, pages: Pages) -> ParameterRow:
    notes = [] if argument.required else [literal("[optional]")]
    return ParameterRow(
        name=syntax.identifier(argument.name),
        type=_body_type(plan, pages) if argument is plan.body else type_cell(argument.use, pages),
        description=markdown_cell(argument.description),
        notes=_notes([*notes, *_default(argument.default)], constraints(argument.use, pages.types)),
    )


def _body_type(plan: PlannedOperation, pages: Pages) -> Code:
    """Return the types of a body, one for each way in which its media types are handled."""
    cells = []
    for body in plan.bodies:
        match body.kind:
            case Kind.TEXT:
                cells.append(literal("**str**"))
            case Kind.BINARY:
                cells.append(literal("**FileContent**"))
            case Kind.JSON | Kind.FORM | Kind.MULTIPART:
                cells.append(type_cell(body.media.type or Anything(), pages))
    return join(" \\| ", dict.fromkeys(cells))


def _notes(flags: list[Code], phrases: tuple[Code, ...]) -> Code:
    return join(" ", [*flags, *([join("; ", phrases)] if phrases else [])])


def _default(default: Default | None) -> list[Code]:
    if default is None or not isinstance(default.value, None | bool | int | float | str):
        return []
    return [compose("[default to {}]", markdown_code_cell(syntax.scalar(default.value)))]


def _return_type(plan: PlannedOperation, pages: Pages) -> Code:
    if plan.returns.code == literal("None"):
        return literal("None (empty response body)")
    successes = exchange.success_responses(plan.operation)
    cells = dict.fromkeys(
        _result_cell(planned.content[0], pages) if planned.content else _NONE
        for planned in plan.responses
        if planned.response in successes
    )
    return join(" \\| ", sorted(cells, key=lambda cell: cell == _NONE))


def _error_rows(plan: PlannedOperation, pages: Pages) -> tuple[ErrorRow, ...]:
    failures = exchange.error_responses(plan.operation)
    return tuple(
        ErrorRow(
            status=markdown_cell(planned.response.status),
            type=_result_cell(planned.content[0], pages) if planned.content else EMPTY,
            description=markdown_cell(planned.response.description),
        )
        for failure in failures
        for planned in plan.responses
        if planned.response is failure
    )


_NONE = literal("**None**")


def _result_cell(result: Representation, pages: Pages) -> Code:
    if result.items is not None:
        item = result.items.type
        cell = literal("**ServerSentEvent**") if item is None else type_cell(item, pages)
        return compose("list of {}", cell)
    match result.kind:
        case Kind.TEXT:
            return literal("**str**")
        case Kind.BINARY | Kind.MULTIPART:
            return literal("**bytes**")
        case Kind.JSON | Kind.FORM:
            return type_cell(result.media.type or Anything(), pages)


def _authorization(operation: Operation) -> Code:
    if not operation.security:
        return literal("No authorization required")

    def link(scheme: str) -> Code:
        anchor = syntax.anchor(_scheme_anchor(scheme))
        return compose("[{}](../README.md#{})", markdown_text(scheme), anchor)

    alternatives = [
        join(" and ", (link(use.scheme) for use in needed)) if needed else literal("no authorization")
        for needed in operation.security
    ]
    return join(", or ", alternatives)


_README_HEADINGS = frozenset(
    [
        "installation",
        "getting-started",
        "models-and-dictionaries",
        "files",
        "errors",
        "options",
        "documentation-for-api-endpoints",
        "documentation-for-models",
        "documentation-for-authorization",
    ]
)


def _scheme_anchor(name: str) -> str:
    """Return the fragment of a scheme's heading in the README, which stands after the README's own headings."""
    anchor = markdown_anchor(name)
    return f"{anchor}-1" if anchor in _README_HEADINGS else anchor


def plan_type_page(definition: TypeDef, library: Library) -> TypePage:
    """Plan the page of a type."""
    pages = library.pages
    properties: tuple[ParameterRow, ...] = ()
    members: tuple[ValueRow, ...] = ()
    variants: tuple[ValueRow, ...] = ()
    extra = discriminator = target = EMPTY
    match definition:
        case Record():
            names = name_fields(definition)
            properties = tuple(_field_row(field, names[field.name], pages) for field in definition.fields)
            if definition.extra is Extra.FORBIDDEN:
                extra = literal("Other properties are refused.")
            elif not isinstance(definition.extra, Extra):
                extra = compose("Other properties are {}.", describe_use(definition.extra, pages))
        case Enumeration():
            members = tuple(
                ValueRow(markdown_code_cell(syntax.scalar(member.value)), markdown_cell(member.description))
                for member in definition.members
            )
        case Union():
            variants = tuple(
                ValueRow(
                    describe_use(variant.type, pages),
                    join(", ", (markdown_code_cell(syntax.scalar(tag)) for tag in variant.tags)),
                )
                for variant in definition.variants
            )
            if definition.discriminator:
                discriminator = markdown_code(definition.discriminator)
        case Alias():
            target = describe_use(definition.target, pages)
    title = definition.doc.title if not definition.doc.description else ""
    return TypePage(
        name=syntax.identifier(library.vocabulary.names.types[definition.id].name),
        description=markdown_prose(title or definition.doc.description),
        deprecated=definition.doc.deprecated,
        properties=properties,
        extra=extra,
        members=members,
        variants=variants,
        discriminator=discriminator,
        target=target,
        example=_type_example(definition, library),
    )


def _type_example(definition: TypeDef, library: Library) -> Code:
    if not isinstance(definition, Record | Union):
        return EMPTY
    value = example_of(library.api.types, Named(definition.id), direction=Direction.REQUEST)
    name = library.vocabulary.names.types[definition.id].name
    return construct_example(value, name, library.rendering)


def _field_row(field: Field, name: str, pages: Pages) -> ParameterRow:
    flags = [] if field.required else [literal("[optional]")]
    if field.access is Access.READ:
        flags.append(literal("[read-only]"))
    if field.access is Access.WRITE:
        flags.append(literal("[write-only]"))
    if field.doc.deprecated:
        flags.append(literal("[deprecated]"))
    if name != field.name:
        flags.append(compose("[in JSON: {}]", markdown_code_cell(syntax.string(field.name))))
    return ParameterRow(
        name=syntax.identifier(name),
        type=type_cell(field.type, pages),
        description=markdown_cell(field.doc.description or field.doc.title),
        notes=_notes([*flags, *_default(field.default)], constraints(field.type, pages.types)),
    )


def _page_example(groups: list[tuple[str, list[PlannedOperation]]], library: Library) -> Code:
    """Return a program for the first operation with pages that needs the fewest arguments."""
    found = [
        (sum(argument.required for argument in plan.arguments), number, tag, plan, plan.pages)
        for number, (tag, plan) in enumerate((tag, plan) for tag, plans in groups for plan in plans)
        if plan.pages
    ]
    if not found:
        return EMPTY
    _, _, tag, plan, pages = min(found, key=lambda entry: entry[:2])
    name = library.vocabulary.names.tags[tag]
    return iteration_program(plan, pages, name, library.rendering, library.credentials, library.api)


def plan_readme(
    groups: list[tuple[str, list[PlannedOperation]]], library: Library, *, has_webhooks: bool
) -> Readme:
    """Plan ``README.md``."""
    api, settings = library.api, library.settings
    example = async_example = EMPTY
    if groups:
        chosen = _first_example(groups)
        tag = library.vocabulary.names.tags[chosen[0]]
        example, _ = call_example(chosen[1], tag, library.rendering, library.credentials, api)
        async_example, _ = call_example(
            chosen[1], tag, library.rendering, library.credentials, api, asynchronous=True
        )
    return Readme(
        title=markdown_text(api.info.title),
        description=markdown_prose(api.info.description or api.info.summary),
        distribution=syntax.distribution(settings.distribution),
        package=syntax.identifier(settings.package),
        published=settings.published,
        api_version=markdown_text(api.info.version),
        version=markdown_text(settings.version),
        example=example,
        async_example=async_example,
        options_example=options_example(library.settings.package, api),
        stream_example=_stream_program(groups, library, _has_items),
        download_example=_stream_program(groups, library, _has_bytes),
        page_example=_page_example(groups, library),
        rows=tuple(
            _row(plan, tag, library, folder=literal("docs/")) for tag, plans in groups for plan in plans
        ),
        servers=_servers(api),
        variables=_server_variables(api),
        servers_example=server_example(settings.package, api),
        has_webhooks=has_webhooks,
        models=tuple(ModelEntry(_model_link(id, library.pages)) for id in _listed_models(library)),
        authorizations=tuple(_authorization_entry(credential, library) for credential in library.credentials),
    )


def _has_items(plan: PlannedOperation) -> bool:
    return plan.stream is not None and plan.stream.items is not None


def _has_bytes(plan: PlannedOperation) -> bool:
    return plan.stream is not None and plan.stream.items is None


def _stream_program(
    groups: list[tuple[str, list[PlannedOperation]]],
    library: Library,
    is_wanted: Callable[[PlannedOperation], bool],
) -> Code:
    wanted = [(tag, list(filter(is_wanted, plans))) for tag, plans in groups]
    if not any(plans for _, plans in wanted):
        return EMPTY
    tag, plan = _first_example(wanted)
    name = library.vocabulary.names.tags[tag]
    return stream_program(plan, name, library.rendering, library.credentials, library.api)


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


def _listed_models(library: Library) -> list[TypeId]:
    names = library.vocabulary.names.types
    own = [id for id in names if not library.api.types[id].trail.steps]
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


def _grant_example(credential: PlannedCredential, library: Library) -> Code:
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
    return authorization_example(argument, grant, arguments, library.settings.package, library.api)


def _authorization_entry(credential: PlannedCredential, library: Library) -> AuthorizationEntry:
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
        example=_grant_example(credential, library),
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
