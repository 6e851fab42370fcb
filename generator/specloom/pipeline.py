"""The page that is the program: settle, parse, plan, render, format, compare, apply.

Every stage takes a value and gives the next; only ``generate`` touches the disk, and only when nothing
failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from specloom import __version__
from specloom.diagnostics import Diagnostic, Outcome, Severity, has_errors
from specloom.ir.api import Api
from specloom.ir.exchange import Direction
from specloom.memory.formats import recall_formats
from specloom.parser import Parsed, parse
from specloom.parser import Source as ReadSource
from specloom.parser.json_schemas import json_schemas
from specloom.report import Source
from specloom.request import Order
from specloom.settling import settle
from specloom.targets.kit.moves import tell_moves
from specloom.targets.kit.plan import FilePlan, Target
from specloom.targets.kit.register import Published, Register
from specloom.writing.compare import Changes, compare, conflict_diagnostics, read_file
from specloom.writing.disk import apply, is_interrupted, recover
from specloom.writing.files import File
from specloom.writing.format import FormatError, TemporaryFilesError
from specloom.writing.ignoring import Ignored
from specloom.writing.lock import locked
from specloom.writing.making import make_files
from specloom.writing.manifest import Manifest, digest, read_manifest
from specloom.writing.names import NamesFile, encode_names, read_names
from specloom.writing.overriding import OwnTemplates, read_own_templates
from specloom.writing.paths import (
    JOURNAL_NAME,
    MANIFEST_NAME,
    NAMES_NAME,
    PENDING_NAME,
    unsafe_paths,
    unsafe_places,
)
from specloom.writing.render import OwnTemplateError
from specloom.writing.shipped import templates_folder

if TYPE_CHECKING:
    from specloom.mock.answering import Mock

Observe = Callable[[str], None]
"""Is told of each stage when it begins."""


@dataclass(frozen=True, slots=True)
class Output:
    """One target's files in memory, and how they differ from its folder ``root``.

    ``rendered`` holds the SHA-256 of each file that was formatted, before it was.
    """

    target: str
    root: Path
    files: tuple[File, ...]
    manifest: Manifest
    changes: Changes
    rendered: Mapping[str, str]


class Input(Source, Protocol):
    """A text that was read, with the SHA-256 of its bytes."""

    @property
    def path(self) -> Path:
        """The file's path."""

    @property
    def sha256(self) -> str:
        """The hash, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it. ``sources`` are the texts that findings point into, by ``Location.file``.

    ``api`` is None where the document has errors. In a ``strict`` run a warning is a failure too.
    """

    api: Api | None
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Input]
    strict: bool = False

    @property
    def failed(self) -> bool:
        """Whether nothing may be written."""
        warned = any(diagnostic.severity is Severity.WARNING for diagnostic in self.diagnostics)
        return has_errors(self.diagnostics) or (self.strict and warned)


@dataclass(frozen=True, slots=True)
class _Made:
    """One target's files, before the disk is looked at, and the SHA-256 of the names that they were made with."""

    order: Order
    names: str
    files: tuple[File, ...]
    manifest: Manifest
    rendered: Mapping[str, str]


def _silent(stage: str) -> None:
    """Tell nobody."""


def generate(
    spec: Path,
    orders: Sequence[Order],
    *,
    overlays: Sequence[Path] = (),
    force: bool = False,
    strict: bool = False,
    lenient: bool = False,
    observe: Observe = _silent,
) -> Run:
    """Bring every target's folder up to date with the document, unless something failed: then none.

    What an earlier run couldn't end is ended first, even where the document has an error now.
    """
    roots = [order.output for order in orders]

    def waiting(place: Path) -> None:
        observe(f"waiting for another run in {place.as_posix()}")

    if any(is_interrupted(root) for root in roots):
        with locked(roots, waiting):
            _recover(roots)
    run, made = _make(spec, orders, overlays, strict, lenient, observe)
    if run.failed:
        return _compare(run, made, force, observe)
    with locked(roots, waiting):
        found = _recover(roots)
        if any(_names_digest(one.order) != one.names for one in made):
            # Another run has published names while this one was at work.
            run, made = _make(spec, orders, overlays, strict, lenient, observe)
            if run.failed:
                return _with(run, found)
        run = _compare(_with(run, found), made, force, observe)
        if run.failed:
            return run
        observe("writing")
        for output in run.outputs:
            found = (*found, *apply(output.changes, output.files, output.manifest, output.root))
    return _with(run, found)


def check(
    spec: Path,
    orders: Sequence[Order],
    *,
    overlays: Sequence[Path] = (),
    strict: bool = False,
    lenient: bool = False,
    observe: Observe = _silent,
) -> Run:
    """Do everything but write; a folder that isn't up to date is an error."""
    run = prepare(spec, orders, overlays=overlays, strict=strict, lenient=lenient, observe=observe)
    return _with(run, [_stale(output) for output in run.outputs if output.changes.stale])


def mock(parsed: Parsed, api: Api, *, strict: bool = False, origins: Sequence[str] = ()) -> Mock:
    """Return what answers requests in the place of the API. A ``strict`` one refuses what isn't declared.

    ``origins`` are those of pages elsewhere whose scripts may read the replies.
    """
    from specloom.mock.answering import Mock  # nothing else needs it
    from specloom.mock.schemas import Schemas

    requests = Schemas(partial(json_schemas, parsed, Direction.REQUEST, generous=True))
    responses = Schemas(partial(json_schemas, parsed, Direction.RESPONSE, generous=False), both_ways=True)
    return Mock(api, requests, responses, strict=strict, origins=origins)


def prepare(
    spec: Path,
    orders: Sequence[Order],
    *,
    overlays: Sequence[Path] = (),
    strict: bool = False,
    lenient: bool = False,
    observe: Observe = _silent,
) -> Run:
    """Take the document as far as the comparison with the disk, for every target."""
    run, made = _make(spec, orders, overlays, strict, lenient, observe)
    return _compare(run, made, False, observe)


def _make(
    spec: Path,
    orders: Sequence[Order],
    overlays: Sequence[Path],
    strict: bool,
    lenient: bool,
    observe: Observe,
) -> tuple[Run, tuple[_Made, ...]]:
    """Take the document to each target's files in memory."""
    chosen, found = settle(orders)
    if has_errors(found):
        return Run(None, (), tuple(found), {}, strict), ()
    observe("reading")
    parsed = parse(spec, overlays, lenient=lenient)
    run = Run(parsed.api, (), (*found, *parsed.diagnostics), parsed.sources, strict)
    if parsed.api is None or run.failed:
        return run, ()
    fingerprint = _fingerprint(parsed.sources)
    made = []
    for target, order in chosen:
        own = _own_templates(order)
        if own.value:
            run = replace(run, sources={**run.sources, **own.value.sources})
        run = _with(run, own.diagnostics)
        if own.failed:
            continue
        published = read_names(order.output, target.is_name)
        if published.failed or published.value is None:
            if published.value is not None:
                text = published.value
                run = replace(run, sources={**run.sources, text.path.as_posix(): text})
            run = _with(run, published.diagnostics)
            continue
        outcome = _files(target, order, parsed, published.value, fingerprint, own.value, observe)
        run = _with(run, parsed.placed(outcome.diagnostics))
        if outcome.value is not None:
            made.append(outcome.value)
    return run, tuple(made)


def _own_templates(order: Order) -> Outcome[OwnTemplates]:
    return read_own_templates(order.templates) if order.templates else Outcome(None)


def _compare(run: Run, made: Iterable[_Made], force: bool, observe: Observe) -> Run:
    """Compare each target's files with its folder."""
    for one in made:
        observe(f"comparing {one.order.target}")
        compared = _compared(one, force)
        run = _with(run, compared.diagnostics)
        if compared.value is not None:
            target, root = one.order.target, one.order.output
            output = Output(target, root, one.files, one.manifest, compared.value, one.rendered)
            run = replace(run, outputs=(*run.outputs, output))
    return run


def _recover(roots: Iterable[Path]) -> tuple[Diagnostic, ...]:
    return tuple(finding for root in roots for finding in recover(root))


def _files(
    target: Target,
    order: Order,
    parsed: Parsed,
    before: NamesFile,
    fingerprint: str,
    own: OwnTemplates | None,
    observe: Observe,
) -> Outcome[_Made]:
    """Take one target from its plan to its formatted files."""
    observe(f"planning {target.id}")
    assert parsed.api is not None
    # What another target has published here is nothing to this one, which takes its place.
    published: Published = before.names if before.target in ("", target.id) else {}
    register = Register(published)
    planned = target.plan(parsed.api, order.options, register)
    if planned.value is None or planned.failed:
        return Outcome(None, planned.diagnostics)
    observe(f"making {target.id}")
    try:
        made = make_files(
            (*planned.value, FilePlan(NAMES_NAME, "", encode_names(target.id, register.names))),
            templates_folder(),
            own,
            parsed.document,
            ignored=Ignored(order.ignore),
            earlier=recall_formats(order.output),
            target=target.id,
        )
    except OwnTemplateError as faults:
        return Outcome(None, (*planned.diagnostics, *faults.diagnostics))
    except TemporaryFilesError as error:
        message = f"temporary files can't be written, which formatting needs: {error}"
        hint = "make room, or name another folder for them in TMPDIR"
        failure = Diagnostic("OUTPUT-FAILED", Severity.ERROR, message, hint=hint)
        return Outcome(None, (*planned.diagnostics, failure))
    except FormatError as fault:
        if own is None:
            raise
        message = f"what comes of {own.folder.as_posix()} can't be formatted: {fault}"
        return Outcome(None, (*planned.diagnostics, Diagnostic("TEMPLATE-INVALID", Severity.ERROR, message)))
    unsafe = unsafe_paths(file.path for file in made.files)
    if unsafe:
        return Outcome(None, (*planned.diagnostics, *unsafe))
    manifest = Manifest(__version__, target.id, fingerprint, made.digests)
    moves = tell_moves(target.id, published, register.names)
    found = (*planned.diagnostics, *made.diagnostics, *moves)
    return Outcome(_Made(order, before.sha256, made.files, manifest, made.rendered), found)


def _names_digest(order: Order) -> str:
    """Return the SHA-256 of the names that an output has published now."""
    content = read_file(order.output, NAMES_NAME)
    return "" if content is None else digest(content)


def _compared(made: _Made, force: bool) -> Outcome[Changes]:
    """Look at the disk, once it is known that nothing there leads elsewhere."""
    files, manifest, root = made.files, made.manifest, made.order.output
    unsafe = unsafe_places(root, [MANIFEST_NAME, f"{PENDING_NAME}/{JOURNAL_NAME}"])
    if unsafe:
        return Outcome(None, unsafe)
    if is_interrupted(root):
        message = f"a run didn't end in {root.as_posix()}, or hasn't yet"
        hint = "run specloom generate, which ends it"
        return Outcome(None, (Diagnostic("OUTPUT-STALE", Severity.ERROR, message, hint=hint),))
    previous = read_manifest(root)
    if previous.failed and not force:
        return Outcome(None, previous.diagnostics)
    owner = previous.value
    if owner and owner.target != manifest.target and not force:
        message = f"{root.as_posix()} holds the output of {owner.target}, not of {manifest.target}"
        hint = "choose another folder, or replace what it holds with --force"
        return Outcome(None, (Diagnostic("OUTPUT-CONFLICT", Severity.ERROR, message, hint=hint),))
    if owner:
        ignored, _ = Ignored(made.order.ignore).split(owner.files)
        owner = replace(owner, files={path: own for path, own in owner.files.items() if path not in ignored})
    unsafe = unsafe_places(root, {*manifest.files, *(owner.files if owner else ())})
    if unsafe:
        return Outcome(None, unsafe)
    changes = compare(files, manifest, root, owner, force=force)
    missing = (_names_missing(root),) if _lost_names(made, owner) else ()
    return Outcome(changes, (*conflict_diagnostics(root, changes), *missing))


def _lost_names(made: _Made, owner: Manifest | None) -> bool:
    """Return whether an earlier run has published names that this one couldn't read."""
    return bool(
        not made.names and owner and owner.target == made.manifest.target and NAMES_NAME in owner.files
    )


def _names_missing(root: Path) -> Diagnostic:
    place = (root / NAMES_NAME).as_posix()
    message = f"{place} is missing: names are made anew, and published ones may move"
    hint = "bring it back from git, unless that is what you want"
    return Diagnostic("NAMES-MISSING", Severity.WARNING, message, hint=hint)


def _fingerprint(sources: Mapping[str, ReadSource]) -> str:
    """Return the SHA-256 of the document; of several files, that of the list of theirs."""
    digests = {file: source.text_sha256 for file, source in sources.items()}
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


def _with(run: Run, diagnostics: Iterable[Diagnostic]) -> Run:
    return replace(run, diagnostics=(*run.diagnostics, *diagnostics))
