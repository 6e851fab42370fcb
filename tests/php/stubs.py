"""The bundle that the pages describe, as far as their examples need it: what an SDK has to keep."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir.types import Access, Enumeration, Field, Named, Record, TypeId, TypeUse, Union
from specloom.targets.kit.reference.catalog import Model
from specloom.targets.php import syntax
from specloom.targets.php.naming import Names
from specloom.targets.php.typing import native
from specloom.targets.php.unions import is_backed

UPLOADED_FILE = """namespace Symfony\\Component\\HttpFoundation\\File {
    class UploadedFile extends \\SplFileInfo {
        public function __construct(string $path, public readonly string $originalName) { parent::__construct($path); }
    }
}
"""


def bundle(names: Names) -> str:
    """Return the source of the bundle's models."""
    interfaces = interfaces_of(names)
    classes = "".join(
        line
        for model in names.catalog.models()
        for line in class_lines(model, names, interfaces.get(model.id, []))
    )
    return f"<?php\n{UPLOADED_FILE}namespace {names.namespace}\\Model {{\n{UPLOAD_IMPORT}{classes}}}\n"


UPLOAD_IMPORT = "use Symfony\\Component\\HttpFoundation\\File\\UploadedFile;\n"


def interfaces_of(names: Names) -> dict[TypeId, list[str]]:
    """Return the interfaces that models implement: those of all unions that lead to them."""
    found: dict[TypeId, list[str]] = {}
    for union in names.catalog.models():
        if union.id not in names.interfaces:
            continue
        waiting: list[TypeUse] = [Named(union.id)]
        seen: set[TypeId] = set()
        while waiting:
            shape = names.catalog.shape(waiting.pop())
            assert isinstance(shape, Model)
            if shape.definition.id in seen:
                continue
            seen.add(shape.definition.id)
            match shape.definition:
                case Union(variants=variants):
                    waiting.extend(variant.type for variant in variants)
                case definition:
                    found.setdefault(definition.id, []).append(names.models[union.id])
    return found


def class_lines(model: Record | Union | Enumeration, names: Names, interfaces: list[str]) -> Iterator[str]:
    """Yield the declaration of a model."""
    name = names.models[model.id]
    implemented = f" implements {', '.join(interfaces)}" if interfaces else ""
    match model:
        case Record():
            parameters = ", ".join(parameters_of(model, names))
            yield f"final class {name}{implemented} {{ public function __construct({parameters}) {{}} }}\n"
        case Enumeration():
            kind = "string" if isinstance(model.members[0].value, str) else "int"
            head = f"enum {name}: {kind}{implemented}" if is_backed(model) else f"final class {name}"
            word = "case" if is_backed(model) else "const"
            yield f"{head} {{\n"
            for constant, member in zip(names.members(model), model.members, strict=True):
                yield f"    {word} {constant} = {syntax.scalar(member.value)};\n"
            yield "}\n"
        case Union() if model.id in names.interfaces:
            yield f"interface {name} {{}}\n"


def parameters_of(record: Record, names: Names) -> Iterator[str]:
    """Yield the constructor's parameters: first those that are always there, in both directions."""
    attributes = names.fields(record)
    fields = sorted(record.fields, key=is_optional)
    for field in fields:
        kind = native([field.type], names, null=is_optional(field)).declared
        default = " = null" if is_optional(field) else ""
        yield f"public readonly {kind} ${attributes[field.name]}{default}"
    yield "public readonly array $additionalProperties = []"


def is_optional(field: Field) -> bool:
    """Whether a constructor can do without a property."""
    return not field.required or field.access is not Access.BOTH
