"""The chat model against a real one over HTTP. What it writes is of no account, that the walk is whole is."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, Field
from support.wire import Served

from assistant.errors import PromptTooLong, ReplyTooLong
from assistant.model.calls import CallLog
from assistant.model.chat import ChatModel, open_chat, prompt_tokens
from assistant.model.prompts import Messages
from assistant.settings import Settings

pytestmark = pytest.mark.wire
ASKED = Messages(system="You answer in one short sentence.", user="Say hello.")


class Mood(BaseModel):
    mood: Literal["good", "bad"]
    stars: int = Field(ge=1, le=5)


@pytest.fixture
def log(tmp_path: Path) -> CallLog:
    return CallLog(tmp_path / "calls.jsonl")


@pytest.fixture
def chat(real: Served, log: CallLog) -> ChatModel:
    settings = Settings(
        model=real.model, openai_base_url=real.url, temperature=0.0, timeout=60.0,
        context_tokens=real.context_tokens, reply_tokens=200,
    )  # fmt: skip
    return open_chat(settings, log)


def test_it_streams_and_tells_what_it_took(chat: ChatModel, log: CallLog) -> None:
    pieces = list(chat.stream(ASKED, purpose="hello"))
    assert len(pieces) > 3, "it came piece by piece"
    assert "".join(pieces).strip()
    (call,) = log.read()
    assert call.state == "done"
    assert not call.counted
    assert call.prompt_tokens > prompt_tokens(ASKED), "the chat template counts too"
    assert chat.used.reply_tokens == call.reply_tokens >= len(pieces) // 2


def test_a_structured_reply_keeps_to_the_schema(chat: ChatModel, log: CallLog) -> None:
    asked = Messages(system="You judge moods. Reply in JSON.", user="I ran ten kilometres and felt great.")
    mood = chat.reply(asked, purpose="mood", shape=Mood)
    assert mood.mood in ("good", "bad")
    assert 1 <= mood.stars <= 5
    assert len(log.read()) == 1, "the grammar leaves nothing to repair"


def test_a_limit_cuts_the_reply_and_is_told(chat: ChatModel, log: CallLog) -> None:
    asked = Messages(system="You count.", user="Count from one to a hundred, in words.")
    with pytest.raises(ReplyTooLong) as caught:
        list(chat.stream(asked, purpose="count", max_tokens=8))
    assert caught.value.reply.strip()
    (call,) = log.read()
    assert (call.state, call.reply_tokens) == ("failed", 8)


def test_more_than_the_model_takes(chat: ChatModel) -> None:
    endless = Messages(system="You read.", user="그날도 강을 따라 오래 걸었다. " * 400)
    with pytest.raises(PromptTooLong) as caught:
        list(chat.stream(endless, purpose="read"))
    assert "ASSISTANT_CONTEXT_TOKENS" in caught.value.hint


def test_a_stopped_reply_frees_the_model(chat: ChatModel, log: CallLog) -> None:
    asked = Messages(system="You tell stories.", user="Tell me a very long story.")
    for _ in range(3):  # more often than the server has places
        pieces = chat.stream(asked, purpose="story")
        assert next(pieces)
        pieces.close()
    assert "".join(chat.stream(ASKED, purpose="hello"))
    assert [call.state for call in log.read()] == ["stopped", "stopped", "stopped", "done"]


def test_threads_share_a_model(chat: ChatModel, log: CallLog) -> None:
    said: list[str] = []
    threads = [
        threading.Thread(target=lambda: said.append("".join(chat.stream(ASKED, purpose="hello"))))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 3
    assert all(said)
    assert [call.state for call in log.read()] == ["done"] * 3
