"""Names in Swift, as users of Swift clients know them."""

from __future__ import annotations

import pytest

from specloom.targets.swift.naming import (
    argument,
    attribute,
    constant,
    input_type,
    method,
    model,
    nested,
    stem,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Fine-tuning", "FineTuning"),
        ("pet store", "PetStore"),
        ("Audit Logs & stuff (beta)", "AuditLogsStuffBeta"),
        ("123abc", "Class123abc"),
        ("user_accounts", "UserAccounts"),
        ("usersAPI", "UsersAPI"),
        ("HTTPThings", "HTTPThings"),
        ("foo,bar", "Foobar"),
        ("Über", "Ber"),
        ("日本", ""),
    ],
)
def test_a_tag_is_the_stem_of_a_class(raw: str, expected: str) -> None:
    assert stem(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
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
        ("init", "callInit"),
        ("2fa-enable", "call2faEnable"),
        ("_private", "callPrivate"),
        ("delete", "delete"),
    ],
)
def test_an_operation_is_a_method(raw: str, expected: str) -> None:
    assert method(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("user-id", "userId"),
        ("X-Request-ID", "xRequestID"),
        ("created.gt", "createdGt"),
        ("foo[bar]", "fooBar"),
        ("ns:name", "nsName"),
        ("arr[]", "arr"),
        ("$filter", "filter"),
        ("@type", "type"),
        ("foo,bar", "foobar"),
        ("foo&bar", "foobar"),
        ("+1", "_1"),
        ("-1", "_1"),
        ("2fa", "_2fa"),
        ("_id", "id"),
        ("some__double", "someDouble"),
        ("URL", "URL"),
        ("ID", "ID"),
        ("UPPER_CASE", "UPPER_CASE"),
        ("HTTPHeader", "hTTPHeader"),
        ("BAllOfRequest", "bAllOfRequest"),
        ("XRateLimit", "xRateLimit"),
        ("IDs", "iDs"),
        ("OpenAIFile", "openAIFile"),
        ("in", "_in"),
        ("default", "_default"),
        ("protocol", "_protocol"),
        ("is", "_is"),
        ("*", "star"),
        ("_", "underscore"),
        ("", "unnamed"),
        ("日", "u65e5"),
    ],
)
def test_a_parameter_and_a_property_are_variables(raw: str, expected: str) -> None:
    assert argument(raw) == expected
    assert attribute(raw) == expected


def test_some_variables_are_taken() -> None:
    assert argument("completion") == "_completion"
    assert argument("api-response-queue") == "_apiResponseQueue"
    assert attribute("completion") == "completion"
    assert attribute("additional_properties") == "_additionalProperties"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("open-ai_file", "OpenAiFile"),
        ("URLThing", "URLThing"),
        ("Dotted.Name.V1", "DottedNameV1"),
        ("200Start", "Model200Start"),
        ("Error", "ModelError"),
        ("ErrorResponse", "ModelErrorResponse"),
        ("data", "ModelData"),
        ("Type", "ModelType"),
        ("RealtimeSession_input_audio_transcription", "RealtimeSessionInputAudioTranscription"),
        ("RealtimeResponseCreateParams_tools_inner", "RealtimeResponseCreateParamsToolsInner"),
        ("My_Titled", "MyTitled"),
        ("kebab-name", "KebabName"),
        ("Class", "Class"),
    ],
)
def test_a_schema_is_a_type(raw: str, expected: str) -> None:
    assert model(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("desc", "desc"),
        ("a b", "aB"),
        ("1", "_1"),
        ("gpt-4o-realtime-preview", "gpt4oRealtimePreview"),
        ("server_vad", "serverVad"),
        ("none", "_none"),
        ("some", "_some"),
        ("default", "_default"),
        ("", "empty"),
        ("DARK_BLUE", "darkBlue"),
        ("1024x1024", "_1024x1024"),
        ("1.5", "_1_5"),
        ("minus 1", "minus1"),
        ("minus 1.5", "minus_1_5"),
        ("-created_at", "minusCreatedAt"),
        ("+1", "plus1"),
        ("*", "star"),
        ("all_cases", "_allCases"),
    ],
)
def test_a_value_is_a_constant(raw: str, expected: str) -> None:
    assert constant(raw) == expected


def test_a_type_inside_another_hides_nothing_of_swift() -> None:
    assert nested("input_format") == "InputFormat"
    assert nested("type") == "ModelType"
    assert nested("coding_keys") == "ModelCodingKeys"
    assert input_type("type") == "Type"
    assert input_type("2fa") == "Model2fa"
