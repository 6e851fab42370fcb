"""Allocation gives each name once, whatever the order."""

from __future__ import annotations

import itertools

from specloom.targets.kit.names import Wish, allocate


def test_a_contest_is_settled_by_rank_then_key() -> None:
    wishes = [
        Wish("fooBar", ("foo_bar",), 1),
        Wish("foo_bar", ("foo_bar",)),
        Wish("foo-bar", ("foo_bar",), 1),
    ]
    expected = {"foo_bar": "foo_bar", "foo-bar": "foo_bar2", "fooBar": "foo_bar3"}
    for order in itertools.permutations(wishes):
        assert allocate(order) == expected


def test_a_loser_takes_its_more_specific_name() -> None:
    wishes = [Wish("path id", ("id", "id_path")), Wish("query id", ("id", "id_query"), 1)]
    assert allocate(wishes) == {"path id": "id", "query id": "id_query"}


def test_a_sibling_that_comes_does_not_move_a_name() -> None:
    before = allocate([Wish("a", ("pet",)), Wish("b", ("dog",))])
    after = allocate([Wish("a", ("pet",)), Wish("b", ("dog",)), Wish("c", ("pet",))])
    assert {key: after[key] for key in before} == before


def test_a_reserved_name_is_escaped_until_it_is_free() -> None:
    assert allocate([Wish("class", ("class",))], reserved={"class", "class_"}) == {"class": "class__"}


def test_names_that_differ_by_case_only_are_kept_apart_where_files_are() -> None:
    names = allocate([Wish("Pet", ("Pet",)), Wish("PET", ("PET",), 1)], fold=str.casefold)
    assert len({name.casefold() for name in names.values()}) == 2


def test_a_number_is_never_one_that_is_taken() -> None:
    wishes = [Wish("a", ("x",)), Wish("b", ("x",)), Wish("x2", ("x2",))]
    names = allocate(wishes)
    assert names["x2"] == "x2"
    assert len(set(names.values())) == 3
