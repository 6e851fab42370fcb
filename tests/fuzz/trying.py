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
from tests.fuzz.mutation import places_of
from tests.support.written import unreadable

SECONDS = 20
"""Small documents take a fraction of one; what takes this long grows without bound, also on a busy machine."""


class TooSlow(BaseException):
    """The time is up. No handler of errors takes it for one."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise TooSlow where something takes longer."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def fault_of(document: Any, folder: Path) -> str:
    """Return what is wrong with what comes of a document, in a line: ``""`` where it is findings or good files."""
    path = folder / "input.json"
    try:
        path.write_text(json.dumps(document), "utf-8")
    except (ValueError, RecursionError):
        return ""
    orders = [Order(target.id, folder / target.id, {}) for target in all_targets()]
    try:
        with limited(SECONDS), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            run = prepare(path, orders)
            unknown = sorted({one.code for one in run.diagnostics} - set(EXPLANATIONS))
            if unknown:
                return f"unknown codes: {unknown}"
            if not run.failed and len(run.outputs) != len(orders):
                return "no failure, but not every target has an output"
            for output in run.outputs:
                for file in output.files:
                    if wrong := unreadable(file.path, file.content):
                        return f"{output.target}: {wrong}"
    except TooSlow:
        return "too slow"
    except BaseException as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} {str(error)[:150]}"
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
