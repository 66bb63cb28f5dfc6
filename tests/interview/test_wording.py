"""A model may word a question; it may not change what is quoted, remember by itself, or break the rules."""

from __future__ import annotations

import json

import pytest
from support.model import ScriptedModel

from assistant.domain import AgendaItem, Turn
from assistant.errors import BadReply, Unreachable
from assistant.interview.wording import worded

GIVEN = "2025년 회고에 “강을 끝까지 걷는다.”라고 쓰셨어요. 그 일은 지금 어디에 와 있나요?"
ITEM = AgendaItem(
    key="thread:1", kind="thread", why="답이 없는 다짐", question=GIVEN, cites=(), priority=1.0, area="health"
)
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


def asked(question: str) -> str:
    model = ScriptedModel(lambda messages, purpose: json.dumps({"question": question}, ensure_ascii=False))
    return worded(ITEM, [TOLD], model, year=2026, language="ko").question


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


def test_a_reply_that_cannot_be_read_falls_back_too() -> None:
    def spoil(messages: object, purpose: str) -> str:
        raise BadReply("no", hint="", reply="")

    assert worded(ITEM, [], ScriptedModel(spoil), year=2026, language="ko") == ITEM


def test_a_model_that_is_gone_is_told() -> None:
    def gone(messages: object, purpose: str) -> str:
        raise Unreachable("gone", hint="")

    with pytest.raises(Unreachable):
        worded(ITEM, [], ScriptedModel(gone), year=2026, language="ko")
