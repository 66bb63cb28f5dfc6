"""Moving a text on from one year to another: "2024년 회고" → "2026년 회고", "My Seventh Year" → "Eighth".

Takes a title, heading, file name or front matter value and two years; gives the same text as its author would
count it then: calendar years, and numbers that grow by one a year. Called wherever a form is learned or moved on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.author.numerals import (
    ENGLISH_CARDINALS,
    ENGLISH_ORDINALS,
    KOREAN_ALONE,
    KOREAN_BEFORE,
    number_of,
    pattern_of,
)
from assistant.domain import value
from assistant.language.josa import PAIRS, particle

FULL_YEAR = re.compile(r"(?<!\d)(?P<n>(?:19|20)\d\d)(?!\d)")
SHORT_YEAR = re.compile(
    r"(?:(?<=['’‘])(?P<n>\d\d)(?!\d))|(?:(?<!\d)(?P<m>\d\d)(?=년(?!\s?차|\s?째|\s?간|\s?동안|\s?만)))"
)

ORDINAL, CARDINAL, NATIVE = map(pattern_of, (ENGLISH_ORDINALS, ENGLISH_CARDINALS, KOREAN_BEFORE))
AGES = pattern_of({number: word for number, word in KOREAN_ALONE.items() if number >= 20})
GAP = r"[\s_-]+"  # a title has spaces where a file name has hyphens
# What comes once a year, so that its ordinal counts years: 세 번째 회고, not 세 번째 이직.
YEARLY = r"\s?(?:[가-힣]+\s)?(?:해|생일|회고|결산|연말|송년|새해)"
JOSA = "|".join(sorted((*PAIRS, "의", "에", "에서"), key=len, reverse=True))


@value
class Counter:
    """A number that grows by one a year: where it stands ("n"), in which words, and what bends with it ("tail")."""

    pattern: re.Pattern[str]
    words: Mapping[int, str]
    bend: Callable[[int, str, str], str]  # of the number, its word and the tail there was


def _unbent(_number: int, _word: str, tail: str) -> str:
    return tail


def _suffix(number: int, _word: str, _tail: str) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _plural(number: int, _word: str, tail: str) -> str:
    return tail.rstrip("sS") + ("" if number == 1 else "s")


def _josa(_number: int, word: str, tail: str) -> str:
    return particle(word, tail) if tail in PAIRS else tail


def _counter(
    pattern: str, words: Mapping[int, str], bend: Callable[[int, str, str], str] = _unbent
) -> Counter:
    return Counter(pattern=re.compile(pattern, re.IGNORECASE), words=words, bend=bend)


COUNTERS = (
    # "My Seventh Year as …", "second-year review", "Fifth Annual …", "my 7th year"
    _counter(rf"\b(?P<n>{ORDINAL})(?P<tail>)(?={GAP}(?:years?|annual|birthday)\b)", ENGLISH_ORDINALS),
    _counter(
        rf"(?<!\w)(?P<n>\d{{1,2}})(?P<tail>st|nd|rd|th)(?={GAP}(?:year|annual|birthday)\b)",
        ENGLISH_ORDINALS,
        _suffix,
    ),
    # "One year later", "five years in"
    _counter(
        rf"\b(?P<n>{CARDINAL}|\d{{1,2}})(?P<tail>{GAP}years?)(?={GAP}(?:later|in|on|of|as|old)\b)",
        ENGLISH_CARDINALS,
        _plural,
    ),
    # "Year Five", "founder-year-7", "Turning thirty"
    _counter(
        rf"(?:(?<=\byear[\s_-])|(?<=\bturning\s))(?P<n>{CARDINAL}|\d{{1,2}})(?P<tail>)(?![\w%])",
        ENGLISH_CARDINALS,
    ),
    # "7년차 개발자", "5년째", "10주년", "エンジニア3年目"
    _counter(r"(?<!\d)(?P<n>\d{1,2})(?P<tail>)(?=\s?(?:년\s?(?:차|째)|주년|年目|周年))", {}),
    # "25살을 마치며", "서른한 살", "31歳"
    _counter(r"(?<!\d)(?P<n>\d{2})(?P<tail>)(?=\s?(?:살|세(?![가-힣])|歳|才))", {}),
    _counter(rf"(?<![가-힣])(?P<n>{NATIVE})(?P<tail>)(?=\s?살)", KOREAN_BEFORE),
    # "서른을 보내며", "스물아홉, 겨울"; not "서른 번"
    _counter(
        rf"(?<![가-힣])(?P<n>{AGES})(?:(?P<tail>{JOSA})(?![가-힣])|(?=$|\s*[^\w\s]|{YEARLY}))",
        KOREAN_ALONE,
        _josa,
    ),
    # "7번째 회고", "일곱 번째 회고"
    _counter(rf"(?<!\d)(?P<n>\d{{1,2}})(?P<tail>)(?=\s?번째{YEARLY})", {}),
    _counter(rf"(?<![가-힣])(?P<n>첫|{NATIVE})(?P<tail>)(?=\s?번째{YEARLY})", {**KOREAN_BEFORE, 1: "첫"}),
)


def move_on(text: str, since: int, to: int, *, anniversaries: bool = True) -> str:
    """`text`, written of the year `since`, as it would be written of the year `to`.

    Years within one of `since` move, others stay: "2021" in a review of 2024 is history. `anniversaries`
    moves numbers of years, ages and ordinals too; leave it off where "first year" may be a fact of that year.

    >>> move_on("2024년 회고, 2025년에는", 2024, 2026)
    '2026년 회고, 2027년에는'
    >>> move_on("My Seventh Year as a Founder", 2024, 2025)
    'My Eighth Year as a Founder'
    >>> move_on("서른을 보내며", 2024, 2025)
    '서른하나를 보내며'
    """
    step = to - since
    if step == 0:
        return text
    moved = FULL_YEAR.sub(lambda m: _calendar(m["n"], since, step, 4), text)
    moved = SHORT_YEAR.sub(lambda m: _calendar(m["n"] or m["m"], since % 100, step, 2), moved)
    return count_on(moved, step) if anniversaries else moved


def count_on(text: str, step: int) -> str:
    """The text so many years later: what counts years has grown, each number once, calendar years apart."""
    found: dict[int, tuple[re.Match[str], Counter]] = {}
    for counter in COUNTERS:
        for match in counter.pattern.finditer(text):
            found.setdefault(match.start("n"), (match, counter))
    pieces, at = [], 0
    for start, (match, counter) in sorted(found.items()):
        pieces += [text[at:start], _counted(match, counter, step)]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _calendar(written: str, since: int, step: int, width: int) -> str:
    year = int(written)
    return f"{year + step:0{width}d}"[-width:] if abs(year - since) <= 1 else written


def _counted(match: re.Match[str], counter: Counter, step: int) -> str:
    """A number moved on, and what bends with it; as a figure where the table of words ends."""
    written = match["n"]
    number = max(1, number_of(written, counter.words) + step)
    word = str(number) if written.isdecimal() else counter.words.get(number, str(number))
    cased = word.upper() if written.isupper() else word.title() if written[:1].isupper() else word
    return cased + counter.bend(number, word, match["tail"] or "")
