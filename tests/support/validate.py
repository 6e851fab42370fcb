"""Whether a request that arrived follows the document: what ``specloom mock --strict`` says of it, in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from specloom.diagnostics import Location
from specloom.ir.exchange import Direction
from specloom.ir.types import JsonValue
from specloom.mock import checking
from specloom.mock.credentials import Credentials
from specloom.mock.routes import Route
from specloom.mock.schemas import Schemas
from specloom.parser import parse
from specloom.parser.json_schemas import json_schemas
from tests.support.server import Arrived


class Checker(checking.Checker):
    """Checks requests, and values of responses, against one document."""

    def __init__(self, document: Path) -> None:
        parsed = parse(document)
        assert parsed.api is not None
        requests, self._responses = (
            Schemas(partial(json_schemas, parsed, direction, generous=True)) for direction in Direction
        )
        super().__init__(parsed.api, requests)
        self._credentials = Credentials(parsed.api)

    def problems(self, request: Arrived) -> list[str]:
        """Return everything that is wrong with a request, each as ``where: what``; empty if nothing is."""
        if not isinstance(request.route, Route):
            return [f"no operation for {request.method} {request.path}"]
        faults = list(self.faults(request.route, request, strict=True))
        refused = self._credentials.fault(request.route.operation, request)
        return [str(fault) for fault in (*faults, *([refused] if refused else []))]

    def schema_errors(self, location: Location, value: JsonValue) -> list[str]:
        """Return how a value of a response breaks the schema at a place of the document."""
        return [f"{each.message} at {each.pointer}" for each in self._responses.breaches(location, value)]
