"""Replies to requests that are wrong: the document's own error where it declares one, else a problem (RFC 9457).

A declared error has to look as declared. The members of the problem are put into it where its schema leaves room for
them; in any case the fault stands in a header, and a client that accepts ``application/problem+json`` by name gets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from specloom.ir.api import Operation
from specloom.ir.media import Kind, kind_of
from specloom.ir.types import JsonValue, Types
from specloom.mock.bodies import header_text, json_text
from specloom.mock.choosing import refusal_status, response_for
from specloom.mock.faults import Fault, problem
from specloom.mock.messages import Pairs, Reply, Request
from specloom.mock.negotiation import PROBLEM, Representation, accepts, choose
from specloom.mock.schemas import Schemas
from specloom.mock.values import Values
from specloom.mock.writing import Writing

FAULT_HEADER = "Specloom-Fault"
LONGEST = 500


class Refusing:
    """Refuses requests to one API. ``schemas`` are those for responses."""

    def __init__(self, types: Types, values: Values, writing: Writing, schemas: Schemas) -> None:
        self._types = types
        self._values = values
        self._writing = writing
        self._schemas = schemas

    def refuse(
        self,
        operation: Operation | None,
        request: Request,
        faults: Sequence[Fault],
        headers: Pairs = (),
    ) -> Reply:
        """Return the reply to a request with faults; the first one gives the status."""
        status = faults[0].status
        accept = request.header("accept")
        told = (FAULT_HEADER, header_text(str(faults[0]))[:LONGEST])
        note = "; ".join(fault.where for fault in faults[:3])
        declared = None
        if operation is not None:
            status = refusal_status(operation, status)
            declared = response_for(operation, status)
        problem_of = problem(status, faults)
        if declared is not None:
            headers = (*self._writing.headers(declared), *headers)
            chosen = choose(declared.content, accept, self._types) or choose(
                declared.content, None, self._types
            )
            if operation is not None and chosen is not None and not accepts(accept, PROBLEM):
                content_type, body = self._declared(operation, chosen, problem_of)
                return Reply(status, (*headers, told, ("Content-Type", content_type)), body, note)
        body = json_text(problem_of).encode()
        return Reply(status, (*headers, told, ("Content-Type", PROBLEM)), body, note)

    def _declared(
        self, operation: Operation, chosen: Representation, problem_of: Mapping[str, JsonValue]
    ) -> tuple[str, bytes | tuple[bytes, ...]]:
        """Return the declared error, with as much of the problem in it as its schema allows."""
        media = chosen.media
        if kind_of(media, self._types) is Kind.JSON:
            for value in self._mixed(chosen, problem_of):
                if media.type is None or self._schemas.accepts(media.location.child("schema"), value):
                    return chosen.content_type, json_text(value).encode()
        content = self._writing.content(operation, chosen)
        return content.content_type, content.body

    def _mixed(self, chosen: Representation, problem_of: Mapping[str, JsonValue]) -> Iterator[JsonValue]:
        example = self._values.of_media(chosen.media).value
        if isinstance(example, Mapping):
            yield {**example, **problem_of}
            yield {**problem_of, **example}
        elif chosen.media.type is None:
            yield dict(problem_of)
