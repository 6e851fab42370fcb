"""Sharing work among processes, where a process can be forked: a child has all that its parent has, for nothing."""

from __future__ import annotations

import os
import sys
import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MOST_PROCESSES = 4
"""More than these don't make a run shorter that reads its document in one of them."""

LEAST_SHARE = 1.0
"""How many seconds of work a process is worth: copied memory and what all find out for themselves take some tenths."""

_TRIED = 0.05
"""The part of the work that tells how long the rest takes."""

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def _equal(item: object) -> int:
    return 1


def share(
    work: Callable[[Sequence[_Item]], _Result],
    items: Sequence[_Item],
    *,
    least: float = LEAST_SHARE,
    weight: Callable[[_Item], int] = _equal,
) -> list[_Result]:
    """Return what ``work`` makes of the items, a result for each share of them.

    The first few are worked on here, which tells how many processes have ``least`` seconds of work each. Those of a
    share are neighbours, which may have much in common that is then found out once; ``weight`` tells how long an item
    takes compared with others, so that all shares take as long. Results are pickled on their way. What ``work`` raises
    is raised, whichever share it was.
    """
    processes = _processes()
    if processes == 1 or len(items) < 2:
        return [work(items)]
    sums = list(accumulate(map(weight, items), initial=0))
    tried = max(1, bisect_left(sums, sums[-1] * _TRIED))
    began = time.perf_counter()
    results = [work(items[:tried])]
    expected = (time.perf_counter() - began) * (sums[-1] - sums[tried]) / max(1, sums[tried])
    rest = items[tried:]
    count = max(1, min(processes, int(expected / least), len(rest)))
    first, *others = _portions(rest, count, weight)
    if not others:
        return [*results, work(first)]
    from multiprocessing import get_context  # a run that isn't shared needn't load it

    context = get_context("fork")
    running = []
    for portion in others:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(receiver, sender, work, portion), daemon=True)
        process.start()
        sender.close()
        running.append((process, receiver, portion))
    results.append(work(first))
    for process, receiver, portion in running:
        try:
            result: _Result = receiver.recv()
        except (EOFError, OSError):
            result = work(portion)  # a child that failed says nothing: here it does
        results.append(result)
        process.join()
    return results


def _portions(
    items: Sequence[_Item], count: int, weight: Callable[[_Item], int]
) -> Iterator[Sequence[_Item]]:
    """Yield so many portions of neighbours that weigh about the same."""
    sums = list(accumulate(map(weight, items), initial=0))
    bounds = [bisect_left(sums, sums[-1] * number / count) for number in range(count)]
    for start, end in zip(bounds, [*bounds[1:], len(items)], strict=True):
        yield items[start:end]


def _send(
    receiver: Connection,
    sender: Connection,
    work: Callable[[Sequence[_Item]], _Result],
    portion: Sequence[_Item],
) -> None:
    """Send what comes of a share, or end without a word."""
    try:
        receiver.close()  # a pipe that only its writer holds open ends: nobody waits for a parent that was killed
        sender.send(work(portion))
    except BaseException:
        os._exit(1)
    os._exit(0)  # without what a parent does at its end


def _processes() -> int:
    """Return how many processes may work at once: one where forking is not safe."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))
