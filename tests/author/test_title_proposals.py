"""Titles for an author who thinks of a new one each year: their former ones counted on, their figures, no more."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
FREE = titled("전설의 서막", "비 온 뒤", "아무튼 살았다")


@pytest.mark.parametrize(
    ("titles", "first"),
    [
        (("첫 눈", "2024년, 1년차 목수의 회고"), "2025년, 2년차 목수의 회고"),
        (("비 온 뒤", "25살을 마치며"), "26살을 마치며"),
        (("25살을 마치며", "비 온 뒤"), "27살을 마치며"),
        (("늦은 인사", "스물아홉, 이사"), "서른, 이사"),
        (("늦은 인사", "서른을 보내며"), "서른하나를 보내며"),
    ],
)
def test_a_title_that_counts_the_years_counts_on(titles: tuple[str, ...], first: str) -> None:
    assert proposed(titled(*titles))[0] == first


def test_a_title_that_counts_the_years_counts_on_in_english() -> None:
    blog = titled("My Third Year as a Baker", "Slow water", language="en")
    assert proposed(blog) == ("My Fifth Year as a Baker",)


def test_the_latest_former_title_comes_first() -> None:
    blog = titled("24살, 바다", "2년차 목수", "비 온 뒤", "27살, 산")
    assert proposed(blog) == ("28살, 산", "5년차 목수", "28살, 바다")


def test_a_figure_stands_where_figures_stood_and_the_usual_counter_comes_first() -> None:
    said = "2025년 3월 14일 오후 7시에 시작해 책을 58권 읽었고, 바다에는 17번을 갔다."
    assert proposed(COUNTING, said) == ("2025년 회고, 세어 보니 17번", "2025년 회고, 세어 보니 58권")


def test_the_figure_that_the_year_comes_back_to_comes_before_larger_ones() -> None:
    said = ("바다에는 17번 갔다.", "트럭이 900번 지나갔다.", "17번 가운데 셋은 비가 왔다.")
    assert proposed(COUNTING, *said)[0] == "2025년 회고, 세어 보니 17번"


def test_a_figure_that_begins_an_answer_comes_before_one_told_by_the_way() -> None:
    said = ("월요일이었다. 트럭이 900번 지나갔다.", "17번. 바다에 간 횟수다.")
    assert proposed(COUNTING, *said)[0] == "2025년 회고, 세어 보니 17번"


@pytest.mark.parametrize(
    "said",
    [
        "2025.12.25일이었다.",
        "1.2.3권",
        "3ㅋㅋ",
        "가슴에 단 번호는 4821번이었다.",
        "8번 버스를 탔다.",
        "7번부터 9번까지 앉았다.",
        "37번째 산책.",
        "4층에 산다.",
    ],
)
def test_a_number_that_names_is_no_count(said: str) -> None:
    assert proposed(COUNTING, said) == ()


@given(st.text("0123456789.,% 번권째월일ㅋkm레몬\n-", max_size=40))
def test_any_text_can_be_read_for_figures(text: str) -> None:
    for title in proposed(COUNTING, text):
        assert title.removeprefix("2025년 회고, 세어 보니 ") in text


def test_the_counter_of_the_only_title_stays() -> None:
    one = titled("2024년 회고, 세어 보니 31번")
    assert proposed(one, "책은 58권, 바다는 17번.") == ("2025년 회고, 세어 보니 17번",)


def test_figures_in_english() -> None:
    blog = titled("2023 in numbers: 12 books", "2024 in numbers: 30 walks", language="en")
    said = "At 7 pm on May 3 I counted 44 walks and 1,200 miles."
    assert proposed(blog, said) == ("2025 in numbers: 44 walks", "2025 in numbers: 1,200 miles")


@given(
    st.lists(
        st.sampled_from(
            (
                "레몬",
                "나무가",
                "를",
                "17번",
                "17번을",
                "58권쯤",
                "넘겼고",
                ".",
                "살렸다",
                "3월",
                "2.5km도",
                "5km까지는",
            )
        )
    )
)
def test_a_proposal_never_ends_in_the_middle_of_a_phrase(said: list[str]) -> None:
    text = " ".join(said)
    assert proposed(FREE, text) == ()
    for title in proposed(COUNTING, text):
        figure = title.removeprefix("2025년 회고, 세어 보니 ")
        assert figure in text and re.fullmatch(r"\d[\d.]*(번|권|km)", figure)


def test_nothing_is_proposed_where_the_title_returns_or_nobody_said_anything() -> None:
    again = titled("2023년 연말 회고", "2024년 연말 회고")
    assert not is_new_each_year(learn_form(again, 2025), again)
    assert proposed(again, "바다에 17번 갔다.") == ()
    assert proposed(COUNTING) == () and proposed(FREE, "레몬 나무가 겨울을 넘겼다.") == ()
    assert proposals(learn_form(Corpus(posts=()), 2025), Corpus(posts=()), answers("바다에 17번 갔다.")) == ()


@pytest.mark.parametrize("said", ["", "…", "12", "3월 2일", "(((", "0번", "\n\n", "![](a.png)"])
def test_answers_that_say_nothing(said: str) -> None:
    assert proposed(COUNTING, said) == ()
    assert proposed(titled("2024년 회고, 세어 보니 31번"), said) == ()
    assert all(title.strip() for title in proposed(FREE, said))


def test_the_sample_gets_titles_from_its_own_posts(sample: Corpus) -> None:
    form = learn_form(sample, 2026)
    seen = gather(
        form, turns=(), corpus=sample, threads=(), recall=None, cut_off=dt.date(2027, 2, 1)
    ).evidence
    found = proposals(form, sample, seen)
    assert 2 <= len(found) <= 3
    assert all(title.startswith("2026년 회고, 세어 보니 ") for title in found)
    told = " ".join(piece.text for piece in seen)
    assert all(title.removeprefix("2026년 회고, 세어 보니 ") in told for title in found)
