"""Watches the events of something that takes a while, and says how far it is and how long it still takes."""

from __future__ import annotations

import time
from collections.abc import Mapping

from assistant import events
from assistant.web import cards

SURE_AFTER = 2.0  # seconds of a stage before its speed says anything


class Watch:
    """What a row of events amounts to, at any moment."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._stage, self._done, self._total = "", 0, 0
        self._began = time.monotonic()

    def see(self, event: events.Event) -> None:
        if isinstance(event, events.StageStarted):
            self._stage, self._done, self._total = event.stage, 0, event.total or 0
            self._began = time.monotonic()
        elif isinstance(event, events.Progress):
            self._stage, self._done, self._total = event.stage, event.done, event.total

    def shown(self) -> str:
        """The stage, a bar, and the time left as HTML."""
        name = self._words.get(f"stage_{self._stage}", self._words["stage_other"])
        return cards.progress(name, self._done, self._total or None, self._rest())

    def _rest(self) -> str:
        spent = time.monotonic() - self._began
        if not self._total or not self._done or spent < SURE_AFTER:
            return ""
        seconds = spent / self._done * (self._total - self._done)
        if seconds < 90:
            return self._words["seconds_left"].format(seconds=max(1, round(seconds)))
        return self._words["minutes_left"].format(minutes=round(seconds / 60))
