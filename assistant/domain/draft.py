"""The draft, and what its edits teach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from assistant.domain.posts import Citation
from assistant.domain.values import value

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
    rewritten_from: int | None = None  # the version one section was written anew of; None: it is all new


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
