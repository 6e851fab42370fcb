"""Real documents through every target: ``python -m tests.corpus [part of a name ...]``.

Prints a table in Markdown, and what isn't as expected. A run that was stopped goes on where it was: results are kept in
``build/corpus`` for as long as neither the document nor the generator nor the tests change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue

from specloom.identity import program_digest
from tests.corpus.judging import EXPECTED, problems_of, table, unexplained
from tests.corpus.running import HERE, ROOT, Result, run_apart
from tests.support.corpus import NO_DOCUMENTS, corpus_documents, corpus_folder

KEPT = ROOT / "build" / "corpus"
THIRDS = 3


def main() -> int:
    """Return 1 where something isn't as it should be."""
    wanted = _arguments()
    folder = corpus_folder()
    expected = tomllib.loads(EXPECTED.read_text("utf-8"))
    named = [(path, path.relative_to(folder).as_posix()) for path in corpus_documents()]
    chosen = [
        (path, name, wanted.third in ("all", str(number % THIRDS)))
        for number, (path, name) in enumerate(named)
        if not wanted.names or any(word in name for word in wanted.names)
    ]
    # The largest first, so that no process is left alone with it at the end.
    by_size = sorted(chosen, key=lambda one: -one[0].stat().st_size)
    workers: SimpleQueue[int] = SimpleQueue()
    for number in range(wanted.processes):
        workers.put(number)

    def run(one: tuple[Path, str, bool]) -> Result:
        path, name, typed = one
        kept = KEPT / f"{name.replace('/', '--')}.json"
        key = _key(path, typed)
        known = None if wanted.fresh else _recall(kept, key)
        if known is not None:
            return known
        worker = workers.get()
        try:
            result = run_apart(path, name, typed=typed, worker=worker)
        finally:
            workers.put(worker)
        kept.write_text(json.dumps({"key": key, "result": asdict(result)}), "utf-8")
        print(f"{name}: {result.seconds:.1f} s, {len(result.faults)} faults", file=sys.stderr, flush=True)
        return result

    KEPT.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(wanted.processes) as pool:
        results = sorted(pool.map(run, by_size), key=lambda one: one.name)
    print(table(results))
    findings: Mapping[str, Mapping[str, int]] = expected["findings"]
    problems = [
        f"{one.name}: {problem}"
        for one in results
        for problem in problems_of(one, findings.get(one.name, {}))
    ]
    problems += [f"no reason is given for {code}" for code in unexplained(expected)]
    if not wanted.names:
        missing = sorted(findings.keys() - {name for _, name in named})
        problems += (
            [f"findings are expected in documents that aren't there: {', '.join(missing)}"] if missing else []
        )
    print("\n".join(problems) or f"{len(results)} documents, nothing unexpected")
    if not results:
        print(NO_DOCUMENTS)
    return 1 if problems or not results else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the names of documents; none: all of them")
    parser.add_argument(
        "--third",
        choices=("0", "1", "2", "all", "none"),
        default=_third_of_the_commit(),
        help="the documents whose packages mypy reads: every third one, from this; by default the commit says",
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--fresh", action="store_true", help="keep nothing of earlier runs")
    return parser.parse_args()


def _third_of_the_commit() -> str:
    """Return which third's turn it is: the commit's number modulo three, so that all have had theirs after a few."""
    command: Sequence[str] = ("git", "rev-list", "--count", "HEAD")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return str(int(done.stdout) % THIRDS) if done.returncode == 0 else "0"


def _key(document: Path, typed: bool) -> str:
    """Return what a result depends on. What is expected of it may change without another run."""
    folders = (ROOT / "tests" / "pages", ROOT / "tests" / "support")
    found = hashlib.sha256(f"{typed} {program_digest(folders)}".encode())
    for path in (document, *(HERE.with_name(f"{name}.py") for name in ("counting", "reading", "running"))):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _recall(kept: Path, key: str) -> Result | None:
    """Return an earlier result, if it is of the same document, generator and tests."""
    if not kept.is_file():
        return None
    record = json.loads(kept.read_text("utf-8"))
    return Result(**record["result"]) if record["key"] == key else None


if __name__ == "__main__":
    raise SystemExit(main())
