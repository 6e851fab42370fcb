"""Schemathesis, which knows nothing of us, against ``specloom mock``: no server error, nothing undocumented.

A document that declares no error for a wrong request has nothing that a server may truthfully reply to one: there only
right requests are sent. The others get wrong ones as well.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from specloom.mock.answering import Mock
from specloom.mock.app import App
from specloom.mock.serving import listen, url_of
from tests.mock.conftest import mock_of
from tests.support.corpus import NO_DOCUMENTS, corpus_folder

CONFORMING = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance"),
    *("response_headers_conformance", "response_schema_conformance", "unsupported_method"),
)
ACCEPTING = (*CONFORMING, "positive_data_acceptance")
REFUSING = (*ACCEPTING, "negative_data_rejection", "missing_required_header")
DOCUMENTS = {
    "learn.openapis.org-petstore-expanded": ("all", REFUSING),
    # Its forms and XML can't tell a wrong type from a right one.
    "swagger.io-petstore": ("all", CONFORMING),
    "meilisearch.com": ("positive", ACCEPTING),
    "enode.io": ("positive", ACCEPTING),
    "docker.com-hub": ("positive", ACCEPTING),
}


@contextmanager
def served(mock: Mock) -> Iterator[str]:
    """Serve a mock from a thread; yield its URL."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(App(mock), log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield url_of(listening)
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_schemathesis_finds_nothing(name: str, tmp_path: Path) -> None:
    document = corpus_folder() / "corpus" / f"{name}.json"
    if not document.is_file():
        pytest.skip(f"{name}: {NO_DOCUMENTS}")
    mode, checks = DOCUMENTS[name]
    with served(mock_of(document)) as url:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", str(document), "--url", url),
                *("--checks", ",".join(checks), "--mode", mode, "--phases", "examples,coverage,fuzzing"),
                *("--max-examples", "5", "--seed", "1", "--suppress-health-check", "all", "--no-color"),
                *("--header", "Authorization: Bearer token", "--header", "api_key: key"),
            ],
            cwd=tmp_path,
            env={**os.environ, "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    tested = re.search(r"Tested: (\d+)", done.stdout)
    assert tested is not None and int(tested[1]) == len(mock_of(document).api.operations)
