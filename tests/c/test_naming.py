"""Names in C."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.ir.types import TypeId
from specloom.targets import find_target
from specloom.targets.c import cases
from specloom.targets.c.enums import own_place
from specloom.targets.c.naming import Names, name_api
from specloom.targets.kit.register import Register
from tests.support.corpus import parsed

CASE = Path(__file__).parents[1] / "cases" / "c-names" / "input.yaml"


@pytest.mark.parametrize(
    ("tag", "stem"),
    [
        ("Fine-tuning", "FineTuning"),
        ("pet store", "PetStore"),
        ("Audit Logs & stuff (beta)", "AuditLogsStuffBeta"),
        ("123abc", "Class123abc"),
        ("user_accounts", "UserAccounts"),
        ("usersAPI", "UsersAPI"),
        ("Über", "Ber"),
        ("foo,bar", "Foobar"),
        ("?", ""),
    ],
)
def test_stem(tag: str, stem: str) -> None:
    assert cases.stem(tag) == stem


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("create-realtime-session", "createRealtimeSession"),
        ("listFine-tunes", "listFineTunes"),
        ("get_v1_users2", "getV1Users2"),
        ("Get Pet", "getPet"),
        ("get.pet.by.id", "getPetById"),
        ("foo:bar/baz", "fooBarBaz"),
        ("is-valid?", "isValid"),
        ("a__b", "aB"),
        ("GetHTTPStatus", "getHTTPStatus"),
        ("LISTALL", "lISTALL"),
        ("URL", "uRL"),
        ("class", "callClass"),
        ("delete", "callDelete"),
        ("2fa-enable", "call2faEnable"),
        ("_private", "callPrivate"),
    ],
)
def test_method(raw: str, name: str) -> None:
    assert cases.method(raw) == name


@pytest.mark.parametrize(
    ("raw", "argument", "member"),
    [
        ("user-id", "user_id", "user_id"),
        ("X-Request-ID", "X_Request_ID", "x_request_id"),
        ("created.gt", "created_gt", "created_gt"),
        ("foo[bar]", "foo_bar", "foo_bar"),
        ("ns:name", "ns_name", "ns_name"),
        ("arr[]", "arr", "arr"),
        ("$filter", "filter", "filter"),
        ("@type", "type", "type"),
        ("foo,bar", "foobar", "foobar"),
        ("+1", "_1", "_1"),
        ("-1", "_1", "_1"),
        ("2fa", "_2fa", "_2fa"),
        ("_id", "_id", "_id"),
        ("some__double", "some__double", "some__double"),
        ("URL", "URL", "url"),
        ("UPPER_CASE", "UPPER_CASE", "upper_case"),
        ("HTTPHeader", "HTTPHeader", "http_header"),
        ("BAllOfRequest", "BAllOfRequest", "b_all_of_request"),
        ("XRateLimit", "XRateLimit", "x_rate_limit"),
        ("OpenAIFile", "OpenAIFile", "open_ai_file"),
        ("default", "_default", "_default"),
        ("this", "_this", "_this"),
        ("errno", "_errno", "_errno"),
        ("linux", "_linux", "_linux"),
        ("NULL", "NULL_", "null"),
        ("_Bool", "Bool", "_bool"),
        ("__x", "x", "x"),
        ("apiClient", "_apiClient", "api_client"),
        ("list_t", "_list_t", "list_t"),
        ("additional_properties", "additional_properties", "_additional_properties"),
        ("名", "u540d", "u540d"),
        ("*", "star", "star"),
        ("", "unnamed", "unnamed"),
    ],
)
def test_argument_and_member(raw: str, argument: str, member: str) -> None:
    assert cases.argument(raw) == argument
    assert cases.attribute(raw) == member


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("OpenAIFile", "open_ai_file"),
        ("URLThing", "url_thing"),
        ("200Start", "model_200_start"),
        ("Dotted.Name.V1", "dotted_name_v1"),
        ("RealtimeSession_input_audio_transcription", "realtime_session_input_audio_transcription"),
        ("class", "ModelClass"),
        ("Class", "ModelClass"),
        ("Long", "ModelLong"),
        ("Template", "template"),
        ("List", "ModelList"),
        ("Object", "ModelObject"),
        ("Size", "ModelSize"),
        ("Time", "ModelTime"),
        ("aux", "ModelAux"),
        ("COM1", "ModelCOM1"),
        ("_Leading", "leading"),
        ("File", "file"),
    ],
)
def test_model(raw: str, name: str) -> None:
    assert cases.model(raw) == name


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("OpenAI API", "openai_api"),
        ("My API: v2 (Beta)", "my_api__v2__beta"),
        ("名前 API", "api"),
        ("", "api"),
        ("3D", "api_3d"),
        ("_x", "x"),
    ],
)
def test_prefix(title: str, prefix: str) -> None:
    assert cases.prefix(title) == prefix


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("gpt-4o", "GPT_4O"),
        ("application/json", "APPLICATION_JSON"),
        ("1", "1"),
        ("", "EMPTY"),
        ("+", "PLUS"),
    ],
)
def test_constant(raw: str, word: str) -> None:
    assert cases.constant(raw) == word


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of a document of hard ones."""
    api = parsed(CASE)
    assert api is not None
    return name_api(api, "acme", Register())


def test_everything_that_c_has_in_one_scope_has_a_name_of_its_own(names: Names) -> None:
    constants = [
        constant for enum in names.enums.values() for constant in (enum.none, enum.other, *enum.constants)
    ]
    types = [enum.name for enum in names.enums.values()]
    types += [name for name in names.types.values() if name.endswith("_t")]
    # A page of another tag has the same operation, whose function has that tag's name.
    functions = [function for page in names.pages for function, _ in page.methods]
    functions += [f"{name}_free" for name in names.models.values()]
    everything = [*constants, *types, *functions]
    assert len(set(everything)) == len(everything) > 80


def test_constants_of_values_that_look_alike(names: Names) -> None:
    order = next(enum for place, enum in names.enums.items() if place.part == "argument order")
    assert order.name == "acme_callClass_order_e"
    assert (order.none, order.other) == ("acme_callClass_order_NULL", "acme_callClass_order_UNRECOGNIZED")
    assert [constant.removeprefix("acme_callClass_order_") for constant in order.constants] == [
        "ASC",
        "ASC2",
        "A",
        "NULL2",
        "UNRECOGNIZED2",
        "EMPTY",
    ]


def test_a_model_that_is_an_enumeration_needs_no_prefix(names: Names) -> None:
    color = TypeId("#/components/schemas/Color")
    assert names.types[color] == "color_e"
    assert names.enums[own_place(color)].constants[:2] == ("color_RED", "color_DARK_BLUE")


def test_members_of_a_union_are_called_after_what_they_are(names: Names) -> None:
    union = TypeId("#/components/schemas/200Start")
    assert names.unions[union] == (
        "string",
        "string2",
        "integer",
        "string_list",
        "integer_list_list",
        "choice",
        "color",
        "model_list",
        "object",
    )
    assert names.enums[own_place(union)].name == "acme_model_200_start_KIND_e"


@pytest.mark.parametrize("prefix", ["1a", "a b", "_a", "a" * 50])
def test_a_wrong_prefix_is_refused(prefix: str) -> None:
    target, api = find_target("c"), parsed(CASE)
    assert target is not None
    assert api is not None
    outcome = target.plan(api, {"prefix": prefix, "docs_style": "corrected"}, Register())
    assert outcome.value is None
    assert [diagnostic.code for diagnostic in outcome.diagnostics] == ["OPTION-INVALID"]
