from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ._runtime import security
from ._runtime.async_client import AsyncClientBase
from ._runtime.sync_client import SyncClient

if TYPE_CHECKING:
    from typing import Unpack

    from ._runtime.options import AsyncClientOptions, ClientOptions
    from ._runtime.security import AsyncToken, Token
    from .api.chat import AsyncChatApi, ChatApi
    from .api.files import AsyncFilesApi, FilesApi
    from .api.models import AsyncModelsApi, ModelsApi
    from .api.realtime import AsyncRealtimeApi, RealtimeApi


class Client(SyncClient):
    """The client of OpenAI API, for blocking code.

    Credentials that aren't given are taken from the environment:

    * ``api_key``: the bearer token, or a function that returns it; environment
      variable ``OPENAI_API_KEY``.
    """

    default_base_url: ClassVar[str] = "https://api.openai.com/v1"
    user_agent: ClassVar[str] = "openai-client/1.0.0"

    def __init__(
        self, *, api_key: Token | None = None, **options: Unpack[ClientOptions]
    ) -> None:
        super().__init__(
            {
                "ApiKeyAuth": security.bearer(
                    api_key, argument="api_key", variable="OPENAI_API_KEY"
                ),
            },
            options,
        )

    @cached_property
    def chat(self) -> ChatApi:
        """Answers to a conversation, whole or piece by piece."""
        from .api.chat import ChatApi

        return ChatApi(self)

    @cached_property
    def files(self) -> FilesApi:
        """Documents to use with other parts of the API."""
        from .api.files import FilesApi

        return FilesApi(self)

    @cached_property
    def models(self) -> ModelsApi:
        """Which models there are, and who owns them."""
        from .api.models import ModelsApi

        return ModelsApi(self)

    @cached_property
    def realtime(self) -> RealtimeApi:
        """Low-latency conversations in speech and text."""
        from .api.realtime import RealtimeApi

        return RealtimeApi(self)


class AsyncClient(AsyncClientBase):
    """The client of OpenAI API, for asyncio.

    Credentials that aren't given are taken from the environment:

    * ``api_key``: the bearer token, or a function that returns it; environment
      variable ``OPENAI_API_KEY``.
    """

    default_base_url: ClassVar[str] = "https://api.openai.com/v1"
    user_agent: ClassVar[str] = "openai-client/1.0.0"

    def __init__(
        self,
        *,
        api_key: AsyncToken | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            {
                "ApiKeyAuth": security.bearer(
                    api_key, argument="api_key", variable="OPENAI_API_KEY"
                ),
            },
            options,
        )

    @cached_property
    def chat(self) -> AsyncChatApi:
        """Answers to a conversation, whole or piece by piece."""
        from .api.chat import AsyncChatApi

        return AsyncChatApi(self)

    @cached_property
    def files(self) -> AsyncFilesApi:
        """Documents to use with other parts of the API."""
        from .api.files import AsyncFilesApi

        return AsyncFilesApi(self)

    @cached_property
    def models(self) -> AsyncModelsApi:
        """Which models there are, and who owns them."""
        from .api.models import AsyncModelsApi

        return AsyncModelsApi(self)

    @cached_property
    def realtime(self) -> AsyncRealtimeApi:
        """Low-latency conversations in speech and text."""
        from .api.realtime import AsyncRealtimeApi

        return AsyncRealtimeApi(self)
