"""Names in Python: one allocation per scope, for the client, the server and the documentation alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from specloom.ir import exchange
from specloom.ir.api import Api, HttpScheme, Operation, Parameter, SecurityScheme
from specloom.ir.landmarks import Landmarks, find_landmarks
from specloom.ir.media import streamed_media
from specloom.ir.types import (
    Field,
    Record,
    TypeId,
)
from specloom.targets.kit.names import Wish, allocate
from specloom.targets.kit.register import Register, inside
from specloom.targets.kit.text import split_words
from specloom.targets.python.cases import likeness, pascal_case, reserved_words, snake_case, type_case
from specloom.targets.python.type_naming import TypeName, name_types

DEFAULT_TAG = "default"
"""The group of operations that have no tag."""

_RAW = "_with_http_info"


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
        return _name_fields(record, self.landmarks.types[record.id], self.register)

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
        types=name_types(api, operations, register, landmarks),
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
            name = f"{type_case(component[1])}Headers" if component else own
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
    wishes = (Wish(name, (snake_case(name, prefix="link"),), rank=likeness(name)) for name in names)
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
        (Wish(tag, (snake_case(tag, prefix="tag"),), rank=likeness(tag)) for tag in tags),
        reserved=words["client"] | words["files"],
        fold=str.casefold,
    )
    natural = {tag: type_case(tag).removesuffix("Api") + "Api" for tag in tags}
    # Every class has an asynchronous sister, whose name is taken, too.
    sisters = {f"Async{name}" for name in ("Api", *natural.values())}
    classes = register.allocate(
        "classes",
        (Wish(tag, (natural[tag],), rank=likeness(tag)) for tag in tags),
        reserved=words["types"] | sisters | {"Api"},
        refused=(words["types"] | {"Api", "AsyncApi"}).__contains__,
        spared=_with_sisters(register.published("classes")),
        escape=lambda name: f"Group{name}",
        fold=str.casefold,
    )
    return {tag: TagName(attributes[tag], classes[tag]) for tag in tags}


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


def _name_fields(record: Record, owner: tuple[str, ...], register: Register) -> Mapping[str, str]:
    words, scope = reserved_words()["fields"], inside("fields", owner)
    wire_names = tuple(field.name for field in record.fields)
    known = register.allocate_alike(scope, wire_names, _natural_fields, words.__contains__)
    return known if known is not None else register.allocate(scope, _field_wishes(wire_names), reserved=words)


@lru_cache(1 << 14)  # Many records have the same fields.
def _natural_fields(wire_names: tuple[str, ...]) -> Mapping[str, str]:
    return allocate(_field_wishes(wire_names), reserved=reserved_words()["fields"])


def _field_wishes(wire_names: tuple[str, ...]) -> Iterator[Wish]:
    return (Wish(name, (snake_case(name, prefix="field"),), rank=likeness(name)) for name in wire_names)


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
            rank=2 * order[parameter.place.value] + likeness(parameter.name),
        )
        for parameter in parameters
    ]
    wishes += [
        Wish(
            f"form {field.name}",
            (snake_case(field.name, prefix="param"), snake_case(f"{field.name} form", prefix="param")),
            rank=2 + likeness(field.name),
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
