"""Which operations stand on which page, and what they are called raw."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.ir.landmarks import Landmarks
from specloom.targets.kit.names import Wish
from specloom.targets.kit.register import Register, inside

_UNTAGGED = "Default"


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one page, in document order. ``stem`` is what the page's class is called after.

    ``tags`` are those that gather the operations here, which is what the page is known by.
    """

    stem: str
    tags: tuple[str, ...]
    operations: tuple[Operation, ...]


def listed_operations(api: Api) -> Iterator[Operation]:
    """Yield the operations that have a section: those of the paths, then the webhooks."""
    yield from api.operations
    yield from api.webhooks


def shown_path(operation: Operation) -> str:
    """Return the path; a webhook's is its name after a slash."""
    return operation.path if operation.path.startswith("/") else f"/{operation.path}"


def group_operations(
    api: Api, stem: Callable[[str], str], register: Register, spared: Iterable[str]
) -> tuple[Group, ...]:
    """Return the pages of an API, sorted by stem. ``stem`` makes one of a tag, ``""`` of a tag that names nothing.

    An operation stands on the page of each of its tags; tags that give the same stem share a page. No new page takes a
    ``spared`` stem.
    """
    members: dict[str, dict[str, Operation]] = {}
    tags: dict[str, set[str]] = {}
    for operation in listed_operations(api):
        for tag in operation.tags or ("",):
            name = stem(tag) or _UNTAGGED
            members.setdefault(name, {})[operation.id] = operation
            tags.setdefault(name, set()).add(tag or "(no tag)")
    names = register.allocate(
        "tags",
        (Wish(name, (name,), known=tuple(sorted(tags[name]))) for name in members),
        fold=str.casefold,
        first_number=0,
        spared=spared,
    )
    return tuple(
        Group(names[name], tuple(sorted(tags[name])), tuple(members[name].values()))
        for name in sorted(members, key=names.__getitem__)
    )


def raw_method(operation: Operation) -> str:
    """Return the operationId, else what path and method say: ``GET /pets/{id}`` is ``pets_id_get``."""
    if any(character.isascii() and character.isalnum() for character in operation.operation_id):
        return operation.operation_id
    words = re.findall(r"[A-Za-z0-9]+", operation.path.replace("{", "").replace("}", "")) or ["root"]
    return "_".join((*words, operation.method.lower()))


def name_methods(
    group: Group,
    case: Callable[[str], str],
    folded: Callable[[str], str],
    refused: Callable[[str], bool],
    register: Register,
    landmarks: Landmarks,
) -> Mapping[str, str]:
    """Return the method names of one page by ``Operation.id``; of equal ones the later get ``_0``, ``_1`` and so on.

    ``case`` makes a method name of a raw one. ``folded`` says what counts as equal, ``refused`` what can't be one.
    """
    wishes = (
        Wish(operation.id, (case(raw_method(operation)),), number, landmarks.operations[operation.id])
        for number, operation in enumerate(group.operations)
    )
    return register.allocate(
        inside("methods", group.tags),
        wishes,
        refused=refused,
        fold=folded,
        first_number=0,
        separator="_",
        spared=register.published("setters", group.tags),
    )
