"""Questions about types."""

from __future__ import annotations

import pytest
from tests.support.definitions import STRING, alias, field, named, record, table, union

from specloom.ir.graph import (
    allows_null,
    is_base64,
    is_binary,
    reachable,
    references,
    resolve,
    strongly_connected,
    walk_parts,
)
from specloom.ir.types import Anything, ListOf, MapOf, Nullable, Scalar, ScalarKind, TupleOf, TypeId


def test_resolve_follows_aliases_and_keeps_or_removes_null() -> None:
    types = table(alias("A", named("B")), alias("B", Nullable(named("C"))), record("C"))
    assert resolve(types, named("A")) == Nullable(named("C"))
    assert resolve(types, named("A"), through_nullable=True) == types[TypeId("C")]
    assert allows_null(types, named("A"))
    assert not allows_null(types, named("C"))
    assert allows_null({**types, **table(union("U", named("C"), named("B")))}, named("U"))


def test_resolve_ends_for_aliases_of_each_other() -> None:
    types = table(alias("A", named("B")), alias("B", Nullable(named("A"))))
    assert resolve(types, named("A"), through_nullable=True) == Anything()


def test_walk_parts_is_outermost_first() -> None:
    use = TupleOf((ListOf(STRING), named("A")), MapOf(Nullable(named("B"))))
    assert list(walk_parts(use)) == [
        use,
        ListOf(STRING),
        STRING,
        named("A"),
        MapOf(Nullable(named("B"))),
        Nullable(named("B")),
        named("B"),
    ]


def test_references_are_unique_and_in_order() -> None:
    assert references(
        record("R", field("z", ListOf(named("Z"))), field("a", named("A")), field("b", named("Z")))
    ) == ("Z", "A")


def test_reachable_is_sorted_and_leaves_out_the_rest() -> None:
    types = table(
        record("Z", field("next", named("A"))), record("A", field("back", named("Z"))), record("Other")
    )
    assert list(reachable(types, [ListOf(named("Z"))])) == ["A", "Z"]


def test_groups_stand_after_what_they_need() -> None:
    types = table(
        record("A", field("b", named("B"))),
        record("B", field("a", named("A")), field("c", named("C"))),
        record("C", field("c", named("C"))),
        record("D", field("a", named("A"))),
    )
    assert strongly_connected(types) == (("C",), ("A", "B"), ("D",))


def test_a_long_chain_needs_no_stack() -> None:
    chain = [record(f"{n:06}", field("next", named(f"{n + 1:06}"))) for n in range(20_000)]
    types = table(*chain, record(f"{20_000:06}"))
    assert len(strongly_connected(types)) == 20_001
    assert len(reachable(types, [named("000000")])) == 20_001


@pytest.mark.parametrize(
    ("media_type", "encoding", "binary"),
    [
        ("application/octet-stream", "", True),
        ("image/png", "", True),
        ("image/png", "base64", False),
        ("text/html; charset=utf-8", "", False),
        ("application/problem+json", "", False),
        ("", "", False),
    ],
)
def test_binary_is_media_content_that_is_not_text(media_type: str, encoding: str, binary: bool) -> None:
    scalar = Scalar(ScalarKind.STRING, content_media_type=media_type, content_encoding=encoding)
    assert is_binary(scalar) is binary
    assert is_base64(scalar) is (encoding == "base64")
