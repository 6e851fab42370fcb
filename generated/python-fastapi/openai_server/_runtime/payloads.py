"""Request bodies (OAS 3.1 §4.8.13), as they are read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final
from urllib.parse import unquote_plus

from fastapi import UploadFile

from .encodings import FieldEncoding
from .incoming import Incoming
from .problems import misfit, unreadable
from .received import ReceivedType, missing
from .texts import Texts
from .unstyled import ABSENT, Pair, as_it_is, pairs_of, read_pairs

_BOM: Final = b"\xef\xbb\xbf"
_DEFAULT: Final = FieldEncoding()


class Body(ABC):
    """How a body of one media type is read.

    Attributes:
        media_type: The media type, which may be a range.
        is_stream: Whether it is read by the method that takes it.
    """

    is_stream: ClassVar[bool] = False

    def __init__(self, media_type: str) -> None:
        self.media_type = media_type

    @abstractmethod
    async def read(self, incoming: Incoming) -> Any:
        """Return what a body holds.

        Raises:
            Refusal: It doesn't fit.
        """


class JsonBody(Body):
    """A JSON text."""

    def __init__(self, media_type: str, type: Callable[[], Any]) -> None:
        super().__init__(media_type)
        self._type = ReceivedType(type)

    async def read(self, incoming: Incoming) -> Any:
        """Return what a body holds."""
        data = (await incoming.read()).removeprefix(_BOM)
        if not data:
            raise misfit([missing("body")])
        return self._type.decode(data, "body")


class TextBody(Body):
    """Text."""

    async def read(self, incoming: Incoming) -> Any:
        """Return what a body holds."""
        data = await incoming.read()
        try:
            return data.decode(_charset(incoming.content_type))
        except (LookupError, UnicodeDecodeError):
            raise unreadable("body", "", "not text in its character set") from None


class BinaryBody(Body):
    """Bytes, which are read piece by piece."""

    is_stream = True

    async def read(self, incoming: Incoming) -> Any:
        """Return the stream of a body."""
        return incoming.stream()


class FormBody(Body):
    """A form in ``application/x-www-form-urlencoded``."""

    def __init__(
        self,
        media_type: str,
        type: Callable[[], Any],
        encoding: Mapping[str, FieldEncoding],
    ) -> None:
        super().__init__(media_type)
        self._type = ReceivedType(type)
        self._encoding = encoding

    async def read(self, incoming: Incoming) -> Any:
        """Return what a body holds."""
        data = await incoming.read()
        pairs = pairs_of(data.decode("utf-8", "replace"))
        texts = self._type.texts
        names = dict.fromkeys((*texts.members, *(_stem(name) for name, _ in pairs)))
        found = {
            name: value
            for name in names
            if (value := self._value(name, pairs, texts, list(names))) is not ABSENT
        }
        return self._type.check(found, "body")

    def _value(
        self, name: str, pairs: list[Pair], texts: Texts, names: list[str]
    ) -> Any:
        encoding = self._encoding.get(name, _DEFAULT)
        if encoding.style is None and not any(key == name for key, _ in pairs):
            return ABSENT
        return read_pairs(
            name,
            pairs,
            texts.member(name),
            style=encoding.style or "form",
            explode=encoding.style is None or encoding.explode,
            others=names,
            decode=unquote_plus,
        )


class MultipartBody(Body):
    """A form that can hold files."""

    def __init__(
        self,
        media_type: str,
        type: Callable[[], Any],
        encoding: Mapping[str, FieldEncoding],
    ) -> None:
        super().__init__(media_type)
        self._type = ReceivedType(type)
        self._encoding = encoding

    async def read(self, incoming: Incoming) -> Any:
        """Return what a body holds. A file is an `UploadFile`."""
        parts: dict[str, list[str | UploadFile]] = {}
        for name, part in await incoming.parts():
            parts.setdefault(name, []).append(part)
        texts = self._type.texts
        pairs = [
            (name, part)
            for name, listed in parts.items()
            for part in listed
            if isinstance(part, str)
        ]
        names = dict.fromkeys((*texts.members, *map(_stem, parts)))
        found = {}
        for name in names:
            value = self._value(name, parts, pairs, texts.member(name), list(names))
            if value is not ABSENT:
                found[name] = value
        return self._type.check(found, "body")

    def _value(
        self,
        name: str,
        parts: Mapping[str, list[str | UploadFile]],
        pairs: list[Pair],
        texts: Texts,
        names: list[str],
    ) -> Any:
        encoding = self._encoding.get(name, _DEFAULT)
        listed = parts.get(name, [])
        if encoding.style is not None and not listed:
            return read_pairs(
                name,
                pairs,
                texts,
                style=encoding.style,
                explode=encoding.explode,
                others=names,
                decode=as_it_is,
            )
        if encoding.style is not None and all(isinstance(each, str) for each in listed):
            return read_pairs(
                name,
                pairs,
                texts,
                style=encoding.style,
                explode=encoding.explode,
                decode=as_it_is,
            )
        if not listed:
            return ABSENT
        holds_list = texts.is_list and not (len(listed) == 1 and _is_whole(texts))
        if holds_list:
            return [
                _part_value(part, texts.item(position))
                for position, part in enumerate(listed)
            ]
        return _part_value(listed[-1], texts)


def _is_whole(texts: Texts) -> bool:
    return texts.is_scalar or texts.files


def _part_value(part: str | UploadFile, texts: Texts) -> Any:
    if isinstance(part, str) and texts.files and not texts.is_scalar:
        # A file without a name is a file all the same.
        return part.encode()
    return texts.value(part) if isinstance(part, str) else part


def _stem(name: str) -> str:
    """Return the name of the property that a name in the style ``deepObject`` is of."""
    return name.partition("[")[0]


def _charset(content_type: str) -> str:
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.strip().partition("=")
        if name.lower() == "charset":
            return value.strip('" ')
    return "utf-8"


def json_body(type: Callable[[], Any], media_type: str = "application/json") -> Body:
    """Declare a JSON body."""
    return JsonBody(media_type, type)


def text_body(media_type: str = "text/plain") -> Body:
    """Declare a body of text."""
    return TextBody(media_type)


def binary_body(media_type: str = "application/octet-stream") -> Body:
    """Declare a body of bytes."""
    return BinaryBody(media_type)


def form_body(
    type: Callable[[], Any],
    encoding: Mapping[str, FieldEncoding] | None = None,
    media_type: str = "application/x-www-form-urlencoded",
) -> Body:
    """Declare a form."""
    return FormBody(media_type, type, encoding or {})


def multipart_body(
    type: Callable[[], Any],
    encoding: Mapping[str, FieldEncoding] | None = None,
    media_type: str = "multipart/form-data",
) -> Body:
    """Declare a form that can hold files."""
    return MultipartBody(media_type, type, encoding or {})


__all__ = [
    "Body",
    "binary_body",
    "form_body",
    "json_body",
    "multipart_body",
    "text_body",
]
