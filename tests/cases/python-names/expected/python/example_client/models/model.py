from __future__ import annotations

from typing import Annotated

from .._runtime.formats import DateTime
from .._runtime.model import Model, wire


class Model_(Model):
    """Is called like the base class of models."""

    class_: Annotated[str, wire("class")]
    model_config_: Annotated[str, wire("model_config")]
    copy_: Annotated[str | None, wire("copy")] = None
    foo_bar3: Annotated[str | None, wire("fooBar")] = None
    foo_bar: str | None = None
    foo_bar2: Annotated[str | None, wire("foo-bar")] = None
    field_2fa: Annotated[bool | None, wire("2fa")] = None
    id: Annotated[str | None, wire("_id")] = None
    plus_1: Annotated[int | None, wire("+1")] = None
    minus_1: Annotated[int | None, wire("-1")] = None
    field: Annotated[str | None, wire("")] = None
    ref: Annotated[str | None, wire("$ref")] = None
    list_: Annotated[list[str] | None, wire("list")] = None
    datetime_: Annotated[DateTime | None, wire("datetime")] = None
    bytes: int | None = None
