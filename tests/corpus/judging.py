"""What is expected of real documents, whether it came, and a table of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.corpus.running import Result

EXPECTED = Path(__file__).with_name("expected.toml")

MEGABYTES = 3000
SECONDS = 20
SECONDS_PER_MEGABYTE = 60
"""What the command may take for a document and all targets."""


def problems_of(result: Result, expected: Mapping[str, int]) -> Iterator[str]:
    """Yield what is wrong with a result: faults, bounds, and findings that differ either way."""
    yield from result.faults
    if result.megabytes > MEGABYTES:
        yield f"{result.megabytes} MB are more than {MEGABYTES}"
    seconds = SECONDS + SECONDS_PER_MEGABYTE * result.size / 1e6
    if result.seconds > seconds:
        yield f"{result.seconds:.0f} seconds are more than {seconds:.0f}"
    for code in sorted(result.codes.keys() | expected.keys()):
        found, wanted = result.codes.get(code, 0), expected.get(code, 0)
        if found != wanted:
            yield f"{code} is found {found} times, not {wanted}"


def unexplained(expected: Mapping[str, Mapping[str, Mapping[str, int]]]) -> list[str]:
    """Return the codes that are expected somewhere without a reason, and reasons for what is nowhere expected."""
    used = {code for codes in expected["findings"].values() for code in codes}
    return sorted(used ^ expected["reasons"].keys())


def table(results: Iterable[Result]) -> str:
    """Return a table in Markdown, with the totals in its last row."""
    results = tuple(results)
    rows = [
        "| document | MB | operations | types | files | seconds | memory, MB | mypy | findings | faults |",
        "|---|---:|---:|---:|---:|---:|---:|---|---|---:|",
    ]
    for one in results:
        codes = ", ".join(f"{count} {code}" for code, count in sorted(one.codes.items()))
        rows.append(
            f"| {one.name} | {one.size / 1e6:.2f} | {one.operations} | {one.types} | {one.files} | {one.seconds:.1f} |"
            f" {one.megabytes} | {'yes' if one.typed else ''} | {codes} | {len(one.faults)} |"
        )
    rows.append(
        f"| {len(results)} documents | {sum(one.size for one in results) / 1e6:.2f} |"
        f" {sum(one.operations for one in results)} | {sum(one.types for one in results)} |"
        f" {sum(one.files for one in results)} | {sum(one.seconds for one in results):.1f} |"
        f" {max((one.megabytes for one in results), default=0)} | {sum(one.typed for one in results)} |"
        f" {sum(sum(one.codes.values()) for one in results)} | {sum(len(one.faults) for one in results)} |"
    )
    return "\n".join(rows)
