"""Configurations of openapi-python-client."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.init.settings import Settings
from specloom.ir.types import JsonValue

_OPTIONS = {
    "package_name_override": "package",
    "project_name_override": "distribution",
    "package_version_override": "version",
}
_REASONS = {
    "class_overrides": "rename the schema in an overlay",
    "content_type_overrides": "change the media type in an overlay",
    "post_hooks": "output is formatted already; run other tools after `specloom generate`",
    "field_prefix": "names that can't stand in Python get a suffix or a word, by one rule",
    "literal_enums": "an enumeration's type is always a Literal",
    "use_path_prefixes_for_title_model_names": "inline types are named from where they stand",
    "docstrings_on_attributes": "fields are always described where they are declared",
    "generate_all_tags": "an operation is in the API of its first tag",
    "http_timeout": "a timeout is an argument of Client and of every call",
}


def looks_like_config(tree: JsonValue) -> bool:
    """Return whether a file is such a configuration: it has one of its keys, and only these."""
    return isinstance(tree, dict) and bool(tree) and tree.keys() <= _OPTIONS.keys() | _REASONS.keys()


def read_config(name: str, tree: Mapping[str, JsonValue], settings: Settings) -> None:
    """Read the whole of it."""
    settings.target = settings.target or "python"
    for key, value in tree.items():
        ours = _OPTIONS.get(key)
        if ours and isinstance(value, str | int | float):
            settings.options[ours] = str(value)
            settings.carried(name, key, f"options.{ours}")
        else:
            settings.lost(name, key, _REASONS.get(key, "it is no text"))
