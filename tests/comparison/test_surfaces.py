"""What a change means for the users of each target, on small pairs of documents, there and back."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from specloom.cli import commands
from specloom.comparison import Change, Surface, compare_surfaces
from specloom.comparison.changes import SURFACE_RULES
from specloom.parser import parse
from specloom.targets import all_targets, find_target
from specloom.targets.kit.register import Published, Register

BASE = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
    Size: {type: string, enum: [small, large]}
    Toy: {type: object, required: [id], properties: {id: {type: string}, size: {$ref: '#/components/schemas/Size'}}}
    Food: {type: object, required: [kg], properties: {kg: {type: number}}}
    Water: {type: object, required: [l], properties: {l: {type: number}}}
    Thing: {oneOf: [{$ref: '#/components/schemas/Toy'}, {$ref: '#/components/schemas/Food'}]}
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: kind, in: query, required: true, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  /pets:
    post:
      operationId: addPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: ok}}
  /things:
    get:
      operationId: getThing
      tags: [things]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
"""
Mutation = Callable[[Any], object]


def schemas(tree: Any) -> Any:
    return tree["components"]["schemas"]


def get(tree: Any) -> Any:
    return tree["paths"]["/pets/{id}"]["get"]


def compare(
    target: str, old: Any, new: Any, folder: Path, published: Published | None = None
) -> tuple[Change, ...]:
    found = find_target(target)
    assert found is not None
    options = {option.name: option.default for option in found.options}
    register, surfaces = Register(published), []
    for number, tree in enumerate((old, new)):
        path = folder / f"{number}.yaml"
        path.write_text(yaml.safe_dump(tree, sort_keys=False), "utf-8")
        api = parse(path).api
        assert api is not None
        surfaces.append(Surface(found.surface(api, options, register), api.types))
        register = Register(register.names)
    return compare_surfaces(*surfaces, found.traits)


def told(target: str, mutation: Mutation, folder: Path, *, back: bool = False) -> dict[str, str]:
    """Return the impact of each rule that a change meets."""
    old = yaml.safe_load(BASE)
    new = copy.deepcopy(old)
    mutation(new)
    pair = (new, old) if back else (old, new)
    found = {(one.rule, one.impact.name.lower()) for one in compare(target, *pair, folder)}
    assert len(found) == len({rule for rule, _ in found}), found
    return dict(found)


TARGETS = tuple(target.id for target in all_targets())


def each(names: str, impact: str) -> dict[str, str]:
    """Return one impact for several targets: ``*`` is every one that nothing else is said of."""
    return dict.fromkeys(names.split(), impact)


def add_operation(tree: Any) -> None:
    tree["paths"]["/pets"]["get"] = {
        "operationId": "countPets",
        "tags": ["pets"],
        "responses": {"204": {"description": "ok"}},
    }


def add_argument(tree: Any) -> None:
    get(tree)["parameters"].append({"name": "after", "in": "query", "schema": {"type": "string"}})


def add_required_argument(tree: Any) -> None:
    get(tree)["parameters"].append(
        {"name": "after", "in": "query", "required": True, "schema": {"type": "string"}}
    )


def require_argument(tree: Any) -> None:
    get(tree)["parameters"][2]["required"] = True


def swap_arguments(tree: Any) -> None:
    parameters = get(tree)["parameters"]
    parameters[0], parameters[1] = parameters[1], parameters[0]


def retype_argument(tree: Any) -> None:
    get(tree)["parameters"][1]["schema"] = {"type": "integer"}


def rename_operation(tree: Any) -> None:
    get(tree)["operationId"] = "readPet"


def retype_result(tree: Any) -> None:
    media = get(tree)["responses"]["200"]["content"]["application/json"]
    media["schema"] = {"$ref": "#/components/schemas/Food"}


def add_property(tree: Any) -> None:
    schemas(tree)["Pet"]["properties"]["note"] = {"type": "string"}


def add_required_property(tree: Any) -> None:
    add_property(tree)
    schemas(tree)["Pet"]["required"].append("note")


def require_property(tree: Any) -> None:
    schemas(tree)["Pet"]["required"].append("age")


def require_read_property(tree: Any) -> None:
    schemas(tree)["Toy"]["required"].append("size")


def retype_property(tree: Any) -> None:
    schemas(tree)["Pet"]["properties"]["age"] = {"type": "string"}


def add_member(tree: Any) -> None:
    schemas(tree)["Size"]["enum"].append("huge")


def add_variant(tree: Any) -> None:
    schemas(tree)["Thing"]["oneOf"].append({"$ref": "#/components/schemas/Water"})


def add_type(tree: Any) -> None:
    schemas(tree)["New"] = {"type": "object", "properties": {"a": {"type": "string"}}}


def add_kind(tree: Any) -> None:
    schemas(tree)["Size"] = {"type": "object", "properties": {"a": {"type": "string"}}}


def add_scheme(tree: Any) -> None:
    tree["components"]["securitySchemes"]["other"] = {"type": "http", "scheme": "bearer"}


def respell_property(tree: Any) -> None:
    properties = schemas(tree)["Toy"]["properties"]
    properties["SIZE"] = properties.pop("size")


CHANGES: dict[str, tuple[Mutation, str, dict[str, str], str, dict[str, str]]] = {
    "an operation": (
        add_operation,
        "method-added",
        each("*", "minor") | each("php-symfony", "major"),
        "method-removed",
        each("*", "major"),
    ),
    "an argument": (
        *(add_argument, "argument-added"),
        each("*", "major") | each("python ruby swift", "minor"),
        *("argument-removed", each("*", "major")),
    ),
    "an argument that is required": (
        *(add_required_argument, "argument-required"),
        each("*", "major") | each("php-symfony python-fastapi", ""),
        *("argument-removed", each("*", "major")),
    ),
    "that an argument is required": (
        *(require_argument, "argument-required"),
        each("*", "major") | each("php-symfony python-fastapi", "minor"),
        *("argument-optional", each("*", "minor") | each("python ruby python-fastapi php-symfony", "major")),
    ),
    "the order of arguments": (
        *(swap_arguments, "arguments-reordered"),
        each("*", "major") | each("php-symfony python-fastapi", ""),
        *("arguments-reordered", each("*", "major") | each("php-symfony python-fastapi", "")),
    ),
    "the type of an argument": (
        retype_argument,
        "argument-changed",
        each("*", "major"),
        "argument-changed",
        each("*", "major"),
    ),
    "an operation's name": (
        rename_operation,
        "method-renamed",
        each("*", "major"),
        "method-renamed",
        each("*", "major"),
    ),
    "a result": (retype_result, "result-changed", each("*", "major"), "result-changed", each("*", "major")),
    "a property": (
        add_property,
        "property-added",
        each("*", "minor"),
        "property-removed",
        each("*", "major"),
    ),
    "a property that is required": (
        add_required_property,
        "property-added",
        each("*", "major"),
        "property-removed",
        each("*", "major"),
    ),
    "that a property is required": (
        require_property,
        "property-required",
        each("*", "major"),
        "property-optional",
        each("*", "major"),
    ),
    "that a property is read": (
        require_read_property,
        "property-required",
        each("*", "minor") | each("php-symfony python-fastapi", "major"),
        "property-optional",
        each("*", "major") | each("php-symfony python-fastapi", "minor"),
    ),
    "the type of a property": (
        retype_property,
        "type-changed",
        each("*", "major"),
        "type-changed",
        each("*", "major"),
    ),
    "a constant": (
        add_member,
        "member-added",
        each("*", "minor") | each("java-micronaut swift", "major"),
        "member-removed",
        each("*", "major"),
    ),
    "an alternative": (
        add_variant,
        "variant-added",
        each("*", "minor") | each("java-micronaut swift", "major"),
        "variant-removed",
        each("*", "major"),
    ),
    "a type": (add_type, "type-added", each("*", "minor"), "type-removed", each("*", "major")),
    "the kind of a type": (add_kind, "type-changed", each("*", "major"), "type-changed", each("*", "major")),
    "a credential": (
        add_scheme,
        "credential-added",
        each("*", "") | each("python", "minor"),
        "credential-removed",
        each("*", "") | each("python", "major"),
    ),
    "the spelling of a property": (
        respell_property,
        "wire-name",
        each("*", "") | each("python python-fastapi ruby c", "patch"),
        "wire-name",
        each("*", "") | each("python python-fastapi ruby c", "patch"),
    ),
}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_there_and_back(name: str, target: str, tmp_path: Path) -> None:
    mutation, there, impacts, back, impacts_back = CHANGES[name]
    for rule, expected, is_back in ((there, impacts, False), (back, impacts_back, True)):
        found = told(target, mutation, tmp_path, back=is_back)
        assert found.get(rule, "") == expected.get(target, expected["*"]), (is_back, found)


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_has_changed(target: str, tmp_path: Path) -> None:
    tree = yaml.safe_load(BASE)
    assert compare(target, tree, tree, tmp_path) == ()


def test_a_sibling_renames_nothing(tmp_path: Path) -> None:
    """New names heed the old ones, as those that are generated do."""

    def sibling(tree: Any) -> None:
        schemas(tree)["PET"] = copy.deepcopy(schemas(tree)["Pet"])
        get(tree)["parameters"].insert(0, {"name": "LIMIT", "in": "query", "schema": {"type": "integer"}})

    for target in ("python", "ruby"):
        found = told(target, sibling, tmp_path)
        assert found.keys() == {"type-added", "argument-added"}, target


RENAMED = {
    "argument-renamed": (
        {"arguments getPet": {"query limit": "most"}},
        {"python": "major", "ruby": "major", "c": "patch"},
    ),
    "property-renamed": (
        {"fields #/components/schemas/Pet": {"age": "years"}},
        {"python": "major", "ruby": "major"},
    ),
    "method-renamed": ({"operations": {"getPet": "fetch_pet"}}, {"python": "major"}),
    "type-renamed": ({"types": {"#/components/schemas/Food": "Meal"}}, {"python": "major"}),
    "member-renamed": ({"members #/components/schemas/Size": {"large": "BIG"}}, {"ruby": "major"}),
    "variant-renamed": (
        {"variants #/components/schemas/Thing": {"#/components/schemas/Toy": "toy_thing"}},
        {"swift": "major"},
    ),
    "credential-renamed": ({"credentials": {"key": "my_key"}}, {"python": "major"}),
}


@pytest.mark.parametrize("rule", RENAMED)
def test_a_name_that_cannot_stay_is_told(rule: str, tmp_path: Path) -> None:
    """Names of the new version that differ, as after an edit of ``names.lock``."""
    published, impacts = RENAMED[rule]
    tree = yaml.safe_load(BASE)
    path = tmp_path / "api.yaml"
    path.write_text(BASE, "utf-8")
    api = parse(path).api
    assert api is not None
    for target, impact in impacts.items():
        found = find_target(target)
        assert found is not None
        options = {option.name: option.default for option in found.options}
        old = Surface(found.surface(api, options, Register()), api.types)
        new = Surface(found.surface(api, options, Register(published)), api.types)
        told_now = {(one.rule, one.impact.name.lower()) for one in compare_surfaces(old, new, found.traits)}
        assert (rule, impact) in told_now, (target, tree and told_now)


def test_every_rule_is_tried() -> None:
    tried = {rule for _, there, _, back, _ in CHANGES.values() for rule in (there, back)} | RENAMED.keys()
    assert tried == SURFACE_RULES.keys()


def test_users_read_their_own_names(tmp_path: Path) -> None:
    found = {}
    old = yaml.safe_load(BASE)
    new = copy.deepcopy(old)
    add_operation(new)
    del get(new)["parameters"][2]
    add_property(new)
    for target in ("python", "swift", "c"):
        found[target] = [f"{one.subject}: {one.message}" for one in compare(target, old, new, tmp_path)]
    assert found == {
        "python": [
            "PetsApi.get_pet: no longer takes limit: int",
            "Pet: note: str is new",
            "PetsApi.count_pets() -> None: is new",
        ],
        "swift": [
            "PetsAPI.getPet: no longer takes limit: Int",
            "Pet: note: String is new",
            "PetsAPI.countPets() -> Void: is new",
        ],
        "c": [
            "PetsAPI_getPet: no longer takes limit: int *",
            "PetsAPI_countPets() -> void: is new",
            "pet_t: note: char * is new",
        ],
    }


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    new = yaml.safe_load(BASE)
    add_member(new)
    get(new)["summary"] = "Another text."
    Path("old.yaml").write_text(BASE)
    Path("new.yaml").write_text(yaml.safe_dump(new, sort_keys=False))
    return "old.yaml", "new.yaml"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands, ["diff", *arguments])
    return result.exit_code, result.stdout


def test_each_target_has_a_section_and_its_own_step(documents: tuple[str, str]) -> None:
    assert run(*documents, "--target", "ruby", "--target", "swift") == (
        1,
        "every SDK:\n"
        "patch  text-changed            GET /pets/{id} (getPet): is described otherwise\n"
        "ruby:\n"
        "minor  member-added            Size: HUGE is new\n"
        "swift:\n"
        "major  member-added            Size: huge is new\n"
        "every SDK patch, ruby minor, swift major: the next version is a major one\n",
    )
    assert run(*documents, "--target", "ruby")[0] == 0
    assert run(*documents, "--target", "swift", "--allow-breaking")[0] == 0
    code, text = run(*documents, "--target", "swift", "--format", "markdown")
    assert (code, text) == (
        1,
        "## Every SDK\n\n### Other changes\n\n- `GET /pets/{id} (getPet)`: is described otherwise\n\n"
        "## `swift`\n\n### Breaking changes\n\n- `Size`: huge is new\n\n",
    )
    tree = json.loads(run(*documents, "--target", "ruby", "--target", "swift", "--format", "json")[1])
    assert (tree["step"], tree["targets"]["ruby"]["step"]) == ("major", "minor")
    assert tree["targets"]["swift"]["changes"][0] == {
        "impact": "major",
        "rule": "member-added",
        "subject": "Size",
        "message": "huge is new",
        "location": "#/components/schemas/Size",
        "removed": False,
    }


def test_the_configured_targets_are_told_with_their_names(documents: tuple[str, str]) -> None:
    Path("specloom.toml").write_text('spec = "old.yaml"\n[targets.ruby]\noutput = "out"\n')
    assert CliRunner().invoke(commands, ["generate"]).exit_code == 0
    lock = Path("out/names.lock")
    lock.write_text(
        lock.read_text().replace("#/components/schemas/Size = Size", "#/components/schemas/Size = Extent")
    )
    code, text = run(*documents)
    assert code == 0
    assert "ruby:\nminor  member-added            Extent: HUGE is new\n" in text
    assert "swift" not in text
    # Of another document than the configured one it says nothing.
    Path("other.yaml").write_text(BASE)
    assert "ruby:\nminor  member-added            Size: HUGE is new\n" in run("other.yaml", "new.yaml")[1]
    lock.write_text("<<<<<<< HEAD\n")
    assert run(*documents) == (1, "")


def test_an_unknown_target_is_wrong_usage(documents: tuple[str, str]) -> None:
    assert run(*documents, "--target", "cobol")[0] == 2


def test_without_a_configuration_every_target_is_told(documents: tuple[str, str]) -> None:
    tree: Mapping[str, Any] = json.loads(run(*documents, "--format", "json")[1])
    assert set(tree["targets"]) == set(TARGETS)
