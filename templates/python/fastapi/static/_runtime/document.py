"""Serves the OpenAPI document, as it is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

_PACKAGE = __name__.partition("._runtime")[0]


@cache
def document() -> bytes:
    """Return the document as JSON. It is read when it is first asked for."""
    return (files(_PACKAGE) / "openapi.json").read_bytes()


def add_document(app: FastAPI, url: str, docs_url: str | None, title: str) -> None:
    """Add the routes of the document and, where it is wanted, of the page about it."""

    async def answer(request: Request) -> Response:
        return Response(document(), media_type="application/json")

    async def page(request: Request) -> HTMLResponse:
        from fastapi.openapi.docs import get_swagger_ui_html

        root = request.scope.get("root_path", "").rstrip("/")
        return get_swagger_ui_html(openapi_url=root + url, title=title)

    app.add_route(url, answer, include_in_schema=False)
    if docs_url is not None:
        app.add_route(docs_url, page, include_in_schema=False)
