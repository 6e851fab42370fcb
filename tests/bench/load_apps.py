"""What the load is put on: an application on the generated server, and the same as one writes it with FastAPI by hand.

Both use the same models, know who calls, and answer with the same bytes. ``SPECLOOM_APP`` says which one ``app`` is.
"""

from __future__ import annotations

import hmac
import os
from typing import Annotated, Any

from fastapi import Body, Depends, FastAPI, Header, HTTPException, Path, Query, Request
from openai_server import (  # type: ignore[import-not-found]
    FilesApi,
    Identity,
    ModelsApi,
    RealtimeApi,
    create_app,
    models,
)

TOKEN = b"token-of-the-bench"
FILES = [
    models.OpenAIFile(
        id=f"file-{number}",
        bytes=number,
        created_at=1677610602,
        filename=f"report-{number}.jsonl",
        purpose="fine-tune",
        status="processed",
    )
    for number in range(20)
]


def page(limit: int) -> models.ListFilesResponse:
    """Return a page of files."""
    found = FILES[:limit]
    return models.ListFilesResponse(
        object="list", data=found, first_id=found[0].id, last_id=found[-1].id, has_more=False
    )


def session(request: models.RealtimeSessionCreateRequest) -> models.RealtimeSessionCreateResponse:
    """Return a session."""
    secret = models.RealtimeSessionCreateResponseClientSecret(value="ek_1", expires_at=1)
    return models.RealtimeSessionCreateResponse(client_secret=secret, voice=request.voice)


def one(name: str) -> models.Model_:
    """Return a model."""
    return models.Model_(id=name, created=1721172741, owned_by="system")


def generated() -> FastAPI:
    """Return the application on the generated server."""

    class Files(FilesApi):
        async def list_files(
            self,
            *,
            purpose: models.FilePurpose | None = None,
            limit: int = 10000,
            order: models.ListFilesOrder = "desc",
            after: str | None = None,
        ) -> models.ListFilesResponse:
            return page(limit)

    class Realtime(RealtimeApi):
        async def create_realtime_session(
            self, realtime_session_create_request: models.RealtimeSessionCreateRequest
        ) -> models.RealtimeSessionCreateResponse:
            return session(realtime_session_create_request)

    class Models(ModelsApi):
        async def retrieve_model(self, model: str) -> models.Model_:
            return one(model)

    async def check(secret: str, request: Request) -> Identity | None:
        return Identity() if hmac.compare_digest(secret.encode(), TOKEN) else None

    app: FastAPI = create_app(
        files=Files(),  # type: ignore[abstract, unused-ignore]
        realtime=Realtime(),
        models=Models(),  # type: ignore[abstract, unused-ignore]
        api_key_auth=check,
    )
    return app


def by_hand() -> FastAPI:
    """Return the application as one writes it with FastAPI."""

    async def caller(authorization: Annotated[str, Header()] = "") -> None:
        scheme, _, secret = authorization.partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(secret.encode(), TOKEN):
            raise HTTPException(401)

    app = FastAPI(dependencies=[Depends(caller)])

    async def list_files(
        purpose: str | None = None,
        limit: Annotated[int, Query(ge=1, le=10000)] = 10000,
        order: models.ListFilesOrder = "desc",
        after: str | None = None,
    ) -> Any:
        return page(limit)

    async def create_realtime_session(
        settings: Annotated[models.RealtimeSessionCreateRequest, Body()],
    ) -> Any:
        return session(settings)

    async def retrieve_model(name: Annotated[str, Path(alias="model")]) -> Any:
        return one(name)

    kept: dict[str, Any] = {"response_model_exclude_unset": True}
    app.get("/v1/files", response_model=models.ListFilesResponse, **kept)(list_files)
    app.post("/v1/realtime/sessions", response_model=models.RealtimeSessionCreateResponse, **kept)(
        create_realtime_session
    )
    app.get("/v1/models/{model}", response_model=models.Model_, **kept)(retrieve_model)
    return app


app = {"generated": generated, "by-hand": by_hand}[os.environ.get("SPECLOOM_APP", "generated")]()
