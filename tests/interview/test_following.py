"""What a follow-up takes up of an answer, and what it asks of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.author import small_author

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.domain import Turn
from assistant.interview.agenda import agenda
from assistant.interview.depth import depth_of
from assistant.interview.following import follow_up
from assistant.interview.known import Known, know
from assistant.interview.questions import bank
from assistant.interview.state import Heard, Topic
from assistant.interview.text import quotations


@pytest.fixture
def known(tmp_path: Path) -> Known:
    corpus, _ = small_author(tmp_path / "blog")
    return know(2026, corpus, find_threads(corpus), learn_form(corpus, 2026), bank("ko"))


def after(known: Known, answer: str, key: str = "area:work.changed", language: str = "ko") -> Known:
    turn = Turn(
        n=1, key=key, question="무엇을 하셨나요?", why="", cites=(), area=key.split(":")[0], state="answered",
        answer=answer,
    )  # fmt: skip
    return replace(known, bank=bank(language), language=language, turns=(*known.turns, turn))


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        ("운동은 안 했다. 헬스장을 세 번 갔다.", "헬스장을 세 번 갔다"),
        ("헬스장을 세 번 갔다. 운동은 하지 않았다.", "헬스장을 세 번 갔다"),
        ("수영장에는 한 번도 못 갔다. 강에는 두 번 갔다.", "강에는 두 번 갔다"),
        ("응, 아주 좋았다. 강에 두 번 갔다.", "강에 두 번 갔다"),
    ],
)
def test_what_was_is_taken_up_before_what_was_not(known: Known, answer: str, taken: str) -> None:
    item = follow_up(after(known, answer))
    assert item is not None
    assert quotations(item.question) == (taken,)


@pytest.mark.parametrize("answer", ["올해 운동은 안 했다.", "수영은 하지 못했다.", "휴가가 하루도 없었다."])
def test_of_what_was_not_nobody_asks_when_and_with_whom(known: Known, answer: str) -> None:
    item = follow_up(after(known, answer))
    assert item is not None
    assert item.key.endswith(":instead")
    again = replace(after(known, answer).turns[0], n=2, key=item.key, question=item.question)
    assert follow_up(replace(after(known, answer), turns=(*after(known, answer).turns, again))) is None


def test_of_what_was_not_english_asks_what_was_there_instead(known: Known) -> None:
    item = follow_up(after(known, "I didn't swim at all this year.", language="en"))
    assert item is not None
    assert item.question in (
        "“I didn't swim at all this year”: what was there in its place?",
        "“I didn't swim at all this year”: how did that time go instead?",
    )


@pytest.mark.parametrize("answer", ["안경을 새로 맞췄다.", "못을 서른 개 박았다."])
def test_a_word_that_only_begins_like_a_denial_is_none(known: Known, answer: str) -> None:
    item = follow_up(after(known, answer))
    assert item is not None
    assert not item.key.endswith(":instead")


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("혼자 3월에 배를 고쳤고 좋았다.", "ko"),
        ("팀장이 3월에 바뀌었고 좋았다.", "ko"),
        ("In March my boss took it badly, but I felt relieved.", "en"),
        ("In March I met Tom at the harbour and I felt relieved.", "en"),
    ],
)
def test_nobody_is_asked_who_was_there_where_the_answer_says_so(
    known: Known, answer: str, language: str
) -> None:
    words = " 바람이 셌다." * 3 if language == "ko" else " The wind was strong." * 3
    item = follow_up(after(known, answer + words, language=language))
    assert item is None or not item.key.endswith(":who")


def test_a_scene_without_people_is_asked_for_them(known: Known) -> None:
    item = follow_up(after(known, "3월에 항구에서 배를 고쳤고 좋았다. 바람이 셌다. 바람이 오래 셌다."))
    assert item is not None
    assert item.key.endswith(":who")


def test_a_year_in_one_sentence_is_left_as_it_stands(known: Known) -> None:
    assert follow_up(after(known, "배를 팔고 강가로 이사한 해였다.", key="yearly:oneline")) is None


def test_a_post_about_a_part_of_life_is_named_where_the_question_is_about_it(known: Known) -> None:
    cite = known.corpus.posts[-1].cite(60, 70)
    seen = replace(known.seen, named={"health": cite}, ever=frozenset({"health"}))
    wanted = [
        item for item in agenda(replace(known, seen=seen, depth=depth_of(120))) if item.area == "health"
    ]
    named = next(item for item in wanted if item.key == "named:health")
    assert f"「{cite.title}」" in named.question
    assert "그 글에 없는 ‘몸’ 이야기" in named.question
    assert named.cites == (cite,)
    assert [item for item in wanted if f"「{cite.title}」" in item.question and item is not named] == []


@pytest.mark.parametrize(("answer", "language"), [("젤다", "ko"), ("Zelda.", "en")])
def test_an_answer_that_only_names_something_is_asked_for_more(
    known: Known, answer: str, language: str
) -> None:
    item = follow_up(after(known, answer, "area:play.fun", language))
    assert item is not None
    assert answer.strip(".") in item.question


def test_once_a_topic_was_followed_what_was_felt_is_asked_though_the_answer_touches_another(
    known: Known,
) -> None:
    topic = Topic(words="창고에서 난로를 찾았다", area="home")
    first = after(known, "창고에서 난로를 찾았다. 봄이었다.")
    asked = replace(first.turns[0], n=2, key=f"follow:{first.turns[0].key}:topic")
    heard = Heard(filled=frozenset({"what", "when", "who"}), topics=(topic,), heavy=False)
    item = follow_up(replace(first, turns=(*first.turns, asked), heard={1: heard, 2: heard}))
    assert item is not None
    assert item.key.endswith(":felt")


@pytest.mark.parametrize(
    ("answer", "language", "taken"),
    [
        (
            "The pipe burst next to our workshop on a Saturday in May and I drove down there in my pajamas.",
            "en",
            "I drove down there in my pajamas",
        ),
        (
            "시월에 물이 새서 창고에 쌓아 둔 인쇄소 종이 상자가 한꺼번에 다 젖어서 밤새 말렸다.",
            "ko",
            "밤새 말렸다",
        ),
    ],
)
def test_of_a_long_sentence_a_clause_is_taken_up(
    known: Known, answer: str, language: str, taken: str
) -> None:
    item = follow_up(after(known, answer, language=language))
    assert item is not None
    assert quotations(item.question) == (taken,)
