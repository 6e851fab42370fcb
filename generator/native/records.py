"""Dataclasses written out as plain classes, whose constructors, comparisons and copies a compiler makes native.

mypyc knows dataclasses, but leaves them the methods that ``dataclasses`` makes at run time, which are Python. Here
the same methods stand in the source. What isn't known here is refused, so that nothing changes its meaning silently.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_IMPORT = "from __future__ import annotations\n"
_SUPPORT = """
import typing as _typing

from specloom.native import describe as _describe, describe_enumeration as _describe_enumeration
"""
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_OPTIONS = frozenset(("frozen", "slots", "order"))
_OWN_KINDS = (ast.FunctionDef, ast.AnnAssign, ast.Expr, ast.Pass)


class NotKnownError(Exception):
    """Something of a dataclass that can't be written out, with its file and line."""

    def __init__(self, file: str, node: ast.AST, message: str) -> None:
        super().__init__(f"{file}:{getattr(node, 'lineno', 0)}: {message}")


@dataclass(frozen=True, slots=True)
class Member:
    """A field: its annotation, what it is when nothing is given (``""``: it must be given), and where it takes part."""

    name: str
    annotation: str
    default: str
    factory: str
    init: bool
    repr: bool
    compare: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A module with its dataclasses written out, and their names."""

    source: str
    records: tuple[str, ...]


def write_out(source: str, file: str) -> Written:
    """Return a module in which every dataclass is a plain class. Raises NotKnownError."""
    tree = ast.parse(source, file)
    lines = source.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and _decorator(node)]
    for node in nodes:
        if node not in tree.body:
            raise NotKnownError(file, node, f"the dataclass {node.name} isn't a module's own")
    _refuse_heirs(tree, {node.name for node in nodes}, file)
    enumerations = [node for node in tree.body if isinstance(node, ast.ClassDef) and _is_enumeration(node)]
    # From the last to the first, so that the numbers of the lines before stay right.
    for node in sorted((*nodes, *enumerations), key=lambda one: one.lineno, reverse=True):
        if node in nodes:
            _Record(node, source, file).write(lines)
        else:
            assert node.end_lineno is not None
            doc = ast.get_docstring(node, clean=False)
            lines.insert(node.end_lineno, f"\n\n_describe_enumeration({node.name}, {doc!r})\n")
    _import_support(tree, lines, file, bool(nodes or enumerations))
    return Written("".join(lines), tuple(node.name for node in nodes))


def inherited_names(source: str) -> Iterator[tuple[str, ast.ClassDef]]:
    """Yield what a module's classes inherit from of what it imports, as ``module.name``, with the classes."""
    tree = ast.parse(source)
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                name = ast.unparse(base.value if isinstance(base, ast.Subscript) else base)
                if name in imported:
                    yield imported[name], node


def _refuse_heirs(tree: ast.Module, names: set[str], file: str) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                if isinstance(base, ast.Name) and base.id in names:
                    raise NotKnownError(file, node, f"{node.name} inherits from the dataclass {base.id}")


def _decorator(node: ast.ClassDef) -> ast.expr | None:
    """Return what makes a class a dataclass."""
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if ast.unparse(called) in ("dataclass", "dataclasses.dataclass"):
            return decorator
    return None


def _is_enumeration(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id in ("Enum", "IntEnum") for base in node.bases)


def _import_support(tree: ast.Module, lines: list[str], file: str, needed: bool) -> None:
    """Take ``replace`` from the support, and what written-out classes name."""
    for node in reversed(tree.body):
        if isinstance(node, ast.Import) and any(one.name == "dataclasses" for one in node.names):
            raise NotKnownError(file, node, "dataclasses is imported as a whole")
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses":
            if any(one.asname for one in node.names):
                raise NotKnownError(file, node, "a name of dataclasses is changed")
            names = [one.name for one in node.names]
            kept = [name for name in names if name in ("MISSING", "Field", "fields", "is_dataclass")]
            others = set(names) - {*kept, "dataclass", "field", "replace"}
            if others:
                raise NotKnownError(file, node, f"{', '.join(sorted(others))} of dataclasses isn't known")
            new = [f"from dataclasses import {', '.join(kept)}\n"] if kept else []
            new += ["from specloom.native import replace\n"] if "replace" in names else []
            assert node.end_lineno is not None
            lines[node.lineno - 1 : node.end_lineno] = new
    if needed:
        if _IMPORT not in lines:
            raise NotKnownError(file, tree, "annotations are not taken from __future__")
        lines.insert(lines.index(_IMPORT) + 1, _SUPPORT)


class _Record:
    """A dataclass, and the plain class that it becomes."""

    def __init__(self, node: ast.ClassDef, source: str, file: str) -> None:
        self.node = node
        self.source = source
        self.file = file
        self.options = self._options()
        self.members = [self._member(one) for one in node.body if isinstance(one, ast.AnnAssign)]
        self.methods = {one.name: one for one in node.body if isinstance(one, ast.FunctionDef)}
        self._refuse()

    def write(self, lines: list[str]) -> None:
        """Change the lines of a module."""
        node = self.node
        assert node.end_lineno is not None
        own = "".join(f"    {line}\n" if line else "\n" for line in self._methods())
        lines.insert(node.end_lineno, f"\n{own}\n\n{self._description()}\n")
        for one in reversed(node.body):
            if isinstance(one, ast.AnnAssign):
                assert one.end_lineno is not None
                text = f"    {ast.unparse(one.target)}: {self._text(one.annotation)}\n"
                lines[one.lineno - 1 : one.end_lineno] = [text]
        decorator = node.decorator_list[0]
        assert decorator.end_lineno is not None
        # A native class is one whose base nobody can change: no heirs makes calls of its methods direct.
        lines[decorator.lineno - 1 : decorator.end_lineno] = ["@_typing.final\n"]

    def _refused(self, node: ast.AST, message: str) -> NotKnownError:
        return NotKnownError(self.file, node, f"{self.node.name}: {message}")

    def _options(self) -> frozenset[str]:
        decorator, *others = self.node.decorator_list
        if others:
            raise self._refused(others[0], "more than one decorator")
        keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
        if isinstance(decorator, ast.Call) and decorator.args:
            raise self._refused(decorator, "an argument without a name")
        for one in keywords:
            if (
                one.arg not in _OPTIONS
                or not isinstance(one.value, ast.Constant)
                or one.value.value is not True
            ):
                raise self._refused(decorator, f"{ast.unparse(decorator)} isn't known")
        options = frozenset(one.arg or "" for one in keywords)
        if "slots" not in options:
            raise self._refused(decorator, "a dataclass without slots, which has a __dict__")
        return options

    def _refuse(self) -> None:
        for base in self.node.bases:
            if not (isinstance(base, ast.Subscript) and ast.unparse(base.value) == "Generic"):
                raise self._refused(base, f"it inherits from {ast.unparse(base)}")
        if self.node.keywords:
            raise self._refused(self.node, "an argument of the class")
        for one in self.node.body:
            if not isinstance(one, _OWN_KINDS):
                raise self._refused(one, f"{type(one).__name__} in the class")
            if isinstance(one, ast.Expr) and not (
                isinstance(one.value, ast.Constant) and isinstance(one.value.value, str)
            ):
                raise self._refused(one, "an expression in the class")
        made = {"__init__", "__reduce__", "__replace__", "_replaced", *_ORDER}
        for name in made & self.methods.keys():
            raise self._refused(self.methods[name], f"{name} of its own")
        if ("__eq__" in self.methods) != ("__hash__" in self.methods):
            raise self._refused(self.node, "__eq__ or __hash__ of its own without the other")
        given = False
        for member in self.members:
            if member.init and given and not (member.default or member.factory):
                raise self._refused(self.node, f"{member.name} must be given, and a field before it needn't")
            given = given or (member.init and bool(member.default or member.factory))
            if not member.init and "__post_init__" not in self.methods:
                raise self._refused(self.node, f"{member.name} is neither given nor made")

    def _member(self, node: ast.AnnAssign) -> Member:
        if not isinstance(node.target, ast.Name):
            raise self._refused(node, "a target that is no name")
        name, annotation = node.target.id, self._text(node.annotation)
        for word in ("ClassVar", "InitVar", "KW_ONLY", "Final"):
            if any(
                isinstance(one, ast.Name | ast.Attribute) and ast.unparse(one).endswith(word)
                for one in ast.walk(node.annotation)
            ):
                raise self._refused(node, f"{word} isn't known")
        values = {"default": "", "default_factory": ""}
        flags = {"init": True, "repr": True, "compare": True}
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in (
            "field",
            "dataclasses.field",
        ):
            if node.value.args:
                raise self._refused(node, "an argument of field() without a name")
            for one in node.value.keywords:
                if one.arg in values:
                    values[one.arg] = self._text(one.value)
                elif one.arg in flags and isinstance(one.value, ast.Constant) and one.value.value is False:
                    flags[one.arg] = False
                else:
                    raise self._refused(node, f"field({one.arg}={ast.unparse(one.value)}) isn't known")
        elif node.value is not None:
            values["default"] = self._text(node.value)
        default, factory = values.values()
        if factory and "None" in annotation:
            raise self._refused(node, "a default_factory where None is a value")
        if not flags["init"] and (default or factory):
            raise self._refused(node, "a default that isn't given")
        return Member(name, annotation, default, factory, **flags)

    def _text(self, node: ast.expr) -> str:
        """Return an expression in one line, as it may have comments inside."""
        text = ast.get_source_segment(self.source, node) or ""
        return ast.unparse(node) if "\n" in text else text

    def _methods(self) -> Iterator[str]:
        given = [one for one in self.members if one.init]
        names = [one.name for one in given]
        yield f"__match_args__: _typing.Final = {_tuple(map(repr, names))}"
        yield ""
        yield from self._constructor(given)
        compared = [one.name for one in self.members if one.compare]
        if "__eq__" not in self.methods:
            yield from self._comparisons(compared)
        if "__repr__" not in self.methods:
            shown = ", ".join(f"{one.name}={{self.{one.name}!r}}" for one in self.members if one.repr)
            yield from ("", "def __repr__(self) -> str:", f'    return f"{self.node.name}({shown})"')
        made = f"return {self.node.name}"
        values = _tuple(f"self.{name}" for name in names)
        yield from ("", "def __reduce__(self) -> _typing.Any:", f"    {made}, {values}")
        changed = ", ".join(f"changes.get({name!r}, self.{name})" for name in names)
        yield from ("", "def _replaced(self, changes: dict[str, _typing.Any]) -> _typing.Any:")
        yield f"    {made}({changed})"

    def _constructor(self, given: Sequence[Member]) -> Iterator[str]:
        parameters = ["self"]
        for one in given:
            if one.factory:
                parameters.append(f"{one.name}: ({one.annotation}) | None = None")
            else:
                parameters.append(f"{one.name}: {one.annotation}{f' = {one.default}' if one.default else ''}")
        yield f"def __init__({', '.join(parameters)}) -> None:"
        for one in given:
            made = f"({one.factory})() if {one.name} is None else {one.name}" if one.factory else one.name
            yield f"    self.{one.name} = {made}"
        if "__post_init__" in self.methods:
            yield "    self.__post_init__()"
        elif not given:
            yield "    pass"

    def _comparisons(self, compared: Sequence[str]) -> Iterator[str]:
        other = (f"    if not isinstance(other, {self.node.name}):", "        return NotImplemented")
        equal = " and ".join(f"self.{one} == other.{one}" for one in compared) or "True"
        yield from ("", "def __eq__(self, other: object) -> bool:")
        yield from ("    if self is other:", "        return True", *other, f"    return {equal}")
        mine, theirs = (_tuple(f"{which}.{one}" for one in compared) for which in ("self", "other"))
        if "frozen" in self.options:
            yield from ("", "def __hash__(self) -> int:", f"    return hash({mine})")
        if "order" in self.options:
            for method, sign in _ORDER.items():
                yield from ("", f"def {method}(self, other: object) -> bool:", *other)
                yield f"    return {mine} {sign} {theirs}"

    def _description(self) -> str:
        """Return the call that tells what ``dataclasses``, ``typing`` and ``inspect`` ask of a class."""
        hints = {one.name: one.annotation for one in self.members}
        for name, method in self.methods.items():
            if any(ast.unparse(one) == "property" for one in method.decorator_list) and name[0] != "_":
                assert method.returns is not None
                hints[name] = self._text(method.returns)
        defaults = {one.name: one.default for one in self.members if one.default}
        factories = {one.name: one.factory for one in self.members if one.factory}
        silent = {
            flag: _tuple(repr(one.name) for one in self.members if not getattr(one, flag))
            for flag in ("init", "repr", "compare")
        }
        arguments = [
            self.node.name,
            repr(ast.get_docstring(self.node, clean=False)),
            _tuple(repr(one.name) for one in self.members),
            repr(hints),
            _dictionary(defaults),
            _dictionary(factories),
            _dictionary({flag: names for flag, names in silent.items() if names != "()"}),
        ]
        return f"_describe({', '.join(arguments)})"


def _tuple(parts: Iterator[str] | Sequence[str] | map[str]) -> str:
    found = list(parts)
    return f"({', '.join(found)}{',' if len(found) == 1 else ''})"


def _dictionary(members: dict[str, str]) -> str:
    return f"{{{', '.join(f'{name!r}: {value}' for name, value in members.items())}}}"
