"""What an answer tells, and whether its author wants no more of the question: "글쎄, 잘 모르겠다." is no answer.

Takes an answer; gives what of it tells something: nothing where it only passes, evades or nods. A promise that got
such an answer stays open. The words are data, prompts/replies.yaml; all of it counts, for people answer in another
language than they are asked in. Called by the interview, and by the draft, which takes nothing else for an answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.domain import Turn, value
from assistant.language.sentences import split
from assistant.tables import read_every

SHORT = 60  # characters an answer may have and still be one that asks to go on
TELLING = re.compile(r"\d|[^\W_]{2}|[\u3040-\u30ff\u3400-\u9fff]")  # a figure or a word


@value
class Replies:
    """Words of one language that tell nothing."""

    passes: re.Pattern[str]  # the question is left aside
    evasions: re.Pattern[str]  # there is nothing to tell
    nothing: re.Pattern[str]  # both, and what stands beside them


@lru_cache(maxsize=1024)
def told(answer: str) -> str:
    """What of an answer tells something, word for word: all but an end that asks to go on; "" where nothing does.

    >>> told("글쎄, 잘 모르겠다."), told("달리기는 접었다. 그건 넘어가자."), told("달리기는 별로 안 했다.")
    ('', '달리기는 접었다.', '달리기는 별로 안 했다.')
    """
    end = len(answer)
    for start, stop in reversed(split(answer)):
        sentence = answer[start:stop]
        if _tells(sentence):
            return answer[:end].rstrip()
        if _passes(sentence):
            end = start
    return ""


def tells(turn: Turn) -> bool:
    """Whether a question was answered with something."""
    return turn.state == "answered" and bool(told(turn.answer))


def is_pass(answer: str) -> bool:
    """Whether an answer only says that the author leaves the question aside.

    >>> is_pass("올해는 그냥 넘어가자."), is_pass("글쎄."), is_pass("달리기는 접었다. 그건 넘어가자.")
    (True, False, False)
    """
    return _passes(answer) and not told(answer)


def wants_no_more(answer: str) -> bool:
    """Whether the author leaves the question aside, be it with a word on it, or has nothing to tell.

    >>> wants_no_more("달리기는 접었다. 그건 넘어가자."), wants_no_more("글쎄."), wants_no_more("달리기는 접었다.")
    (True, True, False)
    """
    evades = any(replies.evasions.search(answer) for replies in _replies())
    return (len(answer.strip()) <= SHORT and _passes(answer)) or (evades and not told(answer))


def _tells(sentence: str) -> bool:
    for replies in _replies():
        sentence = replies.nothing.sub(" ", sentence)
    return bool(TELLING.search(sentence))


def _passes(text: str) -> bool:
    return any(replies.passes.search(text) for replies in _replies())


@cache
def _replies() -> tuple[Replies, ...]:
    return read_every("replies", _read)


def _read(held: dict[str, list[str]]) -> Replies:
    passes, evasions, fillers = held["passes"], held["evasions"], held["fillers"]
    return Replies(
        passes=_whole(passes), evasions=_whole(evasions), nothing=_whole([*passes, *evasions, *fillers])
    )


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    """What matches one of the patterns, words whole."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
