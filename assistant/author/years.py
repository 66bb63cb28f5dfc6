# ruff: noqa: SIM905 - a list of words is read in one line
"""Moving a text on from one year to another: "2024년 회고" → "2026년 회고", "My Seventh Year" → "Eighth".

Takes a title, heading, file name or front matter value and two years; gives the same text as its author would
count it then. `form.py` is the only caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Number words in the order of counting, from one. What they stand for is their place in the row.
ENGLISH_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ENGLISH_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
# 첫 회고, 두 번째 회고: the native numerals as they stand before a counter.
KOREAN_NATIVE = "첫 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두 열세 열네 열다섯".split()

ORDINAL = "|".join(ENGLISH_ORDINALS)
CARDINAL = "|".join(ENGLISH_CARDINALS)
NATIVE = "|".join(sorted(KOREAN_NATIVE, key=len, reverse=True))
GAP = r"[\s_-]+"  # a title has spaces where a file name has hyphens

# Years as they are written out; the group "n" is what counts on.
FULL_YEAR = re.compile(r"(?<!\d)(?P<n>(?:19|20)\d\d)(?!\d)")
SHORT_YEAR = re.compile(
    r"(?:(?<=['’‘])(?P<n>\d\d)(?!\d))|(?:(?<!\d)(?P<m>\d\d)(?=년(?!\s?차|\s?간|\s?동안|\s?만)))"
)

# Numbers that grow by one a year, each with what it counts.
ANNIVERSARIES = (
    # "My Seventh Year as …", "second-year review"
    re.compile(rf"(?i)\b(?P<n>{ORDINAL})(?={GAP}years?\b)"),
    # "Four years later", "five years in"
    re.compile(rf"(?i)\b(?P<n>{CARDINAL}|\d{{1,2}})(?={GAP}years?{GAP}(?:later|in|on|of|as)\b)"),
    # "Year Five", "goals for year four", "founder-year-7"
    re.compile(rf"(?i)(?<=year[\s_-])(?P<n>{CARDINAL}|\d{{1,2}})(?![\w])"),
    # "my 7th year"
    re.compile(rf"(?i)(?<!\w)(?P<n>\d{{1,2}})(?=(?:st|nd|rd|th){GAP}year\b)"),
    # "7년차 개발자", "7년 차"
    re.compile(r"(?<!\d)(?P<n>\d{1,2})(?=년\s?차)"),
    # "25살을 마치며", "서른한 살" is left alone: its words are not in the row above
    re.compile(r"(?<!\d)(?P<n>\d{2})(?=\s?(?:살|세(?![가-힣])))"),
    # "7번째 회고", "일곱 번째 회고"
    re.compile(r"(?<!\d)(?P<n>\d{1,2})(?=\s?번째)"),
    re.compile(rf"(?<![가-힣])(?P<n>{NATIVE})(?=\s?번째)"),
)
# "one year later" became "two year later": the noun follows the number.
SINGULAR_YEAR = re.compile(
    rf"(?i)\b(?!one\b|1\b)(?:{CARDINAL}|\d{{1,2}}){GAP}year(?={GAP}(?:later|in|on|of|as)\b)"
)
ENGLISH_SUFFIX = re.compile(r"(?i)(?<!\w)(\d{1,2})(st|nd|rd|th)\b")


def move_on(text: str, since: int, to: int, *, anniversaries: bool = True) -> str:
    """`text`, written of the year `since`, as it would be written of the year `to`.

    Years within one of `since` move, others stay: "2021" in a review of 2024 is history. `anniversaries`
    moves numbers of years, ages and ordinals too; leave it off where "first year" may be a fact of that year.

    >>> move_on("2024년 회고, 2025년에는", 2024, 2026)
    '2026년 회고, 2027년에는'
    >>> move_on("My Seventh Year as a Founder", 2024, 2025)
    'My Eighth Year as a Founder'
    """
    step = to - since
    if step == 0:
        return text
    moved = FULL_YEAR.sub(lambda m: _calendar(m["n"], since, step, 4), text)
    moved = SHORT_YEAR.sub(lambda m: _calendar(m["n"] or m["m"], since % 100, step, 2), moved)
    return _anniversaries(moved, step) if anniversaries else moved


def _anniversaries(text: str, step: int) -> str:
    """Every counted number of the text moved once, whichever pattern sees it first."""
    found: dict[int, re.Match[str]] = {}
    for pattern in ANNIVERSARIES:
        for match in pattern.finditer(text):
            found.setdefault(match.start("n"), match)
    if not found:
        return text
    pieces, at = [], 0
    for start in sorted(found):
        pieces += [text[at:start], _counted(found[start]["n"], step)]
        at = found[start].end("n")
    moved = SINGULAR_YEAR.sub(r"\g<0>s", "".join([*pieces, text[at:]]))
    return ENGLISH_SUFFIX.sub(lambda m: f"{m[1]}{_english_suffix(int(m[1]))}", moved)


def _calendar(written: str, since: int, step: int, width: int) -> str:
    year = int(written)
    return f"{year + step:0{width}d}"[-width:] if abs(year - since) <= 1 else written


def _counted(written: str, step: int) -> str:
    """A counted number moved on; as a figure where the row of words ends."""
    if written.isdigit():
        return str(max(1, int(written) + step))
    for row in (ENGLISH_ORDINALS, ENGLISH_CARDINALS, KOREAN_NATIVE):
        if written.lower() in row:
            place = max(0, row.index(written.lower()) + step)
            if place < len(row):
                return _cased_like(written)(row[place])
            suffix = _english_suffix(place + 1) if row is ENGLISH_ORDINALS else ""
            return f"{place + 1}{suffix}"
    return written


def _cased_like(sample: str) -> Callable[[str], str]:
    if sample.isupper():
        return str.upper
    return str.capitalize if sample[:1].isupper() else str


def _english_suffix(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
