"""Planning ``README.md``."""

from __future__ import annotations

from specloom.targets.kit.escapes import markdown_prose, markdown_text
from specloom.targets.kit.reference.authorization import scheme_note
from specloom.targets.kit.reference.tables import endpoint_rows, model_rows
from specloom.targets.php import syntax
from specloom.targets.php.api_pages import plan_section, plan_service
from specloom.targets.php.book import Book
from specloom.targets.php.model import Readme
from specloom.targets.php.naming import alias, bundle


def plan_readme(book: Book) -> Readme:
    """Plan ``README.md``."""
    api = book.api
    first = book.pages[:1]
    return Readme(
        namespace=book.namespace,
        bundle=syntax.name(bundle(book.names.namespace)),
        alias=syntax.name(alias(book.names.namespace)),
        title=markdown_text(api.info.title),
        description=markdown_prose(api.about),
        api_version=markdown_text(api.info.version),
        samples=tuple(plan_section(*page.methods[0], page, book) for page in first),
        services=tuple(plan_service(page, book) for page in first),
        rows=endpoint_rows(book),
        models=model_rows(book),
        schemes=tuple(scheme_note(scheme) for scheme in api.security_schemes),
        author=markdown_text(api.info.contact_email),
    )
