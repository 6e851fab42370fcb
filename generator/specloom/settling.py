"""Settling what is asked of a run: targets that exist, options that they know, a folder for each."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from specloom.diagnostics import Diagnostic, Severity
from specloom.request import Order
from specloom.targets import all_targets, find_target
from specloom.targets.kit.plan import Target


def settle(orders: Sequence[Order]) -> tuple[list[tuple[Target, Order]], list[Diagnostic]]:
    """Find the targets and fill in the defaults of their options."""
    chosen: list[tuple[Target, Order]] = []
    found: list[Diagnostic] = []
    roots: dict[Path, str] = {}
    for order in orders:
        place = _place(order.output)
        if place is None:
            message = f"{order.output.as_posix()} leads in a circle of symbolic links"
            found.append(Diagnostic("OUTPUT-FAILED", Severity.ERROR, message, hint="choose another folder"))
            continue
        other = roots.setdefault(place, order.target)
        if other != order.target:
            message = f"{other} and {order.target} can't both go to {order.output.as_posix()}"
            found.append(Diagnostic("OUTPUT-CONFLICT", Severity.ERROR, message))
        target = find_target(order.target)
        if target is None:
            found.append(_unknown("TARGET-UNKNOWN", "target", order.target, [t.id for t in all_targets()]))
            continue
        names = [option.name for option in target.options]
        unknown = [name for name in order.options if name not in names]
        found += [
            _unknown("OPTION-UNKNOWN", f"option of {target.id} called", name, names) for name in unknown
        ]
        defaults = {option.name: option.default for option in target.options}
        chosen.append((target, replace(order, options={**defaults, **order.options})))
    return chosen, found


def _place(output: Path) -> Path | None:
    """Return a folder with its links followed, or None where they lead only to each other."""
    try:
        output.stat()
        return output.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: Python before 3.13
        if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
            return None
        return output.resolve()


def _unknown(code: str, noun: str, name: str, known: list[str]) -> Diagnostic:
    near = get_close_matches(name, known, 1)
    listed = ", ".join(known) or "none"
    hint = f"did you mean {near[0]}?" if near else f"there are: {listed}"
    return Diagnostic(code, Severity.ERROR, f"there is no {noun} {name!r}", hint=hint)
