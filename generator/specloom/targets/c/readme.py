"""Planning ``README.md``."""

from __future__ import annotations

from specloom.targets.c.book import Book
from specloom.targets.c.calls import plan_call
from specloom.targets.c.model import Readme
from specloom.targets.kit.escapes import markdown_prose, markdown_text
from specloom.targets.kit.reference.authorization import scheme_note
from specloom.targets.kit.reference.tables import endpoint_rows, model_rows


def plan_readme(book: Book) -> Readme:
    """Plan ``README.md``."""
    api = book.api
    first = book.pages[0] if book.pages else None
    return Readme(
        prefix=book.prefix,
        title=markdown_text(api.info.title),
        description=markdown_prose(api.about),
        api_version=markdown_text(api.info.version),
        calls=(plan_call(*first.methods[0], first, book),) if first else (),
        rows=endpoint_rows(book),
        models=model_rows(book),
        schemes=tuple(scheme_note(scheme) for scheme in api.security_schemes),
    )
