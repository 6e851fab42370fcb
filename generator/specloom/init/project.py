"""Looking at a project: its document, its earlier generator, and what follows for ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from specloom.init import openapi_generator, openapi_python_client
from specloom.init.documents import find_documents
from specloom.init.draft import Choices
from specloom.init.settings import Settings
from specloom.ir.types import JsonValue
from specloom.parser.source import read_source
from specloom.targets import find_target
from specloom.targets.kit.plan import Target

TOOLS_NAME = "openapitools.json"
IGNORE_NAME = ".openapi-generator-ignore"
_LARGEST_CONFIG = 100_000


class NoDocument(Exception):
    """There is no OpenAPI document below the folder."""


def look_at(folder: Path, spec: str = "", target: str = "") -> Choices:
    """Find out what to configure; ``spec`` and ``target`` are already settled where they are given.

    Raises NoDocument, and LookupError for a target that there isn't.
    """
    settings = _read_settings(folder)
    found = find_documents(folder)
    documents = [path.as_posix() for path in found.documents]
    chosen = spec or (settings.spec if (folder / settings.spec).is_file() else "")
    if not chosen and not documents:
        raise NoDocument
    chosen = chosen or documents[0]
    known = _known_target(target, settings)
    options = {option.name for option in known.options}
    for name in settings.options.keys() - options:
        settings.lost("", name, f"{known.id} has no such option")
        del settings.options[name]
    return Choices(
        chosen,
        known,
        settings.output or f"generated/{known.id}",
        settings,
        tuple(path for path in documents if path != chosen)[:10],
        tuple(path.as_posix() for path in found.overlays if _extends(folder / path, chosen)),
    )


def _known_target(wanted: str, settings: Settings) -> Target:
    if wanted:
        named = find_target(wanted)
        if named is None:
            raise LookupError(wanted)
        return named
    known = find_target(settings.target or "python") or find_target("python")
    assert known is not None
    return known


def _read_settings(folder: Path) -> Settings:
    settings = Settings()
    for name, tree in _configurations(folder):
        if name == TOOLS_NAME:
            openapi_generator.read_tools(name, tree, settings)
        elif openapi_python_client.looks_like_config(tree) and isinstance(tree, dict):
            openapi_python_client.read_config(name, tree, settings)
        elif openapi_generator.looks_like_config(tree) and isinstance(tree, dict):
            openapi_generator.read_config(name, tree, settings)
    for place in dict.fromkeys((folder, folder / settings.output)):
        path = place / IGNORE_NAME
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            openapi_generator.read_ignore(path.relative_to(folder).as_posix(), text, settings)
    return settings


def _configurations(folder: Path) -> Iterator[tuple[str, JsonValue]]:
    """Yield the small YAML and JSON files of the folder itself."""
    for path in sorted(folder.iterdir()):
        if (
            path.suffix in (".json", ".yaml", ".yml")
            and path.is_file()
            and path.stat().st_size < _LARGEST_CONFIG
        ):
            source = read_source(path).value
            if source is not None:
                yield path.name, source.data


def _extends(overlay: Path, spec: str) -> bool:
    """Return whether an overlay says that it is for this document."""
    source = read_source(overlay).value
    tree = source.data if source else None
    extends = tree.get("extends") if isinstance(tree, dict) else None
    return isinstance(extends, str) and extends.rsplit("/", 1)[-1] == Path(spec).name
