"""Bytes to data and places."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.corpus import OWN_DOCUMENT, ROOT, corpus_documents

import specloom.parser.bytes
from specloom.diagnostics import Position
from specloom.ir.types import JsonValue
from specloom.parser import yaml_text
from specloom.parser.source import Source, read_source

LARGEST = sys.float_info.max


def read(folder: Path, text: str | bytes, name: str = "input.yaml") -> tuple[Source | None, list[str]]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    outcome = read_source(path)
    return outcome.value, [diagnostic.code for diagnostic in outcome.diagnostics]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("2020-01-01", "2020-01-01"),
        ("true", True),
        ("~", None),
        ("", None),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-", None),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("190:20:30", "190:20:30"),
    ],
)
def test_yaml_scalars_follow_the_core_schema(tmp_path: Path, written: str, value: object) -> None:
    source, codes = read(tmp_path, f"a: {written}\n")
    if written == "-":
        assert (source is not None and source.data == {"a": [None]}) or codes == ["SYNTAX"]
        return
    assert codes == []
    assert source is not None
    assert source.data == {"a": value}
    assert type(source.data["a"]) is type(value)


def test_yaml_remembers_what_was_written(tmp_path: Path) -> None:
    source, _ = read(tmp_path, "200:\n  a: [1.10, 0644]\n")
    assert source is not None
    assert source.data == {"200": {"a": [1.1, 644]}}
    assert source.written("/200/a/0") == "1.10"
    assert source.written("/200/a/1") == "0644"
    assert source.written("/200/a") is None
    assert source.written("/200/b") is None


def test_yaml_places(tmp_path: Path) -> None:
    source, _ = read(tmp_path, "a:\n  b~/c:\n    - x\n    - y: 1\nd: &d {e: 1}\nf: *d\n")
    assert source is not None
    assert source.position("/a/b~0~1c") == Position(2, 3)
    assert source.position("/a/b~0~1c/1/y") == Position(4, 7)
    assert source.position("/f/e") == Position(5, 8)
    assert source.position("/a/nothing/here") == Position(1, 1)
    assert source.position("") == Position(1, 1)


def test_json_places(tmp_path: Path) -> None:
    text = '{\n "a": {"b~/c": ["x", {"y": 1}]},\n "d": 2}\n'
    source, _ = read(tmp_path, text, "input.json")
    assert source is not None
    assert source.position("/a/b~0~1c") == Position(2, 8)
    assert source.position("/a/b~0~1c/1/y") == Position(2, 23)
    assert source.position("/d") == Position(3, 2)
    assert source.position("/a/nothing") == Position(2, 2)
    assert source.written("/d") is None


def test_merge_keys(tmp_path: Path) -> None:
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 0}\nd: {x: 0, <<: *a}\n"
    source, codes = read(tmp_path, text)
    assert codes == []
    assert source is not None
    assert isinstance(source.data, dict)
    assert source.data["c"] == {"x": 0, "y": 1, "z": 2}
    assert source.data["d"] == {"x": 0, "y": 1}


def test_json_is_found_by_its_text(tmp_path: Path) -> None:
    source, _ = read(tmp_path, '{"a": "\\u00e9"}', "api")
    assert source is not None and source.is_json
    source, _ = read(tmp_path, "{a: 1}", "api.yaml")
    assert source is not None and not source.is_json
    source, _ = read(tmp_path, '{"a": 1, # comment\n}', "api.yaml")
    assert source is not None and not source.is_json


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        (b"\xff\xfea\x00", "ENCODING", "a.yaml"),
        (b"a: \xe9\n", "ENCODING", "a.yaml"),
        ('{"a": "\\ud800"}', "TEXT-INVALID", "a.json"),
        ('{"\\udc00": 1}', "TEXT-INVALID", "a.json"),
        ("a: \x01\n", "SYNTAX", "a.yaml"),
        ("? [a]\n: 1\n", "SYNTAX", "a.yaml"),
        ("a: *missing\n", "SYNTAX", "a.yaml"),
        ("- " * 100_000 + "a", "NESTING-DEEP", "a.yaml"),
        ("[" * 1_000_000, "NESTING-DEEP", "a.yaml"),
        ('{"a":' * 100_000, "NESTING-DEEP", "a.json"),
        ('{"a":' + "[" * 300 + "]" * 300 + "}", "NESTING-DEEP", "a.json"),
        ("", "DOCUMENT-EMPTY", "a.yaml"),
    ],
)
def test_hostile_text_ends_in_a_diagnostic(tmp_path: Path, text: str | bytes, code: str, name: str) -> None:
    source, codes = read(tmp_path, text, name)
    assert codes == [code]
    assert source is None or source.data is None


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("a: .inf\n", LARGEST, "a.yaml"),
        ("a: -.INF\n", -LARGEST, "a.yaml"),
        ("a: .nan\n", None, "a.yaml"),
        ("a: 1e999\n", LARGEST, "a.yaml"),
        ("a: " + "9" * 5000, LARGEST, "a.yaml"),
        ("a: -" + "9" * 5000, -LARGEST, "a.yaml"),
        ("a: [.inf, .inf]\n", [LARGEST, LARGEST], "a.yaml"),
        ('{"a": NaN}', None, "a.json"),
        ('{"a": -Infinity}', -LARGEST, "a.json"),
        ('{"a": [1e999, 1, 1E999]}', [LARGEST, 1, LARGEST], "a.json"),
        ('{"a": {"b": -' + "9" * 5000 + "}}", {"b": -LARGEST}, "a.json"),
    ],
)
def test_a_number_that_json_does_not_have_costs_itself_alone(
    tmp_path: Path, text: str, value: JsonValue, name: str
) -> None:
    source, codes = read(tmp_path, text, name)
    assert codes == ["NUMBER-INVALID"]
    assert source is not None and source.data == {"a": value}


def test_pairs_of_surrogates_are_characters(tmp_path: Path) -> None:
    source, codes = read(tmp_path, '{"a": "\\ud83d\\ude00"}', "a.json")
    assert codes == []
    assert source is not None and source.data == {"a": "\U0001f600"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_read_while_somebody_writes_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("specloom.parser.bytes.PATIENCE", 0.2)
    pipe = tmp_path / "input.yaml"
    os.mkfifo(pipe)
    outcome = read_source(pipe)
    assert outcome.value is None
    assert [one.message for one in outcome.diagnostics] == [
        "input.yaml: nothing came from it for 0.2 seconds"
    ]
    monkeypatch.setattr("specloom.parser.bytes.PATIENCE", 10)
    text = "a: " + "x" * 200_000
    writing = threading.Thread(target=pipe.write_text, args=(text,))
    writing.start()
    source = read_source(pipe).value
    writing.join()
    assert source is not None and source.data == {"a": "x" * 200_000}


def test_a_file_that_changes_is_read_when_it_holds_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "input.yaml"
    path.write_text("a: 1", "utf-8")
    read_all = specloom.parser.bytes._all
    times = 0

    def disturbed(descriptor: int, limit: int, chunk: int) -> bytes:
        nonlocal times
        times += 1
        content = read_all(descriptor, limit, chunk)
        if times < 4:
            path.write_text(f"a: {'x' * times}", "utf-8")
        return content

    monkeypatch.setattr("specloom.parser.bytes._all", disturbed)
    source = read_source(path).value
    assert source is not None and source.data == {"a": "xxx"}
    monkeypatch.setattr("specloom.parser.bytes.PATIENCE", 0.0)
    times = 0
    outcome = read_source(path)
    assert outcome.value is None
    assert [one.message for one in outcome.diagnostics] == ["input.yaml: it changes while it is read"]


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path):
        outcome = read_source(path)
        assert outcome.value is None
        assert [diagnostic.code for diagnostic in outcome.diagnostics] == ["FILE-UNREADABLE"]


def test_line_endings_and_byte_order_marks(tmp_path: Path) -> None:
    source, codes = read(tmp_path, "\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n".encode())
    assert codes == []
    assert source is not None and source.data == {"a": 1, "b": "x\ny\n"}


def pointers(value: object, pointer: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield pointer
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        yield from pointers(member, (*pointer, str(key)))


YAML_DOCUMENTS = [
    OWN_DOCUMENT,
    *sorted((ROOT / "tests" / "cases").glob("*/input.yaml")),
    *(path for path in corpus_documents() if path.suffix != ".json"),
]


def test_places_that_were_noted_are_those_that_a_second_look_finds() -> None:
    compared = whole = 0
    for path in YAML_DOCUMENTS:
        text = path.read_text(encoding="utf-8", errors="replace")
        data, _, places = yaml_text.load(text, 200)
        if places is None:
            continue
        whole += 1
        marks = yaml_text.index(text)
        for tokens in pointers(data):
            assert places.find(tokens) == marks.find(tokens).position, (path, tokens)
            compared += 1
        assert places.find(("no", "such")) == marks.find(("no", "such")).position
    assert whole > 100 and compared > 5000


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: {<<: {b: 1}}\n", "a: &k b\nc: {*k : 2}\n"])
def test_values_that_no_list_can_tell_are_looked_for(text: str) -> None:
    data, _, places = yaml_text.load(text, 200)
    assert isinstance(data, dict)
    assert places is None


def test_what_is_in_an_alias_stands_where_it_was_written() -> None:
    _, _, places = yaml_text.load("a: &x {b: [1, 2]}\nc: *x\n", 200)
    assert places is not None
    assert places.find(("c",)) == Position(2, 1)
    assert places.find(("c", "b", "1")) == Position(1, 15)


def test_a_second_document_has_no_places() -> None:
    _, _, places = yaml_text.load("a: [1, {b: 2}]\n---\nc: {d: 1}\n", 200)
    assert places is not None
    assert places.find(("a", "1", "b")) == Position(1, 9)
    assert places.find(("c",)) == Position(1, 1)


@pytest.mark.parametrize("shift", range(4))
def test_wide_characters_are_read_wherever_they_stand(shift: int, tmp_path: Path) -> None:
    text = "a: " + "x" * shift + "\N{LADY BEETLE}" * 40_000 + "ß" * 70_000 + "\n"
    path = tmp_path / "wide.yaml"
    path.write_text(text, "utf-8")
    source = read_source(path).value
    assert source is not None and source.text == text
    path.write_bytes(text.encode("utf-8")[:-2] + b"\n")
    outcome = read_source(path)
    assert [one.code for one in outcome.diagnostics] == ["ENCODING"]
    assert outcome.diagnostics[0].position == Position(1, len(text.encode("utf-8")) - 2)


def test_bytes_that_only_go_on_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_bytes(b"\x80" * 200_000)
    assert [one.code for one in read_source(path).diagnostics] == ["ENCODING"]


def test_the_text_has_a_hash_of_its_own_where_the_bytes_differ(tmp_path: Path) -> None:
    plain, marked = tmp_path / "plain.yaml", tmp_path / "marked.yaml"
    plain.write_bytes(b"a: 1\nb: 2\n")
    marked.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r")
    one, other = read_source(plain).value, read_source(marked).value
    assert one is not None and other is not None
    assert one.sha256 == one.text_sha256 == other.text_sha256 != other.sha256
