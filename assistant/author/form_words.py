# ruff: noqa: SIM905 - a list of words is read in one line
"""What forms of reviews are recognised by, and what they fall back on: words as data, used by `form.py`.

Headings are compared in lower case. A word stands for the section it announces, whatever else stands there.
"""

from __future__ import annotations

from assistant.domain import value

# Headings over what the author will do next.
NEXT_YEAR_WORDS = {
    "ko": ("내년", "다음 해", "새해", "목표", "다짐", "계획", "앞으로", "okr", "to-do", "할 일", "하고 싶은"),
    "en": (
        "goals for", "next year", "what's next", "what’s next", "what is next", "plans", "looking ahead",
        "looking forward", "resolution", "the year ahead", "goals", "hopes for",
    ),
    "ja": ("来年", "今後", "目標", "抱負"),
}  # fmt: skip
# Headings with one of the words above that look back all the same.
LOOKING_BACK_WORDS = (
    "last year",
    "지난해",
    "지난 해",
    "작년",
    "올해의",
    "grading",
    "looking back",
    "previous",
    "돌아보",
    "회고",
    "昨年",
)
# Headings over what the author is sorry for.
REGRET_WORDS = {
    "ko": ("아쉬", "후회", "반성", "못 한", "못한", "안 한", "안한", "부족했", "실패", "problem", "개선할"),
    "en": (
        "regret", "mistake", "went wrong", "didn't", "didn’t", "could have", "should have", "fail",
        "lowlight", "disappoint", "the bad", "not so good", "not so great", "could be better", "low points",
    ),
    "ja": ("反省", "できなかった", "書けなかった", "後悔", "心残り"),
}  # fmt: skip
# Headings over the last words of a review.
ENDING_WORDS = (
    "마치며", "마치면서", "마무리", "맺음", "맺으며", "총평", "끝으로", "끝내며", "나가며",
    "closing", "conclusion", "wrapping up", "wrap-up", "final thoughts", "last words", "終わりに", "おわりに", "まとめ",
)  # fmt: skip
# Words a heading over a table of contents consists of.
CONTENTS_WORDS = ("목차", "차례", "contents", "table of contents", "toc", "目次")

# Front matter keys whose value is the same for every post of a blog, as far as one post can tell.
LASTING_KEYS = frozenset(
    "layout type author authors lang language category categories tag tags series toc comments comment math "
    "mathjax sidebar pin published draft custom_css weight locale template".split()
)
# Keys that hold a sentence about the post: an empty one waits for the author.
SENTENCE_KEYS = frozenset("description summary excerpt subtitle lead abstract".split())


@value
class PlainForm:
    """A form for an author without reviews."""

    title: str  # with {year}
    next_year: str  # with {next}
    regrets: str
    sections: tuple[str, ...]
    characters: int


PLAIN_FORMS = {
    "ko": PlainForm(
        title="{year}년 회고",
        next_year="{next}년에는",
        regrets="아쉬웠던 것",
        sections=("일", "사람", "몸과 마음", "읽고 보고 논 것"),
        characters=5000,
    ),
    "en": PlainForm(
        title="{year} in Review",
        next_year="What's next in {next}",
        regrets="What I wish had gone better",
        sections=("Work", "People", "Health", "Reading, play and rest"),
        characters=7000,
    ),
    "ja": PlainForm(
        title="{year}年の振り返り",
        next_year="{next}年は",
        regrets="心残りなこと",
        sections=("仕事", "人", "体と心", "読んだもの、遊んだこと"),
        characters=4000,
    ),
}
