"""What the Python server can't express of a document: each kind once, with its first place and a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specloom.diagnostics import Diagnostic
from specloom.ir.api import Api, Operation
from specloom.ir.media import Kind, essence_of, is_sequential, kind_of, loses_type
from specloom.targets.python.losses import Loss, summed_up, texts_for_types, type_losses
from specloom.targets.python.server.operations import base_path_of

_TARGET = "python-fastapi"
_PARAMETER = re.compile(r"\{[^{}]*\}")


def report(api: Api) -> tuple[Diagnostic, ...]:
    """Return the loss report."""
    return summed_up(_losses(api))


def _losses(api: Api) -> Iterator[Loss]:
    yield from _clashes(api)
    for operation in api.operations:
        yield from _operation_losses(operation, api)
    yield from type_losses(api, _TARGET)


def _clashes(api: Api) -> Iterator[Loss]:
    """Yield the operations that no request can reach, because it asks for another one."""
    seen: dict[tuple[str, str], Operation] = {}
    for operation in api.operations:
        path = _PARAMETER.sub("{}", f"{base_path_of(operation, api)}{operation.path}")
        first = seen.setdefault((operation.method, path.partition("#")[0]), operation)
        if first is not operation:
            yield (
                f"{_TARGET}: an operation is never asked for: another one has the same method and path",
                "Give the operations paths that differ in more than the names of parameters or a fragment.",
                operation.location,
            )


def _operation_losses(operation: Operation, api: Api) -> Iterator[Loss]:
    for media in operation.request_body.content if operation.request_body else ():
        if kind_of(media, api.types) is Kind.TEXT and "xml" in media.name:
            yield (
                f"{_TARGET}: a request body in XML is passed as text",
                "Read it with a parser of XML, or take another media type.",
                media.location,
            )
        elif loses_type(media, api.types):
            yield (
                f"{_TARGET}: a request body in {essence_of(media.name)} is passed as text",
                "Read it with a parser of that format, or take another media type.",
                media.location,
            )
        if kind_of(media, api.types) is Kind.MULTIPART and any(each.headers for each in media.encodings):
            yield (
                f"{_TARGET}: the headers of a part of a multipart body are not checked",
                "A file has them: read its headers.",
                media.location,
            )
    for media in texts_for_types(operation, api.types):
        yield (
            f"{_TARGET}: a response in {essence_of(media.name)} is returned as text",
            "Write it as text, or answer in another media type.",
            media.location,
        )
    if any(response.links for response in operation.responses):
        yield (
            f"{_TARGET}: links stand in the served document alone",
            "Nothing has to be done: a client follows them.",
            operation.location,
        )
    for response in operation.responses:
        for media in response.content:
            if media.item_type is not None and not is_sequential(media.name):
                yield (
                    f"{_TARGET}: the items of a multipart response are returned as a whole",
                    "Return the bytes, or an asynchronous iterator of them.",
                    media.location,
                )
