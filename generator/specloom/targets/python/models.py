"""Planning the modules of ``models``: records as pydantic models, enumerations and unions as aliases."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import assert_never

from specloom.ir import graph
from specloom.ir.types import (
    Access,
    Alias,
    Anything,
    Documentation,
    Enumeration,
    Extra,
    Field,
    Named,
    Nullable,
    Record,
    TypeDef,
    TypeId,
    Union,
)
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.text import one_line
from specloom.targets.python import syntax
from specloom.targets.python.defaults import default_of, factory
from specloom.targets.python.imports import import_block
from specloom.targets.python.model import Assignment, Attribute, ModelClass, ModelModule
from specloom.targets.python.scopes import Vocabulary, model_scope
from specloom.targets.python.type_naming import is_inline_literal
from specloom.targets.python.typing import (
    Expr,
    Import,
    Scope,
    alternatives,
    annotate,
    distinct,
    literal_type,
    merge,
    optional,
)
from specloom.targets.python.wrapping import wrap_alias, wrap_attribute, wrap_bases, wrap_value

_RUNTIME = ".._runtime.model"


def definitions_by_module(vocabulary: Vocabulary) -> list[tuple[str, list[TypeDef]]]:
    """Return the definitions that have a name, by module, in the order of their names."""
    modules: defaultdict[str, list[TypeDef]] = defaultdict(list)
    for id, name in sorted(vocabulary.names.types.items(), key=lambda entry: entry[1].name):
        modules[name.module].append(vocabulary.types[id])
    return sorted(modules.items())


@dataclass(frozen=True, slots=True)
class _Place:
    vocabulary: Vocabulary
    scope: Scope

    def name(self, definition: TypeDef) -> Code:
        return syntax.identifier(self.vocabulary.names.types[definition.id].name)


def plan_models(definitions: list[TypeDef], module: str, vocabulary: Vocabulary) -> ModelModule:
    """Plan a module of ``models``."""
    place = _Place(vocabulary, model_scope(vocabulary, module))
    imports: set[Import] = set()
    enumerations, classes, aliases = [], [], []
    for definition in definitions:
        match definition:
            case Enumeration():
                enumerations.append(_enumeration(definition, place, imports))
            case Record():
                classes.append(_class(definition, place, imports))
            case Union() | Alias():
                aliases.append(_alias(definition, place, imports))
            case _:
                assert_never(definition)
    return ModelModule(
        imports=import_block(imports),
        enumerations=tuple(enumerations),
        has_typed_extra=any(bool(each.extra) for each in classes),
        classes=tuple(classes),
        aliases=tuple(aliases),
    )


def documentation(doc: Documentation, *notes: str, indent: int = 0) -> Code:
    """Return the docstring of a thing: its title where that adds something, its description, then the notes."""
    title = doc.title if doc.title and not doc.description else ""
    deprecated = "Deprecated." if doc.deprecated else ""
    return syntax.docstring(title, doc.description, doc.reference, *notes, deprecated, indent=indent)


def _enumeration(definition: Enumeration, place: _Place, imports: set[Import]) -> Assignment:
    members = literal_type(definition)
    imports |= members.imports
    described = [member for member in definition.members if member.about]
    notes = "\n".join(f"* ``{member.value}``: {one_line(member.about)}" for member in described)
    name = place.name(definition)
    return Assignment(name, wrap_value(name, members.code), documentation(definition.doc, notes))


def _class(definition: Record, place: _Place, imports: set[Import]) -> ModelClass:
    imports.add(Import(_RUNTIME, "Model"))
    names = place.vocabulary.names.fields(definition)
    extra = EMPTY
    if not isinstance(definition.extra, Extra):
        typed = annotate(definition.extra, place.vocabulary.types, place.scope)
        imports |= typed.imports | {Import("pydantic", "Field")}
        extra = typed.code
    name = place.name(definition)
    bases = [literal("Model"), *([literal('extra="forbid"')] if definition.extra is Extra.FORBIDDEN else [])]
    return ModelClass(
        name=name,
        bases=wrap_bases(name, bases),
        docstring=documentation(definition.doc, indent=4),
        attributes=tuple(
            _attribute(field, names[field.name], definition.id, place, imports)
            for field in sorted(definition.fields, key=lambda field: not field.required)
        ),
        extra=extra,
    )


def _attribute(field: Field, name: str, holder: TypeId, place: _Place, imports: set[Import]) -> Attribute:
    vocabulary = place.vocabulary
    types = vocabulary.types
    annotation = annotate(field.type, types, place.scope)
    default = EMPTY
    markers: list[Code] = []
    if field.required and (constant := _constant(field, place)) is not None:
        default = compose("constant({})", constant)
        imports.add(Import(_RUNTIME, "constant"))
    elif field.required and field.access is Access.READ:
        default = literal("read_only()")
        annotation = _marked_nullable(annotation, field, place)
        imports.add(Import(_RUNTIME, "read_only"))
    elif (
        vocabulary.answers
        and not field.required
        and (filled := default_of(field.default, field.type, vocabulary, holder))
    ):
        default = filled.literal or compose("made({})", factory(filled.made))
        annotation = _marked_nullable(annotation, field, place)
        imports |= filled.imports
        if filled.made:
            imports.add(Import(_RUNTIME, "made"))
    elif not field.required:
        default = literal("None")
        annotation = _or_absent(annotation, field, place)
    if field.required and field.access is Access.WRITE:
        markers.append(literal("write_only()"))
        imports.add(Import(_RUNTIME, "write_only"))
    if name != field.name:
        markers.append(compose("wire({})", syntax.string(field.name)))
        imports.add(Import(_RUNTIME, "wire"))
    if not markers and _cannot_be_split(name, annotation, default):
        markers.append(literal("Field()"))
        imports.add(Import("pydantic", "Field"))
    if markers:
        imports.add(Import("typing", "Annotated"))
        annotation = merge(compose("Annotated[{}, {}]", annotation.code, join(", ", markers)), [annotation])
    imports |= annotation.imports
    attribute = syntax.identifier(name)
    wrapped, default = wrap_attribute(attribute, annotation.code, default)
    return Attribute(
        name=attribute,
        annotation=wrapped,
        default=default,
        docstring=documentation(field.doc, _note(field), indent=4),
    )


def _cannot_be_split(name: str, annotation: Expr, default: Code) -> bool:
    """Return whether a line is too long, and has only names to split it at: on that formatters differ."""
    line = f"    {name}: {annotation.code.text} = {default.text}"
    is_name = annotation.code.text.isidentifier()
    return bool(default) and is_name and len(line) > syntax.LINE_WIDTH


def _constant(field: Field, place: _Place) -> Code | None:
    """Return the literal of a property that can have one value only and that a caller sends."""
    if field.access is not Access.BOTH or not isinstance(field.type, Named):
        return None
    definition = place.vocabulary.types[field.type.id]
    if not is_inline_literal(definition) or not isinstance(definition, Enumeration):
        return None
    value = definition.members[0].value
    return None if isinstance(value, float) else syntax.scalar(value)


def _or_absent(annotation: Expr, field: Field, place: _Place) -> Expr:
    """Return the annotation of an optional property: None means absent, unless null is one of its values."""
    resolved = graph.resolve(place.vocabulary.types, field.type)
    if isinstance(resolved, Anything):
        return annotation
    if isinstance(resolved, Nullable):
        return _marked_nullable(annotation, field, place)
    return optional(annotation)


def _marked_nullable(annotation: Expr, field: Field, place: _Place) -> Expr:
    """Say of a field with a default that null is one of its values, where a name hides it."""
    resolved = graph.resolve(place.vocabulary.types, field.type)
    if not isinstance(resolved, Nullable) or annotation.code.text.startswith("Nullable["):
        return annotation
    return merge(compose("Nullable[{}]", annotation.code), [annotation], Import(_RUNTIME, "Nullable"))


def _note(field: Field) -> str:
    """Say what the annotation can't: the default that the API assumes."""
    if field.default is None or isinstance(field.default.value, dict | list):
        return ""
    return f"Default: ``{syntax.scalar(_plain(field.default.value))}``."


def _plain(value: object) -> bool | int | float | str | None:
    return value if isinstance(value, bool | int | float | str) else None


def _alias(definition: Union | Alias, place: _Place, imports: set[Import]) -> Assignment:
    imports.add(Import("typing_extensions", "TypeAliasType"))
    if isinstance(definition, Alias):
        value = _late(annotate(definition.target, place.vocabulary.types, place.scope))
    else:
        value = _union(definition, place)
    imports |= value.imports
    name = place.name(definition)
    return Assignment(name, wrap_alias(name, value.code), documentation(definition.doc))


def _late(expr: Expr) -> Expr:
    """Return the expression so that it can stand where it is evaluated before the names in it exist."""
    return merge(syntax.quoted(expr.code), [expr]) if expr.names_types else expr


def _union(definition: Union, place: _Place) -> Expr:
    variants = [
        annotate(variant.type, place.vocabulary.types, place.scope) for variant in definition.variants
    ]
    unique = [_late(variant) for variant in distinct(variants)]
    if len(unique) == 1:
        return unique[0]
    if not any(variant.names_types for variant in unique):
        return alternatives(unique)
    members = join(", ", (variant.code for variant in unique))
    union = merge(compose("Union[{}]", members), unique, Import("typing", "Union"))
    tags = _tags(definition, place)
    if tags is None:
        return union
    marker = compose("one_of({}, {})", syntax.string(definition.discriminator), tags)
    return merge(
        compose("Annotated[{}, {}]", union.code, marker),
        [union],
        Import("typing", "Annotated"),
        Import(_RUNTIME, "one_of"),
    )


def _tags(definition: Union, place: _Place) -> Code | None:
    """Return the table from tag to variant, or None where the union isn't told apart by one property."""
    if not definition.discriminator:
        return None
    entries = []
    for variant in definition.variants:
        if not isinstance(variant.type, Named) or not variant.tags:
            return None
        target = place.vocabulary.names.types.get(variant.type.id)
        if target is None:
            return None
        quoted = syntax.string(target.name)
        entries += [compose("{}: {}", syntax.scalar(tag), quoted) for tag in variant.tags]
    return compose("{}{}{}", literal("{"), join(", ", entries), literal("}"))
