"""What was said in -요 is written in -다, and can be taken back letter for letter; what cannot stays as it was said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.endings import register, registers, spoken, written


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("올해는 이직을 했어요.", "올해는 이직을 했다."),
        ("매일 회사에 가요.", "매일 회사에 간다."),
        ("서울에 살아요.", "서울에 산다."),
        ("밥을 먹어요.", "밥을 먹는다."),
        ("날씨가 좋아요!", "날씨가 좋다!"),
        ("돈이 없어요.", "돈이 없다."),
        ("글을 쓰고 있어요.", "글을 쓰고 있다."),
        ("먹지 않아요.", "먹지 않는다."),
        ("예쁘지 않아요.", "예쁘지 않다."),
        ("좋기도 해요.", "좋기도 하다."),
        ("좋다고 해요.", "좋다고 한다."),
        ("친구예요.", "친구다."),
        ("그건 아니에요.", "그건 아니다."),
        ("될 거예요.", "될 거다."),
        ("친구가 도와줬어요.", "친구가 도와줬다."),
        ("조금 무서웠거든요.", "조금 무서웠거든."),
        ("잘 안 됐는데요.", "잘 안 됐는데."),
        ("왜냐하면 바빠서요.", "왜냐하면 바빠서."),
        ("혼자 웃어요 ㅎㅎ", "혼자 웃는다 ㅎㅎ"),
        ("제가 먼저 말했어요.", "내가 먼저 말했다."),
        ("저는 그렇게 생각해요~", "나는 그렇게 생각한다~"),
        ("그때는 공부가 직업이었으니까요.", "그때는 공부가 직업이었으니까."),
        ("하나는 터져 있었대요...", "하나는 터져 있었대..."),
    ],
)
def test_spoken_sentences_are_written_and_taken_back(said: str, put: str) -> None:
    assert written(said) == put
    assert spoken(put) == said


@pytest.mark.parametrize(
    "said",
    [
        "한번 해 볼게요.",  # to somebody: written otherwise, in more than its ending
        "저희가 이겼어요.",  # 우리 could be either
        "그렇습니다.",
        "걸었다.",
        "3월의 첫날",
        "",
    ],
)
def test_what_cannot_be_taken_back_exactly_stays_as_it_was_said(said: str) -> None:
    assert written(said) == said


def test_a_noun_said_politely_is_written_as_the_noun() -> None:
    assert written("셋째는 돈 공부요. 두 번이요.") == "셋째는 돈 공부. 두 번."
    assert written("그게 중요.") == "그게 중요."


def test_a_sentence_that_was_plain_but_for_its_ending_keeps_its_person() -> None:
    assert written("나는 왜 안 갔을까 싶었어요.") == "나는 왜 안 갔을까 싶었다."


def test_what_others_said_keeps_its_ending() -> None:
    assert written('팀장님이 "잘했어요"라고 했어요.') == '팀장님이 "잘했어요"라고 했다.'


def test_paragraphs_keep_their_lines_and_marks() -> None:
    said = "봄에 이사했어요. **정말** 힘들었어요…\n\n- 책을 버렸어요\n- 의자를 샀어요"
    put = written(said)
    assert put == "봄에 이사했다. **정말** 힘들었다…\n\n- 책을 버렸다\n- 의자를 샀다"


SAID = st.lists(
    st.sampled_from(
        [
            "봄에 이사했어요.",
            "비가 왔어요!",
            "저는 안 갔어요.",
            "좋더라고요.",
            "아직 몰라요.",
            "왜 그랬을까요?",
            "그냥 뒀다.",
            "ㅋㅋ",
            "3월이에요.",
        ]
    ),
    max_size=6,
).map(" ".join)


@settings(max_examples=40)
@given(SAID)
def test_writing_twice_changes_nothing_more_and_going_back_gives_what_was_said(said: str) -> None:
    put = written(said)
    assert written(put) == put
    if "그냥 뒀다." not in said and "ㅋㅋ" not in said:
        assert spoken(put) == said


def test_registers() -> None:
    assert registers(["했다. 갔다. 그래요.", "했어요. 좋아요.", "합니다.", "3월의 첫날"]) == [
        "plain", "polite", "formal", "other",
    ]  # fmt: skip
    assert register("") == "other"
