"""What the generated client sends, the generated server understands, and back, for all of real documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.e2e.documented import imported
from tests.support.corpus import NO_DOCUMENTS, OWN_DOCUMENT, corpus_folder
from tests.support.round_trip import (
    CLIENT,
    SERVER,
    call_in_process,
    call_over_http,
    generate_pair,
)

DOCUMENTS = (
    "own",
    "openai-2.3.0.yaml",
    "corpus/adobe.com-aem.json",
    "corpus/apache.org-airflow.json",
    "corpus/apiz.ebay.com-sell-finances.json",
    "corpus/apple-event-streams.json",
    "corpus/box.com-v2025.json",
    "corpus/codat.io-sync-for-expenses.json",
    "corpus/contract-p.fit.json",
    "corpus/digitalocean.com.json",
    "corpus/docker.com-hub.json",
    "corpus/e-conomic.com.json",
    "corpus/enode.io.json",
    "corpus/googleapis.com-gmail.json",
    "corpus/heyapi-validators.json",
    "corpus/httpbin.org.json",
    "corpus/intellifi.nl.json",
    "corpus/meilisearch.com.json",
    "corpus/ndhm.gov.in-ndhm-healthid.json",
    "corpus/netatmo.net.json",
    "corpus/oapicodegen-aggregates-anyof.json",
    "corpus/ogen-superset.json",
    "corpus/opc-baseline-3.1.json",
    "corpus/openpolicy.local.json",
    "corpus/pandascore.co.json",
    "corpus/spotify.com-sonallux.json",
    "corpus/swagger.io-petstore.json",
    "corpus/traccar.org.json",
    "corpus/whatsapp.local.json",
    "corpus/xtrf.eu.json",
)

IMPOSSIBLE = {
    # Two parameters have the same name in the query: one is "foo", the other an object with a member "foo".
    ("corpus/heyapi-validators.json", "#/paths/~1foo/patch"),
    # A parameter that has to be there is a list that can hold null alone, which no text stands for.
    ("corpus/opc-baseline-3.1.json", "#/paths/~1tests~1/get"),
    # A form that is a file and has no fields, so that there is no name for its part.
    (
        "corpus/codat.io-sync-for-expenses.json",
        "#/paths/~1companies~1{companyId}~1sync~1expenses~1syncs~1{syncId}~1transactions~1{transactionId}"
        "~1attachments/post",
    ),
}
"""What can't be sent, by the document's own mistake."""


def document(name: str) -> Path:
    path = OWN_DOCUMENT if name == "own" else corpus_folder() / name
    if not path.is_file():
        pytest.skip(f"{name} is not here: {NO_DOCUMENTS}")
    return path


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_sent_is_received_and_what_is_returned_is_read(name: str, tmp_path: Path) -> None:
    api = generate_pair(document(name), tmp_path)
    impossible = {operation for each, operation in IMPOSSIBLE if each == name}
    failed = set()
    for complete in (False, True):
        trips = call_in_process(api, tmp_path, complete=complete)
        assert len(trips) == len(api.operations)
        found = {trip.operation.id: trip.problem for trip in trips if trip.problem}
        failed |= impossible & found.keys()
        assert {id: problem for id, problem in found.items() if id not in impossible} == {}
    assert failed == impossible, "what is possible is no exception any more"


@pytest.mark.parametrize("name", ["own", "openai-2.3.0.yaml"])
def test_the_same_over_a_network(name: str, tmp_path: Path) -> None:
    api = generate_pair(document(name), tmp_path)
    with imported(tmp_path / "client", CLIENT) as client, imported(tmp_path / "server", SERVER) as server:
        trips = call_over_http(api, client, server)
    assert {trip.operation.id: trip.problem for trip in trips if trip.problem} == {}
    assert len(trips) == len(api.operations)
