"""Compiling what pages in C show, with headers made of what the pages declare: no type comes from elsewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.pages.markdown import code_blocks, tables

FLAGS = ("-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-fmax-errors=5")
LONG_TEXTS = "-Wno-overlength-strings"
"""Examples of documents are longer than what every compiler has to take."""

_ENUM = re.compile(r"^typedef enum \{.*?^\} \w+;$", re.DOTALL | re.MULTILINE)
_STRUCT = re.compile(
    r"^typedef struct (\w+) \{.*?^\} \w+;\n\nvoid \w+_free\(.*?\);$", re.DOTALL | re.MULTILINE
)
_GIVEN = re.compile(r"\w+_e, one of \w|list_t ?\*.*; each one of \w")
_INCLUDE = re.compile(r'^#include "(\w+/\w+\.h)"$', re.MULTILINE)


def find_compiler() -> str:
    """Return the C compiler, or skip the test aloud."""
    found = shutil.which("gcc")
    if found is None:
        pytest.skip("SKIPPED: no gcc, so nobody has compiled the pages of C")
    return found


def complaints(pages: Mapping[str, str], folder: Path) -> str:
    """Return what the compiler says of the programs and declarations on pages, nothing where they are right.

    All go in one file, in which only their outermost names are made different: a start of the compiler for each
    would take a minute for a document of some size.
    """
    compiler = find_compiler()
    _write_headers(pages, folder)
    parts = []
    for number, (path, program) in enumerate(_programs(pages)):
        named = re.sub(r"^(\w+) value = ", rf"\1 value_{number} = ", program, count=1, flags=re.MULTILINE)
        named = named.replace("int main(void)", f"int main_{number}(void)")
        parts.append(f'#line 1 "{path}"\n{named}')
    assert parts
    (folder / "all.c").write_text("".join(parts), "utf-8")
    done = subprocess.run(
        [compiler, *FLAGS, LONG_TEXTS, "-I.", "all.c"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr


def _programs(pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the code blocks that include a header: they stand for themselves."""
    for path, text in sorted(pages.items()):
        for block in code_blocks(text, "c"):
            if _INCLUDE.search(block):
                yield path, block


def _write_headers(pages: Mapping[str, str], folder: Path) -> None:
    """Write the headers that programs include: of models one, which has them all, of functions one for a page."""
    declared = [block for text in pages.values() for block in code_blocks(text, "c")]
    values = [block for block in declared if "typedef struct list_t {" in block]
    assert len(values) == 1, "the README declares the types that all headers use"
    enums = [found[0] for block in declared for found in _ENUM.finditer(block)]
    structs = [found for block in declared for found in _STRUCT.finditer(block)]
    forward = [f"typedef struct {found[1]} {found[1]};" for found in structs]
    (folder / "model").mkdir(parents=True)
    (folder / "api").mkdir()
    models = "\n".join(["#pragma once", values[0], *enums, *forward, *(found[0] for found in structs)])
    (folder / "models.h").write_text(models, "utf-8")
    for _, program in _programs(pages):
        for header in _INCLUDE.findall(program):
            (folder / header).write_text('#pragma once\n#include "models.h"\n', "utf-8")
    for path, text in pages.items():
        header = folder / "api" / f"{Path(path).stem}.h"
        if header.is_file():
            functions = [_prototype(block) for block in code_blocks(text, "c") if "int main(void)" in block]
            lines = ["#pragma once", '#include "models.h"', *_arguments_enums(text), *functions]
            header.write_text("\n".join(lines), "utf-8")


def _prototype(block: str) -> str:
    return _INCLUDE.sub("", block.partition("int main(void)")[0])


def _arguments_enums(page: str) -> Iterator[str]:
    """Yield declarations of the enumerations that a page of functions lists, in rows and with results."""
    cells = [(row[1], row[-1]) for table in tables(page) for row in table.rows]
    given = [line.partition("one of ") for line in page.split("\n") if _GIVEN.match(line)]
    listed = [
        (type, found[1]) for type, notes in cells if (found := re.search(r"\[one of ([\w, ]+)\]", notes))
    ]
    found = {}
    for type, constants in (*listed, *((before, after) for before, _, after in given)):
        name = re.search(r"\b\w+_e\b", type)
        assert name is not None, type
        none = f"{name[0].removesuffix('_e')}_NULL"
        # A function on the pages of two tags has its types in the headers of both.
        declared = f"typedef enum {{ {none}, {constants} }} {name[0]};"
        found[name[0]] = f"#ifndef {name[0]}_H\n#define {name[0]}_H\n{declared}\n#endif"
    yield from found.values()
