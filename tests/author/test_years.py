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
        ("서른 살이 아니라 29살의 회고", 2024, 2025, "서른 살이 아니라 30살의 회고"),
        ("두 번째 회고", 2023, 2025, "네 번째 회고"),
        ("My Twentieth Year", 2024, 2025, "My 21st Year"),
    ],
)
def test_what_counts_the_years_moves(text: str, since: int, to: int, moved: str) -> None:
    assert move_on(text, since, to) == moved


@pytest.mark.parametrize(
    "text",
    [
        "10년 만에 간 제주",
        "회고, 세어 보니 41번",
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
