"""Assistant: the only place where objects are put together."""

from __future__ import annotations

import datetime as dt

from assistant.service.author import Author
from assistant.service.desk import Desk
from assistant.service.drafts import Drafts
from assistant.service.ground import Ground
from assistant.service.interviews import Interviews
from assistant.service.memory import Memory
from assistant.service.outgoing import Outgoing
from assistant.settings import Settings


class Assistant:
    """One author's assistant. Nothing is read or opened before a verb needs it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ground = Ground(settings)
        self.memory = Memory(self.ground)
        self.author = Author(self.ground)
        self.interviews = Interviews(self.ground, self.memory)
        self.drafts = Drafts(self.ground, self.memory, self.author, self.interviews)
        self.outgoing = Outgoing(self.ground)
        self.desk = Desk(self.ground, self.drafts)

    def warm_interview(self) -> None:
        """Read what the first question needs, so that nobody waits for it later."""
        self.interviews.agenda(self.ground.likely_year(dt.date.today()))

    def warm_memory(self) -> None:
        """Open what the first search needs. Nothing leaves the machine: an embeddings endpoint is not asked."""
        if self.settings.embedder == "local" and self.memory.indexed():
            latest = self.ground.corpus.posts[-1:]
            for _ in self.memory.search([post.title for post in latest], k=1):
                pass
