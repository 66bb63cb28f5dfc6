"""What the checks know of languages, from prompts/checks.LANGUAGE.yaml: feelings, negations, marks of generic
prose, reasons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from assistant.domain import value
from assistant.tables import read_table


@value
class Knowledge:
    """The tables of one language."""

    feelings: tuple[re.Pattern[str], ...]  # a line of kindred feelings each
    negation: re.Pattern[str]
    generic: tuple[re.Pattern[str], ...]
    reasons: Mapping[str, str]
    form: Mapping[str, str]  # the same for a draft that is built otherwise than theirs


@cache
def knowledge(language: str) -> Knowledge:
    """The tables of a language; the English ones where it has none.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    return read_table("checks", language, _knowledge)


def _knowledge(held: dict[str, Any]) -> Knowledge:
    return Knowledge(
        feelings=tuple(
            re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, line))})\w*", re.IGNORECASE)
            for line in held["feelings"]
        ),
        negation=re.compile(held["negations"], re.IGNORECASE),
        generic=tuple(re.compile(mark, re.IGNORECASE) for mark in held["generic"]),
        reasons=held["reasons"],
        form=held["form"],
    )
