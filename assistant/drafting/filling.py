"""A draft's questions answered in its text: each gives way to the author's words, or goes without them.

Takes a draft, the text of its file, and answers by place; gives the text. Called by the page, which saves it as the
author's edit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.domain import Draft
from assistant.drafting.edits import FRONT_MATTER
from assistant.drafting.margins import GAP, title_question
from assistant.drafting.rendering import paragraph_text

TITLE = re.compile(r"(?mi)^(?P<key>title[ \t]*[:=][ \t]*).*$")

Place = tuple[int, int]  # section and paragraph, from 0, as in a `Finding`


def filled(draft: Draft, text: str, answers: Mapping[Place, str]) -> str:
    """The text with the questions at those places answered; one whose answer is empty is taken out. What is said of
    the title goes into the title. A place that is no question, or whose question the author has changed in the
    text meanwhile, is left alone.
    """
    for (s, p), answer in answers.items():
        if s >= len(draft.sections) or p >= len(draft.sections[s].paragraphs):
            continue
        paragraph = draft.sections[s].paragraphs[p]
        if paragraph.origin != "question":
            continue
        said = answer.strip()
        if said and paragraph.text.startswith(title_question(draft.title, (), draft.language)):
            titled = _titled(text, _completed(draft.title, " ".join(said.split())))
            text, said = titled or text, "" if titled else said
        text = _answered(text, paragraph_text(paragraph), said)
    return text.rstrip("\n") + "\n"


def _completed(title: str, said: str) -> str:
    """The title with what was said in its gap; what was said where that is a whole title already."""
    before, gap, after = title.partition(GAP)
    whole = not gap or (said.startswith(before) and said.endswith(after))
    return said if whole else title.replace(GAP, said)


def _titled(text: str, title: str) -> str | None:
    """The text with another title in its front matter, in quotation marks as YAML and TOML both read them; None where
    the title has no line of its own.
    """
    matter = FRONT_MATTER.match(text)
    if matter is None or not TITLE.search(matter[0]):
        return None
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    named = TITLE.sub(lambda line: f'{line["key"]}"{quoted}"', matter[0], count=1)
    return named + text[matter.end() :]


def _answered(text: str, asked: str, answer: str) -> str:
    question = re.search(rf"(?m)^{re.escape(asked)}[ \t]*$\n*", text)
    if question is None:
        return text
    stands = f"{answer}\n\n" if answer else ""
    return text[: question.start()] + stands + text[question.end() :]
