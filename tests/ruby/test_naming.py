"""Names in Ruby: what becomes of names that documents really have."""

from __future__ import annotations

import pytest

from specloom.targets.ruby.naming import argument, attribute, constant, method, model, stem


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Fine-tuning", "FineTuning"),
        ("pet store", "PetStore"),
        ("Audit Logs & stuff (beta)", "AuditLogsStuffBeta"),
        ("123abc", "Class123abc"),
        ("user_accounts", "UserAccounts"),
        ("usersAPI", "UsersAPI"),
        ("foo,bar", "Foobar"),
        ("Über", "Ber"),
        ("🐙", ""),
    ],
)
def test_a_tag(raw: str, name: str) -> None:
    assert stem(raw) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("create-realtime-session", "create_realtime_session"),
        ("listFine-tunes", "list_fine_tunes"),
        ("get_v1_users2", "get_v1_users2"),
        ("Get Pet", "get_pet"),
        ("get.pet.by.id", "get_pet_by_id"),
        ("foo:bar/baz", "foo_bar_baz"),
        ("is-valid?", "is_valid"),
        ("GetHTTPStatus", "get_http_status"),
        ("LISTALL", "l_istall"),
        ("URL", "u_rl"),
        ("XYZ", "x_yz"),
        ("oauth2Callback", "oauth2_callback"),
        ("2fa-enable", "call_2fa_enable"),
        ("v1.2", "v1_2"),
        ("a.b.c", "a_b_c"),
        ("a_b_c", "a_bc"),
        ("class", "call_class"),
        ("_private", "private"),
        ("delete", "delete"),
        ("default", "default"),
    ],
)
def test_an_operation(raw: str, name: str) -> None:
    assert method(raw) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("user-id", "user_id"),
        ("X-Request-ID", "x_request_id"),
        ("created.gt", "created_gt"),
        ("foo[bar]", "foo_bar"),
        ("ns:name", "ns_name"),
        ("arr[]", "arr"),
        ("$filter", "filter"),
        ("@type", "type"),
        ("foo,bar", "foobar"),
        ("foo&bar", "foobar"),
        ("+1", "_1"),
        ("-1", "_1"),
        ("2fa", "_2fa"),
        ("_id", "_id"),
        ("some__double", "some__double"),
        ("URL", "url"),
        ("ID", "id"),
        ("UPPER_CASE", "upper_case"),
        ("HTTPHeader", "http_header"),
        ("BAllOfRequest", "b_all_of_request"),
        ("XRateLimit", "x_rate_limit"),
        ("IDs", "ids"),
        ("OpenAIFile", "open_ai_file"),
        ("if", "_if"),
        ("query_params", "_query_params"),
        ("int", "int"),
        ("*", "star"),
    ],
)
def test_an_argument_and_a_property(raw: str, name: str) -> None:
    assert argument(raw) == name
    assert attribute(raw) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("open-ai_file", "OpenAiFile"),
        ("URLThing", "URLThing"),
        ("200start", "Model200start"),
        ("Dotted.Name.V1", "DottedNameV1"),
        ("My_Titled", "MyTitled"),
        ("class", "Class"),
        ("ApiError", "ModelApiError"),
        ("File", "File"),
    ],
)
def test_a_model(raw: str, name: str) -> None:
    assert model(raw) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("red", "RED"),
        ("dark blue", "DARK_BLUE"),
        ("gpt-4o", "GPT_4O"),
        ("1", "N1"),
        ("minus 1.5", "MINUS_1_5"),
    ],
)
def test_a_constant(raw: str, name: str) -> None:
    assert constant(raw) == name
