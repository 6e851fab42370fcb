"""Names in Python: one allocation per scope, for the client, the server and the documentation alike."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from specloom.ir import exchange
from specloom.ir.api import Api, HttpScheme, Operation, Parameter, SecurityScheme
from specloom.ir.landmarks import Landmarks, find_landmarks
from specloom.ir.media import streamed_media
from specloom.ir.types import (
    Alias,
    Enumeration,
    Field,
    Named,
    Record,
    RootKind,
    Step,
    StepKind,
    Trail,
    TypeDef,
    TypeId,
    Types,
    Union,
)
from specloom.targets.kit import casing
from specloom.targets.kit.names import Wish, allocate
from specloom.targets.kit.register import Register
from specloom.targets.kit.text import split_cased, split_words

DEFAULT_TAG = "default"
"""The group of operations that have no tag."""

_RAW = "_with_http_info"


def reserved_words() -> Mapping[str, frozenset[str]]:
    """Return the words of ``words.txt`` by section; every section includes the keywords."""
    return casing.reserved_words(__package__)


def snake_case(raw: str, *, prefix: str) -> str:
    """Return ``snake_case``. ``prefix`` goes before a name that starts with a digit and stands for an empty one."""
    name = "_".join(split_words(raw))
    return name if name and not name[0].isdigit() else f"{prefix}_{name}".rstrip("_")


def pascal_case(raw: str) -> str:
    """Return ``PascalCase``, keeping the acronyms of a mixed-case name: ``OpenAIFile``, ``UrlLimit``."""
    shouting = not any(character.islower() for character in raw)
    words = (word.capitalize() if shouting else word[0].upper() + word[1:] for word in split_cased(raw))
    return _separate_digits(words)


def _separate_digits(words: Iterable[str]) -> str:
    """Join words, keeping apart digits that would run together: ``v1.2`` is ``V1_2``, not ``V12``."""
    name = ""
    for word in words:
        name += f"_{word}" if name[-1:].isdigit() and word[0].isdigit() else word
    return name


def _type_case(raw: str) -> str:
    name = pascal_case(raw)
    return name if name and not name[0].isdigit() else f"Model{name}"


@dataclass(frozen=True, slots=True)
class TypeName:
    """Where a type is: ``name`` in ``<package>.models``, defined in the module ``module`` of that package."""

    name: str
    module: str


@dataclass(frozen=True, slots=True)
class TagName:
    """A group of operations: the client's attribute (also the module's name) and the class."""

    attribute: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Names:
    """All names that depend on the whole document."""

    types: Mapping[TypeId, TypeName]
    tags: Mapping[str, TagName]
    operations: Mapping[str, str]
    """By ``Operation.id``; unique in the whole document."""
    methods: Mapping[tuple[str, str], str]
    """By tag and ``Operation.id``; unique in the tag."""
    credentials: Mapping[str, tuple[str, ...]]
    """The client's arguments, by name of the security scheme."""
    streams: Mapping[str, str]
    """By ``Operation.id``: the variant that reads the response while it arrives, of operations that have one."""
    links: Mapping[str, str]
    """By ``Operation.id``: the class of the links of its responses, of operations that have any."""
    headers: Mapping[tuple[str, str], str]
    """By ``Operation.id`` and ``Response.status``: the type of a response's headers, of responses that have any."""
    landmarks: Landmarks
    register: Register

    def fields(self, record: Record) -> Mapping[str, str]:
        """Return the attribute of each field, by wire name."""
        return _name_fields(record, self.types[record.id].name, self.register)

    def known(self, operation: Operation) -> str:
        """Return what the names inside an operation are listed under."""
        return self.landmarks.operations[operation.id][0]


def name_api(api: Api, register: Register, *, calls: bool = True) -> Names:
    """Name everything that the package's users see, scope by scope.

    Of a package that doesn't call the API they see no names of what only calls have.
    """
    of_calls = register if calls else Register()
    landmarks = find_landmarks(api)
    operations = _name_operations(api, register, landmarks)
    names = Names(
        types=_name_types(api, operations, register, landmarks),
        tags=_name_tags(api, register),
        operations=operations,
        methods=_name_methods(api, operations),
        credentials=_name_credentials(api.security_schemes, of_calls),
        streams=_name_streams(api, operations, of_calls, landmarks),
        links=_name_link_classes(api, operations, of_calls, landmarks),
        headers=_name_headers(api, operations, Register() if calls else register, landmarks),
        landmarks=landmarks,
        register=register,
    )
    for definition in api.types.values():
        if isinstance(definition, Record):
            names.fields(definition)
    return names


def operation_tags(operation: Operation) -> tuple[str, ...]:
    """Return the tags on whose pages the operation stands: at least one."""
    return tuple(dict.fromkeys(operation.tags)) or (DEFAULT_TAG,)


def _operation_name(operation: Operation) -> str:
    if operation.operation_id:
        return snake_case(operation.operation_id, prefix="call")
    return _path_name(operation)


def _path_name(operation: Operation) -> str:
    """Name an operation by method and path: ``GET /pets/{id}/toys`` is ``get_pets_by_id_toys``."""
    words = [operation.method.lower()]
    for segment in operation.path.split("/"):
        readable = segment.replace("{", " by ").replace("}", " ")
        words.extend(split_words(readable))
    return snake_case(" ".join(words if len(words) > 1 else [*words, "root"]), prefix="call")


def _name_operations(api: Api, register: Register, landmarks: Landmarks) -> Mapping[str, str]:
    wishes = [
        Wish(
            key=operation.id,
            names=tuple(dict.fromkeys((_operation_name(operation), _path_name(operation)))),
            rank=0 if operation.operation_id else 1,
            known=landmarks.operations[operation.id],
        )
        for operation in exchange.all_operations(api)
    ]
    # Every method has a variant: its name is taken, too.
    variants = {raw_name(name) for wish in wishes for name in wish.names}
    words = reserved_words()["methods"]
    beside = register.published("streams") | register.published("iterators")
    published = register.published("operations") | beside
    return register.allocate(
        "operations",
        wishes,
        reserved=words | variants,
        refused=words.__contains__,
        fold=str.casefold,
        spared=beside | {name.removesuffix(_RAW) for name in published if name.endswith(_RAW)},
    )


def raw_name(name: str) -> str:
    """Return the name of the variant of a method that returns status code and headers, too."""
    return f"{name.rstrip('_')}{_RAW}"


def _name_streams(
    api: Api, operations: Mapping[str, str], register: Register, landmarks: Landmarks
) -> Mapping[str, str]:
    """Name the variants of operations: an operation keeps its own name where a variant would like to have it."""
    taken = {*operations.values(), *map(raw_name, operations.values())}
    wishes = []
    for operation in api.operations:
        if streamed_media(operation, api.types) is not None:
            name = operations[operation.id].rstrip("_")
            names = (f"{name}_stream", f"{name}_as_stream")
            free = tuple(name for name in names if name not in taken)
            wishes.append(Wish(operation.id, free or names[-1:], known=landmarks.operations[operation.id]))
    return register.allocate("streams", wishes, reserved=taken, fold=str.casefold)


def _name_link_classes(
    api: Api, operations: Mapping[str, str], register: Register, landmarks: Landmarks
) -> Mapping[str, str]:
    natural = {
        operation.id: f"{pascal_case(operations[operation.id])}Links"
        for operation in api.operations
        if any(response.links for response in operation.responses)
    }
    # Every class has an asynchronous sister, whose name is taken, too.
    sisters = {f"Async{name}" for name in ("Links", *natural.values())}
    return register.allocate(
        "links",
        (Wish(id, (name,), known=landmarks.operations[id]) for id, name in natural.items()),
        reserved=sisters,
        refused={"AsyncLinks"}.__contains__,
        fold=str.casefold,
        spared=_with_sisters(register.published("links")),
    )


_SHARED_RESPONSE = re.compile(r"/components/responses/([^/]+)")


def _name_headers(
    api: Api, operations: Mapping[str, str], register: Register, landmarks: Landmarks
) -> dict[tuple[str, str], str]:
    """Name the headers of responses: a component's are called after it, others' after operation and status."""
    wishes: dict[str, Wish] = {}
    keys: dict[tuple[str, str], str] = {}
    for operation in api.operations:
        for response in operation.responses:
            if not response.headers:
                continue
            component = _SHARED_RESPONSE.fullmatch(response.location.pointer)
            key = str(response.location) if component else f"{operation.id} {response.status}"
            own = f"{pascal_case(operations[operation.id])}{pascal_case(response.status)}Headers"
            name = f"{_type_case(component[1])}Headers" if component else own
            keys[operation.id, response.status] = key
            known = (
                f"#{response.location.pointer}"
                if component
                else f"{landmarks.operations[operation.id][0]} {response.status}"
            )
            wishes[key] = Wish(key, (name,), rank=0 if component else 1, known=(known,))
    found = register.allocate("headers", wishes.values(), fold=str.casefold)
    return {place: found[key] for place, key in keys.items()}


def _with_sisters(published: Iterable[str]) -> Iterator[str]:
    """Yield the names of classes whose asynchronous sisters would be called as published classes are."""
    return (name.removeprefix("Async") for name in published if name.startswith("Async"))


def name_links(owner: str, names: Iterable[str], register: Register) -> Mapping[str, str]:
    """Return the methods that follow the links of the responses of ``owner``, an operation, by the links' names."""
    wishes = (Wish(name, (snake_case(name, prefix="link"),), rank=_likeness(name)) for name in names)
    words = reserved_words()["methods"]
    return register.allocate(f"follow {owner}", wishes, reserved=words, fold=str.casefold)


def _name_methods(api: Api, operations: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Methods carry their operation's name, which is unique in the document already."""
    return {
        (tag, operation.id): operations[operation.id]
        for operation in api.operations
        for tag in operation_tags(operation)
    }


def _name_tags(api: Api, register: Register) -> dict[str, TagName]:
    words = reserved_words()
    tags = sorted({tag for operation in api.operations for tag in operation_tags(operation)})
    attributes = register.allocate(
        "tags",
        (Wish(tag, (snake_case(tag, prefix="tag"),), rank=_likeness(tag)) for tag in tags),
        reserved=words["client"] | words["files"],
        fold=str.casefold,
    )
    natural = {tag: _type_case(tag).removesuffix("Api") + "Api" for tag in tags}
    # Every class has an asynchronous sister, whose name is taken, too.
    sisters = {f"Async{name}" for name in ("Api", *natural.values())}
    classes = register.allocate(
        "classes",
        (Wish(tag, (natural[tag],), rank=_likeness(tag)) for tag in tags),
        reserved=words["types"] | sisters | {"Api"},
        refused=(words["types"] | {"Api", "AsyncApi"}).__contains__,
        spared=_with_sisters(register.published("classes")),
        escape=lambda name: f"Group{name}",
        fold=str.casefold,
    )
    return {tag: TagName(attributes[tag], classes[tag]) for tag in tags}


def _likeness(raw: str) -> int:
    """Rank a name that is written as Python would write it before one that only becomes so."""
    return 0 if raw == "_".join(split_words(raw)) else 1


def _name_credentials(schemes: tuple[SecurityScheme, ...], register: Register) -> dict[str, tuple[str, ...]]:
    """Name the client's arguments for each scheme: user name and password for HTTP basic, one for another."""
    wishes = []
    for scheme in schemes:
        words = split_words(scheme.name)
        short = words[:-1] if len(words) > 1 and words[-1] in ("auth", "authentication") else words
        name, full = (snake_case(" ".join(part), prefix="auth") for part in (short, words))
        if isinstance(scheme, HttpScheme) and scheme.scheme == "basic":
            wishes += [
                Wish(f"{scheme.name} {part}", (part, f"{name}_{part}", f"{full}_{part}"), rank=1)
                for part in ("username", "password")
            ]
        else:
            wishes.append(Wish(f"{scheme.name} ", (name, full), known=(scheme.name,)))
    names = register.allocate("credentials", wishes, reserved=reserved_words()["credentials"])
    return {
        scheme.name: tuple(
            names[key] for part in ("", "username", "password") if (key := f"{scheme.name} {part}") in names
        )
        for scheme in schemes
    }


def _name_fields(record: Record, owner: str, register: Register) -> Mapping[str, str]:
    words, scope = reserved_words()["fields"], f"fields {owner}"
    wire_names = tuple(field.name for field in record.fields)
    known = register.allocate_alike(scope, wire_names, _natural_fields, words.__contains__)
    return known if known is not None else register.allocate(scope, _field_wishes(wire_names), reserved=words)


@lru_cache(1 << 14)  # Many records have the same fields.
def _natural_fields(wire_names: tuple[str, ...]) -> Mapping[str, str]:
    return allocate(_field_wishes(wire_names), reserved=reserved_words()["fields"])


def _field_wishes(wire_names: tuple[str, ...]) -> Iterator[Wish]:
    return (Wish(name, (snake_case(name, prefix="field"),), rank=_likeness(name)) for name in wire_names)


def name_parameters(
    owner: str,
    parameters: tuple[Parameter, ...],
    fields: tuple[Field, ...],
    part_headers: tuple[tuple[str, str], ...],
    register: Register,
) -> tuple[list[str], list[str], list[str]]:
    """Return argument names for parameters, for the fields of a form and for headers of its parts, in their order.

    They are the arguments of ``owner``, an operation.
    The header of a part is given by the names of both.
    """
    order = {"path": 0, "query": 2, "header": 3, "cookie": 4}

    def key(parameter: Parameter) -> str:
        return f"{parameter.place.value} {parameter.name}"

    wishes = [
        Wish(
            key(parameter),
            (
                snake_case(parameter.name, prefix="param"),
                snake_case(f"{parameter.name} {parameter.place.value}", prefix="param"),
            ),
            rank=2 * order[parameter.place.value] + _likeness(parameter.name),
        )
        for parameter in parameters
    ]
    wishes += [
        Wish(
            f"form {field.name}",
            (snake_case(field.name, prefix="param"), snake_case(f"{field.name} form", prefix="param")),
            rank=2 + _likeness(field.name),
        )
        for field in fields
    ]
    wishes += [
        Wish(
            f"part {part} {header}",
            (
                snake_case(f"{part} {header}", prefix="param"),
                snake_case(f"{part} {header} header", prefix="param"),
            ),
            rank=8,
        )
        for part, header in part_headers
    ]
    scope = f"arguments {owner}"
    names = register.allocate(
        scope, wishes, reserved=reserved_words()["parameters"], spared=register.kept(scope, "body")
    )
    return (
        [names[key(parameter)] for parameter in parameters],
        [names[f"form {field.name}"] for field in fields],
        [names[f"part {part} {header}"] for part, header in part_headers],
    )


def is_inline_literal(definition: TypeDef) -> bool:
    """Return whether a definition is written where it is used: a constant that has no name of its own."""
    return (
        isinstance(definition, Enumeration) and len(definition.members) == 1 and bool(definition.trail.steps)
    )


def _name_types(
    api: Api, operations: Mapping[str, str], register: Register, landmarks: Landmarks
) -> dict[TypeId, TypeName]:
    words = reserved_words()
    by_id = {operation.id: operation for operation in exchange.all_operations(api)}
    definitions = [definition for definition in api.types.values() if not is_inline_literal(definition)]
    roots = {definition.trail.root: definition.trail for definition in definitions}
    modules = register.allocate(
        "modules",
        (_module_wish(trail, operations, landmarks) for trail in roots.values()),
        reserved=words["files"],
        fold=str.casefold,
    )
    names = register.allocate(
        "types",
        (_type_wish(definition, operations, by_id, api.types, landmarks) for definition in definitions),
        reserved=words["types"] | frozenset(dir(builtins)),
        fold=str.casefold,
    )
    return {
        definition.id: TypeName(names[definition.id], modules[definition.trail.root])
        for definition in definitions
    }


def _root_name(trail: Trail, operations: Mapping[str, str]) -> str:
    return operations[trail.root] if trail.kind is RootKind.OPERATION else trail.name


_ROOT_RANK = {RootKind.SCHEMA: 0, RootKind.OPERATION: 1, RootKind.COMPONENT: 2}


def _module_wish(trail: Trail, operations: Mapping[str, str], landmarks: Landmarks) -> Wish:
    name = snake_case(_root_name(trail, operations), prefix="model")
    suffix = "operation" if trail.kind is RootKind.OPERATION else "component"
    return Wish(
        trail.root,
        (name, f"{name}_{suffix}"),
        rank=2 * _ROOT_RANK[trail.kind] + _likeness(trail.name),
        known=landmarks.operations[trail.root][:1] if trail.kind is RootKind.OPERATION else (),
    )


def _type_wish(
    definition: TypeDef,
    operations: Mapping[str, str],
    by_id: Mapping[str, Operation],
    types: Types,
    landmarks: Landmarks,
) -> Wish:
    trail = definition.trail
    root = _type_case(_root_name(trail, operations))
    short = [_step_name(step, definition, trail, by_id, types) for step in trail.steps]
    full = [
        pascal_case(step.name) if step.kind is StepKind.MEDIA else name
        for step, name in zip(trail.steps, short, strict=True)
    ]
    names = dict.fromkeys((root + "".join(short), root + "".join(full)))
    rank = 8 * len(trail.steps) + 2 * _ROOT_RANK[trail.kind] + (0 if trail.name == root else 1)
    return Wish(definition.id, tuple(names), rank, landmarks.types[definition.id])


def _step_name(
    step: Step, definition: TypeDef, trail: Trail, operations: Mapping[str, Operation], types: Types
) -> str:
    match step.kind:
        case StepKind.PROPERTY | StepKind.PARAMETER | StepKind.HEADER | StepKind.DEFINITION:
            return pascal_case(step.name) or "Empty"
        case StepKind.ITEM:
            return "Item"
        case StepKind.ENTRY:
            return "Value"
        case StepKind.ELEMENT:
            return f"Element{step.name}"
        case StepKind.REQUEST:
            return "Request"
        case StepKind.RESPONSE:
            operation = operations.get(trail.root)
            primary = exchange.primary_success(operation) if operation else None
            if primary is not None and primary.status == step.name:
                return "Response"
            return f"Response{pascal_case(step.name) if step.name == 'default' else step.name}"
        case StepKind.MEDIA:
            return ""
        case StepKind.VARIANT:
            return _variant_name(step, definition if trail.steps[-1] is step else None, types)


def _variant_name(step: Step, definition: TypeDef | None, types: Types) -> str:
    """Name an alternative by what tells it apart: a constant, its title, else its kind or its position."""
    match definition:
        case Record(fields=fields, doc=doc):
            for field in sorted(
                fields, key=lambda field: (not field.required, field.name not in ("type", "object"))
            ):
                if isinstance(field.type, Named):
                    target = types[field.type.id]
                    if isinstance(target, Enumeration) and len(target.members) == 1:
                        return pascal_case(str(target.members[0].value)) or "Empty"
            if doc.title:
                return pascal_case(doc.title)
        case Enumeration():
            return "Choice"
        case Union() | Alias() | None:
            pass
    return f"Variant{step.name}"
