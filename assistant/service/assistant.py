"""Assistant: the only place where objects are put together."""

from __future__ import annotations

from assistant.service.author import Author
from assistant.service.desk import Desk
from assistant.service.drafts import Drafts
from assistant.service.ground import Ground
from assistant.service.interviews import Interviews
from assistant.service.memory import Memory
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
        self.desk = Desk(self.ground, self.drafts)
