# ruff: noqa: E501 - a case is read in one line
"""Every question that can be asked keeps the rules of the interview, in both languages."""

import re
from collections import Counter

import pytest

from assistant.interview.areas import areas
from assistant.interview.questions import SLOT, Bank, bank, faults
from assistant.language.josa import final_consonant, particle

FILLED = {
    "year": "2025", "quote": "강을 따라 걷는다.", "date": "3월 2일", "month": "4월", "heading": "읽은 것", "words": "그날 비가 왔다",
    "title": "강", "quotes": "“강을 따라 걷는다.”", "areas": "‘돈’, ‘집’", "area": "돈",
}  # fmt: skip
PARTS = {
    "opening",
    "thread",
    "post",
    "month",
    "recurring",
    "follow",
    "regrets",
    "next_year",
    "ending",
    "yearly",
}


@pytest.fixture(params=["ko", "en"])
def questions(request: pytest.FixtureRequest) -> Bank:
    return bank(request.param)


def test_there_are_enough_and_each_has_its_own_name(questions: Bank) -> None:
    assert len(questions.questions) >= 150
    assert max(Counter(question.id for question in questions.questions).values()) == 1
    wordings = [wording for question in questions.questions for wording in question.wordings]
    assert max(Counter(wordings).values()) == 1


def test_every_wording_keeps_the_rules(questions: Bank) -> None:
    for question in questions.questions:
        for variant in range(len(question.wordings)):
            asked = question.word(FILLED, variant)
            assert faults(asked, questions.language) == (), (question.id, asked)


def test_every_slot_is_declared_and_used(questions: Bank) -> None:
    for question in questions.questions:
        for wording in question.wordings:
            assert {match["name"] for match in SLOT.finditer(wording)} == set(question.slots), question.id


def test_every_area_can_be_asked_about(questions: Bank) -> None:
    known = set(areas(questions.language).labels)
    asked = {question.area for question in questions.questions}
    assert asked == known | PARTS


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("그때 왜 그러셨어요?", "asks why"),
        ("좋았나요, 아니면 힘들었나요?", "offers two answers"),
        ("무엇이 좋았나요? 누구와 갔나요?", "has not exactly one question mark"),
        ("즐거웠나요?", "asks for nothing in particular"),
        ("정말 대단해요. 어떻게 하셨나요?", "praises or grades"),
        ("다시 가고 싶은 곳은 어디이고 거기에 무엇이 있나요?", "asks two things"),
        ("하루에 한 줄씩 써 보는 건 어떨까요?", "advises"),
        ("올해는 어땠어!", "shouts"),
        ("무엇을 했냐?", "is not in 해요체"),
        ("비가 왔어요. 바람도 불었어요. 무엇을 하셨나요?", "says more than one sentence before the question"),
    ],
)
def test_a_bad_question_is_told_apart(question: str, fault: str) -> None:
    assert fault in faults(question, "ko")


@pytest.mark.parametrize(
    "question", ["What broke, and who fixed it?", "Which song did you listen to most, and when?"]
)
def test_one_question_asks_one_thing(question: str) -> None:
    assert faults(question, "en") == ("asks two things",)


def test_joined_parts_of_one_question_are_no_second_one() -> None:
    assert faults("그날 무엇을 먹고 싶으셨나요?", "ko") == ()
    assert faults("What did you see and hear from there?", "en") == ()


def test_the_authors_own_words_break_no_rule() -> None:
    assert faults("2025년 회고에 “왜 뛰는가! 모르겠다?”라고 쓰셨어요. 지금은 어떤가요?", "ko") == ()


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("달리기", "은", "는"), ("책", "은", "은"), ("서울", "로", "로"), ("부산", "로", "으로"), ("3월", "을", "을"),
        ("8", "이", "이"), ("2", "이", "가"), ("React", "을", "을"), ("Kotlin", "은", "은"), ("Java", "은", "는"),
        ("『모비 딕』", "과", "과"), ("ㅎㅎ", "이", "이"), ("…", "이", "가"),
    ],
)  # fmt: skip
def test_particles_follow_the_sound(word: str, pair: str, expected: str) -> None:
    assert particle(word, pair) == expected


def test_every_syllable_has_its_final_consonant() -> None:
    assert [final_consonant(word) for word in ("가", "각", "값", "힣")] == ["", "ㄱ", "ㅄ", "ㅎ"]
    assert re.fullmatch("ㄹ?", final_consonant("2026년 1월 1"))
