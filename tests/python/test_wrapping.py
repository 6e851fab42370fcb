"""Long lines of modules are broken where the formatter breaks them; what it would do elsewhere stays long."""

from __future__ import annotations

import random
import subprocess

import pytest
from ruff import find_ruff_bin

from specloom.targets.kit.code import Code
from specloom.targets.python import syntax
from specloom.targets.python.wrapping import wrap_alias, wrap_attribute, wrap_bases, wrap_value

ARGUMENTS = ("format", "--isolated", "--line-length=88", "--target-version=py311", "-")
NAMES = (
    "A",
    "Toy",
    "models.Toy",
    "ToyOrderRequestShippingAddress",
    "models.ToyOrderRequestShippingAddressCountryCode",
)


def formatted(source: str) -> str:
    done = subprocess.run(
        [find_ruff_bin(), *ARGUMENTS], input=source, capture_output=True, text=True, check=True
    )
    return done.stdout


def some_type(chance: random.Random, depth: int = 0) -> str:
    kind = chance.choice(("name", "name", "list", "union", "annotated", "nullable", "literal"))
    if kind == "name" or depth > 2:
        return chance.choice(NAMES)
    inner = some_type(chance, depth + 1)
    match kind:
        case "list":
            return f"list[{inner}]"
        case "union":
            return f"{inner} | {chance.choice(NAMES)} | None"
        case "annotated":
            return f"Annotated[{inner}, Field(min_length={chance.randrange(9)}, max_length={chance.randrange(10**6)})]"
        case "nullable":
            return f"Nullable[{inner}]"
    return f"Literal[{', '.join(repr('word' * chance.randrange(1, 4)).replace(chr(39), chr(34)) for _ in range(6))}]"


def is_narrow(text: str) -> bool:
    return all(len(line) <= syntax.LINE_WIDTH for line in text.split("\n"))


@pytest.mark.parametrize("seed", range(20))
def test_attributes_are_broken_as_by_the_formatter(seed: int) -> None:
    chance = random.Random(seed)
    lines = []
    for number in range(60):
        name = f"m{number}" + "_of_a_long_name" * chance.randrange(4)
        value = chance.choice(("", "None", "None", "read_only()", 'constant("word")'))
        type, value = (each.text for each in wrap_attribute(Code(name), Code(some_type(chance)), Code(value)))
        line = f"    {name}: {type}{f' = {value}' if value else ''}"
        if is_narrow(line):
            lines.append(line)
    assert len(lines) > 25
    assert any("\n" in line for line in lines)
    source = "class Toy:\n" + "\n".join(lines) + "\n"
    assert formatted(source) == source


@pytest.mark.parametrize("seed", range(20))
def test_values_are_broken_as_by_the_formatter(seed: int) -> None:
    chance = random.Random(seed)
    kept = []
    for number in range(60):
        name = Code(f"Toy{number}" + "OfALongName" * chance.randrange(6))
        words = [
            f'"{chance.choice(NAMES)}{"x" * chance.randrange(9)}"' for _ in range(chance.randrange(1, 9))
        ]
        tagged = f'one_of("kind", {{{words[0]}: {words[-1]}}})'
        made = [
            wrap_value(name, Code(f"Literal[{', '.join(words)}]")),
            wrap_alias(name, Code(f"Union[{', '.join(words)}]")),
            wrap_alias(name, Code(f"Annotated[Union[{', '.join(words)}], {tagged}]")),
            wrap_alias(name, Code(some_type(chance))),
        ]
        kept += [f"{name} = {value}" for value in made if is_narrow(f"{name} = {value}")]
    assert len(kept) > 60
    assert any("\n" in one for one in kept)
    source = "\n".join(kept) + "\n"
    assert formatted(source) == source


@pytest.mark.parametrize("length", [10, 75, 76, 77, 80])
def test_headers_of_classes_are_broken_as_by_the_formatter(length: int) -> None:
    name = Code("T" * length)
    bases = wrap_bases(name, [Code("Model"), Code('extra="forbid"')])
    source = f"class {name}({bases}):\n    pass\n"
    assert formatted(source) == source


def test_what_is_bracketed() -> None:
    found = syntax.bracketed(Code('Annotated[dict[str, "a,b]"], Field(x=1)]'))
    assert found is not None
    opening, items, closing = found
    assert (opening.text, [item.text for item in items], closing.text) == (
        "Annotated[",
        ['dict[str, "a,b]"]', "Field(x=1)"],
        "]",
    )
    for other in ("a", "a()", "list[a] | list[b]", "a[b].c", "(a,)", '"[a]"'):
        assert syntax.bracketed(Code(other)) is None


def test_members_of_a_union_at_its_top() -> None:
    code = Code('dict[str, a | b] | Literal["x|y", "]"] | None')
    members = [member.text for member in syntax.union_members(code)]
    assert members == ["dict[str, a | b]", 'Literal["x|y", "]"]', "None"]
