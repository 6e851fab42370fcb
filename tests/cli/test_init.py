"""A first configuration, from what is there."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import specloom.pipeline
import specloom.targets
from specloom.cli import commands
from specloom.config import read_config
from specloom.writing.shipped import templates_folder
from tests.cli.repositories import DOCUMENT

TARGETS = specloom.targets.__path__


@pytest.fixture(autouse=True)
def python(toy: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the real targets."""
    monkeypatch.setattr(specloom.targets, "__path__", TARGETS)
    monkeypatch.setattr(specloom.pipeline, "templates_folder", templates_folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments))


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def settled() -> dict[str, Any]:
    """Return what the file settles, which has to be what our own reader accepts."""
    assert read_config(Path("specloom.toml")).outcome.diagnostics == ()
    return tomllib.loads(Path("specloom.toml").read_text(encoding="utf-8"))


def test_the_document_is_found_and_what_is_written_generates() -> None:
    write("spec/openapi.yaml", DOCUMENT)
    write("tests/openapi.yaml", DOCUMENT)
    write("node_modules/x/openapi.yaml", DOCUMENT)
    write(".cache/openapi.yaml", DOCUMENT)
    write("a.yaml", "kind: something else\n")
    result = run("init")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "wrote specloom.toml: python from spec/openapi.yaml to generated/python",
            "  not chosen: tests/openapi.yaml",
            "next: specloom generate",
        ],
    )
    tree = {"spec": "spec/openapi.yaml", "targets": {"python": {"output": "generated/python", "options": {}}}}
    assert settled() == tree
    assert run("generate").exit_code == 0
    assert run("check").exit_code == 0
    # Everything that is only proposed is accepted, too.
    text = Path("specloom.toml").read_text(encoding="utf-8")
    proposed = [line[2:] if line.startswith("# ") and " = " in line else line for line in text.splitlines()]
    Path("specloom.toml").write_text("\n".join(proposed))
    assert list(settled()["targets"]["python"]) == ["output", "ignore", "templates", "options"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api.json", '{"openapi": "3.0.3", "info": {}}'),
        ("api.json", '{\n  "info": {},\n  "openapi":"3.1.0"}'),
        ("api.yml", '# a comment\n"openapi": 3.1.0\n'),
        ("deep/down/here/api.yaml", "info: {}\nopenapi: '3.0.0'\n"),
    ],
)
def test_documents_are_known_by_how_they_begin(name: str, text: str) -> None:
    write(name, text)
    assert run("init").exit_code == 0
    assert settled()["spec"] == name


@pytest.mark.parametrize(
    "text", ["openapi: 2.0.0", "swagger: '2.0'", "about: openapi 3.1", "x-openapi: 3.1.0"]
)
def test_what_is_no_document_is_none(text: str) -> None:
    write("api.yaml", text)
    result = run("init")
    assert result.exit_code == 2
    assert "there is no OpenAPI document below this folder" in result.output
    assert not Path("specloom.toml").exists()


def test_an_overlay_is_taken_where_it_names_the_document() -> None:
    write("openapi.yaml", DOCUMENT)
    write(
        "more.yaml", "overlay: 1.0.0\nextends: ./openapi.yaml\ninfo: {title: M, version: '1'}\nactions: []\n"
    )
    write("other.yaml", "overlay: 1.0.0\ninfo: {title: M, version: '1'}\nactions: []\n")
    assert run("init").exit_code == 0
    assert (settled()["spec"], settled()["overlays"]) == ("openapi.yaml", ["more.yaml"])


def test_openapitools_json_is_carried_over() -> None:
    write("api/toys.yaml", DOCUMENT)
    write("openapi.yaml", DOCUMENT)
    generators = {
        "web": {"generatorName": "typescript-fetch", "inputSpec": "api/toys.yaml", "output": "web"},
        "sdk": {
            "generatorName": "python",
            "inputSpec": "#{cwd}/api/toys.yaml",
            "output": "#{cwd}/sdk",
            "templateDir": "tpl",
            "additionalProperties": {"packageName": "toys", "projectName": "toys-sdk", "library": "asyncio"},
        },
    }
    tree = {"$schema": "x", "generator-cli": {"version": "7.0.0", "generators": generators}}
    write("openapitools.json", json.dumps(tree))
    write("sdk/.openapi-generator-ignore", "# ours\n\nREADME.md\ndocs/*\n!docs/keep.md\n")
    result = run("init")
    assert result.exit_code == 0
    sdk = {
        "output": "sdk",
        "ignore": ["README.md", "docs/*", "!docs/keep.md"],
        "options": {"package": "toys", "distribution": "toys-sdk"},
    }
    assert settled() == {"spec": "api/toys.yaml", "targets": {"python": sdk}}
    place = "openapitools.json: generator-cli.generators"
    options = f"{place}.sdk.additionalProperties."
    for line in (
        f"{options}packageName is options.package now",
        f"{place}.sdk.inputSpec is spec now",
        "sdk/.openapi-generator-ignore: all patterns is ignore now",
        f"{place}.sdk.templateDir has no equal: templates are written anew",
        f"{options}library has no equal: the client is synchronous and asynchronous",
        f"{place}.web has no equal: there is no target like 'typescript-fetch'",
        "sdk has files already",
    ):
        assert line in result.output
    text = Path("specloom.toml").read_text(encoding="utf-8")
    assert (
        f"#   {place}.web: there is no target like 'typescript-fetch'; specloom targets lists ours\n" in text
    )


@pytest.mark.parametrize("name", ["config.yaml", "openapi-generator.json"])
def test_a_config_of_openapi_generator_is_carried_over(name: str) -> None:
    write("openapi.yaml", DOCUMENT)
    tree = {
        "generatorName": "python",
        "inputSpec": "https://example.org/openapi.yaml",
        "outputDir": "./client",
        "packageVersion": "2.0",
        "additionalProperties": {"packageName": "toys"},
        "typeMappings": {"date": "str"},
        "unheardOf": True,
    }
    write(name, json.dumps(tree))
    result = run("init")
    assert settled() == {
        "spec": "openapi.yaml",
        "targets": {"python": {"output": "client", "options": {"package": "toys", "version": "2.0"}}},
    }
    assert f"{name}: inputSpec has no equal: nothing is fetched" in result.output
    assert f"{name}: typeMappings has no equal: types follow the document" in result.output
    assert f"{name}: unheardOf has no equal: there is no such option" in result.output


LIKE = {
    "ruby": "ruby",
    "php-symfony": "php-symfony",
    "java-micronaut-client": "java-micronaut",
    "c": "c",
    "swift5": "swift",
    "swift6": "swift",
}


@pytest.mark.parametrize("theirs", LIKE)
def test_a_generator_of_another_language_is_ours(theirs: str) -> None:
    write("openapi.yaml", DOCUMENT)
    write("config.json", json.dumps({"generatorName": theirs, "outputDir": "sdk"}))
    result = run("init")
    assert settled()["targets"] == {LIKE[theirs]: {"output": "sdk", "options": {}}}
    assert f"config.json: generatorName is targets.{LIKE[theirs]} now" in result.output


def test_options_of_a_gem_are_carried_over() -> None:
    write("openapi.yaml", DOCUMENT)
    options = {"gemName": "toys", "moduleName": "Toys", "packageName": "toys"}
    write("config.json", json.dumps({"generatorName": "ruby", "additionalProperties": options}))
    result = run("init")
    assert settled()["targets"]["ruby"]["options"] == {"gem": "toys", "module": "Toys"}
    assert "package has no equal: ruby has no such option" in result.output


@pytest.mark.parametrize(("theirs", "nearest"), [("php", "php-symfony"), ("java", "java-micronaut")])
def test_a_generator_that_is_something_else_is_only_named(theirs: str, nearest: str) -> None:
    write("openapi.yaml", DOCUMENT)
    write("config.json", json.dumps({"generatorName": theirs}))
    told = f"generatorName has no equal: there is no target like '{theirs}'; the nearest is {nearest}"
    assert told in run("init").output
    assert list(settled()["targets"]) == ["python"]


def test_a_config_of_openapi_python_client_is_carried_over() -> None:
    write("openapi.yaml", DOCUMENT)
    write(
        "config.yaml",
        "package_name_override: toys\nproject_name_override: toys-sdk\nliteral_enums: true\n"
        "class_overrides:\n  Toy: {class_name: Plaything}\n",
    )
    result = run("init")
    assert settled()["targets"]["python"]["options"] == {"package": "toys", "distribution": "toys-sdk"}
    assert (
        "config.yaml: literal_enums has no equal: an enumeration's type is always a Literal" in result.output
    )
    assert "config.yaml: class_overrides has no equal: rename the schema in an overlay" in result.output


def test_text_of_others_cannot_leave_its_place() -> None:
    hostile = 'a"\n[x]\r\\\u2028\x7f#'
    write("openapi.yaml", DOCUMENT)
    tree = {"generatorName": "python", "packageName": hostile, "outputDir": hostile, f"x{hostile}": 1}
    write("config.json", json.dumps(tree))
    write(".openapi-generator-ignore", 'a"b\\c\n')
    assert run("init").exit_code == 0
    python = settled()["targets"]["python"]
    assert python["options"] == {"package": hostile}
    assert python["ignore"] == ['a"b\\c']
    assert list(settled()) == ["spec", "targets"]


@pytest.mark.parametrize("name", ["specloom.toml", "pyproject.toml"])
def test_an_existing_configuration_is_left_alone(name: str) -> None:
    write("openapi.yaml", DOCUMENT)
    write(name, "[tool.specloom]\n")
    result = run("init")
    assert (result.exit_code, Path(name).read_text()) == (2, "[tool.specloom]\n")
    assert f"{name} has a configuration already" in result.output


def test_document_and_target_can_be_named() -> None:
    write("openapi.yaml", DOCUMENT)
    write("other.txt", DOCUMENT)
    assert run("init", "other.txt", "--target", "python").exit_code == 0
    assert settled()["spec"] == "other.txt"
    Path("specloom.toml").unlink()
    assert "there is no target 'cobol'" in run("init", "--target", "cobol").output
    assert "there is no file gone.yaml" in run("init", "gone.yaml").output
    assert not Path("specloom.toml").exists()


def test_several_targets_are_all_written() -> None:
    write("openapi.yaml", DOCUMENT)
    write("config.json", json.dumps({"generatorName": "python", "outputDir": "sdk", "packageName": "toys"}))
    result = run("init", "-t", "python-fastapi", "-t", "python", "-t", "python-fastapi")
    assert result.output.splitlines()[:2] == [
        "wrote specloom.toml: python-fastapi from openapi.yaml to generated/python-fastapi",
        "  and python from openapi.yaml to sdk",
    ]
    assert settled()["targets"] == {
        "python-fastapi": {"output": "generated/python-fastapi", "options": {}},
        "python": {"output": "sdk", "options": {"package": "toys"}},
    }
    assert run("generate").exit_code == 0
    assert Path("sdk/toys/__init__.py").is_file()
    assert Path("generated/python-fastapi/pyproject.toml").is_file()


def test_one_of_several_targets_may_be_unknown() -> None:
    write("openapi.yaml", DOCUMENT)
    assert "there is no target 'cobol'" in run("init", "-t", "python", "-t", "cobol").output
    assert not Path("specloom.toml").exists()
