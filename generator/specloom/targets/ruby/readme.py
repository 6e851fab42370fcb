"""Planning ``README.md``."""

from __future__ import annotations

from specloom.targets.kit.code import EMPTY
from specloom.targets.kit.escapes import markdown_prose, markdown_text
from specloom.targets.kit.reference.authorization import scheme_note
from specloom.targets.kit.reference.tables import endpoint_rows, model_rows
from specloom.targets.ruby import syntax
from specloom.targets.ruby.api_pages import plan_section
from specloom.targets.ruby.book import Book
from specloom.targets.ruby.model import Readme


def plan_readme(book: Book) -> Readme:
    """Plan ``README.md``."""
    api = book.api
    first = book.pages[0] if book.pages else None
    return Readme(
        gem=book.gem,
        module=book.module,
        title=markdown_text(api.info.title),
        description=markdown_prose(api.about),
        api_version=markdown_text(api.info.version),
        samples=(plan_section(*first.methods[0], first, book),) if first else (),
        class_name=syntax.name(first.class_name) if first else EMPTY,
        rows=endpoint_rows(book),
        models=model_rows(book),
        schemes=tuple(scheme_note(scheme) for scheme in api.security_schemes),
    )
