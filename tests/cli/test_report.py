"""How findings read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostic, Location, Position, Severity
from specloom.report import count_text, render_annotations, render_text, to_json

TEXT = "openapi: 3.1.0\n\nfirst:\n  second: 1\n  third: 2\n"


@dataclass
class FakeSource:
    path: str = "spec/api.yaml"
    text: str = TEXT
    places: dict[str, Position] = field(default_factory=dict)

    def position(self, pointer: str) -> Position:
        return self.places[pointer]


SOURCES = {"": FakeSource(places={"/a": Position(4, 3), "/b": Position(1, 1), "/c": Position(5, 3)})}


def finding(
    pointer: str = "/a", code: str = "CODE", message: str = "It is wrong.", hint: str = ""
) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, Location("", pointer), hint)


def test_a_finding_has_its_place_an_excerpt_a_caret_and_a_hint() -> None:
    assert render_text([finding(hint="Make it right.")], SOURCES) == (
        "spec/api.yaml:4:3: error[CODE]: It is wrong.\n"
        "  3 | first:\n"
        "  4 |   second: 1\n"
        "    |   ^\n"
        "  5 |   third: 2\n"
        "  hint: Make it right.\n"
    )


def test_empty_neighbours_are_left_out() -> None:
    assert render_text([finding("/b")], SOURCES).splitlines()[1:-1] == ["  1 | openapi: 3.1.0", "    | ^"]


def test_an_error_without_a_hint_points_to_its_explanation() -> None:
    last = render_text([finding()], SOURCES).splitlines()[-1]
    assert last == "  hint: `specloom explain CODE` says what is meant, with an example."


def test_findings_are_sorted_by_place_and_code_and_equal_ones_folded() -> None:
    findings = [finding("/c"), finding("/a", "Z"), finding("/a", "A"), finding("/b"), finding("/c")]
    heads = [line for line in render_text(findings, SOURCES).splitlines() if "error[" in line]
    places = [line.split(": ")[0] + " " + line.split("[")[1].split("]")[0] for line in heads]
    assert places == [
        "spec/api.yaml:1:1 CODE",
        "spec/api.yaml:4:3 A",
        "spec/api.yaml:4:3 Z",
        "spec/api.yaml:5:3 CODE",
    ]
    assert render_text(reversed(findings), SOURCES) == render_text(findings, SOURCES)


def test_a_finding_about_the_run_and_one_in_an_unknown_file() -> None:
    findings = [
        Diagnostic("CODE", Severity.NOTE, "N"),
        Diagnostic("CODE", Severity.NOTE, "M", Location("x.yaml", "/a")),
    ]
    assert render_text(findings, {}) == "specloom: note[CODE]: N\nx.yaml: note[CODE]: M\n"


def test_a_position_of_its_own_wins() -> None:
    text = render_text(
        [Diagnostic("CODE", Severity.ERROR, "M", Location("", "/a"), position=Position(5, 10))], SOURCES
    )
    assert text.startswith("spec/api.yaml:5:10: ")


@pytest.mark.parametrize(("column", "shown"), [(1, "{"), (500, "x")])
def test_a_long_line_is_cut_around_its_place(column: int, shown: str) -> None:
    source = FakeSource(text="{" + "a" * 498 + "x" + "b" * 5000, places={"/a": Position(1, column)})
    _, line, caret, _ = render_text([finding()], {"": source}).splitlines()
    assert len(line) < 120
    assert line[caret.index("^")] == shown


def test_wide_characters_and_tabs_keep_the_caret_in_place() -> None:
    source = FakeSource(text="\t名前: x", places={"/a": Position(1, 6)})
    _, line, caret, _ = render_text([finding()], {"": source}).splitlines()
    assert line == "  1 |  名前: x"
    assert caret.index("^") == line.index("x") + 2


def test_a_document_cannot_speak_to_the_terminal() -> None:
    source = FakeSource(text="a\x1b[2Jb\u202e", places={"/a": Position(1, 1)})
    text = render_text([finding(message="no \x1b]0;title\x07 \u202e\ud800", hint="\x1b[31m")], {"": source})
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert r"\x1b]0;title\x07 \u202e\ud800" in text


def test_colour_only_when_asked_for() -> None:
    assert "\x1b[1;31merror[CODE]\x1b[0m: It is wrong." in render_text([finding()], SOURCES, color=True)
    assert "\x1b" not in render_text([finding()], SOURCES)


def test_json_has_the_same_facts() -> None:
    assert to_json([finding(hint="H")], SOURCES) == [
        {
            "code": "CODE",
            "severity": "error",
            "message": "It is wrong.",
            "hint": "H",
            "file": "spec/api.yaml",
            "pointer": "/a",
            "line": 4,
            "column": 3,
        }
    ]


def test_findings_are_counted_once() -> None:
    warning = Diagnostic("W", Severity.WARNING, "w")
    assert (
        count_text([finding(), finding(), warning, Diagnostic("V", Severity.WARNING, "v")])
        == "1 error, 2 warnings"
    )
    assert count_text([]) == ""


def test_an_annotation_has_a_place_and_one_line() -> None:
    hostile = "50%\n::error::no \x1b[2J\r\u202e"
    found = [finding("/b", message=hostile, hint="H"), Diagnostic("A:B,C", Severity.NOTE, "whole run")]
    assert render_annotations(found, SOURCES).splitlines() == [
        "::notice title=A%3AB%2CC::whole run",
        "::error title=CODE,file=spec/api.yaml,line=1,col=1::50%25%0A::error::no \\x1b[2J\\r\\u202e%0AH",
    ]


def test_an_annotation_is_placed_from_the_root_of_the_repository() -> None:
    text = render_annotations([finding("/b")], SOURCES, Path.cwd().parent)
    assert f"file={Path.cwd().name}/spec/api.yaml," in text
    assert "file=spec/api.yaml," in render_annotations([finding("/b")], SOURCES, Path.cwd() / "elsewhere")
