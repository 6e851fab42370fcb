"""Telling changes: as lines for a terminal, as an entry of a changelog, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from specloom.comparison import WIRE_RULES, Change, Impact, step
from specloom.targets.kit.escapes import markdown_code, markdown_text

_HEADINGS = {
    Impact.MAJOR: "Breaking changes",
    Impact.MINOR: "New",
    Impact.PATCH: "Other changes",
}
_MOST_DETAILS = 20


@dataclass(frozen=True, slots=True)
class Told:
    """What changes: in the document, and for the users of each target by its id.

    Where there are targets, they tell what their users see, and of the document counts what they don't.
    """

    changes: Sequence[Change]
    targets: Mapping[str, Sequence[Change]]

    @property
    def sections(self) -> Mapping[str, Sequence[Change]]:
        """The changes by who has them, ``""`` for everybody, without those that another section tells."""
        if not self.targets:
            return {"": self.changes}
        return {"": [one for one in self.changes if one.rule in WIRE_RULES], **self.targets}

    @property
    def step(self) -> Impact | None:
        """The step that the versions have to take, None where nothing has changed."""
        return max(filter(None, map(step, self.sections.values())), default=None)


_EVERYBODY = "every SDK"


def changes_text(told: Told) -> str:
    """Return a line for each change, the gravest first in each section, and what they ask of the version."""
    lines = []
    for target, changes in told.sections.items():
        if told.targets and changes:
            lines.append(f"{target or _EVERYBODY}:")
        lines += [
            f"{change.impact.name.lower():5}  {change.rule:22}  {change.subject}: {change.message}"
            for change in changes
        ]
    return "\n".join([*lines, _verdict(told)])


def _verdict(told: Told) -> str:
    if not told.targets or told.step is None:
        return verdict(told.changes if told.step else ())
    steps = {target: step(changes) for target, changes in told.sections.items()}
    asked = ", ".join(
        f"{target or _EVERYBODY} {own.name.lower()}" for target, own in steps.items() if own is not None
    )
    return f"{asked}: the next version is a {told.step.name.lower()} one"


def verdict(changes: Iterable[Change]) -> str:
    """Return in one line how many changes there are and which step the version has to take."""
    changes = list(changes)
    wanted = step(changes)
    if wanted is None:
        return "nothing has changed for the users of an SDK"
    counts = {impact: sum(change.impact is impact for change in changes) for impact in reversed(Impact)}
    told = ", ".join(f"{count} {impact.name.lower()}" for impact, count in counts.items() if count)
    return f"{told}: the next version is a {wanted.name.lower()} one"


def changes_markdown(told: Told) -> str:
    """Return an entry of a changelog: a section for each impact, in it an item for each subject."""
    parts = []
    for target, changes in told.sections.items():
        if told.targets and changes:
            parts.append(f"## {markdown_code(target) if target else 'Every SDK'}\n")
        parts += _impacts(changes)
    return "\n".join(parts) if parts else "Nothing has changed for the users of an SDK.\n"


def _impacts(changes: Sequence[Change]) -> Iterator[str]:
    for impact in reversed(Impact):
        chosen = [change for change in changes if change.impact is impact]
        if chosen:
            yield f"### {_HEADINGS[impact]}\n"
            by_subject = groupby(
                sorted(chosen, key=lambda change: change.subject), key=lambda one: one.subject
            )
            yield from (_item(subject, list(group)) for subject, group in by_subject)
            yield ""


def _item(subject: str, changes: list[Change]) -> str:
    told = [str(markdown_text(change.message)) for change in changes[:_MOST_DETAILS]]
    more = len(changes) - len(told)
    if more:
        told.append(f"and {more} more")
    return f"- {markdown_code(subject)}: {'; '.join(told)}"


def changes_json(told: Told) -> str:
    """Return all facts as JSON: each ``step`` is ``major``, ``minor``, ``patch`` or null."""
    targets = {
        target: {"step": _step_word(step(changes)), "changes": [_plain(change) for change in changes]}
        for target, changes in told.targets.items()
    }
    tree = {
        "step": _step_word(told.step),
        "changes": [_plain(change) for change in told.changes],
        "targets": targets,
    }
    return json.dumps(tree, indent=2, ensure_ascii=False)


def _step_word(wanted: Impact | None) -> str | None:
    return wanted.name.lower() if wanted else None


def _plain(change: Change) -> dict[str, object]:
    return {
        "impact": change.impact.name.lower(),
        "rule": change.rule,
        "subject": change.subject,
        "message": change.message,
        "location": str(change.location),
        "removed": change.removed,
    }
