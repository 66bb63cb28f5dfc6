"""The values that flow from room to room, under the names the product uses for them.

All are frozen and keyword-only, and none needs a library. A stage takes some of these and returns others;
services (an index, a chat model, a database) never hide in them. Offsets (`start`, `end`) count the
characters of a file decoded as it lies on disk: no newline is translated, no byte order mark dropped.
"""

from assistant.domain.author import Form, Outcome, StandingLine, Status, Thread, ThreadKind
from assistant.domain.draft import (
    Draft,
    Evidence,
    EvidenceKind,
    Finding,
    LeftOut,
    Lesson,
    LessonKind,
    Origin,
    Outline,
    OutlineSection,
    Paragraph,
    Section,
    Usage,
)
from assistant.domain.interview import AgendaItem, AgendaKind, Turn, TurnState
from assistant.domain.memory import Hit, Passage
from assistant.domain.posts import Citation, Copy, Corpus, Period, Post, Review, Skipped
from assistant.domain.values import value

__all__ = [
    "AgendaItem",
    "AgendaKind",
    "Citation",
    "Copy",
    "Corpus",
    "Draft",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "Form",
    "Hit",
    "LeftOut",
    "Lesson",
    "LessonKind",
    "Origin",
    "Outcome",
    "Outline",
    "OutlineSection",
    "Paragraph",
    "Passage",
    "Period",
    "Post",
    "Review",
    "Section",
    "Skipped",
    "StandingLine",
    "Status",
    "Thread",
    "ThreadKind",
    "Turn",
    "TurnState",
    "Usage",
    "value",
]
