from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .. import models


class ResponseFormatJsonSchema(TypedDict):
    """JSON that follows a schema."""

    type: Literal["json_schema"]
    json_schema: (
        ResponseFormatJsonSchemaJsonSchema | models.ResponseFormatJsonSchemaJsonSchema
    )


class ResponseFormatJsonSchemaJsonSchema(TypedDict):
    name: str
    description: NotRequired[str]
    schema: NotRequired[Mapping[str, Any]]
    strict: NotRequired[bool | None]
