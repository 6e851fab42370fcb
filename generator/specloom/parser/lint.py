"""A thorough look at a document: everything that ``parse`` says, and every rule of the specification besides.

Slower by far than ``parse``, since each schema, default and reference is checked by openapi-spec-validator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from specloom.diagnostics import Diagnostic, Location, Severity
from specloom.parser.document import Parsed, parse
from specloom.parser.findings import FORMAL

_LOST = frozenset(("STRUCTURE", "REF-MISSING", "REF-INVALID", "REF-CYCLE"))
"""What says that a part of the document isn't there, or isn't what it must be."""


def validate_semantics(path: Path, overlays: Sequence[Path] = ()) -> Parsed:
    """Return what ``parse`` returns, with the faults that a full walk finds added as warnings.

    The walk is made only where ``parse`` found no error, so that no reference leads out of the document's folder, and
    everything to be of the kind that it must be, so that there is something to walk on.
    """
    parsed = parse(path, overlays)
    root = parsed.sources.get("")
    if parsed.api is None or root is None or not isinstance(root.data, dict):
        return parsed
    lost = next((one for one in parsed.diagnostics if one.code in _LOST), None)
    if lost is not None:
        message = "a closer look has to wait until this is corrected"
        note = Diagnostic(FORMAL, Severity.NOTE, message, lost.location)
        return replace(parsed, diagnostics=(*parsed.diagnostics, note))
    from openapi_spec_validator import (  # takes 0.2 s, which only this needs
        OpenAPIV30SpecValidator,
        OpenAPIV31SpecValidator,
        OpenAPIV32SpecValidator,
    )

    validators = {
        "2.0": OpenAPIV30SpecValidator,  # of what it was turned into
        "3.0": OpenAPIV30SpecValidator,
        "3.1": OpenAPIV31SpecValidator,
        "3.2": OpenAPIV32SpecValidator,
    }
    validator = validators[parsed.api.dialect[:3]](root.data, base_uri=path.resolve().as_uri())
    known = {(one.location, one.message) for one in parsed.diagnostics}
    found: dict[tuple[Location, str], Diagnostic] = {}
    for error in validator.iter_errors():
        location = parsed.origin.find(Location("", "").below(*error.absolute_path).pointer)
        message = error.message if len(error.message) <= 200 else f"{error.message[:200]} …"
        if (location, message) not in known:
            found[location, message] = Diagnostic(FORMAL, Severity.WARNING, message, location)
    return replace(parsed, diagnostics=(*parsed.diagnostics, *found.values()))
