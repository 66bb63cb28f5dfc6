"""Titles for an author who thinks of a new one each year: their manner, their words of this year, nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.author.form import learn_form
from assistant.author.title_proposals import is_new_each_year, proposals
from assistant.domain import Corpus, Evidence
from assistant.drafting.evidence import gather
from tests.author.conftest import corpus, post, review


def answers(*texts: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(id=f"a{n}", kind="answer", text=text, topic="", citation=None, turn=n)
        for n, text in enumerate(texts, 1)
    )


def written(text: str) -> Evidence:
    one = post(text, path="may.md", day=dt.date(2025, 5, 1))
    return Evidence(id="p1", kind="post", text=text, topic="", citation=one.cite(0, len(text)))


def titled(*titles: str, language: str = "ko") -> Corpus:
    last = 2024
    return corpus(
        *(
            review(last - n, title=t, language=language)
            for n, t in zip(range(len(titles))[::-1], titles, strict=True)
        )
    )


def proposed(blog: Corpus, *said: str, more: tuple[Evidence, ...] = ()) -> tuple[str, ...]:
    return proposals(learn_form(blog, 2025), blog, (*answers(*said), *more))


COUNTING = titled("2023년 회고, 세어 보니 41번", "2024년 회고, 세어 보니 31번")


def test_a_figure_stands_where_figures_stood_and_the_usual_counter_comes_first() -> None:
    said = "2025년 3월 14일 오후 7시에 시작해 책을 58권 읽었고, 바다에는 17번을 갔다."
    assert proposed(COUNTING, said) == ("2025년 회고, 세어 보니 17번", "2025년 회고, 세어 보니 58권")


def test_what_was_answered_comes_before_what_was_posted() -> None:
    assert proposed(COUNTING, "바다에 17번 갔다.", more=(written("산에는 90번 갔다."),)) == (
        "2025년 회고, 세어 보니 17번",
        "2025년 회고, 세어 보니 90번",
    )


def test_the_counter_of_the_only_title_stays() -> None:
    one = titled("2024년 회고, 세어 보니 31번")
    assert proposed(one, "책은 58권, 바다는 17번.") == ("2025년 회고, 세어 보니 17번",)


def test_figures_in_english() -> None:
    blog = titled("2023 in numbers: 12 books", "2024 in numbers: 30 walks", language="en")
    said = "At 7 pm on May 3 I counted 44 walks and 1,200 miles."
    assert proposed(blog, said) == ("2025 in numbers: 44 walks", "2025 in numbers: 1,200 miles")


FREE = titled("전설의 서막", "비 온 뒤", "아무튼 살았다")


def test_free_titles_are_short_phrases_of_the_author_that_end_as_theirs_did() -> None:
    said = (
        "레몬 나무 분갈이를 미뤘고 레몬 나무는 시들었다. 그래도 살렸다.",
        "마당의 레몬 나무가 겨울을 넘겼다.",
    )
    found = proposed(FREE, *said)
    assert 1 <= len(found) <= 3
    assert all(any(title in text for text in said) for title in found)
    assert all(len(title.split()) <= 4 for title in found)
    assert "레몬 나무" in found[0]
    assert not any(title.endswith(("고", "를", "가")) for title in found)


def test_free_titles_in_english_keep_their_length_and_point() -> None:
    blog = titled("Slow water.", "The long way home.", "Nothing broke.", language="en")
    said = "The lemon tree lived. I had moved it twice, against everything that neighbours say about lemon trees."
    assert proposed(blog, said)[0] == "The lemon tree lived."
    assert all(len(title.split()) <= 5 and title.endswith(".") for title in proposed(blog, said))


def test_what_stands_around_the_new_words_is_kept() -> None:
    blog = titled("2022년, 버틴 날들", "2023년, 옮겨 심기", "2024년, 다시 물가")
    found = proposed(blog, "올해는 느린 걸음. 느린 걸음으로 살았다.")
    assert found and all(title.startswith("2025년, ") for title in found)


def test_nothing_is_proposed_where_the_title_returns_or_nobody_said_anything() -> None:
    again = titled("2023년 연말 회고", "2024년 연말 회고")
    assert not is_new_each_year(learn_form(again, 2025), again)
    assert proposed(again, "바다에 17번 갔다.") == ()
    assert proposed(COUNTING) == () and proposed(FREE) == ()
    assert proposals(learn_form(Corpus(posts=()), 2025), Corpus(posts=()), answers("바다에 17번 갔다.")) == ()


@pytest.mark.parametrize("said", ["", "…", "12", "3월 2일", "(((", "0번", "\n\n", "![](a.png)"])
def test_answers_that_say_nothing(said: str) -> None:
    assert proposed(COUNTING, said) == ()
    assert proposed(titled("2024년 회고, 세어 보니 31번"), said) == ()
    assert all(title.strip() for title in proposed(FREE, said))


def test_the_sample_gets_titles_from_its_own_posts(sample: Corpus) -> None:
    form = learn_form(sample, 2026)
    seen = gather(form, turns=(), corpus=sample, threads=(), recall=None, cut_off=dt.date(2027, 2, 1))
    found = proposals(form, sample, seen)
    assert 2 <= len(found) <= 3
    assert all(title.startswith("2026년 회고, 세어 보니 ") for title in found)
    told = " ".join(piece.text for piece in seen)
    assert all(title.removeprefix("2026년 회고, 세어 보니 ") in told for title in found)
