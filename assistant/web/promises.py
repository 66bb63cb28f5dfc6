"""The threads across the years as a picture: what was promised or regretted, and what became of it.

A line runs from the year a thing was said to the last year anything was heard of it; a mark stands where a year
says something. Each row opens to the words themselves, and to buttons for the author's own word on it.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.author.thread_ledger import Mark, Row, Timeline
from assistant.domain import Status
from assistant.web.cards import empty, opens
from assistant.web.markup import Html, joined, line_of, tag

Words = Mapping[str, str]
STEP, HEIGHT, RADIUS = 34, 26, 6  # of the picture, in its own units
SAYABLE: tuple[Status, ...] = ("kept", "partly", "open", "dropped")
NEWEST = 2  # groups that are open at first
FIRST = 12  # rows of a group that are seen without asking for more


def picture(timeline: Timeline, corrected_in: Mapping[str, int], words: Words) -> Html:
    """A group for each review that said something first, newest first. `corrected_in`: by thread, the year whose
    word the author may set.
    """
    if not timeline.rows:
        return empty(words["no_promises"])
    years = sorted({row.entry.thread.review for row in timeline.rows}, reverse=True)
    groups = []
    for n, year in enumerate(years):
        rows = [row for row in timeline.rows if row.entry.thread.review == year]
        heading = tag(
            "summary",
            tag("span", words["said_in"].format(year=year, count=len(rows)), class_="said-in"),
            _axis(timeline.years),
        )
        rows.sort(key=lambda row: len(row.marks) == 1)  # first those of which anything was heard again
        told = [_row(row, timeline.years, corrected_in[row.entry.thread.id], words) for row in rows]
        told[FIRST:] = _others(told[FIRST:], year, words)
        groups.append(
            tag(
                "details",
                heading,
                *told,
                class_="said-then",
                data_row=f"said-{year}",
                open="" if n < NEWEST else None,
            )
        )
    return joined((_legend(words), *groups))


def _others(rows: list[Html], year: int, words: Words) -> list[Html]:
    """What is seen on asking for more."""
    if not rows:
        return []
    summary = tag("summary", words["other_threads"].format(count=len(rows)))
    return [tag("details", summary, *rows, class_="more", data_row=f"others-{year}")]


def _legend(words: Words) -> Html:
    marks = (
        tag("span", _picture([_mark(status, RADIUS + 2)], 2 * RADIUS + 4), words[f"fate_{status}"])
        for status in SAYABLE
    )
    return tag("p", *marks, class_="legend")


def _axis(years: tuple[int, ...]) -> Html:
    """The years above their columns, as two digits."""
    return _picture(
        [
            tag("text", f"’{year % 100:02}", x=_x(n), y=HEIGHT - 8, class_="axis", text_anchor="middle")
            for n, year in enumerate(years)
        ],
        STEP * len(years),
    )


def _row(row: Row, years: tuple[int, ...], corrects: int, words: Words) -> Html:
    thread = row.entry.thread
    columns = [years.index(mark.year) for mark in row.marks]
    line = tag("line", x1=_x(columns[0]), x2=_x(max(columns)), y1=HEIGHT // 2, y2=HEIGHT // 2)
    marks = [_mark(mark.status, _x(at)) for at, mark in zip(columns, row.marks, strict=True)]
    told = ", ".join(f"{mark.year} {_said(mark, words)}" for mark in row.marks)
    summary = tag(
        "summary",
        tag("span", line_of(thread.citation.quote), class_="said"),
        _picture([line, *marks], STEP * len(years), told),
    )
    return tag(
        "details",
        summary,
        tag("ol", *(_history(mark, words) for mark in row.marks), class_="history"),
        _correction(thread.id, corrects, words),
        class_=f"promise now-{thread.status}",
        data_thread=thread.id,
        data_row=thread.id,
    )


def _history(mark: Mark, words: Words) -> Html:
    cite = mark.citation
    quoted = tag("q", line_of(cite.quote)) if cite else Html("")
    leads = opens(cite, words) if cite else Html("")
    return tag("li", tag("b", f"{mark.year} "), _said(mark, words), " ", quoted, " ", leads)


def _said(mark: Mark, words: Words) -> str:
    return words["promised"] if mark.status is None else words[f"fate_{mark.status}"]


def _correction(thread: str, year: int, words: Words) -> Html:
    buttons = (
        tag(
            "button", words[f"fate_{status}"], type="button", class_="quiet",
            data_thread=thread, data_year=year, data_status=status,
        )
        for status in SAYABLE
    )  # fmt: skip
    return tag("p", tag("span", words["your_word"].format(year=year)), *buttons, class_="deeds")


def _x(column: int) -> int:
    return column * STEP + STEP // 2


def _mark(status: Status | None, x: int) -> Html:
    """Said: a ring. Kept: full. In part: half. Dropped: a cross. Open: a ring of dashes. Unknown: a dot."""
    y = HEIGHT // 2
    ring = tag("circle", cx=x, cy=y, r=RADIUS, class_=f"mark {status or 'said'}")
    if status == "partly":
        half = tag("path", d=f"M{x} {y - RADIUS} A{RADIUS} {RADIUS} 0 0 0 {x} {y + RADIUS} Z", class_="half")
        return joined((ring, half))
    if status == "dropped":
        a = RADIUS - 1
        return tag(
            "path", d=f"M{x - a} {y - a} L{x + a} {y + a} M{x + a} {y - a} L{x - a} {y + a}", class_="cross"
        )
    if status == "unknown":
        return tag("circle", cx=x, cy=y, r=2, class_="dot")
    return ring


def _picture(inside: list[Html], width: int, told: str | None = None) -> Html:
    return tag(
        "svg",
        *inside,
        viewBox=f"0 0 {width} {HEIGHT}",
        width=width,
        height=HEIGHT,
        role="img" if told else None,
        aria_label=told,
        aria_hidden=None if told else "true",
    )
