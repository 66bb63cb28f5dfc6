"""Threads found by a chat model, every quotation checked against the file.

Takes a review and a `ChatModel`; gives its threads and how many quotations the model made up. A made-up
quotation is dropped and counted, never mended: what is shown to the author as their words is their words. The
service calls this where a model is configured; `threads.py` needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, Field

from assistant.author.threads import thread_at, threads_of
from assistant.domain import Review, Thread, value
from assistant.errors import PromptTooLong, ReplyTooLong
from assistant.language.english import language_name
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, fence, load
from assistant.posts.markup import Block, blocks

# Characters of a review read at once, the largest that fits: a longer list than that makes a model careless.
PARTS = (9000, 4500, 2200)
FIRM = 0.95  # firmness from which what the rules found stands, whatever the model says: goals by their place
REPLY_TOKENS = 3000


class Said(BaseModel):
    """One thread as the model lists it."""

    quote: str
    topic: str = ""
    kind: Literal["goal", "regret"]
    firmness: float = Field(default=0.5, ge=0, le=1)


class Listed(BaseModel):
    """The model's reply."""

    threads: list[Said]


@value
class Extraction:
    """The threads of a review, and how many quotations were dropped because the review does not have them."""

    threads: tuple[Thread, ...]
    invented: int


@value
class Part:
    """A run of a review and what is asked about it."""

    start: int
    end: int
    messages: Messages


def extract(review: Review, model: ChatModel) -> Extraction:
    """The threads of one review by the model, with those that stand as goals by their place.

    Raises ModelError where the model gives no usable reply.
    """
    found: dict[str, Thread] = {}
    invented = 0
    ruled = threads_of(review)
    said_in = (told for part in questions(review, model) for told in _said(review, part, model))
    for part, said in said_in:
        places = locate(said.quote, review.post.text, part.start, part.end)
        if not places:
            invented += 1
            continue
        # A goal stands where last year's is graded, too, before it is set again.
        span = next((place for place in places if any(_overlaps(place, t) for t in ruled)), places[0])
        thread = thread_at(review, *span, said.kind, topic=said.topic, firmness=said.firmness)
        found.setdefault(thread.id, thread)
    spans = [(t.citation.start, t.citation.end) for t in found.values()]
    firm = [t for t in ruled if t.firmness >= FIRM and not any(_overlaps(span, t) for span in spans)]
    ordered = sorted((*found.values(), *firm), key=lambda thread: thread.citation.start)
    return Extraction(threads=tuple(ordered), invented=invented)


def _said(review: Review, part: Part, model: ChatModel) -> Iterator[tuple[Part, Said]]:
    """What the model lists of a part; one that says too much for one reply is read in two."""
    try:
        reply = model.reply(part.messages, purpose="threads", shape=Listed, max_tokens=REPLY_TOKENS)
    except (PromptTooLong, ReplyTooLong):
        halves = list(runs(review, (part.end - part.start) // 2 + 1, (part.start, part.end)))
        if len(halves) < 2:
            raise
        for start, end in halves:
            yield from _said(review, _part(review, start, end), model)
    else:
        yield from ((part, said) for said in reply.threads)


def questions(review: Review, model: ChatModel) -> list[Part]:
    """What is asked about a review, in parts as large as the model's context takes."""
    parts: list[Part] = []
    for size in PARTS:
        parts = [_part(review, start, end) for start, end in runs(review, size)]
        if all(fits(model, part.messages, REPLY_TOKENS) for part in parts):
            break
    return parts


def _part(review: Review, start: int, end: int) -> Part:
    place = " › ".join(("the review", *_above(review, start)))
    messages = load("threads").render(
        language=language_name(review.post.language),
        year=str(review.period.year),
        text=fence(review.post.text[start:end], place),
    )
    return Part(start=start, end=end, messages=messages.citing(review.post.path))


def runs(review: Review, size: int, within: tuple[int, int] | None = None) -> Iterator[tuple[int, int]]:
    """Runs of whole blocks, ended before the highest heading in reach; none over `size` but for a block that is."""
    first, last = within or (0, len(review.post.text))
    rest = [block for block in blocks(review.post) if first <= block.start < last]
    while rest:
        start = rest[0].start
        count = max(1, sum(block.end - start <= size for block in rest))
        if count < len(rest):
            far = [n for n in range(1, count + 1) if rest[n].start - start > size / 2]
            headings = [n for n in far if rest[n].kind == "heading"]
            count = min(headings, key=lambda n: (rest[n].level, -n), default=count)
        yield start, rest[count - 1].end
        rest = rest[count:]


def _above(review: Review, start: int) -> list[str]:
    """The headings that a run begun at `start` stands under: whether "Ride to work" is a goal is often said there."""
    found: list[Block] = []
    for block in blocks(review.post):
        if block.start > start:
            break
        if block.kind == "heading":
            found = [heading for heading in found if heading.level < block.level]
            if block.start < start:
                found.append(block)
    return [heading.prose.strip() for heading in found]


def _overlaps(span: tuple[int, int], thread: Thread) -> bool:
    return span[0] < thread.citation.end and thread.citation.start < span[1]


def locate(quote: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a quotation stands in `text[start:end]`, first to last: as it is, or else but for white space and marks.

    Empty where it does not stand there in full.

    >>> locate('run a marathon', 'I will **run a  marathon**.', 0, 27)
    [(9, 24)]
    """
    wanted = quote.strip()
    if not any(character.isalnum() for character in wanted):
        return []
    exact = [(m.start(), m.end()) for m in re.compile(re.escape(wanted)).finditer(text, start, end)]
    if exact:
        return exact
    places = [i for i in range(start, end) if text[i].isalnum()]
    bare = "".join(text[i] for i in places)
    sought = "".join(character for character in wanted if character.isalnum())
    return [(places[m.start()], places[m.end() - 1] + 1) for m in re.finditer(re.escape(sought), bare)]
