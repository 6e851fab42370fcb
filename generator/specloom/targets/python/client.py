"""Planning the Python client: every file of the output, from the API and the options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir import exchange
from specloom.ir.api import Api
from specloom.targets.kit.plan import FilePlan, Option, later
from specloom.targets.kit.register import Register
from specloom.targets.python import losses, syntax
from specloom.targets.python.apis import operations_by_tag, plan_api, plan_operations
from specloom.targets.python.cases import snake_case
from specloom.targets.python.handbook import open_handbook
from specloom.targets.python.model_files import export, lazy_package, model_files
from specloom.targets.python.naming import name_api
from specloom.targets.python.package import (
    PlannedCredential,
    Settings,
    default_prefix,
    plan_client,
    plan_credentials,
    plan_package,
)
from specloom.targets.python.params import dictionaries_by_module, plan_params
from specloom.targets.python.planned import PlannedOperation
from specloom.targets.python.readme import plan_readme
from specloom.targets.python.received import plan_webhooks_page
from specloom.targets.python.scopes import Vocabulary, dictionary_types
from specloom.targets.python.tag_pages import plan_tag_page
from specloom.targets.python.type_pages import plan_type_page
from specloom.targets.python.webhooks import PlannedWebhook, plan_webhooks, plan_webhooks_module

OPTIONS: tuple[Option, ...] = (
    Option("package", "", "Import name of the package. Default: the document's title, with _client."),
    Option("distribution", "", "Name on a package index. Default: the package's name with hyphens."),
    Option("version", "", "Version of the package. Default: the document's version, as PEP 440 has it."),
    Option(
        "env_prefix",
        "",
        "Prefix of the environment variables for credentials. Default: from the package's name.",
    ),
    Option("pagination", "auto", "off: no iterators over pages. specloom pagination shows what is found."),
)

_TEMPLATES = "python/client"
_PAGES = "python/docs"


def plan(api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
    """Plan the package, its project file and its documentation."""
    settings, findings = _settings(api, options)
    if settings is None:
        return Outcome(None, findings)
    names = name_api(api, register)
    vocabulary = Vocabulary(api.types, names, dictionary_types(api.types, exchange.request_types(api)))
    return Outcome(tuple(_files(api, vocabulary, settings)), (*findings, *losses.report(api)))


def _settings(api: Api, options: Mapping[str, str]) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Check the options and fill in what they leave open."""
    findings = []

    def refuse(name: str, message: str, hint: str) -> None:
        findings.append(Diagnostic("OPTION-INVALID", Severity.ERROR, f"option {name}: {message}", hint=hint))

    package = options.get("package") or snake_case(f"{api.info.title} client", prefix="api")
    if not syntax.is_identifier(package) or not package.islower():
        refuse(
            "package",
            f"{package!r} is not the name of a Python package",
            "Use lower-case letters, digits and _.",
        )
    distribution = options.get("distribution") or package.replace("_", "-")
    if not syntax.is_distribution(distribution):
        refuse(
            "distribution",
            f"{distribution!r} is not a distribution's name",
            "Use letters, digits and hyphens.",
        )
    version = options.get("version") or syntax.version(api.info.version)
    if syntax.version(version) != version:
        refuse("version", f"{version!r} is not a version", "Use numbers with dots: 1.2.3.")
    prefix = options.get("env_prefix") or default_prefix(package)
    if not syntax.is_identifier(prefix):
        refuse(
            "env_prefix",
            f"{prefix!r} can't start the name of an environment variable",
            "Use letters, digits and _.",
        )
    pagination = options.get("pagination") or "auto"
    if pagination not in ("auto", "off"):
        refuse(
            "pagination",
            f"{pagination!r} is neither auto nor off",
            "An operation's own is x-specloom-pagination.",
        )
    if findings:
        return None, tuple(findings)
    published = bool(options.get("distribution"))
    return Settings(package, distribution, version, prefix, published, paginated=pagination == "auto"), ()


def _files(api: Api, vocabulary: Vocabulary, settings: Settings) -> Iterator[FilePlan]:
    names = vocabulary.names
    package = settings.package
    credentials = plan_credentials(api, names, settings)
    plans = plan_operations(api, vocabulary, paginated=settings.paginated)
    groups = list(operations_by_tag(api, plans))
    descriptions = {tag.name: tag.details for tag in api.tags}

    webhooks = plan_webhooks(api)

    def python(path: str, template: str, model: object) -> FilePlan:
        return FilePlan(f"{package}/{path}", f"{_TEMPLATES}/{template}", model, "python")

    shell = plan_package(
        api,
        settings,
        credentials,
        has_webhooks=bool(webhooks),
        has_links=any(plan.links for plan in plans.values()),
    )
    yield FilePlan("pyproject.toml", f"{_TEMPLATES}/pyproject.toml.j2", shell)
    yield FilePlan(package, "python/static")
    yield FilePlan(package, "python/sending")
    yield FilePlan(package, f"{_TEMPLATES}/static")
    yield python("__init__.py", "package.py.j2", shell)
    yield python(
        "client.py",
        "client.py.j2",
        plan_client(api, names, settings, credentials, has_webhooks=bool(webhooks)),
    )
    yield python("api/__init__.py", "api/package.py.j2", shell)
    for tag, operations in groups:
        module = names.tags[tag].attribute
        yield python(
            f"api/{module}.py",
            "api/module.py.j2",
            later(plan_api, tag, operations, descriptions.get(tag, ""), vocabulary),
        )
    if webhooks:
        receiver = plan_webhooks_module(webhooks, vocabulary, settings)
        yield python("api/webhooks.py", "api/webhooks.py.j2", receiver)
    yield from model_files(vocabulary, package)
    exports = []
    for module, definitions in dictionaries_by_module(vocabulary):
        dictionary = later(plan_params, definitions, module, vocabulary)
        path = f"{package}/params/{module}.py"
        yield FilePlan(path, "python/dictionaries/module.py.j2", dictionary, "python")
        exports += [export(names.types[definition.id].name, module) for definition in definitions]
    if exports:
        docstring = "The types of the API as dictionaries: what a call accepts in place of a model."
        params = lazy_package(docstring, exports)
        yield FilePlan(f"{package}/params/__init__.py", "python/models/package.py.j2", params, "python")
    yield from _pages(api, vocabulary, settings, credentials, groups, webhooks)


def _pages(
    api: Api,
    vocabulary: Vocabulary,
    settings: Settings,
    credentials: tuple[PlannedCredential, ...],
    groups: list[tuple[str, list[PlannedOperation]]],
    webhooks: tuple[PlannedWebhook, ...],
) -> Iterator[FilePlan]:
    handbook = open_handbook(api, vocabulary, settings, credentials)
    if webhooks:
        webhooks_page = plan_webhooks_page(webhooks, api, settings, handbook.pages)
        yield FilePlan("docs/Webhooks.md", f"{_PAGES}/webhooks.md.j2", webhooks_page, "markdown")
    yield FilePlan(
        "README.md",
        f"{_PAGES}/README.md.j2",
        plan_readme(groups, handbook, has_webhooks=bool(webhooks)),
        "markdown",
    )
    for tag, operations in groups:
        page = later(plan_tag_page, tag, operations, handbook)
        yield FilePlan(f"docs/{handbook.tag_files[tag]}", f"{_PAGES}/tag.md.j2", page, "markdown")
    for id, file in handbook.pages.files.items():
        type_page = later(plan_type_page, api.types[id], handbook)
        yield FilePlan(f"docs/{file}", f"{_PAGES}/type.md.j2", type_page, "markdown")
