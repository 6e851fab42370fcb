"""Which links are methods, and what their classes are called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specloom.ir.api import Api
from specloom.parser import parse
from specloom.targets.kit.register import Register
from specloom.targets.python.links import ResolvedLink, Unresolved, resolve_links
from specloom.targets.python.naming import name_api


def read(folder: Path, *operation_ids: str, **responses: Any) -> Api:
    """Parse a document of operations that have the same responses."""
    path = folder / "input.json"
    operations = {f"/{id}": {"get": {"operationId": id, "responses": responses}} for id in operation_ids}
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    path.write_text(json.dumps({**head, "paths": operations}), "utf-8")
    api = parse(path).api
    assert api is not None
    return api


def resolved(api: Api) -> list[ResolvedLink | Unresolved]:
    operations = {operation.id: operation for operation in api.operations}
    return list(resolve_links(api.operations[0], operations, api.types))


def test_classes_of_links_and_their_sisters_have_names_of_their_own(tmp_path: Path) -> None:
    answer = {"description": "ok", "links": {"self": {"operationId": "foo"}}}
    api = read(tmp_path, "foo", "async", "asyncFoo", **{"204": answer})
    names = name_api(api, Register()).links.values()
    every = [*names, *(f"Async{name}" for name in names), "Links", "AsyncLinks"]
    assert len(names) == 3
    assert len(set(every)) == len(every)


def test_two_successful_responses_with_a_link_of_the_same_name(tmp_path: Path) -> None:
    answer = {"description": "ok", "links": {"self": {"operationId": "foo"}}}
    first, second = resolved(read(tmp_path, "foo", **{"200": answer, "204": answer}))
    assert isinstance(first, ResolvedLink)
    assert isinstance(second, Unresolved)
    assert str(second.location) == "#/paths/~1foo/get/responses/204/links/self"


def test_a_link_that_leads_nowhere_has_a_finding_already(tmp_path: Path) -> None:
    answer = {"description": "ok", "links": {"self": {"operationId": "unheard"}}}
    assert resolved(read(tmp_path, "foo", **{"200": answer})) == []
