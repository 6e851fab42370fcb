"""Request bodies that are forms with files (OAS 3.1 §4.8.15.3, RFC 7578)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel

from . import styles
from .base_errors import RequestValidationError
from .bodies import Body, Content
from .encodings import FieldEncoding
from .fields import fields_of
from .files import FileMark, is_file
from .forms import DEFAULT_ENCODING, json_text, without_none
from .headers import header_name, header_text
from .media_types import covers, is_json
from .part_headers import PartHeaders
from .uploads import BytesSource, Source, Stream, file_name, media_type_of, source_of
from .values import ValueType

_ANYTHING: Final[ValueType[Any]] = ValueType(lambda: Any)
_ESCAPED: Final = re.compile(r'[\x00-\x1f\x7f"]')


class MultipartBody(Body):
    """A form in ``multipart/form-data`` or another multipart type."""

    is_form = True

    def __init__(
        self,
        media_type: str,
        type: Callable[[], Any],
        encoding: Mapping[str, FieldEncoding],
    ) -> None:
        super().__init__(media_type)
        self._type: ValueType[Any] = ValueType(type)
        self._encoding = encoding

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        return self.encode_with_headers(value, media_type, {})

    def encode_with_headers(
        self, value: Any, media_type: str, headers: Mapping[str, Mapping[str, str]]
    ) -> Content:
        """Check a value and encode it, with headers of its parts by property."""
        checked = self._type.check(without_none(value), "body")
        boundary = os.urandom(16).hex()
        sources: list[Source] = []
        rest = dict(headers)
        for name, member, of_files in self._members(checked):
            declared = PartHeaders(name, self._encoding.get(name), rest.pop(name, {}))
            for own, source in self._parts(name, member, of_files):
                given = declared.beside(own)
                head = "".join(f"{key}: {text}\r\n" for key, text in given.items())
                sources.append(BytesSource(f"--{boundary}\r\n{head}\r\n".encode()))
                sources.append(source)
                sources.append(BytesSource(b"\r\n"))
        for name in rest:
            raise RequestValidationError(name, "headers of a part need a value")
        sources.append(BytesSource(f"--{boundary}--\r\n".encode()))
        if "*" in media_type:
            media_type = "multipart/form-data"
        return Content(f"{media_type}; boundary={boundary}", Stream(sources))

    def _members(self, value: Any) -> Iterator[tuple[str, Any, bool]]:
        """Each property's name and value, and whether the value is of files."""
        if not isinstance(value, BaseModel):
            for name, member in dict(value).items():
                of_files = is_file(member)
                plain = member if of_files else _ANYTHING.to_plain(member, name)
                yield name, plain, of_files
            return
        given = {name: getattr(value, name) for name in value.model_fields_set}
        fields = {each.name: each for each in fields_of(type(value))}
        files = {
            name
            for name, member in given.items()
            if (_holds_files(fields[name].type) if name in fields else is_file(member))
        }
        plain = self._type.to_plain(value, "body", leave_out=files)
        order = [*(name for name in fields if name in given), *given]
        for name in dict.fromkeys(order):
            wire = fields[name].wire if name in fields else name
            if name in files:
                yield wire, given[name], True
            elif wire in plain:
                yield wire, plain[wire], False

    def _parts(
        self, name: str, value: Any, of_files: bool
    ) -> Iterator[tuple[dict[str, str], Source]]:
        encoding = self._encoding.get(name, DEFAULT_ENCODING)
        if of_files:
            for each in value if isinstance(value, list) else [value]:
                if each is not None:
                    yield _file_part(name, each, encoding)
        elif encoding.style is not None:
            for key, text in styles.pairs(
                name,
                value,
                style=encoding.style,
                explode=encoding.explode,
                encode=styles.plain,
            ):
                yield _text_part(key, text, None)
        else:
            # The media type is that of an item where the value is a list.
            for item in value if isinstance(value, list) else [value]:
                if item is not None:
                    yield _text_part(name, *_text(item, encoding))


def _text(value: Any, encoding: FieldEncoding) -> tuple[str, str | None]:
    media_type = next(_concrete(encoding.content_type), None)
    if isinstance(value, (dict, list)) or (media_type and is_json(media_type)):
        return json_text(value), media_type or "application/json"
    return styles.scalar_text(value), media_type


def _text_part(
    name: str, text: str, media_type: str | None
) -> tuple[dict[str, str], Source]:
    headers = {"Content-Disposition": f'form-data; name="{_escape(name)}"'}
    if media_type is not None:
        headers["Content-Type"] = header_text("Content-Type", media_type)
    return headers, BytesSource(text.encode())


def _file_part(
    name: str, value: Any, encoding: FieldEncoding
) -> tuple[dict[str, str], Source]:
    shown, media_type, extra = "", None, {}
    if isinstance(value, tuple):
        shown, value, *more = value
        media_type = more[0] if more else None
        extra = dict(more[1]) if len(more) > 1 else {}
    shown = shown or file_name(value) or "upload"
    disposition = f'form-data; name="{_escape(name)}"; filename="{_escape(shown)}"'
    if media_type is None:
        media_type = _file_type(encoding.content_type, media_type_of(shown))
    headers = {"Content-Disposition": disposition, "Content-Type": media_type, **extra}
    return (
        {header_name(key): header_text(key, text) for key, text in headers.items()},
        source_of(value),
    )


def _file_type(listed: str | None, guess: str) -> str:
    """The media type that a name suggests, if it or a range around it is listed."""
    names = (listed or "").split(",")
    if any(covers(name, guess) for name in names):
        return guess
    return next(_concrete(listed), guess)


def _concrete(listed: str | None) -> Iterator[str]:
    """The media types of a list that are no ranges."""
    for each in (listed or "").split(","):
        name = each.strip()
        if name and "*" not in name:
            yield name


def _escape(text: str) -> str:
    """Escape a name as browsers do (HTML §4.10.21.8)."""
    return _ESCAPED.sub(lambda match: f"%{ord(match[0]):02X}", text)


def _holds_files(type_: Any) -> bool:
    if get_origin(type_) is Annotated and any(
        isinstance(mark, FileMark) for mark in get_args(type_)[1:]
    ):
        return True
    return any(_holds_files(each) for each in get_args(type_))
