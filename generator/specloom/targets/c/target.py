"""The documentation of an SDK in C as a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir.api import Api
from specloom.targets.c import cases, syntax
from specloom.targets.c.api_pages import plan_api_page
from specloom.targets.c.book import Book
from specloom.targets.c.model_pages import plan_model_page
from specloom.targets.c.naming import name_api
from specloom.targets.c.readme import plan_readme
from specloom.targets.c.surface import TRAITS, surface
from specloom.targets.kit.plan import Feature, FilePlan, Option, Support, later
from specloom.targets.kit.reference.losses import NOT_SHOWN, report
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.style import STYLE_OPTION, Style, read_style
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits


@dataclass(frozen=True, slots=True)
class CSdk:
    """An SDK, of which the documentation is written."""

    id: str = "c"
    summary: str = "SDK in C: its documentation"
    options: tuple[Option, ...] = (
        Option(
            "prefix",
            "",
            "What names of enumeration types and their constants begin with; empty: the document's title.",
        ),
        STYLE_OPTION,
    )
    toolchain: tuple[tuple[str, ...], ...] = ()
    features: tuple[Feature, ...] = (
        Feature("Documentation: a page per tag and per model, README", Support.FULL),
        NOT_SHOWN,
        Feature("The SDK itself", Support.NONE, "not yet"),
    )

    @property
    def traits(self) -> Traits:
        """What decides whether a change breaks users."""
        return TRAITS

    def surface(self, api: Api, options: Mapping[str, str], register: Register) -> tuple[Symbol, ...]:
        """Return what users see."""
        return surface(api, options["prefix"], register)

    def is_name(self, text: str) -> bool:
        """Return whether a text can be a name."""
        return syntax.is_name(text)

    def plan(self, api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
        """Plan the pages."""
        style = read_style(options)
        faults = [style] if isinstance(style, Diagnostic) else []
        prefix = options["prefix"] or cases.prefix(api.info.title)
        if not syntax.is_prefix(prefix):
            message = f"prefix is what a name in C can begin with, such as acme_files, not {prefix!r}"
            faults.append(Diagnostic("OPTION-INVALID", Severity.ERROR, message))
        if faults or isinstance(style, Diagnostic):
            return Outcome(None, tuple(faults))
        book = _open_book(api, prefix, style, register)
        return Outcome(tuple(_files(book)), report(self.id, api, book.names.catalog))


def _open_book(api: Api, prefix: str, style: Style, register: Register) -> Book:
    return Book(
        api=api, names=name_api(api, prefix, register), manner=Manner(style), prefix=syntax.name(prefix)
    )


def _files(book: Book) -> Iterator[FilePlan]:
    names = book.names
    yield FilePlan("README.md", "c/docs/readme.md.j2", plan_readme(book))
    for page in names.pages:
        yield FilePlan(f"docs/{page.class_name}.md", "c/docs/api.md.j2", later(plan_api_page, page, book))
    for model in names.catalog.models():
        path = f"docs/{names.models[model.id]}.md"
        yield FilePlan(path, "c/docs/model.md.j2", later(plan_model_page, model, book))


TARGETS = (CSdk(),)
