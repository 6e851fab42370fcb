"""The documentation of a Symfony bundle as a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir.api import Api
from specloom.targets.kit.plan import Feature, FilePlan, Option, Support, later
from specloom.targets.kit.reference.losses import NOT_SHOWN, report
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.style import STYLE_OPTION, read_style
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits
from specloom.targets.php import syntax
from specloom.targets.php.api_pages import plan_api_page
from specloom.targets.php.book import Book
from specloom.targets.php.model_pages import plan_model_page
from specloom.targets.php.naming import name_api
from specloom.targets.php.readme import plan_readme
from specloom.targets.php.surface import TRAITS, surface


@dataclass(frozen=True, slots=True)
class SymfonyBundle:
    """A bundle that serves an API, of which the documentation is written."""

    id: str = "php-symfony"
    summary: str = "Symfony bundle that serves the API, in PHP: its documentation"
    options: tuple[Option, ...] = (
        Option("namespace", "OpenAPI\\Server", "The namespace of the bundle's classes."),
        STYLE_OPTION,
    )
    toolchain: tuple[tuple[str, ...], ...] = ()
    features: tuple[Feature, ...] = (
        Feature("Documentation: a page per interface of operations and per model, README", Support.FULL),
        NOT_SHOWN,
        Feature("The bundle itself", Support.NONE, "not yet"),
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
        namespace = options["namespace"]
        faults = [style] if isinstance(style, Diagnostic) else []
        if not syntax.is_namespace(namespace):
            message = f"namespace is a PHP namespace, such as Acme\\Petstore, not {namespace!r}"
            faults.append(Diagnostic("OPTION-INVALID", Severity.ERROR, message))
        if faults or isinstance(style, Diagnostic):
            return Outcome(None, tuple(faults))
        manner = Manner(style, guards_comments=True, trims=True)
        book = Book(api, name_api(api, namespace, register), manner)
        return Outcome(tuple(_files(book)), report(self.id, api, book.catalog))


def _files(book: Book) -> Iterator[FilePlan]:
    yield FilePlan("README.md", "php/docs/readme.md.j2", plan_readme(book))
    for page in book.pages:
        yield FilePlan(
            f"docs/Api/{page.class_name}.md", "php/docs/api.md.j2", later(plan_api_page, page, book)
        )
    for model in book.catalog.models():
        path = f"docs/Model/{book.models[model.id]}.md"
        yield FilePlan(path, "php/docs/model.md.j2", later(plan_model_page, model, book))


TARGETS = (SymfonyBundle(),)
