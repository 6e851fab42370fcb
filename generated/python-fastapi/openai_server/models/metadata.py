from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Nullable

Metadata = TypeAliasType(
    "Metadata",
    Nullable[
        Annotated[
            dict[str, Annotated[str, Field(max_length=512)]], Field(max_length=16)
        ]
    ],
)
"""Up to sixteen pairs of your own, kept with the object."""
