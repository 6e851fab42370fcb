"""Templates as they were compiled when the program was packed, so that a run needn't compile them.

Jinja believes what is there only for the same source, the same version of Python, and its own same format.
"""

from __future__ import annotations

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """The compiled templates in a folder, by their names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a template's file. Where its source stands doesn't count: packages are moved."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was packed, if it was."""
        try:
            content = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: a program doesn't change what it was installed with."""


class PackedTemplates(CompiledTemplates):
    """The same while a program is packed."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take nothing: all is compiled anew."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / bucket.key).write_bytes(bucket.bytecode_to_string())
