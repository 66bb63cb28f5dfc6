"""The portrait of a voice inside the page: its figures as plots in the page's own colours, its examples as cards.

Takes a `Portrait` and the examples; gives HTML. The plots are SVG: bars, and a line of dots a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.web import cards
from assistant.web.markup import Html, html_of, tag

if TYPE_CHECKING:
    from assistant.author.portrait import Portrait, Row
    from assistant.author.voice_examples import Example

Words = Mapping[str, str]
WIDTH, HEIGHT = 200, 14  # of a plot, in its own units: the page stretches it
YEARS_HEIGHT = 30
MOST_CHANGED = 12  # habits that are shown at once


def portrait_of(shown: Portrait, examples: Sequence[Example], words: Words) -> Html:
    """The whole portrait."""
    longest = max((share for _, share in shown.lengths), default=0.0) or 1.0
    keenest = max((times for _, times in shown.words), default=1.0)
    endings = [(row.name, f"{row.rate:.0%}", _range(row, 1.0)) for row in shown.endings]
    marks = [(row.name, f"{row.rate:.2f}{row.unit}", _range(row, row.high or 1.0)) for row in shown.marks]
    lengths = [(name, f"{share:.0%}", _bar(share / longest)) for name, share in shown.lengths]
    own = [(word, f"×{times:.0f}", _bar(times / keenest)) for word, times in shown.words]
    return tag(
        "div",
        tag("p", words["learned_from"].format(count=len(shown.documents)), class_="empty"),
        tag(
            "div",
            _plots(words["endings"], endings, words["range_told"]),
            _plots(words["lengths"], lengths),
            _plots(words["marks"], marks, words["range_told"]),
            _plots(words["own_words"], own, words["own_words_told"]),
            _years(shown, words),
        ),
        _examples(examples, words),
        class_="portrait",
    )


def _plots(title: str, rows: Sequence[tuple[str, str, Html]], told: str = "") -> Html:
    if not rows:
        return cards.NOTHING
    lines = [
        tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", figure, class_="figure"),
            tag("td", plot, class_="plot"),
        )
        for name, figure, plot in rows
    ]
    remark = tag("p", told, class_="trail") if told else cards.NOTHING
    return tag("section", tag("h3", title), remark, tag("table", tag("tbody", *lines)), class_="plots")


def _years(shown: Portrait, words: Words) -> Html:
    """What changed over the years, the habits that changed most first."""
    rows = sorted((row for row in shown.rows if row.changes), key=_swing, reverse=True)
    if not rows:
        return cards.NOTHING
    first, rest = _year_rows(rows[:MOST_CHANGED]), _year_rows(rows[MOST_CHANGED:])
    more = (
        tag(
            "details",
            tag("summary", words["more_habits"].format(count=len(rest))),
            _plots(words["years"], rest),
        )
        if rest
        else cards.NOTHING
    )
    return tag("div", _plots(words["years"], first, words["years_told"]), more, class_="over-years")


def _swing(row: Row) -> float:
    rates = [rate for _, rate in row.per_year]
    return (max(rates) - min(rates)) / (max(rates) or 1.0) * min(1.0, max(rates) * 4)


def _year_rows(rows: Sequence[Row]) -> list[tuple[str, str, Html]]:
    return [(row.name, f"{row.rate:.2f}{row.unit}", _line(row)) for row in rows]


def _examples(examples: Sequence[Example], words: Words) -> Html:
    """Places that show the voice, by kind; each opens its post."""
    kinds = list(dict.fromkeys(example.kind for example in examples))
    groups = [
        tag("h4", words[f"example_{kind}"])
        + "".join(_example(example, words) for example in examples if example.kind == kind)
        for kind in kinds
    ]
    inside = [Html(group) for group in groups]
    return (
        tag("section", tag("h3", words["examples"]), *inside, class_="examples") if groups else cards.NOTHING
    )


def _example(example: Example, words: Words) -> Html:
    return cards.entry(example.citation, html_of(example.citation.quote), words)


# --- Plots -----------------------------------------------------------------------------------------------


def _svg(height: int, *inside: Html) -> Html:
    return tag(
        "svg",
        *inside,
        viewBox=f"0 0 {WIDTH} {height}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _rect(kind: str, x: float, y: int, width: float, height: int) -> Html:
    return tag("rect", class_=kind, x=f"{x:.1f}", y=y, width=f"{max(1.0, width):.1f}", height=height)


def _bar(share: float) -> Html:
    return _svg(HEIGHT, _rect("bar", 0, 3, WIDTH * share, 8))


def _range(row: Row, full: float) -> Html:
    """The usual rate as a bar, the range of the author's reviews behind it."""
    low, rate, high = (WIDTH * min(1.0, n / full) for n in (row.low, row.rate, row.high))
    return _svg(HEIGHT, _rect("range", low, 0, high - low, HEIGHT), _rect("bar", 0, 3, rate, 8))


def _line(row: Row) -> Html:
    """How a habit changed: a dot a year."""
    top = max(rate for _, rate in row.per_year) or 1.0
    step = (WIDTH - 12) / max(1, len(row.per_year) - 1)
    points = [
        (6 + n * step, YEARS_HEIGHT - 6 - (YEARS_HEIGHT - 12) * rate / top)
        for n, (_, rate) in enumerate(row.per_year)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [
        tag("circle", tag("title", f"{year}: {rate:.2f}"), cx=f"{x:.1f}", cy=f"{y:.1f}", r=3)
        for (x, y), (year, rate) in zip(points, row.per_year, strict=True)
    ]
    return _svg(YEARS_HEIGHT, tag("polyline", points=path), *dots)
