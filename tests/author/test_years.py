"""What counts the years is moved on; what only looks like it is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.author.years import move_on


@pytest.mark.parametrize(
    ("text", "since", "to", "moved"),
    [
        ("2024년 연말 회고", 2024, 2026, "2026년 연말 회고"),
        ("2025년에는…", 2024, 2026, "2027년에는…"),
        ("24년을 돌아보며", 2024, 2026, "26년을 돌아보며"),
        ("Wrap-up '24", 2024, 2025, "Wrap-up '25"),
        ("My Seventh Year as a Founder", 2024, 2025, "My Eighth Year as a Founder"),
        ("Goals for year seven", 2023, 2024, "Goals for year eight"),
        ("One year later", 2017, 2019, "Three years later"),
        ("my-2nd-year", 2022, 2023, "my-3rd-year"),
        ("founder-year-9", 2024, 2026, "founder-year-11"),
        ("7년차 개발자의 회고", 2024, 2026, "9년차 개발자의 회고"),
        ("서른 살이 아니라 29살의 회고", 2024, 2025, "서른한 살이 아니라 30살의 회고"),
        ("두 번째 회고", 2023, 2025, "네 번째 회고"),
        ("열아홉 번째 여름 결산", 2023, 2024, "스무 번째 여름 결산"),
        ("My Twentieth Year", 2024, 2025, "My Twenty-First Year"),
        ("Turning thirty", 2024, 2026, "Turning thirty-two"),
        ("Two Years In", 2024, 2023, "One Year In"),
        ("my 20th year of blogging", 2024, 2025, "my 21st year of blogging"),
        ("블로그 9주년", 2023, 2025, "블로그 11주년"),
        ("11년째 쓰는 회고", 2023, 2025, "13년째 쓰는 회고"),
        ("스물아홉, 겨울", 2024, 2025, "서른, 겨울"),
        ("서른을 보내며", 2023, 2024, "서른하나를 보내며"),
        ("서른하나로 가는 길", 2023, 2026, "서른넷으로 가는 길"),
        ("마흔", 2023, 2026, "마흔셋"),
        ("エンジニア3年目の振り返り", 2023, 2026, "エンジニア6年目の振り返り"),
    ],
)
def test_what_counts_the_years_moves(text: str, since: int, to: int, moved: str) -> None:
    assert move_on(text, since, to) == moved


@pytest.mark.parametrize(
    "text",
    [
        "10년 만에 간 제주",
        "회고, 세어 보니 41번",
        "두 번째 이직",
        "서른 번 넘어진 겨울",
        "마흔 권의 책",
        "스물네 시간",
        "3년간의 이사",
        "Turning 30% faster",
        "1999년의 약속",
        "Two books, three trips",
        "서울 2호선",
        "a year off",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert move_on(text, 2024, 2026) == text


def test_a_first_year_of_something_may_be_a_fact() -> None:
    assert (
        move_on("My first year of profit in 2021", 2021, 2022, anniversaries=False)
        == "My first year of profit in 2022"
    )


@given(year=st.integers(1990, 2080), step=st.integers(1, 5))
def test_moving_on_and_back_is_where_one_began(year: int, step: int) -> None:
    title = f"{year}년 회고, 그리고 {year + 1}년"
    there = move_on(title, year, year + step)
    assert str(year + step) in there and str(year + step + 1) in there
    assert move_on(there, year + step, year) == title
