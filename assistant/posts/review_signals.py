"""Whether a post is a review at all: what each of its places says for and against, with weights in tables.

`evidence` takes the clues of one post and gives its signals; `reviews.py` adds what siblings say and decides.
"""

from __future__ import annotations

import datetime as dt

from assistant.domain import Period
from assistant.posts import review_foils as foils
from assistant.posts import review_words as words
from assistant.posts.periods import Span, bounds
from assistant.posts.review_clues import Clues
from assistant.posts.review_period import Signal, Where, for_review, names_month_before
from assistant.posts.review_phrases import Level, Phrase, read_phrase
from assistant.posts.words import Words, fold

ENOUGH = 0.9  # a post with this much weight is a review

FOR: dict[Where, dict[Level, float]] = {
    "title": {
        "phrase": 1.0,
        "farewell": 0.8,
        "loose": 0.7,
        "word": 0.5,
        "something": 0.15,
        "bare": 0.4,
        "hint": 0.4,
        "count": 0.15,
    },
    "file name": {
        "phrase": 0.6,
        "farewell": 0.5,
        "loose": 0.4,
        "word": 0.3,
        "something": 0.1,
        "bare": 0.2,
        "hint": 0.2,
        "count": 0.1,
    },
    "labels": {"phrase": 0.7, "farewell": 0.3, "loose": 0.4, "word": 0.4, "something": 0.1},
    "folder": {"phrase": 0.6, "farewell": 0.3, "loose": 0.3, "word": 0.4, "something": 0.1},
    "headings": {"phrase": 0.25, "farewell": 0.2, "loose": 0.2, "word": 0.1},
    "opening": {"phrase": 0.4, "farewell": 0.3, "loose": 0.3},
}
AGAINST: dict[Where, dict[str, float]] = {
    "title": {
        "object": -1.2,
        "week": -1.5,
        "howto": -1.5,
        "plan": -1.5,
        "listing": -0.8,
        "tenure": -0.4,
        "fiscal": -0.8,
    },
    "file name": {
        "object": -0.5,
        "week": -0.8,
        "howto": -0.5,
        "plan": -0.6,
        "listing": -0.4,
        "tenure": -0.2,
        "fiscal": -0.4,
    },
    "labels": {"object": -0.4, "week": -0.6, "howto": -0.4},
    "folder": {"object": -0.4, "week": -0.6, "howto": -0.4},
}
REASONS = {
    "object": "looks back on a thing or an event",
    "week": "looks back on a week, a day or a sprint",
    "howto": "teaches how to look back",
    "plan": "plans",
    "listing": "lists",
    "tenure": "counts the years of a job",
    "fiscal": "names a fiscal or school year",
}
SAYS: dict[Level, str] = {
    "phrase": "names a period and looks back on it",
    "farewell": "takes leave of a period",
    "loose": "names a period and looks back",
    "word": "looks back",
    "something": "looks back on something",
    "bare": "leads with a period",
    "hint": "speaks of a year or month as a whole",
    "count": "counts years",
}
AHEAD: tuple[tuple[Span, Words], ...] = (("year", words.NEXT_YEAR), ("month", words.NEXT_MONTH))
FILED_SPAN = 0.5  # lies in "Yearly/", "월간/"
FILED_MONTH = 0.3  # the only post filed under its month in a folder of reviews
TURN = (
    0.3  # posted at the turn of the year; the same, negative, for a title without a year posted far from it
)
BOTH_WAYS = 0.4  # the text looks back on the period and ahead to the next
BACK_ONLY = 0.25
AHEAD_ONLY = -0.4
NEXT_HEADING = 0.2
GRADED = 0.2
MONTH_HEADING = 0.2
OTHER_YEAR = -0.4  # the title leads with a year that cannot be the one looked back on
SKIPPED = -1.0
GENERATED = -1.0
LINKS = -0.8  # four lines in five are links
MANY_LINKS = 0.8
HOPELESS = -0.7  # no text makes up for names as much against it
SHORT = 400  # characters; what is said of a text's balance needs as much


def evidence(clues: Clues) -> tuple[Signal, ...]:
    """Every signal for or against the post's being a review that needs no period and no siblings."""
    found = [*_named(clues), *_refuted(clues)]
    if sum(signal.weight for signal in found) <= HOPELESS:
        return ()
    if all(signal.where in ("labels", "folder") for signal in found) and not _could_be_unnamed(clues):
        return ()
    found += _placed(clues)
    found += _told(clues)
    return tuple(found)


def _named(clues: Clues) -> list[Signal]:
    places: list[tuple[Where, Phrase | None]] = [
        ("title", clues.title),
        ("file name", clues.stem),
        ("labels", _surest("labels", clues.labels)),
        ("folder", _surest("folder", clues.folders)),
    ]
    found = [
        _spoken(where, phrase) for where, phrase in places if phrase is not None and phrase.level != "none"
    ]
    labelled = [s for s in found if s.where in ("labels", "folder")]
    if len(labelled) == 2:  # a folder's name often is the label: one habit, counted once
        found.remove(min(labelled, key=lambda s: s.weight))
    return found


def _spoken(where: Where, phrase: Phrase) -> Signal:
    weight = FOR[where].get(phrase.level, 0.0)
    return for_review(where, SAYS[phrase.level], weight, phrase.span, proof=phrase.proof)


def _surest(where: Where, phrases: tuple[Phrase, ...]) -> Phrase | None:
    return max(phrases, key=lambda phrase: FOR[where].get(phrase.level, 0.0), default=None)


def _refuted(clues: Clues) -> list[Signal]:
    places: list[tuple[Where, Phrase]] = [("title", clues.title), ("file name", clues.stem)]
    places += [("labels", phrase) for phrase in clues.labels] + [
        ("folder", phrase) for phrase in clues.folders
    ]
    found: dict[str, Signal] = {}
    for where, phrase in places:
        for reason in phrase.against:
            weight = AGAINST[where].get(reason, 0.0)
            if weight and reason not in found:
                found[reason] = for_review(where, REASONS[reason], weight, proof=phrase.proof)
    return list(found.values())


def _placed(clues: Clues) -> list[Signal]:
    span = clues.filed_span
    if span is None:
        return []
    return [for_review("folder", f"filed by {span}", FILED_SPAN, span, proof=clues.post.path)]


def _told(clues: Clues) -> list[Signal]:
    """What headings, opening and text say."""
    found: list[Signal] = []
    headings = [(heading.strip(), read_phrase(heading)) for heading in clues.headings]
    best = max(headings, key=lambda pair: FOR["headings"].get(pair[1].level, 0.0), default=None)
    if best is not None and FOR["headings"].get(best[1].level):
        found.append(_spoken("headings", best[1]))
    if FOR["opening"].get(clues.announced.level):
        found.append(_spoken("opening", clues.announced))
    graded = next((heading for heading, _ in headings if words.GRADED.search(fold(heading))), None)
    if graded is not None:
        found.append(for_review("headings", "grades goals", GRADED, proof=graded))
    for span, table in AHEAD:
        ahead = next(
            (h for h, phrase in headings if table.search(fold(h)) or (span == "year" and phrase.ahead)),
            None,
        )
        if ahead is None and span == "year" and clues.day is not None:
            ahead = _names_the_coming_year(headings, clues.day)
        if ahead is not None:
            found.append(for_review("headings", f"plans the next {span}", NEXT_HEADING, span, proof=ahead))
    found += [*_balance(clues), *_disowned(clues)]
    if clues.day is not None:
        heading = names_month_before(clues, clues.day)
        if heading and clues.title.span == "month":
            says = "looks at the month before"
            found.append(for_review("headings", says, MONTH_HEADING, "month", proof=heading))
    return found


def _names_the_coming_year(headings: list[tuple[str, Phrase]], day: dt.date) -> str | None:
    """A heading of the second half that names the year to come. Its place tells plan from look back."""
    coming = day.year + 1 if day.month > 6 else day.year
    later = headings[len(headings) // 2 :]
    return next(
        (heading for heading, phrase in later if phrase.level == "bare" and phrase.year == coming), None
    )


def _balance(clues: Clues) -> list[Signal]:
    """Whether the text speaks of the period as a whole, back and ahead."""
    found = []
    if clues.title.span in (None, "year"):
        found += _year_balance(clues)
    if (
        any(p.span == "month" for p in (clues.title, clues.stem, *clues.labels, *clues.folders))
        or clues.filed_month is not None
    ):
        back, ahead = words.THIS_OR_LAST_MONTH.count(clues.prose), words.NEXT_MONTH.count(clues.prose)
        if back and ahead:
            says, proof = "speaks of the month back and ahead", f"{back} times back, {ahead} ahead"
            found.append(for_review("text", says, BOTH_WAYS, "month", proof=proof))
        elif back >= 2:
            found.append(for_review("text", "speaks of the month", BACK_ONLY, "month", proof=f"{back} times"))
    return found


def _year_balance(clues: Clues) -> list[Signal]:
    day = clues.day
    this, last, coming = (
        words.THIS_YEAR.count(clues.prose),
        words.LAST_YEAR.count(clues.prose),
        words.NEXT_YEAR.count(clues.prose),
    )
    if day is not None and day.month <= 6:
        back, ahead = last + clues.year_counts[day.year - 1], coming + this + clues.year_counts[day.year]
    else:
        back = this + (clues.year_counts[day.year] if day else 0)
        ahead = coming + (clues.year_counts[day.year + 1] if day else 0)
    if back >= 2 and ahead >= 1:
        says, proof = "speaks of the year back and ahead", f"{back} times back, {ahead} ahead"
        return [for_review("text", says, BOTH_WAYS, "year", proof=proof)]
    if back >= 3 or (back >= 1 and len(clues.prose) < SHORT):
        return [for_review("text", "speaks of the year", BACK_ONLY, "year", proof=f"{back} times")]
    if ahead >= 3 and back <= 1:
        return [
            for_review(
                "text", "speaks of the coming year only", AHEAD_ONLY, "year", proof=f"{ahead} times ahead"
            )
        ]
    return []


def _disowned(clues: Clues) -> list[Signal]:
    found: list[Signal] = []
    opening = clues.prose[:600]
    if (skipped := foils.SKIPPED.search(opening)) and len(clues.prose) < 3 * SHORT:
        found.append(
            for_review("text", "says that there is none this time", SKIPPED, None, proof=skipped.group())
        )
    if made := foils.GENERATED.search(clues.prose):
        found.append(for_review("text", "says that a program wrote it", GENERATED, None, proof=made.group()))
    if clues.linked >= MANY_LINKS and len(clues.body.splitlines()) >= 12:
        found.append(
            for_review("text", "is a list of links", LINKS, None, proof=f"{clues.linked:.0%} of the lines")
        )
    return found


def _could_be_unnamed(clues: Clues) -> bool:
    """Whether a post whose title and file name say nothing could be one: by folder, or season and opening."""
    if (
        clues.folders
        or clues.filed_span is not None
        or any(phrase.level == "phrase" for phrase in clues.labels)
    ):
        return True
    day = clues.day
    at_the_turn = day is not None and ((day.month, day.day) >= (12, 5) or day.month <= 2)
    return at_the_turn and clues.announced.level != "none"


def mismatch(clues: Clues, span: Span, period: Period) -> Signal | None:
    """Speaks against a post whose title leads with a period that is not the one it would look back on."""
    title = clues.title
    if title.level != "bare" or title.year in (None, period.year):
        return None
    return for_review("title", "names another year", OTHER_YEAR, span, proof=title.proof)


def timing(clues: Clues, span: Span, period: Period) -> Signal | None:
    """What the distance between the day of posting and the end of the period says."""
    day = clues.day
    if day is None or span == "month":
        return None  # a month not named is taken from the date: it cannot speak for it
    ends = bounds(period)[1]
    late = (day - ends).days
    if span != "year":
        if not -15 <= late <= 45:
            return None
        return for_review("date", f"posted when the {span} was over", TURN, span, proof=day.isoformat())
    if -27 <= late <= 60:
        return for_review("date", "posted at the turn of the year", TURN, span, proof=day.isoformat())
    named = clues.stated_year is not None or (
        clues.title.year is not None and clues.title.level in ("phrase", "farewell", "loose")
    )
    if named or -46 <= late <= 90:
        return None
    return for_review("date", "posted far from the turn of the year", -TURN, span, proof=day.isoformat())
