"""The interview over a true wire: whatever the endpoint does, the next question comes, and one notice at most."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import SecretStr
from support.author import write_blog
from support.wire import Answer, Endpoint, breaks, errs, fails, says, shows

from assistant.events import Remark
from assistant.interview.questions import faults
from assistant.service import Assistant
from assistant.settings import Settings

HEARD = json.dumps({"filled": ["what", "when", "felt", "who"], "heavy": False, "topics": []})


def assistant(folder: Path, endpoint: Endpoint) -> Assistant:
    return Assistant(
        Settings(
            corpus=(write_blog(folder / "blog"),),
            workspace=folder / "work",
            cache=folder / "cache",
            model="script",
            openai_api_key=SecretStr("sk-test-0123456789abcdef"),
            openai_base_url=endpoint.url,
        )
    )


@pytest.mark.parametrize(
    "answer",
    [
        fails(401, "Incorrect API key"),
        fails(404, "no such model"),
        breaks("그 뒤로"),
        says("그 뒤로", finish=None),
        says("no JSON here"),
        says('{"filled": "everything"}'),
        says(""),
        errs("그", message="overloaded"),
        shows("<html>not an API</html>"),
    ],
)
def test_the_interview_goes_on(tmp_path: Path, endpoint: Endpoint, answer: Answer) -> None:
    conversation = assistant(tmp_path, endpoint).interviews.of(2026, minutes=15)
    conversation.ask()
    remarks = 0
    for n in range(4):
        endpoint.will(*[answer] * 5)
        conversation.answer(f"{n + 3}월에 강가에 나가 오래 걸었다.")
        for event in conversation.asking():
            remarks += isinstance(event, Remark)
        assert conversation.waiting is not None
        assert faults(conversation.waiting.question, "ko") == ()
    assert remarks <= 1


def test_a_model_that_listens_words_the_question(tmp_path: Path, endpoint: Endpoint) -> None:
    conversation = assistant(tmp_path, endpoint).interviews.of(2026)
    conversation.ask()
    conversation.answer("3월에 무릎이 아팠다.")
    said = "2025년 회고에 “인쇄기 소리를 녹음한다.”라고 쓰셨어요. 그 소리는 올해 어디에 담겼나요?"
    endpoint.will(says(HEARD), says(said[:20], said[20:]))
    turn = conversation.ask()
    assert turn is not None
    assert turn.question == said
    assert "3월에 무릎이 아팠다." in json.dumps(endpoint.seen[-1].body, ensure_ascii=False)
