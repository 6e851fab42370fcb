"""The clients of others, each in an environment of its own that stays below ``build/``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.measure import Contestant

OPC = "openapi-python-client==0.29.0"
OGEN = "openapi-generator-cli==7.26.0"
OPENAI = "openai==3.51.0"


def install_peers(document: Path, folder: Path) -> list[Contestant]:
    """Install the peers and generate their clients, where that wasn't done before."""
    return [
        _opc(document, folder / "opc"),
        _ogen(document, folder / "ogen"),
        _openai(folder / "openai"),
    ]


Command = Callable[[Path, Path], list[str | Path]]
"""Gives the command that generates from a document into a folder."""


@dataclass(frozen=True, slots=True)
class Generators:
    """Other generators by name, without hooks."""

    commands: Mapping[str, Command] = field(default_factory=dict)


def install_generators(folder: Path) -> Generators:
    """Install the other generators, where that wasn't done before."""
    opc, ogen = folder / "opc", folder / "ogen"
    for place, requirement in ((opc, OPC), (ogen, OGEN)):
        if not _python(place).is_file():
            _environment(place, requirement)
    settings = opc / "no-hooks.yaml"
    # Without literals for enumerations it ends with an exception for values that differ in signs alone.
    settings.write_text("post_hooks: []\nliteral_enums: true\n")

    def opc_command(document: Path, output: Path) -> list[str | Path]:
        program = _python(opc).with_name("openapi-python-client")
        place = output / "opc"
        return [
            program,
            "generate",
            "--path",
            document,
            "--output-path",
            place,
            "--config",
            settings,
            "--overwrite",
        ]

    def ogen_command(document: Path, output: Path) -> list[str | Path]:
        program = _python(ogen).with_name("openapi-generator-cli")
        place = output / "ogen"
        return [program, "generate", "-g", "python", "-i", document, "-o", place, "--skip-validate-spec"]

    return Generators({"openapi-python-client": opc_command, "OpenAPI Generator": ogen_command})


def _opc(document: Path, folder: Path) -> Contestant:
    client = folder / "client"
    if not client.is_dir():
        python = _environment(folder, OPC)
        settings = folder / "settings.yaml"
        settings.write_text("package_name_override: opc_client\nproject_name_override: opc-client\n")
        arguments: list[str | Path] = [
            "--path",
            document,
            "--output-path",
            client,
            "--config",
            settings,
            "--overwrite",
        ]
        _run(python.with_name("openapi-python-client"), "generate", *arguments)
    return Contestant("opc", _python(folder), client)


def _ogen(document: Path, folder: Path) -> Contestant:
    client = folder / "client"
    if not client.is_dir():
        python = _environment(folder, OGEN)
        arguments: list[str | Path] = [
            "-g",
            "python",
            "-i",
            document,
            "-o",
            client,
            "--package-name",
            "ogen_client",
        ]
        command = python.with_name("openapi-generator-cli")
        _run(command, "generate", *arguments, "--skip-validate-spec")
        _run(python, "-m", "pip", "install", "--quiet", "-r", client / "requirements.txt")
    return Contestant("ogen", _python(folder), client)


def _openai(folder: Path) -> Contestant:
    if not folder.is_dir():
        _environment(folder, OPENAI)
    return Contestant("openai", _python(folder))


def _python(folder: Path) -> Path:
    return folder / "bin" / "python"


def _environment(folder: Path, requirement: str) -> Path:
    _run(Path(sys.executable), "-m", "venv", "--clear", folder)
    python = _python(folder)
    _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement)
    return python


def _run(program: Path, *arguments: str | Path) -> None:
    """Run a command; what it says is shown only where it fails."""
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} failed:\n{(done.stdout + done.stderr)[-3000:]}")
