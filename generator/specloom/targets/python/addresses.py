"""Where an API is: the URLs of its servers."""

from __future__ import annotations

from urllib.parse import urljoin

from specloom.ir.api import Api, Operation, Server


def server_url(server: Server) -> str:
    """Return a server's URL with its variables at their defaults and without a trailing slash."""
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.name + "}", variable.default)
    if url.startswith("//"):
        url = f"https:{url}"
    return url.removesuffix("/") if len(url) > 1 else url


def base_url(api: Api) -> str:
    """Return the URL of the first server. It is relative where the document doesn't say where its API is."""
    return server_url(api.servers[0])


def own_server(operation: Operation, api: Api) -> str:
    """Return the URL of an operation that is elsewhere than the API, ``""`` where nothing says which host."""
    if not operation.servers:
        return ""
    url = urljoin(f"{base_url(api)}/", server_url(operation.servers[0]))
    return url if is_absolute(url) else ""


def is_absolute(url: str) -> bool:
    """Return whether a client can send requests to a URL."""
    return url.startswith(("http://", "https://"))
