"""A document that doesn't declare its stream gets one from an overlay, and the client streams."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.documented import imported
from tests.support.server import Answer, Server

from specloom.parser import parse
from specloom.pipeline import Order, generate

OVERLAY = Path(__file__).parent / "overlays" / "openai-streams.yaml"


def chunk(text: str) -> dict[str, object]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "gpt-4o",
        "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}],
    }


def test_a_stream_that_only_an_overlay_declares(corpus: Path, tmp_path: Path) -> None:
    document = corpus / "openai-2.3.0.yaml"
    order = Order("python", tmp_path, {"package": "overlaid_client"})
    assert not generate(document, [order], overlays=[OVERLAY]).failed
    api = parse(document, [OVERLAY]).api
    assert api is not None
    events = "".join(f"data: {json.dumps(chunk(text))}\n\n" for text in ("Hel", "lo"))
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Say hello."}]}
    with imported(tmp_path, "overlaid_client") as package, Server(api) as server:
        server.answers["createChatCompletion"] = Answer(
            200, f"{events}data: [DONE]\n\n".encode(), {"Content-Type": "text/event-stream"}
        )
        with (
            package.Client(api_key="secret", base_url=server.url) as client,
            client.chat.create_chat_completion_stream(body) as stream,
        ):
            chunks = list(stream)
        assert "".join(chunk.choices[0].delta.content for chunk in chunks) == "Hello"
        assert isinstance(chunks[0], package.models.CreateChatCompletionStreamResponse)
        [request] = server.requests
        assert request.header("accept") == "text/event-stream"
        assert json.loads(request.body) == {**body, "stream": True}
