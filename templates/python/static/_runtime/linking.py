"""Finds the models that a model mentions, when it is first used and not before.

A model's module imports the other models for type checkers only. Before a model is
built, the names that its annotations mention are looked up in the ``_MODULES`` table
of its package and put into its module. So importing one model imports no other.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any, ForwardRef, Literal, get_args, get_origin

from typing_extensions import TypeAliasType

from .building import LOCK

_linked: set[TypeAliasType] = set()


def link_class(cls: type) -> None:
    """Make every name in the annotations of ``cls`` and its bases resolvable."""
    with LOCK:
        for base in cls.__mro__:
            if not _table_of(base.__module__):
                continue
            for annotation in inspect.get_annotations(base).values():
                if isinstance(annotation, str):
                    _link_text(annotation, base.__module__)


def link_type(annotation: Any) -> None:
    """Make the aliases inside an evaluated annotation resolvable."""
    with LOCK:
        _link(annotation)


def _link(annotation: Any) -> None:
    if isinstance(annotation, TypeAliasType):
        if annotation in _linked:
            return
        _linked.add(annotation)
        for reference in _references(annotation.__value__):
            if isinstance(reference, str):
                _link_text(reference, _module_of(annotation))
            else:
                _link(reference)
    else:
        for part in get_args(annotation):
            _link(part)


def annotations_of(cls: type) -> dict[str, Any]:
    """The evaluated annotations of one class, without those of its bases."""
    namespace = vars(sys.modules[cls.__module__])
    return inspect.get_annotations(cls, globals=namespace, locals={}, eval_str=True)


def value_of(alias: TypeAliasType) -> Any:
    """The type that an alias stands for; references inside may be unevaluated."""
    link_type(alias)
    return alias.__value__


def namespace_of(owner: Any) -> dict[str, Any]:
    """The names that references inside a class or an alias are looked up in."""
    return vars(sys.modules[_module_of(owner)])


def _module_of(owner: Any) -> str:
    module: str = owner.__module__
    return module


def _table_of(module_name: str) -> dict[str, str]:
    package = sys.modules.get(module_name.rpartition(".")[0])
    table: dict[str, str] = getattr(package, "_MODULES", {})
    return table


def _references(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, str):
        yield annotation
    elif isinstance(annotation, ForwardRef):
        yield annotation.__forward_arg__
    elif isinstance(annotation, TypeAliasType):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _references(part)


def _link_text(annotation: str, module_name: str) -> None:
    module = sys.modules[module_name]
    table = _table_of(module_name)
    for name in sorted(compile(annotation, "<annotation>", "eval").co_names):
        if name not in table:
            continue
        if name not in vars(module):
            package = module_name.rpartition(".")[0]
            found = getattr(import_module(f"{package}.{table[name]}"), name)
            setattr(module, name, found)
        _link(vars(module)[name])
