"""What is talked of at length is told apart under what the questions named."""

from __future__ import annotations

import pytest

from assistant.drafting.topics import topic


@pytest.mark.parametrize(
    ("question", "answer", "heading"),
    [
        ("블로그는 올해 어땠나요?", "열한 개밖에 못 썼다.", "블로그"),
        ("인쇄소 사장님 이야기를 조금 더 들려주신다면요?", "사장님은 말이 없다.", "인쇄소 사장님"),
        (
            "2025년 회고에 “달리기를 한다.”라고 쓰셨어요. 자전거는 어떻게 되었나요?",
            "자전거는 팔았다.",
            "자전거",
        ),
        ("올해 마지막으로 하고 싶은 이야기는 무엇인가요?", "없다.", ""),
    ],
)
def test_a_heading_of_the_questions_nouns(question: str, answer: str, heading: str) -> None:
    assert topic(question, answer, "ko") == heading


def test_in_english_only_what_the_answer_takes_up() -> None:
    assert topic(
        "How did the sale of the bakery come about?", "The sale of the bakery took a year.", "en"
    ) == ("Sale of the bakery")
    assert topic("What changed this year?", "We moved.", "en") == ""
