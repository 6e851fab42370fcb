"""What is measured, written as a caller would: the floor, our client, and the clients of others.

This file is also the program of the processes that do the work, each in the environment of its own. So it imports
nothing of the repository, and a contestant only when it is asked for it. It takes a contestant and the server's URL;
then, for each line ``task count``, it does the task that often and prints the seconds of CPU that one took.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

Tasks = Mapping[str, Callable[[], Any]]
"""``small`` gets one object, ``flat`` a list of flat ones, ``nested`` one of nested unions: see ``payloads``."""

IMPORT = {
    "floor": "import httpx2; from pydantic import BaseModel",
    "ours": "from example_client import Client; client = Client(api_key='key', base_url={url!r})",
    "openai": "from openai import OpenAI; client = OpenAI(api_key='key', base_url={url!r})",
    "opc": "from opc_client import AuthenticatedClient; client = AuthenticatedClient({url!r}, 'key')",
    "ogen": (
        "import ogen_client as o; "
        "client = o.ModelsApi(o.ApiClient(o.Configuration(host={url!r}, access_token='key')))"
    ),
}
"""A program that makes a client, ready for its first call."""

CALL = {
    "floor": "client = httpx2.Client(); client.get({url!r} + '/models/gpt-4o').json()",
    "ours": "client.models.retrieve_model('gpt-4o')",
    "openai": "client.models.retrieve('gpt-4o')",
    "opc": "from opc_client.api.models.retrieve_model import sync; sync('gpt-4o', client=client)",
    "ogen": "client.retrieve_model('gpt-4o')",
}
"""The first call, to add to it."""


def floor(url: str) -> Tasks:
    """The HTTP client and the JSON decoder alone."""
    import json

    import httpx2

    client = httpx2.Client()

    def get(path: str) -> Any:
        return json.loads(client.get(url + path, headers={"Authorization": "Bearer key"}).content)

    return {
        "small": lambda: get("/models/gpt-4o"),
        "flat": lambda: get("/files"),
        "nested": lambda: get("/assistants"),
    }


def ours(url: str) -> Tasks:
    """The client that Specloom generates."""
    from example_client import Client  # type: ignore[import-not-found]

    client = Client(api_key="key", base_url=url)
    return {
        "small": lambda: client.models.retrieve_model("gpt-4o"),
        "flat": client.files.list_files,
        "nested": client.assistants.list_assistants,
    }


def openai(url: str) -> Tasks:
    """OpenAI's own package."""
    from openai import OpenAI  # type: ignore[import-not-found]

    client = OpenAI(api_key="key", base_url=url)
    return {
        "small": lambda: client.models.retrieve("gpt-4o"),
        "flat": client.files.list,
        "nested": client.beta.assistants.list,
    }


def opc(url: str) -> Tasks:
    """The client that openapi-python-client generates."""
    from opc_client import AuthenticatedClient  # type: ignore[import-not-found]
    from opc_client.api.assistants import list_assistants  # type: ignore[import-not-found]
    from opc_client.api.files import list_files  # type: ignore[import-not-found]
    from opc_client.api.models import retrieve_model  # type: ignore[import-not-found]

    client = AuthenticatedClient(url, "key")
    return {
        "small": lambda: retrieve_model.sync("gpt-4o", client=client),
        "flat": lambda: list_files.sync(client=client),
        "nested": lambda: list_assistants.sync(client=client),
    }


def ogen(url: str) -> Tasks:
    """The client that OpenAPI Generator generates."""
    import ogen_client as package  # type: ignore[import-not-found]

    client = package.ApiClient(package.Configuration(host=url, access_token="key"))
    return {
        "small": lambda: package.ModelsApi(client).retrieve_model("gpt-4o"),
        "flat": package.FilesApi(client).list_files,
        "nested": package.AssistantsApi(client).list_assistants,
    }


def work(contestant: str, url: str) -> None:
    """Do what standard input asks for."""
    tasks = globals()[contestant](url)
    for line in sys.stdin:
        name, count = line.split()
        task = tasks[name]
        gc.collect()
        started = time.process_time()
        for _ in range(int(count)):
            task()
        print((time.process_time() - started) / int(count), flush=True)


if __name__ == "__main__":
    work(*sys.argv[1:])
