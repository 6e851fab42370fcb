from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .._runtime.formats import pattern
from .._runtime.model import Model, Nullable, constant, wire


class ResponseFormatJsonSchema(Model):
    """JSON that follows a schema."""

    type: Literal["json_schema"] = constant("json_schema")
    json_schema: ResponseFormatJsonSchemaJsonSchema


class ResponseFormatJsonSchemaJsonSchema(Model):
    name: Annotated[str, Field(max_length=64), pattern("^[A-Za-z0-9_-]+$")]
    """A name for the format."""
    description: str | None = None
    """What the format is for."""
    schema_: Annotated[dict[str, Any] | None, wire("schema")] = None
    """The schema."""
    strict: Nullable[bool] = False
    """Whether the answer must keep to the schema exactly.

    Default: ``False``.
    """
