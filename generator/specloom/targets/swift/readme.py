"""Planning ``README.md``."""

from __future__ import annotations

from dataclasses import replace

from specloom.targets.kit.escapes import html_attribute, markdown_prose, markdown_text
from specloom.targets.kit.reference.authorization import scheme_note
from specloom.targets.kit.reference.style import Style
from specloom.targets.kit.reference.tables import endpoint_rows, model_rows
from specloom.targets.swift.api_pages import plan_section
from specloom.targets.swift.book import Book
from specloom.targets.swift.credentials import credential_lines
from specloom.targets.swift.layout import flat
from specloom.targets.swift.model import Readme


def plan_readme(book: Book) -> Readme:
    """Plan ``README.md``."""
    api = book.api
    first = book.pages[0] if book.pages else None
    # A program to start with has to run, also where pages show what is known.
    shown = replace(book, manner=replace(book.manner, style=Style.CORRECTED))
    setup = credential_lines(first.methods[0][1], book) if first else ()
    return Readme(
        module=book.module,
        title=markdown_text(api.info.title),
        description=markdown_prose(api.about),
        api_version=markdown_text(api.info.version),
        setup=tuple(flat(line.expression) for line in setup),
        samples=(plan_section(*first.methods[0], first, shown, setup),) if first else (),
        rows=endpoint_rows(book),
        models=model_rows(book),
        schemes=tuple(
            replace(scheme_note(scheme), anchor=html_attribute(book.scheme_anchor(scheme.name)))
            for scheme in api.security_schemes
        ),
    )
