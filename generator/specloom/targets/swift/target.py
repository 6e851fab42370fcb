"""The documentation of a Swift package as a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir.api import Api
from specloom.ir.types import Union
from specloom.targets.kit.plan import Feature, FilePlan, Option, Support, later
from specloom.targets.kit.reference.losses import NOT_SHOWN, report
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.style import STYLE_OPTION, Style, read_style
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits
from specloom.targets.swift import syntax
from specloom.targets.swift.api_pages import plan_api_page
from specloom.targets.swift.book import Book
from specloom.targets.swift.model_pages import plan_model_page
from specloom.targets.swift.naming import name_api
from specloom.targets.swift.readme import plan_readme
from specloom.targets.swift.surface import TRAITS, surface
from specloom.targets.swift.typing import variant_names


@dataclass(frozen=True, slots=True)
class SwiftPackage:
    """A Swift package, of which the documentation is written."""

    id: str = "swift"
    summary: str = "Swift package: its documentation"
    options: tuple[Option, ...] = (
        Option("module", "OpenAPIClient", "Name of the module, which is what a program imports."),
        STYLE_OPTION,
    )
    toolchain: tuple[tuple[str, ...], ...] = ()
    features: tuple[Feature, ...] = (
        Feature("Documentation: a page per class of operations and per model, README", Support.FULL),
        NOT_SHOWN,
        Feature("The package itself", Support.NONE, "not yet"),
    )

    @property
    def traits(self) -> Traits:
        """What decides whether a change breaks users."""
        return TRAITS

    def surface(self, api: Api, options: Mapping[str, str], register: Register) -> tuple[Symbol, ...]:
        """Return what users see."""
        return surface(api, options["module"], register)

    def is_name(self, text: str) -> bool:
        """Return whether a text can be a name."""
        return syntax.is_name(text)

    def plan(self, api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
        """Plan the pages."""
        style = read_style(options)
        faults = [style] if isinstance(style, Diagnostic) else []
        if not syntax.is_module(options["module"]):
            message = f"module is a module's name, such as AcmeClient, not {options['module']!r}"
            faults.append(Diagnostic("OPTION-INVALID", Severity.ERROR, message))
        if faults or isinstance(style, Diagnostic):
            return Outcome(None, tuple(faults))
        book = _open_book(api, options["module"], style, register)
        return Outcome(tuple(_files(book)), report(self.id, api, book.names.catalog))


def _open_book(api: Api, module: str, style: Style, register: Register) -> Book:
    names = name_api(api, module, register)
    for model in names.catalog.models():
        if isinstance(model, Union):
            variant_names(model, names)
    return Book(
        api=api,
        names=names,
        manner=Manner(style, guards_comments=True),
        module=syntax.module(module),
    )


def _files(book: Book) -> Iterator[FilePlan]:
    names = book.names
    yield FilePlan("README.md", "swift/docs/readme.md.j2", plan_readme(book))
    for page in names.pages:
        yield FilePlan(f"docs/{page.class_name}.md", "swift/docs/api.md.j2", later(plan_api_page, page, book))
    for model in names.catalog.models():
        path = f"docs/{names.models[model.id]}.md"
        yield FilePlan(path, "swift/docs/model.md.j2", later(plan_model_page, model, book))


TARGETS = (SwiftPackage(),)
