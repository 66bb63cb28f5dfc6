"""The agenda's question in a model's words, if they keep the rules; else as the bank words it.

The agenda decides what is asked. What comes back is held against the interview rules, and every quotation
against the one it was given; a memory of the model's own never reaches the author. It is shown as it comes, but
never before it is checked: first the sentence that takes up what was said, then the question. Called by the
guide where a model is set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace

from assistant.domain import AgendaItem, Turn
from assistant.errors import BadReply, ReplyCutOff
from assistant.interview.questions import FORBIDDEN, SENTENCE_END, faults
from assistant.interview.text import bare, quotations, unquoted
from assistant.language.sentences import split
from assistant.model.chat import ChatModel
from assistant.model.prompts import fence, load

LATEST = 3  # turns the model is shown
LONGEST = 320  # characters of a question, beside what it was given to quote
REPLY_TOKENS = 300
NAMES = {"ko": "Korean", "en": "English", "ja": "Japanese", "de": "German", "fr": "French", "es": "Spanish"}
# Ways of asserting something about the past that nobody quoted, and of judging what was said.
ASSERTIONS = {
    "ko": re.compile(
        r"작년|재작년|지난해|예전|이전에|지난번|그동안|늘 |항상|언제나|해마다|매년|또다시|여전히|당신|"
        r"고마워|감사|힘드셨|속상하셨|기쁘셨|뿌듯하셨|인상적|소중한|의미 있는|알려 ?주셔서|들려주셔서"
    ),
    "en": re.compile(
        r"\b(?:last year|in the past|before that|always|usually|every year|again and again|as ever|still the same"
        r"|used to|thank\w*|sorry|sounds? (?:like|as if|hard|tough|wonderful)|must have (?:been|felt)|meaningful"
        r"|wonderful|glad)\b",
        re.IGNORECASE,
    ),
}
NAME_EN = re.compile(r"(?<=[a-z,;:’'] )[A-Z][A-Za-z]+")


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
    told = [turn for turn in turns if turn.state == "answered"][-LATEST:]
    quoted = quotations(item.question) if item.cites else ()
    messages = load("interview-ask").render(
        language=NAMES.get(language, language), year=str(year), question=item.question, why=item.why,
        turns=[{"question": turn.question, "answer": fence(turn.answer)} for turn in told],
        quotes="\n".join(f"“{said}”" for said in quoted),
    ).citing(*(cite.path for cite in item.cites))  # fmt: skip
    heard = "\n".join([item.question, *(turn.answer for turn in told)])
    shown, text = "", ""
    try:
        stream = model.stream(messages, purpose="interview question", max_tokens=REPLY_TOKENS)
        with closing(stream):
            for piece in stream:
                text += piece
                first = _first_sentence(text) if not shown else ""
                if first and leads(first, quoted, heard, language):
                    shown = first
                    yield shown + " "
    except (BadReply, ReplyCutOff):
        text = ""
    question = _oneline(text)
    kept = question.startswith(shown) and keeps_to(question, item.question, quoted, heard, language)
    if not kept or (repeated and repeated(question)):
        question = rest_of(item.question, shown)
    yield question[len(shown) :].lstrip()
    return replace(item, question=question)


def rest_of(given: str, shown: str) -> str:
    """The question as the bank words it, behind a sentence that was already shown in the place of its own."""
    if not shown:
        return given
    start, end = split(given)[-1]
    return f"{shown} {given[start:end]}"


def leads(sentence: str, quoted: Sequence[str], heard: str, language: str) -> bool:
    """Whether a sentence may stand before the question: no question itself, nothing said that nobody said, and
    what is to be `quoted` there.
    """
    return (
        "?" not in unquoted(sentence)
        and not any(broken.search(unquoted(sentence)) for _, broken in FORBIDDEN[_known(language)])
        and all(said in sentence for said in quoted)
        and _asserts_nothing(sentence, heard, language)
    )


def keeps_to(question: str, given: str, quoted: Sequence[str], heard: str, language: str) -> bool:
    """Whether a question keeps the rules and what is to be `quoted`, and asserts and counts nothing else.

    `heard` is all that it may speak of: the question as given, and what the author just said. Only words of
    posts have to be quoted; what was said a moment ago may be taken up freely.
    """
    return (
        not faults(question, language)
        and len(question) <= LONGEST + len(given)
        and all(said in question for said in quoted)
        and _asserts_nothing(question, heard, language)
    )


def _asserts_nothing(text: str, heard: str, language: str) -> bool:
    """Whether quotations, figures, names and words about the past are all among what was given or said."""
    known, said = bare(heard), unquoted(text)
    figures = [sign for sign in said.split() if any(c.isdigit() for c in sign)]
    claims = [claim.casefold() for claim in ASSERTIONS[_known(language)].findall(said)]
    return (
        all(bare(quote) in known for quote in quotations(text))
        and all(_digits(figure) in _digits(heard) for figure in figures)
        and all(claim in heard.casefold() for claim in claims)
        and all(bare(name) in known for name in NAME_EN.findall(said))
    )


def _first_sentence(text: str) -> str:
    """The first sentence of a text that goes on behind it; "" while there is none."""
    text = _oneline(text)
    spans = split(text)
    if len(spans) < 2 or not SENTENCE_END.search(text[: spans[1][0]]):
        return ""
    return text[: spans[1][0]].rstrip()


def _oneline(text: str) -> str:
    return " ".join(text.split())


def _digits(text: str) -> str:
    return "".join(sign if sign.isdigit() else " " for sign in text).strip()


def _known(language: str) -> str:
    return language if language in FORBIDDEN else "en"
