"""``oneOf`` and ``anyOf``: unions, what collapses to less, and bases spread over variants (JSON Schema §10.2.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from specloom.ir.types import EnumMember, Named, Nullable, Step, StepKind, TypeUse, Union, Variant
from specloom.parser.draft import DOCUMENTATION, VALIDATION_ONLY, Draft, is_significant
from specloom.parser.facts import documentation, examples_of, text
from specloom.parser.nodes import Node
from specloom.parser.place import Place
from specloom.parser.scalars import define_enumeration

if TYPE_CHECKING:
    from specloom.parser.schemas import Schemas

_DEEPEST = 4
"""How many unions a base may be spread over, one inside another."""

_CHECKS = VALIDATION_ONLY | DOCUMENTATION | {"required", "minProperties", "maxProperties"}


@dataclass(frozen=True, slots=True)
class _Branch:
    node: Node
    number: int


def realize_union(schemas: Schemas, draft: Draft, place: Place) -> TypeUse:
    """Return the use of a draft with ``oneOf`` or ``anyOf``."""
    draft = _without_checks(schemas, _without_itself(schemas, draft))
    if not draft.unions:
        return schemas.realize(draft, place)
    if len(draft.unions) > 1:
        return schemas.realize(_blended(schemas, draft), place)
    union = draft.unions[0]
    branches, nullable = _branches(schemas, union)
    nullable = nullable or draft.nullable
    if not branches:
        return schemas.or_null(schemas.realize(replace(draft, unions=()), place), nullable)
    base = _base(draft)
    spread = any(_adds(base, schemas.drafts.flat(branch.node)) for branch in branches)
    if not spread and draft.kinds in (None, ("string",)):
        members = _members(schemas, branches)
        if members:
            return define_enumeration(schemas, draft, place, members, nullable)
    if spread and place.suffix.count("?variant=") >= _DEEPEST:
        message = "this base is spread over too many unions inside each other: here it is left out"
        schemas.findings.warn("ALLOF-UNIONS", message, draft.location)
        spread = False
    variants: dict[TypeUse, Variant] = {}
    for branch in branches:
        if spread:
            inner = place.inside(f"variant={branch.number}", Step(StepKind.VARIANT, str(branch.number)))
            combined = schemas.drafts.combined(base.parts, branch.node, draft.location)
            use = schemas.realize(combined, inner)
            origin = schemas.documents.follow(branch.node)
            if origin is not None and origin is not branch.node:
                schemas.origins[inner.id] = Place(origin.location).id
        else:
            use = schemas.use(branch.node)
        if isinstance(use, Nullable):
            use, nullable = use.inner, True
        title = text(branch.node.value.get("title")) if isinstance(branch.node.value, dict) else ""
        variants.setdefault(use, Variant(use, title=title))
    if len(variants) == 1:
        return schemas.or_null(next(iter(variants)), nullable)
    schemas.types[place.id] = Union(
        place.id,
        schemas.trail(place),
        draft.location,
        tuple(variants.values()),
        exclusive=union.location.pointer.endswith("/oneOf"),
        doc=documentation(draft.words),
        examples=examples_of(draft.words),
    )
    if draft.discriminator is not None:
        schemas.discriminators[place.id] = draft.discriminator
    return schemas.or_null(Named(place.id), nullable)


def _without_itself(schemas: Schemas, draft: Draft) -> Draft:
    """Drop a base's union that lists the very schema that builds on the base: that is the base's subtypes."""
    own = {part.node.location for part in draft.parts} | {draft.location}
    inherited = {part.node.location for part in draft.parts if part.referred}
    kept: list[Node] = []
    for union in draft.unions:
        holder = replace(union.location, pointer=union.location.pointer.rpartition("/")[0])
        if holder in inherited:
            targets = [schemas.documents.follow(union.child(number)) for number in range(_length(union))]
            if any(target is not None and target.location in own - {holder} for target in targets):
                continue
        kept.append(union)
    return draft if len(kept) == len(draft.unions) else replace(draft, unions=tuple(kept))


def _without_checks(schemas: Schemas, draft: Draft) -> Draft:
    """Drop unions that only check which properties come together."""
    if not draft.properties:
        return draft
    kept: list[Node] = []
    choices: list[tuple[tuple[str, ...], ...]] = []
    for union in draft.unions:
        values = union.value if isinstance(union.value, list) else []
        if all(isinstance(value, dict) and _only_checks(value) for value in values):
            message = "a oneOf or anyOf that only checks which properties come together: no type can say it"
            schemas.findings.count("UNION-VALIDATION-ONLY", message, union.location)
            required = tuple(_required(value) for value in values)
            if all(required):
                choices.append(required)
        else:
            kept.append(union)
    if len(kept) == len(draft.unions):
        return draft
    return replace(draft, unions=tuple(kept), choices=(*draft.choices, *choices))


def _required(schema: Mapping[str, object]) -> tuple[str, ...]:
    names = schema.get("required")
    return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()


def _only_checks(schema: Mapping[str, object]) -> bool:
    return all(
        key in _CHECKS
        or (key == "type" and value == "object")
        or (key in ("allOf", "anyOf", "oneOf") and isinstance(value, list) and all(map(_is_check, value)))
        or (key == "properties" and isinstance(value, dict) and not any(value.values()))
        for key, value in schema.items()
    )


def _is_check(value: object) -> bool:
    return isinstance(value, dict) and _only_checks(value)


def _length(union: Node) -> int:
    return len(union.value) if isinstance(union.value, list) else 0


def _branches(schemas: Schemas, union: Node) -> tuple[list[_Branch], bool]:
    """Return the branches that are not null, anonymous unions among them opened up, and whether one was null."""
    found: list[_Branch] = []
    nullable = False
    pending = [union.child(number) for number in reversed(range(_length(union)))]
    while pending:
        node = pending.pop()
        if _is_null(node.value):
            nullable = True
            continue
        inner = _anonymous_union(schemas, node)
        if inner is not None:
            nullable = nullable or _mapping(node).get("nullable") is True
            pending.extend(inner.child(number) for number in reversed(range(_length(inner))))
        else:
            found.append(_Branch(node, len(found) + 1))
    return found, nullable


def _is_null(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    if value.get("type") in ("null", ["null"]) or value.get("enum") == [None]:
        return True
    if "const" in value:
        return value["const"] is None
    return value.get("nullable") is True and not any(
        key not in DOCUMENTATION for key in value if key != "nullable"
    )


def _anonymous_union(schemas: Schemas, node: Node) -> Node | None:
    schema = _mapping(node)
    unions = [key for key in ("oneOf", "anyOf") if key in schema]
    others = any(
        key not in ("oneOf", "anyOf", "title", "description", "nullable")
        and not (key == "type" and value == "object")
        and not key.startswith("x-")
        for key, value in schema.items()
    )
    if len(unions) != 1 or others or not isinstance(schema[unions[0]], list):
        return None
    return node.child(unions[0])


def _mapping(node: Node) -> Mapping[str, object]:
    return node.value if isinstance(node.value, dict) else {}


def _base(draft: Draft) -> Draft:
    """Return what a draft says beside its union."""
    union_words = ("oneOf", "anyOf", "discriminator")
    parts = tuple(
        replace(part, schema={key: value for key, value in part.schema.items() if key not in union_words})
        for part in draft.parts
    )
    return replace(draft, unions=(), parts=tuple(part for part in parts if is_significant(part.schema)))


def _adds(base: Draft, branch: Draft) -> bool:
    """Return whether a base says something that a branch doesn't say itself."""
    if base.values is not None or base.items or base.elements:
        return True
    if any(name not in branch.properties for name in base.properties):
        return True
    if any(name not in branch.required for name in base.required):
        return True
    if (base.extras and not branch.extras) or (base.patterns and not branch.patterns):
        return True
    if base.kinds and not branch.unions and branch.inferred_kinds is None and branch.values is None:
        return True
    return any(
        key not in DOCUMENTATION and not key.startswith("x-") and key not in branch.words
        for key in base.words
    )


def _members(schemas: Schemas, branches: Sequence[_Branch]) -> tuple[EnumMember, ...]:
    """Return the members of a union that is a list of texts with a documentation each, empty where it is not one."""
    members: dict[str, EnumMember] = {}
    for branch in branches:
        schema = _mapping(branch.node)
        values = [schema["const"]] if "const" in schema else schema.get("enum")
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            return ()
        if schema.get("type", "string") != "string":
            return ()
        if any(key not in DOCUMENTATION and key not in ("const", "enum", "type") for key in schema):
            return ()
        alone = len(values) == 1
        for value in values:
            name = text(schema.get("title")) if alone else ""  # type: ignore[arg-type]
            description = text(schema.get("description")) if alone else ""  # type: ignore[arg-type]
            members.setdefault(value, EnumMember(value, name, description))
    return tuple(members.values())


def _blended(schemas: Schemas, draft: Draft) -> Draft:
    """Return a draft without its several unions: their properties become optional ones of one record."""
    message = "several oneOf or anyOf hold at once: their properties are read as optional ones of one object"
    schemas.findings.warn("ALLOF-UNIONS", message, draft.location)
    properties = dict(draft.properties)
    for union in draft.unions:
        for branch in _branches(schemas, union)[0]:
            for name, nodes in schemas.drafts.flat(branch.node).properties.items():
                if name not in properties:
                    properties[name] = nodes
    if not properties:
        return replace(draft, unions=draft.unions[:1])
    return replace(draft, unions=(), properties=properties)
