"""Planning the page of a model."""

from __future__ import annotations

from typing import assert_never

from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.types import Enumeration, Named, Record, Union
from specloom.targets.kit.code import Code, compose
from specloom.targets.kit.escapes import markdown_code, markdown_prose
from specloom.targets.kit.reference.tables import tabulate
from specloom.targets.php.book import Book
from specloom.targets.php.model import ModelPage
from specloom.targets.php.typing import class_of, native
from specloom.targets.php.unions import is_backed
from specloom.targets.php.values import render_value


def plan_model_page(model: Record | Union | Enumeration, book: Book) -> ModelPage:
    """Plan the page of a model."""
    value = example_of(book.api.types, Named(model.id), direction=Direction.RESPONSE, complete=True)
    example = render_value(value, book.names)
    return ModelPage(
        title=book.class_title(book.models[model.id]),
        description=markdown_prose(book.manner.prose(model.doc)),
        deprecated=model.doc.deprecated,
        kind=_kind(model, book),
        tables=tabulate(model, book),
        imports=tuple(sorted(example.imports)),
        example=example.expression,
    )


def _kind(model: Record | Union | Enumeration, book: Book) -> Code:
    """Return what a model is in PHP, as a sentence."""
    name = markdown_code(class_of(model, book.names))
    declared = markdown_code(native([Named(model.id)], book.names).declared)
    match model:
        case Record():
            return compose("In PHP: the class {}.", name)
        case Enumeration() if is_backed(model):
            return compose("In PHP: the enumeration {}.", name)
        case Enumeration():
            return compose("In PHP: the class {} of constants; a value has the type {}.", name, declared)
        case Union(id=id) if id in book.names.interfaces:
            return compose("In PHP: the interface {}, which the variants implement.", name)
        case Union():
            return compose("In PHP: no class of its own; a value has the type {}.", declared)
        case _:
            assert_never(model)
