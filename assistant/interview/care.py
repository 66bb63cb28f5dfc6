"""Answers that are not to be followed by the next question at once: grief, illness, danger.

Takes an answer; gives how it is to be received. The words are data: prompts/care.yaml. Called after each
answer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from assistant.domain import value
from assistant.errors import PromptError
from assistant.settings import resource


@value
class Care:
    """How an answer is received: "none" goes on, "heavy" is answered with `said` alone, at "crisis" all
    rests.
    """

    kind: Literal["none", "heavy", "crisis"]
    said: str = ""


@value
class _Words:
    heavy: re.Pattern[str]
    crisis: re.Pattern[str]
    receive: str
    help: str


def care(answer: str, language: str) -> Care:
    """How to receive an answer.

    >>> care("봄에 할머니가 돌아가셨다.", "ko").kind, care("봄에 이사했다.", "ko").kind
    ('heavy', 'none')
    """
    words = _words(language)
    if words.crisis.search(answer):
        return Care(kind="crisis", said=words.help)
    if words.heavy.search(answer):
        return Care(kind="heavy", said=words.receive)
    return Care(kind="none")


def receiving(language: str) -> str:
    """The sentence that receives a heavy answer."""
    return _words(language).receive


@cache
def _words(language: str) -> _Words:
    import yaml

    path = resource("prompts") / "care.yaml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        known = told.get(language, told["en"])
        return _Words(
            heavy=re.compile(known["heavy"], re.IGNORECASE),
            crisis=re.compile(known["crisis"], re.IGNORECASE),
            receive=known["receive"],
            help=known["help"],
        )
    except (OSError, yaml.YAMLError, KeyError, AttributeError, re.error) as error:
        raise PromptError(f"The words of care cannot be read: {error}.", hint=f"Mend {path}.") from error
