"""The time a question speaks of, asked on 10 August 2024."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memory.when import when

MOMENT = dt.date(2024, 8, 10)

CASES = {
    "작년에 읽은 책": "2023",
    "지난해 목표": "2023",
    "재작년 여름 바다": "2022-06 – 2022-08",
    "2021년에 본 시험": "2021",
    "21년에 산 자전거": "2021",
    "작년 12월의 회의": "2023-12",
    "2019년도 하반기 계획": "2019-07 – 2019-12",
    "지난 겨울 감기": "2023-12 – 2024-02",
    "지난 가을 여행": "2023-09 – 2023-11",
    "3년 전 다짐": "2021",
    "지난달에 산 것": "2024-07",
    "지난주 회의": "2024-07-29 – 2024-08-04",
    "last spring, in the garden": "2024-03 – 2024-05",
    "two years ago I promised": "2022",
    "a few years back": "2019–2022",
    "the year before last": "2022",
    "early in 2021": "2021-01 – 2021-04",
    "autumn 2021": "2021-09 – 2021-11",
    "in March 2020": "2020-03",
    "around new year 2021": "2020-12 – 2021-01",
    "last october": "2023-10",
    # durations, careers, things that are no time
    "10년 동안 한 일": None,
    "2년차 개발자": None,
    "20년 지기 친구": None,
    "3년째 쓰는 노트북": None,
    "I may call you": None,
    "first things last": None,
}


@pytest.mark.parametrize(("question", "label"), CASES.items())
def test_what_a_question_says_about_time(question: str, label: str | None) -> None:
    assert [span.label for span in when(question, MOMENT)] == ([label] if label else [])


def test_two_times_are_two_spans_in_order() -> None:
    assert [s.label for s in when("2019년과 작년의 차이", MOMENT)] == ["2019", "2023"]


@given(st.text(max_size=60), st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_any_text_at_any_moment(question: str, moment: dt.date) -> None:
    for span in when(question, moment):
        assert span.since < span.before
        assert span.words in question
