"""What happens while something takes time: one stream of these feeds the terminal and the page alike.

Verbs that take time are generators of events that return their result.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from assistant.domain import Finding, value

E = TypeVar("E")
R = TypeVar("R")


@value
class StageStarted:
    """`total` counts the steps to come, in units of `unit`; None where nobody knows."""

    stage: str
    total: int | None = None
    unit: str = ""


@value
class Progress:
    stage: str
    done: int
    total: int


@value
class TextDelta:
    """A piece of text as it is written, for showing; the section's final text comes with the draft."""

    section: int
    text: str


@value
class QuestionDelta:
    """A piece of the interview's next question, already held against the rules: what was shown stays."""

    text: str


@value
class Remark:
    """A sentence for the person that is no part of a result, in the language of the interview."""

    text: str


@value
class Noticed:
    """A finding, as soon as it is known."""

    finding: Finding


@value
class StageDone:
    stage: str
    seconds: float


Event = StageStarted | Progress | TextDelta | Noticed | StageDone | QuestionDelta | Remark


def stage(name: str, work: Callable[[], R]) -> Generator[Event, None, R]:
    """A stage of one step: it begins, is done, and returns what came of it."""
    yield StageStarted(stage=name)
    began = time.monotonic()
    made = work()
    yield StageDone(stage=name, seconds=time.monotonic() - began)
    return made


class Watched(Generic[E, R]):
    """A verb to go through event by event; `result` is what it returned, once it has ended."""

    result: R

    def __init__(self, under_way: Generator[E, None, R]) -> None:
        self._under_way = under_way

    def __iter__(self) -> Generator[E]:
        self.result = yield from self._under_way


def end_of(under_way: Generator[Event, None, R]) -> R:
    """What a verb returns, where nobody watches it."""
    watched = Watched(under_way)
    for _ in watched:
        pass
    return watched.result
