"""Real documents through every target: ``python -m tests.corpus [part of a name ...]``.

Prints a table, and what isn't expected.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from pathlib import Path

from tests.corpus.running import MEGABYTES, Result, run_apart
from tests.support.corpus import NO_DOCUMENTS, corpus_documents, corpus_folder

EXPECTED = Path(__file__).with_name("expected.toml")


def main() -> int:
    """Return 1 where something isn't as it should be."""
    expected = tomllib.loads(EXPECTED.read_text("utf-8"))
    problems: list[str] = []
    print(f"{'document':44} {'target':15} {'operations':>10} {'files':>6} {'seconds':>8} {'MB':>5}  findings")
    wanted = sys.argv[1:]
    documents = [
        path for path in corpus_documents() if not wanted or any(word in path.name for word in wanted)
    ]
    for document in documents:
        with tempfile.TemporaryDirectory(prefix="specloom-corpus-") as folder:
            results = run_apart(document, Path(folder))
        for one in results:
            print(
                f"{document.name:44} {one.target:15} {one.operations:10} {one.files:6} {one.seconds:8.1f}"
                f" {one.megabytes:5}  {told(one.codes)}",
                flush=True,
            )
        name = document.relative_to(corpus_folder()).as_posix()
        problems += [f"{name}: {one}" for one in problems_of(results, expected["findings"].get(name, {}))]
    problems += [f"no reason is given for {code}" for code in unexplained(expected)]
    print("\n".join(problems) or f"{len(documents)} documents, nothing unexpected")
    if not documents:
        print(NO_DOCUMENTS)
    return 1 if problems or not documents else 0


def problems_of(results: list[Result], expected: dict[str, int]) -> list[str]:
    """Return what is wrong with a document's results: faults, bounds, and findings that differ either way."""
    problems = [f"{one.target}: {fault}" for one in results for fault in one.faults]
    problems += [f"{one.target}: {one.megabytes} MB" for one in results if one.megabytes > MEGABYTES]
    found: dict[str, int] = {}
    for one in results:
        # What the document itself is told is the same for each target; losses are a target's own.
        for code, count in one.codes.items():
            found[code] = found.get(code, 0) + count if code == "LOSS" else max(found.get(code, 0), count)
    for code in sorted(found.keys() | expected.keys()):
        if found.get(code, 0) != expected.get(code, 0):
            problems.append(f"{code} is found {found.get(code, 0)} times, not {expected.get(code, 0)}")
    return problems


def unexplained(expected: dict[str, dict[str, dict[str, int]]]) -> list[str]:
    """Return the codes that are expected somewhere without a reason, and reasons for what is nowhere expected."""
    used = {code for codes in expected["findings"].values() for code in codes}
    return sorted(used ^ expected["reasons"].keys())


def told(codes: dict[str, int]) -> str:
    """Return findings in a line."""
    return ", ".join(f"{count} {code}" for code, count in sorted(codes.items())) or "-"


if __name__ == "__main__":
    raise SystemExit(main())
