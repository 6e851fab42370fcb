"""A small implementation of the repository's own document, as its author would write it: everything in memory."""

from __future__ import annotations

import hmac
import itertools
import time
from collections.abc import AsyncIterator
from typing import Any

from fastapi import Request, UploadFile
from openai_server import (
    ChatApi,
    ErrorReply,
    FilesApi,
    Identity,
    ModelsApi,
    Problem,
    RealtimeApi,
    Reply,
    create_app,
    models,
)
from openai_server.headers import CreateFile200Headers, DownloadFile200Headers

TOKEN = "token-of-the-tests"
_numbers = itertools.count(1)


def failure(status: int, message: str, parameter: str | None = None) -> ErrorReply:
    """Return the error that the document declares."""
    error = models.Error(message=message, type="invalid_request_error", param=parameter, code=None)
    return ErrorReply(status, models.ErrorResponse(error=error))


class Realtime(RealtimeApi):
    """Realtime sessions."""

    async def create_realtime_session(
        self, realtime_session_create_request: models.RealtimeSessionCreateRequest
    ) -> models.RealtimeSessionCreateResponse:
        """Open a session."""
        secret = models.RealtimeSessionCreateResponseClientSecret(
            value=f"ek_{next(_numbers)}", expires_at=int(time.time()) + 60
        )
        voice = realtime_session_create_request.voice
        return models.RealtimeSessionCreateResponse(client_secret=secret, voice=voice)


class Models(ModelsApi):
    """Two models that nobody can delete, and one that can be."""

    def __init__(self) -> None:
        self.names = ["gpt-4o-mini", "whisper-1", "ft:mine"]

    async def list_models(self) -> models.ListModelsResponse:
        """List them."""
        return models.ListModelsResponse(object="list", data=[self.model(name) for name in self.names])

    async def retrieve_model(self, model: str) -> models.Model_:
        """Return one."""
        if model not in self.names:
            raise failure(404, "there is no such model", "model")
        return self.model(model)

    async def delete_model(self, model: str) -> models.DeleteModelResponse:
        """Delete one."""
        if model not in self.names:
            raise failure(404, "there is no such model", "model")
        if not model.startswith("ft:"):
            raise failure(403, "it isn't yours", "model")
        self.names.remove(model)
        return models.DeleteModelResponse(id=model, object="model", deleted=True)

    def model(self, name: str) -> models.Model_:
        """Return what is known about a model."""
        return models.Model_(id=name, created=1721172741, owned_by="system")


class Files(FilesApi):
    """Files and what they contain."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[models.OpenAIFile, bytes]] = {}

    async def create_file(
        self, file: UploadFile, purpose: models.CreateFileRequestPurpose
    ) -> Reply[models.OpenAIFile, CreateFile200Headers]:
        """Keep a file."""
        content = await file.read()
        kept = models.OpenAIFile(
            id=f"file-{next(_numbers)}",
            bytes=len(content),
            created_at=int(time.time()),
            filename=file.filename or "upload",
            purpose=purpose,
            status="uploaded",
        )
        self.files[kept.id] = kept, content
        return Reply(kept, headers={"x-request-id": f"req_{next(_numbers)}"})

    async def list_files(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int = 10000,
        order: models.ListFilesOrder = "desc",
        after: str | None = None,
    ) -> models.ListFilesResponse:
        """Return one page."""
        found = [file for file, _ in self.files.values() if purpose in (None, file.purpose)]
        if order == "desc":
            found.reverse()
        ids = [file.id for file in found]
        start = ids.index(after) + 1 if after in ids else 0
        page = found[start : start + limit]
        return models.ListFilesResponse(
            object="list",
            data=page,
            first_id=page[0].id if page else "",
            last_id=page[-1].id if page else "",
            has_more=start + limit < len(found),
        )

    async def retrieve_file(self, file_id: str) -> models.OpenAIFile:
        """Return what is known about a file."""
        return self.kept(file_id)[0]

    async def download_file(self, file_id: str) -> Reply[bytes, DownloadFile200Headers]:
        """Return what a file contains."""
        file, content = self.kept(file_id)
        name = "".join(c for c in file.filename if c.isascii() and c.isalnum())
        return Reply(content, headers={"content-disposition": f'attachment; filename="{name}"'})

    async def delete_file(self, file_id: str) -> models.DeleteFileResponse:
        """Throw a file away."""
        self.kept(file_id)
        del self.files[file_id]
        return models.DeleteFileResponse(id=file_id, object="file", deleted=True)

    def kept(self, file_id: str) -> tuple[models.OpenAIFile, bytes]:
        """Return a file and its content."""
        if file_id not in self.files:
            raise failure(404, "there is no such file", "file_id")
        return self.files[file_id]


class Chat(ChatApi):
    """Says the same to everybody, word by word to those who ask for that, unless it doesn't do so."""

    def __init__(self, *, streams: bool) -> None:
        self.streams = streams

    async def create_chat_completion(
        self, create_chat_completion_request: models.CreateChatCompletionRequest
    ) -> models.CreateChatCompletionResponse | AsyncIterator[models.CreateChatCompletionStreamResponse]:
        """Answer."""
        if create_chat_completion_request.stream and self.streams:
            return self.pieces(create_chat_completion_request.model)
        message = models.ChatCompletionResponseMessage(content="Hello.", refusal=None)
        choice = models.ChatCompletionChoice(index=0, message=message, finish_reason="stop", logprobs=None)
        return models.CreateChatCompletionResponse(
            id="chatcmpl-1", created=1, model=create_chat_completion_request.model, choices=[choice]
        )

    async def pieces(self, model: str) -> AsyncIterator[models.CreateChatCompletionStreamResponse]:
        """Answer word by word."""
        for word in ("Hel", "lo."):
            yield models.CreateChatCompletionStreamResponse.model_validate(
                {
                    "id": "chatcmpl-1",
                    "object": "chat.completion.chunk",
                    "created": 1,
                    "model": model,
                    "choices": [{"index": 0, "delta": {"content": word}, "finish_reason": None}],
                }
            )


async def check(secret: str, request: Request) -> Identity | None:
    """Say who has the token."""
    return Identity("tester") if hmac.compare_digest(secret.encode(), TOKEN.encode()) else None


def on_problem(problem: Problem) -> Reply[models.ErrorResponse]:
    """Tell problems as the document does."""
    parameter = problem.faults[0].name or problem.faults[0].pointer if problem.faults else None
    error = models.Error(
        message=problem.detail or problem.title, type="invalid_request_error", param=parameter, code=None
    )
    return Reply(models.ErrorResponse(error=error))


def make_app(*, streams: bool = True, **options: Any) -> Any:
    """Return the application, with nothing in it."""
    return create_app(
        realtime=Realtime(),
        models=Models(),
        files=Files(),
        chat=Chat(streams=streams),
        api_key_auth=check,
        on_problem=on_problem,
        **options,
    )


app = make_app()
"""The application, to be served by uvicorn."""
