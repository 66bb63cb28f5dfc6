"""The agenda's question in a model's words, if they keep the rules; else as the bank words it.

The agenda decides what is asked. What comes back is held against the interview rules, and every quotation
against the one it was given; a memory of the model's own never reaches the author. It is shown as it comes, but
never before it is checked: first the sentence that takes up what was said, then the question. Called by the
guide where a model is set.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace

from assistant.domain import AgendaItem, Turn
from assistant.errors import BadReply, ReplyCutOff
from assistant.interview.bounds import Bounds, first_sentence, last_sentence
from assistant.interview.shortening import shortened
from assistant.interview.text import bare, quotations
from assistant.language.english import language_name
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, load

LATEST = 3  # turns the model is shown
LONGEST_TOLD = 1_500  # characters of an answer that it is shown
REPLY_TOKENS = 1_500  # a tenth is enough for a question, but some models think before they speak


def wording(
    item: AgendaItem,
    turns: Sequence[Turn],
    model: ChatModel,
    *,
    year: int,
    language: str,
    repeated: Callable[[str], bool] | None = None,
) -> Generator[str, None, AgendaItem]:
    """The pieces of the question as they may be shown; returns the item with the whole of them.

    Where the model's words break a rule, cannot be read or ask again what was asked (`repeated`), the rest is the
    bank's.

    Raises:
        ModelError: the model cannot be reached, refuses the key or is spent. What was shown stays: the caller
            goes on with `rest_of`.
    """
    marked = quotations(item.question)
    quoted, taken_up = (marked, ()) if item.cites else ((), marked)
    spoken = _spoken_of(turns, taken_up)
    while not fits(model, messages := _asking(item, spoken, quoted, year, language), REPLY_TOKENS) and spoken:
        spoken = _with_one_less(spoken, taken_up)
    # Of earlier questions only the last: what a model once put into one is not the author's for that.
    said = [turn.question for turn in spoken[-1:]] + [turn.answer for turn in spoken]
    heard = "\n".join([item.question, *said])
    bounds = Bounds(given=item.question, quoted=quoted, heard=heard, language=language)
    shown, text = "", ""
    try:
        with closing(model.stream(messages, purpose="interview question", max_tokens=REPLY_TOKENS)) as stream:
            for piece in stream:
                text += piece
                if bounds.is_too_long(text):
                    break
                # What takes up the author's words already stands in the bank's question, were that to follow.
                first = "" if shown or taken_up else first_sentence(_oneline(text))
                if first and bounds.leads(first) and _is_new(first, turns):
                    shown = first
                    yield shown + " "
    except (BadReply, ReplyCutOff):
        text = ""
    question = _oneline(text)
    kept = question.startswith(shown) and bounds.holds(question) and _is_new(first_sentence(question), turns)
    if not kept or (repeated and repeated(question)):
        question = rest_of(item.question, shown)
    yield question[len(shown) :].lstrip()
    return replace(item, question=question)


def rest_of(given: str, shown: str) -> str:
    """The question as the bank words it, behind a sentence that was already shown in the place of its own."""
    return f"{shown} {last_sentence(given)}" if shown else given


def _asking(
    item: AgendaItem, spoken: Sequence[Turn], quoted: Sequence[str], year: int, language: str
) -> Messages:
    """What the model is asked."""
    return load("interview-ask").render(
        language=language_name(language), year=str(year), question=item.question, why=item.why,
        turns=[{"question": turn.question, "answer": shortened(turn.answer, LONGEST_TOLD)} for turn in spoken],
        quotes="\n".join(quoted),
    ).citing(*(cite.path for cite in item.cites))  # fmt: skip


def _spoken_of(turns: Sequence[Turn], taken_up: Sequence[str]) -> list[Turn]:
    """The last answers, and before them the one whose words the question takes up."""
    answered = [turn for turn in turns if turn.state == "answered"]
    source = [turn for turn in answered[:-LATEST] if _has(turn, taken_up)]
    return [*source[-1:], *answered[-LATEST:]]


def _with_one_less(spoken: Sequence[Turn], taken_up: Sequence[str]) -> list[Turn]:
    """The turns without the earliest; the one whose words the question takes up goes last."""
    least = next((turn for turn in spoken if not _has(turn, taken_up)), spoken[0])
    return [turn for turn in spoken if turn is not least]


def _has(turn: Turn, taken_up: Sequence[str]) -> bool:
    return any(bare(said) in bare(turn.answer) for said in taken_up)


def _is_new(sentence: str, turns: Sequence[Turn]) -> bool:
    """Whether a sentence before a question, if there is one, stood before none yet: one that comes again listens to
    nobody.
    """
    return not sentence or not any(bare(sentence) in bare(turn.question) for turn in turns)


def _oneline(text: str) -> str:
    return " ".join(text.split())
