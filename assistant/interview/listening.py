"""What a model hears in an answer: which slots of a scene it fills, whether it weighs, and what in it is worth
more words.

Takes a question and its answer; gives `Heard`, in which every word is the author's: a topic that does not
stand in the answer is dropped. Called by the guide where a model is set, before the next question is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, Field

from assistant.domain import Turn
from assistant.interview.areas import OTHER, areas
from assistant.interview.following import LONGEST, SHORTEST
from assistant.interview.shortening import shortened
from assistant.interview.state import Heard, Topic
from assistant.interview.text import bare, plain
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, load
from assistant.tables import for_language

AROUND = " .!?…,“”‘’\"'"  # what does not belong to the words themselves
TOPICS = 2  # of one answer
REPLY_TOKENS = 1_500  # a tenth is enough for what is asked, but some models think before they answer
LONGEST_TOLD, SHORTEST_TOLD = (
    8_000,
    500,
)  # characters of an answer that the model is shown, as its context allows

Slot = Literal["what", "when", "who", "felt"]


class TopicHeard(BaseModel):
    """Something the answer touches, in its own words."""

    words: str
    area: str


class Listened(BaseModel):
    """What the model says it heard."""

    filled: list[Slot] = Field(default_factory=list)
    heavy: bool = False
    topics: list[TopicHeard] = Field(default_factory=list)


def listen(turn: Turn, model: ChatModel, *, language: str) -> Heard:
    """What the model hears in the answer of a turn.

    Raises:
        ModelError: no reply, or none of the shape asked for.
    """
    labels = areas(language).labels
    most = LONGEST_TOLD
    while not fits(model, messages := _asking(turn, labels, most), REPLY_TOKENS) and most > SHORTEST_TOLD:
        most //= 2
    heard = model.reply(messages, purpose="interview listening", shape=Listened, max_tokens=REPLY_TOKENS)
    said = bare(turn.answer)
    topics = [
        Topic(words=words, area=topic.area if topic.area in labels else OTHER)
        for topic in heard.topics
        if SHORTEST <= len(words := plain(topic.words).strip(AROUND)) <= for_language(LONGEST, language)
        and bare(words)
        and bare(words) in said
        and words in " ".join(plain(turn.answer).split())
    ]
    return Heard(filled=frozenset(heard.filled), topics=tuple(topics[:TOPICS]), heavy=heard.heavy)


def _asking(turn: Turn, labels: Mapping[str, str], most: int) -> Messages:
    """What the model is asked, with `most` characters of the answer."""
    return load("interview-listen").render(
        areas="\n".join(f"{area}: {label}" for area, label in labels.items() if area != OTHER),
        question=turn.question,
        answer=shortened(turn.answer, most),
    )
