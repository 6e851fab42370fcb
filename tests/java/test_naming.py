"""Java's names: what users of the known pages call each thing."""

from __future__ import annotations

import pytest

from specloom.targets.java.naming import argument, attribute, constant, method, model, stem


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("Fine-tuning", "FineTuning"),
        ("pet store", "PetStore"),
        ("Audit Logs & stuff (beta)", "AuditLogsStuffBeta"),
        ("123abc", "Class123abc"),
        ("user_accounts", "UserAccounts"),
        ("foo,bar", "Foobar"),
        ("Über", "Ber"),
        ("HTTPThings", "HttpThings"),
        ("URL", "Url"),
        ("V2API", "V2Api"),
        ("usersAPI", "UsersApi"),
        ("OpenAIFile", "OpenAiFile"),
    ],
)
def test_a_class_of_operations(tag: str, expected: str) -> None:
    assert stem(tag) == expected


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
        ("2fa-enable", "call2faEnable"),
        ("_private", "callPrivate"),
        ("delete", "delete"),
        ("notify", "callNotify"),
        ("list", "callList"),
    ],
)
def test_a_method(raw: str, expected: str) -> None:
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
        ("$filter", "$filter"),
        ("@type", "atType"),
        ("foo,bar", "fooCommaBar"),
        ("foo&bar", "fooAmpersandBar"),
        ("+1", "plus1"),
        ("-1", "_1"),
        ("2fa", "_2fa"),
        ("_id", "id"),
        ("some__double", "someDouble"),
        ("URL", "URL"),
        ("ID", "ID"),
        ("UPPER_CASE", "UPPER_CASE"),
        ("HTTPHeader", "htTPHeader"),
        ("URLValue", "urLValue"),
        ("BAllOfRequest", "ballOfRequest"),
        ("XRateLimit", "xrateLimit"),
        ("ABc", "abc"),
        ("IDs", "ids"),
        ("OpenAIFile", "openAIFile"),
        ("class", "propertyClass"),
        ("file", "_file"),
        ("object", "_object"),
        ("body", "_body"),
        ("default", "_default"),
        ("名前", "u540dU524d"),
        ("$", "dollar"),
        ("", "unnamed"),
    ],
)
def test_an_argument(raw: str, expected: str) -> None:
    assert argument(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("object", "object"), ("default", "_default"), ("class", "propertyClass"), ("equals", "_equals")],
)
def test_a_property_may_be_called_what_an_argument_may_not(raw: str, expected: str) -> None:
    assert attribute(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("URLThing", "URLThing"),
        ("OpenAIFile", "OpenAIFile"),
        ("open-ai_file", "OpenAiFile"),
        ("Dotted.Name.V1", "DottedNameV1"),
        ("200Start", "Model200Start"),
        ("class", "ModelClass"),
        ("File", "ModelFile"),
        ("List", "ModelList"),
        ("Object", "ModelObject"),
        ("String", "ModelString"),
        ("UUID", "ModelUUID"),
        ("Error", "Error"),
    ],
)
def test_a_model(raw: str, expected: str) -> None:
    assert model(raw) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("red", "RED"),
        ("dark blue", "DARK_BLUE"),
        ("darkBlue", "DARK_BLUE"),
        ("1st", "_1ST"),
        ("256x256", "_256X256"),
        ("gpt-4o", "GPT_4O"),
        ("", "EMPTY"),
        ("-created", "MINUS_CREATED"),
        ("+created", "PLUS_CREATED"),
        (">=", "AT_LEAST"),
        ("café crème", "CAFE_CREME"),
        (10, "NUMBER_10"),
        (-1, "NUMBER_MINUS_1"),
        (1.5, "NUMBER_1_DOT_5"),
        (True, "TRUE"),
    ],
)
def test_a_constant(value: bool | int | float | str, expected: str) -> None:
    assert constant(value) == expected
