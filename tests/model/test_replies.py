"""Ugly replies: what is taken from them, and what is refused instead of mended."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from assistant.model.replies import Unfit, parse, without_thoughts


class Plan(BaseModel):
    title: str
    parts: list[str] = []


GOOD = {"title": "2026년 회고", "parts": ["일", "사람"]}
TEXT = json.dumps(GOOD, ensure_ascii=False)


@pytest.mark.parametrize(
    "reply",
    [
        TEXT,
        f"  \n{TEXT}\n",
        f"```json\n{TEXT}\n```",
        f"```\n{json.dumps(GOOD, indent=2)}\n```",
        f"네, 여기 있습니다.\n\n```json\n{TEXT}\n```\n도움이 되었길 바랍니다 {{웃음}}.",
        f"여는 {{괄호, 하나}} 뒤에: {TEXT}",
        f'예를 들면 {{"title": "x"}} 이지만, 답은 {TEXT}',
        f"<think>{{}}</think>{TEXT}",
        "\ufeff" + TEXT,
    ],
)
def test_the_object_is_found(reply: str) -> None:
    assert parse(reply, Plan).model_dump() == GOOD


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("", "no JSON object"),
        ("죄송하지만 그럴 수 없습니다.", "no JSON object"),
        ("[1, 2]", "no JSON object"),
        ('{"title": "끊긴', "broken"),
        ('{"title": "x", "parts": ["a",]}', "broken"),
        ('{"plan": {"title": "x"}, "more": ', "broken"),
        ('{"parts": []}', "title: Field required"),
        ('{"title": 3}', "title: Input should be a valid string"),
        ('{"title": "x", "parts": [1]}', r"parts\.0: Input"),
        ('{"a":' * 100_000, "nested|broken"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(reply: str, says: str) -> None:
    with pytest.raises(Unfit, match=says):
        parse(reply, Plan)


class Lenient(BaseModel):
    note: str = ""


def test_a_part_of_a_broken_object_is_not_taken_for_the_whole() -> None:
    with pytest.raises(Unfit):
        parse('{"outer": {"note": "안쪽"}, "cut', Lenient)


@given(st.text(), st.text(), st.text(st.characters(exclude_categories=["Cs"])))
def test_prose_around_an_object_changes_nothing(before: str, after: str, title: str) -> None:
    before, after = (text.replace("{", "(").replace("}", ")") for text in (before, after))
    assert parse(before + json.dumps({"title": title}) + after, Plan).title == title


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("<think>음… 어디 보자.</think>\n\n그렇다.", "그렇다."),
        ("\n <thinking>음</thinking> 그렇다.", "그렇다."),
        ("<think></think>그렇다.", "그렇다."),
        ("그렇다. <think>는 표시다.", "그렇다. <think>는 표시다."),
        ("<b>굵게</b>", "<b>굵게</b>"),
        ("<thi", "<thi"),
        ("<think>끝나지 않은 생각", ""),
        ("", ""),
    ],
)
@given(data=st.data())
def test_thoughts_are_left_out_however_the_reply_is_cut(data: st.DataObject, reply: str, left: str) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(reply)), max_size=6)))
    pieces = [reply[a:b] for a, b in zip([0, *cuts], [*cuts, len(reply)], strict=True)]
    assert "".join(without_thoughts(pieces)) == left


def test_a_reply_is_passed_on_as_it_comes() -> None:
    pieces = iter(["한", "글", "이 온다"])
    stream = without_thoughts(pieces)
    assert next(stream) == "한"
    assert next(pieces) == "글", "nothing is read ahead"
