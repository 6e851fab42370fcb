"""Unions in Java: sealed interfaces.

A variant that is a model is that model's own class, which implements the interface, so that a value of it needs no
wrapping. Any other variant (a text, a list, a map) is a record inside the interface that holds the value, and the class
of an enumeration in place is there, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from specloom.ir.landmarks import variant_landmarks
from specloom.ir.types import (
    Anything,
    Enumeration,
    ListOf,
    MapOf,
    Scalar,
    TupleOf,
    TypeUse,
    Union,
)
from specloom.targets.java.naming import Names
from specloom.targets.java.typing import scalar_type
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import FreeObject, Model


class Form(Enum):
    """What the class of a variant is."""

    OWN = "a model's class, which implements the interface"
    ENUM = "an enumeration inside the interface"
    RECORD = "a record inside the interface"


def form_of(union: Union, use: TypeUse, names: Names) -> Form:
    """Return what the class of a variant is."""
    shape = names.catalog.shape(use)
    match shape:
        case Model(Union(id=id)) if names.circles[id] == names.circles[union.id]:
            return Form.RECORD  # interfaces can't extend each other
        case Model():
            return Form.OWN
        case Enumeration() if names.enum_in_place(use) is not None:
            return Form.ENUM
        case _:
            return Form.RECORD


def nested_classes(union: Union, names: Names) -> dict[int, str]:
    """Return the names of the classes inside an interface, by the positions of their variants."""
    named = names.nested(union, _wishes(union, names))
    return {int(key): name for key, name in named.items()}


def _wishes(union: Union, names: Names) -> Iterator[Wish]:
    for number, variant in enumerate(union.variants):
        known = variant_landmarks(variant, names.catalog.landmarks)
        match form_of(union, variant.type, names):
            case Form.ENUM:
                yield Wish(f"{number:06}", (f"{_stem(variant.type, names)}Enum",), known=known)
            case Form.RECORD:
                shape = names.catalog.shape(variant.type)
                suffix = "" if isinstance(shape, ListOf | MapOf | TupleOf) else "Value"
                yield Wish(f"{number:06}", (f"{_stem(variant.type, names)}{suffix}",), known=known)
            case Form.OWN:
                pass


def _stem(use: TypeUse, names: Names) -> str:
    """Return a type in words: a list of texts is ``StringList``."""
    shape = names.catalog.shape(use)
    match shape:
        case Scalar():
            code = scalar_type(shape).code.text
            return "Bytes" if code == "byte[]" else code
        case Enumeration(scalar=scalar):
            return _stem(scalar, names) if scalar is not None else "Object"
        case Model(definition):
            return names.models[definition.id]
        case ListOf(item):
            return f"{_stem(item, names)}{'Set' if shape.unique_items else 'List'}"
        case TupleOf():
            return "ObjectList"
        case MapOf(value):
            return f"{_stem(value, names)}Map"
        case FreeObject() | Anything():
            return "Object"
