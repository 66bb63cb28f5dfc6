"""The state of things."""

from __future__ import annotations

from assistant.web import cards
from assistant.web.handling.handler import Handler


class Examining(Handler):
    """What is well and what is not, in the page."""

    def examination(self) -> str:
        """What the doctor says."""
        from assistant.doctor import examine

        return self.guarded(lambda: cards.examination(examine(self.product)), lambda told: told)
