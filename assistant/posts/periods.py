"""Periods of the calendar: their bounds, and their names in text in several languages.

`mentions` finds years, halves, quarters and months in folded text (see `words.fold`), `ordinal_of` the n of
"the n-th".
Called by the modules that tell reviews (`review_*.py`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Literal

from assistant.domain import Period, value
from assistant.posts.words import WORD_BEGINS, WORD_ENDS

Span = Literal["year", "half", "quarter", "month"]
SPANS: tuple[Span, ...] = ("half", "quarter", "month", "year")  # the narrower first: "half-year review"

MONTH_NAMES: Mapping[str, int] = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr - jun jul aug sept oct nov dec",
        "januar februar märz - mai juni juli - - oktober - dezember",
        "janvier février mars avril - juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), start=1)
    if name != "-"
}

ORDINALS: Mapping[str, int] = {
    word: number
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
        "첫 두 세 네 다섯 여섯 일곱 여덟 아홉 열",
        "一 二 三 四 五 六 七 八 九 十",
        "erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes",
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
        "primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo",
    )
    for number, word in enumerate(words.split(), start=1)
}

# What an ordinal counts: "N번째", "N年目", "my Nth year", "N years later".
COUNTED: tuple[str, ...] = (
    r"(?P<n>\d{1,2}|[가-힣]{1,2})\s?(?:번째|년\s?차|년째|년\s?(?:뒤|후))",
    r"(?P<n>\d{1,2}|[一二三四五六七八九十])(?:年目|回目|度目|周年)",
    r"(?<!\w)(?P<n>\d{1,2})(?:st|nd|rd|th)(?!\w)",
    r"(?<!\w)(?P<n>[a-zà-ÿ]+|\d{1,2}) (?:years?|annual|año|année|jahr)(?!\w)",
    r"(?<!\w)(?:year|vol\.?|part|#|no\.?)[ -]?(?P<n>\d{1,2}|[a-z]+)(?!\w)",
)

_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_YEAR = (
    r"(?<![0-9a-z.$€£#])(?P<year>19[89]\d|20[0-4]\d)"
    r"(?!\d)(?!\s?학년)(?!,\d{3})(?![년年]\s?차)"  # years of school, thousands, years of a career
    r"(?P<mark>\s?(?:년도|년|年(?!度)))?"
)
_SHORT_YEAR = (
    r"(?<![0-9a-z])(?:['’‘](?P<quoted>\d\d)(?!\d)년?"
    r"|(?P<korean>[12]\d)년(?!\s?(?:[차째간만전후뒤동]|살이)))"  # "23년 회고", not "23년 만에"
)
_YEARS = re.compile(f"{_YEAR}|{_SHORT_YEAR}")
_DATE = re.compile(
    r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
    r"|(?:19|20)\d\d년 ?\d{1,2}월 ?\d{1,2}일|(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
)
_FISCAL = re.compile(r"(?:19|20)\d\d(?:年度(?![总總回复])|\s?학년도)|(?<![a-z])fy ?'?\d\d")
_NUMERIC_MONTH = re.compile(r"(?P<year>(?:19[89]|20[0-4])\d)[-./ ](?P<month>0[1-9]|1[0-2])(?![-./]?\d)")
_QUARTER = re.compile(
    r"(?<![a-z])q(?P<n>[1-4])(?![a-z0-9])|(?<![a-z0-9])(?P<m>[1-4])q(?![a-z0-9])|(?P<k>[1-4])\s?분기"
    r"|第?(?P<j>[1-4一二三四])(?:四半期|季度)|(?P<e>first|second|third|fourth) quarter"
    r"|(?<!\d)(?P<f>[1-4])(?:\.|er|e|ème|º)? (?:quartal|trimestre)"
)
_HALF = re.compile(
    r"(?<![a-z])h(?P<n>[12])(?![a-z0-9])|(?<![a-z0-9])(?P<m>[12])h(?![a-z0-9])"
    r"|(?P<first>상반기|上半期|上半年|上期|first half|premier semestre|primer semestre)"
    r"|(?P<last>하반기|下半期|下半年|下期|second half|deuxième semestre|segundo semestre)"
)
_MONTH = re.compile(
    r"(?<!\d)(?P<n>1[0-2]|0?[1-9])\s?(?:월(?!\s?\d{1,2}\s?일)(?!요일)|月(?!\d{1,2}日))"
    rf"|{WORD_BEGINS}(?P<name>{'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))}){WORD_ENDS}"
)
_AMBIGUOUS = {"may", "mar"}  # a month only beside a year or at the end
_MONTH_BY_NUMBER = re.compile(r"(?<!\d)(?P<n>1[0-2]|0?[1-9])\s?[월月](?!요일)")
_WORD = re.compile(r"[a-zà-ÿ]+")
_NAMES_ANY = re.compile(
    r"\d|분기|반기|半期|半年|季度|quarter|half|trimestre|semestre|"
    + "|".join(n for n in MONTH_NAMES if len(n) > 2)
)
_GAP = re.compile(r"[\W_]*(?:of|in|de|del|du)?[\W_]*")
_NEAR = 5  # characters between a year and the part of it


@value
class Mention:
    """A period named in a text. `year` or `part` may be missing, not both; `marked`: it has its 년 or 年."""

    start: int
    end: int
    year: int | None
    part: str | None
    marked: bool = False


def mentions(text: str) -> tuple[Mention, ...]:
    """Every period named in folded text, in order; a part beside a year is one mention with it."""
    if not _NAMES_ANY.search(text):
        return ()
    dates = [found.span() for found in _DATE.finditer(text)]
    found = [
        Mention(start=match.start(), end=match.end(), year=int(match["year"]), part=match["month"])
        for match in _NUMERIC_MONTH.finditer(text)
        if not _inside(match.span(), dates)
    ]
    taken = [*dates, *((m.start, m.end) for m in found)]
    years = [
        Mention(
            start=m.start(), end=m.end(), year=_full_year(m), part=None, marked=bool(m["mark"] or m["korean"])
        )
        for m in _YEARS.finditer(text)
        if not _inside(m.span(), taken)
    ]
    for part in _parts(text):
        if _inside((part.start, part.end), taken):
            continue
        beside = next((y for y in years if _touch(text, y, part)), None)
        if beside is None:
            found.append(part)
        else:
            years.remove(beside)
            found.append(
                Mention(
                    start=min(beside.start, part.start),
                    end=max(beside.end, part.end),
                    year=beside.year,
                    part=part.part,
                    marked=True,
                )
            )
    return tuple(sorted([*found, *years], key=lambda m: m.start))


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def years(text: str) -> list[int]:
    """Every year named in folded text; dates do not count, nor years of school."""
    return [_full_year(match) for match in _YEARS.finditer(_DATE.sub(" ", text))]


def months(text: str) -> list[int]:
    """Every month named in folded text, whatever its year."""
    names = [MONTH_NAMES[word] for word in _WORD.findall(text) if word in MONTH_NAMES and len(word) > 3]
    return names + [int(match["n"]) for match in _MONTH_BY_NUMBER.finditer(text)]


def _full_year(match: re.Match[str]) -> int:
    short = match["quoted"] or match["korean"]
    return 2000 + int(short) if short else int(match["year"])


def _parts(text: str) -> list[Mention]:
    found: list[Mention] = []
    for letter, expression in (("Q", _QUARTER), ("H", _HALF), ("", _MONTH)):
        for match in expression.finditer(text):
            groups = {name: got for name, got in match.groupdict().items() if got}
            if "name" in groups:
                if groups["name"] in _AMBIGUOUS and not re.match(
                    r",? ?(?:20\d\d|$|[:|])", text[match.end() :]
                ):
                    continue
                part = f"{MONTH_NAMES[groups['name']]:02d}"
            elif "first" in groups or "last" in groups:
                part = "H1" if "first" in groups else "H2"
            else:
                digits = next(iter(groups.values()))
                number = _DIGITS[digits] if digits in _DIGITS else int(digits)
                part = f"{letter}{number}" if letter else f"{number:02d}"
            found.append(Mention(start=match.start(), end=match.end(), year=None, part=part))
    return found


def _touch(text: str, a: Mention, b: Mention) -> bool:
    first, second = (a, b) if a.start <= b.start else (b, a)
    between = text[first.end : second.start] if first.end <= second.start else ""
    return len(between) <= _NEAR and _GAP.fullmatch(between) is not None


def span_of(part: str | None) -> Span:
    """The kind of span a part names: None a whole year, "H1" a half, "Q3" a quarter, "05" a month."""
    if part is None:
        return "year"
    return {"H": "half", "Q": "quarter"}.get(part[0], "month")  # type: ignore[return-value]


def ordinal_of(text: str) -> int | None:
    """The n of "네 번째 회고", "my seventh year", "4年目" in folded text."""
    for counted in COUNTED:
        for match in re.finditer(counted, text):
            n = match["n"]
            if n.isdigit() and 0 < int(n) < 60:
                return int(n)
            if n in ORDINALS:
                return ORDINALS[n]
    return None


def bounds(period: Period) -> tuple[dt.date, dt.date]:
    """First and last day of a period."""
    if period.part is None:
        first, months = 1, 12
    elif period.part.startswith("H"):
        first, months = (1, 6) if period.part == "H1" else (7, 6)
    elif period.part.startswith("Q"):
        first, months = 3 * int(period.part[1]) - 2, 3
    else:
        first, months = int(period.part), 1
    last = period.year * 12 + first - 1 + months
    return dt.date(period.year, first, 1), dt.date(last // 12, last % 12 + 1, 1) - dt.timedelta(days=1)


def month_before(year: int, month: int) -> Period:
    return Period(year=year - 1, part="12") if month == 1 else Period(year=year, part=f"{month - 1:02d}")


def is_fiscal(text: str) -> bool:
    """Whether folded text names a fiscal or a school year: "2023年度", "FY23", "2023학년도"."""
    return _FISCAL.search(text) is not None


def is_dated(text: str) -> bool:
    """Whether folded text names a single day."""
    return _DATE.search(text) is not None


def without_ordinals(text: str) -> str:
    for counted in COUNTED:
        text = re.sub(counted, " ", text)
    return text
