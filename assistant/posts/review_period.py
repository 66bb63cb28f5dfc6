"""On which period a review looks back: candidates from every place of a post, weighed against each other.

The period is the one looked back on, not the date of posting. `candidates` gives signals whose `period` is
set; the period with the highest sum wins (`resolve`). Called by `reviews.py`, which adds the siblings' word.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from assistant.domain import Period, value
from assistant.posts import review_foils as foils
from assistant.posts.periods import Span, bounds, mentions, month_before, span_of
from assistant.posts.review_clues import Clues
from assistant.posts.review_phrases import Level, Phrase, read_phrase
from assistant.posts.words import fold

Where = Literal[
    "title",
    "file name",
    "labels",
    "folder",
    "headings",
    "opening",
    "text",
    "date",
    "siblings",
    "front matter",
]


@value
class Signal:
    """One piece of evidence: for being a review (`question` "review") or for a period ("period").

    A weight below 0 speaks against. `span` ties a signal to reviews of such a span; None: to any.
    """

    question: Literal["review", "period"]
    says: str
    where: Where
    weight: float
    span: Span | None = None
    period: Period | None = None
    proof: str = ""


def for_review(
    where: Where, says: str, weight: float, span: Span | None = None, *, proof: str = ""
) -> Signal:
    """What speaks for the post's being a review, or against it."""
    return Signal(question="review", says=says, where=where, weight=weight, span=span, proof=proof)


def for_period(
    where: Where, says: str, weight: float, year: int, part: str | None = None, *, proof: str = ""
) -> Signal:
    """What speaks for a period's being the one looked back on."""
    period = Period(year=year, part=part)
    return Signal(
        question="period",
        says=says,
        where=where,
        weight=weight,
        span=span_of(part),
        period=period,
        proof=proof,
    )


# How much a year or month named in a place counts for being the one looked back on.
NAMED: dict[str, dict[Level, float]] = {
    "title": {"phrase": 6.0, "farewell": 6.0, "loose": 5.0, "bare": 4.0},
    "file name": {"phrase": 3.0, "farewell": 3.0, "loose": 3.0, "bare": 2.5},
    "labels": {"phrase": 1.5, "farewell": 1.5, "loose": 1.0},
    "folder": {"phrase": 1.5, "farewell": 1.5},
    "headings": {"phrase": 1.0, "farewell": 1.0, "loose": 0.75},
    "opening": {"phrase": 1.5, "farewell": 1.5, "loose": 1.0},
}
STATED = 5.0  # a front matter key `year`
PLANNED = 1.0  # a heading that plans for a year speaks for the year before
SEASON = 2.0  # what the day of posting says by the turn-of-year rule
TEXT = 2.0  # shared out by how often the text names each year
FILED = 3.0  # the month of the folder, where it is not the month of posting
UNBEGUN = 0.25  # what is left of a candidate that had not half passed when the post was posted

TURN_BEGINS = (11, 15)  # from this day on, a review posted is taken to be of the year that ends
PARTS_BEFORE_END = 15  # days a month or quarter may still have to go when it is looked back on


def resolve(signals: Iterable[Signal]) -> Period | None:
    """The period with the most weight; of equals the earlier, for what is over can be looked back on."""
    sums: dict[Period, float] = defaultdict(float)
    for signal in signals:
        if signal.period is not None:
            sums[signal.period] += signal.weight
    return max(sums, key=lambda period: (round(sums[period], 6), -period.year, -_order(period)), default=None)


def _order(period: Period) -> int:
    return int(period.part[-2:].strip("QH")) if period.part else 0


def candidates(clues: Clues, span: Span) -> tuple[Signal, ...]:
    """What each place of the post says about the period, if it looks back on one of this span."""
    found = (
        _years(clues) if span == "year" else _months(clues) if span == "month" else _named_parts(clues, span)
    )
    return tuple(signal for signal in (_feasible(s, clues.day) for s in found) if signal is not None)


def _feasible(signal: Signal, day: dt.date | None) -> Signal | None:
    """None for a period that had not begun when the post was posted; little weight for one hardly begun."""
    assert signal.period is not None
    if day is None:
        return signal
    begins, ends = bounds(signal.period)
    if begins > day:
        return None
    if day < begins + (ends - begins) / 2:
        return replace(signal, says=f"{signal.says}, which had hardly begun", weight=signal.weight * UNBEGUN)
    return signal


def _places(clues: Clues) -> list[tuple[Where, Phrase]]:
    places: list[tuple[Where, Phrase]] = [("title", clues.title), ("file name", clues.stem)]
    places += [("labels", phrase) for phrase in clues.labels]
    places += [("folder", phrase) for phrase in clues.folders]
    places.append(("opening", clues.announced))
    return places


# --- Years --------------------------------------------------------------------------------------------


def _years(clues: Clues) -> list[Signal]:
    found: list[Signal] = []
    for where, phrase in _places(clues):
        weight = NAMED[where].get(phrase.level, 0.0)
        if weight and phrase.year is not None and phrase.part is None:
            found.append(for_period(where, "names the year", weight, phrase.year, proof=phrase.proof))
        if where in ("title", "file name") and phrase.level != "none":
            found += [
                for_period(where, f"plans for {y}", PLANNED, y - 1, proof=phrase.proof) for y in phrase.ahead
            ]
    if clues.stated_year is not None:
        found.append(for_period("front matter", "names the year", STATED, clues.stated_year))
    found += _heading_years(clues)
    if clues.day is not None:
        found.append(_season(clues.day))
        found += _text_years(clues, clues.day)
    return found


def _season(day: dt.date) -> Signal:
    """A review posted from mid November on is of that year, one posted earlier of the year before."""
    if (day.month, day.day) >= TURN_BEGINS:
        return for_period("date", "posted as the year ended", SEASON, day.year, proof=day.isoformat())
    turn = (day.month, day.day) <= (3, 31)
    says = "posted when the year had ended" if turn else "posted long after the year before"
    return for_period("date", says, SEASON if turn else SEASON / 4, day.year - 1, proof=day.isoformat())


def _heading_years(clues: Clues) -> list[Signal]:
    found: list[Signal] = []
    for heading in clues.headings:
        phrase = read_phrase(heading)
        found += [
            for_period("headings", f"plans for {year}", PLANNED, year - 1, proof=heading.strip())
            for year in phrase.ahead
        ]
        weight = NAMED["headings"].get(phrase.level, 0.0)
        if weight and phrase.year is not None and phrase.part is None:
            found.append(for_period("headings", "names the year", weight, phrase.year, proof=heading.strip()))
    # One heading of each kind is evidence, ten of them are no more.
    return list({(s.says, s.period): s for s in found}.values())


def _text_years(clues: Clues, day: dt.date) -> list[Signal]:
    counts = {year: clues.year_counts[year] for year in (day.year - 1, day.year) if clues.year_counts[year]}
    total = sum(counts.values())
    return [
        for_period("text", f"names {year} {count} times", round(TEXT * count / total, 3), year)
        for year, count in counts.items()
        if total >= 2
    ]


# --- Months, quarters, halves ----------------------------------------------------------------------------


def _named_parts(clues: Clues, span: Span) -> list[Signal]:
    """Quarters and halves: the part named, or the last one that was over when the post was posted."""
    size = 3 if span == "quarter" else 6
    letter = "Q" if span == "quarter" else "H"
    found: list[Signal] = []
    for where, phrase in _places(clues):
        weight = NAMED[where].get(phrase.level, 0.0)
        if phrase.span == span and phrase.part is not None and weight:
            year = phrase.year if phrase.year is not None else _year_of_part(phrase.part, clues.day)
            if year is not None:
                found.append(
                    for_period(where, f"names the {span}", weight, year, phrase.part, proof=phrase.proof)
                )
    if clues.day is not None:
        soon = clues.day + dt.timedelta(days=PARTS_BEFORE_END)
        number = (soon.month - 1) // size
        year, number = (soon.year, number) if number else (soon.year - 1, 12 // size)
        found.append(
            for_period(
                "date",
                f"the last {span} over",
                SEASON / 2,
                year,
                f"{letter}{number}",
                proof=clues.day.isoformat(),
            )
        )
    return found


def _year_of_part(part: str, day: dt.date | None) -> int | None:
    """The year of the last such part that was over, or nearly, on the day of posting."""
    if day is None:
        return None
    soon = day + dt.timedelta(days=PARTS_BEFORE_END)
    return next(
        year
        for year in (day.year + 1, day.year, day.year - 1)
        if bounds(Period(year=year, part=part))[1] <= soon
    )


def _months(clues: Clues) -> list[Signal]:
    found: list[Signal] = []
    for where, phrase in _places(clues):
        weight = NAMED[where].get(phrase.level, 0.0)
        if phrase.span == "month" and phrase.part is not None and weight:
            year = phrase.year if phrase.year is not None else _year_of_part(phrase.part, clues.day)
            if year is not None:
                found.append(
                    for_period(where, "names the month", weight, year, phrase.part, proof=phrase.proof)
                )
    filed, day = clues.filed_month, clues.day
    if filed is not None and (day is None or not clues.dated or filed != (day.year, day.month)):
        found.append(
            for_period(
                "folder",
                "filed under the month",
                FILED,
                filed[0],
                f"{filed[1]:02d}",
                proof=clues.post.path,
            )
        )
    if day is not None:
        found += _months_by_date(clues, day)
    return found


def _months_by_date(clues: Clues, day: dt.date) -> list[Signal]:
    """The month that ended or the one that ends: by the day of posting, and by which the text names."""
    before, current = month_before(day.year, day.month), Period(year=day.year, part=f"{day.month:02d}")
    late = day.day >= 25
    prior = current if late else before
    says = "posted as the month ended" if late else "posted in the month after"
    found = [for_period("date", says, 1.5, prior.year, prior.part, proof=day.isoformat())]
    counts = {period: clues.month_counts[int(period.part or 0)] for period in (before, current)}
    total = sum(counts.values())
    found += [
        for_period(
            "text",
            f"names the month {count} times",
            round(count / total, 3),
            period.year,
            period.part,
        )
        for period, count in counts.items()
        if total >= 2 and count
    ]
    return found


def names_month_before(clues: Clues, day: dt.date) -> str:
    """The first heading that looks at the month before the one of posting, without planning; "" for none."""
    month = month_before(day.year, day.month).part
    for heading in clues.headings:
        text = fold(heading)
        if not foils.PLAN.search(text) and any(m.part == month for m in mentions(text)):
            return heading.strip()
    return ""
