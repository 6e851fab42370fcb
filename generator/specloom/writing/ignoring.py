"""Which files of the output its user keeps: patterns as in a .gitignore (gitignore(5)), relative to the output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from specloom.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Ignored:
    """Patterns, the last that matches a path decides.

    ``*`` and ``?`` don't match ``/``, ``**`` does. A pattern without a ``/`` before its end matches at any depth; one
    that ends with ``/`` matches folders; a folder's match counts for all below it. ``!`` in front takes a path back.
    """

    patterns: Sequence[str] = ()

    def split(self, paths: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        """Return the ignored ones among paths, and the patterns that match none of them."""
        rules = [(pattern, *_compiled(pattern)) for pattern in self.patterns]
        used: set[str] = set()
        ignored = set()
        for path in paths if rules else ():
            kept = True
            for pattern, expression, takes_back in rules:
                if expression.fullmatch(path):
                    used.add(pattern)
                    kept = takes_back
            if not kept:
                ignored.add(path)
        return frozenset(ignored), tuple(pattern for pattern in self.patterns if pattern not in used)


def unmatched_diagnostics(patterns: Iterable[str], target: str) -> tuple[Diagnostic, ...]:
    """Return a note for each pattern that keeps nothing: probably a misspelt path, or a file of another version."""
    return tuple(
        Diagnostic(
            "IGNORE-UNMATCHED", Severity.NOTE, f"no file of {target} matches {pattern!r} of its ignore list"
        )
        for pattern in patterns
    )


def _compiled(pattern: str) -> tuple[re.Pattern[str], bool]:
    """Return the expression that a whole path must match, and whether the pattern takes back."""
    takes_back = pattern.startswith("!")
    text = pattern.removeprefix("!")
    folder = text.endswith("/")
    text = text.rstrip("/")
    anchored = "/" in text
    text = text.lstrip("/")
    expression = "".join(
        _piece(piece) for piece in re.findall(r"/\*\*/|\*\*/|/\*\*|\*\*|\*|\?|\[[^\]]+\]|\\.|.", text)
    )
    start = "" if anchored else "(?:.*/)?"
    return re.compile(f"{start}{expression}{'/.*' if folder else '(?:/.*)?'}", re.DOTALL), takes_back


def _piece(piece: str) -> str:
    match piece:
        case "/**/":
            return "/(?:.*/)?"
        case "**/":
            return "(?:.*/)?"
        case "/**":
            return "/.*"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    if piece.startswith("[") and len(piece) > 1:
        inner = piece[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return f"(?!/)[{'^' + inner[1:] if inner.startswith('!') else inner}]"
    return re.escape(piece[-1])
