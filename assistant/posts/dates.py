"""When a post was written, as its author wrote it down. Called by reading.py.

From front matter, else the file's name, else its folders; never from the clock of the file. Time zones are
kept. What is loose (`2017-01-06 6:30 pm`, a 78th second, `2024년 3월 5일`) is read; what is no date is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from assistant.domain import value

# Keys of front matter that say when it was posted, the surest first; compared without case, "_" and "-".
KEYS = (
    "date", "pubdate", "publishdate", "publisheddate", "datepublished", "published", "publishedat",
    "publishedon", "posted", "created", "createdat", "createddate", "datecreated", "creationdate", "datetime",
    "day", "날짜", "작성일",
)  # fmt: skip
# Zone names as people write them, in hours from UTC. PST and the like are those of North America.
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "KST": 9, "JST": 9, "CET": 1, "CEST": 2, "BST": 1, "EET": 2, "EEST": 3,
    "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AEST": 10, "SGT": 8,
}  # fmt: skip
YEARS = range(1970, 2101)

CALENDAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*(?:[-/.年년]|\s)\s*(?P<month>\d{1,2})\s*(?:[-/.月월]|\s)\s*(?P<day>\d{1,2})(?!\d)[일日.]?\s*"
)
MONTH_ONLY = re.compile(r"((?:19|20)\d\d)\s*[-/.년]\s*(\d{1,2})\s*월?")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d+)?")
NAME_START = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:(?P<gap>[-_.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})|(?P<m>\d\d)(?P<d>\d\d))(?!\d)"
)
NAME_KOREAN = re.compile(r"(?P<year>(?:19|20)\d\d)년[ _-]?(?P<month>\d{1,2})월[ _-]?(?P<day>\d{1,2})일")
NAME_ANYWHERE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=/)")

Moment = dt.date | dt.datetime


@value
class Dated:
    """A post's date (None: none was found) and what is to be said about it."""

    date: Moment | None
    notes: tuple[str, ...] = ()


def date_of(fields: Mapping[str, object], path: str) -> Dated:
    """The date of the post at `path` (relative, with "/") with this front matter."""
    named = from_name(path)
    notes: list[str] = []
    for key, given in _candidates(fields):
        found = parse(given)
        if found is None:
            notes.append(f"the {key} {str(given)[:40]!r} is no date")
            continue
        if not isinstance(found, dt.datetime) and CLOCK.search(str(given)):
            notes.append(f"the time in {str(given)[:40]!r} is no time")
        day = found.date() if isinstance(found, dt.datetime) else found
        if named and abs((day - named).days) > 1:
            notes.append(f"dated {day}, but {named} by its file name")
        return Dated(date=found, notes=tuple(notes))
    if named:
        return Dated(date=named, notes=tuple(notes))
    return _from_folders(path, notes)


def _candidates(fields: Mapping[str, object]) -> list[tuple[str, object]]:
    plain = {re.sub(r"[\s_-]", "", key).lower(): (key, field) for key, field in fields.items()}
    found = [plain[key] for key in KEYS if key in plain]
    return [
        (key, field)
        for key, field in found
        if field is not None and field != "" and not isinstance(field, bool)
    ]


def parse(given: object) -> Moment | None:
    """A date or time as written in front matter; None where it is none, and for a time alone."""
    if isinstance(given, dt.datetime | dt.date):
        return given if given.year in YEARS else None
    if isinstance(given, list) and given:
        return parse(given[0])
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str):
        return None
    written = given.strip().strip("\"'“”‘’").strip()
    compact = COMPACT.fullmatch(written)
    if compact:
        return _day(*(int(part) for part in compact.groups()))
    calendar = CALENDAR.match(written)
    if calendar:
        day = _day(int(calendar["year"]), int(calendar["month"]), int(calendar["day"]))
        return _at(day, written[calendar.end() :]) if day else None
    month = MONTH_ONLY.fullmatch(written)
    if month:
        return _day(int(month[1]), int(month[2]), 1)
    return _worded(written)


def _at(day: dt.date, written: str) -> Moment:
    """The day with the time of day behind it; the day alone where that is no time."""
    rest = written.strip().lstrip("Tt").strip()
    if not rest:
        return day
    rest = re.sub(
        r"오전\s*(\d{1,2}:\d{2}(?::\d{2})?)",
        r"\1 AM",
        re.sub(r"오후\s*(\d{1,2}:\d{2}(?::\d{2})?)", r"\1 PM", rest),
    )
    clock = CLOCK.search(rest)
    if not clock:
        return day
    at = dt.datetime(day.year, day.month, day.day)
    return _dateutil(rest, at) or _dateutil(f"{clock[1]}:{clock[2]}", at) or day


def _worded(written: str) -> Moment | None:
    """`March 5, 2024`, `05 Mar 2024 10:00 GMT`: only if year, month and day are all said."""
    if not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", written) or len(written) > 60:
        return None
    readings = {_dateutil(written, dt.datetime(1972, 1, 1)), _dateutil(written, dt.datetime(1976, 2, 2))}
    if len(readings) > 1:
        return None
    found = readings.pop()
    if found is None or found.year not in YEARS:
        return None
    return (
        found if CLOCK.search(written) or re.search(r"\d\s*[ap]m", written, re.IGNORECASE) else found.date()
    )


def _dateutil(written: str, default: dt.datetime) -> dt.datetime | None:
    from dateutil import parser

    try:
        found = parser.parse(written, default=default, tzinfos=_zone)
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None
    return _with_plain_zone(found)


def _zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    if offset is not None:
        return dt.timezone(dt.timedelta(seconds=offset))
    if name is None or name.upper() not in ZONES:
        return None
    return dt.timezone(dt.timedelta(hours=ZONES[name.upper()]), name)


def _with_plain_zone(found: dt.datetime) -> dt.datetime:
    """The zone as the standard library's fixed offset, which compares, pickles and prints like any other."""
    offset = found.utcoffset()
    if offset is None or isinstance(found.tzinfo, dt.timezone):
        return found.replace(tzinfo=None) if offset is None else found
    return found.replace(tzinfo=dt.timezone(offset))


def from_name(path: str) -> dt.date | None:
    """The date in a file's name, or in the name of the folder of an `index.md`."""
    pure = PurePosixPath(path)
    name = pure.name
    if re.fullmatch(r"_?index(?:[._-][a-z]{2}(?:-[A-Za-z]{2})?)?\.\w+", name):
        name = pure.parent.name
    for pattern in (NAME_START, NAME_KOREAN, NAME_ANYWHERE):
        found = pattern.match(name) if pattern is NAME_START else pattern.search(name)
        if found:
            parts = found.groupdict()
            return _day(
                int(parts["year"]), int(parts["month"] or parts["m"]), int(parts["day"] or parts["d"])
            )
    return None


def _from_folders(path: str, notes: list[str]) -> Dated:
    """From folders named by year, month and maybe day (`2024/03/05/`, `2024-03/`)."""
    for year, month, day in reversed(FOLDERS.findall(path)):
        found = _day(int(year), int(month), int(day or 1))
        if found:
            told = () if day else (f"only year and month are known, from the folder {year}/{month}",)
            return Dated(date=found, notes=(*notes, *told))
    return Dated(date=None, notes=tuple(notes))


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
