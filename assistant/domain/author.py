"""What the posts tell about their author."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assistant.domain.posts import Citation
from assistant.domain.values import value

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
class StandingLine:
    """A line with which the author begins a review, or a section of it, every year anew."""

    heading: str  # of the section it begins, as last year's review has it; "" for the opening
    text: str  # as it reads in the year to be written, in Markdown
    citation: Citation  # where it stands in the last review


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
    standing: tuple[StandingLine, ...] = ()
