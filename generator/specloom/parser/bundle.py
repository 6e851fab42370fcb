"""A document of several files as one: what it refers to in other files stands in the file itself."""

from __future__ import annotations

from urllib.parse import quote

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.references import Documents

FILES = "x-specloom-files"
"""The member of the root that holds the other files, by name."""


def bundle(documents: Documents) -> JsonValue:
    """Return the root document with every reference leading into the document itself."""
    bundler = _Bundler(documents)
    root = bundler.written(documents.root.value, "")
    if not bundler.wanted or not isinstance(root, dict):
        return root
    files: dict[str, JsonValue] = {}
    while missing := [file for file in bundler.wanted if file not in files]:
        for file in missing:
            files[file] = bundler.written(documents.at(Location(file, "")), file)
    return {**root, FILES: files}


class _Bundler:
    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self.wanted: dict[str, None] = {}

    def written(self, value: JsonValue, file: str) -> JsonValue:
        match value:
            case dict():
                return {key: self.member(key, member, file) for key, member in value.items()}
            case list():
                return [self.written(item, file) for item in value]
            case _:
                return value

    def member(self, key: str, value: JsonValue, file: str) -> JsonValue:
        if key == "$ref" and isinstance(value, str):
            return self.reference(value, file)
        if key == "mapping" and isinstance(value, dict):
            return {
                name: self.reference(target, file) if isinstance(target, str) else self.written(target, file)
                for name, target in value.items()
            }
        return self.written(value, file)

    def reference(self, reference: str, file: str) -> str:
        """Return a reference as it is written in the root; one that leads nowhere stays what it is."""
        moved = self._documents.sources[""].moves is not None
        if not file and reference.startswith("#") and not moved:
            return reference
        found = self._documents.names(reference, file)
        if found is None or (not found.file and not file and not moved):
            return reference
        if not found.file:
            return f"#{_fragment(found.pointer)}"
        self.wanted.setdefault(found.file)
        name = found.file.replace("~", "~0").replace("/", "~1")
        return f"#{_fragment(f'/{FILES}/{name}{found.pointer}')}"


def _fragment(pointer: str) -> str:
    """Return a JSON pointer as the fragment of a URI (RFC 6901 §6)."""
    return quote(pointer, safe="/~!$&'()*+,;=:@?")
