"""What reference pages can't say of a document."""

from __future__ import annotations

from specloom.diagnostics import Diagnostic, Severity
from specloom.ir.api import Api
from specloom.targets.kit.reference.catalog import Catalog


def report(target: str, api: Api, catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Return the loss report of a target that writes reference pages."""
    found = [
        Diagnostic(
            "LOSS",
            Severity.NOTE,
            f"{target}: a type that contains itself without a model between is shown as any value",
            api.types[id].location,
            "Make it an object with properties, which is a model of its own.",
        )
        for id in sorted(catalog.endless)
    ]
    callbacks = [operation for operation in api.operations if operation.callbacks]
    if callbacks:
        count = f" ({len(callbacks)} operations, this is the first)" if len(callbacks) > 1 else ""
        found.append(
            Diagnostic(
                "LOSS",
                Severity.NOTE,
                f"{target}: callbacks have no pages{count}",
                callbacks[0].location,
                "Their types have pages.",
            )
        )
    return tuple(found)
