"""The interview: what was asked and said, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from assistant.conversation import Conversation
from assistant.domain import value
from assistant.errors import InterviewChanged
from assistant.web import cards
from assistant.web.handling.handler import Handler

Passing = Literal["skipped", "later", "never"]


@value
class Talk:
    """The interview as the page shows it. `seen` is its revision, which the next answer must name."""

    conversation: str = ""
    called_up: str = ""
    areas: str = ""
    threads: str = ""
    notice: str = ""
    seen: int | None = None
    saved: bool = False  # the answer is on disk and the box may be emptied
    revising: int | None = None  # the turn whose answer is in the box to be revised
    text: str = ""  # that answer
    over: bool = False


class Talking(Handler):
    """The interview in the page."""

    def open(self, year: int) -> Talk:
        """The interview of a year as it stands."""
        return self.guarded(
            lambda: self._talk(self.product.interviews.of(year)), lambda told: Talk(notice=told)
        )

    def answer(self, text: str, year: int, seen: int | None) -> Talk:
        """Save the answer, then ask on. It is on disk before the next question appears."""
        if not text.strip():
            return self._with_notice(year, cards.notice(self.words["empty"]))

        def step(conversation: Conversation) -> None:
            conversation.answer(text)

        return self._step(step, year, seen)

    def take_up(self, n: int, year: int) -> Talk:
        """Put an earlier answer into the box, to be revised."""

        def taken() -> Talk:
            conversation = self.product.interviews.of(year)
            talk = self._talk(conversation)
            for turn in conversation.turns:
                if turn.n == n:
                    said = self.words["revising"].format(question=turn.question)
                    return replace(talk, notice=cards.done(said), revising=n, text=turn.answer)
            return talk

        return self.guarded(taken, lambda told: Talk(notice=told))

    def revise(self, text: str, n: int, year: int, seen: int | None) -> Talk:
        """Save an earlier answer in other words."""
        if not text.strip():
            return self._with_notice(year, cards.notice(self.words["empty"]))

        def step(conversation: Conversation) -> None:
            conversation.revise(n, text)

        return self._step(step, year, seen)

    def put_off(self, state: Passing, year: int, seen: int | None) -> Talk:
        """Skip the open question: now, until later, or for good."""

        def step(conversation: Conversation) -> None:
            conversation.put_off(state)

        return self._step(step, year, seen)

    def _talk(self, conversation: Conversation, *, saved: bool = False) -> Talk:
        waiting, received = conversation.ask(), conversation.received
        told = cards.conversation(conversation.turns, self.words)
        return Talk(
            conversation=told if waiting or received else told + cards.closing(self.words),
            called_up=cards.citations((*waiting.cites, *conversation.called_up), self.words)
            if waiting
            else "",
            areas=cards.areas(conversation.progress, self.words),
            threads=cards.threads(self.product.author.threads_before(conversation.year), self.words),
            notice=cards.done(received.said) if received else "",
            seen=conversation.revision,
            saved=saved,
            over=waiting is None and received is None,
        )

    def _step(self, step: Callable[[Conversation], None], year: int, seen: int | None) -> Talk:
        """A change to the interview the page has seen. Was another window faster: how it stands now."""
        try:
            conversation = self.product.interviews.of(year, seen=seen)
            step(conversation)
            return self._talk(conversation, saved=True)
        except InterviewChanged as error:
            return self._with_notice(year, self.told(error))
        except Exception as error:
            return Talk(notice=self.told(error), seen=seen)

    def _with_notice(self, year: int, notice: str) -> Talk:
        return replace(self.open(year), notice=notice)
