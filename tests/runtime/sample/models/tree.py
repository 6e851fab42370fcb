"""Nested text."""

from __future__ import annotations

from typing import Literal, Union

from typing_extensions import TypeAliasType

Tree = TypeAliasType("Tree", Union[str, Literal[""], "list[Tree]", "dict[str, Tree]"])
"""Nested text."""
