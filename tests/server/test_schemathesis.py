"""A judge from elsewhere: Schemathesis asks a small implementation of our own document whatever it can think of.

Left out is what we see in another way. The types of formats count: text in base64 has to be base64 (the judge takes
any text for valid), and a URI is any text (the judge wants it refused). A schema of events is that of their data
(the judge applies it to the event), so that nothing is streamed here.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from tests.e2e.documented import imported
from tests.support.corpus import ROOT
from tests.support.serving import serving

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "ignored_auth",
    "missing_required_header",
    "unsupported_method",
    "use_after_free",
    "ensure_resource_availability",
)


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    pytest.importorskip("schemathesis")
    generated = ROOT / "generated" / "python-fastapi"
    with imported(generated, "openai_server"), imported(Path(__file__).parent, "own_service"):
        service = importlib.import_module("own_service")
        with serving(service.make_app(streams=False, debug=True)) as url:
            command = [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"{url}/openapi.json"),
                *("--url", f"{url}/v1", "--header", f"Authorization: Bearer {service.TOKEN}"),
                *("--checks", ",".join(CHECKS), "--max-examples", "15", "--no-color"),
                *("--generation-deterministic", "--suppress-health-check", "all"),
            ]
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert "Selected: 10/10" in done.stdout and "Tested: 10" in done.stdout
