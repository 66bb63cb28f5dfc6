"""What a chat model sees in the author's edits that comparing does not: lessons about order, length and tone.

Takes the edits and what comparing has found (lessons.py); gives more lessons, each with words that really stand in the
edits. Called by the service where a model is configured.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, Field

from assistant.domain import Draft, Lesson
from assistant.drafting.changes import changes
from assistant.interview.text import bare
from assistant.language.english import language_name
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, fence, load

MOST = 5  # lessons of one draft
FEWEST = 2  # edits that can show a habit


class Seen(BaseModel):
    """A lesson as the model puts it."""

    lesson: str = Field(min_length=4, max_length=300)
    before: str
    after: str


class Lessons(BaseModel):
    """What the edits show."""

    lessons: list[Seen] = Field(default_factory=list)


def distil_with(
    model: ChatModel, drafted: Draft, edited: Draft, known: Sequence[Lesson]
) -> tuple[Lesson, ...]:
    """The model's lessons; those whose examples are not in the edits are dropped.

    Raises:
        ModelError: the model failed.
    """
    pairs = [
        (change.before.text if change.before else "", change.after.text if change.after else "")
        for change in changes(drafted, edited)
        if not (change.before and change.before.origin == "question")
    ]
    pairs = [(before, after) for before, after in pairs if before != after]
    messages = _request(drafted.language, pairs, known)
    while not fits(model, messages) and len(pairs) > FEWEST:
        pairs = pairs[: len(pairs) * 3 // 4]
        messages = _request(drafted.language, pairs, known)
    if len(pairs) < FEWEST:
        return ()
    olds, news = (bare("\n".join(side)) for side in zip(*pairs, strict=True))
    told = model.reply(messages, purpose="lessons", shape=Lessons)
    return tuple(
        Lesson(lesson=seen.lesson.strip(), before=seen.before, after=seen.after, year=drafted.year)
        for seen in told.lessons[:MOST]
        if bare(seen.before) in olds and bare(seen.after) in news
    )


def _request(language: str, pairs: Sequence[tuple[str, str]], known: Sequence[Lesson]) -> Messages:
    return load("draft-lessons").render(
        language=language_name(language),
        known="\n".join(f"- {lesson.lesson}" for lesson in known),
        edits=[{"before": fence(before), "after": fence(after)} for before, after in pairs],
    )
