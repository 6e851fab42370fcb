"""``$ref``: from a reference to the one canonical place of what it names (OAS 3.1 §4.8.23, RFC 3986, RFC 6901).

Files are read only below the root document's folder, and nothing comes from the network.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.findings import Findings
from specloom.parser.identifiers import Identifiers
from specloom.parser.moves import move
from specloom.parser.nodes import Node, kind_of
from specloom.parser.overlay import Overlays
from specloom.parser.source import Source, pointer_tokens, read_source

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MAX_FILES = 1000
_MOST_HOPS = 100
"""How many references may stand on the way that one pointer names, before it is one that never ends."""

_MOST_SUGGESTIONS = 20
_LONGEST_SUGGESTION = 100
"""How often a similar name is looked for, and how long one may be: every name of the document is compared."""

_NONE: Mapping[str, Source] = {}


class _Unresolved(Exception):
    """A reference without a target.

    ``is_lost``: what it names may well be somewhere, and only the user can bring it; else there is no such thing.
    """

    def __init__(self, code: str, message: str, hint: str = "", *, is_lost: bool = True) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.is_lost = code, message, hint, is_lost


class Documents:
    """The root document and the files that it refers to, read when they are first needed."""

    def __init__(
        self, root: Source, layers: Overlays, findings: Findings, known: Mapping[str, Source] = _NONE
    ) -> None:
        self.sources: dict[str, Source] = {**known, "": root, **layers.sources}
        self._origin = layers.origin
        self._findings = findings
        self._folder = root.path.parent
        self._root_name = root.path.name
        self._targets: dict[tuple[str, str, str], Node | _Unresolved] = {}
        self._identifiers = Identifiers(self.sources)
        self._missed = 0
        self._inside = 0

    @property
    def root(self) -> Node:
        """The root document itself."""
        return Node(Location("", ""), self.sources[""].data)

    def at(self, location: Location) -> JsonValue:
        """Return the value at a place that exists."""
        value = self.sources[location.file].data
        for token in pointer_tokens(location.pointer):
            value = value[int(token)] if isinstance(value, list) else value[token]  # type: ignore[index,call-overload]
        return value

    def original(self, location: Location) -> Location:
        """Return where what is at a place of the merged document was written."""
        return location if location.file else self._origin.find(location.pointer)

    def written(self, node: Node) -> str | None:
        """Return a scalar as it was written, None where only its value is known."""
        place = self.original(node.location)
        return self.sources[place.file].written(place.pointer)

    def target(self, node: Node) -> Node | None:
        """Return what an object with a ``$ref`` names, None (and a diagnostic) where there is no such thing."""
        reference = node.child(_word(node))
        if not isinstance(reference.value, str):
            message = f"$ref must be a text, not {kind_of(reference.value)}"
            self._findings.lose("REF-INVALID", message, "it is left out", reference.location)
            return None
        file = node.location.file
        named = reference.value.find("#/") != 0 and "#" in reference.value
        inside = node.location.pointer if named or self._identifiers.has(file) else ""
        key = (file, reference.value, inside)
        found = self._targets.get(key)
        if found is None:
            try:
                found = self._resolve(*key)
            except _Unresolved as unresolved:
                found = unresolved
            self._targets[key] = found
        if isinstance(found, _Unresolved):
            if found.is_lost:
                self._findings.error(found.code, found.message, reference.location, found.hint)
            else:
                outcome = "a schema is any value, anything else is left out"
                self._findings.lose(found.code, found.message, outcome, reference.location, found.hint)
            return None
        return found

    def is_dynamic(self, node: Node) -> bool:
        """Return whether an object with a ``$dynamicRef`` may stand for several schemas (JSON Schema §8.2.3.2)."""
        word = node.get("$dynamicRef")
        if word is None or node.get("$ref") is not None or not isinstance(word.value, str):
            return False
        return self._identifiers.is_dynamic(node.location, word.value.partition("#")[2])

    def follow(self, node: Node) -> Node | None:
        """Return what a Reference Object names in the end, the node itself where it is none."""
        seen = {node.location}
        current = node
        while isinstance(current.value, dict) and "$ref" in current.value:
            following = self.target(current)
            if following is None:
                return None
            if following.location in seen:
                message = "this reference leads back to itself: it is left out"
                self._findings.warn("REF-CYCLE", message, node.location.child("$ref"))
                return None
            seen.add(following.location)
            current = following
        return current

    def names(self, reference: str, file: str) -> Location | None:
        """Return the canonical place that a reference written in a file names, None where there is none. Silent."""
        try:
            return self._resolve(file, reference).location
        except _Unresolved:
            return None

    def _resolve(self, file: str, reference: str, inside: str = "") -> Node:
        """Return what a reference names that is written in a file, ``inside`` what a pointer leads to."""
        address, _, fragment = reference.partition("#")
        place = Location(file, inside)
        identified = self._identifiers.find(place, address) if address else Location(file, "")
        if identified is None:
            identified = Location(self._file(file, address), "")
        fragment = unquote(fragment)
        if not address and fragment.startswith("/"):
            resource = self._identifiers.resource(place)
            if resource.pointer:  # many mean the document all the same
                with suppress(_Unresolved):
                    return self._walk(resource, pointer_tokens(fragment), reference)
        if fragment and not fragment.startswith("/"):
            anchor = self._identifiers.anchor(identified if address else place, fragment)
            if anchor is None:
                raise _Unresolved("REF-MISSING", f"there is no $anchor {fragment!r}", is_lost=False)
            return Node(anchor, self.at(anchor))
        moves = self.sources[identified.file].moves
        if moves is not None and not identified.pointer:
            fragment = move(fragment, moves)
        return self._walk(identified, pointer_tokens(fragment), reference)

    def _walk(self, start: Location, tokens: list[str], reference: str) -> Node:
        node = Node(start, self.at(start))
        hops = 0
        for token in tokens:
            while isinstance(node.value, dict) and token not in node.value and "$ref" in node.value:
                hops += 1
                inner = node.value["$ref"]
                # What is on the way may lead through references itself, and through this very one.
                if hops + self._inside > _MOST_HOPS or not isinstance(inner, str):
                    message = f"{reference} leads through references that never end"
                    raise _Unresolved("REF-CYCLE", message, is_lost=False)
                self._inside += hops
                try:
                    node = self._resolve(node.location.file, inner)
                finally:
                    self._inside -= hops
            if isinstance(node.value, dict) and token in node.value:
                node = node.child(token)
            elif isinstance(node.value, list) and token.isdecimal() and int(token) < len(node.value):
                node = node.child(int(token))
            else:
                self._missed += 1
                hint = _suggestion(node, token) if self._missed <= _MOST_SUGGESTIONS else ""
                raise _Unresolved("REF-MISSING", f"{reference} names nothing", hint, is_lost=False)
        return node

    def _file(self, file: str, address: str) -> str:
        if address.startswith("//") or (_SCHEME.match(address) and not address.lower().startswith("file:")):
            hint = "Save the document it names next to this one, and refer to the file."
            raise _Unresolved(
                "REF-REMOTE", f"{address} is not fetched: references stay on this machine", hint
            )
        relative = unquote(address)
        if relative.startswith("/") or "\\" in relative or _SCHEME.match(relative) or "\0" in relative:
            raise _Unresolved("REF-OUTSIDE", f"{address} is not a relative path with forward slashes")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(file), relative))
        path = self._folder / name
        outside = name == ".." or name.startswith("../")
        try:
            outside = outside or not path.resolve().is_relative_to(self._folder.resolve())
            exists = path.is_file()
        except (OSError, ValueError, RuntimeError):  # too long, not text, or a cycle of links: no such file
            exists = False
        if outside:
            hint = "Files are read only below the folder of the root document."
            raise _Unresolved("REF-OUTSIDE", f"{address} is outside the document's folder", hint)
        if name == self._root_name:
            return ""
        if not exists:
            raise _Unresolved("REF-MISSING", f"there is no file {address}")
        self._read(path, name, address)
        return name

    def _read(self, path: Path, name: str, address: str) -> None:
        if name in self.sources:
            if self.sources[name].data is None:
                raise _Unresolved("REF-MISSING", f"{address} can't be used: it was not understood")
            return
        if len(self.sources) >= _MAX_FILES:
            raise _Unresolved("REF-MISSING", f"{address} is not read: there are {_MAX_FILES} files already")
        outcome = read_source(path, name)
        self._findings.add(outcome.diagnostics)
        if outcome.value is None:
            raise _Unresolved("REF-MISSING", f"{address} can't be read")
        self.sources[name] = outcome.value
        if outcome.value.data is None:
            raise _Unresolved("REF-MISSING", f"{address} can't be used: it was not understood")


def _word(node: Node) -> str:
    """Return the word that refers to something: what a dynamic one leads to at first."""
    words = node.value if isinstance(node.value, dict) else {}
    return next((word for word in ("$ref", "$dynamicRef", "$recursiveRef") if word in words), "$ref")


def _suggestion(node: Node, token: str) -> str:
    if not isinstance(node.value, dict):
        return ""
    if len(token) > _LONGEST_SUGGESTION:
        return ""
    names = [name for name in node.value if len(name) <= _LONGEST_SUGGESTION]
    close = get_close_matches(token, names, n=1)
    return f"Did you mean {close[0]!r}?" if close else ""
