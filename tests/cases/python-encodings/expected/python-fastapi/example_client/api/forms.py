from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .. import models
from .._runtime.api import Api, operation
from .._runtime.operation import (
    Operation,
    form_body,
    header,
    multipart_body,
    part,
    path,
    query,
    response,
    style,
)

if TYPE_CHECKING:
    from fastapi import UploadFile

    from .._runtime.replies import Answer

_SEND_FORM = Operation(
    "send_form",
    "POST",
    "/forms/{id}",
    parameters=(
        path("id", lambda: str),
        header("X-A", lambda: str, "x_a"),
        query("q", lambda: str, allow_reserved=True),
    ),
    body=(
        form_body(
            lambda: models.SendFormRequest,
            media_type="application/x-www-form-urlencoded; charset=utf-8",
            encoding={
                "both": style("pipeDelimited", explode=False),
                "json": part(content_type="application/json"),
            },
        ),
    ),
    fields={"both": "both", "json": "json"},
    responses=(response("204"),),
)

_SEND_PARTS = Operation(
    "send_parts",
    "POST",
    "/parts",
    body=(
        multipart_body(
            lambda: models.SendPartsRequest,
            media_type="multipart/mixed",
            encoding={
                "file": part(
                    content_type="image/png, image/*",
                    headers={"X-Only": "one", "X-Usual": "usual"},
                ),
                "list": part(needs=("X-Sizes",)),
            },
        ),
    ),
    body_required=True,
    fields={"file": "file", "list": "list"},
    responses=(response("204"),),
)


class FormsApi(Api):
    """The operations of the group forms."""

    _operations: ClassVar[tuple[Operation, ...]] = (
        _SEND_FORM,
        _SEND_PARTS,
    )

    @operation
    async def send_form(
        self,
        id: str,
        *,
        x_a: str | None = None,
        q: str | None = None,
        both: list[str] | None = None,
        json: dict[str, str] | None = None,
    ) -> Answer[None]:
        """Answer ``POST /forms/{id}``."""
        raise NotImplementedError

    @operation
    async def send_parts(
        self, file: UploadFile, *, list: list[str] | None = None
    ) -> Answer[None]:
        """Answer ``POST /parts``."""
        raise NotImplementedError
