"""A chat model for tests: replies from a queue or by a rule, and a record of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from assistant.domain import Usage
from assistant.model.prompts import Messages

Rule = Callable[[Messages, str], str]


class ScriptedModel:
    """`ChatModel` whose replies a rule makes from the messages and the purpose."""

    name, endpoint, context_tokens = "scripted", "http://127.0.0.1", 64_000

    def __init__(self, rule: Rule, *, budget: int = 60_000) -> None:
        self._rule = rule
        self._budget = budget
        self.asked: list[tuple[Messages, str]] = []

    @property
    def used(self) -> Usage:
        return Usage(calls=len(self.asked))

    def budget(self, max_tokens: int | None = None) -> int:
        return self._budget

    def stream(self, messages: Messages, *, purpose: str, max_tokens: int | None = None) -> Iterator[str]:
        self.asked.append((messages, purpose))
        reply = self._rule(messages, purpose)
        for start in range(0, len(reply), 5):
            yield reply[start : start + 5]

    def reply(self, messages: Messages, *, purpose: str, shape: Any, max_tokens: int | None = None) -> Any:
        self.asked.append((messages, purpose))
        return shape.model_validate_json(self._rule(messages, purpose))
