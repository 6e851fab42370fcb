"""Planning ``README.md``."""

from __future__ import annotations

from specloom.targets.java import syntax
from specloom.targets.java.auth_page import plan_schemes
from specloom.targets.java.book import Book
from specloom.targets.java.model import Readme
from specloom.targets.java.samples import plan_sample
from specloom.targets.kit.escapes import markdown_prose, markdown_text
from specloom.targets.kit.reference.results import base_url
from specloom.targets.kit.reference.tables import endpoint_rows, model_rows


def plan_readme(book: Book) -> Readme:
    """Plan ``README.md``."""
    api = book.api
    first = book.pages[0] if book.pages else None
    return Readme(
        title=markdown_text(api.info.title),
        description=markdown_prose(api.about),
        api_version=markdown_text(api.info.version),
        base_url=syntax.yaml_url(base_url(api)),
        samples=(plan_sample(*first.methods[0], first, book),) if first else (),
        rows=endpoint_rows(book),
        models=model_rows(book),
        schemes=plan_schemes(book),
    )
