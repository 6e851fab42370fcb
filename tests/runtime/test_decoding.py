"""Responses: everything is kept, nothing is required, strict when asked to."""

from __future__ import annotations

import copy
import datetime
import gc
import json
import pickle
import uuid
from decimal import Decimal
from typing import Any, Literal

import pytest
from pydantic import TypeAdapter, ValidationError


def models() -> Any:
    import sample_api.models

    return sample_api.models


def decode(type_: Any, value: Any, *, strict: bool = False) -> Any:
    from sample_api._runtime.decoding import Decoder
    from sample_api._runtime.schemas import Mode

    mode = Mode.STRICT if strict else Mode.LENIENT
    return Decoder(type_, mode).decode(json.dumps(value).encode())


def again(value: Any) -> Any:
    """What would be sent if a decoded value were."""
    return json.loads(TypeAdapter(Any).dump_json(value, exclude_unset=True, by_alias=True, warnings=False))


FILE = {"id": "f", "name": "a", "parent": None, "created_at": "2024-01-01T00:00:00Z"}


def test_a_response_that_fits() -> None:
    page = decode(models().ListFilesResponse, {"data": [FILE], "order": "asc"})
    assert type(page.data[0]) is models().FileObject
    assert page.data[0].created_at == datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    assert page.data[0].purpose is None
    assert page.next is None


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-01-02T03:04:05", datetime.datetime(2024, 1, 2, 3, 4, 5)),
        ("2024-01-02", datetime.datetime(2024, 1, 2)),
    ],
)
def test_a_moment_of_a_response_may_lack_its_offset(
    text: str, moment: datetime.datetime, strict: bool
) -> None:
    assert decode(datetime.datetime, text, strict=strict) == moment


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"data": [FILE], "order": "sideways", "new": {"a": [1]}},
        {"data": None},
        {"data": [FILE, 1, None, "x", []]},
        {"data": {"no": "list"}},
        {"data": [{"name": 5, "purpose": "new", "max-size": "5", "created_at": "soon", "deleted_at": None}]},
        {"data": [{"class": None, "class_": 1, "purpose": None, "meta": {"a": 1}, "name": ""}]},
    ],
)
def test_whatever_comes_is_kept(value: Any) -> None:
    page = decode(models().ListFilesResponse, value)
    assert type(page) is models().ListFilesResponse
    assert again(page) == value
    assert json.loads(page.model_dump_json()) == value


@pytest.mark.parametrize("value", [1, None, "x", [], True])
def test_a_root_that_does_not_fit_stays_raw(value: Any) -> None:
    assert decode(models().ListFilesResponse, value) == value


def test_nothing_is_coerced() -> None:
    file = decode(models().FileObject, {"max-size": "5", "created_at": 0, "name": 1, "parent": True})
    assert (file.max_size, file.created_at, file.name, file.parent) == ("5", 0, 1, True)


def test_broken_json_is_refused() -> None:
    from sample_api._runtime.decoding import Decoder

    with pytest.raises(ValidationError):
        Decoder(models().FileObject).decode(b'{"a"')


def test_unions_with_a_discriminator() -> None:
    value = [
        {"role": "user", "content": "a", "x": 1},
        {"role": "helper", "history": [{"role": "robot"}, {"role": "user"}], "tree": [["a"]]},
        {"role": "robot"},
        {},
        "text",
    ]
    decoded = decode(list[models().ChatMessage], value)
    assert [type(each).__name__ for each in decoded] == [
        "UserMessage",
        "AssistantMessage",
        "dict",
        "dict",
        "str",
    ]
    assert [type(each).__name__ for each in decoded[1].history] == ["dict", "UserMessage"]
    assert again(decoded) == value


def test_unions_without_one() -> None:
    value = {
        "shapes": [
            {"side": 1, "made": "2024-01-01"},
            {"base": 1, "height": 2, "colour": "red"},
            {"base": 1},
            {"side": "one"},
            {"side": None, "base": 1, "height": "2"},
            "circle",
            7,
        ]
    }
    event = decode(models().Event, value)
    assert [type(each).__name__ for each in event.shapes] == [
        "Square",
        "Triangle",
        "dict",
        "Square",
        "Triangle",
        "str",
        "int",
    ]
    assert event.shapes[0].made == datetime.date(2024, 1, 1)
    assert again(event) == value


def test_unions_that_constants_tell_apart() -> None:
    from sample_api._runtime.model import Model, constant

    class Text(Model):
        type: Literal["text"] = constant("text")
        value: str

    class Picture(Model):
        type: Literal["picture"] = constant("picture")
        size: int

    class Sound(Model):
        type: Literal["sound"] = constant("sound")

    value = [
        {"type": "sound", "size": 1},
        {"type": "picture", "value": "a"},
        {"type": "film"},
        {"size": 1},
        "auto",
        "new",
        ["text"],
        None,
    ]
    decoded = decode(list[Literal["auto"] | Text | Picture | Sound | list[str] | None], value)
    names = ["Sound", "Picture", "dict", "dict", "str", "str", "list", "NoneType"]
    assert [type(each).__name__ for each in decoded] == names
    assert again(decoded) == value
    assert type(decode(Text | Picture | Any, {"type": "text"})) is Text
    for unclear in (Text | Picture | dict[str, int], Text | models().Square):
        assert type(decode(unclear, {"type": "text", "value": "a"})) is Text


def test_unions_of_text_and_objects() -> None:
    event = models().Event
    assert decode(event, {"object": "file_1"}).object == "file_1"
    assert type(decode(event, {"object": FILE}).object) is models().FileObject
    assert type(decode(event, {"object": {"deleted": True, "id": "x"}}).object) is models().Gone
    assert decode(event, {"object": {"deleted": False, "id": "x"}}).object == {"deleted": False, "id": "x"}
    assert decode(event, {"when": "2024-01-01T00:00:00Z"}).when == "2024-01-01T00:00:00Z"
    assert type(decode(event, {"either": {"content": 1}}).either) is models().UserMessage
    assert decode(event, {"either": 5}).either == 5
    assert type(decode(event, {"message": {"role": "user"}}).message) is models().UserMessage
    assert decode(event, {"message": {"role": "helper"}}).message == {"role": "helper"}
    assert type(decode(event, {"by_name": {"a": {}}}).by_name["a"]) is models().UserMessage


def test_formats() -> None:
    value = {
        "date": "2024-01-02",
        "time": "01:02:03",
        "duration": "P1DT2H",
        "uid": "00000000-0000-0000-0000-000000000001",
        "price": "1.10",
        "weight": 1.5,
        "data": "+/8=",
        "url_data": "-_8=",
        "code": "xyz",
        "pair": [1, "2024-01-02"],
        "ratio": 3,
        "link": "HTTPS://Example.com?a=1",
    }
    decoded = decode(models().Formats, value)
    assert decoded.price == Decimal("1.10")
    assert decoded.weight == Decimal("1.5")
    assert decoded.data == decoded.url_data == b"\xfb\xff"
    assert decoded.pair == (1, datetime.date(2024, 1, 2))
    assert decoded.link.parts[:2] == ("https", "Example.com")
    assert decoded.link == value["link"]
    assert json.loads(decoded.model_dump_json()) == value
    odd = {"date": "yesterday", "duration": "P1Y", "data": "%", "weight": "heavy", "pair": [1, 2, 3]}
    assert json.loads(decode(models().Formats, odd).model_dump_json()) == odd


@pytest.mark.parametrize(
    "value",
    [
        {"time": "12:00:00.000Z"},
        {"time": "01:02"},
        {"duration": "P1M"},
        {"duration": "P1Y2M3DT4H"},
        {"duration": "PT24H"},
        {"duration": "P2W"},
        {"uid": "ABCDEFAB-0000-0000-0000-000000000001"},
        {"uid": "urn:uuid:00000000-0000-0000-0000-000000000001"},
        {"price": 1.5},
        {"price": 12},
        {"price": "+1.50"},
        {"price": "0.00000001"},
        {"weight": "1.50"},
        {"data": "-_8="},
        {"data": "-_8"},
        {"data": "+/8"},
        {"data": "QR=="},
        {"url_data": "+/8="},
        {"url_data": "AAAA"},
        {"link": "https://example.com/{template}?a=\u00e4 b"},
        {"link": "../relative"},
        {"link": 5},
    ],
)
def test_formats_are_written_as_they_were_read(value: dict[str, Any]) -> None:
    decoded = decode(models().Formats, value)
    assert json.loads(decoded.model_dump_json()) == value
    assert json.loads(decoded.model_copy(deep=True).model_dump_json()) == value
    assert again({"a": decoded}) == {"a": value}


def test_formats_in_other_notations_have_their_types() -> None:
    value = {
        "time": "12:00:00.000Z",
        "duration": "PT24H",
        "uid": "ABCDEFAB-0000-0000-0000-000000000001",
        "price": 1.5,
        "weight": "1.50",
        "data": "-_8",
    }
    decoded = decode(models().Formats, value)
    assert decoded.time == datetime.time(12, tzinfo=datetime.UTC)
    assert decoded.duration == datetime.timedelta(days=1)
    assert decoded.uid == uuid.UUID(value["uid"])
    assert decoded.price == decoded.weight == Decimal("1.5")
    assert decoded.data == b"\xfb\xff"
    assert decode(models().Formats, {"duration": "P1M"}, strict=True).duration == "P1M"


def test_constraints_of_uris() -> None:
    for decoding in ({}, {"strict": True}):
        assert decode(models().Formats, {"link": "a:b"}, **decoding).link.parts.scheme == "a"
    long = {"link": "a:" + "b" * 39}
    assert decode(models().Formats, long).link == long["link"]
    with pytest.raises(ValidationError):
        decode(models().Formats, long, strict=True)
    with pytest.raises(ValidationError):
        models().Formats(**long)
    for given in ("a:b", type(decode(models().Formats, long).link)("a:b")):
        value = models().Formats(link=given)
        assert value.link.parts.scheme == "a"
        assert value.model_dump_json() == '{"link":"a:b"}'
        assert copy.deepcopy(value) == value == pickle.loads(pickle.dumps(value))
    with pytest.raises(ValidationError):
        models().Formats(link=5)


def test_properties_that_are_called_as_others_are_in_python() -> None:
    file = decode(models().FileObject, {"class_": 5, "max_size": 1, "max-size": 2})
    assert (file.class_, file.max_size) == (None, 2)
    assert file.model_extra == {"class_": 5, "max_size": 1}
    assert file.model_fields_set == {"max_size"}
    for value in (
        {"class_": 5},
        {"class_": 5, "class": None},
        {"class_": None},
        {"max_size": 1, "max-size": 2},
        {"data": [{"class_": 1}, {"class": "a"}]},
    ):
        assert again(decode(models().FileObject, value)) == value
    page = decode(models().ListFilesResponse, {"data": [{"class_": 1}, {"class": "a"}]})
    assert [each.class_ for each in page.data] == [None, "a"]
    assert again(page) == {"data": [{"class_": 1}, {"class": "a"}]}


def test_unknown_properties_are_kept_where_requests_forbid_them() -> None:
    value = {"a": 1, "b": {"c": [None]}}
    empty = decode(models().Empty, value)
    assert empty.a == 1
    assert json.loads(empty.model_dump_json()) == value
    assert empty.model_dump() == value
    assert again([empty]) == [value]
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        models().Empty(a=1)
    with pytest.raises(ValueError, match="a"):
        models().Empty().a = 1


def test_typed_extras() -> None:
    value = {"total": 1, "a": {"side": 1}, "b": 2}
    scores = decode(models().Scores, value)
    assert type(scores.a) is models().Square
    assert again(scores) == value


def test_containers_and_aliases() -> None:
    assert decode(models().Ids, ["a", "a", 1, "b", "c"]) == ["a", "a", 1, "b", "c"]
    assert decode(dict[str, models().FileObject], {"a": FILE})["a"].name == "a"
    assert decode(models().Tree, ["a", {"b": ["c"]}, 1]) == ["a", {"b": ["c"]}, 1]
    assert decode(models().FileObject | None, None) is None
    assert decode(Any, {"a": [1]}) == {"a": [1]}


def test_a_model_that_was_built_before_stays_lenient() -> None:
    models().UserMessage(content="a")
    assert decode(models().UserMessage, {"content": 5}).content == 5
    assert decode(list[models().UserMessage], [{"content": 5}])[0].content == 5


def test_only_models_that_came_are_imported_into_the_decoder() -> None:
    from sample_api._runtime.decoding import Decoder

    decoder = Decoder(models().ListFilesResponse)
    decoder.decode(b'{"data":[]}')
    assert decoder._newest._known == {models().ListFilesResponse}
    decoder.decode(b'{"data":[{}]}')
    assert decoder._newest._known == {models().ListFilesResponse, models().FileObject}


def test_a_large_response_is_not_searched_for_garbage_at_once() -> None:
    page = decode(models().ListFilesResponse, {"data": [FILE] * 2000})
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert any(each is page for each in gc.get_objects(generation=2))


def test_what_the_application_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        decode(models().ListFilesResponse, {"data": [FILE] * 2000})
        assert gc.isenabled()
        # Objects that were frozen may be freed in the meantime.
        assert frozen // 2 < gc.get_freeze_count() <= frozen
    finally:
        gc.unfreeze()


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("FileObject", {**FILE}, True),
        ("FileObject", {**FILE, "new": 1}, True),
        ("FileObject", {k: v for k, v in FILE.items() if k != "id"}, False),
        ("FileObject", {**FILE, "purpose": "new"}, False),
        ("FileObject", {**FILE, "purpose": None}, False),
        ("FileObject", {**FILE, "deleted_at": None}, True),
        ("FileObject", {**FILE, "name": ""}, False),
        ("FileObject", {**FILE, "max-size": 101}, False),
        ("FileObject", {**FILE, "meta": {"a": 1}}, False),
        ("Ids", ["a", "b"], True),
        ("Ids", ["a", "a"], False),
        ("Ids", ["a", "b", "c", "d"], False),
        ("ChatMessage", {"role": "robot"}, False),
        ("ChatMessage", {"role": "user"}, False),
        ("UserMessage", {"content": "a"}, False),
        ("Shape", {"base": 1, "height": 2}, True),
        ("Shape", {"base": 1}, False),
        ("Tree", ["a", ["b"]], True),
        ("Tree", ["a", [1]], False),
        ("Empty", {"a": 1}, False),
        ("Formats", {"code": "xa"}, False),
        ("Formats", {"pair": [1, "2024-01-02"]}, True),
    ],
)
def test_strict(name: str, value: Any, fits: bool) -> None:
    type_ = getattr(models(), name)
    if fits:
        assert again(decode(type_, value, strict=True)) == value
    else:
        with pytest.raises(ValidationError):
            decode(type_, value, strict=True)
