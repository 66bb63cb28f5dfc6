"""A draft's questions answered in its text: each gives way to the author's words, or goes without them.

Takes a draft, the text of its file, and answers by place; gives the text. Called by the page, which saves it as the
author's edit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.domain import Draft
from assistant.drafting.rendering import paragraph_text

Place = tuple[int, int]  # section and paragraph, from 0, as in a `Finding`


def filled(draft: Draft, text: str, answers: Mapping[Place, str]) -> str:
    """The text with the questions at those places answered; one whose answer is empty is taken out. A place that is
    no question, or whose question the author has changed in the text meanwhile, is left alone.
    """
    for (s, p), answer in answers.items():
        if s >= len(draft.sections) or p >= len(draft.sections[s].paragraphs):
            continue
        paragraph = draft.sections[s].paragraphs[p]
        if paragraph.origin == "question":
            text = _answered(text, paragraph_text(paragraph), answer.strip())
    return text.rstrip("\n") + "\n"


def _answered(text: str, asked: str, answer: str) -> str:
    question = re.search(rf"(?m)^{re.escape(asked)}[ \t]*$\n*", text)
    if question is None:
        return text
    stands = f"{answer}\n\n" if answer else ""
    return text[: question.start()] + stands + text[question.end() :]
