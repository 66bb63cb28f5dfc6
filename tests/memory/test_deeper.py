"""A search with a model's help: what it asks, what it makes of the replies, and that it never needs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import Unreachable
from assistant.memory.deeper import TOKENS, search_deeper
from assistant.memory.recall import Recall
from assistant.memory.scope import Filters
from assistant.model.prompts import Messages
from tests.support.memory import Author
from tests.support.model import ScriptedModel

DAYS = (
    "하프 마라톤 대회에 가지 않고 침대에 앉아 있었다.",
    "레몬 씨앗에서 싹이 났다.",
    "창고를 정리하다가 낡은 지도를 찾았다.",
)


@pytest.fixture
def recall(tmp_path: Path) -> Recall:
    author = Author(tmp_path)
    for n, text in enumerate(DAYS):
        author.write(f"day-{n}", text, date=f"202{n}-03-01")
    author.sync()
    return Recall.open(author.settings, author.embedder)


def test_the_model_words_the_question_and_orders_what_is_found(recall: Recall) -> None:
    def rule(messages: Messages, purpose: str) -> str:
        if "[1]" not in messages.user:
            return json.dumps({"wordings": ["낡은 지도를 창고에서 찾았다"]})
        numbered = {text: n for n in range(1, 4) for text in DAYS if f"[{n}]" in _before(messages.user, text)}
        return json.dumps({"best": [numbered[DAYS[2]], 99]})

    model = ScriptedModel(rule)
    found = search_deeper(recall, model, "보물 같은 종이를 발견한 날", Filters(), k=2)
    assert next(hit.passage.path for hit in found.hits) == "day-2.md"
    assert len(found.hits) == 2
    assert not found.notice
    assert set(model.asked[1][0].sources) == {"day-0.md", "day-1.md", "day-2.md"}


def _before(user: str, text: str) -> str:
    """The last number told before a passage."""
    head = user[: user.index(text)]
    return head[head.rindex("\n[") + 1 :]


def test_nothing_out_of_scope_is_sent(recall: Recall) -> None:
    def rule(messages: Messages, purpose: str) -> str:
        assert DAYS[0] not in messages.user
        return json.dumps({"best": []} if "[1]" in messages.user else {"wordings": [DAYS[0]]})

    found = search_deeper(recall, ScriptedModel(rule), "달리기", Filters(year=2021), k=9)
    assert [hit.passage.path for hit in found.hits] == ["day-1.md"]


def test_a_model_that_fails_costs_nothing_but_a_notice(recall: Recall) -> None:
    def rule(messages: Messages, purpose: str) -> str:
        raise Unreachable("Nobody answers.", hint="wait")

    found = search_deeper(recall, ScriptedModel(rule), "레몬 씨앗", Filters(), k=2)
    assert found.hits == recall.search("레몬 씨앗", k=30).hits[:2]
    assert "Nobody answers" in found.notice


def test_no_more_is_sent_than_the_budget_allows(tmp_path: Path) -> None:
    author = Author(tmp_path)
    for n in range(40):
        author.write(f"day-{n}", " ".join(f"{n}번째 날에 {m}보를 걷고 일기를 썼다." for m in range(30)))
    author.sync()
    sent: list[str] = []

    def rule(messages: Messages, purpose: str) -> str:
        if "[1]" not in messages.user:
            return '{"wordings": []}'
        sent.append(messages.user)
        return '{"best": [2]}'

    recall = Recall.open(author.settings, author.embedder)
    search_deeper(recall, ScriptedModel(rule), "걸은 날", Filters(), k=9)
    tokens = {p.prose: p.tokens for p in recall.passages}
    total = sum(size for prose, size in tokens.items() if prose in sent[0])
    assert TOKENS / 2 < total <= TOKENS
