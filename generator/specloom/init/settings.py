"""What another generator's configuration says, in our words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a file settles: ``key`` is its place there.

    ``ours`` is what it becomes, as in ``targets.python.output``; ``""`` where it has no equal, and then ``reason`` says
    why, or what to do.
    """

    file: str
    key: str
    ours: str = ""
    reason: str = ""


@dataclass(slots=True)
class Settings:
    """Everything that was found, for one output. It grows while files are read."""

    target: str = ""
    spec: str = ""
    output: str = ""
    options: dict[str, str] = field(default_factory=dict)
    ignore: list[str] = field(default_factory=list)
    trail: list[Setting] = field(default_factory=list)

    def carried(self, file: str, key: str, ours: str) -> None:
        """Note what something became."""
        self.trail.append(Setting(file, key, ours))

    def lost(self, file: str, key: str, reason: str) -> None:
        """Note what has no equal."""
        self.trail.append(Setting(file, key, reason=reason))
