"""A dataclass that is written out is what it was."""

from __future__ import annotations

import copy
import pickle
import sys
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pytest

import native.runtime
from native.copying import INTERPRETED, compiled_modules, copy_package, is_compiled
from native.records import NotKnownError, inherited_names, write_out
from native.traps import refuse_traps

SOURCE = '''\
"""Records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place.

    In the plane.
    """

    x: int
    y: int = 3


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


@dataclass(frozen=True, slots=True)
class Holder(Generic[T]):
    """Something else."""

    value: T
    """What it is."""
    more: Mapping[
        str, int  # how many
    ] = field(default_factory=dict)
    hidden: tuple[str, ...] = field(default=(), repr=False, compare=False)

    @property
    def size(self) -> int:
        """How many."""
        return len(self.more)


@dataclass(slots=True)
class Counter:
    """Counts."""

    number: int = 0
    seen: list[int] = field(default_factory=lambda: [1])


@dataclass(frozen=True, slots=True)
class Made:
    """Makes a part of itself."""

    first: str
    both: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "both", self.first * 2)


@dataclass(frozen=True, slots=True)
class Own:
    """Has methods of its own."""

    text: str

    def __repr__(self) -> str:
        return "own"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and self.text.lower() == other.text.lower()

    def __hash__(self) -> int:
        return hash(self.text.lower())


class Kind(Enum):
    """What there is."""

    ONE = "one"
    TWO = "two"


def moved(point: Point) -> Point:
    return replace(point, x=7)
'''


def load(name: str, source: str) -> ModuleType:
    module = ModuleType(name)
    sys.modules[name] = module
    exec(compile(source, f"{name}.py", "exec"), module.__dict__)
    return module


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Any]]:
    """The same module with dataclasses, and with what they are written out as."""
    monkeypatch.setitem(sys.modules, "specloom.native", native.runtime)
    written = write_out(SOURCE, "records.py")
    assert written.records == ("Point", "Empty", "Holder", "Counter", "Made", "Own")
    assert "@dataclass" not in written.source
    yield load("records_before", SOURCE), load("records_after", written.source)
    del sys.modules["records_before"], sys.modules["records_after"]


def instances(module: Any) -> tuple[Any, ...]:
    return (
        module.Point(1),
        module.Point(1, 3),
        module.Point(x=1, y=2),
        module.Point(0, 9),
        module.Empty(),
        module.Holder("a"),
        module.Holder("a", {}),
        module.Holder("a", {"b": 1}),
        module.Holder("a", hidden=("x",)),
        module.Holder(module.Point(1)),
        module.Counter(),
        module.Counter(1, [2]),
        module.Made("ab"),
        module.Own("T"),
        module.Own("t"),
    )


def outcome(of: Any, *given: Any) -> Any:
    try:
        return of(*given)
    except TypeError:
        return TypeError


def test_equality_order_and_text_are_the_same(pair: tuple[Any, Any]) -> None:
    before, after = map(instances, pair)
    assert [repr(one) for one in before] == [repr(one) for one in after]
    pairs = [list(product(one, repeat=2)) for one in (before, after)]
    for of in (lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a >= b):
        results = [[outcome(of, *both) for both in one] for one in pairs]
        assert results[0] == results[1]
        assert True in results[0]
        assert False in results[0]
    assert after[0] != before[0]
    assert after[0].__eq__(1) is NotImplemented


def test_hashes_are_the_same(pair: tuple[Any, Any]) -> None:
    before, after = map(instances, pair)
    hashes = [[outcome(hash, one) for one in each] for each in (before, after)]
    assert hashes[0] == hashes[1]
    assert hashes[1].count(TypeError) == 7  # what holds a dictionary, and what can be changed


def test_constructors_take_the_same(pair: tuple[Any, Any]) -> None:
    for given in ((), (1,), (1, 2), (1, 2, 3)):
        for name in ("Point", "Empty", "Holder", "Counter", "Made"):
            results = [outcome(getattr(module, name), *given) for module in pair]
            assert (results[0] is TypeError) == (results[1] is TypeError)
            if results[0] is not TypeError and name != "Made":
                assert repr(results[0]) == repr(results[1])
    after = pair[1]
    assert after.Counter().seen is not after.Counter().seen
    assert after.Made("x").both == "xx"
    assert after.Holder("a", {"b": 1}).size == 1


def test_copies_are_the_same(pair: tuple[Any, Any]) -> None:
    after = pair[1]
    for one in instances(after):
        for again in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
            assert again == one
            assert again is not one
            assert all(getattr(again, field.name) == getattr(one, field.name) for field in fields(one))
    assert after.moved(after.Point(1, 2)) == after.Point(7, 2)
    assert replace(after.Point(1, 2), y=5) == after.Point(1, 5)
    assert native.runtime.replace(after.Made("a"), first="b").both == "bb"


def test_what_is_told_of_a_class_is_the_same(pair: tuple[Any, Any]) -> None:
    told = []
    for module in pair:
        found = []
        for name in ("Point", "Empty", "Holder", "Counter", "Made", "Own"):
            record = getattr(module, name)
            assert is_dataclass(record)
            hints = {key: str(value) for key, value in get_type_hints(record).items() if key != "size"}
            members = [
                (
                    one.name,
                    one.init,
                    one.repr,
                    one.compare,
                    one.default is MISSING,
                    one.default_factory is MISSING,
                )
                for one in fields(record)
            ]
            found.append((name, record.__doc__, hints, members, record.__match_args__))
        told.append(found)
    assert told[0] == told[1]
    assert fields(pair[1].Point)[1].default == 3
    assert fields(pair[1].Counter)[1].default_factory() == [1]
    assert get_type_hints(pair[1].Holder)["size"] is int
    for module in pair:
        assert (module.Kind.__doc__, module.Kind.__annotations__) == ("What there is.", {})
        assert [kind.value for kind in module.Kind] == ["one", "two"]


HEAD = "from __future__ import annotations\nfrom dataclasses import dataclass, field\nfrom typing import ClassVar\n"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("@dataclass\nclass A:\n    x: int", "without slots"),
        ("@dataclass(frozen=True)\nclass A:\n    x: int", "without slots"),
        ("@dataclass(slots=True, kw_only=True)\nclass A:\n    x: int", "kw_only=True) isn't known"),
        ("@dataclass(slots=True, eq=False)\nclass A:\n    x: int", "eq=False) isn't known"),
        ("@final\n@dataclass(slots=True)\nclass A:\n    x: int", "more than one decorator"),
        ("@dataclass(slots=True)\nclass A(B):\n    x: int", "inherits from B"),
        (
            "@dataclass(slots=True)\nclass A:\n    x: int\nclass B(A):\n    pass",
            "B inherits from the dataclass A",
        ),
        ("@dataclass(slots=True)\nclass A:\n    x: ClassVar[int] = 1", "ClassVar isn't known"),
        (
            "@dataclass(slots=True)\nclass A:\n    x: int = field(kw_only=True)",
            "field(kw_only=True) isn't known",
        ),
        ("@dataclass(slots=True)\nclass A:\n    x: int = field(hash=False)", "field(hash=False) isn't known"),
        ("@dataclass(slots=True)\nclass A:\n    x: int = field(init=False)", "neither given nor made"),
        ("@dataclass(slots=True)\nclass A:\n    x: int = 1\n    y: int", "y must be given"),
        (
            "@dataclass(slots=True)\nclass A:\n    x: int | None = field(default_factory=int)",
            "None is a value",
        ),
        ("@dataclass(slots=True)\nclass A:\n    x = 1", "Assign in the class"),
        ("@dataclass(slots=True)\nclass A:\n    x: int\n    def __init__(self): pass", "__init__ of its own"),
        ("@dataclass(slots=True)\nclass A:\n    x: int\n    def __eq__(self, o): pass", "without the other"),
        ("def f():\n    @dataclass(slots=True)\n    class A:\n        x: int", "isn't a module's own"),
        ("import dataclasses", "imported as a whole"),
        ("from dataclasses import asdict", "asdict of dataclasses isn't known"),
        ("from dataclasses import replace as other", "a name of dataclasses is changed"),
    ],
)
def test_what_is_not_known_is_refused_with_its_place(source: str, message: str) -> None:
    with pytest.raises(NotKnownError) as refused:
        write_out(HEAD + source + "\n", "some/file.py")
    assert message in str(refused.value)
    assert str(refused.value).startswith("some/file.py:")


def test_what_needs_no_change_has_none() -> None:
    source = "class A:\n    x = 1\n"
    assert write_out(source, "a.py").source == source
    assert write_out(source, "a.py").records == ()


def test_inheritance_is_seen_across_modules(tmp_path: Path) -> None:
    package = tmp_path / "specloom"
    package.mkdir()
    (package / "a.py").write_text(HEAD + "@dataclass(slots=True)\nclass A:\n    x: int\n")
    (package / "b.py").write_text("from specloom.a import A as Other\nclass B(Other):\n    pass\n")
    assert [name for name, _ in inherited_names((package / "b.py").read_text())] == ["specloom.a.A"]
    with pytest.raises(NotKnownError, match=r"b\.py:2: B inherits from the dataclass specloom\.a\.A"):
        copy_package(package, tmp_path / "copy")


def test_what_is_interpreted_is_copied_as_it_is(repository: Path, tmp_path: Path) -> None:
    package = repository / "generator" / "specloom"
    copy_package(package, tmp_path / "specloom")
    sources = {path.relative_to(package) for path in package.rglob("*.py")}
    interpreted = {path for path in sources if not is_compiled(path)}
    assert {path.parts[0] for path in interpreted if path.name != "__init__.py"} == set(INTERPRETED)
    assert all(
        (tmp_path / "specloom" / path).read_bytes() == (package / path).read_bytes() for path in interpreted
    )
    compiled = set(compiled_modules(tmp_path / "specloom"))
    assert compiled - {Path("native.py")} == sources - interpreted
    assert not any("@dataclass" in (tmp_path / "specloom" / path).read_text("utf-8") for path in compiled)


def test_one_name_for_two_exceptions_is_refused() -> None:
    source = "def f():\n    try: pass\n    except Ours as e: pass\n    except {} as {}: pass\n"
    refuse_traps(source.format("OSError", "other"), "a.py")
    refuse_traps(source.format("Ours", "e"), "a.py")
    with pytest.raises(NotKnownError, match=r"a\.py:4: e is Ours and OSError in f"):
        refuse_traps(source.format("OSError", "e"), "a.py")
