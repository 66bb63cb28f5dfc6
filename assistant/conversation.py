"""An interview going on: the questions asked so far, the one that waits, and what may be done about it.

Made by the service, shown by the terminal and the page. Each step is on disk before the next question appears;
`seen` is the revision a window last showed, so that two windows never write over each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from assistant.domain import AgendaItem, Turn
from assistant.errors import InterviewChanged
from assistant.interview.session import Interview, Interviews

Passing = Literal["skipped", "later", "never"]


class Conversation:
    """The interview of one year. `next_item` decides what to ask, given the turns so far."""

    def __init__(
        self,
        interviews: Interviews,
        interview: Interview,
        next_item: Callable[[tuple[Turn, ...]], AgendaItem | None],
        heard: Callable[[tuple[Turn, ...]], Mapping[str, int]],
        seen: int | None = None,
    ) -> None:
        if seen is not None and seen != interview.revision:
            raise InterviewChanged(
                "This interview was changed in another window.",
                hint="Here it is as it stands now; what you typed was not saved over it.",
            )
        self._interviews = interviews
        self._interview = interview
        self._next_item = next_item
        self._heard = heard
        self._ask()

    @property
    def year(self) -> int:
        return self._interview.year

    @property
    def revision(self) -> int:
        """Grows with every step."""
        return self._interview.revision

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self._interview.turns

    @property
    def waiting(self) -> Turn | None:
        """The question without an answer; None where nothing is left to ask or the author had enough."""
        return self._interview.open_turn

    @property
    def progress(self) -> Mapping[str, int]:
        """How many answers each part of life has, by its name in the author's language."""
        return self._heard(self.turns)

    def answer(self, text: str) -> None:
        """Answer the question that waits; the next one follows."""
        if self.waiting:
            self._interview = self._interviews.answer(self._interview, self.waiting.n, text)
            self._ask()

    def revise(self, n: int, text: str) -> None:
        """Put an earlier answer in other words; the earlier ones are kept in the file."""
        self._interview = self._interviews.answer(self._interview, n, text)

    def put_off(self, state: Passing) -> None:
        """Leave the question that waits: now, until later, or for good."""
        if self.waiting:
            self._interview = self._interviews.leave(self._interview, self.waiting.n, state)
            self._ask()

    def back(self) -> None:
        """Take the open question away and ask the one before again."""
        self._interview = self._interviews.back(self._interview)

    def enough(self) -> None:
        """End it; the open question stays for another time."""
        self._interview = self._interviews.close(self._interview)

    def _ask(self) -> None:
        if self._interview.closed or self.waiting:
            return
        item = self._next_item(self.turns)
        if item is not None:
            self._interview = self._interviews.ask(self._interview, item)
