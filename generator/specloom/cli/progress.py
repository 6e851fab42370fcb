"""What a run is doing, while it does it: only where somebody looks, and only when it takes a while."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import TracebackType
from typing import Self, TextIO

import click

DELAY = 0.5
"""Seconds before there is anything to see."""
_REFRESH = 0.1


def is_watched(stream: TextIO) -> bool:
    """Return whether somebody looks at a stream: a terminal that can move its cursor, and not that of a CI."""
    ci = os.environ.get("CI", "").lower() not in ("", "0", "false")
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not ci


class Progress:
    """Shows the stage of a run in the last line of a terminal, and remembers how long each stage took."""

    def __init__(
        self, stream: TextIO | None = None, *, shown: bool | None = None, delay: float = DELAY
    ) -> None:
        self._stream = stream or sys.stderr
        self._shown = is_watched(self._stream) if shown is None else shown
        self._delay = delay
        self._started = time.perf_counter()
        self._stages: list[tuple[str, float]] = []
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def observe(self, stage: str) -> None:
        """Begin a stage."""
        self._stages.append((stage, time.perf_counter()))

    def __enter__(self) -> Self:
        if self._shown:
            self._thread = threading.Thread(target=self._show, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.observe("")
        self._ended.set()
        if self._thread:
            self._thread.join()

    def print_timing(self) -> None:
        """Print the seconds that each stage took."""
        for (stage, begun), (_, ended) in zip(self._stages, self._stages[1:], strict=False):
            click.echo(f"{ended - begun:7.3f} s  {stage}", err=True)
        click.echo(f"{self._stages[-1][1] - self._started:7.3f} s  in all", err=True)

    def _show(self) -> None:
        if self._ended.wait(self._delay):
            return
        while True:
            stage = self._stages[-1][0] if self._stages else ""
            seconds = time.perf_counter() - self._started
            self._stream.write(f"\r\x1b[2K{stage} … {seconds:.1f} s")
            self._stream.flush()
            if self._ended.wait(_REFRESH):
                break
        self._stream.write("\r\x1b[2K")
        self._stream.flush()
