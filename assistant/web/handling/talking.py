"""The interview: what was asked and said, and what may be done about it.

A step (an answer, a skip) is saved first and shown at once; then the next question is asked as it is worded;
then everything beside it is brought up to date. So nothing the author types waits for a model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from assistant.conversation import Conversation
from assistant.domain import value
from assistant.errors import InterviewChanged
from assistant.events import QuestionDelta, Remark
from assistant.web import cards, interview
from assistant.web.handling.handler import Handler, due

Passing = Literal["skipped", "later", "never"]
Phase = Literal["asking", "asked", "failed"]


@value
class Talk:
    """The interview as the page shows it. `seen` is its revision, which the next answer must name."""

    opening: str = ""
    conversation: str = ""
    called_up: str = ""
    grid: str = ""
    threads: str = ""
    notice: str = ""
    minutes: int | None = None
    seen: int | None = None
    saved: bool = False  # the answer is on disk and the box may be emptied
    revising: int | None = None  # the turn whose answer is in the box to be revised
    text: str = ""  # that answer
    waits: bool = False  # a question waits for its answer, or a heavy answer for more of it
    rests: bool = False  # a heavy answer is received: the next question comes when the author goes on
    stopped: bool = False  # a question is due and was not asked to its end
    area: str | None = None  # the part of life the author wants to speak of next
    goes_on: bool = False  # the author went on: nothing said before keeps the next question from coming


@value
class Asking:
    """The next question while it is being worded."""

    text: str = ""
    notice: str = ""
    phase: Phase = "asking"


class Talking(Handler):
    """The interview in the page."""

    def open(self, year: int, minutes: int | None = None) -> Talk:
        """The interview of a year as it stands; `minutes` sets how deep it goes from here on."""
        return self.guarded(
            lambda: self._talk(self.product.interviews.of(year, minutes=minutes)),
            lambda told: Talk(notice=told),
        )

    def ask(self, year: int, area: str | None, goes_on: bool) -> Iterator[Asking]:
        """The next question where one is due, as it is worded. It is on disk when this ends."""
        text, remarks, last = "", "", 0.0
        try:
            conversation = self.product.interviews.of(year)
            if goes_on:
                conversation.go_on()
            if area is not None:
                conversation.turn_to(area)
            if conversation.waiting or conversation.closed or conversation.received:
                yield Asking(phase="asked")
                return
            yield Asking(text=interview.asking("", self.words))
            for event in conversation.asking():
                if isinstance(event, QuestionDelta):
                    text += event.text
                elif isinstance(event, Remark):
                    remarks = cards.done(event.text)
                if due(last):
                    yield Asking(text=interview.asking(text, self.words), notice=remarks)
            yield Asking(text=interview.asking(text, self.words), notice=remarks, phase="asked")
        except Exception as error:
            yield Asking(notice=self.told(error), phase="failed")

    def settle(self, year: int, phase: Phase, revising: int | None) -> Talk:
        """How the interview stands once the question was asked, was stopped or failed; an answer that is being
        revised stays in the box.
        """
        talk = self.guarded(
            lambda: self._talk(self.product.interviews.of(year), settled=True, over=phase == "asked"),
            lambda told: Talk(notice=told),
        )
        if revising is not None:
            return replace(talk, revising=revising)
        if phase == "asked" or talk.waits:
            return talk
        if phase == "failed":
            return replace(talk, stopped=True)
        return replace(talk, stopped=True, notice=cards.done(self.words["question_stopped"]))

    def answer(self, text: str, year: int, seen: int | None) -> Talk:
        """Save the answer. It is on disk before the next question is asked."""
        if not text.strip():
            return self._with_notice(year, cards.notice(self.words["empty"]))
        return self._step(lambda conversation: conversation.answer(text), year, seen)

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
        return self._step(lambda conversation: conversation.revise(n, text), year, seen)

    def put_off(self, state: Passing, year: int, seen: int | None) -> Talk:
        """Skip the open question: now, until later, or for good. After a heavy answer: go on."""
        put_off = self._step(lambda conversation: conversation.put_off(state), year, seen)
        return replace(put_off, goes_on=True)

    def turn_to(self, area: str, year: int, seen: int | None) -> Talk:
        """Speak of another part of life next; the open question is left for later."""
        turned = self._step(lambda conversation: conversation.turn_to(area), year, seen)
        return replace(turned, area=area if turned.saved else None, goes_on=True)

    def recall(self, question: str, year: int) -> str:
        """What the author wrote about something, for the column beside the talk."""
        if not question.strip():
            return ""

        def recalled() -> str:
            found = self.product.interviews.ask(year, question)
            said = cards.quoted(self.words["asked_about"].format(question=question))
            if not found.hits:
                return said + cards.empty(self.words["nothing_recalled"])
            return said + cards.recalled(found, self.words)

        return self.guarded(recalled, lambda told: told)

    def _talk(
        self, conversation: Conversation, *, saved: bool = False, settled: bool = False, over: bool = False
    ) -> Talk:
        """`settled`: no question is on its way; `over`: where none waits either, there is none left."""
        waiting, received = conversation.waiting, conversation.received
        settled = settled or bool(waiting or received)
        told: str = interview.conversation(conversation.turns, self.words, revisable=settled)
        if received:
            told += interview.received(received.said)
        elif over and waiting is None and conversation.turns:
            told += interview.closing(self.words)
        cites = (*(waiting.cites if waiting else ()), *conversation.called_up)
        around = [self.product.ground.in_context(cite) for cite in cites]
        first = len(conversation.turns) <= 1
        return Talk(
            opening=interview.opening(conversation.opening, self.words) if first else "",
            conversation=told,
            called_up=interview.entries(cites, around, self.words) if cites or settled else "",
            grid=interview.grid(self.product.interviews.grid(conversation.year), self.words),
            threads=interview.threads(self.product.author.threads_before(conversation.year), self.words),
            minutes=conversation.minutes,
            seen=conversation.revision,
            saved=saved,
            waits=waiting is not None or received is not None,
            rests=received is not None,
        )

    def _step(self, step: Callable[[Conversation], object], year: int, seen: int | None) -> Talk:
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
