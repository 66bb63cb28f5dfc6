"""What is talked of at length is told apart under what the questions named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        ("2025년 회고에 “우리는 졌다.”라는 문장을 쓰셨는데요, 지도는 어떻게 되었나요?", "다 그렸다.", "지도"),
        ("“우리는 졌다.”라는 문장을 쓰셨는데요.", "라면을 먹었다.", ""),
        ("“다시 그린다.”라를 지금 읽으면 어떤가요?", "라고 했다.", ""),
        ("돈은 어떻게 되었나요?", "모자랐다.", "돈"),
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


SAID = st.text("가나다라마바사아자차카타파하고는이을를 한글달강.!?", min_size=4, max_size=20)
BEHIND = ("라고 쓰셨어요. ", "라는 문장을 쓰셨는데요, ", "라던 ", "라를 ", "이라는 다짐은 ", "란 ", "은 ", "")
ASKED = ("어떻게 되었나요?", "그 일은 지금 어디에 와 있나요?", "지도는 다 그리셨나요?", "왜 그러셨나요?")


@settings(deadline=None)
@given(SAID, st.sampled_from(BEHIND), st.sampled_from(ASKED), st.text("라고는이을한 지도다", max_size=20))
def test_a_heading_is_a_word_that_stands_in_the_question_as_one(
    said: str, behind: str, asked: str, answer: str
) -> None:
    heading = topic(f"2025년 회고에 “{said}”{behind}{asked}", answer, "ko")
    assert heading in ("", "지도")
