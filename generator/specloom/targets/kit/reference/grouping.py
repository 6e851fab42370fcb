"""Which operations stand on which page, and what they are called raw."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.targets.kit.names import Wish, allocate

_UNTAGGED = "Default"


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one page, in document order. ``stem`` is what the page's class is called after."""

    stem: str
    operations: tuple[Operation, ...]


def listed_operations(api: Api) -> Iterator[Operation]:
    """Yield the operations that have a section: those of the paths, then the webhooks."""
    yield from api.operations
    yield from api.webhooks


def shown_path(operation: Operation) -> str:
    """Return the path; a webhook's is its name after a slash."""
    return operation.path if operation.path.startswith("/") else f"/{operation.path}"


def group_operations(api: Api, stem: Callable[[str], str]) -> tuple[Group, ...]:
    """Return the pages of an API, sorted by stem. ``stem`` makes one of a tag, ``""`` of a tag that names nothing.

    An operation stands on the page of each of its tags; tags that give the same stem share a page.
    """
    members: dict[str, dict[str, Operation]] = {}
    for operation in listed_operations(api):
        for tag in operation.tags or ("",):
            members.setdefault(stem(tag) or _UNTAGGED, {})[operation.id] = operation
    names = allocate((Wish(name, (name,)) for name in members), fold=str.casefold, first_number=0)
    return tuple(
        Group(names[name], tuple(members[name].values())) for name in sorted(members, key=names.__getitem__)
    )


def raw_method(operation: Operation) -> str:
    """Return the operationId, else what path and method say: ``GET /pets/{id}`` is ``pets_id_get``."""
    if any(character.isascii() and character.isalnum() for character in operation.operation_id):
        return operation.operation_id
    words = re.findall(r"[A-Za-z0-9]+", operation.path.replace("{", "").replace("}", "")) or ["root"]
    return "_".join((*words, operation.method.lower()))


def name_methods(
    operations: Iterable[Operation], case: Callable[[str], str], folded: Callable[[str], str] = str
) -> Mapping[str, str]:
    """Return the method names of one page by ``Operation.id``; of equal ones the later get ``_0``, ``_1`` and so on.

    ``case`` makes a method name of a raw one. ``folded`` says what counts as equal.
    """
    wishes = (
        Wish(operation.id, (case(raw_method(operation)),), rank=number)
        for number, operation in enumerate(operations)
    )
    return allocate(wishes, fold=folded, first_number=0, separator="_")
