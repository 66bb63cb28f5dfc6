"""What left the machine, what it took, and whether the model can be spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.service.ground import Ground

if TYPE_CHECKING:
    from assistant.domain import Usage
    from assistant.model.calls import Call


class Outgoing:
    """The requests of one author's assistant, as the log on disk has them."""

    def __init__(self, ground: Ground) -> None:
        self._settings = ground.settings

    def calls(self) -> tuple[Call, ...]:
        """Every request that left, oldest first, and what became of it."""
        from assistant.model.calls import CallLog

        return CallLog(self._settings.place.calls).read()

    def usage(self) -> Usage:
        """What all of them took together, and cost by the settings' prices."""
        from assistant.model.calls import usage

        return usage(self.calls(), self._settings)
