"""What reference pages can't say of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from specloom.diagnostics import Diagnostic, Location, Severity
from specloom.ir.api import Api, MediaType, Operation
from specloom.ir.exchange import success_responses
from specloom.targets.kit.plan import Feature, Support
from specloom.targets.kit.reference.catalog import Catalog

NOT_SHOWN = Feature(
    "Callbacks, links, servers of an operation's own, descriptions of tags, all bodies and results but the first",
    Support.NONE,
    "not shown",
)

Loss: TypeAlias = tuple[str, str, Location]
"""What pages don't say, what to do about it, and where."""


def report(target: str, api: Api, catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Return the loss report of a target that writes reference pages: each kind once, with its first place.

    That there are only pages has no place in a document, and is told first.
    """
    message = f"{target}: the SDK itself is not generated yet: documentation only"
    hint = "specloom targets tells what there is of each target."
    whole = [Diagnostic("LOSS", Severity.NOTE, message, hint=hint)]
    whole += [
        Diagnostic(
            "LOSS",
            Severity.NOTE,
            f"{target}: a type that contains itself without a model between is shown as any value",
            api.types[id].location,
            "Make it an object with properties, which is a model of its own.",
        )
        for id in sorted(catalog.endless)
    ]
    if any(tag.details for tag in api.tags):
        message = f"{target}: what tags say of themselves isn't shown"
        hint = "Say it in the description of the API, or of operations."
        whole.append(Diagnostic("LOSS", Severity.NOTE, message, Location("", "/tags"), hint))
    found: dict[tuple[str, str], list[Location]] = {}
    for operation in (*api.operations, *api.webhooks):
        for message, hint, location in _losses(operation):
            found.setdefault((message, hint), []).append(location)
    kinds = [
        Diagnostic(
            "LOSS",
            Severity.NOTE,
            f"{target}: {message}{f' ({len(places)} operations, this is the first)' if len(places) > 1 else ''}",
            places[0],
            hint,
        )
        for (message, hint), places in found.items()
    ]
    return (*whole, *kinds)


def _losses(operation: Operation) -> Iterator[Loss]:
    place = operation.location
    if operation.callbacks:
        yield "callbacks have no pages", "Their types have pages.", place
    if operation.servers:
        yield "servers of an operation's own aren't shown", "Name them in its description.", place
    bodies = operation.request_body.content if operation.request_body else ()
    if _differ(bodies):
        yield "of several bodies only the first is shown", "The types of the others have pages.", place
    results = success_responses(operation)
    if _differ(media for response in results for media in response.content):
        yield "of several results only the first is shown", "The types of the others have pages.", place
    if any(response.links for response in operation.responses):
        yield "links aren't shown", "Name the operations that they lead to in a description.", place


def _differ(content: Iterable[MediaType]) -> bool:
    """Return whether media types have more than one type."""
    return len({repr(media.type) for media in content}) > 1
