"""Properties that say the same are read once, and those that only look so are not."""

from __future__ import annotations

from pathlib import Path

from specloom.ir.types import Field, Record
from specloom.parser import Parsed, parse

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A:\n"


def fields_of(parsed: Parsed) -> dict[str, Field]:
    assert parsed.api is not None
    (record,) = parsed.api.types.values()
    assert isinstance(record, Record)
    return {field.name: field for field in record.fields}


def read(folder: Path, *properties: str) -> Parsed:
    path = folder / "api.yaml"
    lines = "".join(f"        {line}\n" for line in properties)
    path.write_text(f"{HEAD}      type: object\n      properties:\n{lines}")
    return parse(path)


def test_what_is_said_twice_is_read_once_and_stands_at_its_own_place(tmp_path: Path) -> None:
    said = "{type: string, format: uuid, description: An id., example: a}"
    fields = fields_of(read(tmp_path, f"a: {said}", f"b: {said}"))
    assert fields["a"].type is fields["b"].type
    assert fields["a"].doc is fields["b"].doc
    assert fields["b"].examples == ("a",)
    assert [field.location.pointer.rpartition("/")[2] for field in fields.values()] == ["a", "b"]


def test_true_is_not_one(tmp_path: Path) -> None:
    fields = fields_of(read(tmp_path, "a: {type: integer, example: 1}", "b: {type: integer, example: true}"))
    assert [type(field.examples[0]) for field in fields.values()] == [int, bool]


def test_a_default_is_what_was_written_at_its_place(tmp_path: Path) -> None:
    fields = fields_of(read(tmp_path, "a: {type: string, default: 1.10}", "b: {type: string, default: 1.1}"))
    assert [field.default and field.default.value for field in fields.values()] == ["1.10", "1.1"]


def test_a_finding_is_told_at_every_place(tmp_path: Path) -> None:
    said = "{type: string, readOnly: true, writeOnly: true}"
    found = [
        one.location.pointer
        for one in read(tmp_path, f"a: {said}", f"b: {said}").diagnostics
        if one.code == "ACCESS-CONTRADICTION" and one.location
    ]
    assert found == ["/components/schemas/A/properties/a", "/components/schemas/A/properties/b"]


def test_a_constant_is_a_type_of_its_own_place(tmp_path: Path) -> None:
    parsed = read(tmp_path, "a: {type: string, const: x}", "b: {type: string, const: x}")
    assert parsed.api is not None
    record = parsed.api.types["#/components/schemas/A"]  # type: ignore[index]
    assert isinstance(record, Record)
    assert len(parsed.api.types) > 1
