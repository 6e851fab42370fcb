"""Planning the Python server: every file of the output, from the API and the options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom.diagnostics import Outcome
from specloom.ir.api import Api
from specloom.targets.kit.plan import SOURCE_DOCUMENT, FilePlan, later
from specloom.targets.kit.register import Register
from specloom.targets.python.handbook import open_handbook
from specloom.targets.python.model_files import model_files
from specloom.targets.python.naming import name_api
from specloom.targets.python.package import Settings
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.server import losses
from specloom.targets.python.server.apis import plan_api, serve_by_tag
from specloom.targets.python.server.app import AppNames, name_arguments, plan_app
from specloom.targets.python.server.headers import plan_headers
from specloom.targets.python.server.operations import ServedOperation
from specloom.targets.python.server.package import plan_package
from specloom.targets.python.server.readme import plan_readme, plan_sender_page
from specloom.targets.python.server.senders import SenderGroup, plan_sender, plan_senders
from specloom.targets.python.server.settings import read_settings
from specloom.targets.python.server.tag_pages import plan_tag_page
from specloom.targets.python.type_pages import plan_type_page

_TEMPLATES = "python/fastapi"
_PAGES = "python/docs"


def plan(api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
    """Plan the package, its project file and its documentation."""
    settings = read_settings(api, options)
    if settings.value is None:
        return Outcome(None, settings.diagnostics)
    vocabulary = Vocabulary(api.types, name_api(api, register, calls=False), frozenset(), answers=True)
    return Outcome(tuple(_files(api, vocabulary, settings.value)), losses.report(api))


def _files(api: Api, vocabulary: Vocabulary, settings: Settings) -> Iterator[FilePlan]:
    names = vocabulary.names
    package = settings.package
    groups = list(serve_by_tag(api, vocabulary))
    tags = [tag for tag, _ in groups]
    descriptions = {tag.name: tag.details for tag in api.tags}
    arguments = name_arguments(api, names, tags)

    def python(path: str, template: str, model: object) -> FilePlan:
        return python_at(path, f"{_TEMPLATES}/{template}", model)

    def python_at(path: str, template: str, model: object) -> FilePlan:
        return FilePlan(f"{package}/{path}", template, model, "python")

    senders = plan_senders(api, vocabulary)
    exported = tuple((group.class_name, f"senders.{group.module}") for group in senders)
    shell = plan_package(api, names, tags, settings, exported)
    yield FilePlan("pyproject.toml", f"{_TEMPLATES}/pyproject.toml.j2", shell)
    yield FilePlan(package, "python/static")
    yield FilePlan(package, f"{_TEMPLATES}/static")
    yield FilePlan(f"{package}/openapi.json", "", SOURCE_DOCUMENT)
    yield python("__init__.py", "package.py.j2", shell)
    yield python("app.py", "app.py.j2", plan_app(api, names, arguments))
    if names.headers:
        typed_headers = later(plan_headers, api, vocabulary)
        yield python_at("headers.py", "python/dictionaries/module.py.j2", typed_headers)
    yield python("mock.py", "mock.py.j2", shell)
    yield python("api/__init__.py", "api/package.py.j2", shell)
    for tag, operations in groups:
        module = later(plan_api, tag, operations, descriptions.get(tag, ""), vocabulary)
        yield python(f"api/{names.tags[tag].attribute}.py", "api/module.py.j2", module)
    if senders:
        yield FilePlan(package, "python/sending")
        yield FilePlan(package, f"{_TEMPLATES}/sending")
        yield python("senders/__init__.py", "senders/package.py.j2", shell)
    for group in senders:
        yield python(f"senders/{group.module}.py", "senders/module.py.j2", plan_sender(group, vocabulary))
    yield from model_files(vocabulary, package)
    yield from _pages(api, vocabulary, settings, groups, arguments, senders)


def _pages(
    api: Api,
    vocabulary: Vocabulary,
    settings: Settings,
    groups: list[tuple[str, list[ServedOperation]]],
    arguments: AppNames,
    senders: tuple[SenderGroup, ...],
) -> Iterator[FilePlan]:
    handbook = open_handbook(api, vocabulary, settings, ())
    readme = plan_readme(groups, arguments, senders, handbook)
    yield FilePlan("README.md", f"{_PAGES}/server_README.md.j2", readme, "markdown")
    for tag, operations in groups:
        page = later(plan_tag_page, tag, operations, arguments, handbook)
        yield FilePlan(f"docs/{handbook.tag_files[tag]}", f"{_PAGES}/server_tag.md.j2", page, "markdown")
    for group in senders:
        sent = plan_sender_page(group, handbook)
        yield FilePlan(f"docs/{group.class_name}.md", f"{_PAGES}/server_sender.md.j2", sent, "markdown")
    for id, file in handbook.pages.files.items():
        type_page = later(plan_type_page, api.types[id], handbook)
        yield FilePlan(f"docs/{file}", f"{_PAGES}/type.md.j2", type_page, "markdown")
