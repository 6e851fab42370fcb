"""Parameters and headers (OAS 3.1 §4.8.12, §4.8.21)."""

from __future__ import annotations

from dataclasses import replace

from specloom.diagnostics import Location
from specloom.ir.api import Example, Header, Parameter, ParameterLocation, Style
from specloom.ir.media import essence_of
from specloom.ir.types import Anything, Default, Documentation, Scalar, ScalarKind, TypeUse
from specloom.parser.context import Context
from specloom.parser.examples import read_examples
from specloom.parser.facts import default_of, documentation, examples_of
from specloom.parser.nodes import Node, elements, members, structure

_PLACES = {place.value: place for place in ParameterLocation}
_STYLES = {
    ParameterLocation.PATH: (Style.SIMPLE, Style.LABEL, Style.MATRIX),
    ParameterLocation.QUERY: (Style.FORM, Style.SPACE_DELIMITED, Style.PIPE_DELIMITED, Style.DEEP_OBJECT),
    ParameterLocation.HEADER: (Style.SIMPLE,),
    ParameterLocation.COOKIE: (Style.FORM, Style.COOKIE),
}
"""The styles of each place; the first is the default (OAS 3.1 §4.8.12.2)."""

_WHOLE_QUERY = "querystring"
_FORM = "application/x-www-form-urlencoded"

_MOST_NAMED = 5
"""How many undeclared parameters of one path a finding names."""

_SPOKEN_FOR = frozenset(("accept", "content-type", "authorization"))
"""Headers that are described elsewhere: parameters with these names are ignored (OAS 3.1 §4.8.12.2)."""


def read_parameters(context: Context, holder: Node) -> tuple[Parameter, ...]:
    """Return the parameters that a path or an operation declares, in document order."""
    found: dict[tuple[str, ParameterLocation], Parameter] = {}
    for entry in elements(holder.get("parameters"), context.findings, "parameters"):
        node = context.documents.follow(entry)
        if node is None:
            continue
        parameter = _parameter(context, node)
        if parameter is None:
            continue
        key = (parameter.name, parameter.place)
        if key in found:
            message = f"the {parameter.place.value} parameter {parameter.name!r} is declared twice: the last one counts"
            context.findings.warn("PARAMETER-DUPLICATE", message, entry.location)
        found[key] = parameter
    return tuple(found.values())


def merge_parameters(shared: tuple[Parameter, ...], own: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """Return the parameters of a path that an operation doesn't override, then the operation's own."""
    overridden = {(parameter.name, parameter.place) for parameter in own}
    kept = (parameter for parameter in shared if (parameter.name, parameter.place) not in overridden)
    return (*kept, *own)


def has_unread(context: Context, *holders: Node) -> bool:
    """Return whether a parameter was declared that couldn't be read, so that nobody knows what it was meant for."""
    return any(
        node is None or not isinstance(node.value, dict) or _is_unread(context, node)
        for holder in holders
        for entry in elements(holder.get("parameters"), context.findings, "parameters")
        for node in [context.documents.follow(entry)]
    )


def _is_unread(context: Context, node: Node) -> bool:
    written = context.text(node, "in")
    return not context.text(node, "name") or (written not in _PLACES and written != _WHOLE_QUERY)


def match_template(
    context: Context,
    names: tuple[str, ...],
    parameters: tuple[Parameter, ...],
    location: Location,
    *,
    report: bool,
) -> tuple[Parameter, ...]:
    """Return the parameters with path parameters exactly for the names in a path's template.

    ``report`` is false where a missing one may be one that couldn't be read: that was reported itself.
    """
    kept: list[Parameter] = []
    wanted = frozenset(names)
    for parameter in parameters:
        if parameter.place is ParameterLocation.PATH and parameter.name not in wanted:
            message = f"the path has no {{{parameter.name}}}: this path parameter is left out"
            context.findings.warn("PATH-PARAMETER-UNUSED", message, parameter.location)
        else:
            kept.append(parameter)
    declared = {parameter.name for parameter in kept if parameter.place is ParameterLocation.PATH}
    undeclared = [name for name in dict.fromkeys(names) if name not in declared]
    if undeclared and report:
        shown = ", ".join(f"{{{name}}}" for name in undeclared[:_MOST_NAMED])
        more = f" and {len(undeclared) - _MOST_NAMED} others" if len(undeclared) > _MOST_NAMED else ""
        each = "each" if len(undeclared) > 1 else "it"
        message = f"no path parameter is declared for {shown}{more}: {each} is taken for a text"
        context.findings.warn("PATH-PARAMETER-UNDECLARED", message, location)
    text = Scalar(ScalarKind.STRING)
    kept += [
        Parameter(name, ParameterLocation.PATH, text, True, Style.SIMPLE, False, location)
        for name in undeclared
    ]
    return tuple(kept)


def _parameter(context: Context, node: Node) -> Parameter | None:
    if not isinstance(node.value, dict):
        structure(node, context.findings, "a parameter must be an object")
        return None
    name, written = context.text(node, "name"), context.text(node, "in")
    if written == _WHOLE_QUERY:
        return _whole_query(context, node, name)
    if _is_unread(context, node):
        message = "a parameter needs a name and a place (in: path, query, header or cookie): it is left out"
        hint = "Give it a name." if not name else "Write in: path, in: query, in: header or in: cookie."
        if written in ("body", "formData"):
            hint = f"in: {written} is Swagger 2.0: describe the body with requestBody."
        context.findings.warn("PARAMETER-INVALID", message, node.location, hint)
        return None
    place = _PLACES[written]
    if place is ParameterLocation.HEADER and name.lower() in _SPOKEN_FOR:
        message = f"the header {name} is described by the media types and the security: it is left out here"
        context.findings.note("HEADER-IGNORED", message, node.location)
        return None
    use, media_type, default, doc, examples = _value(context, node)
    style = _style(context, node, place)
    return Parameter(
        name,
        place,
        use,
        place is ParameterLocation.PATH or context.flag(node, "required"),
        style,
        context.flag(node, "explode", style in (Style.FORM, Style.COOKIE)),
        node.location,
        context.flag(node, "allowReserved"),
        context.flag(node, "allowEmptyValue"),
        media_type,
        doc,
        default,
        examples,
    )


def _whole_query(context: Context, node: Node, name: str) -> Parameter | None:
    """Return a parameter that is the whole query string (OAS 3.2 §4.12.1).

    A form in the query is what an object in style ``form``, exploded, is: its members are the pairs.
    """
    use, media_type, default, doc, examples = _value(context, node)
    content = node.get("content")
    media = None if content is None or not media_type else content.child(media_type)
    schema = None if media is None else media.get("schema")
    kinds = None if schema is None else context.schemas.drafts.flat(schema).inferred_kinds
    if not name or media is None or essence_of(media_type) != _FORM or kinds != ("object",):
        message = f"a whole query string in {media_type or 'no media type'} can't be made: it is left out"
        hint = f"Write an object as {_FORM}."
        context.findings.warn("PARAMETER-INVALID", message, node.location, hint)
        return None
    if media.get("encoding") is not None:
        message = "encoding is not looked at in a query string"
        context.findings.count("KEYWORD-IGNORED", message, media.location.child("encoding"))
    required, place = context.flag(node, "required"), ParameterLocation.QUERY
    return Parameter(
        name,
        place,
        use,
        required,
        Style.FORM,
        True,
        node.location,
        doc=doc,
        default=default,
        examples=examples,
    )


def _style(context: Context, node: Node, place: ParameterLocation) -> Style:
    allowed = _STYLES[place]
    written = context.text(node, "style")
    for style in allowed:
        if style.value == written:
            return style
    if written:
        message = (
            f"the style {written!r} doesn't exist for {place.value} parameters: {allowed[0].value} is used"
        )
        context.findings.warn("STYLE-INVALID", message, node.location.child("style"))
    return allowed[0]


def read_headers(context: Context, holder: Node) -> tuple[Header, ...]:
    """Return the headers of a response or of a part."""
    found: list[Header] = []
    for name, entry in members(holder.get("headers"), context.findings, "headers"):
        node = context.documents.follow(entry)
        if node is None:
            continue
        if name.lower() == "content-type":
            message = "the header Content-Type is described by the media types: it is left out here"
            context.findings.note("HEADER-IGNORED", message, entry.location)
            continue
        if not isinstance(node.value, dict):
            structure(node, context.findings, "a header must be an object")
            continue
        use, media_type, default, doc, examples = _value(context, node)
        found.append(
            Header(
                name,
                use,
                context.flag(node, "required"),
                context.flag(node, "explode"),
                node.location,
                media_type,
                doc,
                examples,
                default,
            )
        )
    return tuple(found)


def _value(
    context: Context, node: Node
) -> tuple[TypeUse, str, Default | None, Documentation, tuple[Example, ...]]:
    """Return what the ``schema`` or the ``content`` of a parameter or header says."""
    doc = context.documentation(node)
    examples = read_examples(context, node)
    schema, media_type = node.get("schema"), ""
    if schema is None:
        content = next(members(node.get("content"), context.findings, "content"), None)
        if content is not None:
            media_type, media = content
            schema = media.get("schema")
            examples = (*examples, *read_examples(context, media))
    if schema is None:
        return Anything(), media_type, None, doc, examples
    use = context.schemas.use(schema)
    draft = context.schemas.drafts.of(schema) if isinstance(schema.value, dict) else None
    words = draft.words if draft is not None else {}
    own = documentation(words)
    doc = replace(
        doc,
        description=doc.description or own.description,
        deprecated=doc.deprecated or own.deprecated,
        external_url=own.external_url,
        external_description=own.external_description,
    )
    if not examples:
        examples = tuple(Example("", value) for value in examples_of(words))
    return use, media_type, default_of(context.documents, schema, words, use), doc, examples
