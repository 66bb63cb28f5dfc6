# ruff: noqa: E501, SIM905 - a pattern or a list of words is read in one line
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
# Results and grades put under a goal that is looked back on.
RESULT_LINE = re.compile(r"(?i)^\W*(?:result|grade|score|outcome|결과|점수|평가|달성률|달성도)\W*[:：]")

# Words any sentence may have: they say nothing about what a goal is about.
LIGHT = frozenset(
    "하 되 있 없 보 싶 것 수 때 더 좀 꼭 꾸준히 이제 앞으로 올해 내년 생각 들 같 만들 나 가 오 주 받 많 좋 정도 위하 그리고 "
    "점 시간 마지막 느낌 년 월 일 아쉽 후회 반성 부끄럽 사실 말 이야기 스스로 자신 가지 번 크 통하 아쉬움 결국 경우 부분".split()
)
ENGLISH_LIGHT = frozenset(
    "the a an and or but of to in on at for with from by my i i'd i'll i'm we our it its this that these those is are was were be "
    "been have has had do did not so if as than more most year next last want would like hope plan goal will still one also "
    "get make when where there they them their you your can could should just all any some into over about".split()
)
