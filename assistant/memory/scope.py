"""What a search is asked to look at, and what it may see.

Whoever searches says `Filters`; recall.py makes a `Scope` of them, by which shelf.py chooses passages and their
words.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from assistant.domain import Passage, value


@value
class Scope:
    """Which passages a search may see.

    Days are inclusive at `since`, exclusive at `before`; any of them leaves out posts without a date.
    """

    since: dt.date | None = None
    before: dt.date | None = None
    language: str | None = None
    kind: str | None = None

    def holds(self, passage: Passage) -> bool:
        if (self.since or self.before) and passage.date is None:
            return False
        return (
            (self.since is None or (passage.date is not None and passage.date >= self.since))
            and (self.before is None or (passage.date is not None and passage.date < self.before))
            and (self.language is None or passage.language == self.language)
            and (self.kind is None or passage.kind == self.kind)
        )


@value
class Filters:
    """What narrows a search, and how its words about time are taken.

    `year` is the year of posting; `before` leaves out its own day and everything later, `after` its own day and
    everything earlier; any of them leaves out posts without a date. `moment` is the day the question is asked
    on (unset: today): "last year" is the year before it. Without `times` nothing it says about time is looked
    for (the person took the chip away).
    """

    year: int | None = None
    before: dt.date | None = None
    after: dt.date | None = None
    language: str | None = None
    kind: Literal["review", "post"] | None = None
    moment: dt.date | None = None
    times: bool = True

    @property
    def scope(self) -> Scope:
        """What such a search may see: each condition narrows it."""
        since = self.after + dt.timedelta(days=1) if self.after else None
        before = self.before
        if self.year is not None:
            first, next_first = dt.date(self.year, 1, 1), dt.date(self.year + 1, 1, 1)
            since = max(since, first) if since else first
            before = min(before, next_first) if before else next_first
        return Scope(since=since, before=before, language=self.language, kind=self.kind)

    @property
    def today(self) -> dt.date:
        """The day the question is asked on."""
        return self.moment or dt.date.today()


EVERYTHING = Filters()
