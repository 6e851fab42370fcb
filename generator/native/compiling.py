"""``python -m native.compiling``: compile the copy of the package in this folder, in place, on all processors."""

from __future__ import annotations

import os
import sys
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from setuptools import setup
from setuptools.command.build_ext import build_ext

from native.copying import compiled_modules

OPTIMIZATION = "2"
"""Of gcc."""

FLAGS = ("-fvisibility=hidden", "-fno-semantic-interposition", "-fno-plt")
"""Of Linux's compilers: nobody else calls into the library, whose own calls needn't go through a table then."""


class _InParallel(build_ext):
    """Compile the C files of an extension at the same time: nearly all of them belong to one."""

    def build_extensions(self) -> None:
        self.parallel = processors()
        self.compiler.compile = self._compile
        super().build_extensions()

    def _compile(
        self,
        sources: list[str],
        output_dir: str | None = None,
        macros: Any = None,
        include_dirs: Any = None,
        debug: bool = False,
        extra_preargs: Any = None,
        extra_postargs: Any = None,
        depends: Any = None,
    ) -> list[str]:
        compiler: Any = self.compiler
        _, objects, after, before, build = compiler._setup_compile(
            output_dir, macros, include_dirs, sources, depends, extra_postargs
        )
        arguments = compiler._get_cc_args(before, debug, extra_preargs)

        def compile_one(made: str) -> None:
            source, suffix = build[made]
            compiler._compile(made, source, suffix, arguments, after, before)

        with ThreadPool(processors()) as pool:
            pool.map(compile_one, build, chunksize=1)
        found: list[str] = objects
        return found


def processors() -> int:
    """Return how many compilers may run at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def main() -> None:
    """Compile."""
    modules = [str(Path("specloom", module)) for module in compiled_modules(Path("specloom"))]
    extensions: Any = mypycify(
        ["--ignore-missing-imports", "--python-version=3.11", *modules],
        opt_level=OPTIMIZATION,
        debug_level="0",
        multi_file=True,
        group_name="specloom",
    )
    if sys.platform == "linux":
        for extension in extensions:
            extension.extra_compile_args += FLAGS
    setup(
        name="specloom",
        packages=[],
        ext_modules=extensions,
        cmdclass={"build_ext": _InParallel},
        script_args=["--quiet", "build_ext", "--inplace"],
    )


if __name__ == "__main__":
    main()
