"""The two styles of pages: as they are known, or with what is wrong in them put right."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from specloom.diagnostics import Diagnostic, Severity
from specloom.targets.kit.plan import Option


class Style(Enum):
    """``verbatim`` pages are byte for byte those of other generators, for who compares or migrates."""

    VERBATIM = "verbatim"
    CORRECTED = "corrected"


STYLE_OPTION = Option(
    "docs_style",
    Style.CORRECTED.value,
    "how pages look: `corrected`, or `verbatim` as users of OpenAPI Generator know them",
)


def read_style(options: Mapping[str, str]) -> Style | Diagnostic:
    """Return the style that was chosen, or what is wrong with the choice."""
    chosen = options[STYLE_OPTION.name]
    for style in Style:
        if style.value == chosen:
            return style
    return Diagnostic(
        "OPTION-INVALID",
        Severity.ERROR,
        f"docs_style is verbatim or corrected, not {chosen!r}",
    )
