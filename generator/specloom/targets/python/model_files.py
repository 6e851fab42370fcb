"""Planning the package ``models``, which clients and servers have alike."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.targets.kit.plan import FilePlan, later
from specloom.targets.python import syntax
from specloom.targets.python.imports import member_order, natural_order
from specloom.targets.python.model import Export, LazyPackage
from specloom.targets.python.models import definitions_by_module, plan_models
from specloom.targets.python.scopes import Vocabulary

_TEMPLATES = "python/models"


def model_files(vocabulary: Vocabulary, package: str) -> Iterator[FilePlan]:
    """Yield the modules of the models and the package that loads them."""
    for module, definitions in definitions_by_module(vocabulary):
        path = f"{package}/models/{module}.py"
        model = later(plan_models, definitions, module, vocabulary)
        yield FilePlan(path, f"{_TEMPLATES}/module.py.j2", model, "python")
    exports = [export(name.name, name.module) for name in vocabulary.names.types.values()]
    models = lazy_package("The types of the API, as models.", exports)
    yield FilePlan(f"{package}/models/__init__.py", f"{_TEMPLATES}/package.py.j2", models, "python")


def export(name: str, module: str) -> Export:
    """Return a name that a package exports, and the module below it that defines the name."""
    return Export(syntax.identifier(name), syntax.module_path(module))


def lazy_package(docstring: str, exports: list[Export]) -> LazyPackage:
    """Return an ``__init__.py`` that loads modules when they are first used."""
    ordered = sorted(exports, key=lambda e: (natural_order(e.module.text), member_order(e.name.text)))
    return LazyPackage(syntax.docstring(docstring, indent=0), tuple(ordered))
