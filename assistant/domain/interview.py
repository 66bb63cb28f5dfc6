"""The interview."""

from __future__ import annotations

from typing import Literal

from assistant.domain.posts import Citation
from assistant.domain.values import value

AgendaKind = Literal["thread", "area", "post", "recurring"]
TurnState = Literal["asked", "answered", "skipped", "later", "never"]


@value
class AgendaItem:
    """Something the interview still wants to hear."""

    key: str  # stable from one agenda to the next: what was asked is not asked again
    kind: AgendaKind
    why: str
    question: str
    cites: tuple[Citation, ...]
    priority: float  # the highest is asked next
    area: str

    def asked(self, n: int) -> Turn:
        """The turn it is when it is asked as the n-th question."""
        return Turn(
            n=n,
            key=self.key,
            question=self.question,
            why=self.why,
            cites=self.cites,
            area=self.area,
            state="asked",
        )


@value
class Turn:
    """One question and its answer. Turns are numbered from 1 within an interview."""

    n: int
    key: str
    question: str
    why: str
    cites: tuple[Citation, ...]
    area: str
    state: TurnState
    answer: str = ""
