"""Answers that are not to be followed by the next question at once: grief, illness, danger.

Takes an answer; gives how it is to be received. The words are data: prompts/care.yaml. Those of every language count,
for people answer in another language than they are asked in; it is received in the interview's. Called after each
answer.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Literal

from assistant.domain import value
from assistant.tables import read_every, read_table


@value
class Care:
    """How an answer is received: "none" goes on, "heavy" is answered with `said` alone, at "crisis" all
    rests.
    """

    kind: Literal["none", "heavy", "crisis"]
    said: str = ""


@value
class _Words:
    heavy: re.Pattern[str]
    crisis: re.Pattern[str]
    receive: tuple[str, ...]
    help: str


@lru_cache(maxsize=1024)
def care(answer: str, language: str, before: int = 0) -> Care:
    """How to receive an answer; `before`: how many heavy ones were received before it.

    >>> care("봄에 할머니가 돌아가셨다.", "ko").kind, care("봄에 이사했다.", "ko").kind
    ('heavy', 'none')
    """
    if any(words.crisis.search(answer) for words in _of_every_language()):
        return Care(kind="crisis", said=_words(language).help)
    if any(words.heavy.search(answer) for words in _of_every_language()):
        return Care(kind="heavy", said=receiving(language, before))
    return Care(kind="none")


def receiving(language: str, before: int) -> str:
    """What receives a heavy answer, after so many before it: never the same twice in a row."""
    said = _words(language).receive
    return said[before % len(said)]


@cache
def _words(language: str) -> _Words:
    return read_table("care", language, _read)


@cache
def _of_every_language() -> tuple[_Words, ...]:
    return read_every("care", _read)


def _read(held: dict[str, Any]) -> _Words:
    return _Words(
        heavy=re.compile(held["heavy"], re.IGNORECASE),
        crisis=re.compile(held["crisis"], re.IGNORECASE),
        receive=tuple(held["receive"]),
        help=held["help"],
    )
