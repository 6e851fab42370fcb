"""Every example of the documentation runs, sends what the document allows, and gets back what was sent."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.documented import (
    Runner,
    documented_examples,
    files_named,
    generate_package,
    imported,
    model_examples,
    readme_blocks,
)
from tests.support.corpus import OWN_DOCUMENT, ROOT
from tests.support.server import Server

from specloom.parser import parse


def run_all(
    document: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *, every: int = 1
) -> tuple[int, list[str]]:
    """Run all examples of a document's package, or one of so many; return how many there are, and what went wrong."""
    output = folder / "out"
    generate_package(document, output, "example_client")
    monkeypatch.chdir(folder)
    api = parse(document).api
    assert api is not None
    examples = documented_examples(output)
    assert {example.operation for example in examples}
    assert len(examples) >= len(api.operations)
    for name in files_named(examples):
        Path(name).write_bytes(b"content")
    found = []
    with imported(output, "example_client") as package, Server(api) as server:
        runner = Runner(document, output, package, server)
        for example in examples[::every]:
            found += [
                f"{example.page} {example.operation}: {problem}" for problem in runner.problems(example)
            ]
        for number, block in enumerate(readme_blocks(output)):
            server.requests.clear()
            server.queue.clear()
            if "_iter(" in block:
                server.queue.append(runner.last_page)
            namespace: dict[str, Any] = {"__name__": "example"}
            with contextlib.redirect_stdout(io.StringIO()):
                try:
                    exec(compile(block, "README.md", "exec"), namespace)
                except Exception as error:
                    found.append(f"README.md, block {number}: {type(error).__name__}: {error}")
                finally:
                    if "client" in namespace:
                        namespace["client"].close()
            found += [
                f"README.md, block {number}: {problem}"
                for request in server.requests
                for problem in runner.checker.problems(request)
            ]
        for example in model_examples(output)[::every]:
            for block in example.blocks:
                try:
                    exec(compile(block, example.page, "exec"), {"__name__": "example"})
                except Exception as error:
                    found.append(f"{example.page}: {type(error).__name__}: {error}")
    return len(examples), found


def test_the_own_documents_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count, found = run_all(OWN_DOCUMENT, tmp_path, monkeypatch)
    assert count >= 10
    assert not found, "\n".join(found)


def test_the_examples_of_every_kind_of_pages_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = ROOT / "tests" / "cases" / "pagination" / "input.yaml"
    _, found = run_all(document, tmp_path, monkeypatch)
    assert not found, "\n".join(found)
    pages = (tmp_path / "out" / "docs" / "ListsApi.md").read_text("utf-8")
    assert pages.count("_iter variant") == 8


def test_a_large_real_documents_examples_run(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, found = run_all(corpus / "openai-2.3.0.yaml", tmp_path, monkeypatch)
    assert count == 110
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "count"),
    [("corpus/openai.com-head.json", 288), ("corpus/stripe.com.json", 452), ("large/github.json", 1223)],
)
def test_examples_of_larger_documents_run(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, count: int
) -> None:
    """One in ten, so that the tests end soon; changes of what examples are made of ask for all of them."""
    if not (corpus / name).is_file():
        pytest.skip(f"{name} is not among the real documents")
    ran, found = run_all(corpus / name, tmp_path, monkeypatch, every=10)
    assert ran == count
    assert not found, "\n".join(found)


def test_the_examples_of_streams_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = ROOT / "tests" / "cases" / "python-streams" / "input.yaml"
    count, found = run_all(document, tmp_path, monkeypatch)
    assert count == 8
    assert not found, "\n".join(found)
    assert (tmp_path / "download.bin").is_file()


def test_the_examples_of_links_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = ROOT / "tests" / "cases" / "python-links" / "input.yaml"
    _, found = run_all(document, tmp_path, monkeypatch)
    assert not found, "\n".join(found)
    pages = (tmp_path / "out" / "docs" / "OrdersApi.md").read_text("utf-8")
    assert pages.count("response.links.") == 4


def test_the_examples_of_forms_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = ROOT / "tests" / "cases" / "python-encodings" / "input.yaml"
    count, found = run_all(document, tmp_path, monkeypatch)
    assert count == 2
    assert not found, "\n".join(found)
    assert "list_x_sizes=[" in (tmp_path / "out" / "docs" / "FormsApi.md").read_text("utf-8")
