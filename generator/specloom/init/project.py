"""Looking at a project: its document, its earlier generator, and what follows for ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from specloom.init import openapi_generator, openapi_python_client
from specloom.init.documents import find_documents
from specloom.init.draft import Choices, Planned
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


def look_at(folder: Path, spec: str = "", targets: Sequence[str] = ()) -> Choices:
    """Find out what to configure; ``spec`` and ``targets`` are already settled where they are given.

    Raises NoDocument, and LookupError for a target that there isn't.
    """
    settings = _read_settings(folder)
    found = find_documents(folder)
    documents = [path.as_posix() for path in found.documents]
    chosen = spec or (settings.spec if (folder / settings.spec).is_file() else "")
    if not chosen and not documents:
        raise NoDocument
    chosen = chosen or documents[0]
    known = _known_targets(targets, settings)
    # Of several targets, an earlier configuration was for the one that is like its own, else for the first.
    main = next((target for target in known if target.id == settings.target), known[0])
    options = {option.name for option in main.options}
    for name in sorted(settings.options.keys() - options):
        settings.lost("", name, f"{main.id} has no such option")
        del settings.options[name]
    carried = Planned(
        main, settings.output or f"generated/{main.id}", tuple(settings.ignore), settings.options
    )
    return Choices(
        chosen,
        tuple(carried if target is main else Planned(target, f"generated/{target.id}") for target in known),
        settings,
        tuple(path for path in documents if path != chosen)[:10],
        tuple(path.as_posix() for path in found.overlays if _extends(folder / path, chosen)),
    )


def _known_targets(wanted: Sequence[str], settings: Settings) -> tuple[Target, ...]:
    """Return the targets, at least one. Raises LookupError with the name of one that there isn't."""
    found = []
    for name in dict.fromkeys(wanted or (settings.target or "python",)):
        target = find_target(name)
        if target is None:
            raise LookupError(name)
        found.append(target)
    return tuple(found)


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
