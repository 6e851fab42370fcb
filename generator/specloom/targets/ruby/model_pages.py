"""Planning the page of a model."""

from __future__ import annotations

from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.types import Enumeration, Named, Record, Union
from specloom.targets.kit.escapes import markdown_prose
from specloom.targets.kit.reference.tables import tabulate
from specloom.targets.ruby import syntax
from specloom.targets.ruby.book import Book
from specloom.targets.ruby.model import ModelPage
from specloom.targets.ruby.values import render_value


def plan_model_page(model: Record | Union | Enumeration, book: Book) -> ModelPage:
    """Plan the page of a model."""
    value = example_of(book.api.types, Named(model.id), direction=Direction.RESPONSE, complete=True)
    example = render_value(value, book.names, book.module)
    requires = [syntax.feature(feature) for feature in sorted(example.requires)]
    return ModelPage(
        title=book.class_title(book.models[model.id]),
        description=markdown_prose(book.manner.prose(model.doc)),
        deprecated=model.doc.deprecated,
        tables=tabulate(model, book),
        requires=(*requires, book.gem),
        example=example.expression,
    )
