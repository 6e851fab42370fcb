"""The committed client, installed as a stranger would, against a server that answers with the document's examples."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.e2e.documented import imported
from tests.support.corpus import OWN_DOCUMENT, ROOT, parsed
from tests.support.server import Server, json_answer

from specloom.mock.bodies import FILE_CONTENT
from specloom.targets.python.cases import reserved_words


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client, built and installed by pip in a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    source = ROOT / "generated" / "python"
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", folder, source]
    subprocess.run(command, check=True, cwd=folder)
    with imported(folder, "openai_client") as package:
        yield package


@pytest.fixture
def server() -> Iterator[Server]:
    api = parsed(OWN_DOCUMENT)
    assert api is not None
    with Server(api) as server:
        yield server


def test_a_realtime_session(package: ModuleType, server: Server) -> None:
    with package.Client(api_key="secret", base_url=server.url) as client:
        session = client.realtime.create_realtime_session(
            {"model": "gpt-4o-realtime-preview", "modalities": ["text"]}
        )
    assert isinstance(session, package.models.RealtimeSessionCreateResponse)
    assert session.client_secret.value
    [request] = server.requests
    assert (request.method, request.path) == ("POST", "/realtime/sessions")
    assert request.header("authorization") == "Bearer secret"
    assert json.loads(request.body) == {"model": "gpt-4o-realtime-preview", "modalities": ["text"]}


def test_a_model_and_a_dictionary_send_the_same(package: ModuleType, server: Server) -> None:
    models = package.models
    with package.Client(api_key="secret", base_url=server.url) as client:
        client.realtime.create_realtime_session({"model": "gpt-4o-realtime-preview", "voice": "alloy"})
        client.realtime.create_realtime_session(
            models.RealtimeSessionCreateRequest(model="gpt-4o-realtime-preview", voice="alloy")
        )
    first, second = server.requests
    assert json.loads(first.body) == json.loads(second.body)


def test_a_chat_completion(package: ModuleType, server: Server) -> None:
    messages = [{"role": "user", "content": "Why is the sky blue?"}]
    with package.Client(api_key="secret", base_url=server.url) as client:
        completion = client.chat.create_chat_completion({"model": "gpt-4o", "messages": messages})
    assert completion.choices[0].message.role == "assistant"
    assert json.loads(server.requests[0].body) == {"model": "gpt-4o", "messages": messages}


def test_an_upload_a_list_and_a_download(package: ModuleType, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "training.jsonl"
    path.write_bytes(b'{"a": 1}\n')
    with package.Client(api_key="secret", base_url=server.url) as client:
        file = client.files.create_file(path, "fine-tune")
        page = client.files.list_files(limit=2, after="file-1")
        data = client.files.download_file(file.id)
    assert page.data
    assert data == FILE_CONTENT
    upload, listing, download = server.requests
    assert upload.header("content-type").startswith("multipart/form-data; boundary=")
    assert b'filename="training.jsonl"' in upload.body and b'{"a": 1}\n' in upload.body
    assert sorted(listing.query.split("&")) == ["after=file-1", "limit=2"]
    assert download.path == f"/files/{file.id}/content"


def test_status_code_and_headers_are_there_on_request(package: ModuleType, server: Server) -> None:
    with package.Client(api_key="secret", base_url=server.url) as client:
        response = client.models.list_models_with_http_info()
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/json")
    assert response.data.data


def test_an_error_is_typed(package: ModuleType, server: Server) -> None:
    problem = {
        "error": {"message": "No such file", "type": "invalid_request_error", "param": None, "code": None}
    }
    server.queue.append(json_answer(problem, 404))
    with (
        package.Client(api_key="secret", base_url=server.url) as client,
        pytest.raises(package.NotFoundError) as info,
    ):
        client.files.retrieve_file("file-0")
    assert info.value.status_code == 404
    assert isinstance(info.value.body, package.models.ErrorResponse)
    assert info.value.body.error.message == "No such file"


def test_a_path_value_cannot_climb(package: ModuleType, server: Server) -> None:
    with package.Client(api_key="secret", base_url=server.url) as client:
        for hostile in ("..", "../models", "a/b", "%2e%2e", "?x=1"):
            client.models.retrieve_model(hostile)
    assert {request.operation.operation_id for request in server.requests} == {"retrieveModel"}
    assert not any(request.query for request in server.requests)


def test_what_does_not_fit_is_not_sent(package: ModuleType, server: Server) -> None:
    with package.Client(api_key="secret", base_url=server.url) as client:
        for arguments in ({"limit": 0}, {"order": "sideways"}):
            with pytest.raises(package.RequestValidationError):
                client.files.list_files(**arguments)
    assert server.requests == []


def test_a_living_api_does_not_break_the_client(package: ModuleType, server: Server) -> None:
    sent: dict[str, Any] = {
        "object": "list",
        "data": [
            {
                "id": "file-1",
                "object": "file",
                "bytes": "many",
                "created_at": 1,
                "filename": "a",
                "purpose": "a-new-purpose",
                "status": None,
                "shiny": {"new": True},
            }
        ],
        "more": 1,
    }
    server.queue.append(json_answer(sent))
    with package.Client(api_key="secret", base_url=server.url) as client:
        page = client.files.list_files()
    assert page.data[0].purpose == "a-new-purpose"
    assert page.data[0].shiny == {"new": True}
    assert page.model_dump(mode="json", by_alias=True) == sent
    server.queue.append(json_answer(sent))
    with (
        package.Client(api_key="secret", base_url=server.url, strict=True) as client,
        pytest.raises(package.ApiResponseValidationError),
    ):
        client.files.list_files()


def test_the_asynchronous_client_does_the_same(package: ModuleType, server: Server) -> None:
    async def talk() -> Any:
        async with package.AsyncClient(api_key="secret", base_url=server.url) as client:
            session, models = await asyncio.gather(
                client.realtime.create_realtime_session({"model": "gpt-4o-realtime-preview"}),
                client.models.list_models(),
            )
        return session, models

    session, models = asyncio.run(talk())
    assert session.client_secret.value
    assert models.data
    assert {request.path for request in server.requests} == {"/realtime/sessions", "/models"}


def test_credentials_are_missing(
    package: ModuleType, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with package.Client(base_url=server.url) as client, pytest.raises(package.ApiError, match="api_key"):
        client.models.list_models()
    monkeypatch.setenv("OPENAI_API_KEY", "from-the-environment")
    with package.Client(base_url=server.url) as client:
        client.models.list_models()
        assert "from-the-environment" not in repr(client)
    assert server.requests[-1].header("authorization") == "Bearer from-the-environment"


def test_no_name_of_the_runtime_can_be_taken_by_a_document(package: ModuleType) -> None:
    words = reserved_words()
    for client in (package.Client, package.AsyncClient):
        base = client.__mro__[1]
        instance = client(api_key="secret")
        public = {name for name in (*dir(base), *vars(instance)) if not name.startswith("_")}
        assert public <= words["client"]
    base = package.models.ErrorResponse.__mro__[1]
    public = {name for name in dir(base) if not name.startswith("_")}
    assert public <= words["fields"]
