"""A model may word a question; it may not change what is quoted, remember by itself, or break the rules."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace

import pytest
from support.model import ScriptedModel

from assistant.domain import AgendaItem, Citation, Turn
from assistant.errors import BadReply, ModelError, ReplyCutOff, Unreachable
from assistant.interview.wording import wording
from assistant.model.chat import fits
from assistant.model.prompts import Messages

GIVEN = "2025년 회고에 “강을 끝까지 걷는다.”라고 쓰셨어요. 그 일은 지금 어디에 와 있나요?"
CITE = Citation(
    folder="/글", path="2025.md", start=0, end=12, quote="강을 끝까지 걷는다.", title="2025년 회고", date=None
)
ITEM = AgendaItem(
    key="thread:1", kind="thread", why="답이 없는 다짐", question=GIVEN, cites=(CITE,), priority=1.0,
    area="health",
)  # fmt: skip
PLAIN = replace(ITEM, key="area:x", kind="area", question="올해 건강은 어땠나요?", cites=())
TOLD = Turn(
    n=1,
    key="a",
    question="봄은요?",
    why="",
    cites=(),
    area="",
    state="answered",
    answer="3월에 무릎이 아팠다.",
)


def spoken(
    rule: Callable[[Messages, str], str], item: AgendaItem = ITEM, *told: Turn
) -> tuple[list[str], str]:
    """The pieces shown for an item, and the question it became."""
    pieces = wording(item, told or [TOLD], ScriptedModel(rule), year=2026, language="ko")
    shown = []
    while True:
        try:
            shown.append(next(pieces))
        except StopIteration as end:
            return shown, end.value.question


def asked(question: str) -> str:
    return spoken(lambda messages, purpose: question)[1]


def test_a_question_that_listens_is_taken() -> None:
    said = "3월에 무릎이 아팠다고 하셨는데, 2025년 회고의 “강을 끝까지 걷는다.”는 어떻게 되었나요?"
    assert asked(said) == said


@pytest.mark.parametrize(
    "question",
    [
        "무릎이 아팠는데, 강을 걷겠다던 다짐은 어떻게 되었나요?",
        "2025년 회고에 “강을 반쯤 걷는다.”라고 쓰셨어요. 어떻게 되었나요?",
        "“강을 끝까지 걷는다.”라고, 그리고 “산도 오른다.”라고 쓰셨어요. 어떻게 되었나요?",
        "2019년부터 “강을 끝까지 걷는다.”라고 쓰셨어요. 어떻게 되었나요?",
        "“강을 끝까지 걷는다.” 왜 못 하셨나요?",
        "정말 대단해요! “강을 끝까지 걷는다.”는 어떻게 되었나요?",
        "“강을 끝까지 걷는다.”는 지키셨나요?",
        "",
    ],
)
def test_one_that_does_not_falls_back_to_the_bank(question: str) -> None:
    assert asked(question) == GIVEN


def test_what_is_shown_is_what_is_kept() -> None:
    said = "2025년 회고에 “강을 끝까지 걷는다.”라고 쓰셨어요. 올해 그 길에서는 무슨 일이 있었나요?"
    shown, question = spoken(lambda messages, purpose: said)
    assert len(shown) == 2
    assert "".join(shown) == question == said


def test_a_checked_sentence_stays_where_the_question_behind_it_fails() -> None:
    shown, question = spoken(
        lambda messages, purpose: "3월에 무릎이 아프셨군요. 병원에는 가 보셨나요?", PLAIN
    )
    assert "".join(shown) == question == "3월에 무릎이 아프셨군요. 올해 건강은 어땠나요?"


def test_a_sentence_that_stood_before_a_question_already_is_not_said_again() -> None:
    before = "3월에 무릎이 아프셨군요."
    again = replace(TOLD, question=f"{before} 봄은 어땠나요?")
    shown, question = spoken(lambda messages, purpose: f"{before} 올해 건강은 어땠나요?", PLAIN, again)
    assert "".join(shown) == question == PLAIN.question


def test_words_of_an_earlier_question_are_not_the_authors() -> None:
    """What a model once hung before a question does not vouch for itself when it comes again in other words."""
    hung = replace(
        TOLD, question="바다와 노을과 등대 이야기가 떠오르네요. 봄은 어땠나요?", answer="무릎이 아팠다."
    )
    turns = [hung, replace(TOLD, n=2, question="여름은 어땠나요?", answer="병원에 다녔다.")]
    shown, question = spoken(
        lambda messages, purpose: f"바다와 등대와 노을이네요. {PLAIN.question}", PLAIN, *turns
    )
    assert "".join(shown) == question == PLAIN.question


def test_a_sentence_that_remembers_by_itself_is_never_shown() -> None:
    shown, question = spoken(
        lambda messages, purpose: "작년에도 무릎이 아프셨지요. 올해 건강은 어땠나요?", PLAIN
    )
    assert "".join(shown) == question == "올해 건강은 어땠나요?"


@pytest.mark.parametrize("fault", [BadReply("no", hint="", reply=""), ReplyCutOff("cut", hint="")])
def test_a_reply_that_cannot_be_read_falls_back_too(fault: ModelError) -> None:
    def spoil(messages: Messages, purpose: str) -> str:
        raise fault

    assert spoken(spoil)[1] == GIVEN


def test_a_model_that_is_gone_is_told() -> None:
    def gone(messages: Messages, purpose: str) -> str:
        raise Unreachable("gone", hint="")

    with pytest.raises(Unreachable):
        spoken(gone)


def test_a_sentence_that_takes_up_an_answer_waits_for_its_question() -> None:
    """The bank's question holds the same words: behind the sentence they would be said twice."""
    follow = replace(PLAIN, key="follow:x:felt", question="‘3월에 무릎이 아팠다’, 그때 마음은 어땠나요?")
    shown, question = spoken(
        lambda messages, purpose: "3월에 무릎이 아프셨다고 했어요. 괜찮으셨나요?", follow
    )
    assert "".join(shown) == question == follow.question


def test_the_answer_that_a_question_takes_up_is_shown_to_the_model() -> None:
    talk = [replace(TOLD, n=n, answer=f"{n}번째 답이다. 화분이 {n}개 있었다.") for n in range(1, 9)]
    model = ScriptedModel(lambda messages, purpose: "")
    topic = replace(PLAIN, key="topic:x", question="‘화분이 2개 있었다’, 거기에는 어떤 사연이 있나요?")
    list(wording(topic, talk, model, year=2026, language="ko"))
    user = model.asked[0][0].user
    assert [f"{n}번째 답" in user for n in range(1, 9)] == [
        False,
        True,
        False,
        False,
        False,
        True,
        True,
        True,
    ]


def test_in_a_small_context_the_answer_a_question_takes_up_is_kept_longest() -> None:
    source = replace(TOLD, answer="강가에서 오래된 나룻배를 보았다. " + "물이 맑았다. " * 60)
    later = [replace(TOLD, n=n, answer=f"{n}번째 이야기. " + "바람이 불었다. " * 60) for n in range(2, 6)]
    item = replace(PLAIN, key="follow:a", question="‘오래된 나룻배’, 그때 무슨 일이 있었나요?")
    model = ScriptedModel(lambda messages, purpose: "그 배는 어떤 모습이었나요?", budget=1_900)
    list(wording(item, [source, *later], model, year=2026, language="ko"))
    shown = model.asked[0][0].user
    assert "나룻배를 보았다" in shown
    assert "2번째" not in shown


@pytest.mark.parametrize("budget", [900, 1_500, 3_500])
def test_what_the_model_is_shown_fits_its_context(budget: int) -> None:
    pages = [replace(TOLD, n=n, answer=f"{n}월에는 " + "강을 따라 오래 걸었다. " * 900) for n in range(1, 5)]
    model = ScriptedModel(lambda messages, purpose: "", budget=budget)
    list(wording(PLAIN, pages, model, year=2026, language="ko"))
    assert fits(model, model.asked[0][0])
    assert PLAIN.question in model.asked[0][0].user


def test_a_model_that_rambles_is_not_listened_to_for_long() -> None:
    said: list[str] = []

    class Rambling(ScriptedModel):
        def stream(
            self, messages: Messages, *, purpose: str, max_tokens: int | None = None
        ) -> Generator[str]:
            for n in range(100_000):
                said.append(f"무릎 이야기 {n}번째, ")
                yield said[-1]

    assert (
        "".join(wording(PLAIN, [TOLD], Rambling(lambda *_: ""), year=2026, language="ko")) == PLAIN.question
    )
    assert len(said) < 100


def test_words_that_ask_again_what_was_asked_fall_back() -> None:
    model = ScriptedModel(lambda messages, purpose: "올해 몸은 어떻게 지냈나요?")
    pieces = wording(
        PLAIN, [TOLD], model, year=2026, language="ko", repeated=lambda question: "몸" in question
    )
    assert "".join(pieces) == PLAIN.question
