"""Breaks documents for a while: ``python -m tests.fuzz --minutes 10``. What fails is made small, and kept."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.fuzz.mutation import Files, broken
from tests.fuzz.trying import fault_of, kind_of, reduced


def has_fault(kind: str, folder: Path, document: Files) -> bool:
    """Return whether a document has a fault of this kind."""
    return kind_of(fault_of(document, folder)) == kind


def main() -> int:
    """Return 1 where something failed."""
    arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    arguments.add_argument("--minutes", type=float, default=10)
    arguments.add_argument("--start", type=int, default=0, help="the number of the first document")
    arguments.add_argument(
        "--keep", type=Path, default=Path("build/fuzz"), help="where documents that fail go"
    )
    chosen = arguments.parse_args()
    found: dict[str, int] = {}
    number, ends = chosen.start, time.monotonic() + chosen.minutes * 60
    with tempfile.TemporaryDirectory(prefix="specloom-fuzz-") as folder:
        os.environ["SPECLOOM_CACHE"] = f"{folder}/cache"
        while time.monotonic() < ends:
            document = broken(number)
            fault = fault_of(document, Path(folder))
            kind = kind_of(fault)
            if fault and kind not in found:
                print(f"{number}: {fault}", flush=True)
                small = reduced(document, partial(has_fault, kind, Path(folder)))
                chosen.keep.mkdir(parents=True, exist_ok=True)
                kept = chosen.keep / f"{number}.json"
                kept.write_text(json.dumps(small, indent=1), "utf-8")
                print(f"  kept in {kept}: {json.dumps(small)[:600]}", flush=True)
            if fault:
                found[kind] = found.get(kind, 0) + 1
            number += 1
    print(f"{number - chosen.start} documents, {sum(found.values())} faults of {len(found)} kinds: {found}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
