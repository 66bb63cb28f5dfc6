"""What every handler has: the product, the words of its language, and one way to tell a failure."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping
from typing import TypeVar

from assistant.errors import told
from assistant.events import Event, Watched
from assistant.service import Assistant
from assistant.web import cards, faults
from assistant.web.strings import Language, words
from assistant.web.watch import Watch

log = logging.getLogger(__name__)
Result = TypeVar("Result")
View = TypeVar("View")
REDRAWS_PER_SECOND = 8.0


class Handler:
    """Handlers for one product, in one language."""

    def __init__(self, product: Assistant, language: Language) -> None:
        self.product = product
        self.language = language
        self.words: Mapping[str, str] = words(language)

    def announcement(self) -> str:
        """What writes, and where the author's text goes for it; told before anything is sent."""
        settings = self.product.settings
        if not settings.writes_with_model:
            return self.words["writes_quoting"]
        return self.words["writes_model"].format(model=settings.model, endpoint=settings.endpoint)

    def paced(
        self, under_way: Generator[Event, None, Result], see: Callable[[Event], None] = lambda _: None
    ) -> Watched[str, Result]:
        """Something that takes a while, as how far it is, told at a steady pace; `see` is shown every event."""

        def statuses() -> Generator[str, None, Result]:
            watched, watch, last = Watched(under_way), Watch(self.words), 0.0
            for event in watched:
                watch.see(event)
                see(event)
                if due(last):
                    last = time.monotonic()
                    yield watch.shown()
            return watched.result

        return Watched(statuses())

    def guarded(self, work: Callable[[], View], failed: Callable[[str], View]) -> View:
        try:
            return work()
        except Exception as error:
            return failed(self.told(error))

    def told(self, error: Exception) -> str:
        """Every failure becomes a sentence here, at the edge; what nobody foresaw also goes to the log."""
        if foreseen := told(error):
            return faults.told(foreseen, self.language, self.words["details"])
        log.error("unforeseen", exc_info=error)
        return cards.notice(self.words["unforeseen"], self.words["unforeseen_hint"])


def due(last: float) -> bool:
    """Whether what changes while something runs should be drawn again."""
    return time.monotonic() - last >= 1 / REDRAWS_PER_SECOND
