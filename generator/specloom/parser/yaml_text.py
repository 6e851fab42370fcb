"""YAML: text to data and to places, from one stream of events (YAML 1.2 §10.3, the core schema).

The events are put together here, without recursion, rather than by the library's own composer and constructor: those
follow YAML 1.1 (``on``, ``no`` and dates change their kind), recurse on the C stack, and let aliases multiply.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from specloom.diagnostics import Position, Severity
from specloom.ir.types import JsonValue
from specloom.parser.text import Finding, finite, told_number
from specloom.parser.yaml_places import Places

MAX_ALIASED = 200_000
"""How many values aliases may stand for in all."""

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_WORDS: dict[str, JsonValue] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_STANDARD_TAG = "tag:yaml.org,2002:"


class _Refused(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class Mark:
    """The place of one value: of its key where it has one. ``text`` is a scalar as written."""

    position: Position
    text: str | None = None
    children: dict[str, Mark] = field(default_factory=dict)

    def get(self, tokens: Sequence[str]) -> Mark | None:
        """Return the mark at a path, if there is such a thing."""
        mark: Mark | None = self
        for token in tokens:
            if mark is None:
                return None
            mark = mark.children.get(token)
        return mark

    def find(self, tokens: Sequence[str]) -> Mark:
        """Return the mark at a path, or the nearest around it."""
        mark = self
        for token in tokens:
            inner = mark.children.get(token)
            if inner is None:
                return mark
            mark = inner
        return mark


@dataclass(slots=True)
class _Frame:
    """A collection being filled. ``size`` counts its values with aliases expanded, ``height`` is how deep it goes.

    ``number`` is its own among the places.
    """

    value: dict[str, JsonValue] | list[JsonValue]
    anchor: str | None
    number: int
    key: str | None = None
    key_event: Any = None
    size: int = 1
    height: int = 1
    merges: list[JsonValue] = field(default_factory=list)


def load(text: str, max_depth: int) -> tuple[JsonValue, list[Finding], Places | None]:
    """Return the data of a YAML text, None with an error where it is not one, and where the values stand.

    There are no places where one list of them doesn't say it all.
    """
    builder = _Builder(max_depth)
    try:
        for event in _events(text):
            builder.take(event)
    except _Refused as refused:
        return None, [refused.finding], None
    if not builder.documents:
        hint = "An OpenAPI document starts with a line such as: openapi: 3.1.0"
        return None, [Finding("DOCUMENT-EMPTY", "the document is empty", Position(1, 1), hint=hint)], None
    return builder.result, builder.findings, builder.places if builder.places.is_whole else None


def _events(text: str) -> Iterator[Any]:
    """Yield the library's events, whose types say less than is known of them."""
    try:
        loader = yaml.CSafeLoader(text)
        while loader.check_event():
            yield loader.get_event()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "unexpected text"
        lines = text.split("\n")
        # The library counts a line after the last one where a document ends too early.
        line = min(mark.line, len(lines) - 1) if mark else 0
        column = mark.column if mark and mark.line == line else len(lines[line])
        place = Position(line + 1, column + 1) if mark else None
        if lines[line][: column + 1].endswith("\t"):
            problem = "a tab can't indent: use spaces"
        raise _Refused(Finding("SYNTAX", f"not YAML: {problem}", place)) from None
    except yaml.reader.ReaderError as error:
        raise _Refused(Finding("SYNTAX", f"not YAML: {error.reason}", _place_of_control(text))) from None
    except UnicodeEncodeError:
        raise _Refused(Finding("TEXT-INVALID", "half a surrogate pair")) from None


def _place_of_control(text: str) -> Position | None:
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    if match is None:
        return None
    start = text.rfind("\n", 0, match.start()) + 1
    return Position(text.count("\n", 0, match.start()) + 1, match.start() - start + 1)


class _Builder:
    def __init__(self, max_depth: int) -> None:
        self.result: JsonValue = None
        self.documents = 0
        self.findings: list[Finding] = []
        self.places = Places()
        self._max_depth = max_depth
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[JsonValue, int, int, int]] = {}
        self._open: set[str] = set()
        self._aliased = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end(event)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents == 2:
                message = "the file holds several documents: only the first is read"
                self.findings.append(Finding("DOCUMENT-EXTRA", message, _at(event), Severity.WARNING))

    def _scalar(self, event: Any) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            frame.key, frame.key_event = event.value, event
            return
        number = self._place(event)
        value: JsonValue = event.value
        if event.implicit[0] or (event.tag or "").startswith(_STANDARD_TAG):
            if event.tag != _STANDARD_TAG + "str":
                value = self._plain(event)
        elif event.tag not in (None, "!"):
            message = f"the tag {event.tag} is not known: the text is kept as it is"
            self.findings.append(Finding("TAG-UNKNOWN", message, _at(event), Severity.WARNING))
        if event.anchor:
            self._anchors[event.anchor] = (value, 1, 0, number)
        self._put(value, 1, 0, event)

    def _plain(self, event: Any) -> JsonValue:
        text: str = event.value
        if text in _WORDS:
            return _WORDS[text]
        if not text or text[0] not in "+-.0123456789":
            return text
        try:
            if _INTEGER.match(text):
                return int(text)
            if _OCTAL_OR_HEX.match(text):
                return int(text, 0)
        except ValueError:  # of thousands of digits
            return self._endless(math.copysign(math.inf, -1 if text.startswith("-") else 1), event)
        if _FLOAT.match(text):
            number = float(text)
            return number if math.isfinite(number) else self._endless(number, event)
        if _NOT_FINITE.match(text):
            return self._endless(float(text.replace(".", "", 1)), event)
        return text

    def _endless(self, number: float, event: Any) -> JsonValue:
        """Return what an infinite number or none is read as: the first of each kind is reported."""
        message = told_number(number)
        if all(finding.message != message for finding in self.findings):
            self.findings.append(Finding("NUMBER-INVALID", message, _at(event), Severity.WARNING))
        return finite(number)

    def _start(self, event: Any, value: dict[str, JsonValue] | list[JsonValue]) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            raise _Refused(Finding("SYNTAX", "not a key that JSON could hold", _at(event)))
        if len(self._stack) >= self._max_depth:
            message = f"the document nests deeper than {self._max_depth} levels"
            raise _Refused(Finding("NESTING-DEEP", message, _at(event)))
        if event.anchor:
            self._open.add(event.anchor)
        self._stack.append(_Frame(value, event.anchor, self._place(event)))

    def _place(self, event: Any) -> int:
        """Note where a value stands that begins; return its number."""
        if self.documents > 1:
            return -1
        frame = self._stack[-1] if self._stack else None
        if frame is None or isinstance(frame.value, list):
            return self.places.add(None, event.start_mark)
        return self.places.add(frame.key, frame.key_event.start_mark)

    def _end(self, event: Any) -> None:
        frame = self._stack.pop()
        if frame.number >= 0:
            self.places.end(frame.number)
        if isinstance(frame.value, dict):
            for merged in frame.merges:
                for member, inner in merged.items() if isinstance(merged, dict) else ():
                    frame.value.setdefault(member, inner)
        if frame.anchor:
            self._open.discard(frame.anchor)
            self._anchors[frame.anchor] = (frame.value, frame.size, frame.height, frame.number)
        self._put(frame.value, frame.size, frame.height, event)

    def _alias(self, event: Any) -> None:
        name = event.anchor
        if name in self._open:
            raise _Refused(
                Finding("ALIAS-CYCLE", f"the alias *{name} stands inside what it names", _at(event))
            )
        if name not in self._anchors:
            raise _Refused(Finding("SYNTAX", f"not YAML: no anchor &{name} before this alias", _at(event)))
        value, size, height, anchor = self._anchors[name]
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            message = f"aliases stand for more than {MAX_ALIASED} values"
            raise _Refused(Finding("ALIAS-EXPANSION", message, _at(event)))
        if len(self._stack) + height > self._max_depth:
            message = f"the document nests deeper than {self._max_depth} levels"
            raise _Refused(Finding("NESTING-DEEP", message, _at(event)))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            if isinstance(value, (dict, list)):
                raise _Refused(Finding("SYNTAX", "not a key that JSON could hold", _at(event)))
            frame.key, frame.key_event = str(value), event
            self.places.is_whole = False
            return
        number = self._place(event)
        if number >= 0:
            self.places.link(number, anchor)
        self._put(value, size, height, event)

    def _put(self, value: JsonValue, size: int, height: int, event: Any) -> None:
        if not self._stack:
            if self.documents == 1:
                self.result = value
            return
        frame = self._stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        if isinstance(frame.value, list):
            frame.value.append(value)
            return
        key, frame.key = frame.key or "", None
        if key == "<<" and isinstance(value, (dict, list)):
            self.places.is_whole = False
            frame.merges.extend(value if isinstance(value, list) else [value])
            return
        if key in frame.value:
            self.places.is_whole = False
            message = f"the key {key!r} stands twice in one mapping: the last one counts"
            self.findings.append(
                Finding("DUPLICATE-KEY", message, _at(frame.key_event or event), Severity.WARNING)
            )
        frame.value[key] = value


def _at(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def index(text: str) -> Mark:
    """Return the places of everything in a text that ``load`` has accepted."""
    root = Mark(Position(1, 1))
    stack: list[tuple[Mark, bool]] = []
    keys: list[tuple[str, Position] | None] = []
    anchors: dict[str, Mark] = {}
    for event in _events(text):
        kind = type(event)
        if kind is yaml.DocumentEndEvent:
            break
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            keys.pop()
            continue
        if kind not in (yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent):
            continue
        place = _at(event)
        if stack and stack[-1][1] and keys[-1] is None:
            keys[-1] = (event.value if kind is yaml.ScalarEvent else event.anchor or "", place)
            continue
        mark = Mark(place, event.value if kind is yaml.ScalarEvent else None)
        if kind is yaml.AliasEvent:
            known = anchors[event.anchor]
            mark = Mark(place, known.text, known.children)
        elif event.anchor:
            anchors[event.anchor] = mark
        if not stack:
            root = mark
        elif stack[-1][1]:
            key, mark.position = keys[-1] or ("", place)
            keys[-1] = None
            if key == "<<":
                for name, inner in mark.children.items():
                    stack[-1][0].children.setdefault(name, inner)
            stack[-1][0].children[key] = mark
        else:
            stack[-1][0].children[str(len(stack[-1][0].children))] = mark
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            stack.append((mark, kind is yaml.MappingStartEvent))
            keys.append(None)
    return root
