"""What a project settles, and how mistakes in it are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import Config, TargetConfig, find_config, read_config
from specloom.report import render_text

GOOD = """\
spec = "spec/api.yaml"

[targets.toy]
output = "out"

[targets.toy.options]
package = "toys"
strict = true
depth = 3

[targets.other]
"""


def test_paths_are_relative_to_the_file_and_options_are_text(tmp_path: Path) -> None:
    (tmp_path / "specloom.toml").write_text(GOOD)
    config = read_config(tmp_path / "specloom.toml").outcome.value
    assert config == Config(
        tmp_path / "spec/api.yaml",
        (
            TargetConfig("toy", tmp_path / "out", {"package": "toys", "strict": "true", "depth": "3"}),
            TargetConfig("other"),
        ),
    )
    assert config.target("new") == TargetConfig("new")


def test_overlays_are_a_list_of_paths(tmp_path: Path) -> None:
    (tmp_path / "specloom.toml").write_text('spec = "api.yaml"\noverlays = ["a.yaml", "b.yaml"]\n')
    config = read_config(tmp_path / "specloom.toml").outcome.value
    assert config == Config(tmp_path / "api.yaml", (), (tmp_path / "a.yaml", tmp_path / "b.yaml"))
    (tmp_path / "specloom.toml").write_text('overlays = "a.yaml"\n')
    [finding] = read_config(tmp_path / "specloom.toml").outcome.diagnostics
    assert finding.message == "overlays must be a list of texts"


def test_pyproject_has_the_same_tables_below_tool(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.specloom]\nspec = "a"\n[tool.specloom.targets.toy]\noutput = "o"\n'
    (tmp_path / "pyproject.toml").write_text(text)
    assert read_config(tmp_path / "pyproject.toml").outcome.value == Config(
        tmp_path / "a", (TargetConfig("toy", tmp_path / "o"),)
    )


def test_specloom_toml_is_preferred_and_a_foreign_pyproject_is_none_of_ours(tmp_path: Path) -> None:
    assert find_config(tmp_path) is None
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    assert find_config(tmp_path) is None
    (tmp_path / "pyproject.toml").write_text("[tool.specloom.targets.toy]\n")
    assert find_config(tmp_path) == tmp_path / "pyproject.toml"
    (tmp_path / "specloom.toml").write_text("")
    assert find_config(tmp_path) == tmp_path / "specloom.toml"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('spce = "a"', "1:1", "spce is not known here; there are spec, overlays, lenient and targets"),
        ("spec = 1", "1:1", "spec must be text"),
        ("targets = 1", "1:1", "targets must be a table"),
        ("[targets]\ntoy = 1", "2:1", "targets.toy must be a table"),
        ('[targets.toy]\n  outputs = "a"', "2:3", "targets.toy.outputs is not known here"),
        ("[targets.toy]\noutput = []", "2:1", "targets.toy.output must be text"),
        ("[targets.toy]\nignore = 1", "2:1", "targets.toy.ignore must be a list of texts"),
        ("[targets.toy]\noptions = 1", "2:1", "targets.toy.options must be a table"),
        ("[targets.toy.options]\na = 1\nb = []", "3:1", "targets.toy.options.b must be text"),
        ("\n[[targets]]", "2:1", "targets must be a table"),
        ("spec = \n", "1:8", "not TOML: Invalid value"),
        ("a = 1\nspec =", "2:1", "not TOML: Invalid value"),
    ],
)
def test_a_mistake_is_reported_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, place: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("specloom.toml")
    path.write_text(text)
    configured = read_config(path)
    assert configured.source is not None
    printed = render_text(configured.outcome.diagnostics, {path.as_posix(): configured.source})
    assert printed.startswith(f"specloom.toml:{place}: error[CONFIG-INVALID]: {message}")
    assert "^" in printed


def test_the_same_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nspce = ""\n[tool.specloom]\nspce = ""\n')
    configured = read_config(tmp_path / "pyproject.toml")
    (found,) = configured.outcome.diagnostics
    assert configured.source is not None
    assert found.location is not None
    assert configured.source.position(found.location.pointer).line == 4


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "specloom.toml").write_bytes(content)
    (found,) = read_config(tmp_path / "specloom.toml").outcome.diagnostics
    assert found.code == "CONFIG-INVALID"
