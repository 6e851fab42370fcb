"""A name that is published stays, whatever comes beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.targets import all_targets, find_target
from specloom.targets.kit.register import Published, Register
from tests.names.contests import base, names, read, with_siblings

TARGETS = tuple(target.id for target in all_targets())

CONTESTED = {
    "python": {
        *("types", "modules", "operations", "tags", "classes", "credentials", "fields", "arguments"),
        *("streams", "iterators", "links", "follow"),
    },
    "python-fastapi": {
        *("types", "modules", "operations", "tags", "classes", "fields", "arguments", "app"),
        "headers",
    },
    "ruby": {"models", "tags", "methods", "fields", "arguments", "members"},
    "php-symfony": {
        *("models", "tags", "methods", "fields", "arguments", "members", "setters", "credentials"),
    },
    "java-micronaut": {"models", "tags", "methods", "fields", "arguments", "members", "classes"},
    "swift": {
        *("models", "tags", "methods", "fields", "arguments", "members", "choices"),
        *("enumerations", "variants"),
    },
    "c": {
        *("models", "tags", "methods", "fields", "arguments", "flags", "variants"),
        *("enumerations", "constants"),
    },
}
"""The kinds of names of which the siblings would take one."""


def moved(before: Published, after: Published) -> set[str]:
    """Return the scopes in which something that is still there has another name."""
    return {
        scope
        for scope, entries in before.items()
        for landmark, name in entries.items()
        if after.get(scope, {}).get(landmark) != name
    }


@pytest.mark.parametrize("target", TARGETS)
def test_siblings_take_no_published_name(target: str, tmp_path: Path) -> None:
    before = names(read(base(), tmp_path), target)
    larger = read(with_siblings(), tmp_path)
    fresh = names(larger, target)
    kinds = {scope.partition(" ")[0] for scope in moved(before, fresh)}
    assert kinds >= CONTESTED[target], "the siblings contest nothing there"
    assert moved(before, names(larger, target, before)) == set()


@pytest.mark.parametrize("target", TARGETS)
def test_every_kind_of_name_is_contested(target: str, tmp_path: Path) -> None:
    kinds = {
        scope.partition(" ")[0] for scope, entries in names(read(base(), tmp_path), target).items() if entries
    }
    assert kinds == CONTESTED[target]


@pytest.mark.parametrize("target", TARGETS)
def test_siblings_are_called_otherwise_and_stay_so(target: str, tmp_path: Path) -> None:
    larger = read(with_siblings(), tmp_path)
    fresh = names(larger, target)
    found = names(larger, target, names(read(base(), tmp_path), target))
    for scope in found.keys() & fresh.keys():
        assert len(set(found[scope].values())) == len(set(fresh[scope].values())), scope
    assert names(larger, target, found) == found


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_made_later_publishes_nothing(target: str, tmp_path: Path) -> None:
    """Models are made by several processes, which would keep to themselves what they name."""
    found = find_target(target)
    assert found is not None
    register = Register()
    api = read(with_siblings(), tmp_path)
    outcome = found.plan(api, {option.name: option.default for option in found.options}, register)
    assert outcome.value is not None
    before = {scope: dict(entries) for scope, entries in register.names.items()}
    for plan in outcome.value:
        plan.make_model()
    assert register.names == before


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_inside_keeps_its_names_when_the_owner_is_renamed(target: str, tmp_path: Path) -> None:
    larger = read(with_siblings(), tmp_path)
    published = names(larger, target, names(read(base(), tmp_path), target))
    owners = {"types", "models", "tags", "modules"} & published.keys()
    renamed = {scope: {key: f"{name}x" for key, name in published[scope].items()} for scope in owners}
    found = names(larger, target, {**published, **renamed})
    assert {scope: found[scope] for scope in owners} == renamed
    # A model of C that is an enumeration is a type of that name, too.
    follows = {"enumerations pets"} if target == "c" else set[str]()
    inside = {scope for scope in published if " " in scope} - follows
    assert inside
    assert {scope: found[scope] for scope in inside} == {scope: published[scope] for scope in inside}


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_inside_keeps_its_names_when_the_first_place_of_its_owner_goes(
    target: str, tmp_path: Path
) -> None:
    def shared(*places: str) -> Any:
        tree, part = base(), {"type": "object", "properties": {"a-b": {"type": "string"}}}
        for name in places:
            tree["components"]["schemas"][name] = {"type": "object", "properties": {"part": part}}
        return tree

    both = names(read(shared("First", "Second"), tmp_path), target)
    places = [f"fields #/components/schemas/{name} > part" for name in ("First", "Second")]
    edited = {**both, places[0]: {"a-b": "ours"}, places[1]: {"a-b": "ours"}}
    left = names(read(shared("Second"), tmp_path), target, edited)
    assert left[places[1]] == {"a-b": "ours"}
    assert places[0] not in left
