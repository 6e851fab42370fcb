"""The languages whose pages have a form that samples show, and what is special about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from specloom.targets import find_target
from specloom.targets.kit.register import Register
from specloom.writing.paths import unsafe_paths
from specloom.writing.render import render
from specloom.writing.templates import templates_folder
from tests.support.corpus import NO_DOCUMENTS, corpus_folder, parsed


@dataclass(frozen=True, slots=True)
class Flavour:
    """A target and the form of its pages.

    ``sample`` is a known page and ``page`` where it is in the output. ``section`` begins the heading of a method;
    ``headings`` are those below it. ``grammar`` is the language of its code blocks. ``errata`` are the lines of the
    sample that are wrong, with what is wrong in each.
    """

    target: str
    sample: str
    page: str
    pages: str
    section: str
    headings: tuple[str, ...]
    grammar: str
    errata: Mapping[int, str]
    sample_options: Mapping[str, str] = field(default_factory=dict)
    optional_headings: frozenset[str] = frozenset()


FLAVOURS = (
    Flavour(
        target="php-symfony",
        sample="php-symfony-RealtimeApiInterface.md",
        page="docs/Api/RealtimeApiInterface.md",
        pages="docs/Api/*.md",
        section="## **",
        headings=(
            "### Example Implementation",
            "### Parameters",
            "### Return type",
            "### Authorization",
            "### HTTP request headers",
        ),
        grammar="php",
        errata={
            7: "the anchor of a heading is in lower case",
            22: "a signature in PHP has types",
            29: "the file is called after the class",
            33: "the classes of the signature have to be imported",
            35: "the interface asks for the setter of the credentials, too",
            37: "the interface asks for the setter of the credentials, too",
            38: "the interface asks for the setter of the credentials, too",
            43: "the return type is the documented model's",
            64: "the anchor of a heading is in lower case",
            71: "links of pages two folders down",
        },
    ),
    Flavour(
        target="ruby",
        sample="ruby-RealtimeApi.md",
        page="docs/RealtimeApi.md",
        pages="docs/*Api.md",
        section="## ",
        headings=(
            "### Examples",
            "#### Using the",
            "### Parameters",
            "### Return type",
            "### Authorization",
            "### HTTP request headers",
        ),
        grammar="ruby",
        sample_options={"gem": "openapi_openai", "module": "OpenApiOpenAIClient"},
        errata={
            12: "angle brackets are HTML",
            19: "time is required only where a value needs it",
            23: "a scheme called ApiKeyAuth is a bearer token",
            28: "arguments of a constructor are keywords",
            35: "a method of an instance is written with #",
            43: "angle brackets are HTML",
            53: "a method of an instance is written with #",
            61: "the cell of the notes is empty",
            69: "the anchor of a heading is in lower case",
        },
    ),
    Flavour(
        target="java-micronaut",
        sample="java-micronaut-RealtimeApi.md",
        page="docs/apis/RealtimeApi.md",
        pages="docs/apis/*Api.md",
        section="# **",
        headings=(
            "### Parameters",
            "### Return type",
            "### Authorization",
            "### HTTP request headers",
        ),
        optional_headings=frozenset({"### Parameters", "### Return type", "### Authorization"}),
        grammar="java",
        errata={
            14: "imports are no comment",
            15: "imports are no comment",
            16: "imports are no comment",
            17: "imports are no comment",
            18: "imports are no comment",
            20: "run takes the application's class and its arguments",
            21: "the bean is of the class that the page is about",
            26: "Singleton has to be imported",
            27: "the sample class calls the method somewhere",
            28: "Inject has to be imported",
            29: "the sample class calls the method somewhere",
            31: "the sample class calls the method somewhere",
            41: "a signature in Java has types and commas",
            44: "entities show as text",
            49: "models are in a folder of their own",
            53: "models are in a folder of their own",
            56: "the anchor of a scheme is its name's",
        },
    ),
    Flavour(
        target="c",
        sample="c-RealtimeAPI.md",
        page="docs/RealtimeAPI.md",
        pages="docs/*API.md",
        section="# **",
        headings=("### Parameters", "### Return type", "### Authorization", "### HTTP request headers"),
        grammar="c",
        errata={
            12: "a program includes its headers, and a comment is wrapped",
            14: "the call isn't shown, nor who frees what",
            20: "the row lacks its last cell",
            21: "the notes of a required parameter are empty",
            25: "who frees the result isn't said",
            30: "the anchor of a heading is in lower case",
        },
    ),
    Flavour(
        target="swift",
        sample="swift-RealtimeAPI.md",
        page="docs/RealtimeAPI.md",
        pages="docs/*API.md",
        section="# **",
        headings=(
            "### Example",
            "### Parameters",
            "### Return type",
            "### Authorization",
            "### HTTP request headers",
        ),
        grammar="swift",
        errata={
            12: "the signature lacks the queue",
            19: "the link is not encrypted",
            22: "names, enumerations and values that don't compile",
            27: "an optional is printed",
            31: "an optional is no condition",
            41: "enumerations have types of their own",
        },
    ),
)

EXISTING = tuple(flavour for flavour in FLAVOURS if find_target(flavour.target) is not None)
TARGETS = pytest.mark.parametrize("flavour", EXISTING, ids=lambda flavour: str(flavour.target))
STYLES = pytest.mark.parametrize("style", ("verbatim", "corrected"))


@cache
def write(document: Path, target: str, options: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return the pages of a document by their paths."""
    found, api = find_target(target), parsed(document)
    assert found is not None
    assert api is not None, f"{document} can't be read"
    chosen = {option.name: option.default for option in found.options} | dict(options)
    plan = found.plan(api, chosen, Register())
    assert plan.value is not None, plan.diagnostics
    files = render(plan.value, templates_folder())
    assert unsafe_paths(file.path for file in files) == ()
    return {file.path: file.content.decode() for file in files}


def pages(document: Path, flavour: Flavour, style: str, **options: str) -> Mapping[str, str]:
    """Return a flavour's pages of a document in a style."""
    return write(document, flavour.target, tuple(sorted({**options, "docs_style": style}.items())))


def openai_document() -> Path:
    """Return the document that the samples show a part of."""
    found = corpus_folder() / "openai-2.3.0.yaml"
    if not found.is_file():
        pytest.skip(NO_DOCUMENTS)
    return found


def sample_pages() -> Path:
    """Return the folder of the sample pages."""
    found = corpus_folder().parent / "seeds"
    if not found.is_dir():
        pytest.skip("no sample pages: they are looked for in seeds/, beside the folder of the documents")
    return found
