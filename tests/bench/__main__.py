"""``make bench``: what generating costs, and what a generated client costs, as ratios to the same without it.

Every figure and its floor are measured in turns in one run, in seconds of CPU, and the medians are compared.
``--peers`` adds the clients of others, which are first installed below ``build/``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import payloads
from tests.bench.answering import serving
from tests.bench.contestants import CALL, IMPORT
from tests.bench.generation import generation_rows
from tests.bench.measure import Contestant, cpu_of_programs, cpu_of_tasks
from tests.bench.peers import install_peers
from tests.e2e.documented import generate_package
from tests.support.corpus import NO_DOCUMENTS, ROOT, corpus_folder
from tests.support.response_examples import count_examples

BUILD = ROOT / "build" / "bench"
DOCUMENT = "openai-2.3.0.yaml"
EXAMPLES = (DOCUMENT, "large/github.json")
ROUNDS = 11
GENERATIONS = 3
"""How often each figure of generating is taken at most: a peer takes minutes for all of them."""
TASKS = {
    "small": ("small GET", "1.15", 100),
    "flat": (f"list of {payloads.FLAT} flat objects", "1.2", 3),
    "nested": (f"list of {payloads.NESTED} nested unions", "1.8", 3),
}
"""What each task is called, its aim, and how often it is done in a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what is done, what the ratio should be at most, and the costs, the floor's first."""

    name: str
    aim: str
    costs: Sequence[float]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="measure the clients of others, too")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each figure is taken")
    parser.add_argument("--only", choices=["generation", "client"], help="print one of the two tables")
    options = parser.parse_args()
    document = corpus_folder() / DOCUMENT
    if not document.is_file():
        print(f"{DOCUMENT} is not here; {NO_DOCUMENTS}", file=sys.stderr)
        return 1
    if options.only != "client":
        for line in generation_rows(BUILD / "generation", min(options.rounds, GENERATIONS), options.peers):
            print(line, flush=True)
    if options.only == "generation":
        return 0
    package = BUILD / "ours"
    generate_package(document, package, "example_client")
    python = Path(sys.executable)
    who = [Contestant("floor", python), Contestant("ours", python, package)]
    if options.peers:
        who += install_peers(document, BUILD.parent / "peers")
    answers = {
        "/models/gpt-4o": payloads.small(),
        "/files": payloads.flat(),
        "/assistants": payloads.nested(),
    }
    with serving(answers) as url:
        rows = [*start_rows(who, url, options.rounds), *task_rows(who, url, options.rounds)]
    print_table([contestant.name for contestant in who[1:]], rows)
    print_examples()
    return 0


def start_rows(who: Sequence[Contestant], url: str, rounds: int) -> Iterator[Row]:
    """Yield the costs of starting, over a bare Python."""
    starts = [(each, IMPORT[each.name].format(url=url)) for each in who]
    calls = [(each, f"{start}; {CALL[each.name].format(url=url)}") for each, start in starts]
    bare, *taken = cpu_of_programs([(who[0], "pass"), *starts, *calls], rounds)
    over = [cpu - bare for cpu in taken]
    imported, called = over[: len(who)], over[len(who) :]
    yield Row("import and Client(), over importing httpx2 and pydantic", "1.2", imported)
    yield Row("first call, over importing httpx2 and pydantic", "1.5", [imported[0], *called[1:]])
    yield Row("first call, over a first call with httpx2, and importing pydantic", "", called)


def task_rows(who: Sequence[Contestant], url: str, rounds: int) -> Iterator[Row]:
    """Yield the costs of each task."""
    costs = cpu_of_tasks(who, url, {task: count for task, (_, _, count) in TASKS.items()}, rounds)
    for task, (name, aim, _) in TASKS.items():
        yield Row(f"{name}, over httpx2 and json.loads", aim, costs[task])


def print_table(names: Sequence[str], rows: Sequence[Row]) -> None:
    """Print ratios to the floor, and the floor itself."""
    print("| CPU | " + " | ".join([*names, "aim", "floor"]) + " |")
    print("|---" * (len(names) + 3) + "|")
    for row in rows:
        floor, *others = row.costs
        ratios = [f"{cpu / floor:.2f}" for cpu in others]
        print(f"| {row.name} | " + " | ".join([*ratios, row.aim, f"{floor * 1000:.2f} ms"]) + " |")


def print_examples() -> None:
    """Print how many of the documents' response examples come back as they were."""
    for name in EXAMPLES:
        document = corpus_folder() / name
        if document.is_file():
            kept, fitting = count_examples(document, BUILD / Path(name).stem)
            print(f"response examples of {name} that come back equal: {kept} of {fitting}")
        else:
            print(f"{name} is not here; {NO_DOCUMENTS}")


if __name__ == "__main__":
    sys.exit(main())
