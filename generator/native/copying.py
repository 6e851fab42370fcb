"""The copy of the package that is compiled: with its dataclasses written out, where it is compiled at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from native.records import NotKnownError, inherited_names, write_out
from native.traps import refuse_traps

INTERPRETED = ("__main__.py", "cli", "init", "mock", "watching.py")
"""What runs once, waits for others, or is asked of by a framework (click's callbacks, a server's coroutines)."""

RUNTIME = "native.py"
"""What the support of written-out classes is called in the package."""


def copy_package(package: Path, copy: Path) -> None:
    """Copy the package's Python, with the dataclasses of what is compiled written out. Raises NotKnownError."""
    records: set[str] = set()
    for source in sorted(package.rglob("*.py")):
        place = copy / source.relative_to(package)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not is_compiled(source.relative_to(package)):
            shutil.copyfile(source, place)
            continue
        text = source.read_text(encoding="utf-8")
        refuse_traps(text, str(source))
        written = write_out(text, str(source))
        records.update(f"{_dotted(source, package)}.{name}" for name in written.records)
        place.write_text(written.source, encoding="utf-8")
    shutil.copyfile(Path(__file__).with_name("runtime.py"), copy / RUNTIME)
    for source in sorted(package.rglob("*.py")):
        for base, node in inherited_names(source.read_text(encoding="utf-8")):
            if base in records:
                raise NotKnownError(str(source), node, f"{node.name} inherits from the dataclass {base}")


def _dotted(source: Path, package: Path) -> str:
    return ".".join(source.relative_to(package.parent).with_suffix("").parts)


def is_compiled(module: Path) -> bool:
    """Return whether a module, relative to the package, is compiled."""
    return module.parts[0] not in INTERPRETED and module.name != "__init__.py"


def compiled_modules(copy: Path) -> Iterator[Path]:
    """Yield what is compiled of a copy, relative to it, in order."""
    for module in sorted(copy.rglob("*.py")):
        if is_compiled(module.relative_to(copy)):
            yield module.relative_to(copy)
