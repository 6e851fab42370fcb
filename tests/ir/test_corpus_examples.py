"""Every body, parameter and header of every operation of real documents has an example that fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.corpus import NO_DOCUMENTS, corpus_documents, parsed

from specloom.ir.api import Api
from specloom.ir.examples import example_of_header, example_of_media, example_of_parameter
from specloom.ir.exchange import Direction, all_operations, request_types
from specloom.ir.graph import references, strongly_connected
from specloom.ir.plain import to_json
from specloom.ir.typed import typed
from specloom.ir.types import TypeUse
from specloom.ir.values import Value

DOCUMENTS = corpus_documents()


def examples(api: Api) -> Iterator[tuple[str, TypeUse, Value, Direction]]:
    """Yield each example with its place, its type, and its direction."""
    for operation in all_operations(api):
        for parameter in operation.parameters:
            value = example_of_parameter(api.types, parameter)
            yield str(parameter.location), parameter.type, value, Direction.REQUEST
        bodies = (
            [(media, Direction.REQUEST) for media in operation.request_body.content]
            if operation.request_body
            else []
        )
        for response in operation.responses:
            bodies += [(media, Direction.RESPONSE) for media in response.content]
            for header in response.headers:
                value = example_of_header(api.types, header)
                yield str(header.location), header.type, value, Direction.RESPONSE
        for media, direction in bodies:
            use = media.type if media.type is not None else media.item_type
            for complete in (False, True):
                made = example_of_media(api.types, media, direction, complete=complete)
                if use is not None and made is not None:
                    yield str(media.location), use, made, direction


@pytest.mark.skipif(not DOCUMENTS, reason=NO_DOCUMENTS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_examples_fit(path: Path) -> None:
    api = parsed(path)
    if api is None:
        pytest.skip("not understood: the parser's tests say why")
    failing = {
        place
        for place, use, value, direction in examples(api)
        if typed(api.types, to_json(value), use, direction=direction) is None
    }
    assert failing == set()


@pytest.mark.skipif(not DOCUMENTS, reason=NO_DOCUMENTS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_groups_partition_the_types(path: Path) -> None:
    api = parsed(path)
    if api is None:
        pytest.skip("not understood: the parser's tests say why")
    groups = strongly_connected(api.types)
    assert sorted(id for group in groups for id in group) == list(api.types)
    place = {id: number for number, group in enumerate(groups) for id in group}
    for id, definition in api.types.items():
        assert all(place[needed] <= place[id] for needed in references(definition))
    assert set(request_types(api)) <= set(api.types)


@pytest.mark.skipif(not DOCUMENTS, reason=NO_DOCUMENTS)
@pytest.mark.parametrize("path", DOCUMENTS[:12], ids=lambda path: path.name)
def test_what_was_made_before_changes_no_example(path: Path) -> None:
    api = parsed(path)
    if api is None:
        pytest.skip("not understood: the parser's tests say why")
    for operation in all_operations(api):
        for media in operation.request_body.content if operation.request_body else ():
            for complete in (False, True):
                shared = example_of_media(api.types, media, Direction.REQUEST, complete=complete)
                alone = example_of_media(dict(api.types), media, Direction.REQUEST, complete=complete)
                assert shared == alone
