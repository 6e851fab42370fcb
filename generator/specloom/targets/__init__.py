"""The languages. This folder's listing is the registry: each package but ``kit`` exports ``TARGETS``.

Takes: the IR. Gives: ``FilePlan`` values. A language may import ``specloom.ir``, ``specloom.targets.kit`` and
``specloom.diagnostics``, and no other language.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from specloom.targets.kit.plan import Target

_NOT_A_LANGUAGE = "kit"


def languages() -> tuple[str, ...]:
    """Return the names of the language packages, sorted."""
    return tuple(
        sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != _NOT_A_LANGUAGE)
    )


def all_targets() -> tuple[Target, ...]:
    """Return every target, sorted by id."""
    return tuple(sorted((t for language in languages() for t in _exported(language)), key=lambda t: t.id))


def find_target(name: str) -> Target | None:
    """Return the target with this id, or None.

    The package that the id starts with (``python`` for ``python-fastapi``) is asked first, so that asking for
    one language usually doesn't import the others.
    """
    first = name.partition("-")[0]
    for language in sorted(languages(), key=lambda language: (language != first, language)):
        for target in _exported(language):
            if target.id == name:
                return target
    return None


def _exported(language: str) -> tuple[Target, ...]:
    exported: tuple[Target, ...] = import_module(f"{__name__}.{language}").TARGETS
    return exported
