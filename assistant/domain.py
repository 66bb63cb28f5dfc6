"""The values that flow from room to room, under the names the product uses for them.

All are frozen and keyword-only, and none needs a library. A stage takes some of these and returns others;
services (an index, a chat model, a database) never hide in them. Offsets (`start`, `end`) count the
characters of a file decoded as it lies on disk: no newline is translated, no byte order mark dropped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """A frozen, keyword-only dataclass with slots."""
    return dataclass(frozen=True, kw_only=True, slots=True)(cls)


# --- What the author wrote ------------------------------------------------------------------------------


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


# --- What can be recalled -------------------------------------------------------------------------------


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
class Hit:
    """A passage that was recalled; a higher score is nearer, and scores compare within one search only."""

    passage: Passage
    score: float


# --- What the posts tell about their author -------------------------------------------------------------

ThreadKind = Literal["goal", "regret"]
Status = Literal["kept", "partly", "dropped", "open", "unknown"]


@value
class Outcome:
    """What a later review or post says became of a thread."""

    year: int
    status: Status
    citation: Citation | None  # the sentence that shows it
    by_author: bool = False  # the author's own word, which wins over what was read


@value
class Thread:
    """Something resolved, hoped, promised or regretted in a review, followed through later years."""

    id: str
    review: int  # the year looked back on
    kind: ThreadKind
    citation: Citation
    topic: str
    firmness: float  # 0: a passing wish … 1: a goal put down as one
    later: tuple[Outcome, ...] = ()

    @property
    def status(self) -> Status:
        """What the latest word on it says."""
        return self.later[-1].status if self.later else "open"


@value
class Form:
    """How this author builds a review; `title` and `file_name` are already moved on to the year asked for."""

    year: int
    language: str
    title: str
    folder: str  # of the file name below the corpus folder, "" for the top
    file_name: str
    front_matter: Mapping[str, object]  # keys in the author's order, constant values filled in
    section_level: int  # how many "#" a section's heading has
    sections: tuple[str, ...]  # headings of last year's review, the year moved on
    regrets: str | None  # the heading of the section of regrets, where the author has one
    next_year: str  # the heading of the section on what comes next
    characters: int  # the usual length
    learned_from: tuple[str, ...]  # paths of the reviews it was learned from; empty: a plain default
    recurring: tuple[str, ...] = ()  # section headings that return in at least half of the reviews
    contents: bool = False  # whether the last review has a table of contents
    opening: Citation | None = None  # what stands before the first section of the last review
    ending: Citation | None = None  # the last paragraph of the last review
    last_line: str = ""  # the last paragraph, where it returns word for word each year


# --- The interview --------------------------------------------------------------------------------------

AgendaKind = Literal["thread", "area", "post", "recurring"]
TurnState = Literal["asked", "answered", "skipped", "later", "never"]


@value
class AgendaItem:
    """Something the interview still wants to hear."""

    key: str  # stable from one agenda to the next: what was asked is not asked again
    kind: AgendaKind
    why: str
    question: str
    cites: tuple[Citation, ...]
    priority: float  # the highest is asked next
    area: str


@value
class Turn:
    """One question and its answer. Turns are numbered from 1 within an interview."""

    n: int
    key: str
    question: str
    why: str
    cites: tuple[Citation, ...]
    area: str
    state: TurnState
    answer: str = ""


# --- The draft ------------------------------------------------------------------------------------------

EvidenceKind = Literal["answer", "post", "thread"]


@value
class Evidence:
    """Something a draft may say, and where it comes from."""

    id: str  # "a3" (answer), "p12" (post), "t4" (thread): what paragraphs refer to
    kind: EvidenceKind
    text: str  # the author's own words, verbatim
    topic: str  # the question answered, the heading path, the thread's topic
    citation: Citation | None  # None for answers: they are found by `turn`
    turn: int | None = None
    area: str = ""
    date: dt.date | None = None


@value
class OutlineSection:
    """One section before any prose is written."""

    heading: str  # without "#"; empty for the opening
    level: int
    purpose: Literal["opening", "body", "regrets", "next_year", "ending"]
    evidence: tuple[str, ...]


@value
class LeftOut:
    """A piece of evidence the outline does not use, and why."""

    evidence: str
    reason: str


@value
class Outline:
    """Every piece of evidence is in a section or in `left_out`."""

    title: str
    sections: tuple[OutlineSection, ...]
    left_out: tuple[LeftOut, ...] = ()


Origin = Literal["author", "model", "question", "edited"]


@value
class Paragraph:
    """A paragraph of Markdown: the author's words, a model's, a question, or what the author made of these."""

    text: str
    evidence: tuple[str, ...]
    origin: Origin
    locked: bool = False  # the author has said that it stays as it is
    said: str = ""  # what they said word for word, where `text` has the endings and words they write with


@value
class Section:
    heading: str
    level: int
    purpose: Literal["opening", "body", "regrets", "next_year", "ending"]
    paragraphs: tuple[Paragraph, ...]


@value
class Finding:
    """What a check holds against a place in a draft. Checks judge; they never mend in silence."""

    check: str
    section: int  # index into the draft's sections
    paragraph: int | None  # index into the section's paragraphs; None: the section as a whole
    reason: str
    proof: str  # the words in question


@value
class Usage:
    """What the chat model took. `cost` is in the currency of the settings' prices; None where unset."""

    calls: int = 0
    prompt_tokens: int = 0
    reply_tokens: int = 0
    cost: float | None = None


@value
class Draft:
    """A whole review, with what it rests on."""

    year: int
    version: int
    engine: str
    language: str
    title: str
    front_matter: Mapping[str, object]
    file_name: str
    sections: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]
    usage: Usage
    edited_from: int | None = None  # the version this is the author's edit of; None: an engine wrote it


LessonKind = Literal["word", "dropped", "ending", "heading", "posts", "promises", "told"]


@value
class Lesson:
    """What the author's edits of a draft taught.

    `kind`: a word of theirs for another ("word"), one they strike out ("dropped"), how their sentences end
    ("ending"), a heading of theirs for another ("heading"), that they delete what is quoted from this year's posts
    ("posts") or from last year's review ("promises"), or anything else, for a model to read ("told").
    """

    lesson: str
    before: str
    after: str
    kind: LessonKind = "told"
    times: int = 1  # how often it was seen
    year: int | None = None  # of the draft that taught it
