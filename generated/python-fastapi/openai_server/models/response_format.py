from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from typing_extensions import TypeAliasType

from .._runtime.model import one_of

if TYPE_CHECKING:
    from .response_format_json_object import ResponseFormatJsonObject
    from .response_format_json_schema import ResponseFormatJsonSchema
    from .response_format_text import ResponseFormatText

ResponseFormat = TypeAliasType(
    "ResponseFormat",
    Annotated[
        Union[
            "ResponseFormatText", "ResponseFormatJsonObject", "ResponseFormatJsonSchema"
        ],
        one_of(
            "type",
            {
                "text": "ResponseFormatText",
                "json_object": "ResponseFormatJsonObject",
                "json_schema": "ResponseFormatJsonSchema",
            },
        ),
    ],
)
"""What form the answer has."""
