"""An answer calls up what was written before the year, and nothing twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from support.memory import Author

from assistant.interview.reminding import called_up
from assistant.memory.recall import Recall

LEMON = "레몬 화분을 옮기다 깨뜨렸다. 흙이 계단에 쏟아졌고 아랫집 할머니가 빗자루를 들고 나왔다."
RIVER = "강을 따라 자전거로 내려갔다. 구례에서 하루 자고 하동에서 재첩국을 먹었다."
CUT = dt.date(2027, 1, 1)


@pytest.fixture
def recall(tmp_path: Path) -> Recall:
    author = Author(tmp_path)
    author.write("lemon", LEMON, date="2024-03-01")
    author.write("river", RIVER, date="2026-05-01")
    for n in range(12):
        author.write(f"other-{n}", f"{n}번 버스의 시간표를 외웠다. {n * 7}분마다 온다.", date="2023-01-02")
    author.sync()
    return Recall(author.settings, author.embedder)


def test_an_entry_that_tells_the_same_is_shown_with_its_place(recall: Recall) -> None:
    (cite,) = called_up(LEMON, recall, before=CUT, year=2026, shown=())
    assert cite.path == "lemon.md"
    assert cite.quote in Path(cite.folder, cite.path).read_text(encoding="utf-8")


def test_what_was_shown_is_not_shown_again(recall: Recall) -> None:
    assert called_up(LEMON, recall, before=CUT, year=2026, shown={"lemon.md"}) == ()


def test_the_year_itself_is_no_memory(recall: Recall) -> None:
    assert all(c.path != "river.md" for c in called_up(RIVER, recall, before=CUT, year=2026, shown=()))


def test_nothing_is_better_than_something_far(recall: Recall) -> None:
    assert (
        called_up("제주에서 스쿠버 다이빙을 배웠다, 숨이 찼다.", recall, before=CUT, year=2026, shown=())
        == ()
    )
    assert called_up("응.", recall, before=CUT, year=2026, shown=()) == ()
