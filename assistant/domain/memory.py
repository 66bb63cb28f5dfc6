"""What can be recalled of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from assistant.domain.posts import Citation
from assistant.domain.values import value


@value
class Passage:
    """A run of a post, short enough to embed. `text == file[start:end]`, verbatim."""

    id: str  # content, not place: see posts/passages.py
    folder: str
    path: str
    start: int
    end: int
    heading: tuple[str, ...]  # from the outermost heading to the nearest
    text: str
    prose: str  # the text without its markup: what is embedded and searched
    tokens: int  # of `prose`, by o200k_base
    title: str
    date: dt.date | None
    language: str
    kind: Literal["review", "post"]
    period: str | None  # str(Period) for passages of reviews
    tags: tuple[str, ...] = ()  # tags and categories of the post

    @property
    def citation(self) -> Citation:
        """The whole of it, meant."""
        return Citation(
            folder=self.folder,
            path=self.path,
            start=self.start,
            end=self.end,
            quote=self.text,
            title=self.title,
            date=self.date,
            heading=self.heading,
        )


@value
class Hit:
    """A passage that was recalled; a higher score is nearer, and scores compare within one search only."""

    passage: Passage
    score: float
