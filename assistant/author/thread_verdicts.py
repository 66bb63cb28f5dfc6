"""What a later review says became of threads, by a chat model, every quotation checked against the file.

Takes threads, a later review and a `ChatModel`; gives an outcome for each thread the model could show one for. What
it shows no sentence for, or one that is not there, is dropped and counted. `thread_reading.py` calls this where the
author asked for the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, field_validator

from assistant.author.thread_extraction import Part, locate, runs
from assistant.domain import Outcome, Review, Thread, value
from assistant.errors import PromptTooLong, ReplyTooLong
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import fence, load

# Characters of a review read at once, the largest that fits beside the list: what is told in the middle of a review
# is often weighed at its end.
PARTS = (40_000, 20_000, 10_000, 5_000, 2_500)
LISTED = 40  # threads asked about at once: a longer list makes a model careless
REVIEWS = 3  # later reviews that are asked what became of a thread
REPLY_TOKENS = 3_000
FIRST: dict[str, int] = {
    "dropped": 0,
    "kept": 0,
    "partly": 1,
    "open": -1,
}  # of two verdicts, which tells more


class Shown(BaseModel):
    """One outcome as the model tells it."""

    n: int
    status: Literal["kept", "partly", "dropped", "open"]
    quote: str


class Told(BaseModel):
    """The model's reply."""

    outcomes: list[Shown]

    @field_validator("outcomes", mode="before")
    @classmethod
    def _without_unknowns(cls, told: object) -> object:
        """Small models list what the text does not tell as well: that is no verdict, and no fault either."""
        if not isinstance(told, list):
            return told
        return [
            one
            for one in told
            if not isinstance(one, dict) or (one.get("quote") and one.get("status") != "unknown")
        ]


@value
class Verdicts:
    """Outcomes by thread id, and how many were dropped because the review does not have the quoted words."""

    outcomes: dict[str, Outcome]
    invented: int


def due(threads: Sequence[Thread], review: Review, reviews: Sequence[Review]) -> tuple[Thread, ...]:
    """The threads worth asking a review about: of the few before it, however many years apart, the newest first."""
    years = sorted({r.period.year for r in reviews if r.period.year < review.period.year})[-REVIEWS:]
    found = [thread for thread in threads if thread.review in years]
    return tuple(sorted(found, key=lambda t: (-t.review, t.citation.start)))


def judge(threads: Sequence[Thread], review: Review, model: ChatModel) -> Verdicts:
    """What `review` says became of `threads`.

    Raises ModelError where the model gives no usable reply.
    """
    found: dict[str, Outcome] = {}
    invented = 0
    for start in range(0, len(threads), LISTED):
        for part, thread, shown in _shown(threads[start : start + LISTED], review, model):
            places = locate(shown.quote, review.post.text, part.start, part.end)
            if thread is None or not places:
                invented += 1
                continue
            citation = review.post.cite(*places[0])
            outcome = Outcome(year=review.period.year, status=shown.status, citation=citation)
            found[thread.id] = _both(found.get(thread.id), outcome)
    return Verdicts(outcomes=found, invented=invented)


def _shown(
    threads: Sequence[Thread], review: Review, model: ChatModel
) -> Iterator[tuple[Part, Thread | None, Shown]]:
    """What the model tells of the threads; of too many for one reply, it is asked half by half."""
    try:
        told = [
            (part, model.reply(part.messages, purpose="thread-outcomes", shape=Told, max_tokens=REPLY_TOKENS))
            for part in questions(threads, review, model)
        ]
    except (PromptTooLong, ReplyTooLong):
        if len(threads) < 2:
            raise
        yield from _shown(threads[: len(threads) // 2], review, model)
        yield from _shown(threads[len(threads) // 2 :], review, model)
        return
    for part, reply in told:
        for shown in reply.outcomes:
            yield part, threads[shown.n - 1] if 1 <= shown.n <= len(threads) else None, shown


def _both(one: Outcome | None, other: Outcome) -> Outcome:
    """Of two parts of a review, what both say together: done here and not there is partly."""
    if one is None or FIRST[other.status] > FIRST[one.status]:
        return other
    if {one.status, other.status} == {"kept", "dropped"}:
        return Outcome(year=other.year, status="partly", citation=other.citation)
    return one


def questions(threads: Sequence[Thread], review: Review, model: ChatModel) -> list[Part]:
    """What is asked about a review, in parts as large as the model's context takes."""
    parts: list[Part] = []
    for size in PARTS:
        parts = [_part(threads, review, start, end) for start, end in runs(review, size)]
        if all(fits(model, part.messages, REPLY_TOKENS) for part in parts):
            break
    return parts


def _part(threads: Sequence[Thread], review: Review, start: int, end: int) -> Part:
    listed = "\n".join(
        f"{n}. ({thread.review}, {thread.kind}: {thread.topic}) {' '.join(thread.citation.quote.split())}"
        for n, thread in enumerate(threads, 1)
    )
    messages = load("thread-outcomes").render(
        year=str(review.period.year),
        threads=fence(listed, "earlier goals and regrets"),
        text=fence(review.post.text[start:end], "the later review"),
    )
    sources = {thread.citation.path for thread in threads} | {review.post.path}
    return Part(start=start, end=end, messages=messages.citing(*sorted(sources)))
