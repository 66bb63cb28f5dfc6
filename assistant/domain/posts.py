"""What the author wrote, as it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from assistant.domain.values import value


@value
class Citation:
    """A span of a file that is meant. `quote == file[start:end]`, verbatim."""

    folder: str
    path: str
    start: int
    end: int
    quote: str
    title: str
    date: dt.date | None
    heading: tuple[str, ...] = ()


@value
class Post:
    """One file the author wrote."""

    folder: str  # the corpus folder it was found in, absolute
    path: str  # relative to that folder, with "/"
    text: str  # the whole file
    body: int  # where the body starts in `text` (behind the front matter)
    title: str
    date: dt.date | dt.datetime | None  # a datetime where a time is given, in the zone the author wrote it in
    language: str  # ISO 639-1: "ko", "en", "ja", …
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    front_matter: Mapping[str, object] = field(default_factory=dict)  # in the author's order
    draft: bool = False
    notes: tuple[str, ...] = ()  # what was wrong with the file and how it was read all the same

    @property
    def place(self) -> tuple[str, str]:
        """Folder and path, by which a post is known."""
        return self.folder, self.path

    @property
    def day(self) -> dt.date | None:
        """The calendar day of the post, as the author's clock had it."""
        return self.date.date() if isinstance(self.date, dt.datetime) else self.date

    def cite(self, start: int, end: int, heading: tuple[str, ...] = ()) -> Citation:
        """The span of this post, verbatim."""
        return Citation(
            folder=self.folder,
            path=self.path,
            start=start,
            end=end,
            quote=self.text[start:end],
            title=self.title,
            date=self.day,
            heading=heading,
        )


@value
class Period:
    """The span of time a review looks back on: a year, or a part of one ("05", "Q3", "H1")."""

    year: int
    part: str | None = None

    def __str__(self) -> str:
        return str(self.year) if self.part is None else f"{self.year}-{self.part}"


@value
class Review:
    """A post that looks back on a period. The period is the one looked back on, not the date of posting."""

    post: Post
    period: Period


@value
class Copy:
    """A post that says again what another says: `kind` tells whether in another language or in the same."""

    folder: str
    path: str
    original_folder: str
    original: str
    kind: Literal["translation", "copy"]

    @property
    def place(self) -> tuple[str, str]:
        """As `Post.place`: two of the author's folders may hold files of one path."""
        return self.folder, self.path


@value
class Skipped:
    """A file that was found and not read, and why."""

    folder: str
    path: str
    reason: str


@value
class Corpus:
    """Everything that was found, oldest first; posts without a date come first of all."""

    posts: tuple[Post, ...]
    reviews: tuple[Review, ...] = ()
    copies: tuple[Copy, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def review_of(self, year: int) -> Review | None:
        """The author's review of that whole year; the last one posted where there are several."""
        found = [r for r in self.reviews if r.period == Period(year=year)]
        return found[-1] if found else None

    def yearly(self) -> tuple[Review, ...]:
        """The reviews of whole years, by the year looked back on."""
        return tuple(sorted((r for r in self.reviews if r.period.part is None), key=lambda r: r.period.year))

    def originals(self) -> tuple[Post, ...]:
        """The posts that are no copies of others."""
        copies = {copy.place for copy in self.copies}
        return tuple(post for post in self.posts if post.place not in copies)
