"""The agenda's question in a model's words, if they keep the rules; else as the bank words it.

The agenda decides what is asked. What comes back is held against the interview rules, and every quotation
against the one it was given; a memory of the model's own never reaches the author. Called by the service
where a model is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel

from assistant.domain import AgendaItem, Turn
from assistant.errors import BadReply, ReplyCutOff
from assistant.interview.questions import faults
from assistant.interview.text import bare, quotations, unquoted
from assistant.model.chat import ChatModel
from assistant.model.prompts import fence, load

LATEST = 3  # turns the model is shown
LONGEST = 320  # characters of a question
NAMES = {"ko": "Korean", "en": "English", "ja": "Japanese", "de": "German", "fr": "French", "es": "Spanish"}


class Worded(BaseModel):
    """A question as the model words it."""

    question: str


def worded(
    item: AgendaItem, turns: Sequence[Turn], model: ChatModel, *, year: int, language: str
) -> AgendaItem:
    """The item with its question in the model's words; unchanged where they break a rule or cannot be read.

    Raises:
        ModelError: the model cannot be reached, refuses the key or is spent.
    """
    told = [turn for turn in turns if turn.state == "answered"][-LATEST:]
    quoted = quotations(item.question)
    messages = load("interview-ask").render(
        language=NAMES.get(language, language), year=str(year), question=item.question, why=item.why,
        turns=[{"question": turn.question, "answer": fence(turn.answer)} for turn in told],
        quotes="\n".join(f"“{said}”" for said in quoted),
    ).citing(*(cite.path for cite in item.cites))  # fmt: skip
    try:
        question = " ".join(
            model.reply(messages, purpose="interview question", shape=Worded, max_tokens=400).question.split()
        )
    except (BadReply, ReplyCutOff):
        return item
    heard = "\n".join([item.question, *(turn.answer for turn in told)])
    return replace(item, question=question) if keeps_to(question, item.question, heard, language) else item


def keeps_to(question: str, given: str, heard: str, language: str) -> bool:
    """Whether a question keeps the rules, the quotations it was given, and quotes and counts nothing else.

    `heard` is all that it may speak of: the question as given, and what the author just said.
    """
    quoted, wanted = quotations(question), quotations(given)
    known = bare(heard)
    figures = {sign for sign in unquoted(question).split() if any(c.isdigit() for c in sign)}
    return (
        not faults(question, language)
        and len(question) <= LONGEST
        and all(said in question for said in wanted)
        and all(bare(said) in known for said in quoted)
        and all(_digits(figure) in _digits(heard) for figure in figures)
    )


def _digits(text: str) -> str:
    return "".join(sign if sign.isdigit() else " " for sign in text).strip()
