"""A question to the assistant is told from an answer, and an answer is never taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain import Turn
from assistant.interview.asides import is_aside, sought

OPEN = Turn(
    n=3,
    key="thread:1",
    question="2025년 회고에 “자전거로 섬진강을 끝까지 간다.”라고 쓰셨어요. 그 일은 지금 어디까지 왔나요?",
    why="",
    cites=(),
    area="health",
    state="asked",
)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("작년에 내가 뭐라고 했지?", "ko"),
        ("내가 섬진강 언제 갔더라?", "ko"),
        ("2024년 회고에서 제빵 얘기 찾아줘", "ko"),
        ("what did I say about running last year?", "ko"),
        ("What did I write about the move?", "en"),
        ("Did I mention the printer last year?", "en"),
        ("Show me what I wrote about money", "en"),
    ],
)
def test_questions_to_the_assistant(said: str, language: str) -> None:
    assert is_aside(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("내가 뭘 했는지 모르겠다.", "ko"),
        ("작년이랑 똑같다.", "ko"),
        ("사장님이 뭐라고 했냐면, 걸레를 하나 더 가져오라고 했다.", "ko"),
        ("그때 내가 왜 그랬을까? 아직도 모르겠다.", "ko"),
        ("5월에 갔다. 내가 뭐라고 했지?\n아무튼 갔다.", "ko"),
        ("친구가 사진을 찾아 줘서 알았다.", "ko"),
        ("I kept asking myself what I did wrong.", "en"),
        ("What did I expect? Nothing. I moved out in May and never looked back, that is the whole story of it.", "en"),
        ("Find a job, that was my year.", "en"),
        ("", "ko"),
    ],
)  # fmt: skip
def test_answers(said: str, language: str) -> None:
    assert not is_aside(said, language)


def test_a_question_without_a_matter_is_about_the_open_one() -> None:
    assert "섬진강" in sought("작년에 내가 뭐라고 했지?", [OPEN])
    assert (
        sought("작년에 내가 인쇄소에 대해 뭐라고 했지?", [OPEN]) == "작년에 내가 인쇄소에 대해 뭐라고 했지?"
    )
    assert sought("what did I say last year?", ()) == "what did I say last year?"


def test_in_a_follow_up_it_is_about_what_was_asked_first() -> None:
    asked = replace(OPEN, state="answered", answer="곡성까지 갔다.")
    more = replace(OPEN, n=4, key="follow:thread:1:when", question="곡성까지 가신 날에는 무엇이 보였나요?")
    assert "섬진강" in sought("작년에 내가 뭐라고 했지?", [asked, more])
