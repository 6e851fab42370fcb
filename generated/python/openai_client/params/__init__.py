"""The types of the API as dictionaries: what a call accepts in place of a model."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chat_completion_message_tool_call import (
        ChatCompletionMessageToolCall as ChatCompletionMessageToolCall,
    )
    from .chat_completion_message_tool_call import (
        ChatCompletionMessageToolCallFunction as ChatCompletionMessageToolCallFunction,
    )
    from .chat_completion_message_tool_calls import (
        ChatCompletionMessageToolCalls as ChatCompletionMessageToolCalls,
    )
    from .chat_completion_named_tool_choice import (
        ChatCompletionNamedToolChoice as ChatCompletionNamedToolChoice,
    )
    from .chat_completion_named_tool_choice import (
        ChatCompletionNamedToolChoiceFunction as ChatCompletionNamedToolChoiceFunction,
    )
    from .chat_completion_request_assistant_message import (
        ChatCompletionRequestAssistantMessage as ChatCompletionRequestAssistantMessage,
    )
    from .chat_completion_request_assistant_message import (
        ChatCompletionRequestAssistantMessageAudio as ChatCompletionRequestAssistantMessageAudio,
    )
    from .chat_completion_request_assistant_message import (
        ChatCompletionRequestAssistantMessageContent as ChatCompletionRequestAssistantMessageContent,
    )
    from .chat_completion_request_assistant_message_content_part import (
        ChatCompletionRequestAssistantMessageContentPart as ChatCompletionRequestAssistantMessageContentPart,
    )
    from .chat_completion_request_developer_message import (
        ChatCompletionRequestDeveloperMessage as ChatCompletionRequestDeveloperMessage,
    )
    from .chat_completion_request_message import (
        ChatCompletionRequestMessage as ChatCompletionRequestMessage,
    )
    from .chat_completion_request_message_content_part_audio import (
        ChatCompletionRequestMessageContentPartAudio as ChatCompletionRequestMessageContentPartAudio,
    )
    from .chat_completion_request_message_content_part_audio import (
        ChatCompletionRequestMessageContentPartAudioInputAudio as ChatCompletionRequestMessageContentPartAudioInputAudio,
    )
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImage as ChatCompletionRequestMessageContentPartImage,
    )
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImageImageUrl as ChatCompletionRequestMessageContentPartImageImageUrl,
    )
    from .chat_completion_request_message_content_part_refusal import (
        ChatCompletionRequestMessageContentPartRefusal as ChatCompletionRequestMessageContentPartRefusal,
    )
    from .chat_completion_request_message_content_part_text import (
        ChatCompletionRequestMessageContentPartText as ChatCompletionRequestMessageContentPartText,
    )
    from .chat_completion_request_system_message import (
        ChatCompletionRequestSystemMessage as ChatCompletionRequestSystemMessage,
    )
    from .chat_completion_request_tool_message import (
        ChatCompletionRequestToolMessage as ChatCompletionRequestToolMessage,
    )
    from .chat_completion_request_user_message import (
        ChatCompletionRequestUserMessage as ChatCompletionRequestUserMessage,
    )
    from .chat_completion_request_user_message import (
        ChatCompletionRequestUserMessageContent as ChatCompletionRequestUserMessageContent,
    )
    from .chat_completion_request_user_message_content_part import (
        ChatCompletionRequestUserMessageContentPart as ChatCompletionRequestUserMessageContentPart,
    )
    from .chat_completion_text_content import (
        ChatCompletionTextContent as ChatCompletionTextContent,
    )
    from .chat_completion_tool import ChatCompletionTool as ChatCompletionTool
    from .chat_completion_tool_choice_option import (
        ChatCompletionToolChoiceOption as ChatCompletionToolChoiceOption,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequest as CreateChatCompletionRequest,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestAudio as CreateChatCompletionRequestAudio,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestStreamOptions as CreateChatCompletionRequestStreamOptions,
    )
    from .create_file_request import CreateFileRequest as CreateFileRequest
    from .function_object import FunctionObject as FunctionObject
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequest as RealtimeSessionCreateRequest,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestInputAudioTranscription as RealtimeSessionCreateRequestInputAudioTranscription,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestToolsItem as RealtimeSessionCreateRequestToolsItem,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestTurnDetection as RealtimeSessionCreateRequestTurnDetection,
    )
    from .response_format import ResponseFormat as ResponseFormat
    from .response_format_json_object import (
        ResponseFormatJsonObject as ResponseFormatJsonObject,
    )
    from .response_format_json_schema import (
        ResponseFormatJsonSchema as ResponseFormatJsonSchema,
    )
    from .response_format_json_schema import (
        ResponseFormatJsonSchemaJsonSchema as ResponseFormatJsonSchemaJsonSchema,
    )
    from .response_format_text import ResponseFormatText as ResponseFormatText

_MODULES: dict[str, str] = {
    "ChatCompletionMessageToolCall": "chat_completion_message_tool_call",
    "ChatCompletionMessageToolCallFunction": "chat_completion_message_tool_call",
    "ChatCompletionMessageToolCalls": "chat_completion_message_tool_calls",
    "ChatCompletionNamedToolChoice": "chat_completion_named_tool_choice",
    "ChatCompletionNamedToolChoiceFunction": "chat_completion_named_tool_choice",
    "ChatCompletionRequestAssistantMessage": "chat_completion_request_assistant_message",
    "ChatCompletionRequestAssistantMessageAudio": "chat_completion_request_assistant_message",
    "ChatCompletionRequestAssistantMessageContent": "chat_completion_request_assistant_message",
    "ChatCompletionRequestAssistantMessageContentPart": "chat_completion_request_assistant_message_content_part",
    "ChatCompletionRequestDeveloperMessage": "chat_completion_request_developer_message",
    "ChatCompletionRequestMessage": "chat_completion_request_message",
    "ChatCompletionRequestMessageContentPartAudio": "chat_completion_request_message_content_part_audio",
    "ChatCompletionRequestMessageContentPartAudioInputAudio": "chat_completion_request_message_content_part_audio",
    "ChatCompletionRequestMessageContentPartImage": "chat_completion_request_message_content_part_image",
    "ChatCompletionRequestMessageContentPartImageImageUrl": "chat_completion_request_message_content_part_image",
    "ChatCompletionRequestMessageContentPartRefusal": "chat_completion_request_message_content_part_refusal",
    "ChatCompletionRequestMessageContentPartText": "chat_completion_request_message_content_part_text",
    "ChatCompletionRequestSystemMessage": "chat_completion_request_system_message",
    "ChatCompletionRequestToolMessage": "chat_completion_request_tool_message",
    "ChatCompletionRequestUserMessage": "chat_completion_request_user_message",
    "ChatCompletionRequestUserMessageContent": "chat_completion_request_user_message",
    "ChatCompletionRequestUserMessageContentPart": "chat_completion_request_user_message_content_part",
    "ChatCompletionTextContent": "chat_completion_text_content",
    "ChatCompletionTool": "chat_completion_tool",
    "ChatCompletionToolChoiceOption": "chat_completion_tool_choice_option",
    "CreateChatCompletionRequest": "create_chat_completion_request",
    "CreateChatCompletionRequestAudio": "create_chat_completion_request",
    "CreateChatCompletionRequestStreamOptions": "create_chat_completion_request",
    "CreateFileRequest": "create_file_request",
    "FunctionObject": "function_object",
    "RealtimeSessionCreateRequest": "realtime_session_create_request",
    "RealtimeSessionCreateRequestInputAudioTranscription": "realtime_session_create_request",
    "RealtimeSessionCreateRequestToolsItem": "realtime_session_create_request",
    "RealtimeSessionCreateRequestTurnDetection": "realtime_session_create_request",
    "ResponseFormat": "response_format",
    "ResponseFormatJsonObject": "response_format_json_object",
    "ResponseFormatJsonSchema": "response_format_json_schema",
    "ResponseFormatJsonSchemaJsonSchema": "response_format_json_schema",
    "ResponseFormatText": "response_format_text",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})
