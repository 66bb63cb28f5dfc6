"""A draft while it is written: which text has come for which section."""

from __future__ import annotations

from collections.abc import Mapping

from assistant import events
from assistant.domain import Outline
from assistant.web import manuscript


class Growing:
    """The texts of the sections as they come. A section that is mended comes again, from its beginning."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.plan: Outline | None = None
        self._words = words
        self._texts: dict[int, str] = {}
        self._anew: set[int] = set()

    def see(self, event: events.Event) -> None:
        if isinstance(event, events.TextDelta):
            if event.section in self._anew:
                self._anew.discard(event.section)
                self._texts[event.section] = ""
            self._texts[event.section] = self._texts.get(event.section, "") + event.text
        elif _ends_a_round(event):
            self._anew = set(self._texts)

    def page(self) -> str:
        """The draft as far as it has come."""
        return manuscript.page_so_far(self.plan, self._texts, self._words)


def _ends_a_round(event: events.Event) -> bool:
    """Whether what has been written is looked over now, so that text to come replaces it."""
    if isinstance(event, events.StageStarted):
        return event.stage == "checks"
    return isinstance(event, events.Progress) and event.stage == "repair" and event.done == event.total
