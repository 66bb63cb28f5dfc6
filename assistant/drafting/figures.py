# ruff: noqa: E501 - a table or a pattern is read in one line
"""Numbers in prose, whatever they are written as: `4,386원`, `1만 2천 원`, `두 번`, `사흘`, `twelve`, `March 3`.

Takes a text; gives each figure with its value, the unit it counts and the words it stands in, so that two
texts can be held against each other. "One" is left out in words (한 번, one day): it counts nothing that can be
wrong.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.domain import value

NATIVE_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
NATIVE_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
DAYS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
SINO_SCALES = {"십": 10, "백": 100, "천": 1_000}
SCALES = {"백": 100, "천": 1_000, "만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000,
          "k": 1_000, "K": 1_000, "M": 1_000_000, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}  # fmt: skip
ENGLISH = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1_000, "dozen": 12, "twice": 2,
}  # fmt: skip
MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
ORDINAL = "째"
# Counters of Korean, those that mean the same under one name. A number before another word counts that word.
SAME_UNIT = {
    "회": "번", "차례": "번", "번째": ORDINAL, "사람": "명", "군데": "곳", "가지": "개", "분": "분", "세": "살", "개월": "달", "퍼센트": "%", "프로": "%",
    "킬로": "km", "킬로미터": "km", "미터": "m", "센티": "cm", "페이지": "쪽", "시간": "시간", "이틀": "일", "주일": "주", "년차": "년차",
}  # fmt: skip
COUNTERS = (
    "년차", "년", "개월", "월", "일", "시간", "시", "분", "초", "주일", "주", "달", "해", "살", "세", "번째", "번", "회", "차례", "명", "사람",
    "개", "권", "장", "마리", "켤레", "잔", "군데", "곳", "가지", "통", "편", "칸", "채", "대", "병", "그루", "송이", "건", "줄", "판", "벌",
    "바퀴", "걸음", "배", "끼", "봉지", "팀", "학기", "쪽", "페이지", "원", "퍼센트", "프로", "%", "km", "킬로미터", "킬로", "미터", "m", "cm",
    "센티", "kg", "층", "호", "등", "점", "위", "기", "차", "줄", "숟갈", "글자", "단어", "시즌", "경기", "골", "평",
    "째", "그릇", "접시", "상자", "박스", "봉", "캔", "조각", "포기", "문장", "문단", "도", "승", "패", "킬로그램", "그램", "리터", "정거장", "정류장", "자리",
)  # fmt: skip

# What may stand right behind a bare number and counts nothing.
PARTICLES = "은는이가을를과와로의에도만까부씩쯤여대정이인라보다나랑께뿐처"

_COUNTER = "|".join(sorted(map(re.escape, set(COUNTERS)), key=len, reverse=True))
_UNIT = re.compile(rf"[ \t]?({_COUNTER})")
_DIGITS = re.compile(r"(?<![\w.])(?P<sign>[-−]?)(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)", re.ASCII)
_MORE = re.compile(
    r"[ \t]?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)?(?P<scale>[천만억조백]|[kKM](?![A-Za-z])|[ \t](?:thousand|million|billion)\b)"
)
_NATIVE = re.compile(
    rf"(?<![가-힣])(?=\S)(?P<tens>{'|'.join(NATIVE_TENS)})?(?P<ones>{'|'.join(sorted(NATIVE_ONES, key=len, reverse=True))})?"
    rf"[ \t]?(?P<unit>{_COUNTER})"
)
_DAYS = re.compile(rf"(?<![가-힣])({'|'.join(DAYS)})")
_SINO = re.compile(
    rf"(?<![가-힣\d])(?<!\d[ \t])(?P<number>[일이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백천]*)[ \t]?(?P<scale>[만억]?)[ \t]?(?P<unit>{_COUNTER})"
)
_ENGLISH = re.compile(
    rf"\b(?:(?P<tens>(?:twen|thir|for|fif|six|seven|eigh|nine)ty)[- ](?P<one>one|two|three|four|five|six|seven|eight|nine)"
    rf"|(?P<word>{'|'.join(ENGLISH)}))\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(m[:3] + f'(?:{m[3:]})?' if m[3:] else m for m in MONTHS)})\b\.?[ \t]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
# A month by itself; "may" and "march" are words as well, so something has to say that a month is meant.
_MONTH_ALONE = re.compile(
    rf"\b(?P<month>{'|'.join(m for m in MONTHS if m not in ('may', 'march'))})\b"
    r"|\b(?:in|of|by|since|until|till|from|to|through|last|early|mid|late|next|this)[ \t-](?P<word>may|march)\b"
    r"|\b(?P<dated>may|march)[ \t]+(?:19|20)\d\d\b",
    re.IGNORECASE,
)

MONTH = "월"
YEAR = "년"
TIMES = "번"
DATES = frozenset({"년", "월", "일"})
NUMBERED = 5  # things a writer numbers as they are told, where so many are spoken of
YEARS = re.compile(r"(?:19|20)\d\d")


@value
class Figure:
    """A number in a text: `value` in one form ("4386", "0.5"), `unit` what it counts where that is known."""

    value: str
    unit: str
    text: str


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text, in order of kind.

    >>> [(f.value, f.unit) for f in figures("사흘 만에 1만 2천 원을 쓰고 세 번 웃었다.")]
    [('12000', '원'), ('3', '번'), ('3', '일')]
    """
    return (*_arabic(text), *_native(text), *_days(text), *_sino(text), *_english(text))


def unfounded(text: str, source: str) -> tuple[Figure, ...]:
    """The figures of a text that its source does not have. A unit left out on either side does not count, but the
    number of a month is no other number. Of three things told the second may be called so.
    """
    known: dict[str, set[str]] = {}
    for figure in figures(source):
        for value_ in {figure.value, _of_century(figure)}:
            known.setdefault(value_, set()).add(figure.unit)
    for match in _NATIVE.finditer(source):
        if match["ones"] == "한" and not match["tens"]:
            known.setdefault("1", set()).add(_same(match["unit"]))
    most = max((int(v) for v, units in known.items() if v.isdigit() and units - DATES), default=0)
    return tuple(
        figure
        for figure in figures(text)
        if not any(_founded(figure, known.get(v, set())) for v in (figure.value, _of_century(figure)))
        and not (figure.unit == ORDINAL and int(figure.value) <= min(most, NUMBERED))
    )


def _of_century(figure: Figure) -> str:
    """What people call a year as well: 22년 for 2022년."""
    year = figure.unit == YEAR and YEARS.fullmatch(figure.value)
    return str(int(figure.value[2:])) if year else figure.value


def _founded(figure: Figure, units: set[str]) -> bool:
    if figure.unit:
        return (
            figure.unit in units
            or {figure.unit, *units} >= {ORDINAL, TIMES}
            or ("" in units and figure.unit != MONTH)
        )
    return bool(units - {MONTH})


def _arabic(text: str) -> Iterator[Figure]:
    covered = 0
    for month in _MONTH.finditer(text):
        index = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month["month"].lower()[:3]))
        yield Figure(value=str(index), unit=MONTH, text=month[0])
        yield Figure(value=str(int(month["day"])), unit="일", text=month[0])
    for match in _MONTH_ALONE.finditer(text):
        name = next(filter(None, match.group("month", "word", "dated"))).lower()
        yield Figure(value=str(MONTHS.index(name) + 1), unit=MONTH, text=match[0])
    for match in _DIGITS.finditer(text):
        if match.start() < covered:
            continue
        total, end = _scaled(text, match)
        covered = end
        unit = _unit(text, end)
        if not unit and any(m.start() <= match.start() < m.end() for m in _MONTH.finditer(text)):
            continue
        yield Figure(value=_plain(total), unit=unit, text=text[match.start() : end + len(unit)])


def _scaled(text: str, match: re.Match[str]) -> tuple[Decimal, int]:
    """The value of `1만 2천` and where it ends."""
    total, part, end = Decimal(0), Decimal(match["number"].replace(",", "")), match.end()
    while more := _MORE.match(text, end):
        scale = SCALES[more["scale"].strip()]
        if more["number"]:
            total, part = total + part, Decimal(more["number"].replace(",", ""))
        part *= scale
        end = more.end()
    return total + part, end


def _native(text: str) -> Iterator[Figure]:
    for match in _NATIVE.finditer(text):
        number = NATIVE_TENS.get(match["tens"] or "", 0) + NATIVE_ONES.get(match["ones"] or "", 0)
        if number > 1:
            yield Figure(value=str(number), unit=_same(match["unit"]), text=match[0])


def _days(text: str) -> Iterator[Figure]:
    for match in _DAYS.finditer(text):
        yield Figure(value=str(DAYS[match[1]]), unit="일", text=match[0])


def _sino(text: str) -> Iterator[Figure]:
    for match in _SINO.finditer(text):
        number, digit = 0, 0
        for sign in match["number"]:
            if sign in SINO:
                digit = SINO[sign]
            else:
                number, digit = number + (digit or 1) * SINO_SCALES[sign], 0
        total = (number + digit) * SCALES.get(match["scale"], 1)
        yield Figure(value=str(total), unit=_same(match["unit"]), text=match[0])


def _english(text: str) -> Iterator[Figure]:
    for match in _ENGLISH.finditer(text):
        if match["tens"]:
            number = ENGLISH[match["tens"].lower()] + ENGLISH.get(match["one"].lower(), 1)
        else:
            number = ENGLISH[match["word"].lower()]
        yield Figure(value=str(number), unit="", text=match[0])


def _unit(text: str, at: int) -> str:
    """What is counted behind a number: a known counter, else the syllable typed right at it, if it is no
    particle.
    """
    match = _UNIT.match(text, at)
    if match:
        return _same(match[1])
    following = text[at : at + 1]
    return following if "가" <= following <= "힣" and following not in PARTICLES else ""


def _same(unit: str) -> str:
    return SAME_UNIT.get(unit, unit)


def _plain(number: Decimal) -> str:
    told = format(number.normalize(), "f")
    return told.rstrip("0").rstrip(".") if "." in told else told
