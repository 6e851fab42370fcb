"""Schemas to types: every schema becomes a use, and a definition in the table where it is one (OAS 3.1 §4.8.24)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from specloom.diagnostics import Location
from specloom.ir.types import (
    Alias,
    Anything,
    ListOf,
    Named,
    Nullable,
    Step,
    StepKind,
    Trail,
    TupleOf,
    TypeDef,
    TypeId,
    TypeUse,
    Union,
    Variant,
)
from specloom.parser.composition import realize_union
from specloom.parser.draft import Draft
from specloom.parser.drafts import Drafts
from specloom.parser.facts import default_of, documentation, examples_of
from specloom.parser.findings import Findings
from specloom.parser.nodes import Node
from specloom.parser.place import Place
from specloom.parser.properties import Meaning
from specloom.parser.records import realize_object
from specloom.parser.references import Documents
from specloom.parser.scalars import realize_null, realize_scalar, realize_values
from specloom.parser.trails import Trails

_EVERY_KIND = frozenset(("string", "number", "boolean", "object", "array"))


class Schemas:
    """The translation of one document set's schemas, each translated once.

    ``types`` grows as schemas are met. ``nullable`` are the definitions whose schema allows null: every use of one of
    these becomes ``Nullable`` when all are known. ``discriminators`` are the declared ones, by the union or record.
    ``origins`` are the named schemas that variants with a base spread over them came from. ``plain`` is what scalar
    properties mean, by what their schemas say.
    """

    def __init__(self, documents: Documents, drafts: Drafts, trails: Trails, findings: Findings) -> None:
        self.documents = documents
        self.drafts = drafts
        self.findings = findings
        self.types: dict[TypeId, TypeDef] = {}
        self.nullable: set[TypeId] = set()
        self.discriminators: dict[TypeId, Node] = {}
        self.origins: dict[TypeId, TypeId] = {}
        self.plain: dict[Hashable, Meaning] = {}
        self._trails = trails
        self._uses: dict[Location, TypeUse] = {}
        self._open: set[Location] = set()
        self._recursive: set[Location] = set()
        self._waiting: dict[Location, Node] = {}
        self._defined: set[Location] = set()

    def define(self, node: Node) -> None:
        """Translate a schema that has a name of its own: it gets a definition whatever it is."""
        self._waiting[node.location] = node
        while self._waiting:
            location, waiting = next(iter(self._waiting.items()))
            del self._waiting[location]
            if location not in self._defined:
                self._defined.add(location)
                self._define(waiting)

    def settle(self) -> None:
        """Translate the named schemas of other files that were met since."""
        for node in list(self._waiting.values()):
            self.define(node)

    def use(self, node: Node) -> TypeUse:
        """Return how a schema is used where it stands."""
        location = node.location
        known = self._uses.get(location)
        if known is not None:
            return known
        if location in self._open:
            self._recursive.add(location)
            return Named(Place(location).id)
        self._open.add(location)
        result = self._translate(node)
        self._open.discard(location)
        id = Place(location).id
        if location in self._recursive and id not in self.types:
            if result in (Named(id), Nullable(Named(id))) and not self._trails.is_root(location):
                message = "this schema is nothing but a reference to itself: any value is allowed"
                self.findings.warn("REF-CYCLE", message, location)
                result = Anything()
            if result != Named(id):
                self.types[id] = self._alias(node, result)
                result = Named(id)
        self._uses[location] = result
        return result

    def refer(self, node: Node) -> TypeUse:
        """Return the use that an object with a ``$ref`` stands for."""
        target = self.documents.target(node)
        if target is None:
            return Anything()
        if not self._trails.is_root(target.location):
            return self.use(target)
        if target.location not in self._defined:
            self._waiting.setdefault(target.location, target)
        return Named(Place(target.location).id)

    def together(self, nodes: Sequence[Node], place: Place) -> TypeUse:
        """Return the use of several schemas that hold at once."""
        if len(nodes) == 1:
            return self.use(nodes[0])
        draft = self.drafts.of(*nodes)
        if draft.reference is not None:
            return self._pass_on(draft, draft.reference)
        meaningful = [node for node in nodes if self.drafts.says_something(node)]
        if len(meaningful) == 1:
            return self.use(meaningful[0])
        return self.realize(draft, place)

    def realize(self, draft: Draft, place: Place) -> TypeUse:
        """Return the use of a draft, defining at its place what has to be defined."""
        if draft.unions:
            return realize_union(self, draft, place)
        if draft.values is not None:
            use = realize_values(self, draft, place)
            if use is not None:
                return use
        kinds = draft.inferred_kinds
        if kinds is None and draft.is_null:
            return realize_null(self, draft)
        if kinds is None or set(kinds) >= _EVERY_KIND:
            return Anything()
        if len(kinds) > 1:
            return self._several(draft, kinds, place)
        if kinds == ("object",):
            use = realize_object(self, draft, place)
        elif kinds == ("array",):
            use = self._array(draft, place)
        else:
            use = realize_scalar(draft, kinds[0])
        return self.or_null(use, draft.nullable)

    def or_null(self, use: TypeUse, nullable: bool) -> TypeUse:
        """Return the use with null allowed: a definition keeps that in mind for all of its uses."""
        if not nullable or isinstance(use, Anything | Nullable):
            return use
        return Nullable(use)

    def trail(self, place: Place) -> Trail:
        """Return the trail of a place."""
        trail = self._trails.of(place.location)
        return replace(trail, steps=(*trail.steps, *place.steps)) if place.steps else trail

    def _define(self, node: Node) -> None:
        id = Place(node.location).id
        result = self.use(node)
        if result == Nullable(Named(id)):
            self.nullable.add(id)
        elif id not in self.types:
            self.types[id] = self._alias(node, result)

    def _alias(self, node: Node, target: TypeUse) -> Alias:
        place = Place(node.location)
        draft = self.drafts.of(node)
        words = draft.words
        return Alias(
            place.id,
            self.trail(place),
            place.location,
            target,
            documentation(words),
            default_of(self.documents, node, words, target),
            draft.examples,
        )

    def _translate(self, node: Node) -> TypeUse:
        if node.value is False:
            message = "the schema false allows nothing: it is read as any value"
            self.findings.count("SCHEMA-FALSE", message, node.location)
        if not isinstance(node.value, dict):
            self.drafts.read(node)
            return Anything()
        draft = self.drafts.of(node)
        if draft.reference is not None:
            return self._pass_on(draft, draft.reference)
        return self.realize(draft, Place(node.location))

    def _pass_on(self, draft: Draft, reference: Node) -> TypeUse:
        return self.or_null(self.refer(reference), draft.nullable)

    def _array(self, draft: Draft, place: Place) -> TypeUse:
        if draft.elements:
            return self._tuple(draft, place)
        item: TypeUse = Anything()
        if draft.items:
            item = self.together(draft.items, place.inside("items", Step(StepKind.ITEM)))
        return ListOf(
            item,
            whole(draft.words.get("minItems")),
            whole(draft.words.get("maxItems")),
            draft.words.get("uniqueItems") is True,
        )

    def _tuple(self, draft: Draft, place: Place) -> TupleOf:
        """Return an array with a type for each position.

        JSON Schema lets any such array end early; that is only believed where ``minItems`` says how early.
        """
        least, most = whole(draft.words.get("minItems")), whole(draft.words.get("maxItems"))
        items = tuple(self.use(node) for node in draft.elements)
        if most is not None and 0 <= most < len(items):
            items = items[:most]
        rest: TypeUse | None = Anything()
        if draft.no_more_elements or (most is not None and most <= len(items)):
            rest = None
        elif draft.items:
            rest = self.together(draft.items, place.inside("items", Step(StepKind.ITEM)))
        return TupleOf(items, rest, least if least is not None and least < len(items) else None)

    def _several(self, draft: Draft, kinds: Sequence[str], place: Place) -> TypeUse:
        """Return a union of the kinds that ``type`` names."""
        variants: list[Variant] = []
        for number, kind in enumerate(kinds, 1):
            inner = place.inside(f"type={kind}", Step(StepKind.VARIANT, str(number)))
            variants.append(Variant(self.realize(replace(draft, kinds=(kind,), nullable=False), inner)))
        words = draft.words
        self.types[place.id] = Union(
            place.id,
            self.trail(place),
            draft.location,
            tuple(variants),
            doc=documentation(words),
            examples=examples_of(words),
        )
        return self.or_null(Named(place.id), draft.nullable)


def whole(value: object) -> int | None:
    """Return a count, None where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value)
