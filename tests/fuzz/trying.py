"""Trying a document on every target, and making a small one of what fails."""

from __future__ import annotations

import copy
import json
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from specloom.codes import EXPLANATIONS
from specloom.pipeline import prepare
from specloom.request import Order
from specloom.targets import all_targets
from tests.fuzz.mutation import INPUT, OVERLAY, PARTS, Files, places_of
from tests.pages.markdown import tokens
from tests.pages.test_code import faults, parser, without_gaps
from tests.security.structure import GRAMMARS
from tests.support.written import unreadable

SECONDS = 20
"""Seconds of work. Small documents take a fraction of one; what takes this many grows without bound."""


class TooSlow(BaseException):
    """The time is up. No handler of errors takes it for one."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise TooSlow where something takes longer."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow

    # The work counts: a busy machine stretches the time without any. What waits for ever does no work.
    before = {one: signal.signal(one, stop) for one in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(seconds * 15)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        for one, handler in before.items():
            signal.signal(one, handler)


def fault_of(files: Files, folder: Path) -> str:
    """Return what is wrong with what comes of a document, in a line: ``""`` where it is findings or good files."""
    for name in (INPUT, PARTS, OVERLAY):
        (folder / name).unlink(missing_ok=True)
        if name not in files:
            continue
        try:
            (folder / name).write_text(json.dumps(files[name]), "utf-8")
        except (ValueError, RecursionError):
            return ""
    path = folder / INPUT
    overlays = [folder / OVERLAY] if OVERLAY in files else []
    orders = [Order(target.id, folder / target.id, {}) for target in all_targets()]
    try:
        with limited(SECONDS), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            run = prepare(path, orders, overlays=overlays)
            unknown = sorted({one.code for one in run.diagnostics} - set(EXPLANATIONS))
            if unknown:
                return f"unknown codes: {unknown}"
            if not run.failed and len(run.outputs) != len(orders):
                return "no failure, but not every target has an output"
            for output in run.outputs:
                for file in output.files:
                    if wrong := unreadable(file.path, file.content) or unparsed(file.path, file.content):
                        return f"{output.target}: {wrong}"
    except TooSlow:
        return "too slow"
    except BaseException as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} {str(error)[:150]}"
    return ""


def unparsed(path: str, content: bytes) -> str:
    """Return the first code block of a page that its language's parser doesn't take: ``""`` for none."""
    if not path.endswith(".md"):
        return ""
    for token in tokens(content.decode("utf-8")):
        if token.type == "fence" and token.info in GRAMMARS:
            source = without_gaps(token.content, token.info)
            for fault in faults(parser(token.info).parse(source).root_node):
                near = source[max(0, fault.start_byte - 40) : fault.end_byte + 40]
                return f"{token.info} in {path}: {near.decode('utf-8', 'replace')!r}"
    return ""


def kind_of(fault: str) -> str:
    """Return what tells a fault from others: not the values of one document."""
    return fault.split(" ")[0] + fault.partition(" in ")[2].split(" ")[0]


def reduced(document: Any, same: Callable[[Any], bool], rounds: int = 400) -> Any:
    """Return a document with as little in it as has the same fault."""
    shrunk = True
    while shrunk and rounds > 0:
        shrunk = False
        for index in range(len(list(places_of(document)))):
            candidate = copy.deepcopy(document)
            places = list(places_of(candidate))
            if index >= len(places) or rounds <= 0:
                break
            holder, key = places[index]
            del holder[key]
            rounds -= 1
            if same(candidate):
                document, shrunk = candidate, True
    return document
