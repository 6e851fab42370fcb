"""The declarations in an operation's table, for the package that calls it and the one that answers it."""

from __future__ import annotations

from specloom.ir.api import Encoding, Header, Parameter, ParameterLocation, Style
from specloom.ir.media import Kind
from specloom.ir.streams import Items
from specloom.ir.types import Types
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.python import syntax
from specloom.targets.python.layout import flat
from specloom.targets.python.part_headers import PartHeader, known_headers, needed_headers
from specloom.targets.python.planned import Argument, PlannedResponse, Representation
from specloom.targets.python.scopes import Vocabulary, operation_scope
from specloom.targets.python.typing import Expr, Import, annotate
from specloom.targets.python.values import render_json

_TABLE = ".._runtime.operation"


def tuple_of(items: list[Code]) -> Code:
    """Return a tuple."""
    return compose("({},)", items[0]) if len(items) == 1 else compose("({})", join(", ", items))


def _lazy(expr: Expr, imports: set[Import]) -> Code:
    imports |= expr.imports
    return compose("lambda: {}", expr.code)


_DEFAULT_STYLE = {
    ParameterLocation.PATH: Style.SIMPLE,
    ParameterLocation.QUERY: Style.FORM,
    ParameterLocation.HEADER: Style.SIMPLE,
    ParameterLocation.COOKIE: Style.FORM,
}


def declare_parameter(
    parameter: Parameter, vocabulary: Vocabulary, imports: set[Import], *extra: Code
) -> Code:
    """Return the declaration of a parameter; ``extra`` are arguments after its name and type."""
    expr = annotate(parameter.type, vocabulary.types, operation_scope(vocabulary, validated=True))
    arguments = [syntax.string(parameter.name), _lazy(expr, imports), *extra]
    if parameter.media_type:
        arguments.append(compose("content={}", syntax.string(parameter.media_type)))
    else:
        if parameter.style is not _DEFAULT_STYLE[parameter.place]:
            arguments.append(compose("style={}", syntax.string(parameter.style.value)))
        if parameter.explode is not (parameter.style in (Style.FORM, Style.COOKIE)):
            arguments.append(compose("explode={}", syntax.scalar(parameter.explode)))
        if parameter.allow_reserved and parameter.place is ParameterLocation.QUERY:
            arguments.append(literal("allow_reserved=True"))
    imports.add(Import(_TABLE, parameter.place.value))
    return compose("{}({})", syntax.identifier(parameter.place.value), join(", ", arguments))


def declare_part_header(argument: Argument, vocabulary: Vocabulary, imports: set[Import]) -> Code:
    """Return the declaration of a header of a multipart body's part."""
    assert isinstance(argument.origin, PartHeader)
    header = argument.origin.header
    expr = annotate(header.type, vocabulary.types, operation_scope(vocabulary, validated=True))
    parts = [syntax.string(argument.origin.part), syntax.string(header.name), _lazy(expr, imports)]
    if header.media_type:
        parts.append(compose("content={}", syntax.string(header.media_type)))
    elif header.explode:
        parts.append(literal("explode=True"))
    imports.add(Import(_TABLE, "part_header"))
    return compose("part_header({})", join(", ", parts))


def declare_body(body: Representation, vocabulary: Vocabulary, imports: set[Import]) -> Code:
    """Return the declaration of a request body."""
    function = f"{body.kind.value}_body"
    imports.add(Import(_TABLE, function))
    media_type = syntax.string(body.media.name)
    match body.kind:
        case Kind.TEXT | Kind.BINARY:
            arguments = [media_type]
        case Kind.JSON | Kind.FORM | Kind.MULTIPART:
            arguments = [_lazy(body.type, imports)]
            if body.media.name.lower() not in _USUAL:
                arguments.append(compose("media_type={}", media_type))
            types = vocabulary.types if body.kind is Kind.MULTIPART else None
            encodings = [
                compose("{}: {}", syntax.string(encoding.property), _encoding(encoding, types, imports))
                for encoding in body.media.encodings
                if encoding.style is not None or encoding.content_type or (types and encoding.headers)
            ]
            if encodings and body.kind is not Kind.JSON:
                arguments.append(
                    compose("encoding={}{}{}", literal("{"), join(", ", encodings), literal("}"))
                )
    return compose("{}({})", syntax.identifier(function), join(", ", arguments))


_USUAL = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")


def _encoding(encoding: Encoding, types: Types | None, imports: set[Import]) -> Code:
    """Return what says how a property is written; ``types`` are given where it may have headers of its own."""
    headers = [] if types is None else _headers_of_part(encoding, types)
    # A style that is given wins over a media type (OAS 3.1 §4.8.15.1).
    if encoding.style is not None:
        imports.add(Import(_TABLE, "style"))
        reserved = literal(", allow_reserved=True") if encoding.allow_reserved else EMPTY
        name = syntax.string(encoding.style.value)
        arguments = [name, compose("explode={}{}", syntax.scalar(encoding.explode), reserved), *headers]
        return compose("style({})", join(", ", arguments))
    imports.add(Import(_TABLE, "part"))
    if encoding.content_type:
        headers.insert(0, compose("content_type={}", syntax.string(encoding.content_type)))
    return compose("part({})", join(", ", headers))


def _headers_of_part(encoding: Encoding, types: Types) -> list[Code]:
    found = []
    if known := dict(known_headers(encoding, types)):
        found.append(compose("headers={}", flat(render_json(known))))
    if needed := needed_headers(encoding, types):
        found.append(compose("needs={}", tuple_of([syntax.string(name) for name in needed])))
    return found


def _header(header: Header, vocabulary: Vocabulary, imports: set[Import], *, answered: bool) -> Code:
    expr = annotate(header.type, vocabulary.types, operation_scope(vocabulary, validated=True))
    declared = _lazy(expr, imports)
    more = []
    if header.media_type:
        more.append(compose("content={}", syntax.string(header.media_type)))
    elif header.explode:
        more.append(literal("explode=True"))
    if header.required and answered:
        more.append(literal("required=True"))
    if more:
        imports.add(Import(_TABLE, "response_header"))
        declared = compose("response_header({}, {})", declared, join(", ", more))
    return compose("{}: {}", syntax.string(header.name), declared)


def declare_response(
    planned: PlannedResponse, vocabulary: Vocabulary, imports: set[Import], *, answered: bool = False
) -> Code:
    """Return the declaration of a response; ``answered`` is for the package that makes responses."""
    imports.add(Import(_TABLE, "response"))
    arguments = [syntax.string(planned.response.status)]
    for representation in planned.content:
        name = syntax.string(representation.media.name)
        if representation.items is not None:
            arguments.append(_items(representation, representation.items, imports))
            continue
        imports.add(Import(_TABLE, "content"))
        arguments.append(compose("content({}, {})", name, _lazy(representation.type, imports)))
    if planned.response.headers:
        headers = join(
            ", ",
            (_header(each, vocabulary, imports, answered=answered) for each in planned.response.headers),
        )
        arguments.append(compose("headers={}{}{}", literal("{"), headers, literal("}")))
    return compose("response({})", join(", ", arguments))


def _items(representation: Representation, items: Items, imports: set[Import]) -> Code:
    imports.add(Import(_TABLE, "items"))
    arguments = [syntax.string(representation.media.name)]
    if items.type is not None:
        arguments.append(_lazy(representation.type, imports))
    if items.event_data:
        arguments.append(compose("event_data={}", syntax.string(items.event_data)))
    if items.ends is not None:
        arguments.append(compose("ends={}", tuple_of([syntax.string(text) for text in items.ends])))
    return compose("items({})", join(", ", arguments))
