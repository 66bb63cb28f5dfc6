"""What counts as an answer: something that was told, in whatever language, and nothing that only passes or evades."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Turn
from assistant.interview.replies import is_pass, tells, told, wants_no_more

NOTHING = [
    "글쎄 잘 모르겠다.",
    "글쎄요, 그건 저도 잘 모르겠네요.",
    "몰라",
    "모른다",
    "기억이 잘 안 난다.",
    "생각이 안 나요",
    "딱히 없어요",
    "별일 없었어요.",
    "그냥 그랬다.",
    "뭐, 그럭저럭요.",
    "No idea, hard to say.",
    "I don't really remember.",
    "Nothing special.",
    "It depends, I guess.",
]
PASSED = [
    "그건 넘어가자.",
    "올해는 그냥 패스!",
    "그런 걸 왜 물어. 짜증나네.",
    "그만 좀 물어봐",
    "기억 안 난다. 이만하면 됐고 다음.",
    "Skip this one.",
    "Leave me alone.",
    "I answered that already.",
    "아까 말했잖아요.",
]
NODS = ["응", "네.", "ㅋㅋㅋ", "😂😂😂", "…", "ok", "아니요"]
TOLD = [
    "I told my boss in May that I would leave, and so I did at the end of the summer.",
    "다음 달에 이사했다.",
    "운동은 별로 안 했다.",
    "시간이 없었다.",
    "모르는 사람을 만났다.",
    "3",
    "아직",
    "짰다.",
    "잘 모르겠는데 5월에 한 번은 갔다.",
    "그렇게 끝났다.",
    "생각나는 건 바다뿐이다.",
    "I don't remember the name, but Tom was there.",
    "Not yet.",
    "It was fine.",
    "그냥 집에서 책을 읽었다.",
    "旅に出た。",
    "그만뒀다.",
    "글쎄.\n\n5월에 그만둔 일이 하나 있다.",
    "    배 = 1  # 들여 쓴 줄",
]


@pytest.mark.parametrize("answer", NOTHING)
def test_who_has_nothing_to_tell_is_left_in_peace_and_did_not_answer(answer: str) -> None:
    assert told(answer) == ""
    assert wants_no_more(answer)
    assert not is_pass(answer)


@pytest.mark.parametrize("answer", PASSED)
def test_who_passes_did_not_answer(answer: str) -> None:
    assert told(answer) == ""
    assert wants_no_more(answer)
    assert is_pass(answer)


@pytest.mark.parametrize("answer", NODS)
def test_a_nod_is_no_answer_and_may_be_asked_for_more(answer: str) -> None:
    assert told(answer) == ""
    assert not wants_no_more(answer)


@pytest.mark.parametrize("answer", TOLD)
def test_what_tells_something_is_an_answer_and_stays_whole(answer: str) -> None:
    assert told(answer) == answer
    assert not wants_no_more(answer)
    assert not is_pass(answer)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("달리기는 봄에 접었다. 그건 넘어가자.", "달리기는 봄에 접었다."),
        ("I sold the boat. Next question please.", "I sold the boat."),
        ("3월에 그만뒀다. 나머지는 넘어가자.", "3월에 그만뒀다."),
        ("배는 팔았다. 글쎄, 잘 모르겠다.", "배는 팔았다. 글쎄, 잘 모르겠다."),
        ("넘어가자고 했지만 결국 말했다. 배를 팔았다.", "넘어가자고 했지만 결국 말했다. 배를 팔았다."),
    ],
)
def test_who_tells_and_then_passes_has_answered_without_the_passing(answer: str, kept: str) -> None:
    assert told(answer) == kept
    assert not is_pass(answer)


@given(st.text(max_size=200))
def test_what_is_told_is_the_beginning_of_the_answer(answer: str) -> None:
    assert answer.startswith(told(answer))
    assert told(told(answer)) == told(answer)


def test_only_an_answered_turn_tells() -> None:
    turn = Turn(
        n=1, key="k", question="무엇을 하셨나요?", why="", cites=(), area="", state="never", answer="배를 팔았다."
    )  # fmt: skip
    assert not tells(turn)
