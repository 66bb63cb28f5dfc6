# ruff: noqa: E501 - a pattern is read in one line
"""What figures say became of a goal: "24권" against "17권" is partly. Used by `thread_outcomes.py`.

A figure compares with one that counts the same thing. Where a goal sets a pace ("한 달에 하나"), with what that comes
to in a year; where it sets a ceiling ("under $200"), the lower is the better.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.author.numerals import ENGLISH_CARDINALS, KOREAN_BEFORE, number_of, pattern_of
from assistant.domain import Status

REAL = 0.25  # share of what was wanted from which it is real progress
ENOUGH_OF_A_PACE = 0.8  # share of a year's times that is the pace kept
# A goal that is the better kept the lower the figure.
AT_MOST = re.compile(
    r"안에|안으로|이내|이하|미만|아래로|밑으로|(?:으로|까지) ?줄|(?i:\b(?:cut|reduce|lower)\b.*\bto\b)|(?i:\b(?:under|below|less than|at most|no more than)\b)"
)
# "52번 중 31번": so many of so many.
OUT_OF = re.compile(
    r"(?P<all>\d+)\s?[가-힣]{0,3} ?중(?:에서|에)? (?P<some>\d+)|(?P<done>\d+) (?:out )?of (?:the )?(?P<whole>\d+)"
)
# So many a year where a goal tells a pace.
PACES = (
    (re.compile(r"매일|하루에|날마다|(?i:\b(?:daily|(?:every|each|per|a) day)\b)"), 365),
    (re.compile(r"매주|일주일에|한 주에|주마다|요일마다|주 ?(?=\d+ ?[회번])|(?i:\b(?:weekly|(?:every|each|per|a) week)\b)"), 52),
    (re.compile(r"매달|매월|한 ?달에|달마다|월 ?(?=\d+ ?[회번])|(?i:\b(?:monthly|(?:every|each|per|a) month)\b)"), 12),
)  # fmt: skip
COUNTED = ("개", "번", "편", "권", "회")  # what a pace without a figure may be counted in
# No pace makes more of these.
TIMES = (
    "시간",
    "분",
    "일",
    "주",
    "달",
    "개월",
    "hour",
    "minute",
    "day",
    "week",
    "month",
    "night",
    "money",
    "%",
)
# A figure with what it counts: "24권", "$20k", "10 blog posts", "20 hours".
FIGURE = re.compile(
    r"(?P<money>[$€£₩])?\s?(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[kKmM](?![a-z])|만|천)?\s?(?P<unit>[a-z]{3,}(?: [a-z]{4,})?|[가-힣]+|%)?"
)
SCALES = {"k": 1e3, "m": 1e6, "만": 1e4, "천": 1e3}
COUNTERS = (
    "킬로", "시간", "개월", "페이지", "퍼센트", "만원", "권", "번", "개", "편", "명", "회", "원", "일", "주", "달", "년", "곳", "건", "장",
    "잔", "마리", "벌", "대",
)  # fmt: skip
DATE = re.compile(
    r"\d{2,4}년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?|\d{1,2}월(?: ?\d{1,2}일)?|\d{1,2}:\d{2}(?::\d{2})?"
)
SPELLED = re.compile(rf"(?i)\b({pattern_of(ENGLISH_CARDINALS)})\b(?= [a-z]+)")
# "한번" in one word is "some time", no figure.
SPELLED_KOREAN = re.compile(rf"(?<![가-힣])(?!한번)({pattern_of(KOREAN_BEFORE)}) ?(?={'|'.join(COUNTERS)})")
ANY = re.compile(rf"\d|{SPELLED_KOREAN.pattern}|{SPELLED.pattern[4:]}", re.IGNORECASE)


def has_figures(text: str) -> bool:
    """Whether there is a figure at all, in digits or in words."""
    return bool(ANY.search(text))


def answer_of(goal: str, result: str) -> Status | None:
    """What the figures of a result say of a goal; None where nothing compares.

    >>> answer_of("책은 24권 읽는다", "24권이라고 써 놓고 17권 읽었다")
    'partly'
    """
    part = OUT_OF.search(_in_digits(result))
    if part:
        return _of_share(int(part["some"] or part["done"]) / max(1, int(part["all"] or part["whole"])))
    year = _pace(goal)
    wanted, reached = _in_a_year(goal), _in_a_year(result)
    if year and all(unit in TIMES for unit, _ in wanted):
        wanted += [(unit, year) for unit in COUNTED]  # "한 달에 하나", of anything
    for unit, n in wanted:
        same = [m for other, m in reached if other == unit]
        told = [m for m in same if m != n] or same  # the goal's own figure said again is no result
        if told and n > 0:
            if AT_MOST.search(goal):  # how far above is too far, only words can tell
                return "kept" if max(told) <= n else None
            return _of_share(max(told) / n / (ENOUGH_OF_A_PACE if year and unit not in TIMES else 1.0))
    return None


def is_counted_again(goal: str, result: str) -> bool:
    """Whether a sentence says a goal's own figure again beside another of the same: "24권이라더니 17권"."""
    reached = _figures(result)
    return any(
        (unit, n) in reached and any(other == unit and m != n for other, m in reached)
        for unit, n in _figures(goal)
    )


def _pace(text: str) -> int | None:
    """How many times a year a text speaks of."""
    return next((times for pattern, times in PACES if pattern.search(text)), None)


def _in_a_year(text: str) -> list[tuple[str, float]]:
    """A text's figures; where it tells a pace, what that comes to in a year."""
    year = _pace(text) or 1
    return [(unit, n if unit in TIMES else n * year) for unit, n in _figures(text)]


def _of_share(share: float) -> Status:
    return "kept" if share >= 1 else "partly" if share >= REAL else "dropped"


@lru_cache(maxsize=1 << 15)
def _figures(text: str) -> tuple[tuple[str, float], ...]:
    """What is counted, and how many of it; years are left out."""
    found = []
    for match in FIGURE.finditer(_in_digits(DATE.sub(" ", text))):
        n = float(match["n"].replace(",", "")) * SCALES.get((match["scale"] or "").lower(), 1.0)
        unit = "money" if match["money"] else (match["unit"] or "").split(" ")[-1].rstrip("s")
        counted = _bare_unit(unit) if unit else ""
        if counted not in ("", "년") and not (1900 < n < 2100 and not match["money"]):
            found.append((counted, n))
    return tuple(found)


def _in_digits(text: str) -> str:
    """Numbers in words as figures: "nine posts" is "9 posts"."""
    spelled = SPELLED.sub(lambda m: str(number_of(m[1], ENGLISH_CARDINALS)), text)
    return SPELLED_KOREAN.sub(lambda m: str(number_of(m[1], KOREAN_BEFORE)), spelled)


def _bare_unit(unit: str) -> str:
    """A Korean counter without what is glued to it: 권을, 권이라고 → 권."""
    if "가" <= unit[0] <= "힣":
        return next((counter for counter in COUNTERS if unit.startswith(counter)), unit[:1])
    return unit
