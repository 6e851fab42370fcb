"""What generating costs: ours against the peers, ours when little or nothing changed, and how it grows.

Every command runs in a process of its own. Its cost is that of the whole process tree: seconds of CPU, seconds on the
clock, and the most memory that one process of it had. Peers run without post-hooks, ours with formatting and docs.
Ours is the compiled wheel, installed, where there is a C compiler.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import yaml
from tests.bench.peers import Command, Generators, install_generators
from tests.support.compiled import NO_COMPILER, can_compile, installed_wheel
from tests.support.corpus import NO_DOCUMENTS, OWN_DOCUMENT, ROOT, corpus_folder

DOCUMENTS = {
    "OpenAI 2.3.0": ("openai-2.3.0.yaml", "1/3"),
    "Stripe": ("corpus/stripe.com.json", "1/4"),
    "GitHub, 13 MB": ("large/github.json", "1/3"),
}
"""What is generated from, and what ours should cost of the faster peer."""
SCALES = (1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of CPU, seconds on the clock, bytes of memory.

    Memory never reads as less than what the process had that started the command.
    """

    cpu: float
    wall: float
    memory: int

    def __str__(self) -> str:
        return f"{self.cpu:.2f} / {self.wall:.2f}"


def cost_of(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> Cost:
    """Run a command and return what it took. Raises RuntimeError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {' '.join(map(str, command))}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


def medians(rounds: int, turns: Sequence[Callable[[], Cost]]) -> list[Cost]:
    """Take every turn, round after round; return the median cost of each."""
    taken = [[turn() for turn in turns] for _ in range(rounds)]
    return [
        Cost(
            median(one.cpu for one in each), median(one.wall for one in each), max(one.memory for one in each)
        )
        for each in zip(*taken, strict=True)
    ]


class Ours:
    """Our generator, with a memory of its own below a folder. ``package`` is the folder that ``specloom`` is in."""

    def __init__(self, folder: Path, package: Path) -> None:
        self._above = folder
        self._folder = fresh(folder)
        self._package = package

    def _run(self, document: Path) -> Cost:
        options: list[str | Path] = [
            "--target",
            "python",
            "--output",
            self._folder / "ours",
            "--set",
            "package=example_client",
        ]
        environment = {"PYTHONPATH": str(self._package), "SPECLOOM_CACHE": str(self._folder / "cache")}
        return cost_of([sys.executable, "-m", "specloom", "generate", document, *options], environment)

    def cold(self, document: Path) -> Cost:
        """Generate where nothing was before."""
        self._folder = fresh(self._above)
        return self._run(document)

    def again(self, document: Path) -> Cost:
        """Generate what is there already: another measurement may have changed it in between."""
        self._run(document)
        return self._run(document)

    def edited(self, document: Path) -> Cost:
        """Generate after one description has changed, and change it back for the next round."""
        copy = self._folder / f"edited{document.suffix}"
        text = document.read_text(encoding="utf-8")
        copy.write_text(text, encoding="utf-8")
        self._run(copy)
        copy.write_text(edit_description(text), encoding="utf-8")
        return self._run(copy)


def fresh(folder: Path) -> Path:
    """Return a new folder below one."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=folder))


def edit_description(text: str) -> str:
    """Return a document's text with one word added to one description of a component."""
    components = re.search(r'^components:|"components"', text, re.MULTILINE)
    assert components
    described = re.compile(r'\bdescription"?: *"?[A-Z][a-z]* [a-z]').search(text, components.end())
    assert described
    place = described.end() - 2
    return f"{text[:place]} indeed{text[place:]}"


def scaled(document: Path, times: int, folder: Path) -> Path:
    """Write a document that is so many copies of one: the same operations and schemas under other names."""
    tree = yaml.load(document.read_text(encoding="utf-8"), yaml.CSafeLoader)
    result = json.loads(json.dumps(tree, default=str))
    paths: dict[str, object] = {}
    schemas: dict[str, object] = {}
    text = json.dumps({"paths": tree["paths"], "schemas": tree["components"]["schemas"]}, default=str)
    for number in range(times):
        # The first keeps its names, which other components refer to.
        name = f"Copy{number}" if number else ""
        copy = json.loads(
            text.replace("#/components/schemas/", f"#/components/schemas/{name}").replace(
                '"operationId": "', f'"operationId": "{name}'
            )
        )
        paths |= {f"/{name}{path}" if name else path: item for path, item in copy["paths"].items()}
        schemas |= {f"{name}{schema}": content for schema, content in copy["schemas"].items()}
    result["paths"] = paths
    result["components"]["schemas"] = schemas
    path = folder / f"scaled-{times}.json"
    path.write_text(json.dumps(result), encoding="utf-8")
    return path


MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory. What a disk takes for a file depends on what was done there minutes ago."""


def generation_rows(folder: Path, rounds: int, peers: bool) -> Iterator[str]:
    """Yield the lines of the tables. Peers are installed beside a folder; outputs are in memory where they can be."""
    generators = install_generators(folder.parent / "peers") if peers else Generators()
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as place:
        yield from _tables(Path(place), rounds, generators)


def _tables(folder: Path, rounds: int, generators: Generators) -> Iterator[str]:
    others = tuple(generators.commands.values())
    package = installed_wheel() if can_compile() else ROOT / "generator"
    yield f"ours: {'the compiled wheel, installed' if can_compile() else f'the checkout, as it is. {NO_COMPILER}'}"
    yield ""
    yield _row(
        "CPU s / wall s",
        *generators.commands,
        "ours",
        *(["of the faster", "aim"] if others else []),
        "memory",
    )
    yield "|---" * (3 + len(others) + (2 if others else 0)) + "|"
    for name, (file, aim) in DOCUMENTS.items():
        document = corpus_folder() / file
        if document.is_file():
            ours = Ours(folder / document.stem, package)
            yield from _document_rows(name, document, aim, folder, rounds, others, ours)
        else:
            yield f"{file} is not here; {NO_DOCUMENTS}"
    yield ""
    yield from _growth(folder, rounds, Ours(folder / "scaled", package))


def _document_rows(
    name: str,
    document: Path,
    aim: str,
    folder: Path,
    rounds: int,
    others: Sequence[Command],
    ours: Ours,
) -> Iterator[str]:
    *theirs, own = medians(
        rounds,
        [*(partial(_run_peer, other, document, folder) for other in others), partial(ours.cold, document)],
    )
    ratios = []
    if theirs:
        cpu, wall = min(one.cpu for one in theirs), min(one.wall for one in theirs)
        ratios = [f"{own.cpu / cpu:.2f} / {own.wall / wall:.2f}", aim]
    yield _row(name, *map(str, theirs), str(own), *ratios, _memory(own))
    again, edited = medians(rounds, [partial(ours.again, document), partial(ours.edited, document)])
    blank, blanks = [""] * len(theirs), [""] * len(ratios)
    yield _row(f"{name}, nothing changed", *blank, str(again), *blanks, "")
    yield _row(f"{name}, one description changed", *blank, str(edited), *blanks, "")


def _growth(folder: Path, rounds: int, ours: Ours) -> Iterator[str]:
    folder.mkdir(parents=True, exist_ok=True)
    documents = [scaled(OWN_DOCUMENT, times, folder) for times in SCALES]
    costs = medians(rounds, [partial(ours.cold, document) for document in documents])
    yield _row(
        f"copies of {OWN_DOCUMENT.name}", "CPU s / wall s", "CPU for each copy beyond the first", "memory"
    )
    yield "|---|---|---|---|"
    for times, cost in zip(SCALES, costs, strict=True):
        each = f"{(cost.cpu - costs[0].cpu) / (times - 1):.2f} s" if times > 1 else ""
        yield _row(str(times), str(cost), each)


def _run_peer(command: Command, document: Path, folder: Path) -> Cost:
    return cost_of(command(document, fresh(folder)))


def _memory(cost: Cost) -> str:
    return f"{cost.memory / 1e6:.0f} MB"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
