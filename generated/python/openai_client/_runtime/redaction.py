"""Keeps secrets out of logs."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Final

import httpx2

_SECRET_NAME: Final = re.compile(
    r"auth|cookie|credential|key|passw|secret|session|signature|token", re.IGNORECASE
)
_HIDDEN: Final = "[redacted]"
_QUERY_NAMES: Final[set[str]] = set()


def hide_query_parameter(name: str) -> None:
    """Keep the values of a query parameter out of logs, the HTTP client's included."""
    if not _QUERY_NAMES:
        logging.getLogger("httpx2").addFilter(_hide)
    _QUERY_NAMES.add(name)


def shown_url(url: httpx2.URL) -> str:
    """Return a URL without its user and the values of secret parameters."""
    shown = url.copy_with(username=None, password=None, query=None)
    return _with_query(str(shown), url.query.decode()) if url.query else str(shown)


def _with_query(url: str, query: str) -> str:
    pairs = (pair.partition("=") for pair in query.split("&"))
    shown = "&".join(
        f"{name}={_HIDDEN if name in _QUERY_NAMES or _is_secret(name) else value}"
        for name, _, value in pairs
    )
    return f"{url}?{shown}"


def shown_headers(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Return headers without the values of secret ones."""
    for name, value in headers:
        yield name, _HIDDEN if _is_secret(name) else value


def _is_secret(name: str) -> bool:
    return _SECRET_NAME.search(name) is not None


def _hide(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(_hidden(argument) for argument in record.args)
    return True


def _hidden(argument: object) -> object:
    """Return what a log may show. Another client's filter may have made text of a URL."""
    if isinstance(argument, httpx2.URL):
        return shown_url(argument)
    if isinstance(argument, str) and "://" in argument:
        url, _, query = argument.partition("?")
        return _with_query(url, query) if query else argument
    return argument
