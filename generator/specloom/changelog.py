"""Telling changes: as lines for a terminal, as an entry of a changelog, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from specloom.comparison import Change, Impact, step
from specloom.targets.kit.escapes import markdown_code, markdown_text

_HEADINGS = {
    Impact.MAJOR: "Breaking changes",
    Impact.MINOR: "New",
    Impact.PATCH: "Other changes",
}
_MOST_DETAILS = 20


def changes_text(changes: Sequence[Change]) -> str:
    """Return a line for each change, the gravest first, and what they ask of the version."""
    lines = [
        f"{change.impact.name.lower():5}  {change.rule:22}  {change.subject}: {change.message}"
        for change in changes
    ]
    return "\n".join([*lines, verdict(changes)])


def verdict(changes: Iterable[Change]) -> str:
    """Return in one line how many changes there are and which step the version has to take."""
    changes = list(changes)
    wanted = step(changes)
    if wanted is None:
        return "nothing has changed for the users of an SDK"
    counts = {impact: sum(change.impact is impact for change in changes) for impact in reversed(Impact)}
    told = ", ".join(f"{count} {impact.name.lower()}" for impact, count in counts.items() if count)
    return f"{told}: the next version is a {wanted.name.lower()} one"


def changes_markdown(changes: Sequence[Change]) -> str:
    """Return an entry of a changelog: a section for each impact, in it an item for each subject."""
    parts = []
    for impact in reversed(Impact):
        chosen = [change for change in changes if change.impact is impact]
        if not chosen:
            continue
        parts.append(f"### {_HEADINGS[impact]}\n")
        by_subject = groupby(sorted(chosen, key=lambda change: change.subject), key=lambda one: one.subject)
        parts.extend(_item(subject, list(group)) for subject, group in by_subject)
        parts.append("")
    return "\n".join(parts) if parts else "Nothing has changed for the users of an SDK.\n"


def _item(subject: str, changes: list[Change]) -> str:
    told = [str(markdown_text(change.message)) for change in changes[:_MOST_DETAILS]]
    more = len(changes) - len(told)
    if more:
        told.append(f"and {more} more")
    return f"- {markdown_code(subject)}: {'; '.join(told)}"


def changes_json(changes: Sequence[Change]) -> str:
    """Return all facts as JSON: ``step`` is ``major``, ``minor``, ``patch`` or null."""
    wanted = step(changes)
    return json.dumps(
        {
            "step": wanted.name.lower() if wanted else None,
            "changes": [
                {
                    "impact": change.impact.name.lower(),
                    "rule": change.rule,
                    "subject": change.subject,
                    "message": change.message,
                    "location": str(change.location),
                    "removed": change.removed,
                }
                for change in changes
            ],
        },
        indent=2,
        ensure_ascii=False,
    )
