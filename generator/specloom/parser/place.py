"""Where a definition will stand in the table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from specloom.diagnostics import Location
from specloom.ir.types import Step, TypeId


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a definition: a schema's own, or, with a suffix, one made for what no single schema says."""

    location: Location
    suffix: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def id(self) -> TypeId:
        """The id of the definition."""
        return TypeId(f"{self.location}{self.suffix}")

    def inside(self, name: str, step: Step) -> Place:
        """Return the place of something below this one that has no schema of its own."""
        return replace(self, suffix=f"{self.suffix}?{name}", steps=(*self.steps, step))
