"""Which types of a document are PHP types of their own: enumerations with a backing, unions that are interfaces."""

from __future__ import annotations

from specloom.ir.types import Enumeration, Record, ScalarKind, TypeId, TypeUse, Union
from specloom.targets.kit.reference.catalog import Catalog, Model


def is_backed(enumeration: Enumeration) -> bool:
    """Return whether an enumeration is a PHP ``enum``: all of its values are strings, or all are integers.

    Another one is a class of constants, and its values are those of their own types.
    """
    if enumeration.scalar is None:
        return False
    match enumeration.scalar.kind:
        case ScalarKind.STRING:
            return all(isinstance(member.value, str) for member in enumeration.members)
        case ScalarKind.INTEGER:
            return all(type(member.value) is int for member in enumeration.members)
        case _:
            return False


def find_interfaces(catalog: Catalog) -> frozenset[TypeId]:
    """Return the unions all of whose variants are classes: each is an interface that these implement.

    A variant may be a union that is an interface itself, also of a cycle. Any other union has no type of its own:
    where it is used stands a union of PHP types, such as ``string|array``.
    """
    unions = [one for one in catalog.models() if isinstance(one, Union)]
    found = {union.id for union in unions}
    while True:
        kept = {
            union.id
            for union in unions
            if union.id in found
            and all(_is_class(variant.type, catalog, found) for variant in union.variants)
        }
        if kept == found:
            return frozenset(found)
        found = kept


def _is_class(use: TypeUse, catalog: Catalog, interfaces: set[TypeId]) -> bool:
    match catalog.shape(use):
        case Model(Record()):
            return True
        case Model(Enumeration() as enumeration):
            return is_backed(enumeration)
        case Model(Union(id=id)):
            return id in interfaces
        case _:
            return False
