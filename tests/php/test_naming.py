"""Names in PHP, as users of such bundles know them."""

from __future__ import annotations

import pytest

from specloom.targets.php import naming


@pytest.mark.parametrize(
    ("tag", "stem"),
    [
        ("Fine-tuning", "FineTuning"),
        ("pet store", "PetStore"),
        ("Audit Logs & stuff (beta)", "AuditLogsStuffBeta"),
        ("123abc", "Class123abc"),
        ("user_accounts", "UserAccounts"),
        ("usersAPI", "UsersAPI"),
        ("foo,bar", "Foobar"),
        ("Über", "Ber"),
        ("名", ""),
    ],
)
def test_stems(tag: str, stem: str) -> None:
    assert naming.stem(tag) == stem


@pytest.mark.parametrize(
    ("raw", "method"),
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
        ("header_params", "callHeaderParams"),
        ("delete", "delete"),
        ("noop_id_sub_item_get", "noopIdSubItemGet"),
    ],
)
def test_methods(raw: str, method: str) -> None:
    assert naming.method(raw) == method


@pytest.mark.parametrize(
    ("raw", "argument"),
    [
        ("user-id", "userId"),
        ("X-Request-ID", "xRequestID"),
        ("created.gt", "createdGt"),
        ("foo[bar]", "fooBar"),
        ("ns:name", "nsName"),
        ("arr[]", "arr"),
        ("$filter", "filter"),
        ("@type", "atType"),
        ("foo,bar", "foobar"),
        ("foo&bar", "foobar"),
        ("+1", "_1"),
        ("-1", "_1"),
        ("2fa", "_2fa"),
        ("_id", "id"),
        ("some__double", "someDouble"),
        ("URL", "uRL"),
        ("ID", "iD"),
        ("UPPER_CASE", "uPPERCASE"),
        ("HTTPHeader", "hTTPHeader"),
        ("BAllOfRequest", "bAllOfRequest"),
        ("XRateLimit", "xRateLimit"),
        ("IDs", "iDs"),
        ("OpenAIFile", "openAIFile"),
        ("class", "class"),
        ("this", "_this"),
        ("@", "at"),
        ("名", "u540d"),
    ],
)
def test_arguments_and_properties(raw: str, argument: str) -> None:
    assert naming.argument(raw) == argument
    assert naming.attribute(raw) == argument


def test_arguments_leave_those_that_every_method_has() -> None:
    assert naming.argument("responseCode") == "_responseCode"
    assert naming.argument("response-headers") == "_responseHeaders"
    assert naming.attribute("responseCode") == "responseCode"
    assert naming.attribute("additionalProperties") == "_additionalProperties"


@pytest.mark.parametrize(
    ("raw", "model"),
    [
        ("OpenAIFile", "OpenAIFile"),
        ("URLThing", "URLThing"),
        ("kebab-name", "KebabName"),
        ("Dotted.Name.V1", "DottedNameV1"),
        ("200Start", "Model200Start"),
        ("foo,bar", "FooBar"),
        ("RealtimeSession_input_audio_transcription", "RealtimeSessionInputAudioTranscription"),
        ("class", "ModelClass"),
        ("List", "ModelList"),
        ("String", "ModelString"),
        ("enum", "ModelEnum"),
        ("UploadedFile", "ModelUploadedFile"),
        ("Error", "Error"),
        ("File", "File"),
    ],
)
def test_models(raw: str, model: str) -> None:
    assert naming.model(raw) == model


@pytest.mark.parametrize(
    ("raw", "case"),
    [
        ("asc", "Asc"),
        ("dark blue", "DarkBlue"),
        ("gpt-4o-realtime-preview", "Gpt4oRealtimePreview"),
        ("gpt-3.5-turbo", "Gpt3_5Turbo"),
        ("1", "N1"),
        ("class", "Class_"),
        ("interface", "Interface"),
    ],
)
def test_cases(raw: str, case: str) -> None:
    assert naming.case(raw) == case


@pytest.mark.parametrize(
    ("namespace", "bundle", "alias"),
    [
        ("OpenAPI\\Server", "OpenAPIServer", "open_api_server"),
        ("Acme\\Petstore", "AcmePetstore", "acme_petstore"),
        ("Acme", "Acme", "acme"),
    ],
)
def test_bundles(namespace: str, bundle: str, alias: str) -> None:
    assert naming.bundle(namespace) == bundle
    assert naming.alias(namespace) == alias
