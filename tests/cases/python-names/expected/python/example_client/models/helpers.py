from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from .._runtime.formats import pattern, unique
from .._runtime.model import Model, constant, read_only, wire

if TYPE_CHECKING:
    from .import_error import ImportError_


class Helpers(Model):
    constant_: Annotated[Literal["a"], wire("constant")] = constant("a")
    other: Literal["b"] = constant("b")
    wire_: Annotated[str, wire("wire")]
    read_only_: Annotated[str, wire("readOnly")] = read_only()
    id: str = read_only()
    pattern_: Annotated[Annotated[str, pattern("a")] | None, wire("pattern")] = None
    unique_: Annotated[Annotated[list[str], unique()] | None, wire("unique")] = None
    errors: list[ImportError_] | None = None
