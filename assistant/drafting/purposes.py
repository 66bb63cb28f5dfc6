# ruff: noqa: E501 - a table or a pattern is read in one line
"""Which part of a review a piece of an answer belongs to: the words that tell, by language.

Opening, regrets, what comes next and the ending have a place of their own; all else is the body. What stands
between quotation marks in a question is the author of last year speaking and tells nothing about the
question.
"""

from __future__ import annotations

import re
from typing import Literal

from assistant.interview.text import unquoted
from assistant.tables import for_language

Purpose = Literal["opening", "body", "regrets", "next_year", "ending"]

# What a question asks for. {next} is the year to come; the first line that fits decides.
ASKS: dict[str, tuple[tuple[Purpose, str], ...]] = {
    "ko": (
        ("next_year", r"내년|다음 해|새해|{next}년"),
        ("regrets", r"아쉬[운웠움]|후회|못 ?한 것|안 한 것|미련|미안했"),
        ("ending", r"마지막으로|맺고|끝으로|덧붙|빠진 이야기"),
        ("opening", r"한 문장|한 줄로|한마디로|한 단어|어떤 해였|글들?에 없는 일|지금 계신"),
    ),
    "en": (
        ("next_year", r"\bnext year\b|\bcoming year\b|\byear ahead\b|\byear from now\b|\b{next}\b"),
        (
            "regrets",
            r"\bregret|\bwish you had\b|\bleft undone\b|\bdid ?n[o']t get to\b|\bsorry (?:for|about)\b",
        ),
        ("ending", r"\banything else\b|\blast words?\b|\bfinally\b|\bend (?:on|with)\b|\bleft out\b"),
        (
            "opening",
            r"\b(?:in|were|as) one (?:line|sentence|word)\b|\bsum (?:it )?up\b|\bwhat kind of (?:a )?year\b|\bnot in (?:these|the) posts\b",
        ),
    ),
}
# How a paragraph of any answer shows that it is about the year to come, at its beginning.
SAYS_NEXT = {
    "ko": r"^\W*(?:내년|새해|다음 해|{next}년)",
    "en": r"^\W*(?:next year|in the (?:new|coming) year|in {next}|for {next})\b",
}


def asked_for(question: str, area: str, year: int, language: str) -> Purpose:
    """The part of a review that the answer to a question belongs to; an area named like a part decides."""
    parts: tuple[Purpose, ...] = ("opening", "regrets", "next_year", "ending")
    for part in parts:
        if area == part:
            return part
    said = unquoted(question)
    for purpose, cue in for_language(ASKS, language):
        if re.search(cue.replace("{next}", str(year + 1)), said, re.IGNORECASE):
            return purpose
    return "body"


def says_next_year(point: str, year: int, language: str) -> bool:
    """Whether a paragraph opens on the year to come."""
    cue = for_language(SAYS_NEXT, language).replace("{next}", str(year + 1))
    return bool(re.match(cue, point, re.IGNORECASE))
