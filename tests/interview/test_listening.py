"""What a model hears in an answer is the author's own words, however long the answer."""

from __future__ import annotations

import json

import pytest
from support.model import ScriptedModel

from assistant.domain import Turn
from assistant.interview.listening import listen
from assistant.model.chat import prompt_tokens


def turn(answer: str) -> Turn:
    return Turn(
        n=1, key="opening", question="제일 먼저 떠오르는 것은 무엇인가요?", why="", cites=(), area="opening",
        state="answered", answer=answer,
    )  # fmt: skip


def hears(*words: str, budget: int = 60_000) -> ScriptedModel:
    topics = [{"words": said, "area": "home"} for said in words]
    told = json.dumps({"topics": topics}, ensure_ascii=False)
    return ScriptedModel(lambda messages, purpose: told, budget=budget)


def test_a_topic_stands_in_the_answer_word_for_word() -> None:
    model = hears("계단이 예순여덟 개", "계단이 아주 많다", "아랫집 **빗자루**", "문")
    heard = listen(
        turn("사월에 이사했다. 계단이 예순여덟 개다. 아랫집 **빗자루**를 빌렸다. 문"), model, language="ko"
    )
    assert [topic.words for topic in heard.topics] == ["계단이 예순여덟 개", "아랫집 빗자루"]


@pytest.mark.parametrize("budget", [2_000, 4_000, 60_000])
def test_pages_of_an_answer_leave_a_small_model_room(budget: int) -> None:
    model = hears("마지막에 비가 그쳤다", budget=budget)
    pages = "처음에는 비가 왔다. " + "강을 따라 오래 걸었고 다리가 아팠다. " * 2_000 + "마지막에 비가 그쳤다."
    heard = listen(turn(pages), model, language="ko")
    shown = model.asked[0][0]
    assert prompt_tokens(shown) <= budget
    assert "처음에는 비가 왔다." in shown.user
    assert heard.topics[0].words == "마지막에 비가 그쳤다"
