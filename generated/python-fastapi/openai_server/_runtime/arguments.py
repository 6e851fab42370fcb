"""What an operation takes in its path, query, headers and cookies (OAS 3.1 §4.8.12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final
from urllib.parse import unquote, unquote_plus

from starlette.requests import Request

from .problems import INVALID, Fault, Place, Refusal, misfit
from .received import ReceivedType, missing
from .styles import StyleName
from .unstyled import ABSENT, Pair, pairs_of, read_pairs, read_path, read_simple


class Parameter:
    """One parameter.

    Attributes:
        name: Its name on the wire.
        place: Where it travels.
        argument: The name of the method's argument.
        type: What values it has.
        style: How a value is written.
        explode: Whether the members of a value stand apart.
        required: Whether it has to be there.
        content: The media type of a value that isn't written in a style, or None.
    """

    def __init__(
        self,
        name: str,
        place: Place,
        type: Callable[[], Any],
        argument: str | None,
        style: StyleName,
        *,
        explode: bool,
        required: bool,
        content: str | None = None,
    ) -> None:
        self.name = name
        self.place: Place = place
        self.argument = argument or name
        self.type = ReceivedType(type)
        self.style: StyleName = style
        self.explode = explode
        self.required = required
        self.content = content


def path(
    name: str,
    type: Callable[[], Any],
    argument: str | None = None,
    *,
    style: StyleName = "simple",
    explode: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a part of the path."""
    return Parameter(
        name,
        "path",
        type,
        argument,
        style,
        explode=explode,
        required=True,
        content=content,
    )


def query(
    name: str,
    type: Callable[[], Any],
    argument: str | None = None,
    *,
    style: StyleName = "form",
    explode: bool | None = None,
    required: bool = False,
    allow_reserved: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a query parameter. ``explode`` is on for the style ``form`` alone.

    Reserved characters are read as they are wherever they may stand, whether the
    operation says so (``allow_reserved``) or not.
    """
    return Parameter(
        name,
        "query",
        type,
        argument,
        style,
        explode=style == "form" if explode is None else explode,
        required=required,
        content=content,
    )


def header(
    name: str,
    type: Callable[[], Any],
    argument: str | None = None,
    *,
    explode: bool = False,
    required: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a header."""
    return Parameter(
        name,
        "header",
        type,
        argument,
        "simple",
        explode=explode,
        required=required,
        content=content,
    )


def cookie(
    name: str,
    type: Callable[[], Any],
    argument: str | None = None,
    *,
    style: StyleName = "form",
    explode: bool = True,
    required: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a cookie. In the style ``cookie`` its value came as it is."""
    return Parameter(
        name,
        "cookie",
        type,
        argument,
        style,
        explode=explode,
        required=required,
        content=content,
    )


class Sent:
    """What a request says beside its body, split but not decoded.

    Args:
        request: The request.
        path: The texts of the path's parameters, by name.
    """

    def __init__(self, request: Request, path: Mapping[str, str]) -> None:
        self._request = request
        self.path = path

    @cached_property
    def query(self) -> list[Pair]:
        """The pairs of the query."""
        text: bytes = self._request.scope["query_string"]
        return pairs_of(text.decode("utf-8", "replace"))

    @cached_property
    def cookies(self) -> list[Pair]:
        """The cookies."""
        listed = self._request.headers.getlist("cookie")
        return [pair for text in listed for pair in pairs_of(text, ";")]

    def header(self, name: str) -> str | None:
        """Return a header's text, of several ones joined (RFC 9110 §5.3)."""
        wanted = name.lower().encode("latin-1", "replace")
        found = [
            value for key, value in self._request.scope["headers"] if key == wanted
        ]
        if not found:
            return None
        data = b", ".join(found)
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("latin-1")


def read_arguments(parameters: Sequence[Parameter], sent: Sent) -> dict[str, Any]:
    """Return the arguments that a request has, by their names.

    Raises:
        Refusal: A required one isn't there, or one doesn't fit its type.
    """
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for parameter in parameters:
        try:
            value = _read(parameter, parameters, sent)
        except Refusal as refused:
            if refused.problem.status != INVALID:
                raise
            faults += refused.problem.faults
            continue
        if value is not ABSENT:
            values[parameter.argument] = value
        elif parameter.required:
            faults.append(missing(parameter.place, parameter.name))
    if faults:
        raise misfit(faults)
    return values


def _read(parameter: Parameter, parameters: Sequence[Parameter], sent: Sent) -> Any:
    name, place = parameter.name, parameter.place
    if parameter.content is not None:
        text = _content_text(parameter, sent)
        if text is None:
            return ABSENT
        if "json" not in parameter.content:
            return parameter.type.check(text, place, name)
        return parameter.type.decode(text.encode(), place, name)
    value = _plain(parameter, parameters, sent)
    return value if value is ABSENT else parameter.type.check(value, place, name)


def _plain(parameter: Parameter, parameters: Sequence[Parameter], sent: Sent) -> Any:
    """Return a value as JSON holds it, `ABSENT` where there is none."""
    texts = parameter.type.texts
    match parameter.place:
        case "path":
            return read_path(
                parameter.name,
                sent.path[parameter.name],
                texts,
                style=parameter.style,
                explode=parameter.explode,
            )
        case "header":
            text = sent.header(parameter.name)
            if text is None:
                return ABSENT
            return read_simple(text, texts, explode=parameter.explode)
        case _:
            pairs = sent.query if parameter.place == "query" else sent.cookies
            others = (
                [each.name for each in parameters if each.place == parameter.place]
                if texts.is_object
                else ()
            )
            return read_pairs(
                parameter.name,
                pairs,
                texts,
                style=parameter.style,
                explode=parameter.explode,
                others=others,
                decode=_decoder(parameter),
            )


# A plus stands for itself in cookies.
_DECODERS: Final = {"query": unquote_plus, "cookie": unquote}


def _decoder(parameter: Parameter) -> Callable[[str], str]:
    return str if parameter.style == "cookie" else _DECODERS[parameter.place]


def _content_text(parameter: Parameter, sent: Sent) -> str | None:
    match parameter.place:
        case "path":
            return unquote(sent.path[parameter.name])
        case "header":
            return sent.header(parameter.name)
        case _:
            pairs = sent.query if parameter.place == "query" else sent.cookies
            decode = _decoder(parameter)
            values = [value for key, value in pairs if key == parameter.name]
            return decode(values[-1]) if values else None
