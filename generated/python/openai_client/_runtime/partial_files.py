"""Files that are there once they are complete."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def partial_file(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """Open a file of its own beside a path, which replaces it where nothing went wrong.

    Nobody else may read it before. It gets the permissions of the file that it
    replaces, else those of a new file.

    Raises:
        OSError: It can't be written.
    """
    target = Path(path)
    partial = target.with_name(f".{secrets.token_hex(8)}.part")
    with partial.open("xb") as file:
        try:
            mode = (target if target.exists() else partial).stat().st_mode
            partial.chmod(0o600)
            yield file
            file.close()
            partial.chmod(mode)
            partial.replace(target)
        except BaseException:
            file.close()
            partial.unlink(missing_ok=True)
            raise
