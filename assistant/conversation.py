"""An interview going on: the questions asked so far, the one that waits, and what may be done about it.

Made by the service, shown by the terminal and the page. A step (an answer, a skip) is on disk when it returns;
then `asking` gives the next question as it is worded, and has it on disk before it ends. `seen` is the revision
a window last showed, so that two windows never write over each other.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Literal

from assistant.domain import Citation, Turn
from assistant.errors import InterviewChanged
from assistant.events import Event, end_of
from assistant.interview.asides import is_aside
from assistant.interview.care import Care
from assistant.interview.guide import Guide
from assistant.interview.overview import Shown
from assistant.interview.session import Interviews
from assistant.interview.state import Interview

Passing = Literal["skipped", "later", "never"]


class Conversation:
    """The interview of one year, led by a guide. `earlier` are the turns of interviews about that year before
    it.
    """

    def __init__(
        self,
        interviews: Interviews,
        interview: Interview,
        guide: Guide,
        *,
        seen: int | None = None,
        earlier: Sequence[Turn] = (),
    ) -> None:
        if seen is not None and seen != interview.revision:
            raise InterviewChanged(
                "This interview was changed in another window.",
                hint="Here it is as it stands now; what you typed was not saved over it.",
            )
        self._interviews = interviews
        self._interview = interview
        self._guide = guide
        self._earlier = tuple(earlier)
        self._topic: str | None = None
        self._goes_on = False

    # --- how it stands ----------------------------------------------------------------------------------

    @property
    def year(self) -> int:
        return self._interview.year

    @property
    def minutes(self) -> int:
        """How long it is meant to be."""
        return self._interview.minutes

    @property
    def revision(self) -> int:
        """Grows with every step."""
        return self._interview.revision

    @property
    def language(self) -> str:
        return self._guide.language

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self._interview.turns

    @property
    def waiting(self) -> Turn | None:
        """The question without an answer. None before `asking` gave one, while a heavy answer is received, and
        where nothing is left to ask or the author had enough.
        """
        return self._interview.open_turn

    @property
    def closed(self) -> bool:
        """Whether the author had enough."""
        return self._interview.closed

    @property
    def received(self) -> Care | None:
        """How a heavy last answer is received; no question follows until the author goes on. What is answered
        meanwhile is added to that answer.
        """
        last = self._last_answered
        if last is None or self._goes_on or self.closed:
            return None
        care = self._guide.care(last, self._interview)
        return care if care.kind != "none" else None

    @property
    def called_up(self) -> tuple[Citation, ...]:
        """Earlier entries that the last answer brought to mind; each is shown once in an interview."""
        answered = [turn.n for turn in self.turns if turn.state == "answered"]
        return self._interview.called_up.get(answered[-1], ()) if answered else ()

    @property
    def opening(self) -> tuple[Shown, ...]:
        """What stands above the first question: the year month by month, and what the last review promised."""
        return self._guide.opening()

    @property
    def progress(self) -> Mapping[str, int]:
        """How many answers each part of life has, by its name in the author's language."""
        return self._guide.progress(self.turns)

    def is_aside(self, text: str) -> bool:
        """Whether what was typed asks the assistant ("what did I say last year?") instead of answering."""
        return is_aside(text, self.language)

    # --- asking -----------------------------------------------------------------------------------------

    def asking(self) -> Generator[Event, None, Turn | None]:
        """The next question, piece by piece, where one is due; returns the one that waits then.

        Events are pieces of the question (`QuestionDelta`) and remarks. Without an end of this generator
        nothing of the question is on disk, and it is asked anew.
        """
        yield from self._hearing()
        if self.waiting or self.closed or self.received:
            return self.waiting
        last_year = self._interviews.answers(self.year - 1)
        now = self._guide.standing(self._interview, self._earlier, self._interviews.never(), last_year)
        item = self._guide.next(now, self._topic)
        if item is None:
            return None
        worded = yield from self._guide.wording(item, now)
        self._interview = self._interviews.ask(self._interview, worded)
        self._topic, self._goes_on = None, False
        return self.waiting

    def ask(self) -> Turn | None:
        """`asking`, where nobody watches it."""
        return end_of(self.asking())

    def _hearing(self) -> Generator[Event, None, None]:
        """Note what was heard in the last answer and what it called up, once."""
        last = self._last_answered
        if last is None or last.n in self._interview.heard or self._goes_on:
            return
        heard = yield from self._guide.listened(last)
        called_up = (
            () if last.n in self._interview.called_up else self._guide.called_up(last, self._interview)
        )
        if heard is not None or called_up:
            self._interview = self._interviews.note(self._interview, last.n, heard, called_up)

    # --- steps ------------------------------------------------------------------------------------------

    def answer(self, text: str) -> None:
        """Answer the question that waits; while a heavy answer is received, say more of it."""
        last = self._last_answered
        if self.waiting:
            self._interview = self._interviews.answer(self._interview, self.waiting.n, text)
        elif self.received and last:
            self._interview = self._interviews.answer(self._interview, last.n, f"{last.answer}\n\n{text}")

    def revise(self, n: int, text: str) -> None:
        """Put an earlier answer in other words; the earlier ones are kept in the file."""
        self._interview = self._interviews.answer(self._interview, n, text)

    def put_off(self, state: Passing) -> None:
        """Leave the question that waits: now, until later, or for good. After a heavy answer: go on."""
        if self.waiting:
            self._interview = self._interviews.leave(self._interview, self.waiting.n, state)
        elif self.received:
            self.go_on()

    def go_on(self) -> None:
        """Let the next question come after a heavy answer."""
        self._goes_on = True

    def turn_to(self, name: str) -> bool:
        """Speak of another part of life next, by its name; the open question is left for later. False where
        no part of life is called so.
        """
        area = self._guide.area_named(name)
        if area is None:
            return False
        self._topic = area
        self.put_off("later")
        return True

    def back(self) -> None:
        """Take the open question away and ask the one before again."""
        self._interview = self._interviews.back(self._interview)

    def enough(self) -> None:
        """End it; the open question stays for another time."""
        self._interview = self._interviews.close(self._interview)

    @property
    def _last_answered(self) -> Turn | None:
        """The last turn, where it was answered and nothing was asked since."""
        last = self.turns[-1] if self.turns else None
        return last if last and last.state == "answered" else None
