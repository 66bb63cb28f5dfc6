"""An interview as it stands: its turns, what a model heard in the answers, and what they called up.

Kept by `session.Interviews`; read by whatever leads or shows an interview.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assistant.domain import Citation, Turn, value

USUAL_MINUTES = 45


@value
class Topic:
    """Something an answer touched that the model would hear more of, in the author's own words."""

    words: str
    area: str


@value
class Heard:
    """What a model heard in an answer: which slots of a scene it filled, and what it touched."""

    filled: frozenset[str] = frozenset()
    topics: tuple[Topic, ...] = ()
    heavy: bool = False


@value
class Interview:
    """One interview as it stands. `revision` grows with every change; `closed` once the author had enough."""

    id: int
    year: int
    begun: dt.datetime
    touched: dt.datetime
    revision: int
    closed: bool
    minutes: int  # how long it is meant to be
    turns: tuple[Turn, ...]
    heard: Mapping[int, Heard]  # by the number of the turn; none where no model listened
    called_up: Mapping[int, tuple[Citation, ...]]  # earlier entries that an answer brought to mind

    @property
    def open_turn(self) -> Turn | None:
        """The question that waits for an answer."""
        last = self.turns[-1] if self.turns else None
        return last if last and last.state == "asked" else None
