"""The options of the target."""

from __future__ import annotations

import pytest

from specloom.targets import find_target
from specloom.targets.kit.register import Register
from tests.pages.flavours import FLAVOURS, pages
from tests.support.corpus import OWN_DOCUMENT, parsed

SWIFT = next(flavour for flavour in FLAVOURS if flavour.target == "swift")


def test_a_module_is_what_programs_import() -> None:
    page = pages(OWN_DOCUMENT, SWIFT, "corrected", module="AcmeClient")["docs/ModelsAPI.md"]
    assert "import AcmeClient\n" in page
    assert "apiResponseQueue: DispatchQueue = AcmeClientAPI.apiResponseQueue," in page


@pytest.mark.parametrize("module", ["", "Acme.Client", "Acme Client", "1Acme", "Acme\nimport Evil"])
def test_what_is_no_module_is_refused(module: str) -> None:
    target, api = find_target("swift"), parsed(OWN_DOCUMENT)
    assert target is not None
    assert api is not None
    outcome = target.plan(api, {"module": module, "docs_style": "corrected"}, Register())
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["OPTION-INVALID"]


def test_a_style_that_there_is_not_is_refused() -> None:
    target, api = find_target("swift"), parsed(OWN_DOCUMENT)
    assert target is not None
    assert api is not None
    outcome = target.plan(api, {"module": "Acme", "docs_style": "pretty"}, Register())
    assert [found.code for found in outcome.diagnostics] == ["OPTION-INVALID"]
