"""The vocabulary: a change, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from specloom.diagnostics import Location


class Impact(IntEnum):
    """What a change asks of the version, by Semantic Versioning 2.0.0: ``PATCH`` < ``MINOR`` < ``MAJOR``."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3


RULES = {
    "operation-removed": "An operation is gone: its method is, too.",
    "operation-added": "There is a new operation.",
    "operation-moved": "An operation has another method or path under the same operationId.",
    "operation-renamed": "An operation has another operationId: its method has another name.",
    "operation-retagged": "An operation has other tags: its method is in another class.",
    "operation-deprecated": "An operation is deprecated now.",
    "parameter-removed": "A parameter is gone.",
    "parameter-added": "There is a new optional parameter.",
    "parameter-required": "A parameter has to be given that hadn't to be.",
    "parameter-optional": "A parameter no longer has to be given.",
    "parameter-style": "A parameter is written in another way on the wire.",
    "body-removed": "A request has no body any more.",
    "body-added": "A request may have a body now.",
    "body-required": "A request has to have a body now.",
    "body-optional": "A request no longer has to have a body.",
    "media-type-removed": "A body is no longer in a media type.",
    "media-type-added": "A body may be in another media type, too.",
    "response-removed": "A response is gone.",
    "response-added": "There is a new response.",
    "security-tightened": "Credentials are needed that weren't.",
    "security-loosened": "Fewer credentials will do.",
    "server-changed": "The API is elsewhere.",
    "type-removed": "A named type is gone.",
    "type-added": "There is a new named type.",
    "type-changed": "A value has another type.",
    "null-added": "A value may be null.",
    "null-removed": "A value can't be null any more.",
    "property-removed": "A property is gone.",
    "property-added": "There is a new property.",
    "property-required": "A property has to be there that hadn't to be.",
    "property-optional": "A property may be absent that was always there.",
    "member-removed": "An enumeration has lost a value.",
    "member-added": "An enumeration has another value.",
    "variant-removed": "A union has lost a variant.",
    "variant-added": "A union has another variant.",
    "discriminator-changed": "Another property tells the variants of a union apart.",
    "extra-changed": "What is said of undeclared properties has changed.",
    "limits-tightened": "Fewer values are allowed.",
    "limits-loosened": "More values are allowed.",
    "default-changed": "A default has changed.",
    "text-changed": "Only texts have changed.",
}
"""The closed list of what a change of a document can be."""

SURFACE_RULES = {
    "method-removed": "A method is gone.",
    "method-added": "There is a new method.",
    "method-renamed": "A method has another name.",
    "result-changed": "A method gives something else.",
    "argument-removed": "A method no longer takes an argument.",
    "argument-added": "A method takes another argument.",
    "argument-renamed": "An argument has another name.",
    "argument-required": "An argument has to be given that hadn't to be.",
    "argument-optional": "An argument may be left out that hadn't to be.",
    "argument-changed": "An argument has another type.",
    "arguments-reordered": "A method takes its arguments in another order.",
    "type-removed": "A type is gone.",
    "type-added": "There is a new type.",
    "type-renamed": "A type has another name.",
    "type-changed": "A property or a type stands for something else.",
    "property-removed": "A property is gone.",
    "property-added": "There is a new property.",
    "property-renamed": "A property has another name.",
    "property-required": "A property is always there that hadn't to be.",
    "property-optional": "A property may be absent or null that was always there.",
    "wire-name": "A property has another name on the wire, and the same in code.",
    "member-removed": "An enumeration has lost a value.",
    "member-added": "An enumeration has another value.",
    "member-renamed": "A constant has another name.",
    "variant-removed": "A union has lost an alternative.",
    "variant-added": "A union has another alternative.",
    "variant-renamed": "An alternative has another name.",
    "credential-removed": "A credential can't be given any more.",
    "credential-added": "Another credential can be given.",
    "credential-renamed": "A credential has another name.",
}
"""The closed list of what a change of an output's surface can be."""

WIRE_RULES = frozenset(
    (
        *("operation-moved", "operation-deprecated", "parameter-style", "server-changed", "default-changed"),
        *("media-type-removed", "media-type-added", "response-removed", "response-added", "null-added"),
        *(
            "null-removed",
            "security-tightened",
            "security-loosened",
            "discriminator-changed",
            "extra-changed",
        ),
        *("limits-tightened", "limits-loosened", "text-changed"),
    )
)
"""The rules of changes that signatures don't show, or not those of every language."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    ``rule`` is a key of ``RULES`` or ``SURFACE_RULES``; ``subject`` is the operation, the method or the named type that
    it is about, as users know it; ``message`` says what happened to which part of it; ``location`` is the place in the
    new document, in the old one where the new one has none (``removed``).
    """

    impact: Impact
    rule: str
    subject: str
    message: str
    location: Location
    removed: bool = False

    def __post_init__(self) -> None:
        if self.rule not in RULES and self.rule not in SURFACE_RULES:
            raise ValueError(f"no such rule: {self.rule}")


def step(changes: Iterable[Change]) -> Impact | None:
    """Return the step that the version has to take, None where nothing has changed."""
    return max((change.impact for change in changes), default=None)
