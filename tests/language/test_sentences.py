"""Where sentences end, in the prose people type: Korean, English, Japanese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.sentences import split

PARAGRAPHS = [
    ["올해는 3.5배 늘었다.", "좋았다!! ㅎㅎ", "그래서 한 번 더 해 봤다."],
    ["친구가 “정말 갈 거야?”라고 물었다.", "나는 “응.” 하고 답했다."],
    ["‘이게 맞나?’ 싶었지만 계속했다.", "결국 맞았다."],
    ["‘괜찮다.’는 말을 자주 했다.", "괜찮지 않았다."],
    ["집을 옮겼다.", "(사실 두 번째다.)", "이번엔 볕이 든다."],
    ["시간이 없어서... 결국 못 갔다.", "내년엔 꼭 간다!"],
    ["그래도 해 봐야지…", "다들 그렇게 말했다."],
    ["v2.1.3을 배포했다.", "Node.js와 Vue.js를 같이 쓴다.", "https://a.kr/b.c?d=1 에 적어 두었다."],
    ["2024.03.05. 저녁에 만났다.", "오래 걸었다."],
    ["진짜 좋았다ㅋㅋㅋ", "또 가고 싶다."],
    ["힘들었다 ㅠㅠ", "그래도 끝냈다 :)", "다음은 쉬자!"],
    ["대신 차를 마신다 🍵", "좋다 👍", "커피(특히 드립)는 줄였다."],
    ["나는 달리기를 좋아하는데요, 이유는 단순해요.", "숨이 차면 아무 생각이 안 나거든요!"],
    ["올해 목표는 세 가지다: 운동, 독서, 그리고 쉼.", "1. 운동은 주 3회.", "2. 독서는 월 2권."],
    ["이게 된다고?!", "된다."],
    [
        "I met Dr. Kim at 10 a.m. on Jan. 5.",
        "We talked about e.g. tests, logs, etc. and left.",
        "It cost $3.50.",
    ],
    ["“Are you sure?” she asked.", "“I am.”", "Then she left."],
    ["I moved to the U.S. in 2019.", "It was hard!", "(But fun.)", "Would I do it again?", "Yes..."],
    ["Version 2.0 is out.", "J. R. Smith wrote it.", "See Fig. 3 for more."],
    ["We met in room 12.", "It was cold."],
    ["今日は「いいね。」と言われた。", "うれしい！", "でも、なぜ？", "わからない…。"],
]


@pytest.mark.parametrize("wanted", PARAGRAPHS, ids=lambda wanted: wanted[0][:20])
def test_sentences_of_a_paragraph(wanted: list[str]) -> None:
    text = " ".join(wanted)
    assert [text[start:end] for start, end in split(text)] == wanted


def test_a_line_end_ends_a_sentence_only_where_its_words_do() -> None:
    lines = "오늘도 달렸다\n내일도 달릴 것이다\n긴 문장은 여러 줄에\n나누어 적었다"
    assert [lines[a:b] for a, b in split(lines)] == [
        "오늘도 달렸다",
        "내일도 달릴 것이다",
        "긴 문장은 여러 줄에\n나누어 적었다",
    ]


def test_a_break_that_was_asked_for_always_ends_one() -> None:
    text = "봄의 꽃\u2028여름의 비"
    assert [text[a:b] for a, b in split(text)] == ["봄의 꽃", "여름의 비"]


@pytest.mark.parametrize("written", ["생각한다.그런데", "정말?그래서"])
def test_a_stop_without_a_space_behind_it(written: str) -> None:
    assert len(split(written)) == 2


@given(st.text(alphabet='가나다요 .!?…\n\u2028"”’)ㅋㅎ1aA。「」🍵', max_size=80))
def test_spans_are_in_order_trimmed_and_leave_out_nothing_but_space(text: str) -> None:
    spans = split(text)
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert text[start:end].strip() == text[start:end] != ""
        at = end
    assert not text[at:].strip()
