"""The examples of corrected pages run against a bundle that is what the pages say of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.pages.flavours import FLAVOURS, pages
from tests.pages.markdown import code_blocks
from tests.php.interpreter import run_php
from tests.php.stubs import bundle
from tests.support.corpus import OWN_DOCUMENT, corpus_folder, parsed

from specloom.targets.kit.register import Register
from specloom.targets.php.naming import name_api

NAMES = Path(__file__).parents[1] / "cases" / "php-names" / "input.yaml"
DOCUMENTS = (
    OWN_DOCUMENT,
    NAMES,
    corpus_folder() / "openai-2.3.0.yaml",
    corpus_folder() / "corpus" / "stripe.com.json",
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.parent.name + "-" + path.stem))
def test_every_example_runs(document: Path, tmp_path: Path) -> None:
    if not document.is_file():
        pytest.skip(f"no document {document.name}: name the folder of documents in SPECLOOM_CORPUS")
    api = parsed(document)
    assert api is not None
    flavour = next(flavour for flavour in FLAVOURS if flavour.target == "php-symfony")
    stubs = tmp_path / "bundle.php"
    stubs.write_text(bundle(name_api(api, "OpenAPI\\Server", Register())), "utf-8")
    examples = tmp_path / "examples"
    examples.mkdir()
    count = 0
    for path, text in pages(document, flavour, "corrected").items():
        for block in code_blocks(text, "php"):
            if "use " in block or "$value" in block:
                count += 1
                # Each class of an example is declared once for each of its methods.
                apart = block.replace("namespace Acme\\MyBundle\\Api;", f"namespace Acme\\MyBundle{count};")
                source = apart.replace("<?php", "<?php declare(strict_types=1);", 1)
                name = re.sub(r"\W", "-", path.removesuffix(".md"))
                (examples / f"{count:05}-{name}.php").write_text(source, "utf-8")
    assert count > 0
    printed = run_php(Path(__file__).with_name("run.php"), stubs, examples)
    assert printed.splitlines()[-1] == f"{count} done"
