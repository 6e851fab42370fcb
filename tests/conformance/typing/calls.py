"""How type checkers see the generated client. ``# reveals: T`` and ``# wrong`` say what they must find in a line.

This file is checked, never run.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import reveal_type

from openai_client import AsyncClient, Client, models, params

client = Client(api_key="secret")

# A call gives a model, its variants give a response or an iterator.
reveal_type(client.files.list_files(limit=5))  # reveals: ListFilesResponse
reveal_type(client.files.list_files_with_http_info())  # reveals: ApiResponse[ListFilesResponse]
reveal_type(client.files.list_files_with_http_info().data.data)  # reveals: list[OpenAIFile]
reveal_type(client.files.list_files_iter(purpose="batch"))  # reveals: Iterator[OpenAIFile]
reveal_type(client.files.download_file("file-1"))  # reveals: bytes
reveal_type(client.files.create_file(Path("a.jsonl"), "fine-tune"))  # reveals: OpenAIFile
reveal_type(client.files.create_file(b"content", purpose="batch"))  # reveals: OpenAIFile
reveal_type(next(client.files.list_files_iter()).id)  # reveals: str
made = client.files.create_file_with_http_info(b"content", purpose="batch")
reveal_type(made.data)  # reveals: OpenAIFile
reveal_type(made.links.retrieve_uploaded_file(timeout=3))  # reveals: OpenAIFile
made.links.retrieve_uploaded_file("file-1")  # wrong
for file in client.files.list_files_iter():
    reveal_type(file)  # reveals: OpenAIFile

# A response may have values that nobody knows yet, a request may not.
purpose: str = client.files.retrieve_file("file-1").purpose
unheard: models.FilePurpose = "not-known-yet"  # wrong
client.files.list_files(purpose="not-known-yet")  # wrong
kept: Iterator[models.OpenAIFile] = client.files.list_files_iter(order="asc", after="file-1", timeout=3.0)

# Arguments are checked.
client.files.list_files(limit="five")  # wrong
client.files.list_files(5)  # wrong
client.files.list_files(limits=5)  # wrong
client.files.list_files_iter(limits=5)  # wrong
client.files.list_files_iter(limit=None, max_retries="many")  # wrong
client.files.retrieve_file()  # wrong
client.files.create_file(5, "batch")  # wrong
client.files.list_files(time_out=5)  # wrong
client.files.list_files(timeout=5, max_retries=0, extra_headers={"X-A": None}, idempotency_key="k")

# A body is a model or a dictionary, and a dictionary is checked.
session = client.realtime.create_realtime_session({"model": "gpt-4o-realtime-preview"})
reveal_type(session)  # reveals: RealtimeSessionCreateResponse
client.realtime.create_realtime_session(models.RealtimeSessionCreateRequest(model="gpt-4o-realtime-preview"))
client.realtime.create_realtime_session({"model": "gpt-4o-realtime-preview", "temperature": "warm"})  # wrong
client.realtime.create_realtime_session({"modle": "gpt-4o-realtime-preview"})  # wrong
client.realtime.create_realtime_session({})  # wrong
client.realtime.create_realtime_session(5)  # wrong

# Dictionaries inside dictionaries are checked, too.
request: params.CreateChatCompletionRequest = {
    "model": "gpt-4o",
    "messages": [{"role": "user", "content": "Why is the sky blue?"}],
    "stop": ["."],
}
client.chat.create_chat_completion(request)
unfit: params.CreateChatCompletionRequest = {"model": "gpt-4o", "messages": [{"role": "user"}]}  # wrong
unknown: params.CreateChatCompletionRequest = {"model": "gpt-4o", "messages": [], "modle": 1}  # wrong
missing: params.CreateChatCompletionRequest = {"model": "gpt-4o"}  # wrong
wrong: params.CreateChatCompletionRequest = {"model": "gpt-4o", "messages": [], "n": "two"}  # wrong

# A client is told only what it knows.
Client(api_kee="secret")  # wrong
Client(api_key="secret", max_retries="two")  # wrong
reveal_type(client.files)  # reveals: FilesApi
print(client.flies)  # wrong


async def later() -> None:
    async with AsyncClient(api_key="secret") as other:
        reveal_type(await other.files.list_files())  # reveals: ListFilesResponse
        reveal_type(await other.files.list_files_with_http_info())  # reveals: ApiResponse[ListFilesResponse]
        reveal_type(other.files.list_files_iter())  # reveals: AsyncIterator[OpenAIFile]
        reveal_type(await other.files.download_file("file-1"))  # reveals: bytes
        async for file in other.files.list_files_iter(limit=5):
            reveal_type(file.created_at)  # reveals: int
        await other.realtime.create_realtime_session({"model": 5})  # wrong
        for each in other.files.list_files_iter():  # wrong
            print(each)
