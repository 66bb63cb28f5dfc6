"""The front matter of the next review: the author's keys in their order. `form.py` is the only caller.

What was the same in the last reviews is filled in, what counts the years is moved on, what is written
anew each time is left empty or, where an empty value could break a build, left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from assistant.author.form_words import LASTING_KEYS, SENTENCE_KEYS
from assistant.author.years import move_on
from assistant.domain import Review

PICTURE = re.compile(r"(?i)\.(?:png|jpe?g|webp|gif|svg|avif)$")


def next_front_matter(
    reviews: tuple[Review, ...], year: int, *, title: str, day: dt.date
) -> Mapping[str, object]:
    """`reviews` are of earlier years, oldest first, at least one; `title` and `day` are those of the next
    one.
    """
    latest = reviews[-1]
    matter: dict[str, object] = {}
    for key, value in latest.post.front_matter.items():
        if key.lower() == "title":
            matter[key] = title
        elif _is_day_of(value, latest):
            matter[key] = _same_kind(value, day)
        else:
            kept = _next_value(reviews, key, value, year)
            if kept is not None:
                matter[key] = kept
    return matter


def _is_day_of(value: object, review: Review) -> bool:
    if isinstance(value, (dt.date, dt.datetime)):
        return True
    return bool(
        isinstance(value, str)
        and review.post.day
        and re.match(rf"\s*{_day_pattern(review.post.day)}(?:\.?$|[T\s])", value)
    )


def _day_pattern(day: dt.date) -> str:
    return rf"{day.year}(?P<mark>[-/.]\s?)0?{day.month}(?P=mark)0?{day.day}(?!\d)"


def _same_kind(value: object, day: dt.date) -> object:
    """A date written as the old one was: a datetime keeps its time and zone, a text its shape."""
    if isinstance(value, dt.datetime):
        return dt.datetime.combine(day, value.timetz())
    if isinstance(value, str):
        return re.sub(
            r"\d{4}([-/.]\s?)\d{1,2}\1\d{1,2}",
            lambda m: f"{day:%Y}{m[1]}{day:%m}{m[1]}{day:%d}",
            value,
            count=1,
        )
    return day


def _next_value(reviews: tuple[Review, ...], key: str, value: object, year: int) -> object | None:
    """The value of a key in the next review; None where the key is left out."""
    since = reviews[-1].period.year
    earlier = [r for r in reviews[:-1] if key in r.post.front_matter]
    if not earlier:
        return _alone(key, value, since, year)
    as_then = [(_moved(r.post.front_matter[key], r.period.year, since)) for r in earlier]
    if 2 * sum(old == value for old in as_then) >= len(as_then):
        moved = _moved(value, since, year)
        return None if moved != value and _names_a_file(value) else moved
    if isinstance(value, list):
        lasting = [
            item for item in value
            if 2 * sum(isinstance(old, list) and item in old for old in as_then) >= len(as_then)
        ]  # fmt: skip
        return _moved(lasting, since, year) if lasting else None
    if isinstance(value, bool):
        return value
    return "" if isinstance(value, str) and key.lower() in SENTENCE_KEYS else None


def _alone(key: str, value: object, since: int, year: int) -> object | None:
    """What one review alone says of a key: habit where the key is known to last or the value counts the
    years.
    """
    if key.lower() in SENTENCE_KEYS:
        return ""
    moved = _moved(value, since, year)
    if moved != value and _names_a_file(value):
        return None  # a picture of that name is not there yet, and some builds stop at one that is missing
    if key.lower() in LASTING_KEYS or isinstance(value, (bool, int)) or moved != value:
        return moved
    return None


def _names_a_file(value: object) -> bool:
    return isinstance(value, str) and PICTURE.search(value) is not None


def _moved(value: object, since: int, to: int) -> object:
    if isinstance(value, str):
        return move_on(value, since, to)
    if isinstance(value, list):
        return [_moved(item, since, to) for item in value]
    return value
