"""The documentation of a Ruby gem as a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir.api import Api
from specloom.targets.kit.plan import Feature, FilePlan, Option, Support, later
from specloom.targets.kit.reference.losses import NOT_SHOWN, report
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.style import STYLE_OPTION, Style, read_style
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits
from specloom.targets.ruby import syntax
from specloom.targets.ruby.api_pages import plan_api_page
from specloom.targets.ruby.book import Book
from specloom.targets.ruby.model_pages import plan_model_page
from specloom.targets.ruby.naming import name_api
from specloom.targets.ruby.readme import plan_readme
from specloom.targets.ruby.surface import TRAITS, surface


@dataclass(frozen=True, slots=True)
class RubyGem:
    """A gem, of which the documentation is written."""

    id: str = "ruby"
    summary: str = "Ruby gem: its documentation"
    options: tuple[Option, ...] = (
        Option("gem", "openapi_client", "Name of the gem, which is what a program requires."),
        Option("module", "OpenapiClient", "The module that holds the gem's classes."),
        STYLE_OPTION,
    )
    toolchain: tuple[tuple[str, ...], ...] = ()
    features: tuple[Feature, ...] = (
        Feature("Documentation: a page per class of operations and per model, README", Support.FULL),
        NOT_SHOWN,
        Feature("The gem itself", Support.NONE, "not yet"),
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
        if not syntax.is_feature(options["gem"]):
            faults.append(_fault(f"gem is a gem's name, such as acme_client, not {options['gem']!r}"))
        if not syntax.is_module(options["module"]):
            faults.append(
                _fault(f"module is a module's name, such as Acme::Client, not {options['module']!r}")
            )
        if faults or isinstance(style, Diagnostic):
            return Outcome(None, tuple(faults))
        book = _open_book(api, options, style, register)
        return Outcome(tuple(_files(book)), report(self.id, api, book.names.catalog))


def _fault(message: str) -> Diagnostic:
    return Diagnostic("OPTION-INVALID", Severity.ERROR, message)


def _open_book(api: Api, options: Mapping[str, str], style: Style, register: Register) -> Book:
    return Book(
        api=api,
        names=name_api(api, register),
        manner=Manner(style),
        gem=syntax.feature(options["gem"]),
        module=syntax.module(options["module"]),
    )


def _files(book: Book) -> Iterator[FilePlan]:
    names = book.names
    yield FilePlan("README.md", "ruby/docs/readme.md.j2", plan_readme(book))
    for page in names.pages:
        yield FilePlan(f"docs/{page.class_name}.md", "ruby/docs/api.md.j2", later(plan_api_page, page, book))
    for model in names.catalog.models():
        path = f"docs/{names.models[model.id]}.md"
        yield FilePlan(path, "ruby/docs/model.md.j2", later(plan_model_page, model, book))


TARGETS = (RubyGem(),)
