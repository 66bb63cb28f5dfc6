"""Which posts are reviews, and of which period: titles, dates and texts of every kind people write."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.review_cases import (
    EN_DECEMBER,
    EN_JANUARY,
    KO_DECEMBER,
    KO_JANUARY,
    NO_REVIEWS,
    PARTS,
    TECHNICAL,
    YEARS,
)

from assistant.domain import Post
from assistant.posts.periods import bounds
from assistant.posts.reviews import explain, find_reviews


def a_post(
    title: str,
    day: str | None,
    text: str = "",
    *,
    path: str = "",
    tags: tuple[str, ...] = (),
    language: str = "ko",
    **front_matter: object,
) -> Post:
    return Post(
        folder="/blog", path=path or f"posts/{day}-entry.md", text=text, body=0,
        title=title, tags=tags, language=language,
        date=dt.date.fromisoformat(day) if day else None,
        front_matter={"title": title, **({"date": day} if day else {}), **front_matter},
    )  # fmt: skip


def periods(*posts: Post) -> dict[str, str]:
    return {review.post.title: str(review.period) for review in find_reviews(posts)}


@pytest.mark.parametrize(("title", "day", "text", "period"), [*YEARS, *PARTS])
def test_a_review_is_of_the_period_it_looks_back_on(title: str, day: str, text: str, period: str) -> None:
    assert periods(a_post(title, day, text)) == {title: period}


@pytest.mark.parametrize(("title", "day", "text"), NO_REVIEWS)
def test_what_only_looks_like_a_review_is_none(title: str, day: str, text: str) -> None:
    assert periods(a_post(title, day, text)) == {}


# --- Places other than the title ----------------------------------------------------------------------


def test_a_label_of_yearly_reviews_makes_one_of_a_title_that_says_little() -> None:
    post = a_post("My Fifth Year on My Own", "2023-02-10", EN_JANUARY, tags=("annual review",))
    assert periods(post) == {post.title: "2022"}


def test_the_file_name_tells_the_year_a_title_keeps_to_itself() -> None:
    path = "_posts/2024-01-15-2023-retrospective.md"
    post = a_post("참 길었다", "2024-01-15", KO_JANUARY, path=path)
    assert periods(post) == {post.title: "2023"}


def test_a_first_heading_with_last_times_year_does_not_fool() -> None:
    text = "# 2021년 회고\n\n" + KO_DECEMBER
    assert periods(a_post("2022년 회고", "2022-12-31", text)) == {"2022년 회고": "2022"}
    assert periods(a_post("한 해를 마무리하며", "2022-12-31", text)) == {"한 해를 마무리하며": "2022"}


def test_the_same_heading_plans_in_one_review_and_looks_back_in_the_next() -> None:
    plan = a_post("2024년을 보내며", "2024-12-31", KO_DECEMBER + "\n## 2025년에는\n\n달리겠다.\n")
    back = a_post("한 해의 끝", "2025-12-31", "## 2025년에는\n\n달렸다.\n\n" + KO_DECEMBER)
    assert periods(plan, back) == {plan.title: "2024", back.title: "2025"}


def test_last_year_means_the_year_before_posting_and_a_title_outranks_it() -> None:
    late = a_post("Year in review", "2024-02-20", EN_JANUARY)
    named = a_post("2022 in review", "2024-02-21", "Last year flew by before I got to write this.\n")
    assert periods(late, named) == {late.title: "2023", named.title: "2022"}


def test_a_title_with_the_year_just_begun_is_of_the_year_that_ended() -> None:
    assert periods(a_post("2024 새해 회고", "2024-01-02", KO_JANUARY)) == {"2024 새해 회고": "2023"}


def test_years_in_addresses_are_not_counted() -> None:
    links = "".join(f"[글](https://example.org/2021/12/{day:02d}/post)\n" for day in range(1, 20))
    post = a_post("한 해를 돌아보며", "2024-01-03", KO_JANUARY + links)
    assert periods(post) == {post.title: "2023"}


def test_a_year_stated_in_the_front_matter_is_taken() -> None:
    assert periods(a_post("연말 결산", "2024-03-20", "", year=2022)) == {"연말 결산": "2022"}


def test_without_a_date_the_title_has_to_name_the_year() -> None:
    assert periods(a_post("2019년 회고", None)) == {"2019년 회고": "2019"}
    assert periods(a_post("연말 결산", None, KO_DECEMBER)) == {}


def test_a_label_for_team_retrospectives_and_the_season_make_no_review() -> None:
    post = a_post("결제 서버 이전기", "2023-12-20", TECHNICAL, tags=("회고",), path="회고/payment.md")
    assert periods(post) == {}


def test_a_list_of_links_and_a_generated_page_are_no_reviews() -> None:
    links = "".join(f"- [글 {n}](https://example.org/{n})\n" for n in range(40))
    assert periods(a_post("2023", "2023-12-31", KO_DECEMBER + links * 3)) == {}
    made = "이 글은 자동으로 생성된 글입니다.\n" + KO_DECEMBER
    assert periods(a_post("2023년 결산", "2023-12-31", made)) == {}


def test_folders_that_stand_for_a_span() -> None:
    yearly = a_post("2022", "2023-01-05", EN_JANUARY, path="Yearly/2022.md")
    monthly = a_post("2023-05", None, "이번 달에는 많이 걸었다. 다음 달에는 쉬자.\n", path="월간/2023-05.md")
    weekly = a_post("2023-W05", "2023-02-05", "", path="Weekly/2023-W05.md")
    assert periods(yearly, monthly, weekly) == {"2022": "2022", "2023-05": "2023-05"}


# --- Siblings -------------------------------------------------------------------------------------------


def ordinal_reviews() -> list[Post]:
    names = ["첫", "두", "세", "네", "다섯"]
    return [
        a_post(f"{name} 번째 회고", f"{2019 + n}-01-1{n}", KO_JANUARY, path=f"posts/{n}.md")
        for n, name in enumerate(names, start=1)
    ]


def test_ordinals_count_on_from_the_siblings() -> None:
    posts = ordinal_reviews()
    late = a_post("여섯 번째 회고", "2025-09-20", KO_DECEMBER, path="posts/6.md", series="회고")
    posts = [a_post(p.title, str(p.day), p.text, path=p.path, series="회고") for p in posts]
    found = periods(*posts, late)
    assert [found[p.title] for p in posts] == ["2019", "2020", "2021", "2022", "2023"]
    assert found.get(late.title) in (None, "2024")  # never the year it was posted in


def test_no_review_is_invented_for_the_years_between() -> None:
    found = periods(
        a_post("2018년 회고", "2019-01-01", path="a.md"), a_post("2021년 회고", "2022-01-05", path="b.md")
    )
    assert set(found.values()) == {"2018", "2021"}


def test_a_series_of_ordinals_keeps_its_gaps() -> None:
    posts = [p for p in ordinal_reviews() if not p.title.startswith("세")]
    assert sorted(periods(*posts).values()) == ["2019", "2020", "2022", "2023"]


def test_a_sibling_that_says_less_than_the_others_is_heard_with_them() -> None:
    short = "A year of walking. Last year I walked.\n"
    told = EN_JANUARY + "\n## Looking back at the year\n\nIt was good.\n"
    posts = [
        a_post(title, f"{2018 + n}-01-2{n}", text)
        for n, (title, text) in enumerate(
            [("One year later", short), ("Two years later", told), ("Three years later", told)]
        )
    ]
    assert list(periods(*posts).values()) == ["2017", "2018", "2019"]
    assert periods(posts[0]) == {}  # alone it is somebody's anniversary


def monthly_posts(**extra: str) -> list[Post]:
    titles = {"01": "Slow start", "02": "Selling less", "03": "Workshop: Month 3", "04": "Workshop: Month 4"}
    text = "## Highlights\n\nLast month was calm.\n\n## Goals for next month\n\nSell more.\n"
    return [
        a_post(title, f"2023-{month}-06", text, path=f"retrospectives/2023/{month}/index.md")
        for month, title in (titles | extra).items()
    ]


def test_a_folder_of_monthly_retrospectives_looks_back_on_the_months_before() -> None:
    found = [str(review.period) for review in find_reviews(monthly_posts())]
    assert found == ["2022-12", "2023-01", "2023-02", "2023-03"]


def test_a_month_that_says_it_is_skipped_is_no_review() -> None:
    text = "I'm skipping my usual retrospective this month.\n"
    skipped = a_post("Pause", "2023-05-06", text, path="retrospectives/2023/05/index.md")
    notes = a_post("Notes from a fair", "2023-05-20", TECHNICAL, path="retrospectives/fair-notes/index.md")
    found = find_reviews([*monthly_posts(), skipped, notes])
    assert not {skipped.path, notes.path} & {review.post.path for review in found}


def test_monthly_posts_keep_their_distance_to_the_month() -> None:
    at_the_end = [
        a_post("월간 회고", f"2023-{month:02d}-{day}", "", path=f"m/{month}.md")
        for month, day in ((3, 29), (4, 28), (5, 30), (6, 21))
    ]
    found = [str(review.period) for review in find_reviews(at_the_end)]
    assert found == ["2023-03", "2023-04", "2023-05", "2023-06"]


def test_weekly_retrospectives_beside_the_yearly_one_stay_posts() -> None:
    weeks = [
        a_post(f"교육 {n}주차 회고", f"2022-02-{7 * n:02d}", KO_JANUARY, path=f"w/{n}.md", tags=("회고",))
        for n in (1, 2, 3)
    ]
    yearly = a_post("2022 회고", "2022-12-31", KO_DECEMBER, path="2022.md", tags=("회고",))
    assert periods(*weeks, yearly) == {"2022 회고": "2022"}


# --- What holds for all -------------------------------------------------------------------------------


def everything() -> list[Post]:
    cases = [(title, day, text) for title, day, text, _ in [*YEARS, *PARTS]] + NO_REVIEWS
    posts = [a_post(t, day, text, path=f"posts/{n}.md") for n, (t, day, text) in enumerate(cases)]
    return [*posts, *ordinal_reviews(), *monthly_posts()]


@given(st.integers(0, 2**32))
def test_the_order_of_the_posts_does_not_matter(seed: int) -> None:
    posts = everything()[::3]
    shuffled = random.Random(seed).sample(posts, len(posts))

    def told(given: list[Post]) -> set[tuple[str, str]]:
        return {(review.post.path, str(review.period)) for review in find_reviews(given)}

    assert told(posts) == told(shuffled)


@given(st.text(max_size=60), st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)), st.text(max_size=200))
def test_no_text_gives_a_review_of_a_period_to_come(title: str, day: dt.date, text: str) -> None:
    for review in find_reviews([a_post(title, day.isoformat(), text)]):
        assert bounds(review.period)[0] <= day


TITLES = ["{} 회고", "{}년을 돌아보며", "{} in review", "{}年の振り返り"]


@given(st.integers(1996, 2035), st.sampled_from(TITLES))
def test_no_year_is_special(year: int, title: str) -> None:
    for day in (f"{year}-12-31", f"{year + 1}-01-02", f"{year + 1}-02-20"):
        assert periods(a_post(title.format(year), day)) == {title.format(year): str(year)}


def test_a_year_to_come_is_not_looked_back_on() -> None:
    assert periods(a_post("2031 회고", "2024-01-01")).get("2031 회고") != "2031"


def test_the_explanation_adds_up_to_the_verdict() -> None:
    posts = everything()
    reviews = {review.post.path: review for review in find_reviews(posts)}
    for post in posts[::7]:
        signals = explain(post, posts)
        weight = sum(s.weight for s in signals if s.question == "review")
        assert (post.path not in reviews) or weight >= 0.9
        if post.path in reviews:
            assert any(s.period == reviews[post.path].period for s in signals)
            assert all(s.says and s.where for s in signals)


def test_a_post_that_nothing_speaks_for_has_no_explanation() -> None:
    post = a_post("JPA 영속성 전이", "2023-06-01", TECHNICAL)
    assert explain(post, [post]) == ()


@pytest.mark.parametrize("corpus", ["ko-hudi", "en-mtlynch"])
def test_all_reviews_of_a_real_blog_and_none_but_them(evals: Path, corpus: str) -> None:
    from assistant.posts.corpus import read_corpus

    labels = json.loads((evals / "evals" / f"{corpus}.reviews.json").read_text(encoding="utf-8"))
    found = read_corpus([evals / "corpora" / corpus]).reviews
    wanted = {path: str(period) for path, period in labels.items()}
    assert {review.post.path: str(review.period) for review in found} == wanted


def test_english_december_needs_no_year_in_the_title() -> None:
    assert periods(a_post("What a Year", "2023-12-31", EN_DECEMBER, language="en")) == {"What a Year": "2023"}
