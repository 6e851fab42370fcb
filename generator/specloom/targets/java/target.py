"""The documentation of a Micronaut client as a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir.api import Api
from specloom.ir.types import Union
from specloom.targets.java import syntax
from specloom.targets.java.api_pages import plan_api_page
from specloom.targets.java.auth_page import plan_auth_page
from specloom.targets.java.book import AUTH, Book
from specloom.targets.java.model import Forward
from specloom.targets.java.model_pages import plan_model_page
from specloom.targets.java.naming import name_api
from specloom.targets.java.readme import plan_readme
from specloom.targets.java.surface import TRAITS, surface
from specloom.targets.java.unions import nested_classes
from specloom.targets.kit.code import compose
from specloom.targets.kit.plan import Feature, FilePlan, Option, Support, later
from specloom.targets.kit.reference.losses import NOT_SHOWN, report
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.style import STYLE_OPTION, read_style
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits


@dataclass(frozen=True, slots=True)
class JavaMicronaut:
    """A client for Micronaut, of which the documentation is written."""

    id: str = "java-micronaut"
    summary: str = "Java client for Micronaut: its documentation"
    options: tuple[Option, ...] = (
        Option("package", "org.openapitools", "The package that holds the client's packages api and model."),
        STYLE_OPTION,
    )
    toolchain: tuple[tuple[str, ...], ...] = ()
    features: tuple[Feature, ...] = (
        Feature("Documentation: a page per class of operations and per model, README", Support.FULL),
        NOT_SHOWN,
        Feature("The client itself", Support.NONE, "not yet"),
    )

    @property
    def traits(self) -> Traits:
        """What decides whether a change breaks users."""
        return TRAITS

    def surface(self, api: Api, options: Mapping[str, str], register: Register) -> tuple[Symbol, ...]:
        """Return what users see."""
        return surface(api, register)

    def is_name(self, text: str) -> bool:
        """Return whether a text can be a name."""
        return syntax.is_name(text)

    def plan(self, api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
        """Plan the pages."""
        style = read_style(options)
        faults = [style] if isinstance(style, Diagnostic) else []
        if not syntax.is_package(options["package"]):
            message = f"package is a package's name, such as com.acme.client, not {options['package']!r}"
            faults.append(Diagnostic("OPTION-INVALID", Severity.ERROR, message))
        if faults or isinstance(style, Diagnostic):
            return Outcome(None, tuple(faults))
        names = name_api(api, syntax.package(options["package"]), register)
        for model in names.catalog.models():
            if isinstance(model, Union):
                nested_classes(model, names)
        book = Book(api, names, Manner(style, guards_comments=True, has_entities=True))
        return Outcome(tuple(_files(book)), report(self.id, api, names.catalog))


def _files(book: Book) -> Iterator[FilePlan]:
    names = book.names
    yield FilePlan("README.md", "java/docs/readme.md.j2", plan_readme(book))
    for page in names.pages:
        yield FilePlan(
            f"docs/apis/{page.class_name}.md", "java/docs/api.md.j2", later(plan_api_page, page, book)
        )
    if book.api.security_schemes:
        yield FilePlan(f"docs/apis/{AUTH}.md", "java/docs/auth.md.j2", plan_auth_page(book))
    for model in names.catalog.models():
        name = names.models[model.id]
        yield FilePlan(f"docs/models/{name}.md", "java/docs/model.md.j2", later(plan_model_page, model, book))
        if book.is_forwarded(name):
            forward = Forward(syntax.name(name), compose("../models/{}", syntax.file_name(name)))
            yield FilePlan(f"docs/apis/{name}.md", "java/docs/forward.md.j2", forward)


TARGETS = (JavaMicronaut(),)
