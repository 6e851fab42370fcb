"""A target small enough to see through: one file per operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir.api import Api
from specloom.targets.kit.code import Code
from specloom.targets.kit.plan import Feature, FilePlan, Option, Support
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Kind, Symbol, Traits


@dataclass(frozen=True, slots=True)
class OperationModel:
    """What the template sees."""

    method: Code
    shout: bool


class Toy:
    """See ``Target``."""

    def __init__(self, name: str) -> None:
        self.id = name
        self.summary = "Toys."
        self.options = (Option("shout", "no", "Whether to shout."), Option("crash", "", "Whether to break."))
        self.features = (Feature("operations", Support.FULL), Feature("types", Support.NONE, "too many"))
        self.toolchain: tuple[tuple[str, ...], ...] = ()

    @property
    def traits(self) -> Traits:
        return Traits()

    def surface(self, api: Api, options: Mapping[str, str], register: Register) -> tuple[Symbol, ...]:
        return tuple(Symbol(Kind.METHOD, one.method.lower(), one.id, ()) for one in api.operations)

    def is_name(self, text: str) -> bool:
        return text.isidentifier()

    def plan(self, api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
        if options["crash"]:
            raise RuntimeError("crashed")
        if options["shout"] not in {"yes", "no"}:
            message = f"shout is yes or no, not {options['shout']!r}"
            return Outcome(None, (Diagnostic("OPTION-INVALID", Severity.ERROR, message),))
        loss = tuple(
            Diagnostic("LOSS", Severity.WARNING, "toys have no types", definition.location)
            for definition in api.types.values()
        )
        operations = tuple(
            FilePlan(
                f"operations/{operation.method.lower()}.py",
                "toy/operation.j2",
                OperationModel(Code(operation.method), options["shout"] == "yes"),
                "python",
            )
            for operation in api.operations
        )
        return Outcome((FilePlan("static.txt", "toy/static.txt"), *operations), loss)


TARGETS = (Toy("toy"), Toy("toy-server"))
