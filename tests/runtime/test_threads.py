"""A client, a model and a response that several threads meet for the first time, at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

START = """
import sys
import threading

import httpx2
import sample_api
from sample_api import models

sys.setswitchinterval(1e-6)
THREADS = 12
barrier = threading.Barrier(THREADS)
found = []


def run(work):
    def one():
        barrier.wait()
        try:
            found.append(work())
        except BaseException as error:
            found.append(error)

    threads = [threading.Thread(target=one) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
"""

LIST = b'{"data": [{"id": "f", "createdAt": "2024-01-02T03:04:05Z", "purpose": "batch"}]}'

PROGRAMS = {
    "requests": """
http = httpx2.Client(transport=httpx2.MockTransport(lambda request: httpx2.Response(200, json={"id": "f"})))
client = sample_api.Client(api_key="k", base_url="https://example.com", http_client=http)
results = run(lambda: client.files.create_file(b"x", "batch"))
assert all(type(each) is models.FileObject for each in results), results
""",
    "responses": f"""
answer = httpx2.Response(200, content={LIST!r}, headers={{"Content-Type": "application/json"}})
http = httpx2.Client(transport=httpx2.MockTransport(lambda request: answer))
client = sample_api.Client(api_key="k", base_url="https://example.com", http_client=http)
results = run(lambda: client.files.list_files("me").data[0])
assert all(type(each) is models.FileObject for each in results), results
""",
    "models": """
results = run(lambda: models.UserMessage(content="hello"))
assert all(type(each) is models.UserMessage for each in results), results
""",
    "connections": """
client = sample_api.Client(api_key="k", base_url="https://example.com")
results = run(lambda: client.http_client)
assert len(set(map(id, results))) == 1, results
client.close()
assert results[0].is_closed
""",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_threads_meet_it_at_once(program: str, package: Path) -> None:
    command = [sys.executable, "-c", START + PROGRAMS[program]]
    for _ in range(3):
        done = subprocess.run(command, cwd=package.parent, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_a_closed_client_opens_nothing(package: Path) -> None:
    import sample_api

    with sample_api.Client(api_key="k", base_url="https://example.com") as client:
        pass
    with pytest.raises(sample_api.ApiError, match="closed"):
        client.files.list_files("me")
