"""When a post was written: as loosely as people write it, in their zone, and never invented."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.posts.dates import date_of, from_name, parse

KST = dt.timezone(dt.timedelta(hours=9))
EST = dt.timezone(dt.timedelta(hours=-5))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-05", dt.date(2024, 3, 5)),
        ("2024-3-5", dt.date(2024, 3, 5)),
        ("2024.03.05.", dt.date(2024, 3, 5)),
        ("2024. 3. 5.", dt.date(2024, 3, 5)),
        ("2024/03/05", dt.date(2024, 3, 5)),
        ("2024년 3월 5일", dt.date(2024, 3, 5)),
        ("2024年3月5日", dt.date(2024, 3, 5)),
        ("'2024-03-05'", dt.date(2024, 3, 5)),
        ("20240305", dt.date(2024, 3, 5)),
        (20240305, dt.date(2024, 3, 5)),
        ("March 5, 2024", dt.date(2024, 3, 5)),
        ("5 Mar 2024", dt.date(2024, 3, 5)),
        ("2017-01-06 6:30 pm", dt.datetime(2017, 1, 6, 18, 30)),
        ("2021-01-02 2:17pm", dt.datetime(2021, 1, 2, 14, 17)),
        ("2024년 3월 5일 오후 2:17", dt.datetime(2024, 3, 5, 14, 17)),
        ("2015-12-31T1:44", dt.datetime(2015, 12, 31, 1, 44)),
        ("2019-12-31 17:12:78", dt.datetime(2019, 12, 31, 17, 12)),
        ("2019-12-31 27:12", dt.date(2019, 12, 31)),
        ("2024-03-05T10:00:00Z", dt.datetime(2024, 3, 5, 10, tzinfo=dt.UTC)),
        ("2024-03-05T10:00:00.000Z", dt.datetime(2024, 3, 5, 10, tzinfo=dt.UTC)),
        ("2024-03-05 10:00:00 +0900", dt.datetime(2024, 3, 5, 10, tzinfo=KST)),
        ("2024-03-05T10:00:00+09:00", dt.datetime(2024, 3, 5, 10, tzinfo=KST)),
        ("2016-01-30 09:00:00 EST", dt.datetime(2016, 1, 30, 9, tzinfo=EST)),
        ("2024-03-05 10:00 KST", dt.datetime(2024, 3, 5, 10, tzinfo=KST)),
        ("Tue, 05 Mar 2024 10:00:00 GMT", dt.datetime(2024, 3, 5, 10, tzinfo=dt.UTC)),
        (dt.date(2024, 3, 5), dt.date(2024, 3, 5)),
        (["2024-03-05"], dt.date(2024, 3, 5)),
    ],
)
def test_dates_as_people_write_them(written: object, meant: object) -> None:
    found = parse(written)
    assert found == meant and type(found) is type(meant)
    if isinstance(found, dt.datetime) and isinstance(meant, dt.datetime):
        assert found.utcoffset() == meant.utcoffset()


@pytest.mark.parametrize(
    "written",
    [
        "",
        "어느 봄날",
        "2024-02-30",
        "2024-13-01",
        "10:30",
        "3월 5일",
        "March",
        "2024",
        "0001-01-01",
        True,
        None,
        {},
        7,
    ],
)
def test_what_is_no_date_is_none(written: object) -> None:
    assert parse(written) is None


@given(
    st.text(max_size=40)
    | st.integers()
    | st.floats()
    | st.from_regex(r"\A2024[-/. ]\d{1,2}[-/. ]\d{1,2}[T ].{0,12}\Z")
)
def test_no_value_of_front_matter_is_too_odd(written: object) -> None:
    found = parse(written)
    assert found is None or 1970 <= found.year <= 2100


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("_posts/2024-03-05-봄.md", dt.date(2024, 3, 5)),
        ("2024-3-5-봄.md", dt.date(2024, 3, 5)),
        ("일기/2026-03-01.md", dt.date(2026, 3, 1)),
        ("20260301 메모.md", dt.date(2026, 3, 1)),
        ("2026_03_01.txt", dt.date(2026, 3, 1)),
        ("2026.03.01 산책.md", dt.date(2026, 3, 1)),
        ("회의 2026-03-01.md", dt.date(2026, 3, 1)),
        ("2026년 3월 1일.md", dt.date(2026, 3, 1)),
        ("posts/2024-03-05-봄/index.md", dt.date(2024, 3, 5)),
        ("posts/2024-03-05-봄/index.en.md", dt.date(2024, 3, 5)),
        ("2024-13-05-봄.md", None),
        ("2024-retrospect.md", None),
        ("1234567890.md", None),
        ("2024-03-05/다른 이름.md", None),
    ],
)
def test_the_day_in_a_file_name(path: str, day: dt.date | None) -> None:
    assert from_name(path) == day


def test_front_matter_counts_before_the_name_and_the_name_before_the_folder() -> None:
    path = "2020/01/2021-02-03-글.md"
    assert date_of({"date": "2024-03-05"}, path).date == dt.date(2024, 3, 5)
    assert date_of({}, path).date == dt.date(2021, 2, 3)
    assert date_of({}, "2020/01/02/글.md").date == dt.date(2020, 1, 2)


def test_a_name_that_disagrees_is_told() -> None:
    assert date_of({"date": "2024-03-05"}, "2023-03-05-글.md").notes == (
        "dated 2024-03-05, but 2023-03-05 by its file name",
    )
    assert date_of({"date": "2024-03-05 23:59"}, "2024-03-06-글.md").notes == ()


def test_a_month_is_all_that_a_folder_tells() -> None:
    dated = date_of({}, "retrospectives/2022/08/index.md")
    assert dated.date == dt.date(2022, 8, 1)
    assert "only year and month" in dated.notes[0]


@pytest.mark.parametrize(
    "key", ["date", "Date", "pubDate", "publishDate", "published_at", "created", "작성일"]
)
def test_every_key_that_says_when(key: str) -> None:
    assert date_of({key: "2024-03-05"}, "글.md").date == dt.date(2024, 3, 5)


def test_published_as_a_flag_is_no_date_and_a_bad_date_gives_way_to_the_name() -> None:
    dated = date_of({"published": True, "date": "언젠가"}, "2024-03-05-글.md")
    assert dated.date == dt.date(2024, 3, 5)
    assert dated.notes == ("the date '언젠가' is no date",)


def test_a_post_without_any_date_has_none() -> None:
    assert date_of({"lastmod": "2024-03-05"}, "글/index.md").date is None
