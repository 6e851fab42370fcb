from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .. import models
    from .response_format_json_object import ResponseFormatJsonObject
    from .response_format_json_schema import ResponseFormatJsonSchema
    from .response_format_text import ResponseFormatText

ResponseFormat = TypeAliasType(
    "ResponseFormat",
    Union[
        "ResponseFormatText",
        "models.ResponseFormatText",
        "ResponseFormatJsonObject",
        "models.ResponseFormatJsonObject",
        "ResponseFormatJsonSchema",
        "models.ResponseFormatJsonSchema",
    ],
)
