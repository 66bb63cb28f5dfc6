# ruff: noqa: E501 - a pattern or a list of words is read in one line
"""The shape of the tables by which goals and regrets are told, and what both languages share.

`thread_words_ko.py` and `thread_words_en.py` fill it; `thread_signs.py` reads it.
"""

from __future__ import annotations

import re

from assistant.domain import ThreadKind, value


@value
class Construction:
    """A way in which a language says that the speaker wills, hopes or regrets something."""

    name: str  # the construction as a grammar would name it
    kind: ThreadKind
    pattern: re.Pattern[str]  # Korean: over "form/TAG form/TAG …"; English: over the sentence
    firmness: float  # 0: a passing wish … 1: a goal put down as one
    ahead: bool = False  # counts only beside a word that points ahead ("from now on", "next year")
    mine: bool = False  # counts only where nobody but the author is the subject
    placed: bool = False  # counts only under a heading that announces goals


# Spans a sentence only mentions: somebody's words, a title, a thought of that time.
MENTIONED = re.compile(
    r"“[^”]{2,}”|‘[^’]{2,}’|「[^」]+」|『[^』]+』|(?<![\w가-힣])'[^'\n]{2,}?'(?![a-zA-Z])|\"[^\"\n]{2,}\""
)
# A quotation that names its speaker at the end: "> … - Steve Jobs", "> … ― 어느 편지 중".
ATTRIBUTION = re.compile(r"(?:^|\n|\s)[-–—―]{1,2}\s*\S[^\n]{0,60}$")
# Results and grades put under a goal that is looked back on.
RESULT_LINE = re.compile(r"(?i)^\W*(?:result|grade|score|outcome|결과|점수|평가|달성률|달성도)\W*[:：]")
