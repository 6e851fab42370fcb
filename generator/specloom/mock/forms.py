"""Objects from the fields of a form (OAS 3.1 §4.8.15)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from specloom.ir.api import Encoding, MediaType, Style
from specloom.ir.types import JsonValue, Types, TypeUse
from specloom.mock.messages import Pairs
from specloom.mock.styles import Decode, read_named
from specloom.mock.texts import (
    NotGiven,
    NotReadable,
    alternatives,
    is_array,
    is_object,
    item_type,
    member_names,
    member_type,
    read_text,
    required_names,
)

Fields = Sequence[tuple[str, JsonValue]]


def read_form(
    types: Types, pairs: Pairs, media: MediaType, use: TypeUse, decode: Decode, values: Fields = ()
) -> JsonValue:
    """Return the object that a form's fields make.

    ``pairs`` are raw texts, which ``decode`` makes readable; ``values`` are what parts of a multipart body were
    in a media type of their own. A property is read by its encoding, else by what its type suggests: JSON for
    objects, or ``name[member]``, or the members themselves. Raises NotReadable.
    """
    encodings = {encoding.property: encoding for encoding in media.encodings}
    declared, _ = member_names(types, use)
    required = required_names(types, use)
    result: dict[str, JsonValue] = {}
    for name in sorted(declared):
        own = [value for key, value in values if key == name]
        member = member_type(types, use, name)
        try:
            if own:
                result[name] = list(own) if _holds_many(types, member, own) else own[-1]
            else:
                result[name] = _property(types, pairs, name, member, encodings.get(name), decode, declared)
        except NotGiven:
            # What is empty leaves no trace in a form.
            if name in required and is_array(types, member):
                result[name] = []
            elif name in required and is_object(types, member):
                result[name] = {}
        except (NotReadable, ValueError) as error:
            raise NotReadable(f"{name}: {error}") from error
    known = {*declared, *_spread(types, use, declared, pairs)}
    for name, raw in pairs:
        if name not in known and name.partition("[")[0] not in declared:
            result[name] = read_text(types, decode(raw), member_type(types, use, name))
    result.update((name, value) for name, value in values if name not in declared)
    return result


def _holds_many(types: Types, use: TypeUse, values: Sequence[JsonValue]) -> bool:
    return is_array(types, use) and not (len(values) == 1 and isinstance(values[0], list))


def _property(
    types: Types,
    pairs: Pairs,
    name: str,
    use: TypeUse,
    encoding: Encoding | None,
    decode: Decode,
    declared: frozenset[str],
) -> JsonValue:
    texts = [decode(raw) for key, raw in pairs if key == name]
    style = encoding.style if encoding is not None else None
    if style is not None and encoding is not None and _fits_style(pairs, name, style):
        first, *others = alternatives(types, use)
        for each in (first, *others):
            try:
                explode = encoding.explode
                return read_named(types, pairs, name, each, style, explode, decode, declared - {name})
            except NotReadable:
                if each is (others or [first])[-1]:
                    raise
    if encoding is not None and "json" in encoding.content_type and texts:
        return _json(texts, types, use)
    if any(key.startswith(name + "[") for key, _ in pairs):
        return read_named(
            types, pairs, name, _container(types, use), Style.DEEP_OBJECT, True, decode, declared
        )
    if texts and _is_structured(types, use):
        return _json(texts, types, use)
    if is_object(types, use):
        # Nothing says that the members are spread over the form, so that only those with a name of their own are.
        names, _ = member_names(types, use)
        pairs = tuple((key, raw) for key, raw in pairs if key in names)
    return read_named(types, pairs, name, use, Style.FORM, True, decode, declared - {name})


def _fits_style(pairs: Pairs, name: str, style: Style) -> bool:
    """Return whether the fields are written in this style. Many write ``name[member]`` whatever is declared."""
    return style is Style.DEEP_OBJECT or not any(key.startswith(name + "[") for key, _ in pairs)


def _container(types: Types, use: TypeUse) -> TypeUse:
    """Return the variant that has members or elements, else the type itself."""
    found = [each for each in alternatives(types, use) if is_object(types, each) or is_array(types, each)]
    return found[0] if found else use


def _is_structured(types: Types, use: TypeUse) -> bool:
    if is_array(types, use):
        return is_object(types, item_type(types, use, 0))
    return is_object(types, use)


def _json(texts: list[str], types: Types, use: TypeUse) -> JsonValue:
    values = [json.loads(text) for text in texts]
    return values if _holds_many(types, use, values) else values[-1]


def _spread(types: Types, use: TypeUse, declared: frozenset[str], pairs: Pairs) -> frozenset[str]:
    """Return the names that are members of exploded objects rather than of the form."""
    named = {key for key, _ in pairs}
    found: set[str] = set()
    for name in declared - named:
        member = member_type(types, use, name)
        if is_object(types, member):
            found |= member_names(types, member)[0]
    return frozenset(found)
