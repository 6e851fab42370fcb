"""Where annotations stand in the package, and how each place refers to the package's own types."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from specloom.ir.graph import references
from specloom.ir.types import Alias, Enumeration, Record, TypeDef, TypeId, Types, Union
from specloom.targets.kit.code import compose, literal
from specloom.targets.python import syntax
from specloom.targets.python.naming import Names
from specloom.targets.python.typing import Expr, Import, Scope

_MODELS = Import("..", "models")
_PARAMS = Import("..", "params", typing_only=True)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The types of the package, their names, and which of them a caller may write as dictionaries.

    ``answers`` is for the package of a server. There the formats of integers are checked, since a server's storage has
    limits that Python hasn't, and the document's defaults stand in for what a request lacks.
    """

    types: Types
    names: Names
    dictionaries: Collection[TypeId]
    answers: bool = False


def dictionary_types(types: Types, sent: Types) -> frozenset[TypeId]:
    """Return the sent definitions that have a form as dictionaries: records, and what contains one."""
    found = {id for id, definition in sent.items() if isinstance(definition, Record)}
    containing = {
        id: set(references(definition))
        for id, definition in sent.items()
        if isinstance(definition, Union | Alias)
    }
    grown = True
    while grown:
        new = {id for id, inside in containing.items() if id not in found and inside & found}
        found |= new
        grown = bool(new)
    return frozenset(found)


def model_scope(vocabulary: Vocabulary, module: str) -> Scope:
    """Return the scope of a module in ``models``: names stand alone, other modules' are imported for type checkers."""

    def refer(definition: TypeDef) -> Expr:
        name = vocabulary.names.types[definition.id]
        imports = (
            frozenset[Import]()
            if name.module == module
            else frozenset({Import(f".{name.module}", name.name, typing_only=True)})
        )
        return Expr(syntax.identifier(name.name), imports, names_types=True)

    return Scope(refer, runtime=".._runtime", validated=True, declares=True, bounded=vocabulary.answers)


def operation_scope(vocabulary: Vocabulary, *, validated: bool) -> Scope:
    """Return the scope of an operation's table (``validated``) or its return types: names are ``models.X``."""

    def refer(definition: TypeDef) -> Expr:
        name = vocabulary.names.types[definition.id].name
        return Expr(compose("models.{}", syntax.identifier(name)), frozenset({_MODELS}), names_types=True)

    return Scope(refer, runtime=".._runtime", validated=validated, bounded=vocabulary.answers)


def received_scope(vocabulary: Vocabulary) -> Scope:
    """Return the scope of what a server's methods take: models, and files that were uploaded."""
    upload = Expr(literal("UploadFile"), frozenset({Import("fastapi", "UploadFile", typing_only=True)}))
    return replace(operation_scope(vocabulary, validated=False), file=upload)


def argument_scope(vocabulary: Vocabulary) -> Scope:
    """Return the scope of an operation's arguments: a model, or the dictionary that stands for it."""

    def refer(definition: TypeDef) -> Expr:
        name = syntax.identifier(vocabulary.names.types[definition.id].name)
        model = compose("models.{}", name)
        match definition:
            case Record():
                code = compose("{} | params.{}", model, name)
                return Expr(code, frozenset({_MODELS, _PARAMS}), names_types=True)
            case Union() | Alias() if definition.id in vocabulary.dictionaries:
                return Expr(compose("params.{}", name), frozenset({_PARAMS}), names_types=True)
            case Union() | Alias() | Enumeration():
                return Expr(model, frozenset({_MODELS}), names_types=True)

    return Scope(refer, runtime=".._runtime", accepting=True)


def dictionary_scope(vocabulary: Vocabulary, module: str) -> Scope:
    """Return the scope of a module in ``params``: its own names are dictionaries, ``models.X`` are models."""
    models = Import("..", "models", typing_only=True)

    def refer(definition: TypeDef) -> Expr:
        named = vocabulary.names.types[definition.id]
        name = syntax.identifier(named.name)
        own = (
            frozenset[Import]()
            if named.module == module
            else frozenset({Import(f".{named.module}", named.name, typing_only=True)})
        )
        match definition:
            case Record():
                return Expr(compose("{} | models.{}", name, name), own | {models}, names_types=True)
            case Union() | Alias() if definition.id in vocabulary.dictionaries:
                return Expr(name, own, names_types=True)
            case Union() | Alias() | Enumeration():
                return Expr(compose("models.{}", name), frozenset({models}), names_types=True)

    return Scope(refer, runtime=".._runtime", accepting=True)
