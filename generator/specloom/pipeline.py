"""The page that is the program: settle, parse, plan, render, format, compare, apply.

Every stage takes a value and gives the next; only ``generate`` touches the disk, and only when nothing
failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from specloom import __version__
from specloom.diagnostics import Diagnostic, Outcome, Severity, has_errors
from specloom.ir.api import Api
from specloom.parser import parse
from specloom.report import Source
from specloom.targets import all_targets, find_target
from specloom.targets.kit.plan import Target
from specloom.writing.compare import Changes, compare, conflict_diagnostics
from specloom.writing.disk import apply
from specloom.writing.format import format_files
from specloom.writing.manifest import Manifest, digest, read_manifest, record
from specloom.writing.paths import MANIFEST_NAME, unsafe_paths, unsafe_places
from specloom.writing.render import File, render
from specloom.writing.templates import templates_folder


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: a target's id, the folder that its files go to, and its options as given."""

    target: str
    output: Path
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Output:
    """One target's files in memory, and how they differ from its folder ``root``."""

    target: str
    root: Path
    files: tuple[File, ...]
    manifest: Manifest
    changes: Changes


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it. ``sources`` are the documents that findings point into, by ``Location.file``.

    ``api`` is None where the document has errors. In a ``strict`` run a warning is a failure too.
    """

    api: Api | None
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    strict: bool = False

    @property
    def failed(self) -> bool:
        """Whether nothing may be written."""
        warned = any(diagnostic.severity is Severity.WARNING for diagnostic in self.diagnostics)
        return has_errors(self.diagnostics) or (self.strict and warned)


def generate(
    spec: Path,
    orders: Iterable[Order],
    *,
    overlays: Sequence[Path] = (),
    force: bool = False,
    strict: bool = False,
) -> Run:
    """Bring every target's folder up to date with the document, unless something failed: then none."""
    run = prepare(spec, orders, overlays=overlays, force=force, strict=strict)
    if run.failed:
        return run
    found: list[Diagnostic] = []
    for output in run.outputs:
        found.extend(apply(output.changes, output.files, output.manifest, output.root))
    return _with(run, found)


def check(spec: Path, orders: Iterable[Order], *, overlays: Sequence[Path] = (), strict: bool = False) -> Run:
    """Do everything but write; a folder that isn't up to date is an error."""
    run = prepare(spec, orders, overlays=overlays, strict=strict)
    return _with(run, [_stale(output) for output in run.outputs if output.changes.stale])


def prepare(
    spec: Path,
    orders: Iterable[Order],
    *,
    overlays: Sequence[Path] = (),
    force: bool = False,
    strict: bool = False,
) -> Run:
    """Take the document as far as the comparison with the disk, for every target."""
    chosen, found = _settle(tuple(orders))
    if has_errors(found):
        return Run(None, (), tuple(found), {}, strict)
    parsed = parse(spec, overlays)
    run = Run(parsed.api, (), (*found, *parsed.diagnostics), parsed.sources, strict)
    if parsed.api is None or run.failed:
        return run
    fingerprint = _fingerprint(parsed.sources)
    for target, order in chosen:
        outcome = _output(target, order, parsed.api, parsed.document, fingerprint, force)
        outputs = run.outputs if outcome.value is None else (*run.outputs, outcome.value)
        run = _with(replace(run, outputs=outputs), parsed.placed(outcome.diagnostics))
    return run


def _settle(orders: tuple[Order, ...]) -> tuple[list[tuple[Target, Order]], list[Diagnostic]]:
    """Find the targets and fill in the defaults of their options."""
    chosen: list[tuple[Target, Order]] = []
    found: list[Diagnostic] = []
    roots: dict[Path, str] = {}
    for order in orders:
        other = roots.setdefault(order.output.resolve(), order.target)
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


def _output(
    target: Target, order: Order, api: Api, whole: Callable[[], object], fingerprint: str, force: bool
) -> Outcome[Output]:
    """Take one target from its plan to the comparison. ``whole`` gives the document in one piece."""
    planned = target.plan(api, order.options)
    if planned.value is None or planned.failed:
        return Outcome(None, planned.diagnostics)
    rendered = render(planned.value, templates_folder(), whole)
    unsafe = unsafe_paths(file.path for file in rendered)
    if unsafe:
        return Outcome(None, (*planned.diagnostics, *unsafe))
    files = format_files(rendered)
    manifest = record(files, generator=__version__, target=target.id, document=fingerprint)
    compared = _compared(files, manifest, order.output, force)
    found = (*planned.diagnostics, *compared.diagnostics)
    if compared.value is None:
        return Outcome(None, found)
    return Outcome(Output(target.id, order.output, files, manifest, compared.value), found)


def _compared(files: tuple[File, ...], manifest: Manifest, root: Path, force: bool) -> Outcome[Changes]:
    """Look at the disk, once it is known that nothing there leads elsewhere."""
    unsafe = unsafe_places(root, [MANIFEST_NAME])
    if unsafe:
        return Outcome(None, unsafe)
    previous = read_manifest(root)
    if previous.failed and not force:
        return Outcome(None, previous.diagnostics)
    owner = previous.value
    if owner and owner.target != manifest.target and not force:
        message = f"{root.as_posix()} holds the output of {owner.target}, not of {manifest.target}"
        hint = "choose another folder, or replace what it holds with --force"
        return Outcome(None, (Diagnostic("OUTPUT-CONFLICT", Severity.ERROR, message, hint=hint),))
    unsafe = unsafe_places(root, {*manifest.files, *(owner.files if owner else ())})
    if unsafe:
        return Outcome(None, unsafe)
    changes = compare(files, manifest, root, owner, force=force)
    return Outcome(changes, conflict_diagnostics(root, changes))


def _fingerprint(sources: Mapping[str, Source]) -> str:
    """Return the SHA-256 of the document; of several files, that of the list of theirs."""
    digests = {file: digest(source.text.encode("utf-8", "surrogatepass")) for file, source in sources.items()}
    if len(digests) == 1:
        return next(iter(digests.values()))
    return digest("".join(f"{own}  {file}\n" for file, own in sorted(digests.items())).encode("utf-8"))


def _stale(output: Output) -> Diagnostic:
    changes = output.changes
    kinds = {
        "missing": len(changes.added),
        "different": len(changes.changed) + len(changes.conflicts),
        "left over": len(changes.removed),
    }
    counts = (
        ", ".join(f"{number} {kind}" for kind, number in kinds.items() if number) or "its manifest differs"
    )
    message = f"{output.root.as_posix()} is not what {output.target} would generate now: {counts}"
    return Diagnostic("OUTPUT-STALE", Severity.ERROR, message, hint="run specloom generate")


def _unknown(code: str, noun: str, name: str, known: list[str]) -> Diagnostic:
    near = get_close_matches(name, known, 1)
    listed = ", ".join(known) or "none"
    hint = f"did you mean {near[0]}?" if near else f"there are: {listed}"
    return Diagnostic(code, Severity.ERROR, f"there is no {noun} {name!r}", hint=hint)


def _with(run: Run, diagnostics: Iterable[Diagnostic]) -> Run:
    return replace(run, diagnostics=(*run.diagnostics, *diagnostics))
