"""Plans become finished files: made, rendered and formatted, by several processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from specloom.diagnostics import Diagnostic
from specloom.targets.kit.plan import FilePlan
from specloom.writing.files import File
from specloom.writing.format import Formatted, format_files, needs_formatting
from specloom.writing.ignoring import Ignored, unmatched_diagnostics
from specloom.writing.manifest import digest
from specloom.writing.overriding import OwnTemplates
from specloom.writing.render import render_with
from specloom.writing.workers import share


@dataclass(frozen=True, slots=True)
class Made:
    """The files in the order of their paths, their SHA-256, and that of what was formatted before it was."""

    files: tuple[File, ...]
    digests: Mapping[str, str]
    rendered: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Share:
    """What comes of some of the plans. ``ignored`` are the paths that the user keeps."""

    files: tuple[File, ...]
    digests: tuple[str, ...]
    rendered: Mapping[str, str]
    ignored: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def make_files(
    plans: Sequence[FilePlan],
    templates: Path,
    own: OwnTemplates | None,
    document: Callable[[], object],
    *,
    ignored: Ignored,
    earlier: Formatted,
    target: str,
) -> Made:
    """Return the files of a target, without those that the user keeps, which are not even formatted.

    Raises what ``render_with`` and ``format_files`` do.
    """

    ours = own is None

    def make(portion: Sequence[FilePlan]) -> _Share:
        made = render_with(portion, templates, own, document)
        kept_back, _ = ignored.split(file.path for file in made.files)
        kept = [file for file in made.files if file.path not in kept_back]
        rendered = {file.path: digest(file.content) for file in kept if needs_formatting(file, ours=ours)}
        files = format_files(kept, earlier, ours=ours)
        digests = tuple(digest(file.content) for file in files)
        return _Share(files, digests, rendered, tuple(kept_back), made.diagnostics)

    # Which templates of the user's are used is known only when one process has used them all.
    alike = sorted(plans, key=lambda plan: (plan.language, plan.path))
    shares = [make(alike)] if own else share(make, alike, weight=_weight)
    pairs = [pair for each in shares for pair in zip(each.files, each.digests, strict=True)]
    pairs.sort(key=lambda pair: pair[0].path)
    files = tuple(file for file, _ in pairs)
    paths = [*(file.path for file in files), *(path for each in shares for path in each.ignored)]
    _, unmatched = ignored.split(paths)
    found = (*(one for each in shares for one in each.diagnostics), *unmatched_diagnostics(unmatched, target))
    rendered = {path: before for each in shares for path, before in each.rendered.items()}
    return Made(files, {file.path: digest for file, digest in pairs}, rendered, found)


def _weight(plan: FilePlan) -> int:
    """Return how long a file takes compared with others: code takes longer than prose, and is formatted."""
    return 3 if plan.language == "python" else 1
