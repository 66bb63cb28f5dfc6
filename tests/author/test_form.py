"""The next review looks as its author would build it."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.author.form import learn_form
from assistant.domain import Corpus
from tests.author.conftest import corpus, post, review

BODY = """첫 문단은 날씨로 시작한다.

## 일

회사를 옮겼다.

## 아쉬웠던 것

운동을 미뤘다.

## {next}년에는

다시 뛴다.

오늘은 여기까지.
"""


def body(year: int) -> str:
    return BODY.format(next=year + 1)


def test_a_jekyll_blog_with_two_reviews() -> None:
    made = [
        review(
            year,
            body(year),
            path=f"_posts/{year + 1}-01-0{day}-{year}-retrospect.md",
            title=f"{year}년 연말 회고",
            day=dt.date(year + 1, 1, day),
            front_matter={
                "layout": "post",
                "title": f"{year}년 연말 회고",
                "date": f"{year + 1}-01-0{day} 09:00:00 +0900",
                "tags": ["회고", topic],
                "description": f"{topic} 이야기",
                "image": f"/img/{topic}.png",
            },
        )
        for year, day, topic in ((2023, 2, "이사"), (2024, 4, "퇴사"))
    ]
    form = learn_form(corpus(*made), 2026)
    assert form.title == "2026년 연말 회고"
    assert (form.folder, form.file_name) == ("_posts", "2027-01-03-2026-retrospect.md")
    assert dict(form.front_matter) == {
        "layout": "post",
        "title": "2026년 연말 회고",
        "date": "2027-01-03 09:00:00 +0900",
        "tags": ["회고"],
        "description": "",
    }
    assert list(form.front_matter) == ["layout", "title", "date", "tags", "description"]
    assert form.sections == ("일", "아쉬웠던 것", "2027년에는")
    assert form.next_year == "2027년에는"
    assert form.regrets == "아쉬웠던 것"
    assert form.last_line == "오늘은 여기까지."
    assert form.opening is not None and form.opening.quote == "첫 문단은 날씨로 시작한다."


def test_a_hugo_bundle_and_one_review_suffice() -> None:
    one = review(
        2024,
        "Hello.\n\n## Work\n\nIt went.\n\n## Grading last year's goals\n\nFine.\n\n"
        "## Goals for year eight\n\n- Run\n",
        path="posts/founder-year-7/index.md",
        title="My Seventh Year as a Founder",
        day=dt.date(2025, 2, 10),
        language="en",
        front_matter={
            "title": "My Seventh Year as a Founder",
            "date": dt.date(2025, 2, 10),
            "hero": "cover.jpg",
        },
    )
    form = learn_form(corpus(one), 2025)
    assert form.title == "My Eighth Year as a Founder"
    assert f"{form.folder}/{form.file_name}" == "posts/founder-year-8/index.md"
    assert form.front_matter == {"title": form.title, "date": dt.date(2026, 2, 10)}
    assert form.next_year == "Goals for year nine"
    assert "Grading last year's goals" in form.sections


@pytest.mark.parametrize(("picture", "kept"), [("2025-01-20-2024.jpg", None), ("cover.jpg", "cover.jpg")])
def test_a_picture_that_is_not_there_yet_is_not_named(picture: str, kept: str | None) -> None:
    made = [
        review(
            year,
            title=f"{year}년 회고",
            day=dt.date(year + 1, 1, 20),
            front_matter={
                "title": f"{year}년 회고",
                "image": picture.replace("2025", str(year + 1)).replace("2024", str(year)),
            },
        )
        for year in (2023, 2024)
    ]
    for reviews in (made, made[1:]):
        shown = learn_form(corpus(*reviews), 2025).front_matter.get("image")
        assert shown == (kept if len(reviews) > 1 else None)


def test_a_title_half_new_each_year_leaves_that_half_open() -> None:
    made = [review(y, title=f"{y}년 회고, 세어 보니 {n}번") for y, n in ((2023, 41), (2024, 31))]
    assert learn_form(corpus(*made), 2026).title == "2026년 회고, 세어 보니 …"
    assert learn_form(corpus(made[0]), 2024).title == "2024년 회고, 세어 보니 …번"


def test_a_title_new_each_year_is_not_imitated() -> None:
    made = [
        review(2022, title="전설의 서막"),
        review(2023, title="비 온 뒤"),
        review(2024, title="아무튼 살았다"),
    ]
    assert learn_form(corpus(*made), 2025).title == "2025년 회고"


def test_a_point_at_the_end_makes_no_other_title() -> None:
    made = [
        review(y, title=t, language="en") for y, t in ((2022, "One year later"), (2023, "Two years later."))
    ]
    assert learn_form(corpus(*made), 2024).title == "Three years later."


def test_only_earlier_reviews_are_looked_at() -> None:
    made = [review(2022, body(2022), title="2022년 회고"), review(2024, body(2024), title="2024 Wrapped")]
    form = learn_form(corpus(*made), 2023)
    assert form.learned_from == (made[0].post.path,)
    assert form.title == "2023년 회고"


@pytest.mark.parametrize(
    ("language", "title"), [("ko", "2026년 회고"), ("en", "2026 in Review"), ("ja", "2026年の振り返り")]
)
def test_without_a_review_there_is_a_plain_default(language: str, title: str) -> None:
    form = learn_form(Corpus(posts=(post("글", language=language),)), 2026)
    assert form.title == title
    assert form.learned_from == ()
    assert "2027" in form.next_year


def test_a_path_that_does_not_move_is_never_overwritten() -> None:
    one = review(2024, path="essays/my-year.md", title="나의 해")
    form = learn_form(corpus(one), 2025)
    assert f"{form.folder}/{form.file_name}" == "essays/my-year-2025.md"


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("_posts/2025-01-05-2024.md", "_posts/2026-01-02-2025.md"),
        ("2025/02/20250105-year.md", "2026/01/20260102-year.md"),
    ],
)
def test_where_name_and_front_matter_disagree_the_next_review_has_one_day(path: str, moved: str) -> None:
    one = review(2024, path=path, day=dt.date(2025, 1, 2), front_matter={"date": dt.date(2025, 1, 2)})
    form = learn_form(corpus(one), 2025)
    assert f"{form.folder}/{form.file_name}" == moved
    assert form.front_matter["date"] == dt.date(2026, 1, 2)


def test_a_day_of_long_ago_in_a_name_is_history() -> None:
    one = review(2024, path="since-2019-05-01/2024-review.md", day=dt.date(2025, 1, 2))
    assert learn_form(corpus(one), 2025).folder == "since-2019-05-01"


def test_folders_of_dates_move_too() -> None:
    one = review(2024, path="2025/01/회고/index.md", title="2024년 회고", day=dt.date(2025, 1, 20))
    form = learn_form(corpus(one), 2025)
    assert f"{form.folder}/{form.file_name}" == "2026/01/회고/index.md"
