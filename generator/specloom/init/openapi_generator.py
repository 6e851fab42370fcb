"""Configurations of OpenAPI Generator: openapitools.json, the files for ``--config``, .openapi-generator-ignore."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from specloom.init.settings import Settings
from specloom.ir.types import JsonValue

_TARGETS = {
    "python": "python",
    "python-pydantic-v1": "python",
    "python-legacy": "python",
    "python-prior": "python",
    "python-nextgen": "python",
    "python-fastapi": "python-fastapi",
    "ruby": "ruby",
    "php-symfony": "php-symfony",
    "java-micronaut-client": "java-micronaut",
    "c": "c",
    "swift": "swift",
    "swift4": "swift",
    "swift5": "swift",
    "swift6": "swift",
}
_NEAREST = {
    "php": "php-symfony",
    "php-nextgen": "php-symfony",
    "java": "java-micronaut",
    "java-micronaut-server": "java-micronaut",
    "swift-combine": "swift",
}
"""Ours in the same language that are something else: another framework, or the other side of the wire."""
_OPTIONS = {
    "packageName": "package",
    "projectName": "distribution",
    "packageVersion": "version",
    "gemName": "gem",
    "moduleName": "module",
}
_SPEC_KEYS = ("inputSpec", "input-spec", "glob", "i")
_OUTPUT_KEYS = ("output", "outputDir", "o")
_NAME_KEYS = ("generatorName", "generator-name", "g")
_NESTED = ("additionalProperties", "additional-properties", "configOptions")
_REASONS = {
    "hideGenerationTimestamp": "no times are ever written",
    "library": "the client is synchronous and asynchronous, over httpx2",
    "templateDir": "templates are written anew: `specloom templates` shows ours, and `templates` names their folder",
    "typeMappings": "types follow the document; change it in an overlay",
    "importMappings": "types follow the document; change it in an overlay",
    "schemaMappings": "types follow the document; change it in an overlay",
    "modelNameMappings": "rename the schema in an overlay",
    "nameMappings": "rename the property in an overlay",
    "operationIdNameMappings": "set operationId in an overlay",
    "inlineSchemaNameMappings": "give the schema a title in an overlay",
    "skipValidateSpec": "a document that is formally invalid generates with warnings",
    "globalProperties": "everything is generated; `ignore` leaves files out",
    "enumUnknownDefaultCase": "values that are not known yet are always kept as they came",
    "generateSourceCodeOnly": "list what isn't wanted under `ignore`",
    "ignoreFileOverride": "its patterns go to `ignore`",
}
_MARKS = frozenset(("generatorName", "inputSpec", "packageName"))
_SILENT = frozenset(("$schema", "spaces", "version"))


def looks_like_config(tree: JsonValue) -> bool:
    """Return whether a file is one for ``--config``."""
    return isinstance(tree, dict) and not _MARKS.isdisjoint(tree)


def read_tools(name: str, tree: JsonValue, settings: Settings) -> None:
    """Read openapitools.json: the first of its generators that we have a target for, and say what of the others."""
    cli = tree.get("generator-cli") if isinstance(tree, dict) else None
    generators = cli.get("generators") if isinstance(cli, dict) else None
    found = [(key, one) for key, one in _members(generators) if isinstance(one, dict)]
    ours = [key for key, one in found if _target(one)]
    for key, one in found:
        place = f"generator-cli.generators.{key}"
        if key == (ours or [key])[0]:
            read_config(name, one, settings, f"{place}.")
        elif _target(one):
            settings.lost(
                name, place, "one output of each target is configured here; add a second file for it"
            )
        else:
            settings.lost(name, place, _unlike(_text(one, _NAME_KEYS)))


def read_config(name: str, tree: Mapping[str, JsonValue], settings: Settings, prefix: str = "") -> None:
    """Read a configuration of one output."""
    for key, value in tree.items():
        place = f"{prefix}{key}"
        if key in _NAME_KEYS:
            target = _TARGETS.get(str(value))
            settings.target = settings.target or target or ""
            if target:
                settings.carried(name, place, f"targets.{target}")
            else:
                settings.lost(name, place, _unlike(str(value)))
        elif key in _SPEC_KEYS and isinstance(value, str):
            if "://" in value:
                settings.lost(name, place, "nothing is fetched: save the document beside this file")
            elif "*" in value:
                settings.lost(name, place, "name one document: spec")
            else:
                settings.spec = _plain(value)
                settings.carried(name, place, "spec")
        elif key in _OUTPUT_KEYS and isinstance(value, str):
            settings.output = _plain(value)
            settings.carried(name, place, "output")
        elif key in _NESTED and isinstance(value, dict):
            for inner, option in value.items():
                _read_option(name, f"{place}.{inner}", inner, option, settings)
        elif key not in _SILENT:
            _read_option(name, place, key, value, settings)


def read_ignore(name: str, text: str, settings: Settings) -> None:
    """Read .openapi-generator-ignore: its syntax is that of ours."""
    patterns = [line.strip() for line in text.splitlines()]
    settings.ignore += [line for line in patterns if line and not line.startswith("#")]
    if settings.ignore:
        settings.carried(name, "all patterns", "ignore")


def _read_option(name: str, place: str, key: str, value: JsonValue, settings: Settings) -> None:
    ours = _OPTIONS.get(key)
    if ours and isinstance(value, str | int | float):
        settings.options[ours] = str(value)
        settings.carried(name, place, f"options.{ours}")
    else:
        settings.lost(name, place, _REASONS.get(key, "there is no such option"))


def _target(tree: Mapping[str, JsonValue]) -> str | None:
    return _TARGETS.get(_text(tree, _NAME_KEYS))


def _unlike(name: str) -> str:
    nearest = _NEAREST.get(name)
    hint = f"the nearest is {nearest}" if nearest else "specloom targets lists ours"
    return f"there is no target like {name!r}; {hint}"


def _text(tree: Mapping[str, JsonValue], keys: tuple[str, ...]) -> str:
    return next((str(tree[key]) for key in keys if key in tree), "")


def _plain(path: str) -> str:
    """Return a path as it is from the folder of the configuration: ``#{cwd}`` stands for that."""
    return Path(path.replace("#{cwd}/", "").replace("#{cwd}", ".")).as_posix()


def _members(tree: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    if isinstance(tree, dict):
        yield from tree.items()
