"""The formal side: a document against the specification's own schema (OAS 3.1, appendix B).

What is formally wrong but can be understood is a warning. The schemas come from openapi-spec-validator's package; the
package itself is not imported, since that takes longer than reading most documents.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs

from specloom.diagnostics import Location
from specloom.parser.findings import Findings
from specloom.parser.nodes import Node

MOST = 20
"""How many formal faults are reported one by one."""


def validate(root: Node, version: str, findings: Findings) -> None:
    """Report where the root document breaks the rules of its version."""
    validator = _validator(version)
    if validator is None or validator.is_valid(root.value):
        return
    faults: dict[tuple[str, str], Location] = {}
    for error in validator.iter_errors(root.value):
        for message, path in _deepest(error.message, list(error.instance_path), error.kind, root):
            location = root.location.below(*path)
            faults.setdefault((location.pointer, message), location)
    for (_, message), location in sorted(faults.items())[:MOST]:
        findings.warn("DOCUMENT-INVALID", message, location)
    if len(faults) > MOST:
        message = f"{len(faults) - MOST} more places break the rules of OpenAPI {version}"
        findings.note("DOCUMENT-INVALID", message, root.location)


def _validator(version: str) -> jsonschema_rs.Validator | None:
    package = find_spec("openapi_spec_validator")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0], "resources", "schemas", "v" + version[:3])
    schema = json.loads((folder / "schema.json").read_text("utf-8"))
    return jsonschema_rs.validator_for(schema)


def _deepest(
    message: str, path: list[str | int], kind: jsonschema_rs.ValidationErrorKind, root: Node
) -> list[tuple[str, list[str | int]]]:
    """Return what is wrong in the branch of ``oneOf`` or ``anyOf`` that was probably meant: the one that got furthest.

    Most such choices are between a thing and a reference to it: an object without ``$ref`` was meant as the thing.
    """
    if not isinstance(
        kind, jsonschema_rs.ValidationErrorKind.OneOfNotValid | jsonschema_rs.ValidationErrorKind.AnyOf
    ):
        return [(_short(message), path)]
    branches = [branch for branch in kind.context if branch]
    meant = [branch for branch in branches if not _wants_reference(branch[0])] or branches
    meant = [branch for branch in meant if not _is_other_kind(branch)] or meant
    if not meant:
        return [(_short(message), path)]
    best = max(meant, key=lambda branch: (max(len(error.instance_path) for error in branch), -len(branch)))
    found: list[tuple[str, list[str | int]]] = []
    for error in best:
        found.extend(_deepest(error.message, list(error.instance_path), error.kind, root))
    return found


def _wants_reference(error: jsonschema_rs.ValidationError) -> bool:
    return '"$ref" is a required property' in error.message


def _is_other_kind(branch: list[jsonschema_rs.ValidationError]) -> bool:
    """Return whether a branch is about something of another kind: with another ``in``, ``type`` or ``flow``."""
    for error in branch:
        if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Enum):
            if error.instance_path and error.instance_path[-1] in ("in", "type", "flow"):
                return True
        elif isinstance(error.kind, jsonschema_rs.ValidationErrorKind.OneOfNotValid):
            inner = [each for each in error.kind.context if each]
            if inner and all(_is_other_kind(each) for each in inner):
                return True
    return False


def _short(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:90]} … {message[-100:]}"
