"""The record, beside the output, of which files are ours and what they held when we wrote them.

No times and no absolute paths: the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.writing.paths import MANIFEST_NAME, is_safe


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written: ``files`` maps each path to the SHA-256 of its content, in hexadecimal.

    ``document`` is the SHA-256 of the document that it was made from.
    """

    generator: str
    target: str
    document: str
    files: Mapping[str, str]


def digest(content: bytes) -> str:
    """Return the SHA-256 of the content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def encode(manifest: Manifest) -> bytes:
    """Return the manifest as it stands on the disk."""
    tree = {
        "document": manifest.document,
        "files": {},
        "generator": manifest.generator,
        "target": manifest.target,
    }
    text = json.dumps(tree, indent=2, ensure_ascii=False) + "\n"
    if manifest.files:  # there may be thousands, which json indents ten times as slowly as it joins them
        files = json.dumps(
            dict(sorted(manifest.files.items())), ensure_ascii=False, separators=(",\n    ", ": ")
        )
        text = text.replace('"files": {}', f'"files": {{\n    {files[1:-1]}\n  }}', 1)
    return text.encode("utf-8")


def read_manifest(root: Path) -> Outcome[Manifest]:
    """Return the manifest of an output folder, or nothing where there is none.

    One that can't be understood, as after a merge, is an error: without it we don't know which files are
    ours.
    """
    path = root / MANIFEST_NAME
    try:
        tree = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Outcome(None)
    except NotADirectoryError:
        message = f"{root.as_posix()} is a file, not a folder"
        return Outcome(
            None, (Diagnostic("OUTPUT-FAILED", Severity.ERROR, message, hint="choose another folder"),)
        )
    except (ValueError, OSError) as error:
        return _refused(path, str(error))
    match tree:
        case {
            "document": str(document),
            "files": dict(files),
            "generator": str(version),
            "target": str(target),
        }:
            if all(isinstance(value, str) for value in files.values()) and all(map(is_safe, files)):
                return Outcome(Manifest(version, target, document, files))
    return _refused(path, "it isn't a manifest")


def _refused(path: Path, reason: str) -> Outcome[Manifest]:
    return Outcome(
        None,
        (
            Diagnostic(
                "OUTPUT-CONFLICT",
                Severity.ERROR,
                f"{path.as_posix()} can't be read, so it isn't known which files are generated: {reason}",
                hint="restore the file, or write over everything that is in the way with --force",
            ),
        ),
    )
