"""Values that fit their type, and those that don't."""

from __future__ import annotations

import time

import pytest
from tests.support.definitions import (
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    alias,
    enumeration,
    field,
    named,
    record,
    table,
    union,
)

from specloom.ir.exchange import Direction
from specloom.ir.plain import to_json
from specloom.ir.typed import typed
from specloom.ir.types import (
    Access,
    Anything,
    Extra,
    JsonValue,
    Limits,
    ListOf,
    MapOf,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeUse,
    Variant,
)
from specloom.ir.values import FileValue, MemberValue, NullValue, RecordValue, ScalarValue, VariantValue


def text(format: str = "", **limits: object) -> Scalar:
    return Scalar(ScalarKind.STRING, format, limits=Limits(**limits))  # type: ignore[arg-type]


def number(**limits: object) -> Scalar:
    return Scalar(ScalarKind.NUMBER, limits=Limits(**limits))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("use", "value", "fits"),
    [
        (STRING, "a", True),
        (STRING, 1, False),
        (INTEGER, 3.0, True),
        (INTEGER, 3.5, False),
        (INTEGER, True, False),
        (NUMBER, False, False),
        (NUMBER, float("inf"), False),
        (NUMBER, 10**400, True),
        (BOOLEAN, 0, False),
        (Scalar(ScalarKind.INTEGER, "int32"), 2**31, False),
        (text(min_length=2, max_length=3), "abc", True),
        (text(min_length=2, max_length=3), "a", False),
        (text(pattern="^a+$"), "b", False),
        (number(minimum=1, exclusive_maximum=2), 2, False),
        (number(multiple_of=0.1), 0.3, True),
        (number(multiple_of=0.1), 0.35, False),
        (text("date-time"), "2024-02-30T00:00:00Z", False),
        (text("date-time"), "2024-02-29T00:00:00.5+01:00", True),
        (text("date-time"), "2024-02-29", False),
        (text("date"), "2024-02-29", True),
        (text("uuid"), "0b9c6d0e-5f0a-4c1d-8e2f-3a4b5c6d7e00", True),
        (text("uuid"), "0b9c6d0e", False),
        (text("duration"), "P1DT2H", True),
        (text("duration"), "P", False),
        (text("uri"), "no scheme", False),
        (text("ipv4"), "1.2.3.400", False),
        (text("email"), "nobody", False),
        (text("my-own"), "whatever", True),
        (Scalar(ScalarKind.STRING, content_encoding="base64"), "no base64", False),
        (ListOf(INTEGER, min_items=1), [], False),
        (ListOf(Anything(), unique_items=True), [1, True, "1"], True),
        (ListOf(Anything(), unique_items=True), [{"a": [1]}, {"a": [1.0]}], False),
        (TupleOf((STRING, INTEGER), None), ["a", 1], True),
        (TupleOf((STRING, INTEGER), None), ["a", 1, 2], False),
        (TupleOf((STRING,), INTEGER), ["a", 1, 2], True),
        (TupleOf((STRING, INTEGER), None), ["a"], False),
        (TupleOf((STRING, INTEGER), None, 1), ["a"], True),
        (TupleOf((STRING, INTEGER), None, 1), [], False),
        (TupleOf((STRING, INTEGER), None, 1), ["a", 1, 2], False),
        (TupleOf((STRING, INTEGER), INTEGER, 0), [], True),
        (MapOf(INTEGER, key_pattern="^k"), {"k1": 1}, True),
        (MapOf(INTEGER, key_pattern="^k"), {"x": 1}, False),
        (MapOf(INTEGER, max_properties=0), {"x": 1}, False),
        (Nullable(STRING), None, True),
        (STRING, None, False),
    ],
)
def test_fitting(use: TypeUse, value: JsonValue, fits: bool) -> None:
    found = typed({}, value, use)
    assert (found is not None) is fits
    if found is not None:
        assert to_json(found) == value


def test_a_record_needs_what_travels_and_drops_what_does_not() -> None:
    types = table(
        record(
            "User",
            field("name", STRING),
            field("id", INTEGER, access=Access.READ),
            field("password", STRING, access=Access.WRITE),
        )
    )
    use = named("User")
    assert typed(types, {"name": "a"}, use) is None
    assert typed(
        types, {"name": "a", "password": "p", "id": 1}, use, direction=Direction.REQUEST
    ) == RecordValue(use.id, (("name", ScalarValue(STRING, "a")), ("password", ScalarValue(STRING, "p"))))
    assert typed(types, {"name": "a"}, use, direction=Direction.REQUEST) is None
    assert typed(types, {"name": "a", "id": 1}, use, direction=Direction.RESPONSE) is not None


def test_undeclared_members_follow_the_record() -> None:
    types = table(
        record("Open"), record("Closed", extra=Extra.FORBIDDEN), record("Typed", extra=Nullable(INTEGER))
    )
    assert typed(types, {"x": "y"}, named("Open")) is not None
    assert typed(types, {"x": "y"}, named("Closed")) is None
    assert typed(types, {"x": "y"}, named("Typed")) is None
    found = typed(types, {"x": None}, named("Typed"))
    assert isinstance(found, RecordValue)
    assert found.extra == (("x", NullValue()),)


def test_a_tag_chooses_the_variant_alone() -> None:
    types = table(
        record("Cat", field("kind", STRING), field("lives", INTEGER)),
        record("Dog", field("kind", STRING)),
        union(
            "Pet",
            Variant(named("Cat"), ("cat",)),
            Variant(named("Dog"), ("dog",)),
            Variant(STRING),
            discriminator="kind",
        ),
    )
    found = typed(types, {"kind": "dog", "lives": 9}, named("Pet"))
    assert isinstance(found, VariantValue)
    assert found.variant == 1
    assert typed(types, {"kind": "cat"}, named("Pet")) is None
    untagged = table(
        record("A", field("a", STRING)), union("U", Variant(named("A"), ("a",)), discriminator="t")
    )
    assert typed(untagged, {"a": "x"}, named("U"), direction=Direction.REQUEST) is None
    assert typed(untagged, {"a": "x"}, named("U"), direction=Direction.RESPONSE) is not None
    assert typed(types, {"kind": "bird"}, named("Pet")) is None
    assert typed(types, "rex", named("Pet")) == VariantValue(named("Pet").id, 2, ScalarValue(STRING, "rex"))


def test_without_a_tag_the_variant_that_declares_most_wins() -> None:
    types = table(
        record("Any"),
        record("Named", field("name", STRING)),
        record("Full", field("name", STRING), field("age", INTEGER, required=False)),
        enumeration("Known", "a", "b"),
        union("One", named("Any"), named("Named"), named("Full")),
        union("Text", STRING, named("Known")),
    )
    found = typed(types, {"name": "n", "age": 1}, named("One"))
    assert isinstance(found, VariantValue)
    assert found.variant == 2
    assert typed(types, "a", named("Text")) == VariantValue(
        named("Text").id, 1, MemberValue(named("Known").id, "a")
    )


def test_members_are_compared_as_json() -> None:
    types = table(enumeration("E", 1, "1"))
    assert typed(types, True, named("E")) is None
    assert typed(types, 1.0, named("E")) == MemberValue(named("E").id, 1)


def test_bytes_are_files() -> None:
    scalar = Scalar(ScalarKind.STRING, content_media_type="image/png")
    assert typed({}, "cat.png", scalar) == FileValue(scalar, "cat.png")
    assert typed({}, "../\x00", scalar) == FileValue(scalar, "file.png")
    assert typed({}, 1, scalar) is None


def test_definitions_of_each_other_fit_nothing_or_everything_but_end() -> None:
    types = table(
        alias("A", named("B")),
        alias("B", named("A")),
        union("U", named("V")),
        union("V", named("U")),
        *(alias(f"L{n}", named(f"L{n + 1}")) for n in range(3000)),
        alias("L3000", STRING),
    )
    assert typed(types, "x", named("U")) is None
    assert typed(types, "x", named("A")) is not None
    assert typed(types, "x", named("L0")) is not None


def test_deep_and_ambiguous_values_are_quick() -> None:
    types = table(
        record("X", field("next", named("U"), required=False)),
        record("Y", field("next", named("U"), required=False)),
        union("U", named("X"), named("Y")),
    )
    value: JsonValue = {}
    for _ in range(25):
        value = {"next": value}
    start = time.process_time()
    assert typed(types, value, named("U")) is not None
    assert time.process_time() - start < 1
    for _ in range(2000):
        value = {"next": value}
    assert typed(types, value, named("U")) is None
    assert typed(types, value, Anything()) is None
