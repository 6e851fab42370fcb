"""Whether a request has the values of the document's example trees, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterator

from specloom.ir.api import MediaType, Operation
from specloom.ir.examples import example_of, example_of_media, example_of_parameter
from specloom.ir.exchange import Direction, travels
from specloom.ir.graph import resolve
from specloom.ir.plain import to_json
from specloom.ir.types import JsonValue, Record
from specloom.mock.negotiation import matching
from specloom.mock.routes import Route
from specloom.mock.texts import NotGiven, NotJudged
from tests.support.server import Arrived
from tests.support.validate import Checker


def value_problems(checker: Checker, request: Arrived) -> Iterator[str]:
    """Yield how a request differs from the example of its operation, whose required parameters are given."""
    operation = request.operation
    assert operation is not None
    assert isinstance(request.route, Route)
    for parameter in operation.parameters:
        where = f"{parameter.place.value} parameter {parameter.name!r}"
        try:
            value = checker.parameter_value(parameter, request.route, request)
        except NotGiven:
            if parameter.required:
                yield f"{where}: missing"
            continue
        if not parameter.required:
            yield f"{where}: {value!r} was sent, and isn't in the example"
            continue
        yield from _difference(where, to_json(example_of_parameter(checker.api.types, parameter)), value)
    yield from _body_problems(checker, operation, request)


def _body_problems(checker: Checker, operation: Operation, request: Arrived) -> Iterator[str]:
    content_type = request.header("content-type") or ""
    content = operation.request_body.content if operation.request_body else ()
    media = matching(content, content_type) if content_type else None
    if media is None or media.type is None or checker.is_raw(media.type):
        return
    try:
        value = checker.body_value(media, content_type, request.body)
    except NotJudged:
        return
    yield from _difference("body", _shown_body(checker, media), value)


def _shown_body(checker: Checker, media: MediaType) -> JsonValue:
    """Return the example of a body; a form has its required properties even where the example lacks them."""
    types = checker.api.types
    assert media.type is not None
    found = example_of_media(types, media, Direction.REQUEST)
    assert found is not None
    shown = to_json(found)
    record = resolve(types, media.type)
    if isinstance(shown, dict) and isinstance(record, Record):
        missing = {
            field.name: to_json(example_of(types, field.type, name=field.name))
            for field in record.fields
            if field.required and field.name not in shown and travels(field.access, Direction.REQUEST)
        }
        return {**shown, **missing}
    return shown


def _difference(where: str, shown: JsonValue, sent: JsonValue) -> Iterator[str]:
    expected, got = (json.dumps(each, sort_keys=True, ensure_ascii=False) for each in (shown, sent))
    if expected != got:
        yield f"{where}: the example has {expected[:300]}, but {got[:300]} was sent"
