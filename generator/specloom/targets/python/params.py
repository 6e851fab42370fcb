"""Planning the modules of ``params``: what a caller may pass as a dictionary, for the type checker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from specloom.ir.types import Access, Alias, Record, TypeDef, Union
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.imports import import_block
from specloom.targets.python.model import Assignment, DictionaryKey, DictionaryModule, DictionaryType
from specloom.targets.python.models import definitions_by_module, documentation
from specloom.targets.python.scopes import Vocabulary, dictionary_scope
from specloom.targets.python.typing import Expr, Import, Scope, annotate, merge
from specloom.targets.python.wrapping import wrap_alias, wrap_attribute, wrap_bases


def dictionaries_by_module(vocabulary: Vocabulary) -> Iterator[tuple[str, list[TypeDef]]]:
    """Yield each module of ``params`` by name, with the definitions that it has as dictionaries."""
    for module, definitions in definitions_by_module(vocabulary):
        wanted = [definition for definition in definitions if definition.id in vocabulary.dictionaries]
        if wanted:
            yield module, wanted


def plan_params(definitions: list[TypeDef], module: str, vocabulary: Vocabulary) -> DictionaryModule:
    """Plan a module of ``params``."""
    scope = dictionary_scope(vocabulary, module)
    imports: set[Import] = set()
    return DictionaryModule(
        dictionaries=functional_first(
            _dictionary(definition, vocabulary, scope, imports)
            for definition in definitions
            if isinstance(definition, Record)
        ),
        aliases=tuple(
            _alias(definition, vocabulary, scope, imports)
            for definition in definitions
            if isinstance(definition, Union | Alias)
        ),
        imports=import_block(imports),
    )


def _dictionary(
    definition: Record, vocabulary: Vocabulary, scope: Scope, imports: set[Import]
) -> DictionaryType:
    imports.add(Import("typing", "TypedDict"))
    keys = []
    for field in definition.fields:
        if field.access is Access.READ:
            continue
        annotation = annotate(field.type, vocabulary.types, scope)
        if not field.required:
            imports.add(Import("typing", "NotRequired"))
            annotation = merge(compose("NotRequired[{}]", annotation.code), [annotation])
        imports |= annotation.imports
        keys.append(dictionary_key(field.name, annotation.code))
    name = vocabulary.names.types[definition.id].name
    return dictionary_type(name, keys, documentation(definition.doc, indent=4))


def dictionary_type(name: str, keys: Sequence[DictionaryKey], docstring: Code) -> DictionaryType:
    """Return a dictionary type."""
    identifier = syntax.identifier(name)
    return DictionaryType(
        name=identifier,
        quoted_name=syntax.string(name),
        bases=wrap_bases(identifier, [literal("TypedDict")]),
        docstring=docstring,
        functional=is_functional(keys),
        keys=tuple(keys),
    )


def dictionary_key(name: str, annotation: Code) -> DictionaryKey:
    """Return a key of a dictionary type, without a name where it can't be one in Python."""
    plain = syntax.is_identifier(name) and not name.startswith("__")
    identifier = syntax.identifier(name) if plain else EMPTY
    return DictionaryKey(
        name=identifier,
        annotation=wrap_attribute(identifier, annotation, EMPTY)[0],
        quoted_name=syntax.string(name),
        quoted_annotation=syntax.quoted(annotation),
    )


def functional_first(dictionaries: Iterable[DictionaryType]) -> tuple[DictionaryType, ...]:
    """Return typed dictionaries with calls before classes, so that what stands apart by two lines comes last."""
    return tuple(sorted(dictionaries, key=lambda each: not each.functional))


def is_functional(keys: Sequence[DictionaryKey]) -> bool:
    """Return whether a dictionary type can't be a class."""
    return any(not key.name for key in keys)


def _alias(
    definition: Union | Alias, vocabulary: Vocabulary, scope: Scope, imports: set[Import]
) -> Assignment:
    uses = (
        [definition.target]
        if isinstance(definition, Alias)
        else [variant.type for variant in definition.variants]
    )
    parts = [annotate(use, vocabulary.types, scope) for use in uses]
    imports.add(Import("typing_extensions", "TypeAliasType"))
    for part in parts:
        imports |= part.imports
    name = syntax.identifier(vocabulary.names.types[definition.id].name)
    return Assignment(name, wrap_alias(name, _quoted_union(parts, imports)), EMPTY)


def _quoted_union(parts: list[Expr], imports: set[Import]) -> Code:
    members = dict.fromkeys(
        syntax.quoted(alternative) for part in parts for alternative in syntax.union_members(part.code)
    )
    if len(members) == 1:
        return next(iter(members))
    imports.add(Import("typing", "Union"))
    return compose("Union[{}]", join(", ", members))
