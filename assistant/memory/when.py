"""The time a question speaks of: "작년에", "재작년 여름", "2021년에", "last spring", "two years ago".

`when(question, moment)` gives the spans meant, each with the words that say so. Everything is relative to the
moment the question is asked at, which for a draft of 2023 is not today. The search prefers what was written
in a span, or looks back on it; it never shuts out what was not. Called by recall.py.

What cannot be dated ("when I was at my first job") gives no span: the words of it find the passage, if any
do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from assistant.domain import value

# --- the language's knowledge, as tables ----------------------------------------------------------------

NUMBERS: Mapping[str, int] = {
    **{
        word: n
        for n, words in enumerate(
            ("a an one 한 일", "two couple 두 이", "three 세 삼", "four 네 사", "five 다섯 오", "six 여섯 육",
             "seven 일곱 칠", "eight 여덟 팔", "nine 아홉 구", "ten 열 십"),
            start=1,
        )
        for word in words.split()
    },
    **{str(n): n for n in range(1, 100)},
}  # fmt: skip
# Years that are counted from the moment, by their names.
YEARS: Mapping[str, int] = {
    "올해": 0, "금년": 0, "올": 0, "작년": -1, "지난해": -1, "지난 해": -1, "재작년": -2, "지지난해": -2,
    "this year": 0, "last year": -1, "the year before last": -2, "the previous year": -1,
}  # fmt: skip
# First month of a season and its name; a winter runs on into the next year.
SEASONS: Mapping[str, int] = {
    "봄": 3, "여름": 6, "가을": 9, "겨울": 12,
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12,
}  # fmt: skip
# Parts of a year: first month and how many.
PARTS: Mapping[str, tuple[int, int]] = {
    "초": (1, 4), "연초": (1, 3), "초반": (1, 4), "상반기": (1, 6), "하반기": (7, 6), "중반": (5, 4),
    "말": (10, 3), "연말": (11, 2),
    "early": (1, 4), "early in": (1, 4), "mid": (5, 4), "mid-": (5, 4), "late": (10, 3),
    "late in": (10, 3), "the beginning of": (1, 3), "the start of": (1, 3), "the end of": (11, 2),
}  # fmt: skip
MONTHS: Mapping[str, int] = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march", "april apr", "may", "june", "july", "august aug",
         "september sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


@value
class Span:
    """Days from `since` up to, not including, `before`; `words` of the question say so."""

    words: str
    label: str  # for the person: "2021", "2021-06 – 2021-08"
    since: dt.date
    before: dt.date


def when(question: str, moment: dt.date) -> tuple[Span, ...]:
    """The spans a question speaks of, in its order; words are understood once, by the longest way they can
    be."""
    found: list[tuple[int, int, Span]] = []
    for match, read in _matches(question):
        start, end = match.span()
        if any(start < other_end and other < end for other, other_end, _ in found):
            continue
        bounds = read(match, moment)
        if bounds:
            found.append((start, end, _span(match.group().strip(), *bounds)))
    return tuple(span for _, _, span in sorted(found, key=lambda item: item[0]))


Bounds = tuple[dt.date, dt.date]
Reader = Callable[[re.Match[str], dt.date], Bounds | None]


def _matches(question: str) -> Iterator[tuple[re.Match[str], Reader]]:
    for pattern, read in _rules():
        for match in pattern.finditer(question):
            yield match, read


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """The forms that are understood, those that say more first."""
    season, part = _any(SEASONS), _any(PARTS)
    korean_part = r"봄|여름|가을|겨울|\d{1,2}월|연초|초반?|상반기|하반기|중반|연?말"
    korean_year = (
        r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)\s?년?"
        rf"|(?P<short>[012]\d)년(?=에|도|의|엔|\s?(?:{korean_part}))"
        r"|(?P<name>올해|금년|작년|지난\s?해|재작년|지지난해))"
    )
    within = (
        r"(?:도)?\s?(?:(?P<season>봄|여름|가을|겨울)|(?P<month>1[0-2]|[1-9])월"
        r"|(?P<part>연초|초반?|상반기|하반기|중반|연?말)(?![가-힣]*년))"
    )
    number = r"an?|one|two|a couple of|three|four|five|six|seven|eight|nine|ten"
    year = r"(?:(?P<year>(?:19|20)\d\d)|(?P<name>this year|last year|the year before last|the previous year))"
    month = _any(MONTHS)
    forms: tuple[tuple[str, Reader], ...] = (
        (korean_year + within, _within_year),
        (rf"\b(?:(?P<season>{season})|(?P<monthname>{month}))(?: of| in)?,? {year}\b", _within_year),
        (rf"\b(?P<part>{part})[ -]?{year}\b", _within_year),
        (rf"\b{year},? (?P<season>{season})\b", _within_year),
        (rf"\bnew year(?:'s)?(?: day| eve)?(?: of| in)? {year}", _turn_of_year),
        (r"(?P<n>\d{1,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열)\s?년\s?전", _years_ago),
        (rf"\b(?P<n>\d{{1,2}}|{number}) years? (?:ago|back)\b", _years_ago),
        (r"\ba few years (?:ago|back)\b|몇\s?년\s?전", _few_years_ago),
        (rf"(?:지난|저번)\s?(?P<season>봄|여름|가을|겨울)|\blast (?P<season2>{season})\b", _last_season),
        (rf"\blast (?P<monthname>{month})\b", _last_month_of_name),
        (r"지난\s?달|저번\s?달|\blast month\b", _last_month),
        (r"지난\s?주|저번\s?주|\blast week\b", _last_week),
        (korean_year + r"(?!\s?(?:동안|간(?![가-힣])|차|째|생|대))", _whole_year),
        (rf"\b{year}\b", _whole_year),
    )  # fmt: skip
    return tuple((re.compile(form, re.IGNORECASE), read) for form, read in forms)


def _any(table: Mapping[str, object]) -> str:
    return "|".join(sorted((re.escape(word) for word in table if word.isascii()), key=len, reverse=True))


# --- reading ------------------------------------------------------------------------------------------------


def _year_of(match: re.Match[str], moment: dt.date) -> int:
    told = match.groupdict()
    if told.get("year"):
        return int(told["year"])
    if told.get("short"):
        return 2000 + int(told["short"])
    name = re.sub(r"\s+", " ", told["name"].lower())
    return moment.year + YEARS[name]


def _within_year(match: re.Match[str], moment: dt.date) -> Bounds | None:
    year, told = _year_of(match, moment), match.groupdict()
    if told.get("season"):
        return _months(year, SEASONS[told["season"].lower()], 3)
    if told.get("month"):
        return _months(year, int(told["month"]), 1)
    if told.get("monthname"):
        return _months(year, MONTHS[told["monthname"].lower()], 1)
    return _months(year, *PARTS[told["part"].lower()])


def _whole_year(match: re.Match[str], moment: dt.date) -> Bounds | None:
    return _months(_year_of(match, moment), 1, 12)


def _turn_of_year(match: re.Match[str], moment: dt.date) -> Bounds | None:
    return _months(_year_of(match, moment), 0, 2)


def _years_ago(match: re.Match[str], moment: dt.date) -> Bounds | None:
    word = match["n"].lower().removeprefix("a ").removesuffix(" of")
    return _months(moment.year - NUMBERS[word], 1, 12)


def _few_years_ago(_: re.Match[str], moment: dt.date) -> Bounds | None:
    return _months(moment.year - 5, 1, 12 * 4)


def _last_season(match: re.Match[str], moment: dt.date) -> Bounds | None:
    """The last one that is over, or has begun."""
    first = SEASONS[(match["season"] or match["season2"]).lower()]
    began = dt.date(moment.year, first, 1) <= moment
    return _months(moment.year if began else moment.year - 1, first, 3)


def _last_month_of_name(match: re.Match[str], moment: dt.date) -> Bounds | None:
    month = MONTHS[match["monthname"].lower()]
    return _months(moment.year if month < moment.month else moment.year - 1, month, 1)


def _last_month(_: re.Match[str], moment: dt.date) -> Bounds | None:
    return _months(moment.year, moment.month - 1, 1)


def _last_week(_: re.Match[str], moment: dt.date) -> Bounds | None:
    monday = moment - dt.timedelta(days=moment.weekday() + 7)
    return monday, monday + dt.timedelta(days=7)


def _months(year: int, first: int, count: int) -> Bounds | None:
    """From the first day of a month (0 is December before), over some months; None outside the calendar."""
    start, end = year * 12 + first - 1, year * 12 + first - 1 + count
    if not 1 <= start // 12 <= 9998:
        return None
    return dt.date(start // 12, start % 12 + 1, 1), dt.date(end // 12, end % 12 + 1, 1)


def _span(words: str, since: dt.date, before: dt.date) -> Span:
    last = before - dt.timedelta(days=1)
    if (since.month, since.day, last.month, last.day) == (1, 1, 12, 31):
        label = str(since.year) if since.year == last.year else f"{since.year}–{last.year}"
    elif (since.year, since.month) == (last.year, last.month) and since.day == 1:
        label = f"{since:%Y-%m}"
    elif since.day == 1 and before.day == 1:
        label = f"{since:%Y-%m} – {last:%Y-%m}"
    else:
        label = f"{since.isoformat()} – {last.isoformat()}"
    return Span(words=words, label=label, since=since, before=before)
