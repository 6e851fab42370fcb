from __future__ import annotations

from typing import NotRequired, TypedDict

CreateChatCompletion200Headers = TypedDict(
    "CreateChatCompletion200Headers",
    {
        "x-request-id": "NotRequired[str]",
        "x-ratelimit-remaining-requests": "NotRequired[int]",
    },
)
"""Headers of a response: The answer, or the events that make it up.

* ``x-request-id``: Names this request in logs and in questions to support.
* ``x-ratelimit-remaining-requests``: How many more requests are allowed before the
  limit is reached.
"""

CreateFile200Headers = TypedDict(
    "CreateFile200Headers",
    {
        "x-request-id": "NotRequired[str]",
    },
)
"""Headers of a response: The file as it is stored.

* ``x-request-id``: Names this request in logs and in questions to support.
"""

CreateRealtimeSession200Headers = TypedDict(
    "CreateRealtimeSession200Headers",
    {
        "x-request-id": "NotRequired[str]",
    },
)
"""Headers of a response: The session, and the secret to join it.

* ``x-request-id``: Names this request in logs and in questions to support.
"""

DownloadFile200Headers = TypedDict(
    "DownloadFile200Headers",
    {
        "content-disposition": "NotRequired[str]",
    },
)
"""Headers of a response: The content.

* ``content-disposition``: The name the file was uploaded under.
"""

ListFiles200Headers = TypedDict(
    "ListFiles200Headers",
    {
        "x-request-id": "NotRequired[str]",
    },
)
"""Headers of a response: One page of files.

* ``x-request-id``: Names this request in logs and in questions to support.
"""

ListModels200Headers = TypedDict(
    "ListModels200Headers",
    {
        "x-request-id": "NotRequired[str]",
    },
)
"""Headers of a response: All models, in no particular order.

* ``x-request-id``: Names this request in logs and in questions to support.
"""

RequestFailedHeaders = TypedDict(
    "RequestFailedHeaders",
    {
        "x-request-id": "NotRequired[str]",
    },
)
"""Headers of a response: The request was refused; sending it again unchanged will not
help.

* ``x-request-id``: Names this request in logs and in questions to support.
"""

ServerFailedHeaders = TypedDict(
    "ServerFailedHeaders",
    {
        "x-request-id": "NotRequired[str]",
    },
)
"""Headers of a response: Something went wrong that the request is not to blame for.

* ``x-request-id``: Names this request in logs and in questions to support.
"""

TooManyRequestsHeaders = TypedDict(
    "TooManyRequestsHeaders",
    {
        "x-request-id": "NotRequired[str]",
        "retry-after": "NotRequired[int]",
    },
)
"""Headers of a response: Requests come faster than the organization's limit allows, or
its budget is used up.

* ``x-request-id``: Names this request in logs and in questions to support.
* ``retry-after``: How many seconds to wait before the next attempt.
"""
