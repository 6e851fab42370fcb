"""The types of the API, as models."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chat_completion_choice import ChatCompletionChoice as ChatCompletionChoice
    from .chat_completion_logprobs import (
        ChatCompletionLogprobs as ChatCompletionLogprobs,
    )
    from .chat_completion_message_tool_call import (
        ChatCompletionMessageToolCall as ChatCompletionMessageToolCall,
    )
    from .chat_completion_message_tool_call import (
        ChatCompletionMessageToolCallFunction as ChatCompletionMessageToolCallFunction,
    )
    from .chat_completion_message_tool_call_chunk import (
        ChatCompletionMessageToolCallChunk as ChatCompletionMessageToolCallChunk,
    )
    from .chat_completion_message_tool_call_chunk import (
        ChatCompletionMessageToolCallChunkFunction as ChatCompletionMessageToolCallChunkFunction,
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
    from .chat_completion_request_message_content_part_audio import (
        ChatCompletionRequestMessageContentPartAudioInputAudioFormat as ChatCompletionRequestMessageContentPartAudioInputAudioFormat,
    )
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImage as ChatCompletionRequestMessageContentPartImage,
    )
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImageImageUrl as ChatCompletionRequestMessageContentPartImageImageUrl,
    )
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImageImageUrlDetail as ChatCompletionRequestMessageContentPartImageImageUrlDetail,
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
    from .chat_completion_response_message import (
        ChatCompletionResponseMessage as ChatCompletionResponseMessage,
    )
    from .chat_completion_response_message import (
        ChatCompletionResponseMessageAudio as ChatCompletionResponseMessageAudio,
    )
    from .chat_completion_stream_response_delta import (
        ChatCompletionStreamResponseDelta as ChatCompletionStreamResponseDelta,
    )
    from .chat_completion_stream_response_delta import (
        ChatCompletionStreamResponseDeltaRole as ChatCompletionStreamResponseDeltaRole,
    )
    from .chat_completion_text_content import (
        ChatCompletionTextContent as ChatCompletionTextContent,
    )
    from .chat_completion_token_logprob import (
        ChatCompletionTokenLogprob as ChatCompletionTokenLogprob,
    )
    from .chat_completion_token_logprob import (
        ChatCompletionTokenLogprobTopLogprobsItem as ChatCompletionTokenLogprobTopLogprobsItem,
    )
    from .chat_completion_tool import ChatCompletionTool as ChatCompletionTool
    from .chat_completion_tool_choice_option import (
        ChatCompletionToolChoiceOption as ChatCompletionToolChoiceOption,
    )
    from .chat_completion_tool_choice_option import (
        ChatCompletionToolChoiceOptionChoice as ChatCompletionToolChoiceOptionChoice,
    )
    from .chat_model import ChatModel as ChatModel
    from .chat_model import ChatModelChoice as ChatModelChoice
    from .completion_usage import CompletionUsage as CompletionUsage
    from .completion_usage import (
        CompletionUsageCompletionTokensDetails as CompletionUsageCompletionTokensDetails,
    )
    from .completion_usage import (
        CompletionUsagePromptTokensDetails as CompletionUsagePromptTokensDetails,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequest as CreateChatCompletionRequest,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestAudio as CreateChatCompletionRequestAudio,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestAudioFormat as CreateChatCompletionRequestAudioFormat,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestAudioVoice as CreateChatCompletionRequestAudioVoice,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestModalitiesItem as CreateChatCompletionRequestModalitiesItem,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestReasoningEffort as CreateChatCompletionRequestReasoningEffort,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestServiceTier as CreateChatCompletionRequestServiceTier,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestStop as CreateChatCompletionRequestStop,
    )
    from .create_chat_completion_request import (
        CreateChatCompletionRequestStreamOptions as CreateChatCompletionRequestStreamOptions,
    )
    from .create_chat_completion_response import (
        CreateChatCompletionResponse as CreateChatCompletionResponse,
    )
    from .create_chat_completion_response import (
        CreateChatCompletionResponseServiceTier as CreateChatCompletionResponseServiceTier,
    )
    from .create_chat_completion_stream_response import (
        CreateChatCompletionStreamResponse as CreateChatCompletionStreamResponse,
    )
    from .create_chat_completion_stream_response import (
        CreateChatCompletionStreamResponseChoicesItem as CreateChatCompletionStreamResponseChoicesItem,
    )
    from .create_file_request import CreateFileRequest as CreateFileRequest
    from .create_file_request import (
        CreateFileRequestPurpose as CreateFileRequestPurpose,
    )
    from .delete_file_response import DeleteFileResponse as DeleteFileResponse
    from .delete_model_response import DeleteModelResponse as DeleteModelResponse
    from .error import Error as Error
    from .error_response import ErrorResponse as ErrorResponse
    from .file_purpose import FilePurpose as FilePurpose
    from .finish_reason import FinishReason as FinishReason
    from .function_object import FunctionObject as FunctionObject
    from .list_files import ListFilesOrder as ListFilesOrder
    from .list_files_response import ListFilesResponse as ListFilesResponse
    from .list_models_response import ListModelsResponse as ListModelsResponse
    from .metadata import Metadata as Metadata
    from .model import Model_ as Model_
    from .open_ai_file import OpenAIFile as OpenAIFile
    from .open_ai_file import OpenAIFileStatus as OpenAIFileStatus
    from .participant_name import ParticipantName as ParticipantName
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequest as RealtimeSessionCreateRequest,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestInputAudioFormat as RealtimeSessionCreateRequestInputAudioFormat,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestInputAudioTranscription as RealtimeSessionCreateRequestInputAudioTranscription,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestMaxResponseOutputTokens as RealtimeSessionCreateRequestMaxResponseOutputTokens,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestModalitiesItem as RealtimeSessionCreateRequestModalitiesItem,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestModel as RealtimeSessionCreateRequestModel,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestOutputAudioFormat as RealtimeSessionCreateRequestOutputAudioFormat,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestToolsItem as RealtimeSessionCreateRequestToolsItem,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestTurnDetection as RealtimeSessionCreateRequestTurnDetection,
    )
    from .realtime_session_create_request import (
        RealtimeSessionCreateRequestVoice as RealtimeSessionCreateRequestVoice,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponse as RealtimeSessionCreateResponse,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponseClientSecret as RealtimeSessionCreateResponseClientSecret,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponseInputAudioTranscription as RealtimeSessionCreateResponseInputAudioTranscription,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponseMaxResponseOutputTokens as RealtimeSessionCreateResponseMaxResponseOutputTokens,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponseModalitiesItem as RealtimeSessionCreateResponseModalitiesItem,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponseToolsItem as RealtimeSessionCreateResponseToolsItem,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponseTurnDetection as RealtimeSessionCreateResponseTurnDetection,
    )
    from .realtime_session_create_response import (
        RealtimeSessionCreateResponseVoice as RealtimeSessionCreateResponseVoice,
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
    "ChatCompletionChoice": "chat_completion_choice",
    "ChatCompletionLogprobs": "chat_completion_logprobs",
    "ChatCompletionMessageToolCall": "chat_completion_message_tool_call",
    "ChatCompletionMessageToolCallFunction": "chat_completion_message_tool_call",
    "ChatCompletionMessageToolCallChunk": "chat_completion_message_tool_call_chunk",
    "ChatCompletionMessageToolCallChunkFunction": "chat_completion_message_tool_call_chunk",
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
    "ChatCompletionRequestMessageContentPartAudioInputAudioFormat": "chat_completion_request_message_content_part_audio",
    "ChatCompletionRequestMessageContentPartImage": "chat_completion_request_message_content_part_image",
    "ChatCompletionRequestMessageContentPartImageImageUrl": "chat_completion_request_message_content_part_image",
    "ChatCompletionRequestMessageContentPartImageImageUrlDetail": "chat_completion_request_message_content_part_image",
    "ChatCompletionRequestMessageContentPartRefusal": "chat_completion_request_message_content_part_refusal",
    "ChatCompletionRequestMessageContentPartText": "chat_completion_request_message_content_part_text",
    "ChatCompletionRequestSystemMessage": "chat_completion_request_system_message",
    "ChatCompletionRequestToolMessage": "chat_completion_request_tool_message",
    "ChatCompletionRequestUserMessage": "chat_completion_request_user_message",
    "ChatCompletionRequestUserMessageContent": "chat_completion_request_user_message",
    "ChatCompletionRequestUserMessageContentPart": "chat_completion_request_user_message_content_part",
    "ChatCompletionResponseMessage": "chat_completion_response_message",
    "ChatCompletionResponseMessageAudio": "chat_completion_response_message",
    "ChatCompletionStreamResponseDelta": "chat_completion_stream_response_delta",
    "ChatCompletionStreamResponseDeltaRole": "chat_completion_stream_response_delta",
    "ChatCompletionTextContent": "chat_completion_text_content",
    "ChatCompletionTokenLogprob": "chat_completion_token_logprob",
    "ChatCompletionTokenLogprobTopLogprobsItem": "chat_completion_token_logprob",
    "ChatCompletionTool": "chat_completion_tool",
    "ChatCompletionToolChoiceOption": "chat_completion_tool_choice_option",
    "ChatCompletionToolChoiceOptionChoice": "chat_completion_tool_choice_option",
    "ChatModel": "chat_model",
    "ChatModelChoice": "chat_model",
    "CompletionUsage": "completion_usage",
    "CompletionUsageCompletionTokensDetails": "completion_usage",
    "CompletionUsagePromptTokensDetails": "completion_usage",
    "CreateChatCompletionRequest": "create_chat_completion_request",
    "CreateChatCompletionRequestAudio": "create_chat_completion_request",
    "CreateChatCompletionRequestAudioFormat": "create_chat_completion_request",
    "CreateChatCompletionRequestAudioVoice": "create_chat_completion_request",
    "CreateChatCompletionRequestModalitiesItem": "create_chat_completion_request",
    "CreateChatCompletionRequestReasoningEffort": "create_chat_completion_request",
    "CreateChatCompletionRequestServiceTier": "create_chat_completion_request",
    "CreateChatCompletionRequestStop": "create_chat_completion_request",
    "CreateChatCompletionRequestStreamOptions": "create_chat_completion_request",
    "CreateChatCompletionResponse": "create_chat_completion_response",
    "CreateChatCompletionResponseServiceTier": "create_chat_completion_response",
    "CreateChatCompletionStreamResponse": "create_chat_completion_stream_response",
    "CreateChatCompletionStreamResponseChoicesItem": "create_chat_completion_stream_response",
    "CreateFileRequest": "create_file_request",
    "CreateFileRequestPurpose": "create_file_request",
    "DeleteFileResponse": "delete_file_response",
    "DeleteModelResponse": "delete_model_response",
    "Error": "error",
    "ErrorResponse": "error_response",
    "FilePurpose": "file_purpose",
    "FinishReason": "finish_reason",
    "FunctionObject": "function_object",
    "ListFilesOrder": "list_files",
    "ListFilesResponse": "list_files_response",
    "ListModelsResponse": "list_models_response",
    "Metadata": "metadata",
    "Model_": "model",
    "OpenAIFile": "open_ai_file",
    "OpenAIFileStatus": "open_ai_file",
    "ParticipantName": "participant_name",
    "RealtimeSessionCreateRequest": "realtime_session_create_request",
    "RealtimeSessionCreateRequestInputAudioFormat": "realtime_session_create_request",
    "RealtimeSessionCreateRequestInputAudioTranscription": "realtime_session_create_request",
    "RealtimeSessionCreateRequestMaxResponseOutputTokens": "realtime_session_create_request",
    "RealtimeSessionCreateRequestModalitiesItem": "realtime_session_create_request",
    "RealtimeSessionCreateRequestModel": "realtime_session_create_request",
    "RealtimeSessionCreateRequestOutputAudioFormat": "realtime_session_create_request",
    "RealtimeSessionCreateRequestToolsItem": "realtime_session_create_request",
    "RealtimeSessionCreateRequestTurnDetection": "realtime_session_create_request",
    "RealtimeSessionCreateRequestVoice": "realtime_session_create_request",
    "RealtimeSessionCreateResponse": "realtime_session_create_response",
    "RealtimeSessionCreateResponseClientSecret": "realtime_session_create_response",
    "RealtimeSessionCreateResponseInputAudioTranscription": "realtime_session_create_response",
    "RealtimeSessionCreateResponseMaxResponseOutputTokens": "realtime_session_create_response",
    "RealtimeSessionCreateResponseModalitiesItem": "realtime_session_create_response",
    "RealtimeSessionCreateResponseToolsItem": "realtime_session_create_response",
    "RealtimeSessionCreateResponseTurnDetection": "realtime_session_create_response",
    "RealtimeSessionCreateResponseVoice": "realtime_session_create_response",
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
