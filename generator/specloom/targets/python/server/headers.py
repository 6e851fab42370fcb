"""Planning ``headers.py``: a dictionary type for the headers of each response that declares some."""

from __future__ import annotations

from dataclasses import replace

from specloom.ir import exchange
from specloom.ir.api import Api, Header, Operation, Response
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.text import one_line
from specloom.targets.python import syntax
from specloom.targets.python.imports import import_block
from specloom.targets.python.model import DictionaryKey, DictionaryModule, DictionaryType
from specloom.targets.python.naming import Names
from specloom.targets.python.params import dictionary_key, dictionary_type, functional_first, is_functional
from specloom.targets.python.scopes import Vocabulary, operation_scope
from specloom.targets.python.typing import Expr, Import, alternatives, annotate, merge

NONE = Expr(literal("None"))


def headers_type(operation: Operation, names: Names, module: str) -> Expr:
    """Return the type of the headers of the answers that aren't errors; with None where an answer needs none.

    ``module`` is where the types are imported from.
    """
    parts = []
    for response in (*exchange.success_responses(operation), *redirects_of(operation)):
        if response.headers:
            name = names.headers[operation.id, response.status]
            needed = frozenset({Import(module, name, typing_only=True)})
            parts.append(Expr(syntax.identifier(name), needed))
        if not has_required_headers(response):
            parts.append(NONE)
    return alternatives(parts) if parts else NONE


def redirects_of(operation: Operation) -> tuple[Response, ...]:
    """Return the responses that lead elsewhere, in the document's order."""
    return tuple(each for each in operation.responses if each.status.startswith("3"))


def has_required_headers(response: Response) -> bool:
    """Return whether a response can't be made of its body alone."""
    return any(header.required for header in response.headers)


def plan_headers(api: Api, vocabulary: Vocabulary) -> DictionaryModule:
    """Plan ``headers.py``."""
    imports = {Import("typing", "TypedDict")}
    planned: dict[str, DictionaryType] = {}
    for operation in api.operations:
        for response in operation.responses:
            if response.headers:
                name = vocabulary.names.headers[operation.id, response.status]
                planned.setdefault(name, _dictionary(name, response, vocabulary, imports))
    ordered = functional_first(planned[name] for name in sorted(planned))
    return DictionaryModule(imports=import_block(imports), dictionaries=ordered, aliases=())


def header_annotation(header: Header, vocabulary: Vocabulary) -> Expr:
    """Return what a header is of the author's."""
    # As in the dictionaries that a client's caller passes, a text will do for a date or a URI.
    scope = replace(operation_scope(vocabulary, validated=False), runtime="._runtime", accepting=True)
    return annotate(header.type, vocabulary.types, scope)


def _dictionary(
    name: str, response: Response, vocabulary: Vocabulary, imports: set[Import]
) -> DictionaryType:
    keys = tuple(_key(header, vocabulary, imports) for header in response.headers)
    return dictionary_type(name, keys, _docstring(response, functional=is_functional(keys)))


def _key(header: Header, vocabulary: Vocabulary, imports: set[Import]) -> DictionaryKey:
    annotation = header_annotation(header, vocabulary)
    if not header.required:
        imports.add(Import("typing", "NotRequired"))
        annotation = merge(compose("NotRequired[{}]", annotation.code), [annotation])
    imports |= {
        Import(".", entry.name, typing_only=True) if entry.module == ".." else entry
        for entry in annotation.imports
    }
    return dictionary_key(header.name, annotation.code)


def _docstring(response: Response, *, functional: bool) -> Code:
    described = [header for header in response.headers if header.doc.description]
    notes = "\n".join(f"* ``{one_line(each.name)}``: {one_line(each.doc.description)}" for each in described)
    title = f"Headers of a response: {one_line(response.description)}".rstrip(": ")
    return syntax.docstring(title, notes, indent=0 if functional else 4)
