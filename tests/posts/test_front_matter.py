"""Front matter of every kind, whole and broken: read as far as it goes, the fault told, the body kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.posts.front_matter import read


def body(text: str) -> str:
    return text[read(text).body :]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 봄\ntags: [산책, 책]\n---\n본문\n",
        "---\r\ntitle: 봄\r\ntags:\r\n  - 산책\r\n  - 책\r\n---\r\n본문\n",
        "---\rtitle: 봄\rtags: [산책, 책]\r---\r본문\n",
        "\ufeff---\ntitle: 봄\ntags: [산책, 책]\n---\n본문\n",
        "\n\n---\ntitle: 봄\ntags: [산책, 책]\n---\n본문\n",
        "---\ntitle : 봄\ntags : [산책, 책]\n...\n본문\n",
        "--- \ntitle: '봄'\ntags: [산책, 책]\n---  \n본문\n",
        '+++\ntitle = "봄"\ntags = ["산책", "책"]\n+++\n본문\n',
        '{\n  "title": "봄",\n  "tags": ["산책", "책"]\n}\n본문\n',
    ],
)
def test_every_kind(text: str) -> None:
    head = read(text)
    assert dict(head.fields) == {"title": "봄", "tags": ["산책", "책"]}
    assert body(text).strip() == "본문"
    assert head.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "본문\n",
        "",
        "---\n\n올해는 참 바빴다: 정말로.\n\n---\n\n다음 문단\n",
        "# 제목\n\n---\na: b\n---\n",
        "{중괄호로 여는 글}\n",
        "-----\na: b\n-----\n",
    ],
)
def test_a_text_that_only_looks_like_it(text: str) -> None:
    assert read(text).fields == {} and body(text) == text


def test_one_bad_value_does_not_lose_the_others() -> None:
    head = read(
        "---\ntitle: 회고: 다시 쓰는 한 해\ndate: 2019-12-31 17:12:78\ntags: [일, 쉼\nlang: ko\n---\n본문"
    )
    assert head.fields["title"] == "회고: 다시 쓰는 한 해"
    assert head.fields["date"] == "2019-12-31 17:12:78"
    assert head.fields["lang"] == "ko"
    assert "key by key" in head.notes[0]


def test_an_impossible_timestamp_is_no_fault_of_the_front_matter() -> None:
    head = read("---\ntitle: 봄\ndate: 2019-12-31 17:12:78\n---\n")
    assert head.fields == {"title": "봄", "date": "2019-12-31 17:12:78"} and head.notes == ()


def test_words_stay_words() -> None:
    head = read("---\nlang: no\ntitle: 12:30\nanswer: yes\nversion: 010\nempty:\ndraft: true\n---\n")
    assert head.fields == {
        "lang": "no",
        "title": "12:30",
        "answer": "yes",
        "version": "010",
        "empty": None,
        "draft": True,
    }


def test_tabs_and_doubled_keys_are_told() -> None:
    assert "tabs" in read("---\ntitle: 봄\ntags:\n\t- 산책\n---\n").notes[0]
    doubled = read("---\ntitle: 봄\ntitle: 여름\n---\n")
    assert doubled.fields["title"] == "여름" and "title twice" in doubled.notes[0]


def test_front_matter_that_nobody_closed_keeps_its_body() -> None:
    text = "---\ntitle: 봄\ntags:\n  - 산책\n\n올해는 일찍 피었다.\n"
    head = read(text)
    assert head.fields == {"title": "봄", "tags": ["산책"]}
    assert body(text).strip() == "올해는 일찍 피었다."
    assert "not closed" in head.notes[0]


def test_broken_toml_and_json() -> None:
    head = read('+++\ntitle = "봄"\ndate = 2024-13-99\n+++\n본문')
    assert head.fields["title"] == "봄" and head.notes
    broken = read('{\n "title": "봄",,\n}\n본문')
    assert broken.notes and broken.body == 0


def test_the_order_of_the_author_is_kept() -> None:
    assert list(read("---\nlayout: post\ntitle: 봄\nauthor: 나\ndate: 2024-01-01\n---\n").fields) == [
        "layout",
        "title",
        "author",
        "date",
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "---\n",
                "+++\n",
                "{",
                "}",
                "title: ",
                "a: [",
                "- x\n",
                "\t",
                "'",
                '"',
                "&a *a",
                "\n",
                "가",
                ": ",
                "!!python/object:os",
                "= 1\n",
                "\r",
                "\ufeff",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_nothing_is_too_broken(text: str) -> None:
    head = read(text)
    assert 0 <= head.body <= len(text)
    assert all(isinstance(key, str) for key in head.fields)
