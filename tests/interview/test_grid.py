"""The grid shows what was written when, and fills with what is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from support.author import small_author

from assistant.author.form import learn_form
from assistant.domain import Turn
from assistant.interview.grid import Row, grid
from assistant.interview.known import Known, know
from assistant.interview.overview import posts_of
from assistant.interview.questions import bank
from assistant.standpoint import threads_in


def known(folder: Path) -> Known:
    corpus, _ = small_author(folder)
    return know(2026, corpus, threads_in(corpus), learn_form(corpus, 2026), bank("ko"))


def turn(answer: str, **given: object) -> Turn:
    asked = Turn(
        n=1, key="area:work", question="?", why="", cites=(), area="work", state="answered", answer=answer
    )
    return replace(asked, **given)  # type: ignore[arg-type]


def months_told(rows: tuple[Row, ...]) -> set[tuple[str, int]]:
    return {(row.area, n) for row in rows for n, cell in enumerate(row.months, 1) if cell.told}


def test_every_post_of_the_year_is_in_one_cell(tmp_path: Path) -> None:
    rows = grid(known(tmp_path), ())
    written = [n for row in rows for n, cell in enumerate(row.months, 1) for _ in range(cell.posts)]
    assert sorted(written) == [3, 5, 10]
    assert not months_told(rows) and all(len(row.months) == 12 for row in rows)


def test_an_answer_fills_the_months_it_names(tmp_path: Path) -> None:
    rows = grid(known(tmp_path), [turn("1월에 들어가서 11월까지 다녔다.")])
    assert {month for _, month in months_told(rows)} == {1, 11}
    assert sum(row.told for row in rows) == 1


def test_an_answer_of_no_month_counts_for_its_part_of_life_alone(tmp_path: Path) -> None:
    rows = grid(known(tmp_path), [turn("일은 그럭저럭 했다.")])
    assert not months_told(rows) and [row.told for row in rows if row.told] == [1]


def test_a_month_that_was_asked_about_is_filled_by_any_answer(tmp_path: Path) -> None:
    rows = grid(known(tmp_path), [turn("아무 일도 없었다.", key="month:7", area="other")])
    assert {month for _, month in months_told(rows)} == {7}


def test_a_promise_of_last_years_review_is_of_no_month(tmp_path: Path) -> None:
    here, said = known(tmp_path), "일은 그럭저럭 했다."
    promised = replace(here.threads[0].citation, date=dt.date(2026, 1, 24))
    assert not months_told(grid(here, [turn(said, cites=(promised,))]))
    post = posts_of(here.corpus, 2026)[0]
    cited = replace(promised, path=post.path, date=post.day)
    assert {month for _, month in months_told(grid(here, [turn(said, cites=(cited,))]))} == {3}


def test_what_was_not_answered_fills_nothing(tmp_path: Path) -> None:
    assert not any(row.told for row in grid(known(tmp_path), [turn("", state="skipped")]))
