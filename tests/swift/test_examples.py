"""What examples show is what pages say: labels in order, nothing missing, constants and cases that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tree_sitter import Node

from tests.pages.flavours import FLAVOURS, pages
from tests.pages.markdown import code_blocks, tables
from tests.pages.test_code import parser
from tests.support.corpus import OWN_DOCUMENT, ROOT, corpus_folder
from tests.swift.checking import Checker, read_models

SWIFT = next(flavour for flavour in FLAVOURS if flavour.target == "swift")
DOCUMENTS = (
    OWN_DOCUMENT,
    corpus_folder() / "openai-2.3.0.yaml",
    *(ROOT / "tests" / "cases" / name / "input.yaml" for name in ("swift-names", "swift-types")),
)


def declarations(block: str) -> Iterator[tuple[str, str, Node]]:
    """Yield the constants of a program: their names, the types they are declared with, and their values."""
    for node in parser("swift").parse(block.encode()).root_node.children:
        value, pattern = node.child_by_field_name("value"), node.child_by_field_name("name")
        if node.type == "property_declaration" and value is not None and pattern is not None:
            kind = re.match(r"let \w+: (.+?) = ", (node.text or b"").decode())
            yield (pattern.text or b"").decode(), kind[1] if kind else "", value


def documented_arguments(section: str) -> dict[str, str]:
    """Return the types of a method's arguments, as its signature has them."""
    signature = section.partition("```swift\n")[2].partition("```")[0]
    lines = (line.strip().rstrip(",") for line in signature.split("\n")[1:-2])
    return dict(re.match(r"(\w+): (.+?)(?: = .*)?\Z", line).groups() for line in lines)  # type: ignore[union-attr]


def choices(section: str, class_name: str) -> dict[str, frozenset[str]]:
    """Return the constants of the enumerations among a method's arguments, as its table tells them."""
    found = {}
    for table in tables(section):
        for row in table.rows:
            told = re.search(r"\[one of (.+?)\]", row[-1]) if table.head[0] == "Name" else None
            if told is not None:
                constants = frozenset(constant.removeprefix(".") for constant in told[1].split(", "))
                kind = re.sub(r"[*?\[\]]|Set&lt;|&gt;|String: ", "", row[1])
                found[f"{class_name}.{kind}"] = constants
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_examples_fit_the_documented_types(document: Path) -> None:
    if not document.is_file():
        pytest.skip(f"no document {document.name}: name the folder of documents in SPECLOOM_CORPUS")
    written = pages(document, SWIFT, "corrected")
    models = read_models(written)
    found, count = [], 0
    for path, text in written.items():
        title = path.removeprefix("docs/").removesuffix(".md")
        if title in models:
            (block,) = code_blocks(text, "swift")
            ((_, _, value),) = declarations(block)
            found += [f"{path}: {fault}" for fault in Checker(models).faults(value, title)]
            count += 1
        elif path != "README.md":
            for section in re.split(r"^# \*\*", text, flags=re.MULTILINE)[1:]:
                checker = Checker(models, choices(section, title))
                arguments = documented_arguments(section)
                _, block = code_blocks(section, "swift")
                for name, declared, value in declarations(block):
                    kind = arguments[name]
                    for choice in checker.inside:
                        kind = kind.replace(choice.partition(".")[2], choice) if declared else kind
                    assert declared in ("", kind, kind.removesuffix("?")), f"{path}: {name}"
                    found += [f"{path}: {name}: {fault}" for fault in checker.faults(value, kind)]
                    count += 1
    assert found == []
    assert count > 0


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        ('Dog(bark: .loud, additionalProperties: ["a": 1])', ""),
        ("Dog(bark: .quiet)", "not ModelBark"),
        ("Dog()", "Dog needs bark"),
        ("Dog(additionalProperties: [:], bark: .loud)", "not in the order of Dog"),
        ("Dog(bark: .loud, tail: 1)", "Dog has no tail"),
        ("Cat()", "not Dog"),
    ],
)
def test_a_wrong_example_is_found(expression: str, fault: str) -> None:
    page = """# Dog

## Properties
Name | Type | Description | Notes
---- | ---- | ---- | ----
**bark** | **ModelBark** |  |
**name** | **String** |  | [optional]

## ModelBark
Constant | Value | Description
---- | ---- | ----
**loud** | `"loud"` |

## Example
```swift
```
"""
    checker = Checker(read_models({"docs/Dog.md": page}))
    ((_, _, value),) = declarations(f"let value = {expression}\n")
    found = list(checker.faults(value, "Dog"))
    assert found == [] if not fault else any(one.startswith(fault) for one in found)
