from __future__ import annotations

from .._runtime.model import Model, Nullable


class Error(Model):
    """What went wrong."""

    message: str
    """An explanation for people. Its words may change at any time."""
    type: str
    """The kind of failure."""
    param: Nullable[str]
    """The parameter or property that is to blame, if one is."""
    code: Nullable[str]
    """A fixed word to act on, if there is one for this failure."""
