"""What is committed is what would be generated, and doesn't depend on anything but the document."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from tests.support.corpus import OWN_DOCUMENT, ROOT

from specloom.cli import commands
from specloom.pipeline import Order, prepare
from specloom.support import support_markdown
from specloom.targets import all_targets


def test_the_committed_output_is_current(monkeypatch: Any) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(commands, ["check"])
    assert result.exit_code == 0, result.output


def test_the_readme_shows_what_is_supported() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert support_markdown(all_targets()).strip() in text


def in_another_process(document: Path, output: Path, hash_seed: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "specloom", "generate", document, "--target", "python", "--output", output],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT / "generator")},
        cwd=output.parent,
        check=True,
        capture_output=True,
    )
    files = [path for path in output.rglob("*") if path.is_file()]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def test_two_processes_with_two_hash_seeds_write_the_same_bytes(tmp_path: Path) -> None:
    first = in_another_process(OWN_DOCUMENT, tmp_path / "a", "1")
    second = in_another_process(OWN_DOCUMENT, tmp_path / "b", "2")
    assert first == second


def shuffled(document: Any, seed: int) -> Any:
    """Return the document with its components, and the kinds of them, in another order."""
    generator = random.Random(seed)
    components = {
        kind: dict(generator.sample(list(members.items()), len(members)))
        for kind, members in generator.sample(list(document["components"].items()), len(document["components"]))
    }
    return {**document, "components": components}


def content(document: Path, output: Path) -> dict[str, bytes]:
    run = prepare(document, [Order("python", output, {"package": "example_client"})])
    assert not run.failed
    return {file.path: file.content for file in run.outputs[0].files}


def test_the_order_of_components_does_not_matter(tmp_path: Path) -> None:
    document = yaml.load(OWN_DOCUMENT.read_text(encoding="utf-8"), yaml.CSafeLoader)
    outputs = []
    for seed in (0, 1, 2):
        path = tmp_path / f"{seed}.json"
        path.write_text(json.dumps(shuffled(document, seed), default=str), encoding="utf-8")
        outputs.append(content(path, tmp_path / "out"))
    assert outputs[0] == outputs[1] == outputs[2]


def test_the_order_of_components_of_a_real_document_does_not_matter(corpus: Path, tmp_path: Path) -> None:
    document = json.loads((corpus / "corpus" / "spotify.com-sonallux.json").read_text(encoding="utf-8"))
    outputs = []
    for seed in (0, 1):
        path = tmp_path / f"{seed}.json"
        path.write_text(json.dumps(shuffled(document, seed)), encoding="utf-8")
        outputs.append(content(path, tmp_path / "out"))
    assert outputs[0] == outputs[1]
