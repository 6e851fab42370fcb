"""What a target hands on: files to write, each a template with its finished data, or a file to copy.

Takes: nothing. Gives: the values between ``targets`` and ``writing``, and the shape of a target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVarTuple

from specloom.diagnostics import Outcome
from specloom.ir.api import Api
from specloom.targets.kit.code import Code
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One file of the output.

    ``path`` is relative to the output folder, with ``/``, from allocated names. ``template`` is the template's path
    below ``templates/``. ``model`` is a frozen dataclass whose fields the template sees by name, or ``Deferred``;
    None copies the template's file as it is, or every file below it where it is a folder. ``SOURCE_DOCUMENT``, and
    bytes, which are the content, need no template. ``language`` chooses the formatter (``python``, ``markdown`` …;
    ``""``: none).
    """

    path: str
    template: str
    model: object | None = None
    language: str = ""

    def make_model(self) -> object | None:
        """Return the model, made now where it is deferred."""
        return self.model.make() if isinstance(self.model, Deferred) else self.model


@dataclass(frozen=True, slots=True)
class Deferred:
    """A model that is made when its file is, perhaps in another process: nothing else may depend on its making."""

    make: Callable[[], object]


_Arguments = TypeVarTuple("_Arguments")


def later(plan: Callable[[*_Arguments], object], *arguments: *_Arguments) -> Deferred:
    """Return the model that ``plan`` makes of the arguments."""
    return Deferred(lambda: plan(*arguments))


class SourceDocument(Enum):
    """The model of a file that is the document itself, in JSON and in one piece. Targets don't see what it says."""

    WHOLE = "whole"


SOURCE_DOCUMENT = SourceDocument.WHOLE


class Support(Enum):
    """How far a target goes with a feature."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of the support table."""

    name: str
    support: Support
    note: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a target, settable with ``--set name=value`` and in the configuration."""

    name: str
    default: str
    description: str


class Target(Protocol):
    """A language, as a value. Each folder of ``specloom.targets`` but ``kit`` exports its targets as ``TARGETS``."""

    @property
    def id(self) -> str:
        """The name used on the command line."""

    @property
    def summary(self) -> str:
        """One line for people."""

    @property
    def options(self) -> tuple[Option, ...]:
        """The options it knows."""

    @property
    def features(self) -> tuple[Feature, ...]:
        """What it supports."""

    @property
    def toolchain(self) -> tuple[tuple[str, ...], ...]:
        """Commands, as argument lists, that check the output, run in the output folder."""

    @property
    def traits(self) -> Traits:
        """What decides whether a change breaks users."""

    def surface(self, api: Api, options: Mapping[str, str], register: Register) -> tuple[Symbol, ...]:
        """Return what users of the output see, by name."""

    def is_name(self, text: str) -> bool:
        """Return whether a text can be a name in this language, as far as letters go."""

    def plan(self, api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
        """Plan the files. Reports what the target can't express, and options it can't use; never raises for them.

        Every name that the output's users may write down is taken from ``register``.
        """


__all__ = [
    "SOURCE_DOCUMENT",
    "Code",
    "Deferred",
    "Feature",
    "FilePlan",
    "Option",
    "SourceDocument",
    "Support",
    "Target",
    "later",
]
