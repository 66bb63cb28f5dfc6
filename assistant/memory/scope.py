"""What a search may see. Made by recall.py; index.py filters vectors by it, shelf.py passages and their words."""

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


def scope_of(
    *,
    year: int | None = None,
    before: dt.date | None = None,
    after: dt.date | None = None,
    language: str | None = None,
    kind: Literal["review", "post"] | None = None,
) -> Scope:
    """What a search with these conditions may see: each narrows it. `after` leaves out its own day."""
    since = after + dt.timedelta(days=1) if after else None
    if year is not None:
        first, next_first = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
        since = max(since, first) if since else first
        before = min(before, next_first) if before else next_first
    return Scope(since=since, before=before, language=language, kind=kind)
