"""Examples: the document's own first, made-up ones that fit, an end for every recursion."""

from __future__ import annotations

import time
from dataclasses import replace

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

from specloom.diagnostics import Location
from specloom.ir.api import Example, Parameter, ParameterLocation, Style
from specloom.ir.examples import example_of, example_of_parameter
from specloom.ir.exchange import Direction
from specloom.ir.plain import to_json
from specloom.ir.typed import typed
from specloom.ir.types import (
    Access,
    Anything,
    Default,
    Documentation,
    JsonValue,
    Limits,
    ListOf,
    MapOf,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeDef,
    TypeUse,
    Variant,
)
from specloom.ir.values import RecordValue


def scalar(kind: ScalarKind, format: str = "", **limits: object) -> Scalar:
    return Scalar(kind, format, limits=Limits(**limits))  # type: ignore[arg-type]


S, INT, N = ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.NUMBER

FORMATS = (
    *("date-time", "date", "time", "duration", "uuid", "email", "uri", "hostname", "ipv4", "ipv6", "byte"),
    *("decimal", "regex", "password", "uri-reference", "json-pointer", "unheard-of"),
)

CONSTRAINED: list[TypeUse] = [
    scalar(S, min_length=30),
    scalar(S, max_length=3),
    scalar(S, max_length=0),
    scalar(S, min_length=5, max_length=5),
    scalar(S, pattern=r"^[A-Z]{2}\d{6}$"),
    scalar(S, pattern=r"^[a-z]+$", min_length=12, max_length=12),
    scalar(S, pattern=r"^\+?[1-9]\d{1,14}$"),
    scalar(S, pattern=r"^(?=x).*", max_length=4),
    *(scalar(S, format) for format in FORMATS),
    scalar(INT, "int32", minimum=5),
    scalar(INT, maximum=-5),
    scalar(INT, exclusive_minimum=10, multiple_of=7),
    scalar(INT, minimum=100, maximum=100),
    scalar(INT, multiple_of=2.5),
    scalar(N, minimum=0.6, maximum=1.2),
    scalar(N, exclusive_minimum=0, exclusive_maximum=0.001),
    scalar(N, multiple_of=0.01, minimum=0.555),
    scalar(N, maximum=-1e300),
    scalar(N, minimum=1e308),
    Scalar(S, content_encoding="base64"),
    Scalar(S, content_media_type="application/pdf"),
    ListOf(BOOLEAN, min_items=2, unique_items=True),
    ListOf(STRING, min_items=4, unique_items=True),
    ListOf(scalar(N, minimum=0, maximum=1), min_items=5, unique_items=True),
    ListOf(scalar(S, "uuid"), min_items=3, unique_items=True),
    ListOf(named("Colour"), min_items=3, unique_items=True),
    ListOf(named("Pet"), min_items=3, unique_items=True),
    ListOf(INTEGER, max_items=0),
    TupleOf((STRING, INTEGER), NUMBER),
    TupleOf((STRING, INTEGER), None, 1),
    MapOf(INTEGER, min_properties=2),
    MapOf(STRING, key_pattern="^x-[a-z]+$"),
    Nullable(named("Pet")),
    Anything(),
    named("Pet"),
    named("Tree"),
    named("Either"),
]

TYPES = table(
    enumeration("Colour", "red", "green", "blue"),
    record("Cat", field("kind", STRING), field("name", STRING)),
    record("Dog", field("kind", named("DogKind"), required=False), field("age", INTEGER)),
    enumeration("DogKind", "puppy", "dog"),
    union(
        "Pet",
        Variant(named("Cat"), ("cat",)),
        Variant(named("Dog"), ("dog", "puppy")),
        discriminator="kind",
    ),
    record("Tree", field("value", STRING), field("children", ListOf(named("Tree")))),
    union("Either", named("Loose"), named("Strict"), exclusive=True),
    record("Loose", field("a", STRING, required=False)),
    record("Strict", field("a", STRING), field("b", STRING)),
)


@pytest.mark.parametrize("use", CONSTRAINED, ids=repr)
@pytest.mark.parametrize("name", ["", "display_name", "createdAt", "url"])
def test_what_is_made_up_fits(use: TypeUse, name: str) -> None:
    for complete in (False, True):
        made = example_of(TYPES, use, name=name, complete=complete)
        assert typed(TYPES, to_json(made), use, direction=Direction.REQUEST) is not None, made


@pytest.mark.parametrize(
    ("use", "name", "value"),
    [
        (STRING, "display_name", "example-display-name"),
        (STRING, "displayName", "example-display-name"),
        (STRING, "*/ {} ../", "example"),
        (STRING, "", "example"),
        (STRING, "avatar_url", "https://example.com"),
        (STRING, "email", "user@example.com"),
        (scalar(S, "date-time"), "created_at", "2024-01-02T03:04:05Z"),
        (INTEGER, "created_at", 1704164645),
        (INTEGER, "count", 1),
        (NUMBER, "ratio", 1.5),
        (BOOLEAN, "ok", True),
        (ListOf(STRING), "tags", ["example-tag"]),
        (MapOf(STRING), "labels", {"key": "example-value"}),
        (named("Colour"), "colour", "red"),
    ],
)
def test_what_is_made_up_is_readable(use: TypeUse, name: str, value: JsonValue) -> None:
    assert to_json(example_of(TYPES, use, name=name)) == value


def test_the_documents_own_example_comes_first_where_it_fits() -> None:
    types = table(
        record("Point", field("x", INTEGER, examples=("no", 7)), examples=({"x": "no"},)),
        record("Size", field("x", INTEGER), examples=({"x": "no"}, {"x": 3})),
    )
    assert to_json(example_of(types, named("Point"), given=("no", {"x": 1}))) == {"x": 1}
    assert to_json(example_of(types, named("Point"), given=("no",))) == {"x": 7}
    assert to_json(example_of(types, named("Size"))) == {"x": 3}


def test_optional_fields_stand_in_complete_examples_only() -> None:
    types = table(record("R", field("a", STRING), field("b", named("R"), required=False)))
    assert to_json(example_of(types, named("R"))) == {"a": "example-a"}
    assert to_json(example_of(types, named("R"), complete=True)) == {"a": "example-a"}
    types = table(record("R", field("a", STRING), field("b", BOOLEAN, required=False)))
    assert to_json(example_of(types, named("R"), complete=True)) == {"a": "example-a", "b": True}


def test_fields_that_do_not_travel_are_left_out() -> None:
    types = table(
        record("R", field("id", STRING, access=Access.READ), field("secret", STRING, access=Access.WRITE))
    )
    assert to_json(example_of(types, named("R"), direction=Direction.REQUEST)) == {"secret": "example-secret"}
    assert to_json(example_of(types, named("R"), direction=Direction.RESPONSE)) == {"id": "example-id"}


def path_parameter(use: TypeUse, *examples: JsonValue, default: Default | None = None) -> Parameter:
    given = tuple(Example("", value) for value in examples)
    place, where = ParameterLocation.PATH, Location("", "")
    return Parameter("id", place, use, True, Style.SIMPLE, False, where, default=default, examples=given)


def test_a_parameter_of_a_path_is_never_empty() -> None:
    types = table(
        replace(alias("Own", STRING), examples=("", "own")),
        replace(alias("Empty", Scalar(S, limits=Limits(max_length=9))), examples=("",)),
        enumeration("Words", "", "word"),
    )
    made = [
        path_parameter(STRING, "", "given"),
        path_parameter(STRING, "", default=Default("usual")),
        path_parameter(STRING, default=Default("")),
        path_parameter(ListOf(STRING), []),
        path_parameter(named("Own")),
        path_parameter(named("Empty")),
        path_parameter(named("Words")),
    ]
    shown = [to_json(example_of_parameter(types, parameter)) for parameter in made]
    assert shown[:4] == ["given", "usual", "example-id", ["example-id"]]
    assert shown[4] == "own"
    assert shown[5]
    assert shown[6] == "word"
    query = replace(made[2], place=ParameterLocation.QUERY)
    assert to_json(example_of_parameter(types, query)) == ""


def test_an_object_has_as_many_properties_as_it_must() -> None:
    fields = (
        replace(field("old", STRING, required=False), doc=Documentation(deprecated=True)),
        field("a", STRING, required=False),
        field("b", INTEGER),
        field("c", BOOLEAN, required=False),
    )
    types = table(replace(record("Least", *fields), min_properties=2))
    assert to_json(example_of(types, named("Least"))) == {"a": "example-a", "b": 1}
    types = table(replace(record("All", *fields), min_properties=4))
    assert list(to_json(example_of(types, named("All")))) == ["old", "a", "b", "c"]  # type: ignore[arg-type]
    types = table(replace(record("Most", *fields), max_properties=2))
    assert to_json(example_of(types, named("Most"), complete=True)) == {"a": "example-a", "b": 1}


def test_an_object_has_the_first_of_the_sets_of_properties_that_it_must_have() -> None:
    fields = [field(name, STRING, required=False) for name in ("url", "name", "size")]
    made = replace(record("Upload", *fields), choices=((("name", "size"), ("url",)),))
    types = table(made)
    assert set(to_json(example_of(types, named("Upload")))) == {"name", "size"}  # type: ignore[arg-type]
    for value, fits in (
        ({}, False),
        ({"name": "a"}, False),
        ({"url": "a"}, True),
        ({"url": "a", "name": "b"}, True),
    ):
        assert (typed(types, value, named("Upload")) is not None) is fits


def test_recursion_takes_the_first_way_out() -> None:
    types = table(
        record("Null", field("next", Nullable(named("Null")))),
        record("List", field("all", ListOf(named("List")))),
        record("Map", field("all", MapOf(named("Map")))),
        alias("Nested", ListOf(named("Nested"))),
        union("Expression", named("Sum"), named("Literal")),
        record("Sum", field("left", named("Expression")), field("right", named("Expression"))),
        record("Literal", field("value", INTEGER)),
    )
    assert to_json(example_of(types, named("Null"))) == {"next": None}
    assert to_json(example_of(types, named("List"))) == {"all": []}
    assert to_json(example_of(types, named("Map"))) == {"all": {}}
    assert to_json(example_of(types, named("Nested"))) == []
    assert to_json(example_of(types, named("Expression"))) == {"value": 1}


def test_a_type_without_finite_values_is_cut() -> None:
    types = table(record("Endless", field("name", STRING), field("next", named("Endless"))))
    made = example_of(types, named("Endless"))
    assert isinstance(made, RecordValue)
    assert to_json(made) == {"name": "example-name", "next": {}}


def test_examples_of_exploding_types_are_quick() -> None:
    doubling: list[TypeDef] = [
        record(f"D{n}", field("left", named(f"D{n + 1}")), field("right", named(f"D{n + 1}")))
        for n in range(60)
    ]
    types = table(*doubling, record("D60"), *(alias(f"A{n}", named(f"A{n + 1}")) for n in range(5000)))
    types = {**types, **table(alias("A5000", STRING))}
    start = time.process_time()
    example_of(types, named("D0"), complete=True)
    assert to_json(example_of(types, named("A0"))) == "example"
    assert time.process_time() - start < 4
