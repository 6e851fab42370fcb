"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let runs remember in a folder of the tests, not in the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPECLOOM_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real documents, which are not part of the project."""
    folder = Path(os.environ.get("SPECLOOM_CORPUS") or REPOSITORY.parent / "shared" / "specs")
    if not folder.is_dir():
        pytest.skip("no real documents here: name their folder in SPECLOOM_CORPUS")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud, in a quiet run, too, which tools were missing and what was not tried for lack of them."""
    reports = terminalreporter.stats.get("skipped", [])
    reasons = {report.longrepr[2] for report in reports if isinstance(report.longrepr, tuple)}
    for reason in sorted(reasons):
        if "SKIPPED " in reason:
            terminalreporter.write_line(reason.removeprefix("Skipped: "))
