"""Replies of real documents follow the documents, as an independent validator sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from openapi_schema_validator import OAS30ReadValidator, OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from specloom.ir.api import MediaType, Operation, Response
from specloom.mock.answering import Mock
from specloom.mock.choosing import status_of
from specloom.mock.messages import Request
from specloom.mock.preferences import Preferences
from specloom.parser import parse
from specloom.parser.source import read_source
from tests.mock.conftest import mock_of
from tests.support.corpus import NO_DOCUMENTS, OWN_DOCUMENT, corpus_folder

DOCUMENTS = {
    "openai-2.3.0.yaml": 110,
    "large/github.json": 1223,
    "corpus/adobe.com-aem.json": 48,
    "corpus/apache.org-airflow.json": 73,
    "corpus/apiz.ebay.com-sell-finances.json": 7,
    "corpus/box.com-v2025.json": 37,
    "corpus/digitalocean.com.json": 290,
    "corpus/docker.com-hub.json": 28,
    "corpus/enode.io.json": 28,
    "corpus/meilisearch.com.json": 66,
    "corpus/ndhm.gov.in-ndhm-healthid.json": 73,
    "corpus/ogen-superset.json": 140,
    "corpus/openai.com-head.json": 288,
    "corpus/pandascore.co.json": 56,
    "corpus/spotify.com-sonallux.json": 89,
    "corpus/swagger.io-petstore.json": 19,
    "corpus/traccar.org.json": 61,
    "corpus/xtrf.eu.json": 284,
}
"""Documents, and how many operations they have."""

STRIPE = "corpus/stripe.com.json"
UNSATISFIABLE = {
    # The list has properties beside additionalProperties: false, which doesn't see those of allOf.
    "corpus/codat.io-sync-for-expenses.json": (
        "GET /companies/{companyId}/sync/expenses/syncs/{syncId}/transactions 200",
    ),
    # A property is required, not declared, and not allowed.
    "corpus/e-conomic.com.json": ("GET /employees/{number} 200",),
    # The alternatives of a oneOf are the same twice.
    "corpus/opc-baseline-3.1.json": ("POST /types/unions/duplicate-types 200",),
}
"""Replies that no value is right for."""


@dataclass(frozen=True)
class Shown:
    """A JSON response of a document."""

    operation: Operation
    response: Response
    media: MediaType

    def __str__(self) -> str:
        return f"{self.operation.method} {self.operation.path} {self.response.status}"


class Judge:
    """Checks values against the raw document: version 3.0 by its own dialect of schemas, 3.1 by JSON Schema."""

    def __init__(self, document: Path) -> None:
        source = read_source(document)
        assert source.value is not None
        raw: Any = _without_discriminators(source.value.data)
        resource = Resource(contents=raw, specification=DRAFT202012)
        self._registry = Registry().with_resource("urn:document", resource)
        self._validator = OAS30ReadValidator if raw["openapi"].startswith("3.0") else OAS31Validator

    @classmethod
    def of(cls, document: Path) -> Judge | None:
        """Return the judge of a document, None where its version is another one's to judge."""
        source = read_source(document)
        raw: Any = source.value.data if source.value else None
        return cls(document) if isinstance(raw, dict) and "openapi" in raw else None

    def errors(self, media: MediaType, value: Any) -> list[str]:
        pointer = media.location.child("schema").pointer
        schema = {"$ref": f"urn:document#{quote(pointer)}"}
        validator = self._validator(schema, registry=self._registry)
        return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def _without_discriminators(value: Any) -> Any:
    """Return a document without discriminators, which say nothing of what is valid (OAS 3.1 §4.8.25)."""
    if isinstance(value, list):
        return [_without_discriminators(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_discriminators(member)
        for key, member in value.items()
        if not (key == "discriminator" and isinstance(member, dict) and "propertyName" in member)
    }


def shown(mock: Mock) -> Iterator[Shown]:
    for operation in mock.api.operations:
        for response in operation.responses:
            for media in response.content:
                essence = media.name.partition(";")[0]
                if media.type is not None and essence.endswith(("/json", "+json")):
                    yield Shown(operation, response, media)


def wrong(mock: Mock, judge: Judge, each: Shown, *, dynamic: bool) -> list[str]:
    """Return what is wrong with a reply."""
    accept = (("Accept", each.media.name.partition(";")[0]),)
    request = Request(each.operation.method, each.operation.path, "", accept, b"")
    code = status_of(each.operation, each.response)
    reply = mock.respond(each.operation, request, Preferences(code=code, dynamic=dynamic))
    assert reply.status == code
    assert isinstance(reply.body, bytes)
    return judge.errors(each.media, json.loads(reply.body))


def document_of(name: str) -> Path:
    document = corpus_folder() / name
    if not document.is_file():
        pytest.skip(f"{name}: {NO_DOCUMENTS}")
    return document


@pytest.mark.parametrize(("name", "count"), DOCUMENTS.items(), ids=list(DOCUMENTS))
def test_every_reply_follows_the_document(name: str, count: int) -> None:
    document = document_of(name)
    mock, judge = mock_of(document), Judge(document)
    assert len(mock.api.operations) == count
    for each in shown(mock):
        for dynamic in (False, True):
            problems = wrong(mock, judge, each, dynamic=dynamic)
            assert problems == [], f"{each}, dynamic={dynamic}"


def other_documents() -> list[str]:
    """Return the documents of the corpus that are not asked above."""
    folder = corpus_folder() / "corpus"
    names = [f"corpus/{each.name}" for each in sorted(folder.iterdir())] if folder.is_dir() else []
    return [name for name in names if name not in {*DOCUMENTS, STRIPE}]


def test_every_reply_of_the_other_documents_is_right_where_one_can_be() -> None:
    names = other_documents()
    if not names:
        pytest.skip(NO_DOCUMENTS)
    count = 0
    for name in names:
        parsed = parse(corpus_folder() / name)
        if parsed.api is None or not parsed.api.operations:
            continue
        mock, judge = mock_of(corpus_folder() / name), Judge.of(corpus_folder() / name)
        assert tuple(mock.unfollowed(bool)) == UNSATISFIABLE.get(name, ()), name
        for each in shown(mock) if judge else ():
            problems = wrong(mock, judge, each, dynamic=False) if judge else []
            assert bool(problems) == (str(each) in UNSATISFIABLE.get(name, ())), f"{name}: {each}: {problems}"
            count += 1
    assert count > 1500


def test_every_success_of_stripe_follows_the_document() -> None:
    document = document_of(STRIPE)
    mock, judge = mock_of(document), Judge(document)
    # The judge takes a minute for the errors of this document, which are all the same.
    successes = [each for each in shown(mock) if each.response.status == "200"]
    assert (len(mock.api.operations), len(successes)) == (452, 451)
    assert {str(each): wrong(mock, judge, each, dynamic=False) for each in successes} == {
        str(each): [] for each in successes
    }


def test_the_judge_refuses_what_is_wrong() -> None:
    judge = Judge(OWN_DOCUMENT)
    for each in shown(mock_of(OWN_DOCUMENT)):
        assert judge.errors(each.media, 5), each
