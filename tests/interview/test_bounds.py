"""A model's wording says nothing that nobody said, asks one thing, and quotes with the year."""

from __future__ import annotations

import pytest

from assistant.interview.bounds import Bounds, first_sentence

ANSWER = "사월에 시장 골목으로 이사했다. 화분은 거의 말라 죽었고 빵집 아저씨와 자주 이야기했다."
PLAIN = Bounds(
    given="올해 사는 곳은 어땠나요?", quoted=(), heard=f"올해 사는 곳은 어땠나요?\n{ANSWER}", language="ko"
)
OLD = "2024년 회고에 “비가 와도 걷는다. 눈이 와도 걷는다.”라고 쓰셨어요. 그 일은 지금 어디에 와 있나요?"
QUOTING = Bounds(
    given=OLD, quoted=("비가 와도 걷는다. 눈이 와도 걷는다.",), heard=f"{OLD}\n{ANSWER}", language="ko"
)
ENGLISH = Bounds(
    given="“the bread machine”: what is the story behind that?",
    quoted=(),
    heard="“the bread machine”: what is the story behind that?\n"
    "I moved in April. The bread machine broke the week we arrived and nobody came to repair it.",
    language="en",
)


@pytest.mark.parametrize(
    "question",
    [
        "시장 골목으로 이사하셨다고 했어요. 그 집은 어떻게 고르셨어요?",
        "빵집 아저씨와는 어떤 이야기를 하셨나요?",
        "새 동네는 어떠셨어요?",
    ],
)
def test_what_the_author_said_may_be_taken_up(question: str) -> None:
    assert PLAIN.holds(question)


@pytest.mark.parametrize(
    "question",
    [
        "새로운 시작은 언제나 설레는 법이지요. 그 집은 어떻게 고르셨어요?",  # a saying
        "많이 지치고 외로우셨겠어요. 그 집은 어떻게 고르셨어요?",  # comfort
        "시장 골목으로 이사하시고 자주 외로우셨겠어요. 그 집은 어떻게 고르셨어요?",
        "화분은 창가에 두시는 게 좋겠어요. 그 집은 어떻게 고르셨어요?",  # advice
        "화분에는 물을 자주 주시는 게 좋겠는데, 그 집은 어떻게 고르셨어요?",
        "천천히 하셔도 괜찮아요. 그 집은 어떻게 고르셨어요?",
        "그 집은 어떻게 고르셨어요? 이사하던 날은 어떤 날이었나요?",  # two at once
        "그 집은 어떻게 고르셨고, 이사하던 날은 어떤 날이었나요?",
        "작년에도 이사하셨지요. 그 집은 어떻게 고르셨어요?",  # a memory nobody has
        "“골목이 좋다.”라고 쓰셨는데, 그 집은 어떻게 고르셨어요?",
        "9월에 이사하셨다고 했어요. 그 집은 어떻게 고르셨어요?",  # a month nobody named
        '"시장 골목으로 이사하셨다고 했어요. 그 집은 어떻게 고르셨어요?',  # marks that do not close
        "**시장 골목으로 이사하셨다고 했어요.** 그 집은 어떻게 고르셨어요?",
        "질문: 그 집은 어떻게 고르셨어요?",
        "나는 시장 골목으로 이사했다고 하셨어요. 그 집은 어떻게 고르셨어요?",  # in the author's voice
    ],
)
def test_what_nobody_said_is_not(question: str) -> None:
    assert not PLAIN.holds(question)


def test_a_quotation_of_two_sentences_is_one_thing_before_the_question() -> None:
    assert QUOTING.holds(OLD)
    assert QUOTING.holds(
        "2024년 회고에는 “비가 와도 걷는다. 눈이 와도 걷는다.”라고 하셨어요. 올해는 어디를 걸으셨어요?"
    )
    assert first_sentence(OLD) == OLD[: OLD.index(" 그 일은")]


def test_a_quotation_keeps_its_year() -> None:
    assert not QUOTING.holds("“비가 와도 걷는다. 눈이 와도 걷는다.”라고 쓰셨어요. 올해는 어디를 걸으셨어요?")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("The bread machine broke the week you arrived. What did you eat instead?", True),
        ("What did the kitchen look like that week?", True),
        ("How did you feel about it that week?", True),
        ("Moving house is one of the hardest things anyone can do. What did you eat instead?", False),
        ("That sounds exciting, a bread machine. What did you eat instead?", False),
        ("The bread machine, it must have been a nuisance. What did you eat instead?", False),
        ("Here is the next question: What did you eat instead?", False),
        ("It would help to buy a new one. What did you eat instead?", False),
        ("You may want to buy a new one, but what did you eat instead?", False),
        ("What did you eat instead, and who baked it?", False),
        ("What did you eat instead of what Martha baked?", False),
        ("I moved in April, you said. What did you eat instead?", False),
    ],
)
def test_english_is_held_to_the_same(question: str, held: bool) -> None:
    assert ENGLISH.holds(question) is held


def test_what_somebody_said_may_be_taken_up_in_whatever_marks_with_its_question_mark() -> None:
    said = "아저씨가 '왜 그런지 더 궁금하지 않으세요?'라고 물었다."
    bounds = Bounds(given="‘아저씨가 물었다’, 그때 마음은 어땠나요?", quoted=(), heard=said, language="ko")
    assert bounds.holds(
        "아저씨가 '왜 그런지 더 궁금하지 않으세요?'라고 물었다고 하셨어요. 그때 마음은 어땠나요?"
    )


def test_between_two_apostrophes_nothing_is_quoted() -> None:
    said = "I didn't believe the figure. It wasn't mine."
    bounds = Bounds(
        given="“I didn't believe the figure”: what went through you then?",
        quoted=(),
        heard=said,
        language="en",
    )
    assert bounds.holds("You didn't believe the figure. What's the first thing that went through you?")
