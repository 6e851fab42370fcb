"""What the Python client can't express of a document: each kind once, with its first place and a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from specloom.diagnostics import Diagnostic, Location, Severity
from specloom.ir import graph
from specloom.ir.api import Api, HttpScheme, MediaType, OAuth2Scheme, Operation, Parameter
from specloom.ir.exchange import all_operations
from specloom.ir.media import Kind, essence_of, is_sequential, json_body, kind_of, loses_type
from specloom.ir.streams import STREAM_END, has_unreadable_ends
from specloom.ir.types import Enumeration, Extra, Record, Scalar, ScalarKind, TupleOf, Types, TypeUse
from specloom.targets.python.links import Unresolved, resolve_links
from specloom.targets.python.package import GRANTS


def report(api: Api) -> tuple[Diagnostic, ...]:
    """Return the loss report."""
    return summed_up(_losses(api))


Loss: TypeAlias = tuple[str, str, Location]
"""What is lost, what to do about it, and where."""


def summed_up(losses: Iterable[Loss]) -> tuple[Diagnostic, ...]:
    """Return a note for each kind of loss, at its first place."""
    found: dict[tuple[str, str], list[Location]] = {}
    for message, hint, location in losses:
        found.setdefault((message, hint), []).append(location)
    return tuple(
        Diagnostic(
            "LOSS",
            Severity.NOTE,
            message if len(places) == 1 else f"{message} ({len(places)} places, this is the first)",
            places[0],
            hint,
        )
        for (message, hint), places in found.items()
    )


def _losses(api: Api) -> Iterator[Loss]:
    by_id = {operation.id: operation for operation in api.operations}
    for operation in api.operations:
        for link in resolve_links(operation, by_id, api.types):
            if isinstance(link, Unresolved):
                yield (
                    f"python: a link is no method: {link.reason}",
                    "Call the operation that it leads to.",
                    link.location,
                )
    for operation in api.operations:
        yield from _operation_losses(operation, api)
    for webhook in api.webhooks:
        if json_body(webhook, api.types) is None:
            yield (
                "python: a webhook without a JSON body isn't read by client.webhooks",
                "Read the request with the framework that receives it.",
                webhook.location,
            )
    for scheme in api.security_schemes:
        if isinstance(scheme, HttpScheme) and scheme.scheme not in ("basic", "bearer"):
            yield (
                f"python: the client leaves HTTP {scheme.scheme} authentication to the HTTP client",
                "Pass an http_client that authenticates.",
                scheme.location,
            )
        if isinstance(scheme, OAuth2Scheme) and not any(flow.kind in GRANTS for flow in scheme.flows):
            yield (
                "python: the client doesn't take anybody through the login of an OAuth 2 flow",
                "Pass a token, a function that returns one, or an OAuth2RefreshToken.",
                scheme.location,
            )
    yield from type_losses(api, "python")


def type_losses(api: Api, target: str) -> Iterator[Loss]:
    """Yield what is lost of types, for clients and servers alike."""
    for use, location in _uses(api):
        if any(isinstance(part, TupleOf) and not graph.is_fixed(part) for part in graph.walk_parts(use)):
            yield (
                f"{target}: an array with a type for each position and a free length"
                " becomes a list of any of the types",
                "Set minItems and maxItems to the number of positions where all are always there.",
                location,
            )
    for definition in api.types.values():
        if isinstance(definition, Record) and (
            definition.min_properties or definition.max_properties is not None
        ):
            yield (
                f"{target}: how many properties an object may have is not checked (minProperties, maxProperties)",
                "The API still checks the number.",
                definition.location,
            )
        if isinstance(definition, Enumeration) and any(
            isinstance(m.value, float) for m in definition.members
        ):
            yield (
                f"{target}: an enumeration of numbers with fractions becomes float (PEP 586)",
                "The API still checks the values.",
                definition.location,
            )


def _uses(api: Api) -> Iterator[tuple[TypeUse, Location]]:
    """Yield the uses of types, each with the nearest place."""
    for definition in api.types.values():
        if isinstance(definition, Record):
            yield from ((field.type, field.location) for field in definition.fields)
            if not isinstance(definition.extra, Extra):
                yield definition.extra, definition.location
        else:
            yield from ((use, definition.location) for use in graph.walk_uses(definition))
    for operation in all_operations(api):
        yield from ((parameter.type, parameter.location) for parameter in operation.parameters)
        bodies = [operation.request_body.content] if operation.request_body else []
        for content in (*bodies, *(response.content for response in operation.responses)):
            for media in content:
                for use in (media.type, media.item_type):
                    if use is not None:
                        yield use, media.location
        for response in operation.responses:
            yield from ((header.type, header.location) for header in response.headers)


def _may_be_empty(parameter: Parameter, types: Types) -> bool:
    """Return whether a parameter's own type allows the empty text."""
    use = graph.resolve(types, parameter.type, through_nullable=True)
    if isinstance(use, Enumeration):
        return any(member.value == "" for member in use.members)
    if isinstance(use, Scalar):
        return (
            use.kind is ScalarKind.STRING
            and not use.format
            and not (use.limits.min_length or use.limits.pattern)
        )
    return False


def texts_for_types(operation: Operation, types: Types) -> Iterator[MediaType]:
    """Yield the representations of responses that are text although their type says more, unless there is JSON."""
    for response in operation.responses:
        if not any(kind_of(media, types) is Kind.JSON for media in response.content):
            for media in response.content:
                if loses_type(media, types) and not is_sequential(media.name):
                    yield media


def _operation_losses(operation: Operation, api: Api) -> Iterator[Loss]:
    for media in operation.request_body.content if operation.request_body else ():
        if kind_of(media, api.types) is Kind.TEXT and "xml" in media.name:
            yield (
                "python: a request body in XML is passed as text",
                "Pass the XML document as str, or send another media type.",
                media.location,
            )
        elif loses_type(media, api.types):
            yield (
                f"python: a request body in {essence_of(media.name)} is passed as text",
                "Pass it as str, or send another media type.",
                media.location,
            )
        if kind_of(media, api.types) is Kind.BINARY and media.name.lower().startswith("multipart/"):
            yield (
                "python: a multipart body whose parts have no names is passed as bytes",
                "Write the parts yourself, or send another media type.",
                media.location,
            )
    for parameter in operation.parameters:
        if parameter.allow_empty_value and not _may_be_empty(parameter, api.types):
            yield (
                "python: a parameter is never sent with an empty value (allowEmptyValue)",
                "Add the empty text to what its schema allows.",
                parameter.location,
            )
    if len(operation.servers) > 1 or any(server.variables for server in operation.servers):
        yield (
            "python: of an operation's own servers the first is used, with the defaults of its variables",
            "Give the operation one server without variables, or none: then the client's base_url holds.",
            operation.location,
        )
    for media in texts_for_types(operation, api.types):
        yield (
            f"python: a response in {essence_of(media.name)} is returned as text",
            "Read it with a parser of that format.",
            media.location,
        )
    for response in operation.responses:
        for media in response.content:
            if has_unreadable_ends(media.extensions) or has_unreadable_ends(operation.extensions):
                yield (
                    f"python: {STREAM_END} doesn't tell what ends a stream",
                    "It has to be a text or a list of texts.",
                    media.location,
                )
            if media.item_type is not None and not is_sequential(media.name):
                yield (
                    f"python: the items of {essence_of(media.name)} are returned as a whole",
                    "Read them from the bytes, or ask for another media type where the operation has one.",
                    media.location,
                )
    for callback in operation.callbacks:
        for answered in callback.operations:
            yield (
                "python: a callback gives its types to the package, but nothing that receives it",
                "Decode the request's body with the model's model_validate_json.",
                answered.location,
            )
